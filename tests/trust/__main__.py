"""Run every harness in full and print one table: `python -m tests.trust`, or some by name."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass

from tests.trust import harnesses
from tests.trust.harnesses import Harness

ON_POSTGRESQL = [sys.executable, "scripts/with_postgresql.py"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    name: str
    engine: str
    seconds: float
    passed: bool
    says: str

    def __str__(self) -> str:
        word = "pass" if self.passed else "FAIL"
        return f"{word}  {self.name:<20} {self.engine:<10} {self.seconds:>7.1f} s  {self.says}"


def main(names: list[str]) -> int:
    """Run each harness in a process of its own, on each engine it is for."""
    rows = [
        row_of(harness, engine)
        for harness in harnesses.all_of_them()
        if not names or harness.name in names
        for engine in harness.engines
    ]
    print("\nThe figures\n")
    for row in rows:
        print(row)
    return 0 if rows and all(row.passed for row in rows) else 1


def row_of(harness: Harness, engine: str) -> Row:
    """Run one harness in full and return its line; what it prints is shown as well."""
    print(f"\n{harness.name} on {engine}: {harness.promise}", flush=True)
    command = [sys.executable, "-m", f"tests.trust.{harness.name}", "--full"]
    if engine == "postgresql":
        command = [*ON_POSTGRESQL, *command]
    started = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    seconds = time.perf_counter() - started
    print(done.stdout, flush=True)
    told = [line for line in done.stdout.splitlines() if not line.startswith(" ")]
    says = next(reversed(told), "It said nothing.")
    return Row(harness.name, engine, seconds, done.returncode == 0, says)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
