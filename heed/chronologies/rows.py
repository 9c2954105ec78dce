"""What does a return say, once it has been read? Pure values that no file format shows through."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from heed.chronologies.dates.written import WrittenDate


class Meaning(StrEnum):
    """What a column of a chronology is for; a column without a meaning is kept all the same."""

    START_DATE = "start_date"
    START_TIME = "start_time"
    END_DATE = "end_date"
    END_TIME = "end_time"
    SEQUENCE = "sequence"
    SOURCE = "source"
    EVENT = "event"
    RESPONSE = "response"
    ANALYSIS = "analysis"
    SEEN = "seen"
    VOICE = "voice"
    SIGNIFICANCE = "significance"
    PEOPLE = "people"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its heading as written (made distinct within the return) and its meaning."""

    heading: str
    means: Meaning | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a return: every cell as written, and what could be understood of it.

    `number` counts as a person would in the file, from 1, headings included. `cells` stand in the
    order of `columns`, which all rows of one table share. `time` is "HH:MM" or the words written.
    `note` is True for an author's note, which is not an event. `table` names the sheet or table the
    row stands in where the number alone does not tell, as each sheet is counted for itself.
    """

    file: str
    number: int
    agency: str
    columns: tuple[Column, ...]
    cells: tuple[str, ...]
    when: WrittenDate
    until: WrittenDate | None = None
    time: str | None = None
    source: str | None = None
    event: str = ""
    note: bool = False
    table: str | None = None

    def said(self, meaning: Meaning) -> str:
        """Return what the row says under a meaning: its cells so headed, one to a line."""
        found = zip(self.columns, self.cells, strict=True)
        return "\n".join(cell for column, cell in found if column.means is meaning and cell)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something of a return that could not be understood, in a sentence; `row` may be None.

    `table` is as in `Row`.
    """

    file: str
    row: int | None
    what: str
    table: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """What one agency sent: its rows, all of them, and what could not be understood."""

    file: str
    agency: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
