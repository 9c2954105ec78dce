"""How large, how deep and how slow may a file be before it is refused?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

KB: Final = 1_000
MB: Final = 1_000_000
MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Sizes are bytes, times are seconds. The usual ones let every ordinary file through."""

    # The file as it arrives.
    size: int = 50 * MB
    text_size: int = 10 * MB

    # What a zipped document unpacks to; the ratio is asked only of what is large unpacked.
    parts: int = 4_000
    unpacked: int = 200 * MB
    unpacked_xml: int = 60 * MB
    ratio: int = 100
    ratio_from: int = 8 * MB
    inner_document: int = 10 * MB
    other_part: int = 50 * MB

    # What its XML holds.
    elements: int = 1_500_000
    depth: int = 300
    attributes: int = 400
    formula: int = 20_000

    # Pictures, in pixels. A sheet of A3 scanned at 600 dots an inch has 70 million.
    pixels: int = 80_000_000

    # PDF files.
    objects: int = 150_000
    streams: int = 200 * MB
    pictures: int = 300 * MB

    # The process that looks into the file.
    memory: int = 256 * MIB
    processor: int = 4
    wall: float = 20.0  # a busy computer is no fault of the file; the processor is what counts


USUAL: Final = Limits()
