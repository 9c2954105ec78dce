"""Where does a paragraph's date end and what happened begin?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from heed.chronologies.readers.opened import Line
from heed.chronologies.returns.contents import MONTHS

_WEEKDAY: Final = r"(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:[a-z]*day)?"
_NUMBERS: Final = r"one|two|three|four|five|six|seven|eight|nine|ten|a|few|several"
_WORD: Final = re.compile(
    rf"""\s*(?:
      \d{{1,2}}(?:[:.]\d\d)?\s?[ap]\.?m\b\.?
    | \d\d[:.]?\d\d\s?h(?:rs?|ours)?\b | \d{{1,2}}:\d\d(?!\d)
    | \?*\d{{1,4}}(?:st|nd|rd|th)?(?:\s?[./\\-]\s?\d{{1,4}}){{0,2}}(?:st|nd|rd|th)?\?*(?!\w)
    | (?:{MONTHS}|{_WEEKDAY}|{_NUMBERS})\b\.?
    | (?:on|in|at|by|from|to|until|till|since|between|and|of|the|or|about|around|approx\.?|circa|c\.
      |approximately|before|after|during|early|mid|late|end|beginning|start|middle|same|next
      |following|previous|day|days|week|weeks|month|months|year|years|later|spring|summer|autumn
      |winter|christmas|easter|new|term|age|aged|probably|possibly)\b\.?
    | [\u2013\u2014-]|,(?=\s)|\?+|[\u2022\u25aa](?=\s)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
# “May” alone begins many a sentence; a month needs a day, a year or a word such as “in” before it.
_SOLID: Final = re.compile(
    rf"\d|\b(?:day|week|month|year)s?\b|^(?:in|by|during|since|early|mid|late|end)\b.*\b{MONTHS}\b"
    r"|\bchristmas\b",
    re.IGNORECASE,
)
_TIED: Final = re.compile(r"(?:[\s,\u2013\u2014-]|\b(?:the|and|of|in|at|a|or)\b)+$", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"^[\s:;.,\u2013\u2014-]+")
_MEANT: Final = re.compile(
    rf"\d\s?[./\\-]\s?\d+\s?[./\\-]\s?\d|\d(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTHS}\b",
    re.IGNORECASE,
)
DATED: Final = 3  # paragraphs that begin with a date make a chronology
LONGEST_START: Final = 90  # characters of a paragraph in which its date may stand


def are_dated(paragraphs: Sequence[Line]) -> bool:
    """Say whether the paragraphs are a chronology: several begin with a date."""
    return sum(bool(starts(line.cells[0])) for line in paragraphs if line.cells) >= DATED


def starts(text: str) -> tuple[str, ...]:
    """Return what may be the date at the start of a paragraph, the longest first; () if none."""
    ends = []
    at = 0
    opening = text[:LONGEST_START]
    while word := _WORD.match(opening, at):
        at = word.end()
        ends.append(at)
    found = [_TIED.sub("", text[:end]) for end in reversed(ends)]
    return tuple(dict.fromkeys(one for one in found if _SOLID.search(one)))


def is_meant(start: str) -> bool:
    """Say whether a beginning is meant for a date, though it may be none that can be read."""
    return _MEANT.search(start) is not None


def rest(text: str, date: str) -> str:
    """Return what follows the date, without the marks that stand between."""
    return _BETWEEN.sub("", text[len(date) :])
