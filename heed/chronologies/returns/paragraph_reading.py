"""What does a chronology say that is written in paragraphs, each beginning with its date?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from heed.chronologies.dates.written import Precision, WrittenDate
from heed.chronologies.readers.opened import Line
from heed.chronologies.returns import checks, lines, paragraphs, times
from heed.chronologies.returns.dating import Dates, ReadDate
from heed.chronologies.returns.tables import said
from heed.chronologies.rows import Column, Meaning, Problem, Row


class ParagraphReader:
    """Reads paragraphs; `rows` and `problems` hold what they said."""

    columns: Final = (Column("Paragraph", Meaning.EVENT),)

    def __init__(self, *, file: str, agency: str, name: str | None, read_date: ReadDate) -> None:
        """Begin with nothing read; `name` is what the paragraphs are called beside tables."""
        self.rows: list[Row] = []
        self.problems: list[Problem] = []
        self._file, self._agency, self._name, self._read_date = file, agency, name, read_date

    def read(self, given: Sequence[Line], *, near: date | None) -> None:
        """Read every paragraph: it becomes a row, joins one, or is told of as a problem."""
        filled = [line for line in given if said(line)]
        first = [paragraphs.starts(said(line)) for line in filled]
        written = (found[0] for found in first if found)
        self._dates = Dates(self._read_date, near=near, written=written)
        for line, found in zip(filled, first, strict=True):
            self._paragraph(line, found)
        self.problems.extend(checks.out_of_order(self.rows))

    def _paragraph(self, line: Line, starts: tuple[str, ...]) -> None:
        text = said(line)
        year = lines.year(text)
        if year is not None:
            self._dates.year_begins(year)
            self._problem(line.number, f"It is a heading and no row: “{text}”.")
            return
        dated = self._dated(line.number, starts)
        if dated is not None:
            self._row(line.number, text, *dated)
        elif self.rows:
            self._join(line.number, text)
        else:
            self._problem(line.number, f"It stands before the first date: “{text}”.")

    def _dated(self, number: int, starts: tuple[str, ...]) -> tuple[str, WrittenDate] | None:
        """Return the longest beginning that can be read as a date, and that date.

        A beginning that is plainly meant for a date is one though no such day exists.
        """
        for written in starts:
            when = self._dates.of(number, times.split(written)[0])
            if when.precision is not Precision.UNREADABLE:
                return written, replace(when, written=written)
        if starts and paragraphs.is_meant(starts[0]):
            when = self._dates.of(number, times.split(starts[0])[0])
            return starts[0], replace(when, written=starts[0])
        return None

    def _row(self, number: int, text: str, written: str, when: WrittenDate) -> None:
        self.rows.append(
            Row(
                file=self._file,
                number=number,
                agency=self._agency,
                columns=self.columns,
                cells=(text,),
                when=when,
                time=times.split(written)[1],
                event=paragraphs.rest(text, written),
                table=self._name,
            )
        )
        if when.problem is not None:
            self._problem(number, when.problem)

    def _join(self, number: int, text: str) -> None:
        row = self.rows[-1]
        event = f"{row.event}\n{text}" if row.event else text
        self.rows[-1] = replace(row, cells=(f"{row.cells[0]}\n{text}",), event=event)
        self._problem(
            number, f"It begins with no date, so it was joined to paragraph {row.number}: “{text}”."
        )

    def _problem(self, number: int, what: str) -> None:
        self.problems.append(Problem(self._file, number, what, self._name))
