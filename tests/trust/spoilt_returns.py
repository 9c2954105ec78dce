"""Does every spoilt or hostile return get one sentence, in little time and memory?"""

from __future__ import annotations

import hashlib
import resource
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from heed.chronologies.readers import opening, refusing
from heed.chronologies.readers.opened import CannotBeRead
from tests.trust import harnesses, spoilt
from tests.trust.figure import Figure
from tests.trust.harnesses import Database
from tests.trust.spoilt.file import GOOD, SpoiltFile

DATABASE = Database.OWN

AT_LEAST: Final = 200
SECONDS: Final = 5.0
MEMORY: Final = 256 * 1024 * 1024
EVERY: Final = 40  # in the quick version one of so many
LONGEST_SENTENCE: Final = 300


@dataclass(slots=True)
class Tally:
    """What became of the files, and what they cost."""

    sentences: Counter[str] = field(default_factory=Counter)
    contents: set[str] = field(default_factory=set)
    slowest: float = 0.0
    most_processor: float = 0.0
    wrong: list[str] = field(default_factory=list)


def run(full: bool) -> Figure:
    """Send every spoilt file through the front door, one after the other, and the good ones."""
    every = 1 if full else EVERY
    chosen = [
        one for number, one in enumerate(spoilt.all_of_them()) if number % every == every // 2
    ]
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        for one in chosen:
            _send(one, Path(folder) / "return", tally)
    tally.wrong += [f"{path.name} is good, but: {said}" for path, said in _good_ones_refused()]
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    # By itself; within other tests it would be the memory of whatever ran before.
    if full and memory > MEMORY:
        tally.wrong.append(f"{memory / 2**20:.0f} MiB of memory")
    if full and len(tally.contents) < AT_LEAST:
        tally.wrong.append(f"only {len(tally.contents)} different files")
    return Figure(
        f"{sum(tally.sentences.values())} of {len(chosen)} spoilt returns got a sentence "
        f"({len(tally.contents)} different contents, {len(tally.sentences)} sentences), "
        f"most memory {memory / 2**20:.0f} MiB, most processor {tally.most_processor:.1f} s, "
        f"slowest {tally.slowest:.1f} s; {len(GOOD)} good ones were read",
        tally.wrong,
    )


def _send(one: SpoiltFile, path: Path, tally: Tally) -> None:
    content = one.content
    tally.contents.add(hashlib.sha256(content + one.name.encode("utf-8", "replace")).hexdigest())
    path.write_bytes(content)
    del content  # a process begins with the memory of the one that starts it
    before, started = _processor(), time.perf_counter()
    try:
        opening.open_file(path, name=one.name)
    except CannotBeRead as problem:
        tally.sentences[str(problem)] += 1
        tally.wrong += [f"{one}: {wrong}" for wrong in _wrong_with(str(problem))]
    except Exception as problem:
        tally.wrong.append(f"{one}: {type(problem).__name__}: {problem}")
    else:
        tally.wrong.append(f"{one}: was read")
    spent = _processor() - before
    tally.slowest = max(tally.slowest, time.perf_counter() - started)
    tally.most_processor = max(tally.most_processor, spent)
    if spent > SECONDS:
        tally.wrong.append(f"{one}: {spent:.1f} s of the processor")


def _wrong_with(sentence: str) -> list[str]:
    """Say what is wrong with a sentence that a person is to read."""
    if sentence == refusing.UNAVAILABLE:
        return ["the computer was blamed"]
    plain = sentence.replace("(.doc)", "").replace(" .", " ")
    is_one = sentence.endswith(".") and ". " not in plain and "\n" not in sentence
    return [] if is_one and len(sentence) <= LONGEST_SENTENCE else [f"no one sentence: {sentence}"]


def _good_ones_refused() -> list[tuple[Path, str]]:
    read = zip(GOOD.values(), opening.open_all(list(GOOD.values())), strict=True)
    return [(path, str(found)) for path, found in read if isinstance(found, CannotBeRead)]


def _processor() -> float:
    """Return the seconds the processes that read files have taken, all together."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    harnesses.command()
