"""What is an ordinary file, and by which program was it made?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

# Invented words of the field, so that files squeeze as real ones do.
WORDS = re.findall(
    r"\S+",
    "the child was seen at home with her mother and the health visitor who wrote that all was well"
    " but asked the school nurse to call again before the end of term because of the missed"
    " appointments and the bruise that nobody could explain when the social worker visited on"
    " Monday morning; police shared what they knew at the strategy discussion and the group agreed",
)


@dataclass(frozen=True, slots=True)
class OrdinaryFile:
    """A file as a program makes it; it is made when it is asked for."""

    program: str
    what: str
    name: str
    made: Callable[[], bytes]

    def __str__(self) -> str:
        return f"{self.program}: {self.what}"


def sentence(random: Random, words: int = 18) -> str:
    """Return some words that mean nothing."""
    return " ".join(random.choices(WORDS, k=words)).capitalize() + "."
