"""To whom is a case file open, why, and until when?"""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from heed.access.role_table import Resource
from heed.access.viewer import Viewer
from heed.casefiles.models.record import CaseRecord
from heed.partnership.models import Agency, Group


class Grant(CaseRecord):
    """A file opened to an agency, a group or a person, with a reason, from a day to a day."""

    resource = Resource.ACCESS

    case_file = models.ForeignKey(
        "casefiles.CaseFile", on_delete=models.PROTECT, related_name="grants"
    )
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, null=True, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(max_length=300)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    given_by_name = models.CharField(max_length=200)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="grant_is_to_exactly_one",
                condition=Q(agency__isnull=False, group=None, user=None)
                | Q(agency=None, group__isnull=False, user=None)
                | Q(agency=None, group=None, user__isnull=False),
            ),
            models.CheckConstraint(name="grant_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="grant_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_file} opened to {self.given_to_name}"

    @property
    def given_to_name(self) -> str:
        """Return who the file is open to."""
        return str(self.agency or self.group or self.user)

    @staticmethod
    def in_force(today: date) -> Q:
        """Return the condition that a grant covers the day."""
        return Q(starts_on__lte=today) & (Q(ends_on=None) | Q(ends_on__gte=today))

    @staticmethod
    def by_name(viewer: Viewer) -> Q:
        """Return the condition that a grant is to this person."""
        return Q(user_id=viewer.user_id)

    @staticmethod
    def given_to(viewer: Viewer) -> Q:
        """Return the condition that a grant is to this person, their agency or their group."""
        to_viewer = Grant.by_name(viewer) | Q(group_id__in=viewer.group_ids)
        return to_viewer | Q(agency_id=viewer.agency_id) if viewer.agency_id else to_viewer
