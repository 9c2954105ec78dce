"""Is the name or the NHS number of an invented child anywhere outside database and documents?"""

from __future__ import annotations

import mmap
from collections.abc import Iterable
from pathlib import Path
from typing import Final

# Each child has a name and a number of their own; all begin alike, so that one search finds any.
NAME: Final = "Quenbyzarra"
NUMBER: Final = "999 417"
STEMS: Final = tuple(
    word.encode(coding)
    for word in (NAME, NUMBER, NUMBER.replace(" ", ""))
    for coding in ("utf-8", "utf-16-le")
)


def a_canary(number: int) -> str:
    """Return a name and an NHS number nobody has."""
    return f"{NAME}{number:05} (NHS number {NUMBER} {number % 10_000:04})"


def found_in(folders: Iterable[Path]) -> list[Path]:
    """Return the files below these folders in whose name or bytes there is a canary."""
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if NAME in path.name or _holds_one(path)]


def _holds_one(path: Path) -> bool:
    if not path.stat().st_size:
        return False
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return any(content.find(stem) >= 0 for stem in STEMS)
