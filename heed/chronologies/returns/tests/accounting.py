"""Is every line and every cell of a file somewhere in what was read from it, as written?"""

from __future__ import annotations

from collections import Counter

from heed.chronologies.readers.opened import Line, Opened
from heed.chronologies.returns import reading
from heed.chronologies.returns.mapping import Mapping
from heed.chronologies.rows import Return

Place = tuple[str | None, int]


def left_out(opened: Opened, mapping: Mapping, found: Return) -> list[str]:
    """Return a sentence for each line or cell that is missing, and for each row made up."""
    lines = _lines(opened, mapping)
    rows = {(row.table, row.number): row.cells for row in found.rows}
    told: dict[Place, str] = {}
    for problem in found.problems:
        if problem.row is not None:
            place = (problem.table, problem.row)
            told[place] = f"{told.get(place, '')}\n{problem.what}"
    missing = [f"Row {at} is made up." for at in rows.keys() - lines.keys()]
    twice = Counter((row.table, row.number) for row in found.rows)
    missing += [f"Row {at} is there {count} times." for at, count in twice.items() if count > 1]
    for at, line in lines.items():
        said = "\n".join((*rows.get(at, ()), told.get(at, "")))
        missing += [f"Of {at}, “{cell}” is left out." for cell in line.cells if cell not in said]
    return missing


def counted(opened: Opened, mapping: Mapping, found: Return) -> tuple[int, int]:
    """Return how many lines go in, headings left aside, and how many are rows or told of."""
    lines = _lines(opened, mapping).keys()
    rows = {(row.table, row.number) for row in found.rows}
    told = {(one.table, one.row) for one in found.problems}
    return len(lines), len(rows) + len((told & lines) - rows)


def _lines(opened: Opened, mapping: Mapping) -> dict[Place, Line]:
    named, beside = reading.names(opened)
    kept: dict[Place, Line] = {}
    for name, table, how in zip(named, opened.tables, mapping.tables, strict=True):
        headings = how.headings if how.chronology else ()
        for line in table.lines:
            if line.number not in headings and any(map(str.strip, line.cells)):
                kept[name, line.number] = line
    for line in opened.paragraphs:
        if any(map(str.strip, line.cells)):
            kept[beside, line.number] = line
    return kept
