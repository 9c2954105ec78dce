"""What do the rules find in a row by itself, and by which rules?

What is found in one row depends on its words, on the names of the child and on the rules, and on
nothing else: it can be kept beside the row. `mark` stands for names and rules together; what was
found under another mark is to be found anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from heed.chronologies.analysis import appointments, changes, gathered, judging
from heed.chronologies.analysis.found import Answered, Found, Kind, Reason, together
from heed.chronologies.analysis.words.people import Child
from heed.chronologies.analysis.words.sight_rules import Answer
from heed.chronologies.rows import Meaning, Row

_HERE: Final = Path(__file__).parent
# Whose sources hold the rules: whoever changes one of them changes what may be found.
_SOURCES: Final = ("appointments", "changes", "finding", "found", "gathered", "judging")


def find(row: Row, child: Child) -> Found:
    """Return everything the rules find in a row."""
    said = judging.said(row, child)
    missed = appointments.missed(row)
    return together(
        {
            Kind.SEEN: _answer(said.seen, said.why_seen),
            Kind.SPOKEN: _answer(said.spoken, said.why_spoken),
            Kind.CONTESTED: [_plain("yes")] if said.contested else [],
            Kind.MISSED: missed,
            Kind.RESPONSE: [_plain("", row.said(Meaning.RESPONSE))] if missed else [],
            Kind.CHANGED: changes.told(row),
            Kind.VOICE: _all(gathered.voiced(row, child)),
            Kind.GOOD: _all(gathered.praised(row)),
            Kind.KEY: _all(gathered.significant(row)),
        }
    )


@lru_cache(maxsize=64)
def mark(child: Child) -> str:
    """Return what stands for the rules as they are now and the names of the child."""
    said = hashlib.sha256()
    for path in _sources():
        said.update(path.read_bytes())
    said.update("\n".join(sorted(child.names)).encode())
    return said.hexdigest()


def _sources() -> Iterator[Path]:
    yield from (_HERE / f"{name}.py" for name in _SOURCES)
    yield from sorted((_HERE / "words").glob("*.py"))


def _answer(answer: Answer, why: Reason | None) -> list[Answered]:
    return [Answered(answer.value, why)] if why else []


def _plain(answer: str, sentence: str = "") -> Answered:
    return Answered(answer, Reason(sentence, "", ()))


def _all(reasons: tuple[Reason, ...]) -> list[Answered]:
    return [Answered("", reason) for reason in reasons]
