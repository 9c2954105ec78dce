"""Is a JPEG picture whole, and is there nothing behind it but what telephones put there?

Telephones put a second, smaller picture behind the first (the first names it in its index), and
some put a list of a few settings there. Everything else behind the end is refused.
"""

from __future__ import annotations

import struct
from typing import BinaryIO, Final

from heed.attachments.intake import dimensions, pictures
from heed.attachments.intake.findings import Finding
from heed.attachments.intake.kinds import Kind
from heed.attachments.intake.limits import Limits
from heed.attachments.intake.refusals import Reason, Refused

START: Final = b"\xff\xd8"
END: Final = 0xD9
SCAN: Final = 0xDA
COMMENT: Final = 0xFE
APPLICATION: Final = range(0xE0, 0xF0)
INDEX_OF_PICTURES: Final = b"MPF\x00"
INSIDE_A_SCAN: Final = frozenset({0x00, *range(0xD0, 0xD8)})
PICTURES: Final = 4
SETTINGS_START: Final = b"SEFH"
SETTINGS_END: Final = b"SEFT"
LONGEST_SETTINGS: Final = 64_000


def inspect(file: BinaryIO, *, limits: Limits) -> Finding:
    """Look into a JPEG picture.

    :raises Refused: if it is cut off, too large, or something is hidden in or behind it
    """
    content = file.read()
    dimensions.check(content, pixels=limits.pixels, where="")
    end, has_index = _picture(content, 0)
    pictures_left = PICTURES if has_index else 0
    while content.startswith(START, end) and pictures_left:
        dimensions.check(content[end : end + 1_000_000], pixels=limits.pixels, where="")
        end, _ = _picture(content, end)
        pictures_left -= 1
    _check_rest(content[end:].rstrip(b"\x00"))
    pictures.check_drawable(content, "JPEG")
    return Finding(Kind.JPEG)


def _picture(content: bytes, start: int) -> tuple[int, bool]:
    """Return where the picture ends, and whether it says that more pictures follow."""
    place, has_index = start + len(START), False
    while True:
        place, marker = _marker(content, place)
        if marker == END:
            return place, has_index
        segment = _segment(content, place)
        if marker == COMMENT or marker in APPLICATION:
            pictures.check_words(segment)
            has_index |= segment.startswith(INDEX_OF_PICTURES)
        place += len(segment) + 2
        if marker == SCAN:
            place = _end_of_scan(content, place)


def _marker(content: bytes, place: int) -> tuple[int, int]:
    if content[place : place + 1] != b"\xff":
        raise Refused(Reason.DAMAGED, "no marker where one must be")
    while content[place : place + 1] == b"\xff":
        place += 1
    if place >= len(content):
        raise Refused(Reason.DAMAGED, "cut off")
    return place + 1, content[place]


def _segment(content: bytes, place: int) -> bytes:
    try:
        (length,) = struct.unpack_from(">H", content, place)
    except struct.error as problem:
        raise Refused(Reason.DAMAGED, "cut off") from problem
    if length < 2 or place + length > len(content):
        raise Refused(Reason.DAMAGED, "cut off")
    return content[place + 2 : place + length]


def _end_of_scan(content: bytes, place: int) -> int:
    """Return the place of the first marker that is not part of the picture's own bytes."""
    while True:
        place = content.find(b"\xff", place)
        if place < 0 or place + 1 >= len(content):
            raise Refused(Reason.DAMAGED, "cut off")
        if content[place + 1] in INSIDE_A_SCAN:
            place += 2
        elif content[place + 1] == 0xFF:
            place += 1
        else:
            return place


def _check_rest(rest: bytes) -> None:
    if rest and not _is_settings(rest):
        raise Refused(pictures.reason_for_rest(rest), "behind the picture")


def _is_settings(rest: bytes) -> bool:
    """Say whether this is a list of settings whose parts fill it without a gap."""
    if len(rest) > LONGEST_SETTINGS or not rest.endswith(SETTINGS_END):
        return False
    if pictures.LIST_OF_CONTENTS in rest:
        return False
    (length,) = struct.unpack_from("<I", rest.rjust(8, b"\x00"), max(len(rest), 8) - 8)
    start = len(rest) - 8 - length
    if start < 0 or not rest.startswith(SETTINGS_START, start) or length < 12:
        return False
    _, count = struct.unpack_from("<II", rest, start + 4)
    if length != 12 + 12 * count:
        return False
    parts = [struct.unpack_from("<HHII", rest, start + 12 + 12 * one) for one in range(count)]
    places = sorted((start - back, size) for _, _, back, size in parts)
    return _fill(places, start)


def _fill(places: list[tuple[int, int]], end: int) -> bool:
    expected = 0
    for place, size in places:
        if place != expected:
            return False
        expected += size
    return expected == end
