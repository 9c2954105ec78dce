"""What may be sent and said of an agency's return: its file, its columns, that there is none?"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import StringIO
from typing import Any, Final

from django.core.exceptions import ValidationError

from heed.attachments.intake import USUAL, Refused
from heed.attachments.receiving import Received
from heed.chronologies.column_names import NAMES
from heed.chronologies.readers.opened import CannotBeRead, Opened
from heed.chronologies.returns.mapping import Mapping, TableMapping
from heed.chronologies.rows import Meaning
from heed.govuk import fields
from heed.govuk.fields.drawing import Drawing
from heed.govuk.forms import Form
from heed.govuk.words import size_in_words

ENDINGS: Final = ("csv", "docx", "ods", "odt", "xls", "xlsx")
ACCEPT: Final = ",".join(f".{ending}" for ending in ENDINGS)
LIMITS: Final = (
    "Word (.docx), Writer (.odt), Excel (.xlsx, .xls), Calc (.ods) or CSV, as your agency has it, "
    f"at most {size_in_words(USUAL.size)}"
)
AS_WRITTEN: Final = "none"
MEANINGS: Final = [
    (AS_WRITTEN, "Nothing of these: keep it as written"),
    *((one.value, NAMES[one]) for one in Meaning if one is not Meaning.OTHER),
]
# Without one of these a table says nothing that could stand in a chronology.
NEEDED: Final = {Meaning.START_DATE, Meaning.EVENT}
LONG_PASTE: Final = 200_000
LONG_REASON: Final = 2_000


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that was let in, and what is in it."""

    received: Received
    opened: Opened


class Bringing(Form):
    """The file with an agency's chronology. It was looked into and read before the form is."""

    refused: Refused | None = None
    file = fields.FileField(
        label="The chronology of your agency", called="the file", hint=LIMITS, accept=ACCEPT
    )
    seen = fields.SeenField()

    def clean_file(self) -> Brought:
        """Return the file that was let in and read.

        :raises ValidationError: with the reason it was not, and what to do
        """
        file = self.cleaned_data["file"]
        outcome, opened = getattr(file, "received", None), getattr(file, "opened", None)
        if isinstance(outcome, Refused):
            self.refused = outcome
        if isinstance(outcome, Received) and isinstance(opened, Opened):
            return Brought(outcome, opened)
        problem = opened if isinstance(opened, CannotBeRead) else outcome
        raise ValidationError(str(problem or "The file did not arrive: choose it again"))


class Pasting(Form):
    """Rows typed here or pasted from a table in Word or Excel, with a tab between two cells."""

    rows = fields.TextAreaField(
        label="Rows",
        called="the rows",
        hint="Copy a table in Word or Excel with its headings and paste it here, or type one row "
        "to a line with a tab between two cells",
        rows=15,
        max_length=LONG_PASTE,
    )
    seen = fields.SeenField()

    def as_file(self) -> bytes:
        """Return the rows as the file a spreadsheet would save."""
        said = StringIO()
        lines = str(self.cleaned_data["rows"]).split("\n")
        csv.writer(said).writerows(line.split("\t") for line in lines if line.strip())
        return said.getvalue().encode()


class NotInvolved(Form):
    """That an agency knew nobody of the family."""

    because = fields.TextAreaField(
        label="Where did you look?",
        called="where you looked",
        hint="For example, the records of all our sites since 2019, by name and by address",
        rows=4,
        max_length=LONG_REASON,
    )


class AgreeingColumns(Form):
    """What each column of each table means."""

    seen = fields.SeenField()

    def __init__(self, *args: Any, mapping: Mapping, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mapping = mapping
        for table in mapping.tables:
            for place, guess in enumerate(table.columns):
                means = guess.column.means
                self.fields[_name(table, place)] = fields.SelectField(
                    label=guess.column.heading or f"Column {place + 1}",
                    choices=MEANINGS,
                    initial=means.value if means else AS_WRITTEN,
                )

    def columns(self, table: TableMapping) -> Iterator[Drawing]:
        """Yield the questions about the columns of one table."""
        yield from (self[_name(table, place)] for place in range(len(table.columns)))

    def clean(self) -> dict[str, Any]:
        """Refuse to read a file of which no table has dates or events.

        :raises ValidationError: if nothing would be read
        """
        given = dict(super().clean() or {})
        if not self.mapping.paragraphs and not any(
            NEEDED & set(self._means(table).values()) for table in self.mapping.tables
        ):
            raise ValidationError("Say which column is the date, or which says what happened")
        return given

    def agreed(self) -> Mapping:
        """Return how the file is to be read, as it was said here.

        A table without dates and events is no chronology: it is kept, and listed row by row.
        """
        mapping = self.mapping
        for table in self.mapping.tables:
            means = self._means(table)
            if NEEDED & set(means.values()):
                mapping = mapping.corrected(table.table, means)
            else:
                mapping = _without(mapping, table)
        return mapping

    def _means(self, table: TableMapping) -> dict[str, Meaning | None]:
        said = self.cleaned_data
        return {
            guess.column.heading: _meaning(said.get(_name(table, place), AS_WRITTEN))
            for place, guess in enumerate(table.columns)
        }


def _without(mapping: Mapping, table: TableMapping) -> Mapping:
    return replace(
        mapping,
        tables=tuple(
            replace(one, chronology=False) if one.table == table.table else one
            for one in mapping.tables
        ),
    )


def _name(table: TableMapping, place: int) -> str:
    return f"column_{table.table}_{place}"


def _meaning(said: str) -> Meaning | None:
    return None if said == AS_WRITTEN else Meaning(said)
