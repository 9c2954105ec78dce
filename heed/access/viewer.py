"""Who is looking, and on whose behalf?"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.http import HttpRequest

from heed.access.roles import Role
from heed.govuk.components import CaseHeader


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """A signed-in person acting for one agency in one partnership, with the rights of today.

    `agency_id` is None for people who act for no agency, such as an Independent Chair.
    `freshly_proved` says whether they proved who they are in the last five minutes; in a request
    the session answers, and a command that acts for somebody counts as proof.
    """

    user_id: int
    name: str
    partnership_id: int
    partnership_name: str
    agency_id: int | None
    agency_name: str
    roles: frozenset[Role]
    titles: tuple[str, ...] = ()
    group_ids: frozenset[int] = field(default_factory=frozenset)
    protective_marking: str = "OFFICIAL-SENSITIVE"
    freshly_proved: bool = True

    @property
    def role_words(self) -> str:
        """Return the posts this person holds, as the page header shows them."""
        return ", ".join(self.titles or tuple(sorted(role.label for role in self.roles)))

    @property
    def acts_for(self) -> str:
        """Return the agency, or the partnership for people outside every agency."""
        return self.agency_name or self.partnership_name


class ViewerRequest(HttpRequest):
    """A request that carries who is looking.

    A page that has worked out the header of its case leaves it here for the page frame, which
    otherwise asks for it; nothing is there to begin with.
    """

    viewer: Viewer
    case_header: CaseHeader
