"""Who is looking, and on whose behalf?"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.http import HttpRequest

from heed.access.roles import Role
from heed.govuk.components import CaseHeader


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """A signed-in person acting for one agency in one partnership, with the rights of today.

    `agency_id` is None for people who act for no agency, such as an Independent Chair. Somebody
    with posts in several partnerships or agencies may act for another one (`may_switch`); the
    rights of posts held there are not here.
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
    may_switch: bool = False

    @property
    def place(self) -> str:
        """Return for whom this person acts as one short word, which forms carry."""
        return place_code(self.partnership_id, self.agency_id)

    @property
    def role_words(self) -> str:
        """Return the posts this person holds, as the page header shows them."""
        return ", ".join(self.titles or tuple(sorted(role.label for role in self.roles)))

    @property
    def acts_for(self) -> str:
        """Return the agency, or the partnership for people outside every agency."""
        return self.agency_name or self.partnership_name


def place_code(partnership_id: int, agency_id: int | None) -> str:
    """Return a partnership and an agency, or none, as one short word."""
    return f"{partnership_id}-{agency_id or 0}"


class ViewerRequest(HttpRequest):
    """A request that carries who is looking.

    A page that has worked out the header of its case leaves it here for the page frame, which
    otherwise asks for it. A page that has read what the law asks about its case (a `SoFar` of the
    room incidents) leaves that, and the frame asks for the rest. Neither is there to begin with.
    """

    viewer: Viewer
    case_header: CaseHeader
    known_of_case: object
