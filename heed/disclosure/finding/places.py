"""How may a known place, organisation or reference be written, and what may stay?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from typing import Final

from heed.disclosure.finding import forms
from heed.disclosure.finding.hits import Sure, What
from heed.disclosure.finding.known import Known
from heed.disclosure.finding.names import words_of
from heed.disclosure.finding.plain import Plain, squeezed
from heed.disclosure.finding.spelled import Spelling, spelled
from heed.disclosure.finding.word_lists import ALSO_WORDS, KINDS_OF_PLACE, SHORT_STREETS

HOUSE_NUMBER: Final = re.compile(r"(?:flat\s+)?\d+[a-z]?\s*[,/ ]?\s*", re.IGNORECASE)
POSTCODE: Final = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}", re.IGNORECASE)
BEFORE_POSTCODE: Final = re.compile(rf"(?<=[^\s,])\s+(?={POSTCODE.pattern}\s*$)", re.IGNORECASE)
ONLY_DIGITS: Final = re.compile(r"\+?[\d\s()./-]+")
LONG_SHORT: Final = {**SHORT_STREETS, **{short: long for long, short in SHORT_STREETS.items()}}
LEAST_LETTERS: Final = 4


def spellings(known: Known) -> Iterator[Spelling]:
    """Yield every way to write what is known besides people."""
    for found, each in (
        (_place, known.places),
        (_organisation, known.organisations),
        (_reference, known.references),
    ):
        for written in each:
            yield from (replace(spelling, known=written) for spelling in found(written))
    for allowed in known.allowed:
        yield spelled(
            words_of(allowed) or [allowed],
            what=What.NAME,
            sure=Sure.POSSIBLE,
            why="it may stay",
            anywhere=not allowed.replace(" ", "").isalpha(),
            allowed=True,
        )


def _place(written: str) -> Iterator[Spelling]:
    """Yield an address as a whole, its street with and without the number, and each other part."""
    apart = BEFORE_POSTCODE.sub(",", written)
    parts = [part.strip() for part in apart.split(",") if squeezed(part)]
    is_address = any(one.isdigit() for one in parts[0]) if parts else False
    for count in range(2, len(parts)):
        longer = ", ".join(parts[:count])
        what = What.ADDRESS if is_address else What.PLACE
        yield from _worded(longer, what, Sure.CERTAIN, f"the {what} {written}")
    for place, part in enumerate([written, *parts] if len(parts) > 1 else parts):
        if POSTCODE.fullmatch(part):
            yield from _reference(part)
            continue
        what = What.ADDRESS if is_address and place <= (len(parts) > 1) else What.PLACE
        yield from _worded(part, what, Sure.CERTAIN, f"the {what} {written}")
        street = HOUSE_NUMBER.sub("", part, count=1)
        if street != part and squeezed(street).isalpha():
            yield from _worded(street, What.ADDRESS, Sure.LIKELY, f"the street of {written}")


def _organisation(written: str) -> Iterator[Spelling]:
    yield from _worded(written, What.ORGANISATION, Sure.CERTAIN, f"the organisation {written}")
    words = _words(written)
    begins = next((place for place, word in enumerate(words) if not _is_kind(word)), len(words))
    kept = list(takewhile(lambda word: not _is_kind(word), words[begins:]))
    letters = squeezed(" ".join(kept))
    if kept != words and len(letters) > LEAST_LETTERS and letters not in ALSO_WORDS:
        why = f"the organisation {written} by its short name"
        yield spelled(kept, what=What.ORGANISATION, sure=Sure.LIKELY, why=why, capital=True)


def _is_kind(word: str) -> bool:
    return word.lower().strip(".,") in KINDS_OF_PLACE


def _worded(written: str, what: What, sure: Sure, why: str) -> Iterator[Spelling]:
    """Yield words as they are, and with “road”, “street”, “and” in their other form."""
    words = _words(written)
    other = [LONG_SHORT.get(word.lower().strip(".,"), word) for word in words]
    spellings = [words]
    if other != words:
        spellings += [other, [*words[:-1], other[-1]]]
    if "&" in written or "and" in words:
        spellings.append([word for word in words if word not in ("&", "and")])
        spellings.append(["and" if word == "&" else word for word in words])
    for one in spellings:
        letters = squeezed(" ".join(one))
        is_word = len(one) == 1 and letters in ALSO_WORDS
        yield spelled(one, what=what, sure=sure, why=why, is_word=is_word, capital=len(letters) < 4)


def _reference(written: str) -> Iterator[Spelling]:
    digits = squeezed(written)
    what = forms.kind_of(written.strip().upper()) or What.REFERENCE
    variants = [digits]
    if ONLY_DIGITS.fullmatch(written.strip()) and digits.startswith("0"):
        variants += [f"44{digits[1:]}", f"440{digits[1:]}", f"0044{digits[1:]}"]
    if ONLY_DIGITS.fullmatch(written.strip()) and digits.startswith("44"):
        variants += [f"0{digits[2:]}"]
    for variant in variants:
        yield spelled(
            [variant],
            what=what,
            sure=Sure.CERTAIN,
            why=f"the {what} {written}",
            anywhere=True,
            is_word=variant.isalpha() and variant in ALSO_WORDS,
        )


def _words(written: str) -> list[str]:
    return [word for word in Plain(written).text.split() if word == "&" or squeezed(word)]
