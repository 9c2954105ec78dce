"""How long does it take to write a combined chronology in each form, and how much memory?"""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import UTC, datetime

from bench import merging_made, timing
from heed.chronologies.merging import combining
from heed.chronologies.merging.combined import Combined
from heed.chronologies.outputs import writing
from heed.chronologies.outputs.paper import Cover
from heed.chronologies.readers.opened import Line, Opened, Table
from heed.chronologies.returns import whole
from heed.chronologies.returns.whole import Known

SIZES = (300, 3_000, 10_000)
AGENCIES, YEARS = 10, 8
PRODUCED_AT = datetime(2026, 11, 24, tzinfo=UTC)
MEASURED = "import sys; from bench import outputs; outputs.measure(int(sys.argv[1]), sys.argv[2])"


def run() -> None:
    """Print the figures, each from a process of its own, so that its memory is known."""
    for ending in writing.ENDINGS:
        for rows in SIZES:
            said = subprocess.run(
                [sys.executable, "-c", MEASURED, str(rows), ending],
                stdout=subprocess.PIPE,
                check=True,
                text=True,
            )
            print(said.stdout, end="")


def measure(rows: int, ending: str) -> None:
    """Print what writing so many rows takes."""
    combined, before = _combined(rows), timing.most_memory()
    began, used = time.perf_counter(), time.process_time()
    pieces = writing.written(combined, ending=ending, cover=Cover(), produced_at=PRODUCED_AT)
    length = sum(map(len, pieces))
    print(
        f"{rows:,} rows as {ending}: {time.perf_counter() - began:.2f} s, "
        f"{time.process_time() - used:.2f} s of a processor, {length / 1e6:.1f} MB; "
        f"{before:.0f} MiB before, {timing.most_memory():.0f} MiB at most"
    )


def _combined(rows: int) -> Combined:
    made = merging_made.returns(AGENCIES, rows // AGENCIES, years=YEARS)
    return combining.merge(
        [
            whole.read(
                Opened((Table(None, tuple(Line(at, cells) for at, cells in enumerate(lines, 1))),)),
                file=f"{agency}.csv",
                agency=agency,
                known=Known(),
            )
            for agency, lines in made.items()
        ]
    )
