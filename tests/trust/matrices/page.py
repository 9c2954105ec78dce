"""What does an entry of a page say?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tests.trust.matrices.practice import Kind, does
from tests.trust.matrices.relations import Relation, sees


class For(Enum):
    """Whom a page is for, where it is not about something on the case."""

    ANYBODY = "anybody, signed in or not"
    PEOPLE = "anybody signed in with a post"
    THE_PARTNERSHIP = "people of the partnership it is about"
    READERS = "readers of papers in the partnership"
    KEEPERS = "who keeps the people of the partnership, or of that agency"
    THE_COORDINATOR = "the coordinator of the partnership"
    OWNER = "the one person whose own it is"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Whom one address is for, what right it asks for, and how it is asked.

    `about` is a kind of thing on the case, or whom it is for. `right` is any one of some rights,
    `sending` the rights a form asks for beyond it. `takes` are the words in the address; the first
    is the case where it is about the case.
    """

    about: Kind | For
    right: tuple[str, ...] = ()
    sending: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    methods: tuple[str, ...] = ("GET",)
    agency: str = ""  # whose the document in the address is
    owner: Relation = Relation.NAMED
    also: tuple[int, ...] = ()  # what it may answer to those it is for, beside showing itself

    @property
    def is_about_the_case(self) -> bool:
        """Say whether what it shows hangs on the case."""
        return not isinstance(self.about, For)

    def carries(self, role: str, method: str) -> bool:
        """Say whether a role carries the rights this asks for."""
        asked = (self.right, self.sending if method == "POST" else ())
        return all(any(does(role, one) for one in some) for some in asked if some)

    def reaches(self, role: str, relation: Relation) -> bool:
        """Say whether what this is about is there for somebody."""
        if not isinstance(self.about, For):
            return sees(role, relation, self.about, agency=self.agency)
        return _is_for(self, role, relation)


def _is_for(page: Page, role: str, relation: Relation) -> bool:
    here = not relation.value.elsewhere
    keeps_their_agency = role == "AGENCY_ADMINISTRATOR" and relation.value.agency == "council"
    answers = {
        For.ANYBODY: True,
        For.PEOPLE: True,
        For.THE_PARTNERSHIP: here,
        For.READERS: here and does(role, "PAPER_READ"),
        For.KEEPERS: here and (role == "COORDINATOR" or keeps_their_agency),
        For.THE_COORDINATOR: here and role == "COORDINATOR",
        For.OWNER: relation is page.owner,
    }
    return answers[page.about] if isinstance(page.about, For) else False


GET, BOTH, SENT = ("GET",), ("GET", "POST"), ("POST",)

__all__ = ["BOTH", "GET", "SENT", "For", "Page"]
