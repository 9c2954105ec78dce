"""Ordinary pictures, as cameras, scanners and screens make them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from random import Random
from typing import Any

from PIL import Image, PngImagePlugin

from tests.trust.ordinary.file import OrdinaryFile

SIZES = ((320, 240), (1_024, 768), (2_480, 3_508), (4_032, 3_024))
MODES = ("RGB", "L", "RGBA", "P", "1", "LA", "I;16")


def files() -> Iterator[OrdinaryFile]:
    """Yield photographs, scans and pictures of screens."""
    for width, height in SIZES:
        for quality in (60, 90):
            for progressive in (False, True):
                what = (
                    f"photograph {width} by {height}, quality {quality}, in passes: {progressive}"
                )
                made = partial(jpeg, width, height, quality=quality, progressive=progressive)
                yield OrdinaryFile("camera", what, f"photo {width} {quality}.jpg", made)
    yield OrdinaryFile("scanner", "grey page", "scan.jpeg", partial(jpeg, 2_480, 3_508, mode="L"))
    yield OrdinaryFile(
        "scanner", "page for printing", "page.jpg", partial(jpeg, 900, 1_200, mode="CMYK")
    )
    yield OrdinaryFile(
        "camera", "with its notes", "noted.jpg", partial(jpeg, 1_200, 900, exif=True)
    )
    yield OrdinaryFile(
        "camera", "48 megapixels", "large photo.jpg", partial(jpeg, 8_000, 6_000, quality=75)
    )
    for number, mode in enumerate(MODES):
        for width, height in SIZES[:3]:
            made = partial(png, width, height, mode=mode, texts=bool(number % 2))
            yield OrdinaryFile(
                "screen", f"{mode} {width} by {height}", f"screen {mode[0]} {width}.png", made
            )
    yield OrdinaryFile(
        "screen", "almost 50 MB", "large screen.png", partial(png, 4_200, 3_700, mode="RGB")
    )


def noise(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Return a picture that squeezes as badly as a photograph."""
    random = Random(width * height)
    small = Image.frombytes("L", (64, 48), random.randbytes(64 * 48)).resize((width, height))
    grain = Image.effect_noise((width, height), 30)
    return Image.merge("RGB", (small, grain, small)).convert(mode)


def jpeg(width: int, height: int, *, mode: str = "RGB", exif: bool = False, **how: Any) -> bytes:
    """Return a photograph."""
    into = io.BytesIO()
    if exif:
        notes = Image.Exif()
        notes[0x010F], notes[0x0110], notes[0x9003] = (
            "A maker",
            "A telephone",
            "2026:11:02 10:00:00",
        )
        how["exif"] = notes
        how["icc_profile"] = bytes(3_000)
        how["comment"] = b"taken at the home"
    noise(width, height, mode).save(into, "JPEG", dpi=(300, 300), **how)
    return into.getvalue()


def png(width: int, height: int, *, mode: str, texts: bool = False) -> bytes:
    """Return a picture of a screen."""
    into, beside = io.BytesIO(), PngImagePlugin.PngInfo()
    if texts:
        beside.add_text("Software", "A snipping tool")
        beside.add_text("Comment", "seen on Monday " * 50, zip=True)
        beside.add_itxt("Title", "Zoë", zip=True)
    picture = noise(width, height) if mode == "RGB" else noise(width, height, "L").convert(mode)
    picture.save(into, "PNG", pnginfo=beside, compress_level=1, dpi=(96, 96))
    return into.getvalue()
