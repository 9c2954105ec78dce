"""Who works together, in which groups, under which arrangements, and who holds which post?"""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from heed.access.delegation import SYSTEM_ROLES, Post
from heed.access.roles import Role
from heed.core.periods import long_date
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
        return f"Arrangements from {long_date(self.starts_on)}"

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
    removed_at = models.DateTimeField(
        null=True, help_text="The moment the post was taken away at once, on its last day."
    )
    made_by_name = models.CharField(max_length=200, blank=True)
    ended_by_name = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="appointment_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="appointment_taken_away_has_a_last_day",
                condition=Q(removed_at=None) | Q(ends_on__isnull=False),
            ),
            models.CheckConstraint(
                name="appointment_with_a_role_has_an_account",
                condition=Q(role="") | Q(user__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder_name}, {self.title}"

    @staticmethod
    def held(on: date) -> Q:
        """Return the condition that a post is held on the day (both days included).

        A post taken away at once is not held any more on its last day.
        """
        last = Q(ends_on=None) | Q(ends_on__gt=on) | Q(ends_on=on, removed_at=None)
        return Q(starts_on__lte=on) & last

    @property
    def post(self) -> Post:
        """Return what is given with it, as `access` judges who may give it."""
        role = Role(self.role) if self.role else None
        return Post(role=role, agency_id=self.agency_id, in_a_group=self.group_id is not None)


class Invitation(models.Model):
    """Somebody asked by e-mail to take up a post with rights; the link is kept only as a hash.

    A post that reaches the whole partnership is proposed by one person and confirmed by another
    before the link is sent.
    """

    class State(models.TextChoices):
        """How an invitation stands; it follows from its days and is not kept."""

        PROPOSED = "PROPOSED", "Waiting for a second person"
        NOT_SENT = "NOT_SENT", "Not sent yet"
        SENT = "SENT", "Sent, not answered yet"
        EXPIRED = "EXPIRED", "Expired"
        ACCEPTED = "ACCEPTED", "Accepted"
        WITHDRAWN = "WITHDRAWN", "Withdrawn"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    email = models.EmailField()
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=200)
    role = models.CharField(max_length=30, choices=Appointment.RoleCode)
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    group = models.ForeignKey(
        Group, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    invited_by_name = models.CharField(max_length=200)
    invited_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_by_name = models.CharField(max_length=200, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    link_hash = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField(null=True)
    lasts_until = models.DateTimeField(null=True)
    appointment = models.OneToOneField(
        Appointment, null=True, on_delete=models.PROTECT, related_name="+"
    )
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by_name = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["link_hash"], name="link_of_one_invitation", condition=~Q(link_hash="")
            ),
            models.CheckConstraint(
                name="invitation_accepted_or_withdrawn",
                condition=Q(accepted_at=None) | Q(withdrawn_at=None),
            ),
            models.CheckConstraint(
                name="invitation_accepted_with_its_appointment",
                condition=Q(accepted_at=None, appointment=None)
                | Q(accepted_at__isnull=False, appointment__isnull=False),
            ),
            models.CheckConstraint(
                name="invitation_is_not_confirmed_by_who_proposed_it",
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("invited_by")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.title}"

    @property
    def post(self) -> Post:
        """Return what is given with it, as `access` judges who may give it."""
        in_a_group = self.group_id is not None
        return Post(role=Role(self.role), agency_id=self.agency_id, in_a_group=in_a_group)

    @property
    def needs_second_person(self) -> bool:
        """Say whether it still waits for somebody other than who proposed it."""
        return Role(self.role) in SYSTEM_ROLES and self.confirmed_at is None

    def state(self, at: datetime) -> Invitation.State:
        """Return how the invitation stands at the moment."""
        states = (
            (self.accepted_at is not None, self.State.ACCEPTED),
            (self.withdrawn_at is not None, self.State.WITHDRAWN),
            (self.needs_second_person, self.State.PROPOSED),
            (self.lasts_until is None, self.State.NOT_SENT),
            (self.lasts_until is not None and self.lasts_until <= at, self.State.EXPIRED),
        )
        return next((state for is_so, state in states if is_so), self.State.SENT)
