"""Where in a text does something stand that is spelled as known, however it is broken up?

One pass finds every spelling in the small letters and digits of the text; then each place is looked
at as it was written: does a word begin and end there, and is what lies between the letters a way
people or typesetting break a name up?
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final, NamedTuple

import ahocorasick

from heed.disclosure.finding.hits import Hit, Sure
from heed.disclosure.finding.plain import squeeze
from heed.disclosure.finding.spelled import Spelling
from heed.disclosure.finding.word_lists import FIRST_NAMES_TOO, MONTH_NAMES

AT_A_JOIN: Final = re.compile(r"(?:[^\w\x00]|_){1,6}")
IN_A_NUMBER: Final = re.compile(r"(?:[^\w\x00]|_){1,3}")
IN_A_WORD: Final = re.compile(r"['.-]{1,2}")
LETTER_BY_LETTER: Final = re.compile(r"[ .\t-]{1,3}")
SENTENCE_ENDS: Final = ".!?:\x00\u2022"
BLANKS_AND_QUOTES: Final = " \t\n\r\"'(*-"
DIGIT_NEAR: Final = re.compile(r"\s{0,2},?\s{0,2}\d")
DIGIT_BEFORE: Final = re.compile(r"\d(?:st|nd|rd|th)?\s{0,2}(?:of\s)?\s?$")
SMALL_WORD: Final = re.compile(r"\b[a-z]{2,}\b")
CAPITAL_INSIDE: Final = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+\b")
LEAST_SPACED: Final = 4
LOOK_BACK: Final = 12
PLURALS: Final = ("s", "es")
# “The West”, but not “the Wests” or “the West family”.
ARTICLE_BEFORE: Final = re.compile(r"\b(?:[Tt]he|[Aa]n?)\s$")
A_HOUSEHOLD: Final = re.compile(
    r"(?:s|es)\b|\s(?:family|household|home|house|parents|children|siblings|brothers|sisters|"
    r"baby|twins)\b"
)


class Text:
    """A plain text with its letters and digits alone, and where each of them stands."""

    def __init__(self, plain: str) -> None:
        self.plain = plain
        self.letters, self.places = squeeze(plain)

    def begins_word(self, first: int) -> bool:
        """Say whether a letter is the first of a word, or of a number within one."""
        if first == 0 or self.places[first] - self.places[first - 1] > 1:
            return True
        if self.letters[first - 1].isdigit() != self.letters[first].isdigit():
            return True
        return self.is_hump(first)

    def is_hump(self, first: int) -> bool:
        """Say whether a capital stands right behind a small letter, as where words run together."""
        if not 0 < first < len(self.letters):
            return False
        place = self.places[first]
        if self.places[first - 1] != place - 1:
            return False
        return self.plain[place].isupper() and self.plain[place - 1].islower()

    def ends_word(self, last: int) -> bool:
        """Say whether a letter is the last of a word."""
        return last + 1 == len(self.letters) or self.begins_word(last + 1)

    def begins_sentence(self, place: int) -> bool:
        """Say whether nothing but blanks and quotes stands between a place and a full stop."""
        before = self.plain[max(0, place - LOOK_BACK) : place].rstrip(BLANKS_AND_QUOTES)
        return before[-1:] in SENTENCE_ENDS

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Return the words that stand in the text in small letters."""
        return frozenset(SMALL_WORD.findall(self.plain))

    @cached_property
    def capital_words(self) -> frozenset[str]:
        """Return the words that have a capital where no sentence begins."""
        return frozenset(CAPITAL_INSIDE.findall(self.plain))


class Match(NamedTuple):
    """A hit, and what else is so of it.

    `is_weak`: it counts only beside another word of the same name. `may_stay`: it is let through.
    `is_word`: it is also an ordinary word. `is_near`: it is known but for a slip of the pen.
    """

    hit: Hit
    is_weak: bool = False
    may_stay: bool = False
    is_word: bool = False
    is_near: bool = False


class Matcher:
    """Everything known in every spelling, ready to be found in any number of texts."""

    def __init__(self, spellings: Iterable[Spelling]) -> None:
        grouped: dict[str, list[Spelling]] = defaultdict(list)
        for spelling in spellings:
            if spelling.letters:
                grouped[spelling.letters].append(spelling)
        self._automaton = ahocorasick.Automaton()
        for letters, group in grouped.items():
            self._automaton.add_word(letters, (len(letters), tuple(group)))
        if len(self._automaton):
            self._automaton.make_automaton()

    def find(self, text: Text) -> Iterator[Match]:
        """Yield what is known and where it stands in the text, overlapping ones too."""
        if not len(self._automaton):
            return
        for last, (length, group) in self._automaton.iter(text.letters):
            first = last - length + 1
            if text.begins_word(first) and _ends(text, last):
                is_whole = text.places[last] - text.places[first] == last - first
                for spelling in group:
                    if (is_whole and not spelling.anywhere) or _fits(spelling, text, first, last):
                        yield _match(spelling, text, first, last)


def _ends(text: Text, last: int) -> bool:
    """Say whether a word ends there, or would but for a plural."""
    if text.ends_word(last):
        return True
    return any(
        text.letters.startswith(plural, last + 1) and text.ends_word(last + len(plural))
        for plural in PLURALS
    )


def _fits(spelling: Spelling, text: Text, first: int, last: int) -> bool:
    if spelling.anywhere and not (_stands_alone(text, first) and _stands_alone(text, last + 1)):
        return False
    return _gaps_fit(spelling, text, first, last)


def _is_weak(spelling: Spelling, text: Text, first: int, last: int) -> bool:
    """Say whether this is more likely a word, part of one, or a month than what is known."""
    if text.is_hump(first) or text.is_hump(last + 1):
        return True
    if not (spelling.capital or spelling.is_word):
        return False
    if not text.plain[text.places[first]].isupper():
        return True
    if spelling.is_word and _is_a_thing(text, first, last):
        return True
    if (
        spelling.is_word
        and spelling.letters not in FIRST_NAMES_TOO
        and _only_begins(text, first, last)
    ):
        return True  # those people are called by often stand first
    return spelling.letters in MONTH_NAMES and _is_month(text, first, last)


def _is_a_thing(text: Text, first: int, last: int) -> bool:
    """Say whether an article stands before a word and nothing that makes it a family behind it."""
    start, end = text.places[first], text.places[last] + 1
    before = text.plain[max(0, start - LOOK_BACK) : start]
    return bool(ARTICLE_BEFORE.search(before)) and not A_HOUSEHOLD.match(text.plain, end)


def _only_begins(text: Text, first: int, last: int) -> bool:
    """Say whether a word has its capital only where sentences begin, and none elsewhere."""
    start, end = text.places[first], text.places[last] + 1
    word = text.plain[start:end]
    return (
        text.begins_sentence(start)
        and word.lower() in text.small_words
        and word not in text.capital_words
    )


def _stands_alone(text: Text, at: int) -> bool:
    """Say whether something that is no letter or digit stands before this one."""
    if at in (0, len(text.letters)):
        return True
    return text.places[at] - text.places[at - 1] > 1


def _is_month(text: Text, first: int, last: int) -> bool:
    start, end = text.places[first], text.places[last] + 1
    before = text.plain[max(0, start - LOOK_BACK) : start]
    return bool(DIGIT_NEAR.match(text.plain, end) or DIGIT_BEFORE.search(before))


def _gaps_fit(spelling: Spelling, text: Text, first: int, last: int) -> bool:
    """Say whether what lies between the letters is a way to break this up."""
    places, length = text.places, last - first
    if places[last] - places[first] == length:
        return True
    gaps = {
        place + 1 - first: text.plain[places[place] + 1 : places[place + 1]]
        for place in range(first, last)
        if places[place + 1] - places[place] > 1
    }
    if len(gaps) == length >= LEAST_SPACED - 1:
        return all(map(LETTER_BY_LETTER.fullmatch, gaps.values()))
    return all(_gap_fits(spelling, place, gap) for place, gap in gaps.items())


def _gap_fits(spelling: Spelling, place: int, gap: str) -> bool:
    if spelling.anywhere:
        return bool(IN_A_NUMBER.fullmatch(gap))
    return bool((AT_A_JOIN if place in spelling.joins else IN_A_WORD).fullmatch(gap))


def _match(spelling: Spelling, text: Text, first: int, last: int) -> Match:
    start, end = text.places[first], text.places[last] + 1
    sure, why = spelling.sure, spelling.why
    if spelling.is_word:
        why += ", which is also a word"
        sure = Sure.POSSIBLE if text.begins_sentence(start) else sure
    hit = Hit(start, end, spelling.what, sure, why, spelling.people, spelling.known)
    is_weak = _is_weak(spelling, text, first, last)
    return Match(hit, is_weak, spelling.allowed, spelling.is_word)
