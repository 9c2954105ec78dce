"""Does a row say that the child was seen and spoken with, and which of its words say so?

A column that asks (“Child seen?”, “Who was seen”, “Child's voice”) is believed before the words of
the event and of the agency's response; where the two disagree the row is `contested`. The judgement
is a reading aid: it carries the sentence and the rules that led to it, and a person can overrule
it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from heed.chronologies.analysis.entries import Entry
from heed.chronologies.analysis.found import Found, Kind, Reason
from heed.chronologies.analysis.tables import Line, Table, dated
from heed.chronologies.analysis.words.people import CHILD_LETTER, OTHERS, Child, by_letter
from heed.chronologies.analysis.words.sentences import Sentence, sentences, told
from heed.chronologies.analysis.words.sight import Sight, sight
from heed.chronologies.analysis.words.sight_rules import Answer
from heed.chronologies.rows import Meaning, Row

HEADINGS: Final = ("Date", "Agency", "Seen", "Spoken with", "As written", "Rules")
YES: Final = frozenset({"yes", "y", "seen", "child seen", "true", "x", "✓", "✔"})
NO: Final = frozenset({"no", "n", "not seen", "none", "nil", "nobody", "no one", "false", "✗"})
EMPTY: Final = frozenset(
    {"", "-", "n/a", "na", "n/k", "not known", "unknown", "not recorded", "?", "not applicable"}
)
_ONLY_OTHERS: Final = re.compile(rf"^(?:(?:{OTHERS})|adults?|[ ,&+/]|and)+ only[.]?$")
_QUOTED: Final = re.compile(r"^[\"']|\bi (?:am|was|want|like|feel|don't|do not|wish|hate|love)\b")
# The better an answer is, the more of it there is: of two sentences the fuller one counts.
_FULLNESS: Final = (Answer.UNSAID, Answer.NO, Answer.PERHAPS, Answer.YES)


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says of the child by the rules alone; `contested` as in `Judged`."""

    seen: Answer
    spoken: Answer
    why_seen: Reason | None
    why_spoken: Reason | None
    contested: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """Whether a row says the child was seen and spoken with, and why.

    `contested` is True where a column says one thing and the words another. `overruled` is True
    where a person has said otherwise; the reasons stay those of the rules.
    """

    entry: Entry
    seen: Answer
    spoken: Answer
    why_seen: Reason | None = None
    why_spoken: Reason | None = None
    contested: bool = False
    overruled: bool = False


@dataclass(frozen=True, slots=True)
class Overruling:
    """What a person says of a row against the rules; None leaves the rules' answer."""

    seen: Answer | None = None
    spoken: Answer | None = None


@dataclass(frozen=True, slots=True)
class _Told:
    sight: Sight
    reason: Reason


def judge(
    found: Sequence[Entry], *, child: Child, overruled: Mapping[str, Overruling] | None = None
) -> tuple[Judged, ...]:
    """Judge every entry, in the order given; `overruled` is by row id."""
    against = overruled or {}
    return tuple(_judged(entry, child, against.get(entry.id)) for entry in found)


def table(found: Sequence[Judged]) -> Table:
    """Return a line for every row of which anything is said, with the sentence and the rule."""
    lines = [
        Line(
            (
                dated(each.entry),
                each.entry.row.agency,
                each.seen.value.capitalize(),
                each.spoken.value.capitalize(),
                _sentences(each),
                _rules(each),
            ),
            (each.entry.id,),
        )
        for each in found
        if (each.seen, each.spoken) != (Answer.UNSAID, Answer.UNSAID)
    ]
    return Table(HEADINGS, tuple(lines))


def _sentences(judged: Judged) -> str:
    reasons = [reason for reason in (judged.why_seen, judged.why_spoken) if reason]
    said = "\n".join(dict.fromkeys(reason.sentence for reason in reasons))
    return said or judged.entry.row.event


def _rules(judged: Judged) -> str:
    reasons = [reason for reason in (judged.why_seen, judged.why_spoken) if reason]
    rules = dict.fromkeys(rule for reason in reasons for rule in reason.rules)
    contested = ["column and words disagree"] if judged.contested else []
    overruled = ["set right by a reader"] if judged.overruled else []
    return ", ".join([*rules, *contested, *overruled])


def spoken_words(row: Row, child: Child) -> tuple[Reason, ...]:
    """Return the sentences of the row by which the child was spoken with, or may have been."""
    return tuple(
        one.reason
        for one in (*_columns(row, child), *_words(row, child))
        if one.sight.spoken in (Answer.YES, Answer.PERHAPS)
    )


def said(row: Row, child: Child) -> Said:
    """Return what a row says of the child by the rules alone."""
    asked, words = _columns(row, child), _words(row, child)
    seen, why_seen, apart = _settled(
        [(one.sight.seen, one.reason) for one in asked],
        [(one.sight.seen, one.reason) for one in words],
    )
    spoken, why_spoken, apart_too = _settled(
        [(one.sight.spoken, one.reason) for one in asked],
        [(one.sight.spoken, one.reason) for one in words],
    )
    return Said(seen, spoken, why_seen, why_spoken, contested=apart or apart_too)


def _judged(entry: Entry, child: Child, against: Overruling | None) -> Judged:
    by_rules = said(entry.row, child) if entry.found is None else _kept(entry.found)
    seen, spoken = by_rules.seen, by_rules.spoken
    why_seen, why_spoken = by_rules.why_seen, by_rules.why_spoken
    if against is None:
        return Judged(entry, seen, spoken, why_seen, why_spoken, contested=by_rules.contested)
    return Judged(
        entry, against.seen or seen, against.spoken or spoken, why_seen, why_spoken, overruled=True
    )


def _kept(found: Found) -> Said:
    seen, why_seen = _kept_answer(found, Kind.SEEN)
    spoken, why_spoken = _kept_answer(found, Kind.SPOKEN)
    contested = Kind.CONTESTED in found.kept
    return Said(seen, spoken, why_seen, why_spoken, contested=contested)


def _kept_answer(found: Found, kind: Kind) -> tuple[Answer, Reason | None]:
    if kind not in found.kept:
        return Answer.UNSAID, None
    (one,) = found.of(kind)
    return Answer(one.answer), one.reason


def _settled(
    asked: list[tuple[Answer, Reason]], words: list[tuple[Answer, Reason]]
) -> tuple[Answer, Reason | None, bool]:
    """Return the answer, its reason, and whether columns and words disagree."""
    by_column, why = _fullest(asked)
    by_words, why_by_words = _fullest(words)
    if by_column is Answer.UNSAID:
        return by_words, why_by_words, False
    apart = {by_column, by_words} == {Answer.YES, Answer.NO}
    return by_column, why, apart


def _fullest(answers: list[tuple[Answer, Reason]]) -> tuple[Answer, Reason | None]:
    best: tuple[Answer, Reason | None] = (Answer.UNSAID, None)
    for answer, reason in answers:
        if _FULLNESS.index(answer) > _FULLNESS.index(best[0]):
            best = (answer, reason)
    return best


def _columns(row: Row, child: Child) -> list[_Told]:
    found = []
    for column, cell in zip(row.columns, row.cells, strict=True):
        if column.means is Meaning.SEEN:
            found += _asked(column.heading, cell, child)
        elif column.means is Meaning.VOICE:
            found += _voiced(column.heading, cell, child)
    return found


def _words(row: Row, child: Child) -> list[_Told]:
    found = []
    for place, sentence in told(row):
        answer = read(sentence.plain, child)
        if answer.rules:
            found.append(_Told(answer, Reason(sentence.written, place, answer.rules)))
    return found


def _asked(heading: str, cell: str, child: Child) -> list[_Told]:
    plain = cell.strip().lower().rstrip(".")
    if plain in EMPTY:
        return []
    if plain in YES or plain in NO:
        answered = _by_heading(heading.lower(), yes=plain in YES)
        reason = Reason(cell.strip(), heading, ("the column says so",))
        return [_Told(answered, reason)] if answered.rules else []
    return [_who(heading, sentence, child) for sentence in sentences(cell)]


def _by_heading(heading: str, *, yes: bool) -> Sight:
    rules = ("the column says so",)
    if "spoke" in heading:
        return Sight(Answer.YES, Answer.YES, rules) if yes else Sight(spoken=Answer.NO, rules=rules)
    if "alone" in heading:
        return Sight(Answer.YES, Answer.PERHAPS, rules) if yes else Sight()
    return Sight(Answer.YES if yes else Answer.NO, rules=rules)


def _who(heading: str, sentence: Sentence, child: Child) -> _Told:
    """Read a cell that says who was seen; a cell that only names the child means the child."""
    answer = read(sentence.plain, child)
    if not answer.rules:
        if _ONLY_OTHERS.search(sentence.plain):
            answer = Sight(Answer.NO, rules=("only others named",))
        elif CHILD_LETTER in by_letter(sentence.plain, child):
            answer = Sight(Answer.YES, rules=("named in the column",))
    return _Told(answer, Reason(sentence.written, heading, answer.rules))


def _voiced(heading: str, cell: str, child: Child) -> list[_Told]:
    """Read a cell for the child's voice: what names nobody is said of the child."""
    if cell.strip().lower().rstrip(".") in EMPTY:
        return []
    found = []
    for sentence in sentences(cell):
        plain = sentence.plain
        named = by_letter(plain, child) != plain
        answer = read(plain if named else f"child {plain}", child)
        if not answer.rules and _QUOTED.search(plain):
            answer = Sight(Answer.YES, Answer.YES, ("the child's own words",))
        found.append(_Told(answer, Reason(sentence.written, heading, answer.rules)))
    return found


@lru_cache(maxsize=65_536)
def read(plain: str, child: Child) -> Sight:
    """Return what one sentence says of the child; the last tens of thousands are remembered."""
    return sight(plain, child)
