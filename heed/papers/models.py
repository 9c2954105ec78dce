"""Which versions of which papers were published, and what was released in them?"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from heed.core.periods import long_date
from heed.partnership.models import Partnership


class PublishedPaper(models.Model):
    """One version of a paper as it was published. Never edited; a correction is a new version."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    reference = models.CharField(max_length=20, unique=True)
    version = models.PositiveSmallIntegerField()
    board = models.CharField(max_length=120)
    period_starts_on = models.DateField()
    period_ends_on = models.DateField()
    meeting_on = models.DateField()
    title = models.CharField(max_length=200)
    content = models.JSONField(help_text="The document as data: what every format is made from.")
    figures = models.JSONField(
        default=dict, help_text="By key: what each number counts, and the references counted."
    )
    digest = models.CharField(max_length=64, help_text="Mark of the content, to see it unchanged.")
    choices = models.JSONField(default=dict, help_text="The choices the paper was made with.")
    published_by_name = models.CharField(max_length=200)
    published_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "kind", "meeting_on", "version"],
                name="paper_versions_are_numbered",
            ),
            models.CheckConstraint(
                name="paper_period_ends_after_it_starts",
                condition=Q(period_ends_on__gte=F("period_starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference}, version {self.version}"


class Release(models.Model):
    """A named person's decision that small numbers may be shown in a paper, with reasons."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    period_starts_on = models.DateField()
    period_ends_on = models.DateField()
    meeting_on = models.DateField()
    reasons = models.TextField()
    decided_by_name = models.CharField(max_length=200)
    decided_at = models.DateTimeField()
    withdrawn_by_name = models.CharField(max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="release_has_reasons", condition=~Q(reasons="")),
            models.CheckConstraint(
                name="release_withdrawn_when_and_by_whom_together",
                condition=Q(withdrawn_at=None, withdrawn_by_name="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_by_name="")),
            ),
            models.UniqueConstraint(
                fields=["partnership", "kind", "period_starts_on", "period_ends_on", "meeting_on"],
                condition=Q(withdrawn_at=None),
                name="one_standing_release_for_a_paper",
            ),
        ]

    def __str__(self) -> str:
        return f"Small numbers released for {long_date(self.meeting_on)}"
