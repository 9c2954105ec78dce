"""Good returns cut off, with bytes changed, glued to something, or under another's name."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator
from itertools import permutations

from tests.trust.spoilt.file import GOOD, ZIPPED, SpoiltFile, good

SEED = 20261123
PARTS = 8
OTHERS = {
    "a PDF": b"%PDF-1.7\n",
    "a picture": b"GIF89a\x01\x00\x01\x00\x00",
    "a web page": b"<html><script>alert(1)</script></html>",
    "a program": b"MZ\x90\x00\x03\x00\x00\x00",
}


def files() -> Iterator[SpoiltFile]:
    """Yield them."""
    chance = random.Random(SEED)
    for ending in GOOD:
        content = good(ending)
        for part in range(PARTS):
            length = len(content) * part // PARTS
            yield SpoiltFile("cut", f"{part} eighths of .{ending}", f"a.{ending}", content[:length])
        for size in (1, 7, 600, 9_000, 200_000):
            noise = chance.randbytes(size)
            yield SpoiltFile("noise", f"{size} bytes as .{ending}", f"a.{ending}", noise)
    for ending in ZIPPED:
        yield from _changed(ending, chance)
        yield from _glued(ending)
    for one, other in permutations(GOOD, 2):
        yield SpoiltFile("wrong name", f".{one} as .{other}", f"a.{other}", good(one))
    for ending in GOOD:
        yield SpoiltFile("wrong name", f".{ending} as .csv", "a.csv", good(ending))
        yield SpoiltFile(
            "wrong name", f"text as .{ending}", f"a.{ending}", b"Date,Event\n1 May,x\n"
        )


def _changed(ending: str, chance: random.Random) -> Iterator[SpoiltFile]:
    """Change a byte of what is packed, which no checksum forgives."""
    content = good(ending)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for listed in [one for one in archive.infolist() if one.compress_size > 20][:6]:
            start = listed.header_offset + 30 + len(listed.filename) + len(listed.extra)
            place = start + chance.randrange(listed.compress_size)
            spoilt = bytearray(content)
            spoilt[place] ^= 1 << chance.randrange(8)
            what = f"a bit of {listed.filename} in .{ending}"
            yield SpoiltFile("changed", what, f"a.{ending}", bytes(spoilt))


def _glued(ending: str) -> Iterator[SpoiltFile]:
    content = good(ending)
    for what, other in OTHERS.items():
        yield SpoiltFile("two at once", f"{what} before .{ending}", f"a.{ending}", other + content)
        yield SpoiltFile("two at once", f"{what} behind .{ending}", f"a.{ending}", content + other)
    yield SpoiltFile("two at once", f"two .{ending}", f"a.{ending}", content * 2)
