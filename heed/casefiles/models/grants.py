"""To whom is a case file open, why, and until when?"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from heed.access.role_table import Resource
from heed.access.roles import Role
from heed.casefiles.models.prepared import Given
from heed.casefiles.models.record import CaseRecord
from heed.partnership.models import Agency, Group, Partnership

# No rule of law: long enough for a night on call, too short to become a habit.
MOST_HOURS: Final = 4


class Grant(CaseRecord):
    """A file opened to an agency, a group or a person, with a reason, from a day to a day.

    With a role, it is opened to whoever holds a post in that role for the agency: a successor gets
    it with the post, and whoever has left the post loses it.
    """

    resource = Resource.ACCESS

    case_file = models.ForeignKey(
        "casefiles.CaseFile", on_delete=models.PROTECT, related_name="grants"
    )
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, null=True, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(
        max_length=30,
        blank=True,
        help_text="With an agency: only for its people in this role, whoever they are.",
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
            models.CheckConstraint(
                name="grant_to_a_role_is_to_an_agency",
                condition=Q(role="") | Q(agency__isnull=False),
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
        name = str(self.agency or self.group or self.user)
        return f"{name}: {Role(self.role).label}" if self.role else name

    @staticmethod
    def in_force(today: date | Given) -> Q:
        """Return the condition that a grant covers the day."""
        return Q(starts_on__lte=today) & (Q(ends_on=None) | Q(ends_on__gte=today))


class EmergencyOpening(CaseRecord):
    """A person broke the glass: they asked to open a file that is not open to them, for hours.

    It is kept whether or not there is such a file, so that asking tells nobody which there are.
    It opens no more than the person's role reaches, and never beats a conflict of interest.
    """

    resource = Resource.ACCESS

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=20, help_text="As it was typed.")
    case_file = models.ForeignKey(
        "casefiles.CaseFile",
        null=True,
        on_delete=models.PROTECT,
        related_name="emergency_openings",
        help_text="None if there is no such file.",
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    acting_for = models.CharField(max_length=200)
    reason = models.CharField(max_length=500)
    hours = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by_name = models.CharField(max_length=200, blank=True)
    seen_at = models.DateTimeField(null=True)
    seen_by_name = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="emergency_opening_lasts_one_to_four_hours",
                condition=Q(hours__gte=1, hours__lte=MOST_HOURS),
            ),
            models.CheckConstraint(
                name="emergency_opening_ends_after_it_starts",
                condition=Q(ends_at__gt=F("starts_at")),
            ),
            models.CheckConstraint(name="emergency_opening_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="emergency_opening_ended_when_and_by_whom_together",
                condition=Q(ended_at=None, ended_by_name="")
                | (Q(ended_at__isnull=False) & ~Q(ended_by_name="")),
            ),
            models.CheckConstraint(
                name="emergency_opening_seen_when_and_by_whom_together",
                condition=Q(seen_at=None, seen_by_name="")
                | (Q(seen_at__isnull=False) & ~Q(seen_by_name="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference}, opened in an emergency"

    @staticmethod
    def in_force(now: datetime | Given) -> Q:
        """Return the condition that an opening holds at a moment: it ends by itself, or early."""
        return Q(starts_at__lte=now, ends_at__gt=now, ended_at=None)

    def holds(self, now: datetime) -> bool:
        """Say whether the opening holds at a moment."""
        return self.ended_at is None and self.starts_at <= now < self.ends_at
