"""Where does one statement of a row end and the next begin?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from heed.chronologies.rows import Meaning, Row

# No sentence ends behind a title, nor between a form's question and its answer (“Seen? No”).
# The pattern starts with a space, because that is quickly looked for.
_SENTENCE_ENDS: Final = re.compile(
    r"\s(?:(?<=\n)|(?<=[.!?;]\s)(?<!\bMr\.\s)(?<!\bMs\.\s)(?<!\bDr\.\s)(?<!\bMrs\.\s)"
    r"(?<!\bSt\.\s)(?!(?<=\?\s)\s*(?i:yes|no|y|n)\b))\s*"
)
# Curly single and double quotes, and long dashes, as a keyboard has them.
_PLAIN: Final = str.maketrans("\u2018\u2019\u201c\u201d\u2013\u2014", "''\"\"--")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as written, and in small letters with plain quotes for the rules to look at."""

    written: str
    plain: str


@lru_cache(maxsize=32_768)
def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text in order; a line break ends one as a full stop does."""
    return tuple(_cut(text))


def told(row: Row) -> Iterator[tuple[str, Sentence]]:
    """Yield every sentence of what happened and of what the agency did then, with its place."""
    for place, text in (("Event", row.event), ("Response", row.said(Meaning.RESPONSE))):
        for sentence in sentences(text):
            yield place, sentence


def plain(text: str) -> str:
    """Return a text in small letters with plain quotes and dashes."""
    return text.translate(_PLAIN).lower()


def _cut(text: str) -> Iterator[Sentence]:
    for part in _SENTENCE_ENDS.split(text):
        written = part.strip()
        if written:
            yield Sentence(written, plain(written))
