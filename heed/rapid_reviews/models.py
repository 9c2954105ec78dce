"""What did the review group find, who decided what and why, and what did the Panel say?"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from heed.access.role_table import Resource
from heed.casefiles.models import CaseFile, CaseRecord
from heed.incidents.models import Incident
from heed.partnership.models import Agency
from heed.rapid_reviews.workflow import Stage


class Outcome(models.TextChoices):
    """What can be recommended or decided."""

    LOCAL_REVIEW = "LOCAL_REVIEW", "Commission a local review"
    NO_REVIEW = "NO_REVIEW", "Criteria not met: no local review"
    OTHER_LEARNING = "OTHER_LEARNING", "No local review: other learning work"


class RapidReview(CaseRecord):
    """The partners' quick look at a notified incident, due to the Panel in working days."""

    class StageCode(models.TextChoices):
        """The stages of `workflow`, as the database keeps them."""

        GATHERING = Stage.GATHERING.value, Stage.GATHERING.label
        RECOMMENDED = Stage.RECOMMENDED.value, Stage.RECOMMENDED.label
        DECIDED = Stage.DECIDED.value, Stage.DECIDED.label
        SENT = Stage.SENT.value, Stage.SENT.label
        ANSWERED = Stage.ANSWERED.value, Stage.ANSWERED.label

    resource = Resource.RAPID_REVIEW

    case_file = models.OneToOneField(
        CaseFile, on_delete=models.PROTECT, related_name="rapid_review"
    )
    incident = models.OneToOneField(Incident, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=20, choices=StageCode, default=StageCode.GATHERING)
    opened_at = models.DateTimeField()
    facts = models.TextField(blank=True)
    immediate_action = models.TextField(blank=True)
    key_practice_episodes = models.TextField(blank=True)
    voice_of_the_child = models.TextField(blank=True)
    inequalities = models.TextField(
        blank=True, help_text="How racism, ableism and other inequalities may have mattered."
    )
    earlier_learning = models.TextField(blank=True)
    version = models.PositiveIntegerField(
        default=0, help_text="Grows with every saving of the sections: nobody overwrites another."
    )
    written_at = models.DateTimeField(null=True, blank=True)
    written_by_name = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="rapid_review_written_when_and_by_whom_together",
                condition=Q(version=0, written_at=None, written_by_name="")
                | (Q(version__gt=0, written_at__isnull=False) & ~Q(written_by_name="")),
            ),
        ]

    def __str__(self) -> str:
        return self.case_file.reference

    @property
    def reference(self) -> str:
        """Return the case reference."""
        return self.case_file.reference


class StageChange(CaseRecord):
    """One move of a rapid review from stage to stage. Never edited."""

    case_file_path = "review__case_file"
    resource = Resource.RAPID_REVIEW

    review = models.ForeignKey(RapidReview, on_delete=models.PROTECT, related_name="stage_changes")
    stage = models.CharField(max_length=20, choices=RapidReview.StageCode)
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    reason = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.review} {self.get_stage_display()}"


class EarlierWording(CaseRecord):
    """A section of a rapid review as it read before somebody rewrote it. Never edited."""

    case_file_path = "review__case_file"
    resource = Resource.RAPID_REVIEW

    review = models.ForeignKey(
        RapidReview, on_delete=models.PROTECT, related_name="earlier_wordings"
    )
    section = models.CharField(max_length=40)
    words = models.TextField()
    written_by_name = models.CharField(max_length=200, blank=True)
    written_at = models.DateTimeField(null=True)
    replaced_by_name = models.CharField(max_length=200)
    replaced_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Earlier wording of {self.review}"


class CriterionAnswer(CaseRecord):
    """One criterion answered yes, may or no, with reasons. The latest answer stands."""

    class Answer(models.TextChoices):
        """The regulation says “highlights or may highlight”, so “may” is an answer."""

        YES = "YES", "Yes"
        MAY = "MAY", "May"
        NO = "NO", "No"

    case_file_path = "review__case_file"
    resource = Resource.RAPID_REVIEW

    review = models.ForeignKey(
        RapidReview, on_delete=models.PROTECT, related_name="criterion_answers"
    )
    criterion = models.CharField(max_length=40, help_text="Its key in `queries.questions`.")
    words = models.TextField(help_text="The criterion as it was worded when it was answered.")
    answer = models.CharField(max_length=5, choices=Answer)
    reasons = models.TextField()
    answered_by_name = models.CharField(max_length=200)
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="criterion_answer_has_reasons", condition=~Q(reasons="")),
        ]

    def __str__(self) -> str:
        return f"{self.criterion} of {self.review}: {self.get_answer_display()}"


class Recommendation(CaseRecord):
    """What the review group recommends, with reasons. A later one is added beside it."""

    case_file_path = "review__case_file"
    resource = Resource.RAPID_REVIEW

    review = models.ForeignKey(
        RapidReview, on_delete=models.PROTECT, related_name="recommendations"
    )
    outcome = models.CharField(max_length=20, choices=Outcome)
    national_importance = models.BooleanField()
    reasons = models.TextField()
    dissent = models.TextField(blank=True)
    group_name = models.CharField(max_length=200)
    recommended_on = models.DateField()
    recorded_by_name = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="recommendation_has_reasons", condition=~Q(reasons="")),
        ]

    def __str__(self) -> str:
        return f"{self.group_name} on {self.review}: {self.get_outcome_display()}"


class PartnerPosition(CaseRecord):
    """Where one statutory partner stands on a recommendation. Its latest position stands."""

    case_file_path = "recommendation__review__case_file"
    resource = Resource.RAPID_REVIEW

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="positions"
    )
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=20, choices=Outcome)
    reasons = models.TextField()
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="With a conflict of interest their position does not count.",
    )
    given_by_name = models.CharField(max_length=200)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="partner_position_has_reasons", condition=~Q(reasons="")),
        ]

    def __str__(self) -> str:
        return f"{self.agency} on {self.recommendation.review}: {self.get_outcome_display()}"


class Decision(CaseRecord):
    """The decision on a recommendation: what, why, by whom, under which arrangements."""

    case_file_path = "review__case_file"
    resource = Resource.RAPID_REVIEW

    review = models.ForeignKey(RapidReview, on_delete=models.PROTECT, related_name="decisions")
    recommendation = models.OneToOneField(
        Recommendation, on_delete=models.PROTECT, related_name="decision"
    )
    outcome = models.CharField(max_length=20, choices=Outcome)
    national_importance = models.BooleanField()
    reasons = models.TextField()
    authority = models.CharField(max_length=40, help_text="Who decides, in the day's arrangements.")
    decided_on = models.DateField()
    decided_by_name = models.CharField(max_length=200)
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="decision_has_reasons", condition=~Q(reasons="")),
        ]

    def __str__(self) -> str:
        return f"Decision on {self.review}: {self.get_outcome_display()}"


class Sending(CaseRecord):
    """The rapid review and its decision went to the Panel, in the words it had that day."""

    case_file_path = "review__case_file"
    resource = Resource.RAPID_REVIEW

    review = models.ForeignKey(RapidReview, on_delete=models.PROTECT, related_name="sendings")
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="sending")
    sent_at = models.DateTimeField()
    due_on = models.DateField(help_text="The last day, as the law counted it then.")
    late_because = models.TextField(blank=True)
    sections = models.JSONField(help_text="The sections of the review as they were sent.")
    recorded_by_name = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.review} sent to the Panel"


class PanelReply(CaseRecord):
    """What the Panel wrote back. A later letter is added beside it."""

    class Category(models.TextChoices):
        """The kinds of answer partnerships receive."""

        AGREES_NO_REVIEW = "AGREES_NO_REVIEW", "Agrees: no local review"
        AGREES_REVIEW = "AGREES_REVIEW", "Agrees: local review"
        RECOMMENDS_REVIEW = "RECOMMENDS_REVIEW", "Disagrees: a local review may be more appropriate"
        REVIEW_NOT_NEEDED = "REVIEW_NOT_NEEDED", "Disagrees: a local review is not needed"
        ASKS_FOR_MORE = "ASKS_FOR_MORE", "Asks for more information"
        NATIONAL_REVIEW = "NATIONAL_REVIEW", "Will carry out a national review"
        NOT_NOTIFIABLE = "NOT_NOTIFIABLE", "Says the incident was not notifiable"

    case_file_path = "review__case_file"
    resource = Resource.RAPID_REVIEW

    review = models.ForeignKey(RapidReview, on_delete=models.PROTECT, related_name="panel_replies")
    category = models.CharField(max_length=20, choices=Category)
    received_on = models.DateField()
    what_it_says = models.TextField(blank=True)
    recorded_by_name = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Panel on {self.review}: {self.get_category_display()}"

    @property
    def agrees(self) -> bool:
        """Say whether the Panel supports the partnership's decision."""
        return self.category in {self.Category.AGREES_NO_REVIEW, self.Category.AGREES_REVIEW}
