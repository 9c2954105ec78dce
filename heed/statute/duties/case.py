"""Who is this about, which day decides, and who acts for the area?"""

from __future__ import annotations

from datetime import date
from enum import Enum

from heed.statute import authority, definitions
from heed.statute.authority import Allocation
from heed.statute.counted import in_words
from heed.statute.facts import Facts
from heed.statute.instruments import CSWA_2017
from heed.statute.typed import Final
from heed.statute.value import Value

# The last lawful day for an area to move to safeguarding partners (T1 and T2).
LAST_IMPLEMENTATION: Final = date(2019, 9, 30)


class Person(Enum):
    """What the person was when it happened."""

    CHILD = "under 18"
    ADULT = "18 or over"
    NOT_BORN = "not born alive, or not yet born"
    AGE_NOT_KNOWN = "of an age that is not known"


class Case(Value):
    """The facts, the day the question is asked, and what follows at once from both.

    `trigger` is the day that decides which version of a rule applies (C9): of becoming aware, or
    failing that of the notification, of the incident, or today.
    """

    facts: Facts
    today: date
    trigger: date
    person: Person
    allocation: Allocation

    @property
    def board_acts(self) -> bool | None:
        """Whether the LSCB still acted and not the partners; None if that is not known."""
        return board_acts(self.facts, self.trigger)

    @property
    def partners(self) -> str:
        """Who acts for the area on the day that decides."""
        return partners_on(self.facts, self.trigger)


def case_of(facts: Facts, today: date) -> Case:
    """Return the case for a set of facts."""
    trigger = facts.aware_on or facts.notified_panel_on or facts.incident_on or today
    return Case(facts, today, trigger, _person(facts), authority.allocate(facts))


def board_acts(facts: Facts, day: date) -> bool | None:
    """Say whether the area's LSCB still acted on a day; None if its day of change is not known."""
    if facts.implemented_on is not None:
        return day < facts.implemented_on
    if day < CSWA_2017:
        return True
    return None if day < LAST_IMPLEMENTATION else False


def partners_on(facts: Facts, day: date) -> str:
    """Return who acted for the area on a day: the LSCB at first, the partners later."""
    area = facts.local_authority
    acts = board_acts(facts, day)
    if acts is None:
        return f"the LSCB or the safeguarding partners of {area}"
    if acts:
        return f"the Local Safeguarding Children Board (LSCB) of {area}"
    return f"the safeguarding partners of {area}"


def when_board_acted(facts: Facts, day: date) -> str | None:
    """Return the question to ask where it is not known who acted on a day."""
    if board_acts(facts, day) is not None:
        return None
    return (
        f"When did {facts.local_authority} move from its LSCB to safeguarding partners? On "
        f"{in_words(day)} either could act: give arrangements.implemented_on."
    )


def _person(facts: Facts) -> Person:
    if not facts.live_born:
        return Person.NOT_BORN
    if facts.born_on is None:
        return Person.AGE_NOT_KNOWN if facts.care_leaver else Person.CHILD
    if facts.incident_on is not None:
        child = definitions.is_child(born_on=facts.born_on, on=facts.incident_on)
        return Person.CHILD if child else Person.ADULT
    known_by = facts.aware_on or facts.notified_panel_on
    if known_by is not None and definitions.is_child(born_on=facts.born_on, on=known_by):
        return Person.CHILD
    return Person.AGE_NOT_KNOWN
