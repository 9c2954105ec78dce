"""What is a part that is not XML: a picture, a font, or something that hides in a document?"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import chain
from typing import Final

from heed.attachments.intake import dimensions
from heed.attachments.intake.limits import Limits
from heed.attachments.intake.refusals import Reason, Refused

HEAD: Final = 1 << 20
BYTE_ORDER_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

PICTURES: Final = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"II*\x00",
    b"MM\x00*",
    b"II\xbc\x01",  # JPEG XR, which Word keeps beside pictures it has changed
    b"\xd7\xcd\xc6\x9a",  # Windows metafile
    b"\x01\x00\x09\x00\x00\x03",  # the same without its header
    b"VCLMTF",  # LibreOffice's own
)
METAFILES: Final = (b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00\x00\x03", b"\x01\x00\x00\x00")
FONTS: Final = (b"\x00\x01\x00\x00", b"OTTO", b"true", b"ttcf", b"wOFF", b"wOF2")
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP: Final = b"PK\x03\x04"
GZIP: Final = b"\x1f\x8b"
OTHER_FILES: Final = (
    ZIP, GZIP, b"PK\x05\x06", b"PK\x07\x08", b"%PDF", b"{\\rtf", b"MZ", b"\x7fELF", b"Rar!",
    b"7z\xbc\xaf", b"BZh", b"MSCF", b"\xfd7zXZ", b"ITSF", b"L\x00\x00\x00\x01\x14\x02\x00",
    b"\xca\xfe\xba\xbe", b"#!", b"SQLite", b"\x00asm", b"MIME-Version", b"From:", b"CWS", b"FWS",
)  # fmt: skip


class Other(Enum):
    """What a part that is not XML may be, by what the rest of the document says of it."""

    PICTURE_OR_FONT = "a picture or a font, known by how it begins"
    ANYTHING = "settings of a program, which begin like nothing"
    WORKBOOK = "the workbook behind a chart"


def begin(chunks: Iterator[bytes], *, enough: int = 4_096) -> tuple[bytes, Iterator[bytes]]:
    """Return the first bytes of a part, and all of it from the beginning."""
    taken, length = [], 0
    for chunk in chunks:
        taken.append(chunk)
        length += len(chunk)
        if length >= enough:
            break
    head = b"".join(taken)
    return head, chain((head,), chunks)


def is_xml(head: bytes) -> bool:
    """Say whether a part begins with a tag, in any of the encodings XML is written in."""
    for mark in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            head = head.removeprefix(mark).replace(b"\x00", b"")
    return head.replace(b"\x00", b"").lstrip(b" \t\r\n").startswith(b"<")


def check(
    head: bytes, chunks: Iterable[bytes], *, where: str, limits: Limits, other: Other
) -> None:
    """Let pictures and fonts pass, and what nobody can recognise where it may be anything.

    :raises Refused: if it is another file, or something no document needs
    """
    if head.startswith(OLE):
        raise Refused(reason_for_ole(where), where)
    if head.startswith(GZIP) and where.lower().endswith((".emz", ".wmz")):
        _check_packed_metafile(chunks, where=where, limits=limits)
        return
    if head.startswith(OTHER_FILES):
        raise Refused(Reason.FILE_INSIDE, where)
    if _is_picture(head):
        head, chunks = begin(iter(chunks), enough=HEAD)
        dimensions.check(head, pixels=limits.pixels, where=where)
    elif not head.startswith(FONTS) and other is not Other.ANYTHING:
        raise Refused(Reason.ODD_PART, where)
    _drain(chunks, where=where, limits=limits)


def reason_for_ole(where: str) -> Reason:
    """Return what an OLE container in a document is, going by its name."""
    name = where.lower()
    if "vba" in name or "macro" in name:
        return Reason.MACROS
    return Reason.ACTIVE_CONTROLS if "activex" in name else Reason.OBJECT_INSIDE


def _is_picture(head: bytes) -> bool:
    is_emf = head[:4] == b"\x01\x00\x00\x00" and head[40:44] == b" EMF"
    is_webp = head[:4] == b"RIFF" and head[8:12] == b"WEBP"
    return head.startswith(PICTURES) or is_emf or is_webp


def _check_packed_metafile(chunks: Iterable[bytes], *, where: str, limits: Limits) -> None:
    engine, size, packed, beginning = zlib.decompressobj(zlib.MAX_WBITS | 16), 0, 0, b""
    try:
        for chunk in chunks:
            packed += len(chunk)
            piece = engine.decompress(chunk, HEAD)
            while piece:
                beginning = beginning or piece
                size += len(piece)
                if size > min(limits.other_part, max(limits.ratio_from, limits.ratio * packed)):
                    raise Refused(Reason.UNPACKS_TO_TOO_MUCH, where)
                piece = engine.decompress(engine.unconsumed_tail, HEAD)
    except zlib.error as problem:
        raise Refused(Reason.DAMAGED, where) from problem
    if not beginning.startswith(METAFILES) or not engine.eof or engine.unused_data:
        raise Refused(Reason.FILE_INSIDE, where)


def _drain(chunks: Iterable[bytes], *, where: str, limits: Limits) -> None:
    """Unpack the rest, so that its size and checksum are seen to be true."""
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > limits.other_part:
            raise Refused(Reason.UNPACKS_TO_TOO_MUCH, where)
