"""How does a page load something on a case without showing that it exists to others?"""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.db import models
from django.http import Http404

from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.casefiles.models import CaseFile, Grant, NamedPerson
from heed.partnership import queries as partnership

M = TypeVar("M", bound=models.Model)


def find_or_404(rows: models.QuerySet[M], **lookup: Any) -> M:
    """Return the one row, or the same 404 whether it is missing or not this person's to see.

    :raises Http404: if no visible row matches
    """
    row = rows.filter(**lookup).first()
    if row is None:
        raise Http404
    return row


def grants(case_file: CaseFile, *, on: date) -> models.QuerySet[Grant]:
    """Return the grants in force on the day, oldest first."""
    return (
        Grant.unscoped.filter(Grant.in_force(on), case_file=case_file)
        .select_related("agency", "group", "user")
        .order_by("given_at", "pk")
    )


def is_lead_reviewer(user: User, *, by: Viewer, on: date) -> bool:
    """Say whether a person comes from outside, to carry out one review."""
    posts = partnership.appointments(by.partnership_id, on=on)
    return posts.filter(user=user, role=Role.LEAD_REVIEWER.value).exists()


def named_people(case_file: CaseFile) -> models.QuerySet[NamedPerson]:
    """Return the people named in a case, without those taken back, in the order recorded."""
    return (
        NamedPerson.unscoped.filter(case_file=case_file, withdrawn_at=None)
        .select_related("user", "agency", "team__agency", "line_manager")
        .order_by("recorded_at", "pk")
    )


def people(viewer: Viewer, *, on: date) -> models.QuerySet[User]:
    """Return everybody who holds a post with rights in the viewer's partnership on the day."""
    posts = partnership.appointments(viewer.partnership_id, on=on).exclude(role="").order_by()
    return User.objects.filter(pk__in=posts.values("user_id")).order_by("name", "pk")
