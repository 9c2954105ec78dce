"""Is every hostile file refused by name, quickly, in little memory, with nothing kept or called?"""

from __future__ import annotations

import hashlib
import resource
import socket
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Final

from django.test import override_settings

from heed.attachments import receiving, store
from heed.attachments.intake import Reason, Refused
from tests.trust import harnesses, hostile
from tests.trust.figure import Figure
from tests.trust.harnesses import Database
from tests.trust.hostile.file import PORT, HostileFile

DATABASE = Database.OWN

AT_LEAST: Final = 300
SECONDS: Final = 5.0
MEMORY: Final = 256 * 1024 * 1024
EVERY: Final = 60  # in the quick version one of so many
# What exhausts a reader may be stopped by the walls before it is understood.
EXHAUSTING: Final = frozenset({"bomb", "pdf bomb", "xml"})


@dataclass(slots=True)
class Tally:
    """What became of the files, and what they cost."""

    refused: Counter[Reason] = field(default_factory=Counter)
    slowest: float = 0.0
    most_processor: float = 0.0
    called: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    contents: set[str] = field(default_factory=set)


def run(full: bool) -> Figure:
    """Try to bring every hostile file, one after the other."""
    chosen = [
        one for number, one in enumerate(hostile.all_of_them()) if full or number % EVERY == 7
    ]
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder, _listening(tally.called):
        files = Path(folder) / "files"
        with override_settings(HEED_FILES=files, HEED_CLAMD=""):
            for one in chosen:
                _bring(one, Path(folder) / "upload", tally)
            left = [str(path) for path in files.rglob("*") if path.is_file()]
            kept = list(store.here().fingerprints())
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    tally.wrong += [f"stored: {name}" for name in {*left, *kept}]
    tally.wrong += [f"called: {name}" for name in tally.called]
    # By itself; within other tests it would be the memory of whatever ran before.
    if full and memory > MEMORY:
        tally.wrong.append(f"{memory / 2**20:.0f} MiB of memory")
    if full and len(tally.contents) < AT_LEAST:
        tally.wrong.append(f"only {len(tally.contents)} different files")
    return _figure(tally, brought=len(chosen), memory=memory)


def _figure(tally: Tally, *, brought: int, memory: int) -> Figure:
    refused = sum(tally.refused.values())
    return Figure(
        f"{refused} of {brought} hostile files refused ({len(tally.contents)} different contents, "
        f"{len(tally.refused)} named reasons), most memory {memory / 2**20:.0f} MiB, most "
        f"processor {tally.most_processor:.1f} s, slowest {tally.slowest:.1f} s, 0 bytes stored, "
        f"{len(tally.called)} connections",
        tally.wrong,
    )


def _bring(one: HostileFile, path: Path, tally: Tally) -> None:
    content = one.content
    tally.contents.add(hashlib.sha256(content + one.name.encode("utf-8", "replace")).hexdigest())
    path.write_bytes(content)
    del content
    before, started = _processor(), time.perf_counter()
    try:
        received = receiving.receive(path, name=one.name)
    except Refused as refused:
        tally.refused[refused.reason] += 1
        if refused.reason not in _expected(one):
            tally.wrong.append(f"{one}: refused as {refused.reason.name}, not {one.reason.name}")
    else:
        received.discard()
        tally.wrong.append(f"{one}: let in as {received.examined.kind.label}")
    spent = _processor() - before
    tally.slowest = max(tally.slowest, time.perf_counter() - started)
    tally.most_processor = max(tally.most_processor, spent)
    if spent > SECONDS:
        tally.wrong.append(f"{one}: {spent:.1f} s of the processor")


def _expected(one: HostileFile) -> set[Reason]:
    return {one.reason, Reason.TOO_HARD} if one.family in EXHAUSTING else {one.reason}


def _processor() -> float:
    """Return the seconds the processes that look into files have taken, all together."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@contextmanager
def _listening(called: list[str]) -> Iterator[None]:
    """Stand where the files say that something is to be fetched, and note who comes."""
    server = socket.create_server(("127.0.0.1", PORT), reuse_port=True)

    def listen() -> None:
        while True:
            try:
                connection, caller = server.accept()
            except OSError:
                return
            called.append(str(caller))
            connection.close()

    thread = Thread(target=listen, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown(socket.SHUT_RDWR)
        server.close()
        thread.join()


if __name__ == "__main__":
    harnesses.command()
