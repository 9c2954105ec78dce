"""What was found in a text, where in it, why, and how sure is that?"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple


class What(StrEnum):
    """Which kind of identifier it is."""

    NAME = "name"
    INITIALS = "initials"
    BORN = "date of birth"
    DIED = "date of death"
    AGE = "exact age"
    ADDRESS = "address"
    PLACE = "place"
    POSTCODE = "postcode"
    ORGANISATION = "organisation"
    REFERENCE = "reference"
    NHS_NUMBER = "NHS number"
    PUPIL_NUMBER = "pupil number"
    INSURANCE_NUMBER = "National Insurance number"
    TELEPHONE = "telephone number"
    VEHICLE = "vehicle registration"
    EMAIL = "e-mail address"
    WEB = "web address"


class Sure(StrEnum):
    """How sure it is that this identifies somebody; a person looks at every one of them."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"

    @property
    def rank(self) -> int:
        """Order by it: the surest first."""
        return RANKS[self]


RANKS: Final = {sure: rank for rank, sure in enumerate(Sure)}


class Hit(NamedTuple):
    """Something found: from and to which character, and what it may stand for.

    `people` are places in the list of known people: more than one if the words fit several.
    `known` is the place, organisation or reference as it was written down.
    """

    start: int
    end: int
    what: What
    sure: Sure
    why: str
    people: tuple[int, ...] = ()
    known: str = ""
