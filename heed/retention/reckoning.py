"""When is the file of a case to be looked at again, and how was that day worked out?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from heed.core.periods import long_date
from heed.govuk.words import many
from heed.retention.models import RetentionClass
from heed.statute import record_keeping
from heed.statute.instruments import CARE_PLANNING
from heed.statute.record_keeping import anniversary

Trigger = RetentionClass.Trigger


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """A child as far as periods depend on them: `name` is “Child 1”, never a name."""

    name: str
    born_on: date | None
    died_on: date | None
    looked_after: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is recorded on a case that a period may be counted from."""

    ended_on: date | None = None
    ended_by: str = ""  # what ended the work, in words
    review_completed_on: date | None = None
    children: tuple[Life, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """The day a file is to be reviewed, or None while nobody can say, and one sentence a step."""

    on: date | None
    because: tuple[str, ...]


NOT_ENDED: Final = "The work on the case has not ended, so its period has not begun."
NOT_COMPLETED: Final = "There is no completed local review, so the period has not begun."
NO_DEATH: Final = "No death of a child is recorded, so the period has not begun."
NO_CHILD: Final = "No child is recorded on the case, so no day can be worked out."
NO_LOOKED_AFTER: Final = "No child on the case was looked after: choose another class."


def reckon(chosen: RetentionClass | None, facts: Facts, *, kept_until: date | None) -> Reckoned:
    """Return the day of the next review: when the period is over, or later if it was put off.

    While the work on a case goes on there is none, whatever its class says.
    """
    if chosen is None:
        return Reckoned(on=None, because=("The partnership has not said which class holds.",))
    found = _period(chosen, facts)
    if found.on is not None and facts.ended_on is None:
        return Reckoned(on=None, because=(*found.because, NOT_ENDED))
    if found.on is None or kept_until is None or kept_until <= found.on:
        return found
    later = f"It was decided to keep the file until {long_date(kept_until)}."
    return Reckoned(on=kept_until, because=(*found.because, later))


def _period(chosen: RetentionClass, facts: Facts) -> Reckoned:
    if chosen.trigger == Trigger.LOOKED_AFTER:
        return _by_law(facts)
    if chosen.trigger == Trigger.CHILD_BORN:
        return _from_birth(chosen, facts)
    if chosen.trigger == Trigger.CHILD_DIED:
        deaths = [life.died_on for life in facts.children if life.died_on]
        what = "A child died on {day}."
        return _from(max(deaths, default=None), chosen, what=what, otherwise=NO_DEATH)
    if chosen.trigger == Trigger.REVIEW_COMPLETED:
        what = "The local review was completed on {day}."
        return _from(facts.review_completed_on, chosen, what=what, otherwise=NOT_COMPLETED)
    what = f"{facts.ended_by} on {{day}}, and the work on the case ended."
    return _from(facts.ended_on, chosen, what=what, otherwise=NOT_ENDED)


def _from_birth(chosen: RetentionClass, facts: Facts) -> Reckoned:
    births = [life.born_on for life in facts.children if life.born_on]
    if len(births) < len(facts.children):
        missing = next(life.name for life in facts.children if life.born_on is None)
        said = f"The date of birth of {missing} is not known, so no day can be worked out."
        return Reckoned(on=None, because=(said,))
    what = "The youngest child was born on {day}."
    return _from(max(births, default=None), chosen, what=what, otherwise=NO_CHILD)


def _from(day: date | None, chosen: RetentionClass, *, what: str, otherwise: str) -> Reckoned:
    if day is None:
        return Reckoned(on=None, because=(otherwise,))
    due = anniversary(day, chosen.years or 0)
    period = many(chosen.years or 0, one="year", several="years")
    return Reckoned(
        on=due,
        because=(
            what.format(day=long_date(day)),
            f"“{chosen.name}” is kept for {period}: until {long_date(due)}.",
        ),
    )


def _by_law(facts: Facts) -> Reckoned:
    looked_after = [life for life in facts.children if life.looked_after]
    if not looked_after:
        return Reckoned(on=None, because=(NO_LOOKED_AFTER,))
    found: list[tuple[date, str]] = []
    for life in looked_after:
        if life.born_on is None:
            said = f"The date of birth of {life.name} is not known, so no day can be worked out."
            return Reckoned(on=None, because=(said,))
        found.append(_law_on(life, life.born_on, facts))
    last, why = max(found)
    rule = record_keeping.K1.versions[-1]
    return Reckoned(on=last, because=(why, f"{rule.source}, {rule.source.force.value}."))


def _law_on(life: Life, born_on: date, facts: Facts) -> tuple[date, str]:
    asked_on = max(facts.ended_on or born_on, CARE_PLANNING)
    until = record_keeping.keep_looked_after_until(
        born_on=born_on, died_on=life.died_on, on=asked_on
    )
    lived = f"born on {long_date(born_on)}"
    if life.died_on is not None:
        lived += f", died on {long_date(life.died_on)}"
    return until, f"{life.name} was looked after ({lived}): kept until {long_date(until)}."
