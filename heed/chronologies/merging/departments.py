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
        rows=tuple(
            row for one in ordered
            for row in under_agency(one, agency=agency, department=one.agency).rows
        ),
        problems=tuple(problem for one in ordered for problem in one.problems),
    )  # fmt: skip


def under_agency(one: Return, *, agency: str, department: str) -> Return:
    """Return a department's return as its agency's; every source begins with the department."""
    rows = tuple(_under(row, agency=agency, department=department) for row in one.rows)
    return replace(one, agency=agency, rows=rows)


def _under(row: Row, *, agency: str, department: str) -> Row:
    source = f"{department}: {row.source}" if row.source else department
    return replace(row, agency=agency, source=source)
