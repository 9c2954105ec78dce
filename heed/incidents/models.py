"""What happened to the child, what people judged about it, and who was told?"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from heed.access.fields import ClassedCharField, FieldClass
from heed.access.role_table import Resource
from heed.casefiles.models import CaseFile, CaseRecord
from heed.partnership.models import Agency, Partnership


class Incident(CaseRecord):
    """A serious incident: a child has died or been seriously harmed, or may have been."""

    class Outcome(models.TextChoices):
        """What happened to the child, as judged. The words of the Act."""

        DIED = "died", "The child died"
        SERIOUSLY_HARMED = "seriously_harmed", "The child was seriously harmed"
        OTHER = "other", "Neither, or not yet known"

    resource = Resource.INCIDENT

    case_file = models.OneToOneField(CaseFile, on_delete=models.PROTECT, related_name="incident")
    local_authority = models.CharField(
        max_length=120, help_text="The authority whose duties are asked about."
    )
    outcome = models.CharField(max_length=20, choices=Outcome)
    happened_on = models.DateField(null=True, blank=True)
    happened_at_words = models.CharField(max_length=60, blank=True, help_text="Time, if known.")
    happened_in = models.CharField(
        max_length=120, blank=True, help_text="English local authority; empty outside England."
    )
    outside_england = models.BooleanField(default=False)
    place_words = ClassedCharField(
        max_length=300, blank=True, field_class=FieldClass.FAMILY_ADDRESS
    )
    what_happened = models.TextField()
    aware_on = models.DateField(
        help_text=(
            "The day this authority first knew or suspected both that the child died or was "
            "seriously harmed and that abuse or neglect was involved; without suspicion, the day "
            "it learned of the death."
        )
    )
    household = models.TextField(blank=True)
    other_children = models.TextField(blank=True)
    parallel_processes = models.TextField(blank=True)
    reported_by_name = ClassedCharField(max_length=200, field_class=FieldClass.SOURCE_IDENTITY)
    reported_by_agency = ClassedCharField(
        max_length=200, blank=True, field_class=FieldClass.SOURCE_IDENTITY
    )
    reported_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="incident_outside_england_is_in_no_english_area",
                condition=Q(outside_england=False) | Q(happened_in=""),
            ),
        ]

    def __str__(self) -> str:
        return self.case_file.reference

    @property
    def reference(self) -> str:
        """Return the case reference: one file, one reference."""
        return self.case_file.reference


class Involvement(CaseRecord):
    """An agency that is said to know the family."""

    case_file_path = "incident__case_file"
    resource = Resource.INCIDENT

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="involvements")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "agency"], name="agency_involved_once_in_an_incident"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency} knows the family in {self.incident}"


class Judgement(CaseRecord):
    """Whether abuse or neglect is known or suspected: who judged it, when and why. Never edited."""

    class Concern(models.TextChoices):
        """The words of the Act."""

        KNOWN = "known", "Abuse or neglect is known"
        SUSPECTED = "suspected", "Abuse or neglect is suspected"
        NOT_SUSPECTED = "not_suspected", "Abuse or neglect is neither known nor suspected"

    case_file_path = "incident__case_file"
    resource = Resource.INCIDENT

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="judgements")
    concern = models.CharField(max_length=20, choices=Concern)
    outcome = models.CharField(max_length=20, choices=Incident.Outcome)
    aware_on = models.DateField()
    reasons = models.TextField()
    # The first judgement is the reporter’s.
    judged_by_name = ClassedCharField(max_length=200, field_class=FieldClass.SOURCE_IDENTITY)
    judged_for = ClassedCharField(max_length=200, field_class=FieldClass.SOURCE_IDENTITY)
    judged_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="judgement_has_reasons", condition=~Q(reasons="")),
        ]

    def __str__(self) -> str:
        return f"{self.get_concern_display()} in {self.incident}"


class PartnerView(CaseRecord):
    """A partner's view on whether to notify. The duty is the authority's; the view is kept."""

    case_file_path = "incident__case_file"
    resource = Resource.PARTNER_VIEWS
    agency_path = "agency"

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="partner_views")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    would_notify = models.BooleanField()
    reasons = models.TextField()
    given_by_name = models.CharField(max_length=200)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="partner_view_has_reasons", condition=~Q(reasons="")),
        ]

    def __str__(self) -> str:
        return f"View of {self.agency} on {self.incident}"


class NotificationDecision(CaseRecord):
    """The authority's decision to notify or not. A later one is added; none is overwritten."""

    case_file_path = "incident__case_file"
    resource = Resource.INCIDENT

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="decisions")
    notify = models.BooleanField()
    reasons = models.TextField()
    decided_by_name = models.CharField(max_length=200)
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="notification_decision_has_reasons", condition=~Q(reasons="")
            ),
        ]

    def __str__(self) -> str:
        return f"Decision on {self.incident}"


class Notification(CaseRecord):
    """Somebody was told: whom, when, by whom, under which reference, and why late if it was."""

    class Recipient(models.TextChoices):
        """Whom the law and guidance name. One national form reaches the first two."""

        PANEL = "PANEL", "Child Safeguarding Practice Review Panel"
        SECRETARY_OF_STATE_AND_OFSTED = (
            "SECRETARY_OF_STATE_AND_OFSTED",
            "Secretary of State and Ofsted",
        )
        SAFEGUARDING_PARTNERS = "SAFEGUARDING_PARTNERS", "Safeguarding partners"

    case_file_path = "incident__case_file"
    resource = Resource.INCIDENT

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="notifications")
    recipient = models.CharField(max_length=40, choices=Recipient)
    sent_at = models.DateTimeField()
    sent_by_name = models.CharField(max_length=200)
    reference = models.CharField(max_length=60, blank=True)
    due_on = models.DateField(null=True, help_text="The last day, as the law counted it then.")
    late_because = models.TextField(blank=True)
    recorded_by_name = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "recipient"], name="recipient_notified_once_of_an_incident"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_recipient_display()} told of {self.incident}"


class Draft(models.Model):
    """A report somebody has begun and not sent: theirs alone until they send it."""

    reference = models.CharField(max_length=20, unique=True)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField(default=dict)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Draft {self.reference}"
