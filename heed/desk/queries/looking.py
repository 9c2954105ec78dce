"""Who looked at a file and why could they, and which files did one person look at?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from heed.access.role_table import SEES_EVERY_FILE, Resource
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.audit import queries as audit
from heed.audit.models import AuditEntry
from heed.audit.queries import LookedFor, Looks
from heed.casefiles.models import CaseFile, EmergencyOpening, Grant
from heed.partnership import queries as partnership
from heed.partnership.models import Appointment


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why somebody could open a file; an emergency stands out."""

    words: str
    emergency: bool = False


def on_file(case_file: CaseFile, looked_for: LookedFor) -> QuerySet[AuditEntry]:
    """Return what was done and looked at on a file, as far as it is looked for, newest first."""
    return audit.narrowed(audit.of_case_file(case_file.pk), looked_for)


def by_oneself(viewer: Viewer) -> QuerySet[AuditEntry]:
    """Return what this person did and looked at, newest first: everybody may read their own."""
    return audit.entries(viewer.partnership_id).filter(user_id=viewer.user_id)


def references(files: Iterable[int | None], viewer: Viewer, reaching: Resource) -> dict[int, str]:
    """Return the references of those of the files on which this person reaches a kind of thing."""
    wanted = {file for file in files if file is not None}
    found = CaseFile.open_to(viewer, reaching=reaching).filter(pk__in=wanted)
    return dict(found.values_list("pk", "reference"))


def reasons(case_file: CaseFile, looks: Iterable[Looks], *, on: date) -> dict[int, list[Reason]]:
    """Return why each of those who looked at a file could, as far as it is on the record today."""
    people = {look.user_id for look in looks if look.user_id}
    found: dict[int, list[Reason]] = defaultdict(list)
    _emergencies(case_file, found)
    posts = _posts(case_file.partnership_id, people, on=on)
    _grants(case_file, posts, found, on=on)
    for person, held in posts.items():
        everywhere = sorted(
            role.label for role in {Role(post.role) for post in held} & SEES_EVERY_FILE
        )
        found[person] += [Reason(words=f"{label}: every case") for label in everywhere]
    return found


def people_who_looked(viewer: Viewer) -> QuerySet[User]:
    """Return the people who did or looked at anything in this person's partnership, by name."""
    there = AuditEntry.objects.filter(partnership_id=viewer.partnership_id, user_id__gt=0)
    return User.objects.filter(pk__in=there.order_by().values("user_id")).order_by("name", "pk")


def _emergencies(case_file: CaseFile, found: dict[int, list[Reason]]) -> None:
    openings = EmergencyOpening.unscoped.filter(case_file=case_file).order_by("starts_at", "pk")
    for opening in openings:
        words = f"Opened in an emergency: {opening.reason}"
        found[opening.user_id].append(Reason(words=words, emergency=True))


def _posts(partnership_id: int, people: set[int], *, on: date) -> Mapping[int, list[Appointment]]:
    posts: dict[int, list[Appointment]] = defaultdict(list)
    held = partnership.appointments(partnership_id, on=on)
    for post in held.filter(user_id__in=people).exclude(role=""):
        posts[post.user_id or 0].append(post)
    return posts


def _grants(
    case_file: CaseFile,
    posts: Mapping[int, list[Appointment]],
    found: dict[int, list[Reason]],
    *,
    on: date,
) -> None:
    grants = Grant.unscoped.filter(Q(case_file=case_file), Grant.in_force(on))
    for grant in grants.select_related("agency", "group", "user").order_by("given_at", "pk"):
        if grant.user_id:
            found[grant.user_id].append(Reason(words=grant.reason))
            continue
        through = Reason(words=f"{grant.given_to_name}: {grant.reason}")
        for person, held in posts.items():
            if any(_is_through(grant, post) for post in held):
                found[person].append(through)


def _is_through(grant: Grant, post: Appointment) -> bool:
    if grant.group_id:
        return post.group_id == grant.group_id
    return post.agency_id == grant.agency_id
