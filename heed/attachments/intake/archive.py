"""Is a zipped file exactly what its list of contents says: no gaps, no overlaps, no lies?

Programs disagree about odd archives, and attacks live in the disagreement. So nothing odd is let
in: the parts lie one behind the other from the first byte to the list of contents, the list ends
where the file ends, and both places that describe a part say the same. The sizes are checked a
second time while unpacking, because a list can be written by hand.
"""

from __future__ import annotations

import re
import stat
import struct
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

from heed.attachments.intake.limits import Limits
from heed.attachments.intake.names import DEVICES, SLASHES, UNSEEN
from heed.attachments.intake.refusals import Reason, Refused

LOCAL: Final = struct.Struct("<4sHHHHHIIIHH")
CENTRAL: Final = struct.Struct("<4sHHHHHHIIIHHHHHII")
END: Final = struct.Struct("<4sHHHHIIH")
END_64: Final = struct.Struct("<4sQHHIIQQQQ")
LOCATOR_64: Final = struct.Struct("<4sIQI")

STORED: Final = 0
DEFLATED: Final = 8
ENCRYPTED_FLAGS: Final = 0x0001 | 0x0040 | 0x2000
SIZES_FOLLOW: Final = 0x0008
UTF8: Final = 0x0800
# The other flags say how hard a part was squeezed, which is nobody's business.
MEANINGFUL: Final = ENCRYPTED_FLAGS | SIZES_FOLLOW | UTF8
ELSEWHERE: Final = 0xFFFFFFFF
EXTRA_64: Final = 0x0001
UNIX: Final = 3

CHUNK: Final = 1 << 16
LONGEST_NAME: Final = 250
# Slashes are part of the names inside an archive; the others of their kind are not.
NOT_IN_PARTS: Final = (SLASHES - {"/"}) | frozenset(':"|?*<>')
DRIVE_OR_ROOT: Final = re.compile(r"^(?:/|[a-zA-Z]:)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part, as the list of contents describes it."""

    name: str
    raw_name: bytes
    flags: int
    method: int
    checksum: int
    packed: int
    size: int
    offset: int

    @property
    def is_folder(self) -> bool:
        """Say whether it is only the name of a folder."""
        return self.name.endswith("/")


class Archive:
    """A zipped file whose structure has been checked; parts are unpacked one chunk at a time."""

    def __init__(self, file: BinaryIO, *, limits: Limits) -> None:
        self._file = file
        self._limits = limits
        self._length = file.seek(0, 2)
        start, count, size = self._end()
        self.parts = self._list_of_contents(start, count, size)
        self._data_of = self._tiled(start)

    def unpack(self, part: Part) -> Iterator[bytes]:
        """Yield the part's bytes, and refuse when they are not what was said.

        :raises Refused: if there is more or less than said, or the checksum is wrong
        """
        self._file.seek(self._data_of[part.name])
        pieces = self._inflated(part) if part.method == DEFLATED else self._raw(part.packed)
        size = checksum = 0
        for piece in pieces:
            size += len(piece)
            if size > part.size:
                raise Refused(Reason.SIZES_LIE, part.name)
            checksum = zlib.crc32(piece, checksum)
            yield piece
        if size != part.size:
            raise Refused(Reason.SIZES_LIE, part.name)
        if checksum != part.checksum:
            raise Refused(Reason.DAMAGED, part.name)

    # ------------------------------------------------------------------ the end of the file

    def _end(self) -> tuple[int, int, int]:
        """Return where the list of contents starts, how many parts it has and its size."""
        place = self._length - END.size
        if place < LOCAL.size:
            raise Refused(Reason.DAMAGED, "no list of contents")
        signature, disk, first, here, count, size, start, comment = self._read(END, place)
        if signature != b"PK\x05\x06":
            raise Refused(self._reason_for_no_end(), "the end of the archive")
        if comment:
            raise Refused(Reason.MORE_AFTER_THE_END, "a comment")
        if (count, size, start) != (0xFFFF, ELSEWHERE, ELSEWHERE) and ELSEWHERE not in (
            size,
            start,
        ):
            end = place
        else:
            end, first, disk, here, count, size, start = self._end_64(place)
        if first or disk or here != count:
            raise Refused(Reason.DAMAGED, "a part of an archive in several files")
        if start + size != end:
            raise Refused(Reason.PARTS_OVERLAP, "the list of contents")
        return start, count, size

    def _reason_for_no_end(self) -> Reason:
        """Tell a file that was cut off from one with something behind its end."""
        self._file.seek(max(0, self._length - 70_000))
        tail = self._file.read()
        place = tail.rfind(b"PK\x05\x06")
        is_whole = place >= 0 and place + END.size <= len(tail)
        return Reason.MORE_AFTER_THE_END if is_whole else Reason.DAMAGED

    def _end_64(self, place: int) -> tuple[int, int, int, int, int, int, int]:
        at = place - LOCATOR_64.size
        locator, _, offset, disks = self._read(LOCATOR_64, at)
        if locator != b"PK\x06\x07" or disks != 1 or offset + END_64.size != at:
            raise Refused(Reason.DAMAGED, "zip64")
        signature, length, _, _, disk, first, here, count, size, start = self._read(END_64, offset)
        if signature != b"PK\x06\x06" or length != END_64.size - 12:
            raise Refused(Reason.DAMAGED, "zip64")
        return offset, first, disk, here, count, size, start

    # --------------------------------------------------------------- the list of contents

    def _list_of_contents(self, start: int, count: int, size: int) -> tuple[Part, ...]:
        if count > self._limits.parts or size > self._limits.parts * 1_000:
            raise Refused(Reason.TOO_MANY_PARTS, str(count))
        if not count:
            raise Refused(Reason.EMPTY)
        self._file.seek(start)
        listed = self._file.read(size)
        parts, place = [], 0
        for _ in range(count):
            part, place = self._listed_part(listed, place)
            parts.append(part)
        if place != len(listed):
            raise Refused(Reason.PARTS_OVERLAP, "the list of contents")
        self._check_totals(parts)
        return tuple(parts)

    def _listed_part(self, listed: bytes, place: int) -> tuple[Part, int]:
        if place + CENTRAL.size > len(listed):
            raise Refused(Reason.DAMAGED, "the list of contents")
        (
            signature, made_by, _, flags, method, _, _, checksum, packed, size,
            name_length, extra_length, comment_length, disk, _, attributes, offset,
        ) = CENTRAL.unpack_from(listed, place)  # fmt: skip
        after = place + CENTRAL.size
        raw = listed[after : after + name_length]
        extra = listed[after + name_length : after + name_length + extra_length]
        end = after + name_length + extra_length + comment_length
        if signature != b"PK\x01\x02" or disk or end > len(listed):
            raise Refused(Reason.DAMAGED, "the list of contents")
        if made_by >> 8 == UNIX and stat.S_ISLNK(attributes >> 16):
            raise Refused(Reason.PART_NAMES, "a link to another place")
        size, packed, offset = _large(extra, size, packed, offset)
        part = Part(
            name=_name(raw, flags),
            raw_name=raw,
            flags=flags,
            method=method,
            checksum=checksum,
            packed=packed,
            size=size,
            offset=offset,
        )
        _check_part(part)
        return part, end

    def _check_totals(self, parts: list[Part]) -> None:
        """Refuse by what is declared, before a byte is unpacked."""
        names = {part.name.rstrip("/").casefold() for part in parts}
        if len(names) != len(parts):
            raise Refused(Reason.PART_NAMES, "two parts of the same name")
        total, limits = sum(part.size for part in parts), self._limits
        too_tight = total > limits.ratio_from and total > limits.ratio * self._length
        if total > limits.unpacked or too_tight:
            raise Refused(Reason.UNPACKS_TO_TOO_MUCH, f"{total} bytes declared")

    # ------------------------------------------------------------------------- the parts

    def _tiled(self, start: int) -> dict[str, int]:
        """Return where each part's bytes begin, having seen that the parts fill the file."""
        expected, found = 0, {}
        for part in sorted(self.parts, key=lambda part: part.offset):
            if part.offset != expected:
                reason = Reason.PARTS_OVERLAP if expected else Reason.TWO_FORMATS
                raise Refused(reason, part.name)
            found[part.name] = self._local_header(part)
            expected = self._after(part, found[part.name])
        if expected != start:
            raise Refused(Reason.PARTS_OVERLAP, "before the list of contents")
        return found

    def _local_header(self, part: Part) -> int:
        (
            signature, _, flags, method, _, _, checksum, packed, size, name_length, extra_length,
        ) = self._read(LOCAL, part.offset)  # fmt: skip
        name, extra = self._file.read(name_length), self._file.read(extra_length)
        if signature != b"PK\x03\x04" or len(extra) != extra_length:
            raise Refused(Reason.DAMAGED, part.name)
        if (name, method) != (part.raw_name, part.method) or (flags ^ part.flags) & MEANINGFUL:
            raise Refused(Reason.SIZES_LIE, part.name)
        size, packed, _ = _large(extra, size, packed, 0)
        _check_said(part, (checksum, packed, size))
        return int(part.offset + LOCAL.size + name_length + extra_length)

    def _after(self, part: Part, data: int) -> int:
        """Return where the part ends, with the note of its sizes that may follow it."""
        end = data + part.packed
        if not part.flags & SIZES_FOLLOW:
            return end
        self._file.seek(end)
        note = self._file.read(24)
        for format_ in ("<III", "<IQQ"):
            sizes = struct.pack(format_, part.checksum, part.packed, part.size)
            for written in (b"PK\x07\x08" + sizes, sizes):
                if note.startswith(written):
                    return end + len(written)
        raise Refused(Reason.SIZES_LIE, part.name)

    def _raw(self, left: int) -> Iterator[bytes]:
        for place in range(0, left, CHUNK):
            yield self._file.read(min(CHUNK, left - place))

    def _inflated(self, part: Part) -> Iterator[bytes]:
        engine = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for packed in self._raw(part.packed):
                piece = engine.decompress(packed, CHUNK)
                while piece:
                    yield piece
                    piece = engine.decompress(engine.unconsumed_tail, CHUNK)
        except zlib.error as problem:
            raise Refused(Reason.DAMAGED, part.name) from problem
        if not engine.eof or engine.unused_data:
            raise Refused(Reason.SIZES_LIE, part.name)

    def _read(self, layout: struct.Struct, place: int) -> tuple[Any, ...]:
        self._file.seek(place)
        return layout.unpack(self._file.read(layout.size))


def _name(raw: bytes, flags: int) -> str:
    try:
        name = raw.decode("utf-8" if flags & UTF8 else "cp437")
    except UnicodeDecodeError as problem:
        raise Refused(Reason.PART_NAMES, "not readable") from problem
    return unicodedata.normalize("NFC", name)


def _check_part(part: Part) -> None:
    if part.flags & ENCRYPTED_FLAGS:
        raise Refused(Reason.ENCRYPTED, part.name)
    if part.method not in (STORED, DEFLATED):
        raise Refused(Reason.ODD_PART, f"packed by method {part.method}")
    if part.method == STORED and part.packed != part.size:
        raise Refused(Reason.SIZES_LIE, part.name)
    _check_part_name(part.name)


def _check_part_name(name: str) -> None:
    """Refuse names that lead out of a folder, hide something or mean a device."""
    steps = name.rstrip("/").split("/")
    unseen = any(one in NOT_IN_PARTS or unicodedata.category(one) in UNSEEN for one in name)
    outside = DRIVE_OR_ROOT.match(name) or any(step in ("", ".", "..") for step in steps)
    device = any(DEVICES.fullmatch(step.split(".")[0]) for step in steps)
    if unseen or outside or device or len(name) > LONGEST_NAME:
        raise Refused(Reason.PART_NAMES, name)


def _check_said(part: Part, said: tuple[int, int, int]) -> None:
    """Refuse a part whose own header says other sizes; nothing is said where they follow."""
    expected = (part.checksum, part.packed, part.size)
    unsaid = 0 if part.flags & SIZES_FOLLOW else None
    if any(one not in (unsaid, true) for one, true in zip(said, expected, strict=True)):
        raise Refused(Reason.SIZES_LIE, part.name)


def _large(extra: bytes, size: int, packed: int, offset: int) -> tuple[int, int, int]:
    """Return the sizes, from the note for large files where the ordinary places point to it."""
    if ELSEWHERE not in (size, packed, offset):
        return size, packed, offset
    values = _extra_64(extra)
    taken = []
    for value in (size, packed, offset):
        if value == ELSEWHERE:
            if not values:
                raise Refused(Reason.DAMAGED, "zip64")
            value = values.pop(0)
        taken.append(value)
    return taken[0], taken[1], taken[2]


def _extra_64(extra: bytes) -> list[int]:
    place = 0
    while place + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, place)
        if kind == EXTRA_64:
            field = extra[place + 4 : place + 4 + length]
            return list(struct.unpack(f"<{len(field) // 8}Q", field[: len(field) // 8 * 8]))
        place += 4 + length
    return []
