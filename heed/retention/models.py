"""How long is a case file kept, who stopped or proposed its destruction, and what is left?"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from heed.access import role_table
from heed.access.role_table import Resource
from heed.access.viewer import Viewer
from heed.casefiles.models import CaseFile, CaseRecord
from heed.partnership.models import Partnership


class RetentionClass(models.Model):
    """A kind of file with the period it is kept for: policy of the partnership, open to change."""

    class Trigger(models.TextChoices):
        """What the period is counted from; the last one has its period from the law."""

        CASE_ENDED = "CASE_ENDED", "The day the work on the case ended"
        REVIEW_COMPLETED = "REVIEW_COMPLETED", "The day the local review was completed"
        CHILD_BORN = "CHILD_BORN", "The birth of the youngest child"
        CHILD_DIED = "CHILD_DIED", "The death of a child"
        LOOKED_AFTER = "LOOKED_AFTER", "As the law says for the record of a looked-after child"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    trigger = models.CharField(max_length=20, choices=Trigger)
    years = models.PositiveSmallIntegerField(
        null=True, help_text="None where the law says how long (`heed.statute.record_keeping`)."
    )
    basis = models.CharField(max_length=300, help_text="The law or policy the period rests on.")
    source = models.CharField(max_length=300, help_text="Where it can be read.")
    checked_on = models.DateField(help_text="When somebody last saw that the source still says so.")
    is_default = models.BooleanField(
        default=False, help_text="It holds for every file nobody has chosen a class for."
    )

    class Meta:
        verbose_name_plural = "retention classes"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"], name="retention_class_named_once"
            ),
            models.UniqueConstraint(
                fields=["partnership"],
                condition=Q(is_default=True),
                name="one_retention_class_holds_unless_another_is_chosen",
            ),
            models.CheckConstraint(
                name="retention_class_has_years_unless_the_law_says",
                condition=Q(trigger="LOOKED_AFTER", years=None)
                | (~Q(trigger="LOOKED_AFTER") & Q(years__gte=1)),
            ),
            models.CheckConstraint(name="retention_class_has_a_basis", condition=~Q(basis="")),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def kept_for(self) -> str:
        """Return the period in words."""
        if self.years is None:
            return "As the law says"
        return f"{self.years} year" if self.years == 1 else f"{self.years} years"


class Classification(CaseRecord):
    """The class somebody chose for a file, and why. A later choice is added; the newest stands."""

    resource = Resource.RECORD_KEEPING

    case_file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    retention_class = models.ForeignKey(RetentionClass, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=300)
    chosen_by_name = models.CharField(max_length=200)
    chosen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="classification_has_a_reason", condition=~Q(because="")),
        ]

    def __str__(self) -> str:
        return f"Class of {self.case_file}"


class KeptLonger(CaseRecord):
    """A decision to keep a file until a later day. The newest stands; none shortens a period."""

    resource = Resource.RECORD_KEEPING

    case_file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    until = models.DateField(help_text="The day of the next review.")
    because = models.CharField(max_length=300)
    decided_by_name = models.CharField(max_length=200)
    decided_at = models.DateTimeField()

    class Meta:
        verbose_name = "decision to keep"
        verbose_name_plural = "decisions to keep"
        constraints = [
            models.CheckConstraint(name="kept_longer_has_a_reason", condition=~Q(because="")),
        ]

    def __str__(self) -> str:
        return f"{self.case_file} kept longer"


class LegalHold(CaseRecord):
    """Nothing of the file may be destroyed while this stands, whatever else is true."""

    class Kind(models.TextChoices):
        """What the file is needed for."""

        INQUIRY = "INQUIRY", "A public inquiry"
        COURT = "COURT", "Court proceedings or a claim"
        POLICE = "POLICE", "A police investigation"
        CORONER = "CORONER", "A coroner"
        ACCESS_REQUEST = "ACCESS_REQUEST", "Somebody asked for what is kept about them"
        OTHER = "OTHER", "Something else"

    resource = Resource.RECORD_KEEPING

    case_file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    reason = models.CharField(max_length=500)
    placed_by_name = models.CharField(max_length=200)
    placed_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)
    lifted_by_name = models.CharField(max_length=200, blank=True)
    lifted_because = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="legal_hold_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="legal_hold_lifted_when_by_whom_and_why_together",
                condition=Q(lifted_at=None, lifted_by_name="", lifted_because="")
                | (Q(lifted_at__isnull=False) & ~Q(lifted_by_name="") & ~Q(lifted_because="")),
            ),
        ]

    def __str__(self) -> str:
        return f"Legal hold on {self.case_file}"


class Ground(models.TextChoices):
    """Why a file need not be kept, in words that say nothing about anybody."""

    PERIOD_OVER = "PERIOD_OVER", "Its period is over and nobody needs it any more"
    KEPT_ELSEWHERE = "KEPT_ELSEWHERE", "Its period is over and what is needed is kept elsewhere"
    MISTAKE = "MISTAKE", "Its period is over; it was opened by mistake or twice"


class Proposal(CaseRecord):
    """Somebody proposes to destroy a file. Another person approves it, or it ends or lapses."""

    resource = Resource.RECORD_KEEPING

    case_file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=20, choices=Ground)
    because = models.CharField(max_length=500)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    proposed_by_name = models.CharField(max_length=200)
    proposed_at = models.DateTimeField()
    lapses_on = models.DateField(help_text="The last day on which it can be approved.")
    ended_at = models.DateTimeField(null=True)
    ended_by_name = models.CharField(max_length=200, blank=True)
    ended_because = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = "proposal to destroy"
        verbose_name_plural = "proposals to destroy"
        constraints = [
            models.UniqueConstraint(
                fields=["case_file"],
                condition=Q(ended_at=None),
                name="one_open_proposal_to_destroy_a_file",
            ),
            models.CheckConstraint(name="proposal_has_a_reason", condition=~Q(because="")),
            models.CheckConstraint(
                name="proposal_ended_when_by_whom_and_why_together",
                condition=Q(ended_at=None, ended_by_name="", ended_because="")
                | (Q(ended_at__isnull=False) & ~Q(ended_by_name="") & ~Q(ended_because="")),
            ),
        ]

    def __str__(self) -> str:
        return f"Proposal to destroy {self.case_file}"


class Tombstone(models.Model):
    """What is left of a file that was destroyed: that it was, on what basis, by whom, how much.

    It names no child and nobody of a family, and it is no case record: the file is gone. Two people
    signed it, and the database refuses that they are one.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=20, unique=True)
    file_number = models.BigIntegerField(
        unique=True, help_text="The number of the file in the trail."
    )
    opened_on = models.DateField()
    class_name = models.CharField(max_length=120)
    counted_from = models.CharField(max_length=200, help_text="The trigger, in words.")
    period = models.CharField(max_length=200)
    basis = models.CharField(max_length=300)
    review_was_due_on = models.DateField()
    ground = models.CharField(max_length=20, choices=Ground)
    proposed_by_id = models.BigIntegerField()
    proposed_by_name = models.CharField(max_length=200)
    proposed_at = models.DateTimeField()
    approved_by_id = models.BigIntegerField()
    approved_by_name = models.CharField(max_length=200)
    approved_at = models.DateTimeField()
    destroyed = models.JSONField(help_text="How many of each kind of record.")
    files = models.PositiveIntegerField(help_text="How many kept files went with them.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="tombstone_is_signed_by_two_people",
                condition=~Q(approved_by_id=F("proposed_by_id")),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @classmethod
    def visible_to(cls, viewer: Viewer) -> models.QuerySet[Tombstone]:
        """Return what is left of the files of the viewer's partnership, to who reads its trail."""
        if not role_table.reaches(viewer.roles, Resource.TRAIL):
            return cls.objects.none()
        return cls.objects.filter(partnership_id=viewer.partnership_id)
