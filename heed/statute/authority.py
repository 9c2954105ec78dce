"""On which local authority does the duty to tell the Panel fall?"""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from heed.statute.dated import Rule, Version
from heed.statute.facts import Facts
from heed.statute.instruments import CHECKED, CSWA_2017, children_act_2004, panel_answers
from heed.statute.sources import Grade
from heed.statute.typed import Any, Final
from heed.statute.value import Value


class Ground(Enum):
    """Why the duty falls on the authority asking, or why it does not."""

    IN_AREA = "It happened in the authority's area: s.16C(1)(a)."
    ABROAD = (
        "It happened outside England to a child normally resident in the authority's area: "
        "s.16C(1)(b)."
    )
    DIED_HERE = (
        "The child was harmed outside England and died in the authority's area: the words of "
        "s.16C(1)(a) are met, but the Panel looks to the place of the incident (AMB-3)."
    )
    NOT_KNOWN = "Where it happened has not been stated, so the duty may fall on this authority."
    ELSEWHERE = "It happened in the area of another authority."
    NOBODY = "It happened outside England to a child who normally lives elsewhere."


class Allocation(Value):
    """On what ground the duty falls on the authority asking, or on whom it falls instead."""

    ground: Ground
    instead: str | None = None  # the other authority, where it is one

    @property
    def because(self) -> str:
        """The reason in one sentence."""
        if self.instead is None:
            return self.ground.value
        return (
            f"It happened in {self.instead}, so the duty falls on {self.instead}, the authority "
            "where the incident took place; work with it."
        )


WHICH: Final = Rule(
    "4.2",
    "On which local authority does the duty to tell the Panel fall?",
    (
        Version(
            value="the authority where the child dies or is seriously harmed; outside England, the "
            "authority where the child normally lives",
            starts=CSWA_2017,
            source=children_act_2004("s.16C(1)(a) and (b)"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

INCIDENT_DECIDES: Final = Rule(
    "4.2-FAQ",
    "And where a child lives, is harmed and dies in different areas?",
    (
        Version(
            value="the authority where the serious incident took place; the others work with it",
            starts=CSWA_2017,
            source=panel_answers("which local authority notifies"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

RULES: Final[tuple[Rule[Any], ...]] = (WHICH, INCIDENT_DECIDES)


def allocate(facts: Facts) -> Allocation:
    """Say on what ground the duty to tell the Panel falls on the authority asking (4.2)."""
    here = facts.local_authority
    if facts.outside_england:
        return Allocation(_outside_england(facts))
    if facts.incident_in is None:
        return Allocation(Ground.NOT_KNOWN)
    if same(facts.incident_in, here):
        return Allocation(Ground.IN_AREA)
    return Allocation(Ground.ELSEWHERE, facts.incident_in)


def same(one: str | None, other: str | None) -> bool:
    """Say whether two names are of one authority, whatever their capitals and spaces."""
    return one is not None and other is not None and _plain(one) == _plain(other)


def _outside_england(facts: Facts) -> Ground:
    if same(facts.normally_resident_in, facts.local_authority):
        return Ground.ABROAD
    if same(facts.incident_in, facts.local_authority):
        return Ground.DIED_HERE
    return Ground.NOBODY


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
