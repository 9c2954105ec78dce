"""Which review was commissioned, on what terms, by whom will it be written, and by when?"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from heed.access.fields import ClassedTextField, FieldClass
from heed.access.role_table import Resource
from heed.casefiles.models import CaseFile, CaseRecord
from heed.practice_reviews.workflow import Stage
from heed.rapid_reviews.models import Decision, RapidReview


class PracticeReview(CaseRecord):
    """A full review of practice, commissioned after a decision.

    What the law calls it and what people call it are kept apart: a paper of 2020 may say “Serious
    Case Review” of what in law is a local child safeguarding practice review (T7, AMB-18).
    """

    class LegalType(models.TextChoices):
        """What the review is in law."""

        LOCAL_REVIEW = "LOCAL_REVIEW", "Local child safeguarding practice review"
        SERIOUS_CASE_REVIEW = "SERIOUS_CASE_REVIEW", "Serious case review (before the transition)"
        LEARNING_REVIEW = "LEARNING_REVIEW", "Local learning review (outside the statutory scheme)"

    class StageCode(models.TextChoices):
        """The stages of `workflow`, as the database keeps them."""

        COMMISSIONED = Stage.COMMISSIONED.value, Stage.COMMISSIONED.label
        UNDER_WAY = Stage.UNDER_WAY.value, Stage.UNDER_WAY.label
        COMPLETED = Stage.COMPLETED.value, Stage.COMPLETED.label

    resource = Resource.LOCAL_REVIEW

    case_file = models.OneToOneField(
        CaseFile, on_delete=models.PROTECT, related_name="practice_review"
    )
    rapid_review = models.OneToOneField(RapidReview, on_delete=models.PROTECT, related_name="+")
    decision = models.OneToOneField(
        Decision, on_delete=models.PROTECT, related_name="+", help_text="The six months start here."
    )
    legal_type = models.CharField(max_length=20, choices=LegalType)
    label_used = models.CharField(max_length=120)
    stage = models.CharField(max_length=20, choices=StageCode, default=StageCode.COMMISSIONED)
    commissioned_on = models.DateField()
    confidential = models.BooleanField(default=True)
    looked_after_child = models.BooleanField()
    terms_of_reference = models.TextField(blank=True)
    terms_set_on = models.DateField(null=True, blank=True)
    reviewer_name = models.CharField(max_length=200, blank=True)
    reviewer_organisation = models.CharField(max_length=200, blank=True)
    reviewer_conflicts = ClassedTextField(
        blank=True,
        field_class=FieldClass.INTERESTS,
        help_text="Any real or perceived conflict of interest, or that there is none.",
    )
    reviewer_appointed_on = models.DateField(null=True, blank=True)
    completion_planned_for = models.DateField(null=True, blank=True)
    completion_reasons = models.TextField(blank=True)
    completed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="practice_review_terms_text_and_day_together",
                condition=Q(terms_of_reference="", terms_set_on=None)
                | (~Q(terms_of_reference="") & Q(terms_set_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="practice_review_reviewer_and_day_together",
                condition=Q(reviewer_name="", reviewer_appointed_on=None)
                | (~Q(reviewer_name="") & Q(reviewer_appointed_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="practice_review_completed_has_a_day",
                condition=~Q(stage="COMPLETED") | Q(completed_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.case_file.reference

    @property
    def reference(self) -> str:
        """Return the case reference."""
        return self.case_file.reference


class EarlierWording(CaseRecord):
    """A text of a local review as it read before somebody rewrote it. Never edited."""

    case_file_path = "review__case_file"
    resource = Resource.LOCAL_REVIEW

    review = models.ForeignKey(
        PracticeReview, on_delete=models.PROTECT, related_name="earlier_wordings"
    )
    section = models.CharField(max_length=40)
    # One of the texts is the reviewer’s conflicts of interest.
    words = ClassedTextField(field_class=FieldClass.INTERESTS)
    replaced_by_name = models.CharField(max_length=200)
    replaced_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Earlier wording of {self.review}"


class StageChange(CaseRecord):
    """One move of a local review from stage to stage. Never edited."""

    case_file_path = "review__case_file"
    resource = Resource.LOCAL_REVIEW

    review = models.ForeignKey(
        PracticeReview, on_delete=models.PROTECT, related_name="stage_changes"
    )
    stage = models.CharField(max_length=20, choices=PracticeReview.StageCode)
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.review} {self.get_stage_display()}"
