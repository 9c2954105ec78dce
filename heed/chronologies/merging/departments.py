"""How do the returns of an agency's departments become the return of that agency?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from heed.chronologies.rows import Return, Row


def gather(returns: Sequence[Return], *, agency: str, file: str) -> Return:
    """Return one agency's return made of its departments'.

    Every row keeps its own file and number, so that it can still be found where it was written;
    its source begins with the department: “Midwifery: hospital notes”.
    """
    ordered = sorted(returns, key=lambda one: (one.agency, one.file))
    return Return(
        file=file,
        agency=agency,
        columns=tuple(dict.fromkeys(column for one in ordered for column in one.columns)),
        rows=tuple(under(row, agency=agency, department=one.agency)
                   for one in ordered for row in one.rows),
        problems=tuple(problem for one in ordered for problem in one.problems),
    )  # fmt: skip


def under(row: Row, *, agency: str, department: str) -> Row:
    """Return a department's row as a row of its agency."""
    source = f"{department}: {row.source}" if row.source else department
    return replace(row, agency=agency, source=source)
