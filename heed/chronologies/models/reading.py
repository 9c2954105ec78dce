"""What do readers say of the rows, what do they ask agencies, and which rows are alike?"""

from __future__ import annotations

from typing import Final

from django.db import models
from django.db.models import F, Q

from heed.access.role_table import Resource
from heed.casefiles.models import CaseRecord
from heed.chronologies.analysis.overruling import Matter
from heed.chronologies.models.returns import ChronologyRow

OF_TWO_ROWS: Final = ("SAME", "CONFLICT", "REPEAT")
OF_ONE_ROW: Final = tuple(one.name for one in Matter)


class Likeness(CaseRecord):
    """Two rows that may tell of the same event, or contradict each other; neither is taken away."""

    class Kind(models.TextChoices):
        """How two rows are alike."""

        SAME = "SAME", "May be the same event"
        CONFLICT = "CONFLICT", "May contradict"
        REPEAT = "REPEAT", "Says the same again"

    resource = Resource.OTHERS_RETURNS
    case_file_path = "first__chronology__case_file"

    first = models.ForeignKey(ChronologyRow, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(ChronologyRow, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    because = models.TextField()

    class Meta:
        verbose_name_plural = "likenesses"
        constraints = [
            models.CheckConstraint(name="likeness_is_of_two_rows", condition=~Q(first=F("second"))),
        ]

    def __str__(self) -> str:
        return f"{self.first} and {self.second}"


class ReaderNote(CaseRecord):
    """What readers say beside a row. No agency ever sees it."""

    resource = Resource.REVIEWER_WORKSPACE
    case_file_path = "row__chronology__case_file"

    row = models.OneToOneField(ChronologyRow, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    is_key_episode = models.BooleanField(default=False)
    is_good_practice = models.BooleanField(default=False)
    written_by_name = models.CharField(max_length=200)
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Note beside {self.row}"


class ReaderJudgement(CaseRecord):
    """What a reader says of a row against what was found in its words; the last one counts."""

    class Matter(models.TextChoices):
        """What is judged: of one row, or of a row and another one."""

        SEEN = "SEEN", "Was the child seen?"
        SPOKEN = "SPOKEN", "Was the child spoken with?"
        MISSED = "MISSED", "Was an appointment or a visit missed?"
        VOICE = "VOICE", "Is it the child’s voice?"
        GOOD = "GOOD", "Is it good practice?"
        KEY = "KEY", "Is it a key practice episode?"
        ADDRESS = "ADDRESS", "Did the family’s address change?"
        PLACEMENT = "PLACEMENT", "Did the child’s placement change?"
        WORKER = "WORKER", "Did a worker change?"
        SAME = "SAME", "Is it the same event as another row?"
        CONFLICT = "CONFLICT", "Does it contradict another row?"
        REPEAT = "REPEAT", "Does it say the same again as another row?"

    resource = Resource.REVIEWER_WORKSPACE
    case_file_path = "row__chronology__case_file"

    row = models.ForeignKey(ChronologyRow, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(
        ChronologyRow,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The other row, where two are alike.",
    )
    matter = models.CharField(max_length=10, choices=Matter)
    holds = models.BooleanField(null=True, help_text="Null: what was found in the words counts.")
    because = models.TextField()
    judged_by_name = models.CharField(max_length=200)
    judged_at = models.DateTimeField()

    class Meta:
        verbose_name = "reader’s judgement"
        verbose_name_plural = "readers’ judgements"
        constraints = [
            models.CheckConstraint(
                name="two_rows_where_two_are_judged",
                condition=Q(other=None, matter__in=OF_ONE_ROW)
                | (Q(other__isnull=False, matter__in=OF_TWO_ROWS) & ~Q(other=F("row"))),
            ),
        ]

    def __str__(self) -> str:
        return f"Judgement of {self.row}"


class AgencyQuestion(CaseRecord):
    """A question about a row, put to the agency whose row it is, and its answer."""

    resource = Resource.OWN_RETURN
    case_file_path = "row__chronology__case_file"
    agency_path = "row__agency"

    row = models.ForeignKey(ChronologyRow, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    asked_by_name = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by_name = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "question to an agency"
        verbose_name_plural = "questions to agencies"
        constraints = [
            models.CheckConstraint(
                name="question_answered_when_by_whom_and_what_together",
                condition=Q(answered_at=None, answered_by_name="", answer="")
                | (Q(answered_at__isnull=False) & ~Q(answered_by_name="") & ~Q(answer="")),
            ),
        ]

    def __str__(self) -> str:
        return f"Question about {self.row}"
