"""Do the fields and the template of a Word document of before 2007 reach out?

The text is in pieces, whose order is in a table; a field may be cut into several of them. So the
pieces are put together first.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import Any, Final

import olefile

from heed.attachments.intake import links
from heed.attachments.intake.fields import Fields
from heed.attachments.intake.findings import Note
from heed.attachments.intake.refusals import Reason, Refused

IDENTIFIER: Final = 0xA5EC
OLDEST: Final = 0x00C1  # Word 97
IS_TEMPLATE: Final = 0x0001
IS_LOCKED: Final = 0x0100
SECOND_TABLE: Final = 0x0200
# Places in the header: where the strings about the document and the table of pieces are.
ASSOCIATED: Final = 0x019A
PIECES: Final = 0x01A2
COMMENTS: Final = 0x00BA
PACKED_PIECE: Final = 1 << 30
TEMPLATE: Final = 1  # the second of the associated strings
TOKENS: Final = re.compile("[\x13\x14\x15]|[^\x13\x14\x15]+")


def check(container: olefile.OleFileIO[Any]) -> set[Note]:
    """Let an old Word document pass that stays by itself, and return what to know about it.

    :raises Refused: if it is locked, a template, or a field or its template reaches out
    """
    document = container.openstream("WordDocument").read()
    identifier, version = struct.unpack_from("<HH", document, 0)
    (flags,) = struct.unpack_from("<H", document, 0x0A)
    if identifier != IDENTIFIER or version < OLDEST:
        raise Refused(Reason.NOT_ACCEPTED, "a document of before 1997")
    if flags & IS_LOCKED:
        raise Refused(Reason.ENCRYPTED)
    if flags & IS_TEMPLATE:
        raise Refused(Reason.NOT_ACCEPTED, "a template")
    table = container.openstream("1Table" if flags & SECOND_TABLE else "0Table").read()
    _check_template(_region(document, table, ASSOCIATED))
    _check_fields("".join(_pieces(document, _region(document, table, PIECES))))
    return {Note.COMMENTS} if _region(document, table, COMMENTS) else set()


def _region(document: bytes, table: bytes, place: int) -> bytes:
    start, length = struct.unpack_from("<II", document, place)
    return table[start : start + length]


def _pieces(document: bytes, regions: bytes) -> Iterator[str]:
    """Yield the text, piece by piece, in the order in which it is read."""
    places = _table_of_pieces(regions)
    count = (len(places) - 4) // 12
    if count < 1:
        raise Refused(Reason.DAMAGED, "no text")
    ends = struct.unpack_from(f"<{count + 1}I", places, 0)
    for number in range(count):
        (where,) = struct.unpack_from("<I", places, 4 * (count + 1) + 8 * number + 2)
        length = ends[number + 1] - ends[number]
        if where & PACKED_PIECE:
            start = (where & ~PACKED_PIECE) // 2
            yield document[start : start + length].decode("cp1252", "replace")
        else:
            yield document[where : where + 2 * length].decode("utf-16-le", "replace")


def _table_of_pieces(regions: bytes) -> bytes:
    """Return the table of pieces, which follows any number of notes on formatting."""
    place = 0
    while regions[place : place + 1] == b"\x01":
        (length,) = struct.unpack_from("<H", regions, place + 1)
        place += 3 + int(length)
    if regions[place : place + 1] != b"\x02":
        raise Refused(Reason.DAMAGED, "the table of pieces")
    (length,) = struct.unpack_from("<I", regions, place + 1)
    return regions[place + 5 : place + 5 + int(length)]


def _check_fields(text: str) -> None:
    fields = Fields()
    marks = {"\x13": fields.begin, "\x14": fields.separate, "\x15": fields.end}
    for token in TOKENS.findall(text):
        if token in marks:
            marks[token]()
        elif fields.is_in_code:
            fields.code(token)
    fields.close()


def _check_template(strings: bytes) -> None:
    if len(strings) < 6:
        return
    _, count, extra = struct.unpack_from("<HHH", strings, 0)
    place = 6
    for number in range(min(count, TEMPLATE + 1)):
        (length,) = struct.unpack_from("<H", strings, place)
        text = strings[place + 2 : place + 2 + 2 * length].decode("utf-16-le", "replace")
        if number == TEMPLATE:
            links.check_template(text)
        place += 2 + 2 * length + extra
