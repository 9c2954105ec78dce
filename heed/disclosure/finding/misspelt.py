"""Which words of a text are a known name with a slip of the pen, or as it sounds?

Names are looked up by what is left when one letter, or two of a long name, is taken away: a word
with a slip leaves the same. So a text is compared with thousands of names without comparing each
word with each name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from rapidfuzz.distance import OSA

from heed.disclosure.finding.hits import Hit, Sure, What
from heed.disclosure.finding.matching import Text
from heed.disclosure.finding.names import Part
from heed.disclosure.finding.word_lists import ALSO_WORDS, CAPITAL_WORDS, WORD_ENDINGS

WORD: Final = re.compile(r"(?<![^\W\d_])[A-Z][^\W\d_]*(?:['-][^\W\d_]+)*")
MARKS: Final = ".,;:!?()[]\"'"
POSSESSIVE: Final = re.compile(r"'s?$")
# Shorter names have too many neighbours that are other names or words.
LEAST_ALONE: Final = 5
LEAST_BESIDE: Final = 3
LEAST_BY_SOUND: Final = 4
LEAST_HEARD: Final = 3
LEAST_FOR_TWO: Final = 8
# No name is longer; a hostile text is.
LONGEST: Final = 40
FURTHEST_BY_SOUND: Final = 3
LEAST_FOR_ANOTHER_FIRST: Final = 6
ENDINGS: Final = frozenset({"", "s", "es"})
INFLECTIONS: Final = ("s", "es", "d", "ed")
BESIDE: Final = re.compile(r"[\s,-]{1,3}|\.")

# Ways to write the same sound, the longer ones first.
SOUNDS: Final = (
    ("ght", "t"), ("sch", "sh"), ("tch", "ch"), ("ough", "o"), ("eigh", "a"), ("ph", "f"),
    ("ck", "k"), ("gh", "g"), ("wh", "w"), ("wr", "r"), ("kn", "n"), ("gn", "n"), ("mb", "m"),
    ("qu", "kw"), ("x", "ks"), ("th", "t"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"),
    ("kh", "k"), ("z", "s"), ("v", "f"), ("w", "u"), ("y", "i"), ("j", "g"), ("h", ""),
)  # fmt: skip
VOWELS: Final = re.compile(r"[aeiou]+")
TWICE: Final = re.compile(r"(.)\1+")


def sound(letters: str) -> str:
    """Return letters so that names that sound alike are mostly the same."""
    for written, heard in SOUNDS:
        letters = letters.replace(written, heard)
    letters = TWICE.sub(r"\1", letters)
    return letters[:1] + VOWELS.sub("", letters[1:])


class NearNames:
    """The parts of known names and whose they are, to be found with slips."""

    def __init__(self, parts: Mapping[str, Part]) -> None:
        self._people = {letters: part.ends | part.middles for letters, part in parts.items()}
        self._left: dict[str, list[str]] = defaultdict(list)
        self._sounds: dict[str, list[str]] = defaultdict(list)
        for part in self._people:
            if LEAST_BESIDE <= len(part) <= LONGEST:
                for left in _left_of(part, is_long=len(part) >= LEAST_FOR_TWO):
                    self._left[left].append(part)
            heard = sound(part)
            if len(heard) >= LEAST_HEARD:
                self._sounds[heard].append(part)

    def find(self, text: Text, exact: Iterable[Hit], *, may_stay: Iterable[Hit]) -> Iterator[Hit]:
        """Yield the misspelt names of a text in which exact ones were found already."""
        parts = {
            written: found
            for written in set(WORD.findall(text.plain))
            if (found := self._near(written))
        }
        if not parts:
            return
        known = list(exact)
        covered = {place for hit in (*known, *may_stay) for place in range(hit.start, hit.end)}
        small = {one.strip(MARKS) for one in set(text.plain.split())}
        near = [
            (*found.span(), found[0])
            for found in WORD.finditer(text.plain)
            if found[0] in parts and not _is_known(found, covered)
        ]
        named = _Named([(hit.start, hit.end, frozenset(hit.people)) for hit in known])
        for start, end, written in near:
            people = (self._people[part] for part in parts[written])
            named.add(start, end, frozenset().union(*people))
        for start, end, written in near:
            beside = named.beside(text.plain, start, end)
            first = text.begins_sentence(start)
            if hit := self._hit(start, written, parts[written], beside, small, is_first=first):
                yield hit

    def _near(self, written: str) -> dict[str, str]:
        """Return the parts near a word, each with how it is near; none if it is one itself."""
        letters = letters_of(written)
        if letters in self._people or not LEAST_BESIDE <= len(letters) <= LONGEST:
            return {}
        found: dict[str, str] = {}
        for left in _left_of(letters, is_long=len(letters) >= LEAST_FOR_TWO - 1):
            for part in self._left.get(left, ()):
                distance = OSA.distance(letters, part)
                if distance == 1 or (distance == 2 and len(part) >= LEAST_FOR_TWO):
                    found[part] = "one letter" if distance == 1 else "two letters"
        for part in self._sounds.get(sound(letters), ()):
            furthest = min(FURTHEST_BY_SOUND, len(sound(part)) - 1)
            if part not in found and OSA.distance(letters, part) <= furthest:
                found[part] = "its sound"
        return found

    def _hit(
        self,
        start: int,
        written: str,
        found: Mapping[str, str],
        beside: frozenset[int],
        small: set[str],
        *,
        is_first: bool,
    ) -> Hit | None:
        letters = letters_of(written)
        together = {part: how for part, how in found.items() if self._people[part] & beside}
        alone = {
            part: how
            for part, how in found.items()
            if _enough(letters, part, how, is_first=is_first)
            and not _ends_like_a_word(letters, part)
        }
        if together:
            kept, people, sure = together, beside, Sure.LIKELY
        elif alone and not _is_ordinary(written, letters, small):
            kept, people, sure = alone, None, Sure.POSSIBLE
        else:
            return None
        part = min(kept, key=lambda one: (OSA.distance(letters, one), one))
        whose = self._people[part] if people is None else self._people[part] & people
        return Hit(
            start=start,
            end=start + len(POSSESSIVE.sub("", written)),
            what=What.NAME,
            sure=sure,
            why=f"like the known name {part.capitalize()}, but for {kept[part]}",
            people=tuple(sorted(whose)),
        )


def letters_of(written: str) -> str:
    """Return the letters of a word of a plain text, without the ending of a possessive."""
    return POSSESSIVE.sub("", written).replace("'", "").replace("-", "").lower()


def _is_known(word: re.Match[str], covered: set[int]) -> bool:
    """Say whether nothing of a word but its ending is left that is no known name."""
    left = [letter for place, letter in enumerate(word[0], word.start()) if place not in covered]
    return word.start() in covered and "".join(left).strip("'-") in ENDINGS


def _left_of(letters: str, *, is_long: bool) -> set[str]:
    """Return a word and what is left of it without one letter, or two if it is long."""
    places = range(len(letters))
    left = {letters[:place] + letters[place + 1 :] for place in places}
    if is_long:
        left |= {one[:place] + one[place + 1 :] for one in left for place in places[:-1]}
    left.add(letters)
    return left


def _enough(letters: str, part: str, how: str, *, is_first: bool) -> bool:
    """Say whether a word is near enough to a name with nothing beside it to go by."""
    if len(part) < LEAST_BY_SOUND:
        return False
    is_swapped = sorted(letters) == sorted(part)
    if letters[0] != part[0] and not is_swapped:
        return len(part) >= LEAST_FOR_ANOTHER_FIRST and how == "one letter"
    if len(part) >= LEAST_ALONE or how == "its sound" or not is_first:
        return True
    return is_swapped or TWICE.sub(r"\1", letters) == TWICE.sub(r"\1", part)


def _ends_like_a_word(letters: str, part: str) -> bool:
    return letters.endswith(WORD_ENDINGS) and not part.endswith(WORD_ENDINGS)


def _is_ordinary(written: str, letters: str, small: set[str]) -> bool:
    """Say whether a capitalised word is most likely just a word, or letters of the field."""
    if (
        letters in CAPITAL_WORDS
        or letters in ALSO_WORDS
        or (written.isupper() and len(letters) < 5)
    ):
        return True
    lower = written.lower()
    return lower in small or any(lower.removesuffix(one) in small for one in INFLECTIONS)


class _Named:
    """Who is named where a text begins or ends to name somebody."""

    def __init__(self, named: Iterable[tuple[int, int, frozenset[int]]]) -> None:
        self._people: dict[int, set[int]] = defaultdict(set)
        for start, end, people in named:
            self.add(start, end, people)

    def add(self, start: int, end: int, people: frozenset[int]) -> None:
        self._people[start] |= people
        self._people[end] |= people

    def beside(self, plain: str, start: int, end: int) -> frozenset[int]:
        """Return who is named right before a word or right behind it."""
        found: set[int] = set()
        for width in (1, 2, 3):
            if BESIDE.fullmatch(plain, start - width, start):
                found |= self._people.get(start - width, set())
            if BESIDE.fullmatch(plain, end, end + width):
                found |= self._people.get(end + width, set())
        return frozenset(found)
