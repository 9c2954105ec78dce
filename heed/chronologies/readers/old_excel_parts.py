"""What is in an .xls workbook beside its values: dates shown in part, errors, comments?"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO
from typing import Final

import olefile

from heed.chronologies.readers import shown
from heed.chronologies.readers.excel_parts import Beside

# Records of [MS-XLS] 2.3.
_FORMULA, _ENDS, _NOTE, _FROM_1904, _CONTINUED = 0x0006, 0x000A, 0x001C, 0x0022, 0x003C
_OBJECT, _SHEET, _MANY, _STYLE, _TEXT = 0x005D, 0x0085, 0x00BD, 0x00E0, 0x01B6
_NUMBER, _ERROR, _SHORT, _FORMAT = 0x0203, 0x0205, 0x027E, 0x041E
_ERRORS: Final = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
_NO_NUMBER: Final = b"\xff\xff"  # ends what a formula comes to, if that is no number
_AN_ERROR: Final = 2

Record = tuple[int, bytes]
Cell = tuple[int, int, int, float]  # row and column from 0, style, value


def read(content: bytes) -> dict[str, Beside]:
    """Return what stands beside the values, by the sheet's name; nothing if it is no .xls."""
    try:
        with olefile.OleFileIO(BytesIO(content)) as file:
            book = _Workbook(file.openstream("Workbook").read())
        return {name: book.sheet(start) for name, start in book.sheets}
    except (OSError, ValueError, IndexError, struct.error):
        # The values have been read; what stands beside them is told if it can be.
        return {}


class _Workbook:
    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        self.sheets: list[tuple[str, int]] = []
        self._codes: dict[int, str] = {}
        self._styles: list[int] = []
        self._from_1904 = False
        for kind, inside in self._records(0):
            if kind == _SHEET:
                self.sheets.append((_short_text(inside[6:]), struct.unpack_from("<I", inside)[0]))
            elif kind == _FORMAT:
                self._codes[struct.unpack_from("<H", inside)[0]] = _text(inside[2:])
            elif kind == _STYLE:
                self._styles.append(struct.unpack_from("<HH", inside)[1])
            elif kind == _FROM_1904:
                self._from_1904 = inside[:1] == b"\x01"
        self._shows = [shown.of_format(one, self._codes.get(one)) for one in self._styles]

    def sheet(self, start: int) -> Beside:
        """Return what stands beside the values of the sheet that begins there."""
        beside = Beside()
        words: dict[int, str] = {}  # of boxes and comments, by the number of the object
        number, in_text = 0, False
        for kind, inside in self._records(start):
            if kind == _OBJECT:
                number = struct.unpack_from("<H", inside, 6)[0]
            elif kind == _CONTINUED and in_text:
                words.setdefault(number, _decoded(inside[1:], inside[0]))
            elif kind == _NOTE:
                self._comment(beside, words, inside)
            else:
                self._cells(beside, kind, inside)
            in_text = kind == _TEXT
        return beside

    def _records(self, start: int) -> Iterator[Record]:
        """Yield each record up to the end of this part of the stream."""
        place = start
        while True:
            kind, length = struct.unpack_from("<HH", self._stream, place)
            if kind == _ENDS:
                return
            yield kind, self._stream[place + 4 : place + 4 + length]
            place += 4 + length

    def _comment(self, beside: Beside, words: dict[int, str], inside: bytes) -> None:
        row, _, _, number = struct.unpack_from("<HHHH", inside)
        said = " ".join(words.get(number, "").split())
        beside.remarks.append((row + 1, f"A comment says: “{said}”."))

    def _cells(self, beside: Beside, kind: int, inside: bytes) -> None:
        error = _error(kind, inside)
        if error is not None:
            row, column = struct.unpack_from("<HH", inside)
            beside.cells.setdefault(row, {})[column] = error
        for row, column, style, value in _values(kind, inside):
            show = self._shows[style] if style < len(self._shows) else None
            text = show(value, self._from_1904) if show else None
            if text is not None:
                beside.cells.setdefault(row, {})[column] = text
                remark = shown.hidden_day(text, value, self._from_1904)
                beside.remarks.extend([(row + 1, remark)] if remark else [])


def _error(kind: int, inside: bytes) -> str | None:
    """Return the error that a cell shows, if it shows one."""
    if kind == _ERROR and inside[7]:
        return _ERRORS.get(inside[6], "#N/A")
    if kind == _FORMULA and inside[12:14] == _NO_NUMBER and inside[6] == _AN_ERROR:
        return _ERRORS.get(inside[8], "#N/A")
    return None


def _values(kind: int, inside: bytes) -> Iterator[Cell]:
    """Yield the numbers that a record holds."""
    if kind == _NUMBER or (kind == _FORMULA and inside[12:14] != _NO_NUMBER):
        row, column, style, value = struct.unpack_from("<HHHd", inside)
        yield row, column, style, value
    elif kind == _SHORT:
        row, column, style, packed = struct.unpack_from("<HHHI", inside)
        yield row, column, style, _unpacked(packed)
    elif kind == _MANY:
        row, first = struct.unpack_from("<HH", inside)
        for place in range((len(inside) - 6) // 6):
            style, packed = struct.unpack_from("<HI", inside, 4 + 6 * place)
            yield row, first + place, style, _unpacked(packed)


def _unpacked(packed: int) -> float:
    """Return a number that is kept in 30 bits [MS-XLS 2.5.122]."""
    if packed & 2:
        value = float((packed ^ 0x80000000) - 0x80000000 >> 2)
    else:
        (value,) = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))
    return value / 100 if packed & 1 else value


def _short_text(inside: bytes) -> str:
    return _decoded(inside[2:], inside[1], inside[0])


def _text(inside: bytes) -> str:
    (length,) = struct.unpack_from("<H", inside)
    return _decoded(inside[3:], inside[2], length)


def _decoded(inside: bytes, flags: int, length: int | None = None) -> str:
    """Return letters that are kept in one byte each, or in two."""
    wide = flags & 1
    kept = inside if length is None else inside[: length * (1 + wide)]
    return kept.decode("utf-16-le" if wide else "latin-1", "replace")
