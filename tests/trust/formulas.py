"""Is anything in a file to take away a formula, and does reading it back give what was typed?"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from openpyxl import Workbook

from heed.documents import spreadsheets
from tests.trust import harnesses
from tests.trust.browsing import kept, touring
from tests.trust.browsing.visitor import Answer
from tests.trust.figure import Figure
from tests.trust.worlds import overwriting, pairs

LEADS: Final = ("=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠", "'", "\n", "＇")  # noqa: RUF001  (full-width, on purpose)
BEFORE: Final = ("", " ", "  ")
STARTS: Final = tuple("".join(pair) for pair in product(BEFORE, LEADS))
# What a spreadsheet takes for the start of a formula, whatever blanks come before it.
FORMULA: Final = re.compile(r"^\s*[=+\-@\t\r\n\0＝＋－＠]")  # noqa: RUF001  (full-width, on purpose)
WORDS: Final = "cmd|' /C calc'!A{:05}"
TABLES: Final = ("text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml")


def run(full: bool) -> Figure:
    """Write a formula into each column of words, take every table away, and read it."""
    tour = touring.usual_tour() if full else kept.once(touring.short_tour)
    exports = [path for path in tour.opened if _is_table(tour.page_of(path).get(path))]
    cells = 0
    seen: set[str] = set()
    failures: list[str] = (
        [] if exports else ["There is no file to take away: is this harness blind?"]
    )
    for number in range(len(STARTS) if full else 1):
        with pairs.undone():
            written = _write(number)
            for path in exports:
                rows = list(_rows(tour.page_of(path).get(path)))
                cells += sum(len(row) for row in rows)
                failures += [f"{path}: {one}" for one in _formulas(rows)]
                came_back = {spreadsheets.plain(cell) for row in rows for cell in row}
                seen |= {text for text in written if any(text in cell for cell in came_back)}
                failures += [f"{path}: {one}" for one in _changed(written, came_back)]
    if not seen:
        failures.append("None of the formulas came to a file: is this harness blind?")
    return Figure(
        f"{len(STARTS)} beginnings of a formula, {len(exports)} files to take away, {cells} cells: "
        f"{len(failures)} formulas or changed texts; {len(seen)} texts read back as typed",
        failures,
    )


def _is_table(answer: Answer) -> bool:
    return answer.headers.get("Content-Type", "").startswith(TABLES)


def _write(number: int) -> set[str]:
    """Write a formula into every column and into the trail; return what was written."""

    def formula(column: int) -> str:
        return STARTS[(number + column) % len(STARTS)] + WORDS.format(column)

    list(overwriting.overwrite(formula))
    overwriting.add_to_the_trail(formula)
    return {formula(column) for column in range(len(overwriting.columns()))}


def _rows(answer: Answer) -> Iterator[list[str]]:
    text = answer.body.decode().removeprefix(spreadsheets.BYTE_ORDER_MARK)
    return csv.reader(io.StringIO(text, newline=""))


def _formulas(rows: list[list[str]]) -> Iterator[str]:
    sheet = Workbook().active
    for row in rows:
        for cell in row:
            taken = FORMULA.match(cell)
            readable = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", cell)
            if taken or (sheet is not None and _taken_for_formula(sheet, readable)):
                yield f"{cell[:60]!r} is a formula"


def _taken_for_formula(sheet: object, text: str) -> bool:
    cell = sheet.cell(row=1, column=1)  # type: ignore[attr-defined]  # openpyxl's own words
    cell.value = text
    return bool(cell.data_type == "f")


def _changed(written: set[str], came_back: set[str]) -> Iterator[str]:
    """Return the texts that came to the file, but not as they were typed."""
    for text in written:
        words = text.lstrip(" ").lstrip("".join(LEADS))
        for cell in came_back:
            if words in cell and text not in cell:
                yield f"{text[:60]!r} came back as {cell[:80]!r}"


if __name__ == "__main__":
    harnesses.command()
