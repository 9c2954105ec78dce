"""What do the packed streams of a PDF unpack to, and how large are the pictures in it?"""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Iterator
from typing import Any, Final

import pikepdf

from heed.attachments.intake import dimensions
from heed.attachments.intake.limits import Limits
from heed.attachments.intake.refusals import Reason, Refused

CHUNK: Final = 1 << 16
HEAD: Final = 1 << 20
FLATE: Final = frozenset({"/FlateDecode", "/Fl"})
OTHER_PACKING: Final = frozenset({"/LZWDecode", "/LZW", "/RunLengthDecode", "/RL"})
HEXADECIMAL: Final = frozenset({"/ASCIIHexDecode", "/AHx"})
LETTERS: Final = frozenset({"/ASCII85Decode", "/A85"})
PHOTOGRAPH: Final = frozenset({"/DCTDecode", "/DCT"})
JPEG_2000: Final = frozenset({"/JPXDecode"})
LONGEST_CHAIN: Final = 4
# Eight bytes are the most a pixel can have; lines have one more.
BYTES_OF_A_PIXEL: Final = 8


class Streams:
    """Unpacks every stream of one PDF as far as it may, and counts."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._unpacked = 0
        self._pictures = 0

    def check(self, stream: Any) -> None:
        """Let a stream pass that unpacks to an ordinary size.

        :raises Refused: if it unpacks to too much, lies elsewhere, or is too large a picture
        """
        if "/F" in stream or "/FFilter" in stream:
            raise Refused(Reason.FILES_IN_PDF, "contents in another file")
        chain = _filters(stream)
        packings = [name for name in chain if name in FLATE | OTHER_PACKING]
        if len(chain) > LONGEST_CHAIN or len(packings) > 1:
            raise Refused(Reason.UNPACKS_TO_TOO_MUCH, " ".join(chain))
        if stream.get("/Subtype") == pikepdf.Name.Image:
            self._check_picture(stream, chain)
        else:
            for size in _sizes(stream, chain):
                self._unpacked += size
                if self._unpacked > self._limits.streams:
                    raise Refused(Reason.UNPACKS_TO_TOO_MUCH, f"{self._unpacked} bytes")

    def _check_picture(self, stream: Any, chain: list[str]) -> None:
        width, height = _number(stream, "/Width"), _number(stream, "/Height")
        if width * height > self._limits.pixels:
            raise Refused(Reason.TOO_MANY_PIXELS, f"{width} by {height}")
        if chain[-1:] and chain[-1] in PHOTOGRAPH | JPEG_2000:
            _check_photograph(stream, chain, pixels=self._limits.pixels)
        most = BYTES_OF_A_PIXEL * width * height + height + CHUNK
        size = 0
        for piece in _sizes(stream, chain):
            size += piece
            self._pictures += piece
            if size > most or self._pictures > self._limits.pictures:
                raise Refused(Reason.UNPACKS_TO_TOO_MUCH, f"{width} by {height}")


def _sizes(stream: Any, chain: list[str]) -> Iterator[int]:
    """Yield the sizes of the pieces a stream unpacks to, as far as it can be unpacked."""
    if any(name in OTHER_PACKING for name in chain):
        yield len(stream.read_bytes(pikepdf.StreamDecodeLevel.specialized))
        return
    packed = stream.read_raw_bytes()
    for name in chain:
        if name in FLATE:
            yield from _inflated(packed)
            return
        packed = _letters_off(packed, name)


def _letters_off(packed: bytes, name: str) -> bytes:
    """Undo a way to write bytes as letters."""
    try:
        if name in HEXADECIMAL:
            digits = b"".join(packed.partition(b">")[0].split())
            return binascii.unhexlify(digits + b"0" * (len(digits) % 2))
        if name in LETTERS:
            return base64.a85decode(packed.partition(b"~>")[0].removeprefix(b"<~").strip())
    except ValueError as problem:
        raise Refused(Reason.DAMAGED, name) from problem
    return packed


def _inflated(packed: bytes) -> Iterator[int]:
    """Yield sizes; a stream that breaks off is the reader's business and harms nobody."""
    engine, view = zlib.decompressobj(), memoryview(packed)
    try:
        for place in range(0, len(view), CHUNK):
            piece = engine.decompress(view[place : place + CHUNK], CHUNK)
            while piece:
                yield len(piece)
                piece = engine.decompress(engine.unconsumed_tail, CHUNK)
    except zlib.error:
        return


def _check_photograph(stream: Any, chain: list[str], *, pixels: int) -> None:
    """Believe what a photograph itself says of its size, where it stands in the open."""
    if len(chain) > 1:
        return
    head = bytes(stream.read_raw_bytes()[:HEAD])
    if chain[0] in PHOTOGRAPH:
        dimensions.check(head, pixels=pixels, where="in the PDF")
    elif b"ihdr" in head:
        dimensions.check_jpeg_2000(head, pixels=pixels)


def _filters(stream: Any) -> list[str]:
    found = stream.get("/Filter")
    if isinstance(found, pikepdf.Array):
        return [str(one) for one in found]
    return [str(found)] if found is not None else []


def _number(stream: Any, key: str) -> int:
    value = stream.get(key)
    return abs(int(value)) if isinstance(value, int) else 0
