"""Which pieces of a text hold figures, with what stands around them?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

FIGURE: Final = re.compile(r"\d+")
# What a number is called stands before it.
BEFORE: Final = 40
BEHIND: Final = 24


def around(
    plain: str, mark: re.Pattern[str] = FIGURE, *, before: int = BEFORE, behind: int = BEHIND
) -> Iterator[tuple[int, str]]:
    """Yield where each piece of a text with such a mark begins, and the piece."""
    start = end = 0
    for found in mark.finditer(plain):
        begin = max(0, found.start() - before)
        if begin >= end:
            if end:
                yield start, plain[start:end]
            start = begin
        end = found.end() + behind
    if end:
        yield start, plain[start:end]
