"""How many pixels does a picture say it has? Read from its first bytes; nothing is drawn."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Final

from heed.attachments.intake.refusals import Reason, Refused

Size = tuple[int, int]

START_OF_FRAME: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
WITHOUT_LENGTH: Final = frozenset({0x01, *range(0xD0, 0xD9)})
TIFF_WIDTH, TIFF_HEIGHT = 256, 257
TIFF_SHORT: Final = 3


def check(head: bytes, *, pixels: int, where: str) -> None:
    """Let a picture pass whose size in pixels can be drawn safely.

    :raises Refused: if it is too large, or does not say how large it is
    """
    for beginning, measure in MEASURES:
        if head.startswith(beginning):
            try:
                width, height = measure(head)
            except (struct.error, IndexError) as problem:
                raise Refused(Reason.DAMAGED, where) from problem
            if abs(width) * abs(height) > pixels:
                raise Refused(Reason.TOO_MANY_PIXELS, f"{width} by {height} {where}")


def check_jpeg_2000(head: bytes, *, pixels: int) -> None:
    """Let a JPEG 2000 picture pass whose size in pixels can be drawn safely.

    :raises Refused: if it is too large
    """
    place = head.find(b"ihdr") + 4
    if len(head) < place + 8:
        raise Refused(Reason.DAMAGED, "JPEG 2000")
    height, width = _pair(">II", head, place)
    if width * height > pixels:
        raise Refused(Reason.TOO_MANY_PIXELS, f"{width} by {height}")


def png(head: bytes) -> Size:
    """Return what the first chunk says."""
    return _pair(">II", head, 16)


def jpeg(head: bytes) -> Size:
    """Return what the start of the frame says.

    :raises IndexError: if no frame starts
    """
    place = 2
    while True:
        while head[place] == 0xFF and head[place + 1] == 0xFF:
            place += 1
        marker = head[place + 1]
        if head[place] != 0xFF:
            raise IndexError("no marker where one must be")
        if marker in START_OF_FRAME:
            height, width = _pair(">HH", head, place + 5)
            return width, height
        place += 2
        if marker not in WITHOUT_LENGTH:
            (length,) = struct.unpack_from(">H", head, place)
            place += int(length)


def gif(head: bytes) -> Size:
    """Return what the description of the screen says."""
    return _pair("<HH", head, 6)


def bmp(head: bytes) -> Size:
    """Return what the header says; a height below zero only means another order of lines."""
    return _pair("<ii", head, 18)


def webp(head: bytes) -> Size:
    """Return what the first chunk says, in the three forms it may have."""
    form = head[12:16]
    if form == b"VP8X":
        return 1 + _three(head, 24), 1 + _three(head, 27)
    if form == b"VP8L":
        (bits,) = struct.unpack_from("<I", head, 21)
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = _pair("<HH", head, 26)
    return width & 0x3FFF, height & 0x3FFF


def tiff(head: bytes) -> Size:
    """Return what the first directory says, if it is near the beginning; else nothing is drawn."""
    order = "<" if head.startswith(b"II") else ">"
    (place,) = struct.unpack_from(f"{order}I", head, 4)
    if place + 2 > len(head):
        return 0, 0
    (count,) = struct.unpack_from(f"{order}H", head, place)
    found = {TIFF_WIDTH: 0, TIFF_HEIGHT: 0}
    for number in range(min(count, 200)):
        at = place + 2 + 12 * number
        tag, form, _ = struct.unpack_from(f"{order}HHI", head, at)
        if tag in found:
            wide = "H" if form == TIFF_SHORT else "I"
            (found[tag],) = struct.unpack_from(f"{order}{wide}", head, at + 8)
    return found[TIFF_WIDTH], found[TIFF_HEIGHT]


MEASURES: Final[tuple[tuple[bytes, Callable[[bytes], Size]], ...]] = (
    (b"\x89PNG\r\n\x1a\n", png),
    (b"\xff\xd8\xff", jpeg),
    (b"GIF8", gif),
    (b"BM", bmp),
    (b"RIFF", webp),
    (b"II*\x00", tiff),
    (b"MM\x00*", tiff),
)


def _pair(layout: str, head: bytes, place: int) -> Size:
    first, second = struct.unpack_from(layout, head, place)
    return int(first), int(second)


def _three(head: bytes, place: int) -> int:
    return head[place] | head[place + 1] << 8 | head[place + 2] << 16
