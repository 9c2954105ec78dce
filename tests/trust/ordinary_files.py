"""Are ordinary files of the programs people use let in, with pictures, changes and long tables?"""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from heed.attachments import intake
from heed.attachments.intake import Refused
from tests.trust import harnesses, ordinary
from tests.trust.figure import Figure
from tests.trust.harnesses import Database
from tests.trust.ordinary import office
from tests.trust.ordinary.file import OrdinaryFile

DATABASE = Database.OWN

AT_LEAST: Final = 300
LET_IN: Final = 0.99
EVERY: Final = 17  # in the quick version one of so many


@dataclass(slots=True)
class Tally:
    """What became of the files."""

    let_in: Counter[str] = field(default_factory=Counter)
    refused: list[str] = field(default_factory=list)
    largest: int = 0
    slowest: float = 0.0


def run(full: bool) -> Figure:
    """Bring every ordinary file, one after the other."""
    made = list(ordinary.all_of_them())
    chosen = made if full else made[8::EVERY]
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        for one in chosen:
            _bring(one, Path(folder) / "upload", tally)
        if full and office.is_there():
            for one in office.files(made, Path(folder)):
                _bring(one, Path(folder) / "upload", tally)
    let_in = tally.let_in.total()
    brought = let_in + len(tally.refused)
    says = ", ".join(f"{count} of {program}" for program, count in sorted(tally.let_in.items()))
    figure = (
        f"{let_in} of {brought} ordinary files let in ({let_in / brought:.1%}), the largest of "
        f"{tally.largest / 1e6:.0f} MB, slowest {tally.slowest:.1f} s: {says}"
    )
    too_few = [f"only {brought} files"] if full and brought < AT_LEAST else []
    return Figure(figure, [*too_few, *(tally.refused if let_in < LET_IN * brought else [])])


def _bring(one: OrdinaryFile, path: Path, tally: Tally) -> None:
    content = one.made()
    path.write_bytes(content)
    tally.largest = max(tally.largest, len(content))
    started = time.perf_counter()
    try:
        intake.examine(path, name=one.name)
    except Refused as refused:
        tally.refused.append(f"{one}: {refused.reason.name} ({refused.where})")
    else:
        tally.let_in[one.program] += 1
    tally.slowest = max(tally.slowest, time.perf_counter() - started)


if __name__ == "__main__":
    harnesses.command()
