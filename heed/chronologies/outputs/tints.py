"""Which colour stands behind an agency's name? Pale enough for black text, and never alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

INK: Final = "0B0C0C"
# Next to each other in the list, neighbours differ in hue and in lightness.
TINTS: Final = (
    "CFE3F7", "FCE3C5", "D3EED3", "F6D3DE", "E4DAF5", "F7F0B5", "CDEDEC", "F3D9C6",
    "DDE3EA", "E3F2BF", "FAD7D2", "D6DCF8", "EFE3D0", "D8F3E3", "F0D8F0", "E6E6E6",
)  # fmt: skip
LEAST_CONTRAST: Final = 4.5  # WCAG 2.2, 1.4.3 (AA)


def by_agency(agencies: Iterable[str]) -> Mapping[str, str]:
    """Return a colour for each agency, in the order of their names; after sixteen they repeat."""
    return {name: TINTS[at % len(TINTS)] for at, name in enumerate(sorted(set(agencies)))}


def contrast(one: str, other: str) -> float:
    """Return how much two colours differ in lightness, from 1 to 21, as WCAG 2.2 counts it."""
    lighter, darker = sorted((_lightness(one), _lightness(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _lightness(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
