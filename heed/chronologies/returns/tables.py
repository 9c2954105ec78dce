"""What does each line of a table say, read as the mapping says, in the order it stands?"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from heed.chronologies.dates.written import WrittenDate
from heed.chronologies.readers.opened import Line, Table
from heed.chronologies.returns import checks, dating, lines, times
from heed.chronologies.returns.contents import MONTHS
from heed.chronologies.returns.dating import Dates, ReadDate
from heed.chronologies.returns.lines import Kind, Lines
from heed.chronologies.returns.mapping import TableMapping
from heed.chronologies.rows import Meaning, Problem, Row

# The incumbent tool's notes of an author, which are no events: marked so, or of the year 0100.
NOTE_MARKS: Final = ("#", "^", "¬", "~")
_INSTRUCTIONS: Final = re.compile(rf"(?:[./-]|{MONTHS}\s)0100\s*$|^\s*0100-", re.IGNORECASE)


class TableReader:
    """Reads one table of a return; `rows` and `problems` hold what it said."""

    def __init__(
        self,
        table: Table,
        mapping: TableMapping,
        *,
        file: str,
        agency: str,
        name: str | None,
        blank_is_above: bool,
    ) -> None:
        self.rows: list[Row] = []
        self.problems: list[Problem] = []
        self._table = table
        self._mapping = mapping
        self._columns = tuple(guess.column for guess in mapping.columns)
        self._file, self._agency, self._name = file, agency, name
        self._blank_is_above = blank_is_above
        self._date = mapping.place(Meaning.START_DATE)
        self._time = mapping.place(Meaning.START_TIME)
        self._end = mapping.place(Meaning.END_DATE)
        self._sources = mapping.places(Meaning.SOURCE)
        self._events = mapping.places(Meaning.EVENT)

    def read(self, read_date: ReadDate, *, near: date | None) -> None:
        """Read every line: it becomes a row, joins one, or is told of as a problem."""
        below = self._below_headings()
        at = self._date
        written = (line.cells[at] for line in below if at is not None and at < len(line.cells))
        self._read_date = read_date
        self._dates = Dates(read_date, near=near, written=written)
        told = Lines(self._mapping)
        width = len(self._columns)
        for line in below:
            cells = lines.padded(line, width)
            above = self.rows[-1].cells if self.rows else None
            kind = told.kind(cells, above)
            if kind is Kind.ROW:
                self._row(line.number, cells)
            elif kind is Kind.CONTINUED:
                self._join(line, cells)
            elif kind is not Kind.EMPTY:
                self._tell_of(line, kind)
        self.problems.extend(checks.out_of_order(self.rows))

    def _below_headings(self) -> list[Line]:
        """Return the lines below the headings, and tell of those above them."""
        numbers = self._mapping.headings
        if not numbers:
            return list(self._table.lines)
        for line in self._table.lines:
            if line.number < numbers[0] and said(line):
                self._problem(line.number, f"It stands above the headings: “{said(line)}”.")
        return [line for line in self._table.lines if line.number > numbers[-1]]

    def _tell_of(self, line: Line, kind: Kind) -> None:
        if kind is Kind.HEADINGS:
            self._problem(line.number, f"It repeats the headings and is no row: “{said(line)}”.")
            return
        heading = said(line)
        year = lines.year(heading)
        if year is not None:
            self._dates.year_begins(year)
        self._problem(line.number, f"It is a heading across the table and no row: “{heading}”.")

    def _join(self, line: Line, cells: list[str]) -> None:
        row = self.rows[-1]
        joined = tuple(
            f"{upper}\n{lower}" if upper and lower else upper or lower
            for upper, lower in zip(row.cells, cells, strict=True)
        )
        self.rows[-1] = replace(row, cells=joined, event=self._event(joined))
        self._problem(
            line.number,
            f"It has no date or source and goes on in mid-sentence, so it was joined to row "
            f"{row.number}: “{said(line)}”.",
        )

    def _row(self, number: int, cells: list[str]) -> None:
        source = self._source(cells)
        note = self._is_note(cells, source)
        when, time = self._when(number, cells, note)
        row = Row(
            file=self._file,
            number=number,
            agency=self._agency,
            columns=self._columns,
            cells=tuple(cells),
            when=when,
            until=self._until(number, cells, when),
            time=self._clock(cells) or time,
            source=source,
            event=self._event(cells),
            note=note,
            table=self._name,
        )
        self.rows.append(row)
        if when.problem is not None and not note:
            self._problem(number, when.problem)
        turned = checks.ends_before_it_begins(row)
        if turned is not None:
            self._problem(number, turned)

    def _is_note(self, cells: list[str], source: str | None) -> bool:
        if source is not None and source.startswith(NOTE_MARKS):
            return True
        day = "" if self._date is None else cells[self._date]
        return "0100" in day and _INSTRUCTIONS.search(day) is not None

    def _when(self, number: int, cells: list[str], note: bool) -> tuple[WrittenDate, str | None]:
        """Return when a row was, and the time that stands with its date."""
        written = "" if self._date is None else cells[self._date]
        if written.strip():
            day, time = times.split(written)
            # The date of a note helps no other row to its own.
            when = self._read_date(day) if note else self._dates.of(number, day)
            return (when if time is None else replace(when, written=written)), time
        if (number, self._date) in self._table.below:
            return self._dates.as_above(number, "One cell holds the date of several rows"), None
        if self._blank_is_above:
            why = "An empty date was said to mean the one above"
            return self._dates.as_above(number, why), None
        return dating.unreadable(written, "It has no date."), None

    def _until(self, number: int, cells: list[str], when: WrittenDate) -> WrittenDate | None:
        written = "" if self._end is None else cells[self._end]
        if not written.strip():
            return None
        until = self._read_date(written, near=when.first)
        if until.problem is not None:
            self._problem(number, f"Of its end: {until.problem}")
        return until

    def _clock(self, cells: list[str]) -> str | None:
        if self._time is None or not cells[self._time].strip():
            return None
        if dating.is_ditto(cells[self._time]) and self.rows:
            return self.rows[-1].time
        return times.read(cells[self._time])

    def _source(self, cells: list[str]) -> str | None:
        found = [cells[place].strip() for place in self._sources]
        if self.rows and any(map(dating.is_ditto, filter(None, found))):
            return self.rows[-1].source
        return ", ".join(filter(None, found)) or None

    def _event(self, cells: list[str] | tuple[str, ...]) -> str:
        events = self._events
        if len(events) == 1:
            return cells[events[0]]
        return "\n".join([cells[place] for place in events if cells[place]])

    def _problem(self, number: int, what: str) -> None:
        self.problems.append(Problem(self._file, number, what, self._name))


def said(line: Line) -> str:
    """Return a line's words as one text, cell by cell."""
    return " | ".join(cell for cell in line.cells if cell.strip())
