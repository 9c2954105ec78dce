"""Which looks stand out in each partnership, and which signs may this person judge?"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Max, Q, QuerySet

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.role_table import Resource
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.audit import queries as audit
from heed.audit import signs
from heed.audit.events import Event
from heed.audit.models import AuditEntry, HomeArea, NoticedSign
from heed.audit.signs import File, Happened, Person, Sign
from heed.casefiles.models import CaseFile
from heed.children import queries as children
from heed.core import clock

# Long enough that a night without the program loses nothing; a sign is kept once in any case.
NOTICED_SINCE = timedelta(days=3)


def noticed(partnership_id: int, *, at: datetime) -> tuple[list[Sign], dict[int, str]]:
    """Return the signs of the last days in a partnership, and the names of the people in them."""
    happened = _happened(partnership_id, since=at - signs.WINDOW)
    files = {one.case_file_id for one in happened if one.case_file_id is not None}
    people = _people({one.user_id for one in happened})
    found = signs.notice(
        signs.explained(happened, worked_before=_worked_before(files, before=at - signs.WINDOW)),
        people,
        _files(files),
        since=clock.day(at - NOTICED_SINCE),
    )
    return found, {person.user_id: person.name for person in people.values()}


def signs_of(viewer: Viewer) -> QuerySet[NoticedSign]:
    """Return the signs this person may read, newest first: none about themselves.

    What is about a file that is closed to them, by a conflict of interest, stays closed here.
    """
    reached = CaseFile.open_to(viewer, reaching=Resource.TRAIL).values("pk")
    return (
        NoticedSign.objects.filter(partnership_id=viewer.partnership_id)
        .filter(Q(case_file_id=None) | Q(case_file_id__in=reached))
        .exclude(user_id=viewer.user_id)
        .order_by("-on", "-pk")
    )


def to_judge(viewer: Viewer) -> QuerySet[NoticedSign]:
    """Return the signs nobody has judged yet, to whoever may judge them."""
    if not checks.may(viewer, Permission.SIGN_JUDGE):
        return NoticedSign.objects.none()
    return signs_of(viewer).filter(outcome="")


def entries_of(sign: NoticedSign, viewer: Viewer) -> QuerySet[AuditEntry]:
    """Return the entries a sign is about, as far as this person may read them."""
    reached = CaseFile.open_to(viewer, reaching=Resource.TRAIL).values("pk")
    allowed = Q(case_file_id=None) | Q(case_file_id__in=reached)
    found = audit.entries(viewer.partnership_id)
    return found.filter(allowed, pk__in=sign.entry_ids).order_by("at", "pk")


def _happened(partnership_id: int, *, since: datetime) -> list[Happened]:
    """Return looks and work on files, and what led nowhere, in the order of time."""
    rows = (
        AuditEntry.objects.filter(partnership_id=partnership_id, at__gte=since, user_id__gt=0)
        .filter(Q(case_file_id__isnull=False) | Q(event=Event.CASE_FILE_SOUGHT.value))
        .exclude(event__startswith="audit:")
        .order_by("at", "pk")
        .values_list("pk", "user_id", "case_file_id", "at", "event")
    )
    looking = {*audit.LOOKING, *audit.TAKING_AWAY}
    return [
        Happened(pk, user_id or 0, file, at, event not in looking)
        for pk, user_id, file, at, event in rows
    ]


def _worked_before(files: set[int], *, before: datetime) -> dict[int, datetime]:
    """Return when anybody last worked on each file before the looks that are compared."""
    worked = (
        AuditEntry.objects.filter(audit.Did.CHANGED.condition, case_file_id__in=files)
        .filter(at__lt=before)
        .exclude(event__startswith="audit:")
        .order_by()
        .values("case_file_id")
        .annotate(last=Max("at"))
    )
    return {row["case_file_id"] or 0: row["last"] for row in worked}


def _people(user_ids: set[int]) -> dict[int, Person]:
    areas = dict(HomeArea.objects.filter(pk__in=user_ids).values_list("pk", "area"))
    return {
        user.pk: Person(user_id=user.pk, name=user.name, area=areas.get(user.pk, ""))
        for user in User.objects.filter(pk__in=user_ids)
    }


def _files(files: set[int]) -> dict[int, File]:
    return {
        file: File(
            case_file_id=file,
            children=tuple(child.name for child in on_it),
            areas=tuple(child.normally_resident_in for child in on_it),
        )
        for file, on_it in children.on_files(files).items()
    }
