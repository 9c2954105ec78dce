"""Which kinds of paper can be made, and what must be known to make one?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from heed.core.periods import Period, long_date
from heed.documents.tree import Document
from heed.papers import corporate_parenting_board
from heed.papers.facts import BoardFacts
from heed.papers.numbers import Numbers
from heed.statute.exempt_information import Exemption

# Later days are slips of the pen, and no calendar of ours reaches them.
LAST_DAY: Final = date(2099, 12, 31)


class UnknownKind(LookupError):
    """There is no paper of that name."""


class TooLate(ValueError):
    """A day lies beyond every meeting anybody can plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of paper: its name in addresses and commands, the board it goes to, what it is."""

    name: str
    board: str
    about: str
    write: Callable[..., Document]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What is asked for: which paper, for which period and meeting, with which choices.

    :raises TooLate: if a day is after 2099
    """

    kind: Kind
    period: Period
    meeting_on: date
    with_timeliness: bool = False
    exemption: Exemption = Exemption.IDENTITY

    def __post_init__(self) -> None:
        if max(self.meeting_on, self.period.ends_on) > LAST_DAY:
            raise TooLate(f"No paper can be made for a day after {long_date(LAST_DAY)}.")

    def write(self, facts: BoardFacts, *, numbers: Numbers, marking: str = "") -> Document:
        """Write the paper from counted facts."""
        return self.kind.write(facts, numbers=numbers, exemption=self.exemption, marking=marking)


CORPORATE_PARENTING_BOARD: Final = Kind(
    name="corporate-parenting-board",
    board="Corporate Parenting Board",
    about="Serious cases and reviews in a period, with the arrangements for reviewing them",
    write=corporate_parenting_board.write,
)

KINDS: Final = {kind.name: kind for kind in (CORPORATE_PARENTING_BOARD,)}


def named(name: str) -> Kind:
    """Return the kind of paper of that name.

    :raises UnknownKind: if there is none, naming those there are
    """
    if name not in KINDS:
        raise UnknownKind(f"There is no paper called “{name}”. There is: {', '.join(KINDS)}.")
    return KINDS[name]
