"""What is a column for, by the words at its head, and how sure can one be?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process

from heed.chronologies.returns.wordings import SURE, UNSURE
from heed.chronologies.rows import Meaning

CERTAIN: Final = 1.0
WEAK: Final = 0.6  # the words fit, but fit something else too
WITHOUT_HINTS: Final = 0.95
PARTLY: Final = 0.55  # plus up to 0.35 by how much of the heading the known words are
MISSPELT: Final = 0.7
ALIKE: Final = 84  # of 100; one wrong letter in a word of eight
LONGEST_HEADING: Final = 160  # characters; longer is text, not a heading

_HINT: Final = re.compile(r"\([^)]*\)|\[[^\]]*\]|[:*?].*$|\s[-–—]\s.*$|\n.*$", re.DOTALL)
_WORDS: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a heading means, how sure that is (0 to 1) and why, in words for whoever is asked."""

    means: Meaning | None
    sureness: float
    because: str


UNKNOWN: Final = Reading(None, 0.0, "These words are none we know.")

_KNOWN: Final[dict[str, tuple[Meaning, float]]] = {
    phrase: (meaning, sureness)
    for wordings, sureness in ((UNSURE, WEAK), (SURE, CERTAIN))
    for meaning, phrases in wordings.items()
    for phrase in phrases
}
_LONG: Final = [phrase for phrase in _KNOWN if len(phrase) >= 5]
_LONGEST_PHRASE: Final = max(len(phrase.split()) for phrase in _KNOWN)


@lru_cache(maxsize=4096)
def read(heading: str) -> Reading:
    """Return what a heading means: by its words, without its hints, in part, or misspelt."""
    if not heading.strip() or len(heading) > LONGEST_HEADING:
        return UNKNOWN
    plain = words(heading)
    return (
        _exactly(plain, CERTAIN, f"“{plain}” heads such columns.")
        or _without_hints(heading)
        or _in_part(plain)
        or _misspelt(plain)
        or UNKNOWN
    )


def words(heading: str) -> str:
    """Return a heading's letters and digits only, in small letters, one space between words."""
    return " ".join(_WORDS.findall(heading.casefold()))


def _exactly(plain: str, share: float, because: str) -> Reading | None:
    if plain not in _KNOWN:
        return None
    means, sureness = _KNOWN[plain]
    if sureness < CERTAIN:
        because = f"“{plain}” may head such a column, and others."
    return Reading(means, sureness * share, because)


def _without_hints(heading: str) -> Reading | None:
    plain = words(_HINT.sub(" ", heading))
    return _exactly(plain, WITHOUT_HINTS, f"Without its hints it is “{plain}”.")


def _in_part(plain: str) -> Reading | None:
    """Find the longest known words within the heading; of equally long ones, the first."""
    said = plain.split()
    for length in range(min(len(said) - 1, _LONGEST_PHRASE), 0, -1):
        for start in range(len(said) - length + 1):
            phrase = " ".join(said[start : start + length])
            # A short word such as "to" or "no" inside a sentence says nothing.
            if phrase in _KNOWN and len(phrase) >= 4:
                share = PARTLY + 0.35 * length / len(said)
                return _exactly(phrase, share, f"It holds the words “{phrase}”.")
    return None


def _misspelt(plain: str) -> Reading | None:
    found = process.extractOne(plain, _LONG, scorer=fuzz.ratio, score_cutoff=ALIKE)
    if found is None:
        return None
    return _exactly(found[0], MISSPELT, f"It is written almost as “{found[0]}”.")
