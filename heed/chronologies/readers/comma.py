"""What is in a CSV file, whatever letters, separators and quotation marks it was saved with?"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from heed.chronologies.readers.opened import CannotBeRead, Line, Opened, Table

SEPARATORS = (",", ";", "\t", "|")
SAMPLE = 64 * 1024  # characters; enough rows to see which separator is used
LONGEST_CELL = 16 * 1024 * 1024  # characters; a whole case note fits many times over

Remark = tuple[int | None, str]

# Tables of letters are files of Python's; behind the walls of `opening` none can be opened.
for _letters in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"):
    codecs.lookup(_letters)

OLD_LETTERS = "old Windows letters where not UTF-8"


def read(content: bytes) -> Opened:
    """Return the rows of a CSV file; a row is counted as a spreadsheet counts it, blank ones too.

    :raises CannotBeRead: if the file is no text.
    """
    text, remarks = _decoded(content)
    csv.field_size_limit(LONGEST_CELL)
    separator, first = _separator(text)
    lines = []
    for number, cells in enumerate(_records(text, separator, remarks), start=1):
        if number == 1 and first:
            remarks.append((1, f"The first row, “{first}”, names the separator and is no row."))
        elif any(map(str.strip, cells)):
            lines.append(Line(number, tuple(cells)))
    return Opened(tables=(Table(None, tuple(lines)),), remarks=tuple(remarks))


def _decoded(content: bytes) -> tuple[str, list[Remark]]:
    remarks: list[Remark] = []
    try:
        text = content.decode(_encoding(content))
    except UnicodeDecodeError:
        text = content.decode("utf-8", errors=OLD_LETTERS)
        remarks.append((None, "Some letters are those of old Windows programs; read as such."))
    if "\0" in text:
        raise CannotBeRead("The file is not text: save it again as CSV.")
    return text, remarks


def _encoding(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    # Text in English without a mark at its start has every other byte empty in UTF-16.
    if len(content) >= 2 and content[1] == 0 != content[0]:
        return "utf-16-le"
    if len(content) >= 2 and content[0] == 0 != content[1]:
        return "utf-16-be"
    return "utf-8-sig"


def _old_letter(problem: UnicodeError) -> tuple[str, int]:
    """Read what is not UTF-8 as Windows-1252, or as Latin-1 where that has no letter."""
    if not isinstance(problem, UnicodeDecodeError):
        raise problem
    wrong = problem.object[problem.start : problem.end]
    try:
        return wrong.decode("cp1252"), problem.end
    except UnicodeDecodeError:
        return wrong.decode("latin-1"), problem.end


codecs.register_error(OLD_LETTERS, _old_letter)


def _separator(text: str) -> tuple[str, str | None]:
    """Return what stands between cells, and the first row if all it does is to name it."""
    named = re.match(r"\"?(sep=(.))\"?[,;\t]*\r?\n", text)
    if named:
        return named[2], named[1]
    sample = text[:SAMPLE]
    return max(SEPARATORS, key=lambda separator: _evenness(sample, separator)), None


def _evenness(sample: str, separator: str) -> tuple[float, int]:
    """Return how many rows have the commonest number of cells, and that number."""
    if separator not in sample:
        return 0, 0
    rows = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0, 0
    width, rows_so_wide = max(widths.items(), key=lambda item: (item[1], item[0]))
    return rows_so_wide, width


def _records(text: str, separator: str, remarks: list[Remark]) -> Iterator[list[str]]:
    """Yield each record; a quotation mark never closed does not swallow the rest of the file."""
    count = 0
    rest = text
    while rest:
        lines = io.StringIO(rest, newline="").readlines()
        reader = csv.reader(lines, delimiter=separator)
        before = 0
        rest = ""
        for cells in reader:
            count += 1
            # Only the last record can be open; it began on the line after the one before.
            if reader.line_num == len(lines) and reader.line_num - before > 1:
                piece = lines[before:]
                if "".join(piece).count('"') % 2:
                    what = "A quotation mark is opened here and never closed; each line is a row."
                    remarks.append((count, what))
                    cells = _unquoted(piece[0], separator)
                    rest = "".join(piece[1:])
            before = reader.line_num
            yield cells


def _unquoted(line: str, separator: str) -> list[str]:
    return next(csv.reader([line], delimiter=separator, quoting=csv.QUOTE_NONE))
