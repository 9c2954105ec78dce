"""Which ordinary files does Heed let in? Made here with the programs people use."""

from __future__ import annotations

from collections.abc import Iterator

from tests.trust.ordinary import excel, pdfs, pictures, tables, word
from tests.trust.ordinary.file import OrdinaryFile

PROGRAMS = (word, excel, pdfs, pictures, tables)


def all_of_them() -> Iterator[OrdinaryFile]:
    """Yield every ordinary file that needs no program beside Python's; the largest have 50 MB."""
    for program in PROGRAMS:
        yield from program.files()
