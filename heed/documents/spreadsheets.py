"""How is a table taken away so that a spreadsheet shows it and runs nothing?"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Final

# What a spreadsheet may take for the start of a formula (OWASP ASVS 1.2.10), also in full width,
# and our own mark, so that `plain` can take exactly one away.
STARTS_A_FORMULA: Final = frozenset("=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20'")
MARK: Final = "'"
# Without it Excel takes the bytes for another alphabet.
BYTE_ORDER_MARK: Final = "\ufeff"


def lines(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Return the lines of a CSV file, one by one: every cell in quotes, none of them a formula."""
    yield BYTE_ORDER_MARK + _line(head)
    for row in rows:
        yield _line(row)


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"{MARK}{cell}" if cell.strip(" ")[:1] in STARTS_A_FORMULA and cell.strip(" ") else cell


def plain(cell: str) -> str:
    """Return what the cell said before it was made safe."""
    return cell.removeprefix(MARK)


def _line(cells: Sequence[str]) -> str:
    line = StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL).writerow([safe(cell) for cell in cells])
    return line.getvalue()
