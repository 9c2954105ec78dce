"""Which year is meant where a piece of a written date says none, and is its weekday right?"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from heed.chronologies.dates import impossible
from heed.chronologies.dates.around import SURE_WITHIN, Around, Span, days_between, long
from heed.chronologies.dates.impossible import Impossible
from heed.chronologies.dates.parts import Part
from heed.chronologies.dates.written import Precision

NEEDS_A_YEAR = "It needs a year, which nobody gave."
LEAP = 4  # years either side in which a 29 February is looked for
WEEKDAY_DECIDES_WITHIN = 200  # days from the row above


class Reading(NamedTuple):
    """What a written date means; the fields are those of `WrittenDate` without the words."""

    first: date | None
    last: date | None
    precision: Precision
    certain: bool = True
    inferred: str | None = None
    problem: str | None = None


class Settled(NamedTuple):
    """A piece with its days, whether they are sure, and what was inferred or is wrong."""

    span: Span
    year: int
    certain: bool
    inferred: str | None = None
    problem: str | None = None


def in_year(part: Part, year: int, *, certain: bool = True, inferred: str | None = None) -> Settled:
    """Return a piece in a year, with what is wrong with its weekday.

    :raises Impossible: if there are no such days
    """
    span = part.in_year(year)
    problem = wrong_weekday(part, year) if part.weekdays else None
    return Settled(span, year, certain and part.certain and problem is None, inferred, problem)


def settle(part: Part, around: Around) -> Settled:
    """Return a piece with its year, taken from a day close by or the period if it has none.

    :raises Impossible: if it has no year and none can be inferred
    """
    if part.year is not None:
        return in_year(part, part.year)
    if around.near is not None:
        return _nearest(part, around.near)
    if around.period is not None:
        return _within(part, around.period)
    if part.either is not None:
        raise Impossible(f"It needs a year, which nobody gave, or it is {part.either}.")
    raise Impossible(NEEDS_A_YEAR)


def _possible(part: Part, years: range) -> list[tuple[int, Span]]:
    found = []
    for year in years:
        try:
            found.append((year, part.in_year(year)))
        except Impossible:
            continue
    return found


def _nearest(part: Part, near: date) -> Settled:
    if part.either is not None and part.either.endswith(str(near.year)):
        raise Impossible(f"It may be a day, or it is {part.either}: write the year in full.")
    found = _possible(part, range(near.year - 1, near.year + 2))
    if not found:
        found = _possible(part, range(near.year - LEAP, near.year + LEAP + 1))
    if not found:
        part.in_year(near.year)  # raises what is wrong with it in every year
    year, span = min(found, key=lambda one: days_between(one[1], near))
    if (near.month, near.day) == (1, 1):
        # A caller who knows only the year gives its first day.
        year, span = next((one for one in found if one[0] == near.year), (year, span))
    if part.weekdays and wrong_weekday(part, year) is not None:
        for other, days in found:
            close = days_between(days, near) <= WEEKDAY_DECIDES_WITHIN
            if close and wrong_weekday(part, other) is None:
                year, span = other, days
    other = near.year if part.either is None else int(part.either[-4:])
    sure = days_between(span, near) <= SURE_WITHIN and abs(other - near.year) != 1
    return in_year(
        part, year, certain=sure, inferred=f"The year {year}, from {long(near)} close by."
    )


def _within(part: Part, period: Span) -> Settled:
    years = range(period[0].year - 1, period[1].year + 1)
    inside = [
        year
        for year, span in _possible(part, years)
        if span[0] <= period[1] and period[0] <= span[1]
    ]
    if len(inside) != 1:
        said = " or ".join(map(str, inside)) or "no year"
        raise Impossible(f"{NEEDS_A_YEAR[:-1]}; within the period it could be in {said}.")
    return in_year(part, inside[0], inferred=f"The year {inside[0]}, from the review's period.")


def wrong_weekday(part: Part, year: int) -> str | None:
    """Return what is wrong with the weekday written beside a day, or None."""
    for weekday, month, number in part.weekdays:
        day = impossible.day(year, month, number)
        if day.weekday() != weekday:
            return (
                f"{long(day)} was a {impossible.DAYS[day.weekday()]}, not a "
                f"{impossible.DAYS[weekday]}; the {_nearest_weekday(day, weekday)} was."
            )
    return None


def _nearest_weekday(day: date, weekday: int) -> str:
    ahead = (weekday - day.weekday()) % 7
    shift = ahead if ahead <= 3 else ahead - 7
    return long(date.fromordinal(day.toordinal() + shift))


def settle_all(parts: list[Part], around: Around) -> list[Settled]:
    """Return pieces in the order written, each lending its year to a neighbour without one.

    :raises Impossible: if none has a year and none can be inferred
    """
    known = [place for place, part in enumerate(parts) if part.year is not None]
    if not known:
        settled = {0: settle(parts[0], around)}
        start = 0
    else:
        start = known[0]
        settled = {place: settle(parts[place], around) for place in known}
    for place in range(start - 1, -1, -1):
        settled[place] = _before(parts[place], settled[place + 1])
    for place in range(start + 1, len(parts)):
        if place not in settled:
            settled[place] = _after(parts[place], settled[place - 1])
    return [settled[place] for place in range(len(parts))]


def _before(part: Part, following: Settled) -> Settled:
    """Return a piece in the year of the one after it, or the year before if it would be later."""
    here = in_year(part, following.year)
    if here.span[0] > following.span[1]:
        earlier = in_year(part, following.year - 1)
        close = days_between(following.span, earlier.span[1]) <= SURE_WITHIN
        return earlier._replace(certain=earlier.certain and close)
    return here


def _after(part: Part, previous: Settled) -> Settled:
    here = in_year(part, previous.year, inferred=previous.inferred)
    if here.span[1] < previous.span[0]:
        later = in_year(part, previous.year + 1, inferred=previous.inferred)
        close = days_between(previous.span, later.span[0]) <= SURE_WITHIN
        return later._replace(certain=later.certain and close)
    return here
