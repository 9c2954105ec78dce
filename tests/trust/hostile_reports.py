"""Is every hostile file that is checked as a report read or refused in one sentence, in bounds?"""

from __future__ import annotations

import resource
import tempfile
from collections import Counter
from pathlib import Path
from typing import Final

from heed.publication.reports.opening import CannotBeChecked, open_report
from heed.publication.reports.reading import ORGANISED
from tests.trust import harnesses, hostile
from tests.trust.figure import Figure
from tests.trust.harnesses import Database
from tests.trust.hostile.file import HostileFile

DATABASE = Database.OWN

AT_LEAST: Final = 200
MEMORY: Final = 256 * 1024 * 1024
SECONDS: Final = 5.0
EVERY: Final = 40  # in the quick version one of so many


def run(full: bool) -> Figure:
    """Check hostile files one after the other; what is read says what it hides, if anything."""
    chosen = [one for one in hostile.all_of_them() if _ending(one) in ORGANISED]
    chosen = [one for number, one in enumerate(chosen) if full or number % EVERY == 3]
    became: Counter[str] = Counter()
    wrong: list[str] = []
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for one in chosen:
            path = Path(folder) / f"report.{_ending(one)}"
            path.write_bytes(one.content)
            before = _processor()
            became[_checked(path, one, wrong)] += 1
            spent = _processor() - before
            slowest = max(slowest, spent)
            if spent > SECONDS:
                wrong.append(f"{one}: {spent:.1f} s of the processor")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    # By itself; within other tests it would be the memory of whatever ran before.
    if full and memory > MEMORY:
        wrong.append(f"{memory / 2**20:.0f} MiB of memory")
    if full and len(chosen) < AT_LEAST:
        wrong.append(f"only {len(chosen)} files")
    return Figure(
        f"{len(chosen)} hostile files checked as reports: {became['refused']} refused in one "
        f"sentence, {became['told']} read with something hidden, {became['plain']} read as plain "
        f"words; most memory {memory / 2**20:.0f} MiB, most processor {slowest:.1f} s",
        wrong,
    )


def _ending(one: HostileFile) -> str:
    return one.name.rpartition(".")[2].lower()


def _checked(path: Path, one: HostileFile, wrong: list[str]) -> str:
    try:
        report = open_report(path)
    except CannotBeChecked as problem:
        if "\n" in str(problem) or not str(problem).endswith("."):
            wrong.append(f"{one}: {problem}")
        return "refused"
    return "told" if report.hidden else "plain"


def _processor() -> float:
    """Return the seconds that processes started here have taken, all together."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    harnesses.command()
