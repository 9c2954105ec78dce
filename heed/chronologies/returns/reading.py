"""What did an agency send: each row of its return as written and understood, nothing left out?"""

from __future__ import annotations

from datetime import date
from functools import partial

from heed.chronologies.dates import reading as written_dates
from heed.chronologies.readers.opened import Opened, Table
from heed.chronologies.returns.mapping import Mapping
from heed.chronologies.returns.paragraph_reading import ParagraphReader
from heed.chronologies.returns.tables import TableReader, said
from heed.chronologies.rows import Column, Problem, Return, Row


def read(
    opened: Opened,
    mapping: Mapping,
    *,
    file: str,
    agency: str,
    near: date | None = None,
    period: tuple[date, date] | None = None,
    born: date | None = None,
) -> Return:
    """Return the rows of a file, read as the mapping says, and all that is no row or not clear.

    Every line of the file is a row or is told of in a problem. `near` is a day close to the first
    row, `period` the time under review, by which years of two digits are understood, and `born`
    the child's birth.
    """
    read_date = partial(written_dates.read, period=period, born=born)
    rows: list[Row] = []
    problems = [Problem(file, row, what) for row, what in opened.remarks]
    named = _names(opened.tables)
    for table, name, how in zip(opened.tables, named, mapping.tables, strict=True):
        if not how.chronology:
            problems.extend(_outside(table, file, name))
            continue
        reader = TableReader(
            table, how, file=file, agency=agency, name=name, blank_is_above=mapping.blank_is_above
        )
        reader.read(read_date, near=near)
        rows += reader.rows
        problems += reader.problems
    paragraphs = ParagraphReader(file=file, agency=agency, read_date=read_date)
    if mapping.paragraphs:
        paragraphs.read(opened.paragraphs, near=near)
    else:
        problems.extend(_outside(Table(None, opened.paragraphs), file, None))
    return Return(
        file=file,
        agency=agency,
        columns=_columns(mapping),
        rows=(*rows, *paragraphs.rows),
        problems=(*problems, *paragraphs.problems),
    )


def _names(tables: tuple[Table, ...]) -> list[str | None]:
    """Return what each table is called, if there are several: the sheet's name or its number."""
    if len(tables) < 2:
        return [None] * len(tables)
    return [table.name or f"Table {place}" for place, table in enumerate(tables, start=1)]


def _outside(table: Table, file: str, name: str | None) -> list[Problem]:
    return [
        Problem(file, line.number, f"It stands outside the chronology: “{said(line)}”.", name)
        for line in table.lines
        if said(line)
    ]


def _columns(mapping: Mapping) -> tuple[Column, ...]:
    """Return the columns of all tables together, each once."""
    found: dict[Column, None] = {}
    for table in mapping.tables:
        if table.chronology:
            found.update(dict.fromkeys(guess.column for guess in table.columns))
    if mapping.paragraphs:
        found.update(dict.fromkeys(ParagraphReader.columns))
    return tuple(found)
