"""Who works together, in which groups, under which arrangements, and who holds which post?"""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from heed.access.roles import Role
from heed.partnership.arrangements import Arrangements

DEFAULT_COLOUR = "#1d70b8"


class Partnership(models.Model):
    """A multi-agency safeguarding children partnership for one local authority area."""

    name = models.CharField(max_length=200, unique=True)
    short_name = models.CharField(max_length=40)
    local_authority = models.CharField(
        max_length=120, help_text="The English local authority whose area this is."
    )
    colour = models.CharField(max_length=7, default=DEFAULT_COLOUR)
    marking = models.CharField(max_length=60, default="OFFICIAL-SENSITIVE")
    contact_lines = models.TextField(blank=True)
    is_demonstration = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class ArrangementsVersion(models.Model):
    """The arrangements published from one day on, kept as they were typed."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    content = models.JSONField()
    published_by = models.CharField(max_length=200)
    published_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "starts_on"], name="one_version_of_arrangements_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"Arrangements from {self.starts_on:%Y-%m-%d}"

    @property
    def arrangements(self) -> Arrangements:
        """Return the typed version."""
        return Arrangements.from_stored(self.content)


class Agency(models.Model):
    """An organisation that takes part: a statutory partner or a relevant agency."""

    class Kind(models.TextChoices):
        """What sort of organisation it is; the first three are the statutory partners."""

        LOCAL_AUTHORITY = "LOCAL_AUTHORITY", "Local authority"
        POLICE = "POLICE", "Police"
        HEALTH = "HEALTH", "Health"
        EDUCATION = "EDUCATION", "Education"
        JUSTICE = "JUSTICE", "Probation and youth justice"
        VOLUNTARY = "VOLUNTARY", "Voluntary sector"
        OTHER = "OTHER", "Other"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind)
    is_statutory_partner = models.BooleanField(default=False)
    contact_name = models.CharField(max_length=200, blank=True)
    contact_email = models.EmailField(blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "agencies"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"], name="agency_named_once_in_a_partnership"
            ),
            models.CheckConstraint(
                name="agency_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Group(models.Model):
    """A meeting of the partnership with a mandate: the Executive, the review group and so on."""

    class Kind(models.TextChoices):
        """What the group is for; rooms ask for a kind, never for a name."""

        PARTNERSHIP = "PARTNERSHIP", "Partnership"
        EXECUTIVE = "EXECUTIVE", "Executive"
        REVIEW = "REVIEW", "Practice reviews"
        QUALITY = "QUALITY", "Quality assurance"
        EXPLOITATION = "EXPLOITATION", "Exploitation"
        OTHER = "OTHER", "Other"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind)
    purpose = models.TextField(blank=True)
    meets = models.CharField(max_length=80, blank=True)
    reports_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name", "starts_on"], name="group_named_once_from_a_day"
            ),
            models.CheckConstraint(
                name="group_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Appointment(models.Model):
    """A person in a post: for an agency, in a group, or for the partnership, from a day to a day.

    Rights come from here and nowhere else: an appointment with an account and a role opens doors
    on the days it is in force. Posts of people who never sign in have no account.
    """

    class RoleCode(models.TextChoices):
        """The roles of `access`, as the database keeps them."""

        COORDINATOR = Role.COORDINATOR.value, Role.COORDINATOR.label
        NOTIFIER = Role.NOTIFIER.value, Role.NOTIFIER.label
        AGENCY_REPRESENTATIVE = (
            Role.AGENCY_REPRESENTATIVE.value,
            Role.AGENCY_REPRESENTATIVE.label,
        )
        GROUP_MEMBER = Role.GROUP_MEMBER.value, Role.GROUP_MEMBER.label
        GROUP_CHAIR = Role.GROUP_CHAIR.value, Role.GROUP_CHAIR.label
        INDEPENDENT_CHAIR = Role.INDEPENDENT_CHAIR.value, Role.INDEPENDENT_CHAIR.label
        STATUTORY_PARTNER = Role.STATUTORY_PARTNER.value, Role.STATUTORY_PARTNER.label
        BOARD_OFFICER = Role.BOARD_OFFICER.value, Role.BOARD_OFFICER.label
        LEAD_REVIEWER = Role.LEAD_REVIEWER.value, Role.LEAD_REVIEWER.label
        QA_OFFICER = Role.QA_OFFICER.value, Role.QA_OFFICER.label
        EXPLOITATION_COORDINATOR = (
            Role.EXPLOITATION_COORDINATOR.value,
            Role.EXPLOITATION_COORDINATOR.label,
        )
        LEGAL_ADVISER = Role.LEGAL_ADVISER.value, Role.LEGAL_ADVISER.label
        DATA_PROTECTION_OFFICER = (
            Role.DATA_PROTECTION_OFFICER.value,
            Role.DATA_PROTECTION_OFFICER.label,
        )
        COMMUNICATIONS = Role.COMMUNICATIONS.value, Role.COMMUNICATIONS.label
        COUNCILLOR = Role.COUNCILLOR.value, Role.COUNCILLOR.label
        AGENCY_ADMINISTRATOR = Role.AGENCY_ADMINISTRATOR.value, Role.AGENCY_ADMINISTRATOR.label

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="appointments",
    )
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    group = models.ForeignKey(
        Group, null=True, blank=True, on_delete=models.PROTECT, related_name="appointments"
    )
    holder_name = models.CharField(max_length=200)
    title = models.CharField(max_length=200)
    role = models.CharField(max_length=30, choices=RoleCode, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="appointment_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="appointment_with_a_role_has_an_account",
                condition=Q(role="") | Q(user__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder_name}, {self.title}"

    def in_force(self, on: date) -> bool:
        """Say whether the post is held on the day."""
        return self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)
