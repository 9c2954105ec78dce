"""How is a zipped file written byte by byte, with any lie one likes?"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

STORED, DEFLATED = 0, 8
MEGABYTE = 1 << 20
UNIX = 3 << 8


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One part, with what its two descriptions say; None means the truth."""

    name: str | bytes
    content: bytes = b""
    method: int = DEFLATED
    packed: bytes | None = None
    flags: int = 0
    said_size: int | None = None
    said_packed: int | None = None
    said_checksum: int | None = None
    local_name: str | bytes | None = None
    local_method: int | None = None
    local_flags: int | None = None
    local_size: int | None = None
    before: bytes = b""
    after: bytes = b""
    extra: bytes = b""
    attributes: int = 0
    made_by: int = 20
    offset: int | None = None

    @property
    def data(self) -> bytes:
        """Return the bytes as they lie in the file."""
        if self.packed is not None:
            return self.packed
        return deflated(self.content) if self.method == DEFLATED else self.content


def build(
    entries: Iterable[Entry],
    *,
    prefix: bytes = b"",
    between: bytes = b"",
    comment: bytes = b"",
    suffix: bytes = b"",
    **end: Any,
) -> bytes:
    """Return the file; `end` overrides what the last record says."""
    body, listed, count = bytearray(prefix), bytearray(), 0
    for entry in entries:
        count += 1
        body += entry.before
        offset = len(body) if entry.offset is None else entry.offset
        body += _local(entry) + entry.data + entry.after
        listed += _central(entry, offset)
    body += between
    said = {"count": count, "start": len(body), "size": len(listed), "disk": 0} | end
    return bytes(body + listed + _end(said, comment) + suffix)


def pack(parts: Mapping[str, bytes | str]) -> bytes:
    """Return an honest file of these parts."""
    return build(entries(parts))


def entries(parts: Mapping[str, bytes | str]) -> list[Entry]:
    """Return honest entries; the type of an OpenDocument file is not squeezed."""
    return [
        Entry(
            name=name,
            content=content.encode() if isinstance(content, str) else content,
            method=STORED if name == "mimetype" else DEFLATED,
        )
        for name, content in parts.items()
    ]


def repeated(name: str, start: bytes, block: bytes, times: int) -> Entry:
    """Return a part that says the same again and again; nobody reads to its end."""
    engine = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    first = engine.compress(start) + engine.flush(zlib.Z_FULL_FLUSH)
    again = engine.compress(block) + engine.flush(zlib.Z_FULL_FLUSH)
    size = len(start) + len(block) * times
    return Entry(name=name, packed=first + again * times + engine.flush(), said_size=size)


def deflated(content: bytes) -> bytes:
    """Return bytes squeezed."""
    engine = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return engine.compress(content) + engine.flush()


def of_zeros(megabytes: int, *, wrapped: bool = False) -> bytes:
    """Return very many zeros squeezed; every megabyte looks the same, so this takes no time.

    Nobody reaches the end of them, so the checksum of a `wrapped` stream is a made-up one.
    """
    engine = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = engine.compress(bytes(MEGABYTE)) + engine.flush(zlib.Z_FULL_FLUSH)
    packed = block * megabytes + engine.flush()
    return b"\x78\xda" + packed + bytes(4) if wrapped else packed


def _raw(name: str | bytes) -> bytes:
    return name if isinstance(name, bytes) else name.encode()


def _flags(entry: Entry) -> int:
    is_plain = isinstance(entry.name, bytes) or entry.name.isascii()
    return entry.flags | (0 if is_plain else 0x0800)


def _said(entry: Entry) -> tuple[int, int, int]:
    true = (zlib.crc32(entry.content), len(entry.data), len(entry.content))
    said = (entry.said_checksum, entry.said_packed, entry.said_size)
    checksum, packed, size = (
        one if given is None else given for one, given in zip(true, said, strict=True)
    )
    return checksum, packed, size


def _local(entry: Entry) -> bytes:
    name = _raw(entry.name if entry.local_name is None else entry.local_name)
    method = entry.method if entry.local_method is None else entry.local_method
    flags = _flags(entry) if entry.local_flags is None else entry.local_flags
    checksum, packed, size = _said(entry)
    size = size if entry.local_size is None else entry.local_size
    head = struct.pack(
        "<4sHHHHHIIIHH", b"PK\x03\x04", 20, flags, method, 0, 0x5A21,
        checksum, packed, size, len(name), len(entry.extra),
    )  # fmt: skip
    return head + name + entry.extra


def _central(entry: Entry, offset: int) -> bytes:
    name = _raw(entry.name)
    checksum, packed, size = _said(entry)
    head = struct.pack(
        "<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", entry.made_by, 20, _flags(entry), entry.method,
        0, 0x5A21, checksum, packed, size, len(name), len(entry.extra), 0, 0, 0,
        entry.attributes, offset,
    )  # fmt: skip
    return head + name + entry.extra


def _end(said: dict[str, int], comment: bytes) -> bytes:
    return (
        struct.pack(
            "<4sHHHHIIH", b"PK\x05\x06", said["disk"], said["disk"], said["count"],
            said["count"], said["size"], said["start"], len(comment),
        )
        + comment
    )  # fmt: skip
