"""How far does each role reach? One page; the product shows it and `visible_to` obeys it.

What a role may *do* to what it reaches is the other page, `permissions.py`. A role that is not
named beside a resource does not reach it. After the roles partnerships describe for themselves
(nobody publishes such a table): need to know comes first, and a councillor never sees a case.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum

from heed.access.roles import Role


class Resource(Enum):
    """A kind of thing that is kept, and that a role reaches or not; the value is what it says."""

    CASE = "The case: its reference, stage and clocks"
    INCIDENT = "The incident, the child and the notification"
    PARTNER_VIEWS = "Agencies’ views on notifying"
    RAPID_REVIEW = "The rapid review"
    LOCAL_REVIEW = "The local review"
    FILES = "Files kept on the case"
    ACCESS = "To whom the case is open, and why"
    CONFLICTS = "Conflicts of interest"
    RECORD_KEEPING = "Retention, legal hold and disposal"
    TRAIL = "Who did and who looked at what"
    PAPERS = "Board papers"
    OWN_RETURN = "One’s own agency’s return"
    OTHERS_RETURNS = "Other agencies’ returns"
    REVIEWER_WORKSPACE = "The lead reviewer’s workspace"
    # Agreed now, for the rooms that will keep them.
    FAMILY_LOG = "Contact with the family"
    EXPLOITATION = "Children at risk of exploitation"
    INTELLIGENCE = "Intelligence"
    ACTION_TRACKER = "Actions and learning"
    AUDITS = "Audits"

    @property
    def short(self) -> str:
        """Return the resource in a word or two, for the head of a column."""
        return SHORT[self]

    @property
    def is_kept_today(self) -> bool:
        """Say whether anything of this kind is kept yet."""
        return self not in TO_COME


class Reach(Enum):
    """How far a role reaches; the value is what a page says, `short` a word of it for a table.

    A person with several roles has the reach of each of them.
    """

    NOTHING = "Nothing"
    COUNTS = "Counts only"
    OWN_AGENCY = "Their own agency’s, on cases open to them"
    BY_NAME = "On cases they opened, or open to them by name"
    OPENED = "On cases open to them, their agency or group"
    EVERY = "All of the partnership’s"

    @property
    def short(self) -> str:
        """Return how far in a word or two, for a cell."""
        return CELLS[self]


SHORT = {
    Resource.CASE: "Case",
    Resource.INCIDENT: "Incident",
    Resource.PARTNER_VIEWS: "Views",
    Resource.RAPID_REVIEW: "Rapid review",
    Resource.LOCAL_REVIEW: "Local review",
    Resource.FILES: "Files",
    Resource.ACCESS: "Open to whom",
    Resource.CONFLICTS: "Conflicts",
    Resource.RECORD_KEEPING: "Retention",
    Resource.TRAIL: "Trail",
    Resource.PAPERS: "Papers",
    Resource.OWN_RETURN: "Own return",
    Resource.OTHERS_RETURNS: "Others’ returns",
    Resource.REVIEWER_WORKSPACE: "Reviewer’s workspace",
    Resource.FAMILY_LOG: "Family contact",
    Resource.EXPLOITATION: "Exploitation",
    Resource.INTELLIGENCE: "Intelligence",
    Resource.ACTION_TRACKER: "Actions",
    Resource.AUDITS: "Audits",
}
CELLS = {
    Reach.NOTHING: "",
    Reach.COUNTS: "Counts",
    Reach.OWN_AGENCY: "Own agency’s",
    Reach.BY_NAME: "By name",
    Reach.OPENED: "If open",
    Reach.EVERY: "All",
}
TO_COME = frozenset(
    {
        Resource.FAMILY_LOG,
        Resource.EXPLOITATION,
        Resource.INTELLIGENCE,
        Resource.ACTION_TRACKER,
        Resource.AUDITS,
    }
)

_R, _OWN, _NAMED, _OPEN, _ALL = (
    Resource,
    Reach.OWN_AGENCY,
    Reach.BY_NAME,
    Reach.OPENED,
    Reach.EVERY,
)
_COUNTS = Reach.COUNTS

TABLE: Mapping[Role, Mapping[Resource, Reach]] = {
    # Runs the business: everything, but for children at risk of exploitation and intelligence,
    # which belong to the exploitation team.
    Role.COORDINATOR: {
        _R.CASE: _ALL, _R.INCIDENT: _ALL, _R.PARTNER_VIEWS: _ALL, _R.RAPID_REVIEW: _ALL,
        _R.LOCAL_REVIEW: _ALL, _R.FILES: _ALL, _R.ACCESS: _ALL, _R.CONFLICTS: _ALL,
        _R.RECORD_KEEPING: _ALL, _R.TRAIL: _ALL, _R.PAPERS: _ALL, _R.OWN_RETURN: _ALL,
        _R.OTHERS_RETURNS: _ALL, _R.REVIEWER_WORKSPACE: _ALL, _R.FAMILY_LOG: _ALL,
        _R.ACTION_TRACKER: _ALL,
    },
    # Reports, and follows what was reported: the review that comes of it is for others.
    Role.NOTIFIER: {
        _R.CASE: _NAMED, _R.INCIDENT: _NAMED, _R.PARTNER_VIEWS: _NAMED, _R.ACCESS: _NAMED,
        _R.FILES: _OWN, _R.OWN_RETURN: _OWN, _R.EXPLOITATION: _NAMED, _R.ACTION_TRACKER: _OWN,
    },
    # Is asked a question and answers it for the agency.
    Role.AGENCY_REPRESENTATIVE: {
        _R.CASE: _OPEN, _R.INCIDENT: _OPEN, _R.PARTNER_VIEWS: _OWN, _R.FILES: _OWN,
        _R.OWN_RETURN: _OWN, _R.ACTION_TRACKER: _OWN,
    },
    # Not to whom it is open: the first of them is whoever reported it (`fields.py`).
    Role.GROUP_MEMBER: {
        _R.CASE: _OPEN, _R.INCIDENT: _OPEN, _R.PARTNER_VIEWS: _OPEN, _R.RAPID_REVIEW: _OPEN,
        _R.LOCAL_REVIEW: _OPEN, _R.FILES: _OPEN, _R.PAPERS: _ALL,
        _R.OWN_RETURN: _OPEN, _R.OTHERS_RETURNS: _OPEN, _R.FAMILY_LOG: _OPEN,
        _R.ACTION_TRACKER: _ALL,
    },
    Role.GROUP_CHAIR: {
        _R.CASE: _ALL, _R.INCIDENT: _ALL, _R.PARTNER_VIEWS: _ALL, _R.RAPID_REVIEW: _ALL,
        _R.LOCAL_REVIEW: _ALL, _R.FILES: _ALL, _R.ACCESS: _ALL, _R.PAPERS: _ALL,
        _R.OWN_RETURN: _ALL, _R.OTHERS_RETURNS: _ALL, _R.REVIEWER_WORKSPACE: _ALL,
        _R.FAMILY_LOG: _ALL, _R.EXPLOITATION: _COUNTS, _R.ACTION_TRACKER: _ALL,
    },
    # Keeps a file when the only coordinator has a conflict of interest.
    Role.INDEPENDENT_CHAIR: {
        _R.CASE: _ALL, _R.INCIDENT: _ALL, _R.PARTNER_VIEWS: _ALL, _R.RAPID_REVIEW: _ALL,
        _R.LOCAL_REVIEW: _ALL, _R.FILES: _ALL, _R.ACCESS: _ALL, _R.CONFLICTS: _ALL,
        _R.RECORD_KEEPING: _ALL, _R.TRAIL: _ALL, _R.PAPERS: _ALL, _R.OWN_RETURN: _ALL,
        _R.OTHERS_RETURNS: _ALL, _R.REVIEWER_WORKSPACE: _ALL, _R.FAMILY_LOG: _ALL,
        _R.EXPLOITATION: _COUNTS, _R.ACTION_TRACKER: _ALL,
    },
    # Signs off, and decides where the arrangements say so.
    Role.STATUTORY_PARTNER: {
        _R.CASE: _OPEN, _R.INCIDENT: _OPEN, _R.PARTNER_VIEWS: _OPEN, _R.RAPID_REVIEW: _OPEN,
        _R.LOCAL_REVIEW: _OPEN, _R.FILES: _OPEN, _R.ACCESS: _OPEN, _R.PAPERS: _ALL,
        _R.EXPLOITATION: _COUNTS, _R.ACTION_TRACKER: _ALL,
    },
    Role.BOARD_OFFICER: {_R.CASE: _COUNTS, _R.PAPERS: _ALL},
    # One review, until a day.
    Role.LEAD_REVIEWER: {
        _R.CASE: _NAMED, _R.INCIDENT: _NAMED, _R.PARTNER_VIEWS: _NAMED, _R.RAPID_REVIEW: _NAMED,
        _R.LOCAL_REVIEW: _NAMED, _R.FILES: _NAMED, _R.OWN_RETURN: _NAMED,
        _R.OTHERS_RETURNS: _NAMED, _R.REVIEWER_WORKSPACE: _NAMED, _R.FAMILY_LOG: _NAMED,
        _R.ACTION_TRACKER: _NAMED,
    },
    Role.QA_OFFICER: {
        _R.CASE: _COUNTS, _R.PAPERS: _ALL, _R.AUDITS: _ALL, _R.ACTION_TRACKER: _ALL,
        _R.EXPLOITATION: _COUNTS,
    },
    Role.EXPLOITATION_COORDINATOR: {
        _R.EXPLOITATION: _ALL, _R.INTELLIGENCE: _ALL, _R.ACTION_TRACKER: _OWN,
    },
    Role.LEGAL_ADVISER: {
        _R.CASE: _NAMED, _R.INCIDENT: _NAMED, _R.RAPID_REVIEW: _NAMED, _R.LOCAL_REVIEW: _NAMED,
        _R.FILES: _NAMED,
    },
    Role.DATA_PROTECTION_OFFICER: {_R.TRAIL: _ALL},
    Role.COMMUNICATIONS: {_R.PAPERS: _ALL},
    Role.COUNCILLOR: {_R.CASE: _COUNTS, _R.PAPERS: _ALL},
    Role.AGENCY_ADMINISTRATOR: {},
}  # fmt: skip

ROWS = frozenset({Reach.OWN_AGENCY, Reach.BY_NAME, Reach.OPENED, Reach.EVERY})


def reach(role: Role, resource: Resource) -> Reach:
    """Return how far one role reaches; what the table does not say is nothing."""
    return TABLE[role].get(resource, Reach.NOTHING)


def reaches(roles: Iterable[Role], resource: Resource) -> frozenset[Reach]:
    """Return every way in which somebody with these roles reaches rows of a resource."""
    return frozenset(reach(role, resource) for role in roles) & ROWS


def reaching(resource: Resource, *ways: Reach) -> frozenset[Role]:
    """Return the roles that reach rows of a resource, in one of these ways or in any."""
    return frozenset(role for role in Role if reach(role, resource) in (ways or ROWS))


# Whose work is on cases; everybody else never sees one.
ON_CASES = reaching(Resource.CASE)
# People who run or scrutinise the whole partnership; a conflict of interest still keeps them out.
SEES_EVERY_FILE = reaching(Resource.CASE, Reach.EVERY)
