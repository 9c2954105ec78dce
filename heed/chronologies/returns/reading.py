"""What did an agency send: each row of its return as written and understood, nothing left out?"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import partial
from typing import Final

from heed.chronologies.dates import reading as written_dates
from heed.chronologies.readers.opened import Opened, Table
from heed.chronologies.returns import headings
from heed.chronologies.returns.mapping import Mapping
from heed.chronologies.returns.paragraph_reading import ParagraphReader
from heed.chronologies.returns.tables import TableReader, said
from heed.chronologies.rows import Column, Problem, Return, Row

PARAGRAPHS: Final = "Paragraphs"


def read(
    opened: Opened,
    mapping: Mapping,
    *,
    file: str,
    agency: str,
    near: date | None = None,
    period: tuple[date, date] | None = None,
    born: date | None = None,
    ours: Collection[str] = (),
) -> Return:
    """Return the rows of a file, read as the mapping says, and all that is no row or not clear.

    Every line of the file is a row or is told of in a problem. `near` is a day close to the first
    row, `period` the time under review, by which years of two digits are understood, and `born`
    the child's birth. `ours` are lines, in plain words, that stood in the file before the agency
    wrote in it: those of a blank template. Outside a chronology they are not told of.
    """
    read_date = partial(written_dates.read, period=period, born=born)
    rows: list[Row] = []
    problems = [Problem(file, row, what) for row, what in opened.remarks]
    named, beside = names(opened)
    for table, name, how in zip(opened.tables, named, mapping.tables, strict=True):
        if not how.chronology:
            problems.extend(_outside(table, file, name, ours))
            continue
        reader = TableReader(
            table, how, file=file, agency=agency, name=name, blank_is_above=mapping.blank_is_above
        )
        reader.read(read_date, near=near)
        rows += reader.rows
        problems += reader.problems
    paragraphs = ParagraphReader(file=file, agency=agency, name=beside, read_date=read_date)
    if mapping.paragraphs:
        paragraphs.read(opened.paragraphs, near=near)
    else:
        problems.extend(_outside(Table(None, opened.paragraphs), file, beside, ours))
    return Return(
        file=file,
        agency=agency,
        columns=_columns(mapping),
        rows=(*rows, *paragraphs.rows),
        problems=(*problems, *paragraphs.problems),
    )


def names(opened: Opened) -> tuple[list[str | None], str | None]:
    """Return what to call each table, and the paragraphs, where a row's number does not tell.

    Sheets are counted each for itself, the tables of a document all together.
    """
    numbers = [line.number for table in opened.tables for line in table.lines]
    tables: list[str | None] = [None] * len(opened.tables)
    if len(set(numbers)) < len(numbers):
        tables = [table.name or f"Table {at}" for at, table in enumerate(opened.tables, start=1)]
    return tables, PARAGRAPHS if opened.tables else None


def _outside(table: Table, file: str, name: str | None, ours: Collection[str]) -> list[Problem]:
    return [
        Problem(file, line.number, f"It stands outside the chronology: “{said(line)}”.", name)
        for line in table.lines
        if said(line) and headings.words(said(line)) not in ours
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
