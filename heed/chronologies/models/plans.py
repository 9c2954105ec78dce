"""What is a chronology about, and which agencies were asked for theirs, by when?"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from heed.access.role_table import Resource
from heed.casefiles.models import CaseFile, CaseRecord
from heed.chronologies.column_names import AskedColumn, from_json
from heed.core.periods import Period
from heed.partnership.models import Agency


class Chronology(CaseRecord):
    """The one chronology of a case: its period, its children and what agencies are asked to say."""

    resource = Resource.OTHERS_RETURNS

    case_file = models.OneToOneField(CaseFile, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField()
    children = models.JSONField(
        default=list, help_text="The numbers, on this file, of the children it is about."
    )
    asks_for = models.JSONField(
        default=list, help_text="The columns asked for, in order (`column_names.AskedColumn`)."
    )
    found_by = models.CharField(
        max_length=64,
        blank=True,
        help_text="By which rules and names its rows were looked through (`analysis.finding`).",
    )
    planned_at = models.DateTimeField()
    planned_by_name = models.CharField(max_length=200)

    class Meta:
        verbose_name_plural = "chronologies"
        constraints = [
            models.CheckConstraint(
                name="chronology_ends_after_it_starts", condition=Q(ends_on__gte=F("starts_on"))
            ),
        ]

    def __str__(self) -> str:
        return f"Chronology of {self.case_file}"

    @property
    def period(self) -> Period:
        """Return the first and the last day it is about."""
        return Period(self.starts_on, self.ends_on)

    @property
    def columns(self) -> tuple[AskedColumn, ...]:
        """Return the columns agencies are asked for, in the order of the template."""
        return from_json(self.asks_for)


class AskedAgency(CaseRecord):
    """An agency asked for its chronology, by a day that people agreed on: no law sets it."""

    resource = Resource.OWN_RETURN
    case_file_path = "chronology__case_file"
    agency_path = "agency"

    chronology = models.ForeignKey(Chronology, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(help_text="As agreed with the agency.")
    note = models.TextField(blank=True, help_text="What this agency should know beside the plan.")
    asked_at = models.DateTimeField()
    asked_by_name = models.CharField(max_length=200)
    not_involved_at = models.DateTimeField(null=True)
    not_involved_by_name = models.CharField(max_length=200, blank=True)
    not_involved_because = models.TextField(blank=True)

    class Meta:
        verbose_name = "agency asked"
        verbose_name_plural = "agencies asked"
        constraints = [
            models.UniqueConstraint(fields=["chronology", "agency"], name="agency_asked_once"),
            models.CheckConstraint(
                name="not_involved_when_by_whom_and_why_together",
                condition=Q(not_involved_at=None, not_involved_by_name="", not_involved_because="")
                | (
                    Q(not_involved_at__isnull=False)
                    & ~Q(not_involved_by_name="")
                    & ~Q(not_involved_because="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency} asked for its chronology"
