"""Do two rows of different agencies tell of one event, and do they disagree about it?

Points, each with its reason, and a limit that rises with the days between the two rows. Nothing is
learnt from data: a coordinator can follow every step.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from heed.chronologies.merging import vocabulary
from heed.chronologies.merging.combined import Kind
from heed.chronologies.merging.telling import Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One row as it is judged: days as ordinals, time in minutes after midnight."""

    agency: str
    text: str
    told: Telling
    known_as: frozenset[str]  # how other agencies speak of this one
    first: int
    last: int
    minutes: int | None
    hearsay: bool  # its time is when the agency was told
    written: str
    only_row: bool  # its return has no other row of that day
    rare: frozenset[str]  # words and events that the chronology uses on hardly any day


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two rows are to each other, and why, in words."""

    kind: Kind
    reasons: tuple[str, ...]


# Points
ONCE: Final = 6.0
STRONG: Final = 4.5
EVENT: Final = 3.0
SLIGHT: Final = 2.0
MORE_EVENTS: Final = 1.0
MOST_MORE_EVENTS: Final = 2.0
CONTACT: Final = 0.6
MOST_CONTACTS: Final = 1.2
WORD: Final = 0.5
RARE_WORD: Final = 1.6
MOST_WORDS: Final = 4.5
RARE_EVENT: Final = 1.0
SAME_PEOPLE: Final = 0.5
OTHER_PEOPLE: Final = -1.0
OTHER_EVENTS: Final = 0.0
NAMES_THE_OTHER: Final = 1.0
TOLD_BY_THE_OTHER: Final = 1.0
NAME_THE_SAME_ONE: Final = 1.0
ANOTHER_MEETING: Final = -1.5
SAME_TIME: Final = 2.5
OTHER_TIME: Final = -1.5
ALMOST_THE_SAME_WORDS: Final = 3.0
SAME_ANSWER: Final = 0.7
MOST_SAME_ANSWERS: Final = 1.4

WEIGHTS: Final = (
    dict.fromkeys(vocabulary.ONCE, ONCE)
    | dict.fromkeys(vocabulary.STRONG, STRONG)
    | dict.fromkeys(vocabulary.SLIGHT, SLIGHT)
)

# Limits, by the days between the rows
SAME_DAY: Final = 2.5
ANOTHER_DAY: Final = 5.0
PER_DAY: Final = 0.2
THROUGH_A_THIRD: Final = 3.0

NEAR_MINUTES: Final = 45
FAR_MINUTES: Final = 240
TIMES_DISAGREE: Final = 120
ALMOST: Final = 88  # per cent
# One word in so many must be the same before the letters of two texts are compared, which is slow.
ALIKE_AT_LEAST: Final = 3
MOST_WORDS_SHOWN: Final = 6


def judge(one: Side, other: Side, *, through: str = "") -> Verdict | None:
    """Return what two rows of different agencies are to each other, or None if nothing.

    `through` says in words that a third row tells the same as either, which lowers the limit.
    """
    days = gap(one, other)
    limit = SAME_DAY if days == 0 else ANOTHER_DAY + PER_DAY * days
    limit -= THROUGH_A_THIRD if through else 0.0
    points = (
        _events(one, other, days)
        + _contacts(one.told, other.told)
        + _words(one, other)
        + _people(one.told, other.told)
        + _others(one, other)
        + _times(one, other)
        + _answers(one.told, other.told)
    )
    worded_alike = False
    if points < limit:
        worded_alike = points + ALMOST_THE_SAME_WORDS >= limit and _worded_alike(one, other)
        if not worded_alike:
            return None
    reasons = [*_reasons(one, other), *(["almost the same words"] if worded_alike else [])]
    differences = [*_differences(one, other, days)]
    kind = Kind.CONFLICT if differences else Kind.SAME
    return Verdict(kind, (*differences, *reasons, *([through] if through else [])))


def gap(one: Side, other: Side) -> int:
    """Return the days between what two rows can mean; 0 if they can mean one day."""
    return max(0, one.first - other.last, other.first - one.last)


def _events(one: Side, other: Side, days: int) -> float:
    shared = one.told.events & other.told.events
    if not shared:
        return OTHER_EVENTS if one.told.events and other.told.events else 0.0
    points = max(WEIGHTS.get(event, EVENT) for event in shared)
    points += min(MOST_MORE_EVENTS, MORE_EVENTS * (len(shared) - 1))
    if days:
        others = one.told.events ^ other.told.events
        return points + (ANOTHER_MEETING if others & vocabulary.ONCE else 0.0)
    return points + (RARE_EVENT if (shared - vocabulary.SLIGHT) & one.rare else 0.0)


def _contacts(one: Telling, other: Telling) -> float:
    return min(MOST_CONTACTS, CONTACT * len(one.contacts & other.contacts))


def _words(one: Side, other: Side) -> float:
    shared = one.told.words & other.told.words
    rare = len(shared & one.rare)
    return min(MOST_WORDS, RARE_WORD * rare + WORD * (len(shared) - rare))


def _people(one: Telling, other: Telling) -> float:
    if one.family & other.family:
        return SAME_PEOPLE
    return OTHER_PEOPLE if one.family and other.family else 0.0


def _others(one: Side, other: Side) -> float:
    if _names_the_other(one, other):
        told = _is_told_by(one, other) or _is_told_by(other, one)
        return NAMES_THE_OTHER + (TOLD_BY_THE_OTHER if told else 0.0)
    return NAME_THE_SAME_ONE if one.told.others & other.told.others else 0.0


def _names_the_other(one: Side, other: Side) -> bool:
    return bool(one.told.others & other.known_as or other.told.others & one.known_as)


def _is_told_by(one: Side, other: Side) -> bool:
    """Say whether one was told something by the other, which wrote of one thing only that day."""
    return one.told.told_of and other.only_row and bool(one.told.others & other.known_as)


def _times(one: Side, other: Side) -> float:
    if one.minutes is None or other.minutes is None:
        return 0.0
    apart = abs(one.minutes - other.minutes)
    if apart <= NEAR_MINUTES:
        return SAME_TIME
    return OTHER_TIME if apart > FAR_MINUTES else 0.0


def _answers(one: Telling, other: Telling) -> float:
    same = sum(1 for question, said in one.answers.items()
               if said & other.answers.get(question, frozenset()))  # fmt: skip
    return min(MOST_SAME_ANSWERS, SAME_ANSWER * same)


def _worded_alike(one: Side, other: Side) -> bool:
    """Say whether two rows are almost word for word the same, and more than “home visit”."""
    mine, theirs = one.told, other.told
    words = mine.words & theirs.words
    if len(words) * ALIKE_AT_LEAST < min(len(mine.words), len(theirs.words)):
        return False
    if len(words) + len(mine.contacts & theirs.contacts) + len(mine.events & theirs.events) < 2:
        return False
    return fuzz.token_set_ratio(one.text, other.text, score_cutoff=ALMOST) > 0


def _reasons(one: Side, other: Side) -> Iterator[str]:
    """Yield in words what the two rows have in common."""
    if events := one.told.events & other.told.events:
        yield f"both tell of: {', '.join(sorted(events))}"
    if words := one.told.words & other.told.words:
        yield f"words in common: {', '.join(sorted(words)[:MOST_WORDS_SHOWN])}"
    if _names_the_other(one, other):
        yield "one speaks of the other agency"
    if _times(one, other) > 0:
        yield "about the same time"


def _differences(one: Side, other: Side, days: int) -> Iterator[str]:
    if days:
        yield (f"the date differs: {one.written} ({one.agency}), "
               f"{other.written} ({other.agency})")  # fmt: skip
    elif (apart := _disagreeing_times(one, other)) is not None and not _tell_of_more(one, other):
        yield (f"the time differs: {apart[0]} ({one.agency}), "
               f"{apart[1]} ({other.agency})")  # fmt: skip
    for one_says, other_says in ((one, other), (other, one)):
        for event in sorted(one_says.told.denied & other_says.told.events - other_says.told.denied):
            yield f"whether there was this: {event} ({other_says.agency}), none ({one_says.agency})"
    for question in sorted(one.told.answers.keys() & other.told.answers.keys()):
        mine, theirs = one.told.answers[question], other.told.answers[question]
        if not mine & theirs:
            yield (f"{question}: {', '.join(sorted(mine))} ({one.agency}), "
                   f"{', '.join(sorted(theirs))} ({other.agency})")  # fmt: skip


def _tell_of_more(one: Side, other: Side) -> bool:
    """Say whether one tells of an act that the other does not, which had a time of its own."""
    return bool((one.told.events ^ other.told.events) & vocabulary.ONCE)


def _disagreeing_times(one: Side, other: Side) -> tuple[str, str] | None:
    """Return both times if they cannot both be right; who was told may have been told later."""
    if one.minutes is None or other.minutes is None or (one.hearsay and other.hearsay):
        return None
    later = other.minutes - one.minutes
    if one.hearsay:
        disagree = later >= TIMES_DISAGREE
    elif other.hearsay:
        disagree = -later >= TIMES_DISAGREE
    else:
        disagree = abs(later) >= TIMES_DISAGREE
    return (_clock(one.minutes), _clock(other.minutes)) if disagree else None


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
