"""What is each word of a row, and what is it by itself: a number, a stem, or nothing?"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from heed.chronologies.merging import vocabulary

MOST_KEPT: Final = 100_000  # tokens of which it is remembered what they are
_TOKEN: Final = re.compile(r"\d+(?:[:/.]\d+)*|[a-z][a-z0-9]*(?:'[a-z]+)?")
_DIGIT: Final = re.compile(r"\d")
_PART_OF_A_YEAR: Final = re.compile(r"\b(\d{1,2})/(52|12|40|7)\b")
_WEEKS_AND_DAYS: Final = re.compile(r"\b([234]\d)\+[0-6]\b")  # of a pregnancy
_NO_FURTHER: Final = re.compile(r"\b(?:no\b(?=\s*[-–:.,;?!])|no (?:further|new|other)\b)")
_PARTS: Final = {"52": "week", "12": "month", "40": "week", "7": "day"}
_AGE: Final = re.compile(
    r"\b(?:aged? |says (?:he|she) is |is )?(\d{1,2}) ?-?"
    r"(?:yrs?|years?|y\.?/?o\.?|yom|yof|[mf](?![a-z]))(?:[ -]?olds?)?\b"
)
_ENDINGS: Final = (
    "ations", "ation", "ions", "ion", "ings", "ing", "ies", "ed", "es", "s", "y", "e",
)  # fmt: skip
_LONGEST_WORD_NOT_KEPT: Final = 2
_LEAST_KEPT_NUMBER: Final = 3  # digits


def cut(text: str) -> list[str]:
    """Return the words of a text: “7/52” is seven weeks, “#” a fracture, “15F” an age."""
    plain = text.lower().replace("’", "'").replace("#", "fracture ")
    if "no" in plain:
        plain = _NO_FURTHER.sub(" ", plain)
    if _DIGIT.search(plain):
        plain = _WEEKS_AND_DAYS.sub(r"\1 week ", plain)
        plain = _PART_OF_A_YEAR.sub(lambda found: f"{found[1]} {_PARTS[found[2]]} ", plain)
        plain = _AGE.sub(r" aged \1 ", plain)
    return _TOKEN.findall(plain.replace("'s", ""))


def _number(token: str) -> str:
    if token in vocabulary.NUMBERS:
        return str(vocabulary.NUMBERS[token])
    if token[0] == "x" and token[1:].isdecimal():
        return token[1:]
    try:
        return f"{float(token):g}" if token[0].isdecimal() else ""
    except ValueError:
        return ""


def _kept(token: str) -> str:
    """Return what a word that means nothing by itself tells one event from another by, or ""."""
    if not token or token in vocabulary.EMPTY:
        return ""
    if token[0].isalpha() and not token.isalpha():
        return token  # a road, a form: “A6”, “E2”
    longest = _LONGEST_WORD_NOT_KEPT if token[0].isalpha() else _LEAST_KEPT_NUMBER - 1
    return STEM[token] if len(token) > longest else ""


def _stem(token: str) -> str:
    """Return a word without its ending: “extracted”, “extractions” and “extract” are one."""
    for ending in _ENDINGS:
        if token.endswith(ending) and len(token) - len(ending) >= 3:
            return token[: -len(ending)]
    return token


class _ByToken(dict[str, str]):
    """What was once worked out for a token; texts use the same few thousand again and again."""

    def __init__(self, work_out: Callable[[str], str]) -> None:
        self._work_out = work_out

    def __missing__(self, token: str) -> str:
        found = self._work_out(token)
        if len(self) < MOST_KEPT:
            self[token] = found
        return found


NUMBER: Final = _ByToken(_number)
STEM: Final = _ByToken(_stem)
KEPT: Final = _ByToken(_kept)
