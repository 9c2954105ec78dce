"""What did an agency send: which version, which rows as written, what could not be understood?"""

from __future__ import annotations

from typing import Final

from django.db import models
from django.db.models import Q

from heed.access.role_table import Resource
from heed.attachments.models import AttachmentVersion
from heed.casefiles.models import CaseRecord
from heed.chronologies.dates.written import Precision, WrittenDate
from heed.chronologies.models.plans import AskedAgency, Chronology
from heed.chronologies.rows import Column, Meaning
from heed.partnership.models import Agency

# What stands between two cells of a row: nobody types it, and no file format keeps it in a cell.
BETWEEN_CELLS: Final = "\x1e"


class ReceivedReturn(CaseRecord):
    """One version of an agency's return. A later one replaces it; nothing of it is lost."""

    class State(models.TextChoices):
        """Whether its rows stand in the combined chronology."""

        CHECKING = "CHECKING", "Columns to be checked"
        CURRENT = "CURRENT", "In use"
        REPLACED = "REPLACED", "Replaced"

    resource = Resource.OWN_RETURN
    case_file_path = "asked__chronology__case_file"
    agency_path = "asked__agency"

    asked = models.ForeignKey(AskedAgency, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    document = models.ForeignKey(
        AttachmentVersion,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The file as it was sent; none for rows that were typed.",
    )
    file_name = models.CharField(max_length=255)
    columns = models.JSONField(
        default=list, help_text="Of each table, its headings as written and what they mean."
    )
    mapping = models.JSONField(default=dict, help_text="How it was read (`returns.mapping`).")
    state = models.CharField(max_length=10, choices=State)
    received_at = models.DateTimeField()
    received_by_name = models.CharField(max_length=200)
    received_for = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["asked", "number"], name="return_numbered_once"),
            models.UniqueConstraint(
                fields=["asked"], condition=Q(state="CURRENT"), name="one_return_of_an_agency_holds"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked.agency}, version {self.number}"

    @property
    def known_columns(self) -> list[tuple[Column, ...]]:
        """Return the columns of each of its tables as the reader understands them."""
        return [
            tuple(Column(heading, Meaning(means) if means else None) for heading, means in table)
            for table in self.columns
        ]


class ReturnProblem(CaseRecord):
    """Something of a return that could not be understood, in a sentence."""

    resource = Resource.OWN_RETURN
    case_file_path = "received__asked__chronology__case_file"
    agency_path = "received__asked__agency"

    received = models.ForeignKey(ReceivedReturn, on_delete=models.PROTECT, related_name="+")
    row = models.PositiveIntegerField(null=True, help_text="As a person counts rows in the file.")
    table = models.CharField(max_length=200, blank=True)
    what = models.TextField()

    def __str__(self) -> str:
        return f"Problem in {self.received}"


class ChronologyRow(CaseRecord):
    """One row of a return: every cell as written, and what could be understood of it."""

    resource = Resource.OWN_RETURN
    case_file_path = "chronology__case_file"
    agency_path = "agency"

    chronology = models.ForeignKey(Chronology, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    received = models.ForeignKey(ReceivedReturn, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(help_text="As a person counts rows in the file.")
    table = models.CharField(
        max_length=200, blank=True, help_text="The sheet or table, if the file has several."
    )
    columns_at = models.PositiveSmallIntegerField(
        default=0, help_text="Which of the return's tables has its columns, from 0."
    )
    place = models.PositiveIntegerField(default=0, help_text="In the combined order; 0: not in it.")
    cells = models.TextField(help_text="Every cell as written, in the order of the columns.")
    written = models.TextField(blank=True, help_text="The date as written.")
    first = models.DateField(null=True, help_text="The first day the date can mean.")
    last = models.DateField(null=True, help_text="The last day the date can mean.")
    precision = models.CharField(max_length=20, choices=[(one, one) for one in Precision])
    is_certain = models.BooleanField(default=True)
    inferred = models.TextField(blank=True)
    problem = models.TextField(blank=True)
    until = models.DateField(null=True, help_text="The last day the end date can mean.")
    time = models.TextField(blank=True)
    source = models.TextField(blank=True)
    event = models.TextField(blank=True)
    people = models.TextField(blank=True, help_text="Who was involved or seen, as written.")
    is_note = models.BooleanField(default=False, help_text="An author's note is no event.")
    labelled = models.TextField(
        blank=True, help_text="The cells with labels for names; empty if they read the same."
    )
    labelled_people = models.TextField(
        blank=True, help_text="Who was involved with labels; only beside labelled cells."
    )
    found = models.TextField(
        blank=True,
        help_text="What the rules found in its words (`analysis.found`); empty: not looked for.",
    )

    class Meta:
        indexes = [models.Index(fields=["chronology", "place"], name="rows_in_combined_order")]

    def __str__(self) -> str:
        return f"Row {self.number} of {self.received}"

    @property
    def when(self) -> WrittenDate:
        """Return its date as it was understood."""
        return WrittenDate(
            written=self.written,
            first=self.first,
            last=self.last,
            precision=Precision(self.precision),
            certain=self.is_certain,
            inferred=self.inferred or None,
            problem=self.problem or None,
        )

    @property
    def written_cells(self) -> list[str]:
        """Return every cell as written, in the order of the columns."""
        return self.cells.split(BETWEEN_CELLS)

    def in_columns(self) -> list[tuple[Column, str]]:
        """Return each of its columns with the cell as written. Its return must be at hand."""
        columns, cells = self.received.known_columns[self.columns_at], self.written_cells
        return [
            (column, cells[place] if place < len(cells) else "")
            for place, column in enumerate(columns)
        ]


class RememberedColumns(models.Model):
    """What an agency's columns mean, as somebody said once: asked again only of other headings."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    template = models.CharField(max_length=64, help_text="A fingerprint of the headings.")
    meanings = models.JSONField(help_text="Each heading with what it means (`rows.Meaning`).")
    remembered_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "remembered columns"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "template"], name="columns_remembered_once_for_a_template"
            ),
        ]

    def __str__(self) -> str:
        return f"Columns of {self.agency}"
