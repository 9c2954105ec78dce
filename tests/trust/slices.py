"""How is a run of half an hour cut into slices, so that what was done is kept if it ends early?

A slice that was measured is kept in `var/trust`, with a fingerprint of the code it was measured
with. The same command goes on after it, and prints one figure of all slices when there are no more.
"""

from __future__ import annotations

import hashlib
import json
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.db import connection

ROOT: Final = Path(__file__).parents[2]
KEPT: Final = ROOT / "var" / "trust"


@dataclass(slots=True)
class Tally:
    """What a slice counted, which words it met, and what was wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    met: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Add what another slice counted."""
        self.counts += other.counts
        self.met |= other.met
        self.wrong += other.wrong


def all_of(name: str, how_many: int, measure: Callable[[int], Tally]) -> Tally:
    """Measure slices 0, 1, … that were not measured yet; return the sum of all of them.

    A slice that ends with an exception is one thing wrong, and the others are measured all the
    same: nobody is left without a verdict.
    """
    kept = KEPT / f"{name}-{connection.vendor}.jsonl"
    known = list(_known(kept))
    total = Tally()
    for tally in known:
        total.add(tally)
    for number in range(len(known), how_many):
        tally = _measured(number, measure)
        _keep(kept, tally)
        total.add(tally)
        said = f"{name}: slice {number + 1} of {how_many}, {len(tally.wrong)} wrong"
        print(said, file=sys.stderr, flush=True)
    kept.unlink(missing_ok=True)
    return total


def _measured(number: int, measure: Callable[[int], Tally]) -> Tally:
    try:
        return measure(number)
    except Exception:
        return Tally(wrong=[f"slice {number + 1} ended: {traceback.format_exc()}"])


def _known(kept: Path) -> Iterator[Tally]:
    """Return the slices of the same code that were measured before; forget those of other code."""
    lines = kept.read_text().splitlines() if kept.exists() else []
    found = [json.loads(line) for line in lines]
    if any(one["code"] != _code() for one in found):
        kept.unlink()
        return
    yield from (_tally(one) for one in found)


def _tally(kept: dict[str, Any]) -> Tally:
    return Tally(Counter(kept["counts"]), set(kept["met"]), kept["wrong"])


def _keep(kept: Path, tally: Tally) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    written = {
        "code": _code(),
        "counts": tally.counts,
        "met": sorted(tally.met),
        "wrong": tally.wrong,
    }
    with kept.open("a", encoding="utf-8") as file:
        file.write(json.dumps(written) + "\n")


@cache
def _code() -> str:
    """Return a fingerprint of everything that is tried and tries."""
    found = hashlib.sha256()
    for folder in ("heed", "tests/trust"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                found.update(path.read_bytes())
    return found.hexdigest()
