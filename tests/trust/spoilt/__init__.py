"""Which spoilt returns get a sentence instead of being read? Made here, from small good ones."""

from __future__ import annotations

from collections.abc import Iterator

from tests.trust import hostile
from tests.trust.spoilt import bytes_of, markup, sizes, strangers
from tests.trust.spoilt.file import SpoiltFile

FAMILIES = (bytes_of, markup, sizes, strangers)
ENDINGS = (".docx", ".odt", ".xlsx", ".xls", ".ods", ".csv")


def all_of_them() -> Iterator[SpoiltFile]:
    """Yield every spoilt return, and every hostile file that calls itself one."""
    for family in FAMILIES:
        yield from family.files()
    for one in hostile.all_of_them():
        if one.name.lower().endswith(ENDINGS):
            yield SpoiltFile(one.family, one.what, one.name, one.made)
