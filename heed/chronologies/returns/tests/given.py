"""How do tests of returns say what is in a file?"""

from __future__ import annotations

from datetime import date

from heed.chronologies.readers.opened import Line, Opened, Table
from heed.chronologies.returns import guessing, reading
from heed.chronologies.returns.mapping import Mapping
from heed.chronologies.rows import Return

HEADED = ("Date", "Source", "Event")


def table(
    *rows: tuple[str, ...], name: str | None = None, below: frozenset[tuple[int, int]] = frozenset()
) -> Table:
    """Return a table whose rows are numbered from 1; an empty row is left out, but counted."""
    return Table(name, tuple(Line(at, row) for at, row in enumerate(rows, start=1) if row), below)


def paragraphs(*texts: str) -> Opened:
    """Return a file of paragraphs only."""
    return Opened((), tuple(Line(at, (text,)) for at, text in enumerate(texts, start=1)))


def read(
    given: Opened | Table,
    mapping: Mapping | None = None,
    *,
    near: date | None = None,
    period: tuple[date, date] | None = None,
) -> Return:
    """Return what a file says, read as is guessed if no mapping is given."""
    opened = Opened((given,)) if isinstance(given, Table) else given
    return reading.read(
        opened,
        mapping or guessing.guess(opened),
        file="return.docx",
        agency="Marlshire Police",
        near=near,
        period=period,
    )


def told(found: Return) -> dict[int | None, str]:
    """Return the problems of a return by row; a row with two has both sentences."""
    said: dict[int | None, str] = {}
    for problem in found.problems:
        said[problem.row] = " ".join(filter(None, [said.get(problem.row), problem.what]))
    return said
