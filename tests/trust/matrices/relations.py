"""How can somebody stand to a case, and what follows from it?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from tests.trust.matrices.practice import SEES, Kind

PARTNER: Final = "STATUTORY_PARTNER"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is true of somebody, whatever their role.

    `opened` says how the case is open to them: by "name", because it is open to "theirs" (their
    agency or group), to whoever holds the "post" of a safeguarding partner, or not at all.
    """

    words: str
    opened: str = ""
    kept_out: bool = False
    elsewhere: bool = False
    agency: str = "council"


class Relation(Enum):
    """Everybody who is asked about, by how they stand to the case."""

    NOTHING = Standing("have nothing to do with it")
    NAMED = Standing("it is open to them by name", "name")
    LAST_DAY = Standing("it is open to them by name until today", "name")
    ENDED = Standing("it was open to them by name until yesterday")
    NOT_YET = Standing("it will be open to them by name from tomorrow")
    AGENCY = Standing("it is open to their agency", "theirs", agency="police")
    GROUP = Standing("it is open to a group they sit in", "theirs")
    POST = Standing("it is open to the partner of their agency", "post", agency="health")
    EMERGENCY = Standing("they opened it in an emergency", "name")
    EMERGENCY_OVER = Standing("they opened it in an emergency that is over")
    PRACTITIONER = Standing("open by name, but named in it as a practitioner", "name", True)
    MANAGER = Standing("open by name, but they manage a practitioner", "name", True)
    TEAM = Standing("open by name, but in a practitioner’s team", "name", True)
    FAMILY = Standing("open by name, but family of somebody named", "name", True)
    EXCLUDED = Standing("open by name, but kept out", "name", True)
    IN_AN_EMERGENCY = Standing("kept out, and they opened it in an emergency", "name", True)
    TAKEN_BACK = Standing("open by name; that they are named in it was taken back", "name")
    ELSEWHERE = Standing("open by name, but they act in another partnership", "name", False, True)

    def __str__(self) -> str:
        return self.value.words


def is_open(role: str, relation: Relation, kind: Kind) -> bool:
    """Say whether somebody should see things of a kind on the case, of whatever agency."""
    far = SEES[role].get(kind, "")
    stands = relation.value
    if stands.elsewhere or stands.kept_out or not far:
        return False
    if far == "own":
        return is_open(role, relation, "case")
    opened = stands.opened == "post" and role == PARTNER
    return (
        far == "all" or stands.opened == "name" or (far == "open" and (opened or _theirs(stands)))
    )


def sees(role: str, relation: Relation, kind: Kind, *, agency: str = "") -> bool:
    """Say whether somebody should see a row of a kind that is of an agency, or of none."""
    if SEES[role].get(kind) == "own" and agency != relation.value.agency:
        return False
    return is_open(role, relation, kind)


def _theirs(stands: Standing) -> bool:
    return stands.opened == "theirs"
