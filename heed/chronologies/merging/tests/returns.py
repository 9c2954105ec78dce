"""Small returns for tests, written as a person would."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from heed.chronologies.dates.written import Precision, WrittenDate
from heed.chronologies.rows import Column, Meaning, Problem, Return, Row

COLUMNS = (
    Column("Ref", Meaning.SEQUENCE),
    Column("Date", Meaning.START_DATE),
    Column("Event", Meaning.EVENT),
)
UNREADABLE = WrittenDate("sometime", None, None, Precision.UNREADABLE)


def day(iso: str, *, certain: bool = True) -> WrittenDate:
    """Return a whole day, `2019-03-12`."""
    on = date.fromisoformat(iso)
    return WrittenDate(f"{on:%d/%m/%Y}", on, on, Precision.DAY, certain)


def span(
    first: str | None, last: str | None, precision: Precision = Precision.RANGE
) -> WrittenDate:
    """Return an interval; None is an open side."""
    begins = date.fromisoformat(first) if first else None
    ends = date.fromisoformat(last) if last else None
    return WrittenDate(f"{first} to {last}", begins, ends, precision)


def row(
    when: WrittenDate | str,
    event: str = "",
    *,
    number: int = 2,
    agency: str = "Police",
    file: str = "police.docx",
    time: str | None = None,
    ref: str = "",
) -> Row:
    """Return a row of a return with a reference, a date and an event."""
    dated = day(when) if isinstance(when, str) else when
    return Row(
        file=file,
        number=number,
        agency=agency,
        columns=COLUMNS,
        cells=(ref, dated.written, event),
        when=dated,
        time=time,
        event=event,
    )


def sent(*rows: Row, file: str = "police.docx", agency: str = "Police",
         problems: tuple[Problem, ...] = ()) -> Return:  # fmt: skip
    """Return what an agency sent; rows are numbered as in a file with one heading row."""
    numbered = tuple(
        replace(one, file=file, agency=agency, number=number)
        for number, one in enumerate(rows, start=2)
    )
    return Return(file=file, agency=agency, columns=COLUMNS, rows=numbered, problems=problems)
