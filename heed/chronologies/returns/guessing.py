"""How is a file to be read: which of its tables are chronologies, and where are the headings?"""

from __future__ import annotations

from collections.abc import Mapping as ByHeading
from collections.abc import Sequence
from typing import Final

from heed.chronologies.readers.opened import Line, Opened, Table
from heed.chronologies.returns import columns, contents, headings, paragraphs
from heed.chronologies.returns.mapping import Mapping, TableMapping
from heed.chronologies.rows import Meaning

HEADINGS_WITHIN: Final = 40  # rows; above the headings stand titles, names and instructions
KNOWN: Final = 0.5  # sureness from which a cell counts as a heading
MOST: Final = 0.5  # share of a row's filled cells that must be headings
NEARLY: Final = 0.75  # of the best score: then the first row with it has the headings
LONGEST_BELOW: Final = 40  # characters of a heading under a heading
NOTHING_REMEMBERED: Final[ByHeading[str, Meaning | None]] = {}


def guess(
    opened: Opened, *, remembered: ByHeading[str, Meaning | None] = NOTHING_REMEMBERED
) -> Mapping:
    """Return how a file is best read; what is unsure stands in the mapping's `questions`.

    `remembered` is what `Mapping.remembered` once returned for this agency and template.
    """
    found: list[TableMapping] = []
    for place, table in enumerate(opened.tables):
        before = found[-1] if found else None
        found.append(_mapped(place, table, before, remembered))
    return Mapping(
        tables=tuple(found),
        paragraphs=not any(table.chronology for table in found)
        and paragraphs.are_dated(opened.paragraphs),
    )


def _mapped(
    place: int,
    table: Table,
    before: TableMapping | None,
    remembered: ByHeading[str, Meaning | None],
) -> TableMapping:
    lines = table.lines
    width = max((len(line.cells) for line in lines), default=0)
    first = _heading_row(lines, remembered)
    if first is None:
        return _without_headings(place, table, width, before)
    last = first + 1 if _is_second_heading_row(lines, first) else first
    names = _names(lines[first : last + 1], width)
    guesses = columns.mapped(names, lines[last + 1 :], remembered)
    meanings = {one.column.means for one in guesses}
    return TableMapping(
        table=place,
        name=table.name,
        headings=tuple(line.number for line in lines[first : last + 1]),
        columns=guesses,
        chronology=bool(meanings & {Meaning.START_DATE, Meaning.EVENT}),
    )


def _without_headings(
    place: int, table: Table, width: int, before: TableMapping | None
) -> TableMapping:
    """Read a table without headings as the one before goes on, or by what its columns hold."""
    guesses = columns.mapped([""] * width, table.lines, {})
    dates = next(
        (at for at, one in enumerate(guesses) if one.column.means is Meaning.START_DATE), None
    )
    chronology = dates is not None and width > 1
    if chronology and before is not None and before.chronology and len(before.columns) == width:
        guesses = before.columns
    return TableMapping(
        table=place, name=table.name, headings=(), columns=guesses, chronology=chronology
    )


def _heading_row(lines: Sequence[Line], remembered: ByHeading[str, Meaning | None]) -> int | None:
    scores = [_as_headings(line, remembered) for line in lines[:HEADINGS_WITHIN]]
    best = max(scores, default=0.0)
    # Headings may be repeated below, and there in clearer words.
    return next((at for at, one in enumerate(scores) if one and one >= best * NEARLY), None)


def _as_headings(line: Line, remembered: ByHeading[str, Meaning | None]) -> float:
    """Return how much a row looks like headings; 0 if it cannot be."""
    filled = [cell for cell in line.cells if cell.strip()]
    if len(filled) < 2 or any(map(contents.looks_dated, filled)):
        return 0.0
    best: dict[Meaning, float] = {}
    known = 0
    for cell in filled:
        reading = headings.read(cell)
        means = remembered.get(headings.words(cell), reading.means)
        sureness = max(reading.sureness, 1.0 if means is not reading.means else 0.0)
        if means is not None and sureness >= KNOWN:
            known += 1
            best[means] = max(best.get(means, 0.0), sureness)
    share = known / len(filled)
    dated = Meaning.START_DATE in best
    if share < MOST and not (dated and best[Meaning.START_DATE] > headings.WEAK):
        return 0.0
    enough = len(best) >= 2 if dated else Meaning.EVENT in best and len(best) >= 3
    return sum(best.values()) * share if enough else 0.0


def _is_second_heading_row(lines: Sequence[Line], first: int) -> bool:
    """Say whether the row below goes on with the headings, as “From” and “To” under “Date”."""
    if first + 1 >= len(lines):
        return False
    below = [cell for cell in lines[first + 1].cells if cell.strip()]
    return (
        any(not cell.strip() for cell in lines[first].cells)
        and all(len(cell) <= LONGEST_BELOW for cell in below)
        and not any(map(contents.looks_dated, below))
        and any(headings.read(cell).sureness >= KNOWN for cell in below)
    )


def _names(lines: Sequence[Line], width: int) -> list[str]:
    """Return the headings; one above several columns goes with each heading below it."""
    padded = [list(line.cells) + [""] * (width - len(line.cells)) for line in lines]
    if len(padded) == 1:
        return padded[0]
    above, below = padded
    names = []
    over = ""
    for upper, lower in zip(above, below, strict=True):
        over = upper if upper.strip() else over
        names.append(f"{over} {lower}".strip() if lower.strip() else upper)
    return names
