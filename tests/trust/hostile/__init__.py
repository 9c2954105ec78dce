"""Which hostile files does Heed refuse? Made here, family by family; each is caught by its reason."""

from __future__ import annotations

from collections.abc import Iterator

from tests.trust.hostile import (
    archives,
    bombs,
    formulas,
    kinds,
    macros,
    names,
    objects,
    old_files,
    outside,
    pdf_bombs,
    pdfs,
    pictures,
    texts,
    xml_tricks,
)
from tests.trust.hostile.file import HostileFile

FAMILIES = (
    names,
    kinds,
    archives,
    bombs,
    xml_tricks,
    macros,
    objects,
    outside,
    formulas,
    pdfs,
    pdf_bombs,
    pictures,
    texts,
    old_files,
)


def all_of_them() -> Iterator[HostileFile]:
    """Yield every hostile file."""
    for family in FAMILIES:
        yield from family.files()
