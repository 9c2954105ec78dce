"""Which words, numbers and signs is a written date made of?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from heed.chronologies.dates import vocabulary
from heed.chronologies.dates.vocabulary import UNKNOWN, WORDS, Known

EXCEL_DIGITS = 5  # of the number a spreadsheet keeps for a day of our time
LONGEST_TEXT = 400  # characters; a date is never so long, and a hostile line may be


class Cut(NamedTuple):
    """A text as one letter for each token (its kind, see `vocabulary`) and the tokens' values."""

    shape: str
    values: list[object]


_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
MONTH_AHEAD = rf"\s*(?:st|nd|rd|th)?\s*(?:of\s)?{_MONTH}"
_BETWEEN = r"(?:\s?[/.\\]{1,2}\s?|--?|[,;_])"
_NUMERIC = (
    # Three numbers, day first, with signs between them that may be mistyped.
    rf"(?:[0-9]{{1,2}}|[x?]{{1,2}}){_BETWEEN}[0-9]{{1,2}}{_BETWEEN}(?:[0-9]{{4}}|[0-9]{{2}})"
    rf"(?![0-9]|[/.][0-9]|{MONTH_AHEAD})",
    r"[0-9]{1,2} - [0-9]{1,2} - [0-9]{4}(?![0-9])",
    r"[0-9]{4}\s?[/.-]\s?[0-9]{1,2}\s?[/.-]\s?[0-9]{1,2}(?![0-9])",
)
_TIME = (
    r"[0-9]{1,2}[:.;][0-9]{2}\s?(?:[ap]\.?\s?m(?![a-z])\.?|hrs?(?![a-z])|hours(?![a-z]))",
    r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:z(?![a-z]))?",
    r"[0-9]{1,2}\s?(?:[ap]\.?\s?m(?![a-z])\.?|noon|midnight|o'clock)",
    r"(?:[01][0-9]|2[0-4])[0-5][0-9]\s?(?:hrs?|hours|h)(?![a-z])",
)
_OTHERS = (
    r"[0-9]{1,2}(?:\s?/\s?|[.\-])[0-9]{4}(?![0-9])",
    rf"[0-9]{{4}}(?:\s?[/\-]\s?)[0-9]{{2}}(?![0-9/]|{MONTH_AHEAD})",
    r"(?<![0-9]/)[0-9]{1,2}\s?/\s?[0-9]{1,2}(?![0-9]|\s?[/.]\s?[0-9])",
    r"[0-9]+\.[0-9]+(?:\.[0-9]+)*|[0-9]{1,2}\.\s(?=[a-z])|\(?[0-9]{1,2}\)\s(?=[a-z])",
    rf"[0-9]{{1,2}}\s*(?:st|nd|rd|th)(?:(?![a-z])|(?={_MONTH}))",
    r"'?(?:[0-9]{2})?[0-9]0\s?'?s(?![a-z])",
    r"'[0-9]{2}(?![0-9a-z])",
    r"q[1-4](?![0-9a-z])",
    r"[wfy]/[cbeyo](?![a-z])",
    r"w\.e\.f(?![a-z])",
    r"-ish(?![a-z])",
    r"[0-9]+",
    r"[^\W\d](?:[^\W\d]|')*",
    r"\.{3}|\S",
)
# Most tokens are words that begin like nothing else, so those are tried first.
_PLAIN_WORD = r"[a-eg-pr-vyz](?:[^\W\d]|')*"
_TOKENS = re.compile("|".join((_PLAIN_WORD, *_NUMERIC, *_TIME, *_OTHERS)))

_NUMERIC_DATE = re.compile(r"([0-9]+|[x?]+)[^0-9x?]+([0-9]+)[^0-9]+([0-9]+)")
_TWO_NUMBERS = re.compile(r"([0-9]+)\s?[/.\-]\s?([0-9]+)")

_PHRASE_STOPS = {
    "to", "on", "in", "at", "the", "of", "first", "second", "early", "last", "not",
    "1st", "2nd", "april", "may", "august", "summer", "day",
}  # fmt: skip
_PHRASES = re.compile(
    r"(?<![\w'])(?:"
    + "|".join(
        re.escape(phrase).replace(r"\ ", r"[\s-]+")
        for phrase in (*vocabulary.EMPTY_PHRASES, *vocabulary.PHRASES)
    )
    + r"|week of(?=\s+(?:the\s+)?(?:[a-z]+day\s+)?[0-9]))(?![\w'])"
)
_PHRASE_WORDS = {
    next(word for word in phrase.split() if word not in _PHRASE_STOPS)
    for phrase in (*vocabulary.EMPTY_PHRASES, *vocabulary.PHRASES, "week of")
}

# Dashes, quotes and invisible signs, by number since they look like others.
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_QUOTES = "\u2018\u2019\u02bc\u0060\u00b4\u2032"
_FOOTNOTES_AND_INVISIBLE = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079" + (
    "\u00ad\u200b\u200c\u200d\u2060\ufeff"
)
_TYPESET = str.maketrans(
    dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_QUOTES, "'")
    | dict.fromkeys(_FOOTNOTES_AND_INVISIBLE, "")
    | dict.fromkeys("\u00bc\u00bd\u00be", " ")  # “aged 3½”: the half year is lost, not the three
)
_find = _TOKENS.findall


def plain(written: str) -> str:
    """Return a text in small letters with plain dashes, quotes and blanks."""
    if not written.isascii():
        written = unicodedata.normalize("NFKC", written.translate(_TYPESET)).translate(_TYPESET)
    return written.lower().strip()


def cut(text: str) -> Cut:
    """Return the tokens of a plain text; words that mean nothing to a date count as one."""
    tokens = _find(text)
    if not _PHRASE_WORDS.isdisjoint(tokens):
        tokens = _find(_PHRASES.sub(_as_one_word, text))
    shape, values = "", []
    for token in tokens:
        kind, value = WORDS.get(token) or _strange(token)
        if kind and not (kind == UNKNOWN == shape[-1:]):
            shape += kind
            values.append(value)
    return Cut(shape, values)


def _as_one_word(found: re.Match[str]) -> str:
    words = re.sub(r"[\s-]+", "_", found[0]).replace("1st", "first").replace("2nd", "second")
    return " " if found[0] in vocabulary.EMPTY_PHRASES else f" {words} "


def _strange(token: str) -> Known:
    """Return the kind of a token that no word list knows."""
    first = token[0]
    if first.isdigit() or first in "('?x":
        for pattern, kind_of in _SPELLINGS:
            if pattern.fullmatch(token):
                return kind_of(token)
    if len(token) > 2 and token.endswith(("'s", "ish")):
        return WORDS.get(token[:-2].removesuffix("i").rstrip("'"), (UNKNOWN, token))
    return (UNKNOWN if first not in ".()[]{}\"'“”*:|" else "", token)


def _numeric(token: str) -> Known:
    first, second, third = _NUMERIC_DATE.findall(token)[0]
    return "D", (first if first.isdigit() else 0, second, third)


def _two(kind: str) -> Callable[[str], Known]:
    def read(token: str) -> Known:
        found = _TWO_NUMBERS.fullmatch(token)
        return kind, (found[1], found[2], token) if found else None

    return read


def _decade(token: str) -> Known:
    digits = re.sub("[^0-9]", "", token)
    if len(digits) == 4:
        return "C", int(digits)
    # The twenties to the seventies of a person are ages more often than years.
    return {"80": ("C", 1980), "90": ("C", 1990), "00": ("C", 2000)}.get(digits, (UNKNOWN, token))


def _ordinal(token: str) -> Known:
    return WORDS.get(re.sub(r"\s", "", token), (UNKNOWN, token))


def _number(token: str) -> Known:
    return ("s" if len(token) == EXCEL_DIGITS else "k", token)


_SPELLINGS: tuple[tuple[re.Pattern[str], Callable[[str], Known]], ...] = (
    (re.compile("|".join(_NUMERIC[:3])), _numeric),
    (re.compile("|".join(_TIME)), lambda token: ("T", token)),
    (re.compile(_OTHERS[0]), _two("M")),
    (re.compile(_OTHERS[1]), _two("F")),
    (re.compile(_OTHERS[2]), _two("B")),
    (re.compile(r"[0-9]+(?:\.[0-9]+)+|\(?[0-9]{1,2}[.)]\s"), lambda token: ("^", token)),
    (re.compile(r"[0-9]{1,2}\s*(?:st|nd|rd|th)"), _ordinal),
    (re.compile(_OTHERS[5]), _decade),
    (re.compile(_OTHERS[6]), lambda token: ("y", int(token[1:]))),
    (re.compile(r"[0-9]+"), _number),
)
