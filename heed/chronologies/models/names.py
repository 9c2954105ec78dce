"""Who and what is named in a chronology, by which label, and what may still name somebody?"""

from __future__ import annotations

from typing import Final

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from heed.access.fields import FieldClass
from heed.access.role_table import Resource
from heed.casefiles.models import CaseRecord
from heed.chronologies.models.plans import Chronology
from heed.chronologies.models.returns import ChronologyRow

LONG_LABEL: Final = 60


class GlossaryEntry(CaseRecord):
    """Somebody or somewhere by every name, with the label to read instead; or words that may stay.

    Names are told only to those who read all of a chronology, and see what the entry is about.
    """

    class Kind(models.TextChoices):
        """What the names are of."""

        PERSON = "PERSON", "A person"
        REPORTER = "REPORTER", "Who reported it"
        PLACE = "PLACE", "A place"
        HOME = "HOME", "A home of the family"
        NO_NAME = "NO_NAME", "Not a name"

    resource = Resource.OTHERS_RETURNS
    case_file_path = "chronology__case_file"

    chronology = models.ForeignKey(Chronology, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PERSON)
    label = models.CharField(max_length=LONG_LABEL, blank=True)
    names = models.TextField(help_text="Every name, one to a line.")
    role = models.CharField(max_length=200, blank=True)
    written_by_name = models.CharField(max_length=200)
    written_at = models.DateTimeField()

    class Meta:
        verbose_name = "name in a chronology"
        verbose_name_plural = "names in a chronology"
        constraints = [
            models.UniqueConstraint(
                F("chronology"),
                Lower("label"),
                condition=~Q(label=""),
                name="label_stands_for_one_entry",
            ),
            models.CheckConstraint(
                name="every_name_has_a_label",
                condition=Q(kind="NO_NAME", label="") | (~Q(kind="NO_NAME") & ~Q(label="")),
            ),
        ]

    def __str__(self) -> str:
        return f"Name in the {self.chronology}"

    @property
    def every_name(self) -> tuple[str, ...]:
        """Return each name."""
        return tuple(name for line in self.names.splitlines() if (name := line.strip()))

    @property
    def is_place(self) -> bool:
        """Say whether the names are of a place."""
        return self.kind in (self.Kind.PLACE, self.Kind.HOME)

    @property
    def tells(self) -> FieldClass:
        """Return the class of facts that the names belong to."""
        return TELLS.get(self.Kind(self.kind), FieldClass.GENERAL)


class PossibleName(CaseRecord):
    """Words that may still name somebody where a chronology is read with labels, and why.

    Worked out whenever a return comes or the glossary changes, and kept, so that the page finds
    them there however many rows there are.
    """

    resource = Resource.OTHERS_RETURNS
    case_file_path = "chronology__case_file"

    chronology = models.ForeignKey(Chronology, on_delete=models.PROTECT, related_name="+")
    row = models.ForeignKey(
        ChronologyRow, on_delete=models.PROTECT, related_name="+", help_text="The first of them."
    )
    words = models.TextField()
    because = models.TextField()
    times = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"What may be a name in the {self.chronology}"


# Facts that not everybody sees who reads all of a chronology (`access.fields`).
TELLS: Final = {
    GlossaryEntry.Kind.REPORTER: FieldClass.SOURCE_IDENTITY,
    GlossaryEntry.Kind.HOME: FieldClass.FAMILY_ADDRESS,
}
