"""How long does the command take to read and merge returns, and with how much memory?"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from bench import merging_made, returns_made, timing

HEED = str(Path(sys.executable).parent / "heed")
FILES, ROWS = 20, 10_000
SMALL_FILES, SMALL_ROWS = 12, 300
YEARS = {"over eight years": 8, "all in one year": 1}
EVERY = 0.05  # seconds between two looks at the memory
LEFT_IN_MEMORY = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


def run() -> None:
    """Print the figures: many rows from the command, then as many as a review has."""
    with tempfile.TemporaryDirectory() as folder:
        for density, years in YEARS.items():
            names = _write(Path(folder), FILES, ROWS, years=years)
            _merge(names, f"{FILES} files of {ROWS:,} rows, {density}")
        names = _write(Path(folder), SMALL_FILES, SMALL_ROWS, years=8)
        _merge(names, f"{SMALL_FILES} returns of {SMALL_ROWS} rows")


def _write(folder: Path, files: int, rows: int, *, years: int) -> list[str]:
    """Write the returns, as many of each kind, and return how the command names them."""
    names = []
    kinds = list(returns_made.KINDS.items())
    made = merging_made.returns(files, rows, years=years)
    for number, (agency, lines) in enumerate(made.items()):
        kind, make = kinds[number % len(kinds)]
        path = folder / f"{agency}.{kind}"
        path.write_bytes(make(lines))
        names.append(f"{path}={agency}")
    return names


def _merge(names: list[str], what: str) -> None:
    """Time the whole command, and say of what it wrote whether every row is in it."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "combined.json"
        command = [HEED, "chronology", "merge", *names, "-o", str(out)]
        before, began = timing.of_children(), time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        most = _Most(process.pid)
        said, _ = process.communicate()
        took, used = time.perf_counter() - began, timing.of_children() - before
        peak = most.found()
        counted = json.loads(said)
        written = sum(line.startswith((b'{"id"', b',{"id"')) for line in out.open("rb"))
    print(
        f"{what}: {took:.1f} s, {used:.1f} s of a processor, at most {peak:.0f} MiB in all its "
        f"processes; {written:,} rows in the file, {counted}"
    )


class _Most:
    """Looks again and again how much memory a process and those it started have."""

    def __init__(self, process: int) -> None:
        self._process = process
        self._most = 0
        self._ended = threading.Event()
        self._looking = threading.Thread(target=self._look)
        self._looking.start()

    def found(self) -> float:
        """Return the most there was, in MiB; what processes share is counted once."""
        self._ended.set()
        self._looking.join()
        return self._most / 1024

    def _look(self) -> None:
        while not self._ended.wait(EVERY):
            self._most = max(self._most, sum(map(_kept, _family(self._process))))


def _family(process: int) -> Iterator[int]:
    yield process
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            started = children.read_text().split()
        except OSError:  # it has ended meanwhile
            continue
        for child in started:
            yield from _family(int(child))


def _kept(process: int) -> int:
    try:
        about = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0
    found = LEFT_IN_MEMORY.search(about)
    return int(found[1]) if found else 0
