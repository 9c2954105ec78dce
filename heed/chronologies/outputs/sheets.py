"""What is a combined chronology as one wide table, with nothing of a return left out?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Final

from heed.chronologies.dates.written import WrittenDate
from heed.chronologies.merging.combined import Combined, Entry
from heed.chronologies.outputs import explaining
from heed.chronologies.rows import Column, Row
from heed.documents import spreadsheets, workbook
from heed.documents.workbook import Sheet

UNDERSTOOD: Final = (
    "Row", "Date as written", "From", "To", "How exact", "Certain", "Time", "Until", "Agency",
    "Source", "Event", "Same event as", "Contradicts", "Written twice", "Why", "Author’s note",
    "File", "Table", "Row in file",
)  # fmt: skip
_WIDTHS: Final = (16, 16, 11, 11, 11, 8, 8, 16, 20, 20, 60, 20, 20, 16, 40, 8, 20, 12, 8)
_AS_SENT: Final = 30
MOST_COLUMNS: Final = 16_384  # of a sheet of Excel


def csv(combined: Combined) -> Iterator[str]:
    """Yield the lines of a CSV file; every cell is in quotes and none can run as a formula."""
    headings = _headings(combined.columns)
    yield from spreadsheets.lines([*UNDERSTOOD, *headings], _rows(combined.rows, headings))


def xlsx(combined: Combined, *, produced_at: datetime) -> bytes:
    """Return a workbook: the rows, how to read them, the returns, and what was not understood."""
    headings = _headings(combined.columns)
    widths = [*_WIDTHS, *(_AS_SENT for _ in headings)]
    rows = _rows(combined.rows, headings)
    sheets = [
        Sheet("Chronology", [*UNDERSTOOD, *headings], rows, widths),
        Sheet("How to read this", ["How to read this"], [[line] for line in explaining.HOW], [100]),
        Sheet("Returns", explaining.RETURN_HEAD, explaining.returns(combined), [30, 30, 10, 10]),
        Sheet("Problems", explaining.PROBLEM_HEAD, explaining.problems(combined), [30, 12, 10, 90]),
    ]
    return workbook.render(sheets, produced_at=produced_at)


def _headings(columns: Sequence[Column]) -> list[str]:
    """Return every heading once, as sent."""
    return list(dict.fromkeys(column.heading for column in columns))


def _rows(entries: Iterable[Entry], headings: Sequence[str]) -> Iterator[list[str]]:
    place = {heading: at for at, heading in enumerate(headings)}
    for entry in entries:
        as_sent = [""] * len(headings)
        for column, cell in zip(entry.row.columns, entry.row.cells, strict=True):
            at = place[column.heading]
            as_sent[at] = f"{as_sent[at]}\n{cell}" if as_sent[at] else cell
        yield [*_understood(entry), *as_sent]


def _understood(entry: Entry) -> list[str]:
    row = entry.row
    return [
        entry.id,
        row.when.written,
        _day(row.when.first),
        _day(row.when.last),
        row.when.precision,
        "yes" if row.when.certain else "no",
        row.time or "",
        _until(row.until),
        row.agency,
        row.source or "",
        row.event,
        "\n".join(entry.same_as),
        "\n".join(entry.conflicts_with),
        "\n".join(entry.repeats),
        "\n".join(f"{mark.other}: {'; '.join(mark.reasons)}" for mark in entry.marks),
        "yes" if row.note else "",
        *_where(row),
    ]


def _where(row: Row) -> tuple[str, str, str]:
    return row.file, row.table or "", str(row.number)


def _until(until: WrittenDate | None) -> str:
    return until.written if until else ""


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
