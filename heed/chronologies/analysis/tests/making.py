"""How does a test make a row, or an entry with its dates, in one line?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from heed.chronologies.analysis.entries import Entry, entries
from heed.chronologies.analysis.judging import Judged
from heed.chronologies.analysis.words.sight_rules import Answer
from heed.chronologies.dates.written import Precision, WrittenDate
from heed.chronologies.rows import Column, Meaning, Row

DAY_ONE = date(2016, 1, 1)
DATE = Column("Date", Meaning.START_DATE)
EVENT = Column("Event", Meaning.EVENT)


def day(number: int) -> date:
    """Return the day of that number; 0 is 1 January 2016."""
    return DAY_ONE + timedelta(days=number)


def written(first: date | None, last: date | None = None, *, certain: bool = True) -> WrittenDate:
    """Return a written date of one day, or of the days from first to last."""
    last = first if last is None else last
    precision = Precision.DAY if first == last else Precision.RANGE
    return WrittenDate(f"{first} - {last}", first, last, precision, certain)


NEVER = WrittenDate("soon", None, None, Precision.UNREADABLE, problem="“soon” is no date.")


def row(
    event: str = "Something happened.",
    when: WrittenDate | None = None,
    *,
    agency: str = "Police",
    number: int = 2,
    until: WrittenDate | None = None,
    note: bool = False,
    columns: Mapping[str, str] | None = None,
) -> Row:
    """Return a row; its other columns are named `meaning` or `heading__meaning`."""
    when = when or written(DAY_ONE)
    shown, cells = [DATE, EVENT], [when.written, event]
    for name, cell in (columns or {}).items():
        heading, _, meaning = name.rpartition("__")
        shown.append(Column(heading or meaning, Meaning(meaning)))
        cells.append(cell)
    return Row(
        file="a.docx",
        number=number,
        agency=agency,
        columns=tuple(shown),
        cells=tuple(cells),
        when=when,
        until=until,
        event=event,
        note=note,
    )


def entry(
    event: str = "Something happened.",
    when: WrittenDate | None = None,
    columns: Mapping[str, str] | None = None,
) -> Entry:
    """Return the entry of one row, whose id is “1”."""
    return entries([row(event, when, columns=columns)], lambda _: "1")[0]


def several(*rows: Row) -> tuple[Entry, ...]:
    """Return the entries of rows; ids count from “1”."""
    names = {id(each): str(number) for number, each in enumerate(rows, start=1)}
    return entries(rows, lambda each: names[id(each)])


def sighting(
    name: str,
    first: int,
    last: int | None = None,
    *,
    sure: bool = True,
    seen: Answer = Answer.YES,
    spoken: Answer = Answer.UNSAID,
) -> Judged:
    """Return a judged entry on the days of these numbers."""
    last = first if last is None else last
    return Judged(Entry(name, row(), day(first), day(last), sure), seen, spoken)
