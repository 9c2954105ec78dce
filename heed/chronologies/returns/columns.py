"""Which meaning has each column of a table, once headings and contents are weighed together?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from heed.chronologies.readers.opened import Line
from heed.chronologies.returns import contents, headings
from heed.chronologies.returns.contents import Contents
from heed.chronologies.returns.headings import Reading
from heed.chronologies.returns.mapping import Guess
from heed.chronologies.rows import Column, Meaning

# A row has one of each of these; of two columns that fit, the surer one has it.
ONLY_ONE: Final = (
    Meaning.START_DATE,
    Meaning.START_TIME,
    Meaning.END_DATE,
    Meaning.END_TIME,
    Meaning.SEQUENCE,
)
DATED: Final = 0.6  # share of cells that look like dates in a column of dates without a heading
BARELY_DATED: Final = 0.3
BY_CONTENTS: Final = 0.5
DOUBTED: Final = 0.4

Readings = list[Reading]


def mapped(
    names: Sequence[str],
    lines: Sequence[Line],
    remembered: Mapping[str, Meaning | None],
) -> tuple[Guess, ...]:
    """Return what each column means; `lines` are those below the headings.

    `remembered` says what headings (in their plain words) meant when somebody was asked before.
    """
    found = [_remembered(name, remembered) or headings.read(name) for name in names]
    held = [contents.of(lines, place) for place in range(len(names))]
    _doubt_dates_without_dates(found, held)
    for meaning in ONLY_ONE:
        _leave_one(found, meaning)
    _leave_exact_events(found)
    _find_dates(found, held)
    _find_events(found, held)
    return tuple(
        Guess(Column(name, reading.means), reading.sureness, reading.because)
        for name, reading in zip(distinct(names), found, strict=True)
    )


def distinct(names: Sequence[str]) -> list[str]:
    """Return headings that differ from each other, so that every cell is under its own."""
    said: dict[str, None] = {}
    for place, name in enumerate(names, start=1):
        plain = " ".join(name.split()) or f"Column {place}"
        one, count = plain, 1
        while one in said:
            count += 1
            one = f"{plain} ({count})"
        said[one] = None
    return list(said)


def _remembered(name: str, remembered: Mapping[str, Meaning | None]) -> Reading | None:
    plain = headings.words(name)
    if not plain or plain not in remembered:
        return None
    return Reading(remembered[plain], 1.0, "So it was last time.")


def _doubt_dates_without_dates(found: Readings, held: Sequence[Contents]) -> None:
    for place, (reading, column) in enumerate(zip(found, held, strict=True)):
        if reading.means is not Meaning.START_DATE or reading.sureness == 0:
            continue
        if column.filled and column.dated < BARELY_DATED:
            because = f"{reading.because} But few of its cells look like dates."
            found[place] = Reading(reading.means, min(reading.sureness, DOUBTED), because)


def _leave_one(found: Readings, meaning: Meaning) -> None:
    """Leave a meaning to the column that is surest of it; of equally sure ones, to the first."""
    places = [place for place, reading in enumerate(found) if reading.means is meaning]
    best = max(places, key=lambda place: found[place].sureness, default=None)
    for place in places:
        if place != best:
            because = f"{found[place].because} But another column says so more clearly."
            found[place] = Reading(Meaning.OTHER, found[place].sureness, because)


def _leave_exact_events(found: Readings) -> None:
    """Leave what happened to the columns whose headings say so in full, if there is one."""
    events = [place for place, reading in enumerate(found) if reading.means is Meaning.EVENT]
    if any(found[place].sureness >= headings.WITHOUT_HINTS for place in events):
        for place in events:
            if found[place].sureness < headings.WITHOUT_HINTS:
                because = f"{found[place].because} But another column says so more clearly."
                found[place] = Reading(Meaning.OTHER, found[place].sureness, because)


def _find_dates(found: Readings, held: Sequence[Contents]) -> None:
    """Take the first column of dates for the date if no heading says which it is."""
    if any(reading.means is Meaning.START_DATE for reading in found):
        return
    for place, column in enumerate(held):
        if found[place].means is None and column.dated >= DATED:
            because = "Most of its cells look like dates."
            found[place] = Reading(Meaning.START_DATE, BY_CONTENTS, because)
            return


def _find_events(found: Readings, held: Sequence[Contents]) -> None:
    """Take the column with most text for what happened if no heading says which it is."""
    if any(reading.means is Meaning.EVENT for reading in found):
        return
    free = [
        place
        for place, reading in enumerate(found)
        if reading.means in (None, Meaning.ANALYSIS) and held[place].filled
    ]
    if free:
        longest = max(free, key=lambda place: held[place].length * held[place].filled)
        because = "Most is written in it, and no heading says what happened."
        found[longest] = Reading(Meaning.EVENT, BY_CONTENTS, because)
