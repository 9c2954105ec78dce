"""How long must a record be kept by law?

For the files of a partnership no law says it: their period is policy, kept as data of the
partnership. The one period of law that a partnership's file may touch is that of the record a
local authority keeps of a child it looks after; it binds the authority, and a partnership may
choose to follow it.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from heed.statute.dated import Rule, Version
from heed.statute.instruments import CARE_PLANNING, CHECKED, care_planning_regulations_2010
from heed.statute.sources import Grade
from heed.statute.value import Value


class LookedAfterRecord(Value):
    """Until which birthday; or, if the child dies before an age, for how long from the death."""

    until_birthday: int
    if_dies_before: int
    years_from_death: int


K1: Final = Rule(
    id="K1",
    question="How long is the case record of a looked-after child kept?",
    versions=(
        Version(
            value=LookedAfterRecord(until_birthday=75, if_dies_before=18, years_from_death=15),
            starts=CARE_PLANNING,
            source=care_planning_regulations_2010("regulation 50"),
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
    ),
)

RULES: Final[tuple[Rule[Any], ...]] = (K1,)


def anniversary(day: date, years: int) -> date:
    """Return the same day so many years later; for 29 February, the day after it would have been.

    An age is reached at the start of the birthday, and keeping a record a day too long harms
    nobody.
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def keep_looked_after_until(*, born_on: date, died_on: date | None, on: date) -> date:
    """Return the first day on which the record need not be kept any longer (K1).

    Fifteen years that begin with the day of the death are over when its fifteenth anniversary
    begins; an anniversary of the birth is reached at the start of the day.

    :raises NotInForce: before 1 April 2011
    """
    rule = K1.value_on(on)
    if died_on is not None and died_on < anniversary(born_on, rule.if_dies_before):
        return anniversary(died_on, rule.years_from_death)
    return anniversary(born_on, rule.until_birthday)
