"""Is a PNG picture whole, of the size it says, and is there nothing behind it?"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Final

from heed.attachments.intake import dimensions, pictures
from heed.attachments.intake.findings import Finding
from heed.attachments.intake.kinds import Kind
from heed.attachments.intake.limits import Limits
from heed.attachments.intake.refusals import Reason, Refused

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
TEXTS: Final = frozenset({b"tEXt", b"zTXt", b"iTXt", b"iCCP", b"eXIf"})
PACKED: Final = {b"zTXt": 2, b"iCCP": 2, b"iTXt": 5}
LONGEST_TEXT: Final = 4_000_000
CHUNK: Final = 1 << 16
# Each line begins with one byte; interlaced pictures have up to 15/8 as many lines.
SLACK: Final = 2


def inspect(file: BinaryIO, *, limits: Limits) -> Finding:
    """Look into a PNG picture.

    :raises Refused: if it is cut off, too large, or something is hidden in or behind it
    """
    content = file.read()
    dimensions.check(content, pixels=limits.pixels, where="")
    chunks = list(_chunks(content))
    names = [name for name, _ in chunks]
    if names[:1] != [b"IHDR"] or b"IDAT" not in names or len(chunks[0][1]) != 13:
        raise Refused(Reason.DAMAGED, "no picture")
    _check_pixels([data for name, data in chunks if name == b"IDAT"], chunks[0][1])
    for name, data in chunks:
        if name in TEXTS:
            pictures.check_words(_text(name, data))
    pictures.check_drawable(content, "PNG")
    return Finding(Kind.PNG)


def _chunks(content: bytes) -> Iterator[tuple[bytes, memoryview]]:
    place = len(SIGNATURE)
    whole = memoryview(content)
    while True:
        if place + 12 > len(content):
            raise Refused(Reason.DAMAGED, "cut off")
        length, name = struct.unpack_from(">I4s", content, place)
        end = place + 8 + length
        if end + 4 > len(content):
            raise Refused(Reason.DAMAGED, "cut off")
        (checksum,) = struct.unpack_from(">I", content, end)
        if zlib.crc32(whole[place + 4 : end]) != checksum:
            raise Refused(Reason.DAMAGED, "checksum")
        yield name, whole[place + 8 : end]
        place = end + 4
        if name == b"IEND":
            break
    rest = content[place:]
    if rest.strip(b"\x00"):
        raise Refused(pictures.reason_for_rest(rest), "behind the picture")


def _check_pixels(data: list[memoryview], header: memoryview) -> None:
    """Unpack the picture as far as it says it goes, and no further."""
    width, height, depth, colour = struct.unpack_from(">IIBB", header)
    if colour not in CHANNELS:
        raise Refused(Reason.DAMAGED, "colour")
    bytes_in_a_line = (width * depth * CHANNELS[colour] + 7) // 8 + 1
    expected = bytes_in_a_line * height
    most = expected * SLACK + 64 if header[12] else expected
    size, engine = 0, zlib.decompressobj()
    try:
        for piece in data:
            for packed in (piece[at : at + CHUNK] for at in range(0, len(piece), CHUNK)):
                size += _size_of(engine, packed, most=most - size)
    except zlib.error as problem:
        raise Refused(Reason.DAMAGED, "pixels") from problem
    if not engine.eof or size < expected:
        raise Refused(Reason.DAMAGED, "too few pixels")


def _size_of(engine: zlib._Decompress, packed: memoryview, *, most: int) -> int:
    size = 0
    piece = engine.decompress(packed, CHUNK)
    while piece:
        size += len(piece)
        if size > most:
            raise Refused(Reason.UNPACKS_TO_TOO_MUCH, "more pixels than it says")
        piece = engine.decompress(engine.unconsumed_tail, CHUNK)
    if engine.unused_data:
        raise Refused(Reason.MORE_AFTER_THE_END, "behind the pixels")
    return size


def _text(name: bytes, data: memoryview) -> bytes:
    """Return a text beside the picture, unpacked if it is packed."""
    whole = bytes(data)
    if name not in PACKED:
        return whole
    keyword, _, rest = whole.partition(b"\x00")
    if name == b"iTXt":
        is_packed, rest = rest[:1] == b"\x01", rest[2:].split(b"\x00", 2)[-1]
        if not is_packed:
            return whole
    else:
        rest = rest[1:]
    try:
        engine = zlib.decompressobj()
        text = engine.decompress(rest, LONGEST_TEXT)
    except zlib.error as problem:
        raise Refused(Reason.DAMAGED, "text") from problem
    if engine.unconsumed_tail:
        raise Refused(Reason.UNPACKS_TO_TOO_MUCH, "text")
    return keyword + text
