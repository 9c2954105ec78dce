"""What does each analysis say of one row, and which of its words say so?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from heed.chronologies.analysis import appointments, changes, gathered, judging
from heed.chronologies.analysis.entries import Entry
from heed.chronologies.analysis.found import Reason
from heed.chronologies.analysis.overruling import Matter, Said
from heed.chronologies.analysis.words.changed import Change
from heed.chronologies.analysis.words.people import Child


@dataclass(frozen=True, slots=True)
class Finding:
    """What is found in a row of one matter: an answer in a word, and what speaks for it."""

    matter: Matter
    answer: str
    because: tuple[Reason, ...]


def findings(
    entry: Entry, *, child: Child, said: Said, key: Collection[str], good: Collection[str]
) -> tuple[Finding, ...]:
    """Return what every analysis says of a row; `key` and `good` are rows that readers marked."""
    (judged,) = judging.judge([entry], child=child, overruled=said.sight)
    changed = changes.changed_in(entry, said)
    missed = appointments.missed_in(entry, said)
    return (
        Finding(Matter.SEEN, judged.seen.value, _one(judged.why_seen)),
        Finding(Matter.SPOKEN, judged.spoken.value, _one(judged.why_spoken)),
        _found(Matter.MISSED, tuple(one.reason for one in missed)),
        _found(Matter.VOICE, gathered.voiced_in(entry, child, said)),
        _found(Matter.GOOD, gathered.praised_in(entry, good, said)),
        _found(Matter.KEY, gathered.key_in(entry, key, said)),
        *(_found(Matter(kind.value), _one(changed.get(kind))) for kind in Change),
    )


def _found(matter: Matter, because: tuple[Reason, ...]) -> Finding:
    return Finding(matter, "yes" if because else "not said", because)


def _one(reason: Reason | None) -> tuple[Reason, ...]:
    return () if reason is None else (reason,)
