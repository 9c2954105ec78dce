"""Does a full disk lose or halve anything, do people go on reading, and does it end by itself?

Heed is served from a small disk. People record judgements and read a case, as fast as they are
answered, while the disk is filled to the last byte. Whoever writes must get back what they typed,
whoever reads must go on reading, and when there is room again, writing must go on without anybody
restarting anything. Then every judgement that was acknowledged must be there, none that was
refused, and an entry in the trail for each of them and for every page that was read.
"""

from __future__ import annotations

import itertools
import os
import pwd
import random
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import psycopg
import requests

from tests.trust import harnesses
from tests.trust.databases import Kept, OnPostgreSQL, OnSQLite, server_of_its_own
from tests.trust.figure import Figure
from tests.trust.harnesses import Database
from tests.trust.serving import Visitor, demonstration

DATABASE = Database.OWN
ENGINES = ("sqlite", "postgresql")
ROUNDS: Final = 40
SMALL: Final = 48 << 20  # bytes of the small disk
SEED: Final = 31
ENOUGH: Final = 6  # refusals, and readings, to see in every round
PATIENCE: Final = 30.0  # seconds for each step of a round
SETTINGS: Final = {"HEED_ROOM_TO_WRITE": str(1 << 20), "HEED_ASIDE_BYTES": str(1 << 20)}
COORDINATOR: Final = "priya.shah@marlshire.example"
# Each who judges has a case of their own: two on one would be asked to read what the other wrote.
SOME_CASES: Final = """
    SELECT reference FROM casefiles_casefile JOIN incidents_incident
        ON incidents_incident.case_file_id = casefiles_casefile.id
    JOIN partnership_partnership ON partnership_partnership.id = partnership_id
    WHERE partnership_partnership.name LIKE 'Marlshire%' ORDER BY reference
"""
UNAVAILABLE: Final = 503


@dataclass(slots=True)
class Seen:
    """What people were told, and what was wrong with it."""

    kept: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    readings: int = 0
    wrong: list[str] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)
    numbers: Iterator[int] = field(default_factory=itertools.count)


class SmallDisk:
    """A disk of a few megabytes, which can be filled to the last byte and emptied again."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder = folder
        self.chance = chance

    def fill(self) -> None:
        """Take all the room, sometimes leaving a few pages so that it ends within a write."""
        leave = self.chance.choice([0, 0, 4096 * self.chance.randrange(1, 40)])
        with (self.folder / "ballast").open("ab", buffering=0) as ballast:
            for piece in (1 << 20, 4096, 1):
                while self._room() > leave:
                    try:
                        ballast.write(bytes(min(piece, max(self._room() - leave, 1))))
                    except OSError:
                        break

    def empty(self) -> None:
        """Give the room back."""
        (self.folder / "ballast").unlink()

    def _room(self) -> int:
        return shutil.disk_usage(self.folder).free


def run(full: bool) -> Figure:
    """Fill the disk and empty it, again and again; count what was lost, halved or kept waiting."""
    chance, rounds, seen = random.Random(SEED), ROUNDS if full else 1, Seen()
    with tempfile.TemporaryDirectory() as where, ExitStack() as running:
        Path(where).chmod(0o755)
        try:
            disk = SmallDisk(running.enter_context(_mounted(Path(where) / "small")), chance)
        except subprocess.CalledProcessError as problem:
            return Figure(f"NOT MEASURED: no small disk can be mounted here ({problem.stderr!r})")
        server_url = running.enter_context(server_of_its_own())
        kept, folder = _on(server_url, disk.folder, Path(where))
        url = kept.prepare()
        server = running.enter_context(demonstration(folder, url, SETTINGS))
        cases = kept.column(SOME_CASES)
        before = _judgements(kept), kept.entries("incidents:judgement:made")
        for number in range(1, rounds + 1):
            _round(seen, disk, server.address, cases, number)
        wrong = [*seen.wrong, *_compared(seen, kept, before), *kept.damage()]
        server.kill()
        _forget(kept)
    return Figure(
        f"the disk was full {rounds} times: {len(seen.kept)} writes acknowledged, "
        f"{len(seen.refused)} given back, {seen.readings} readings, all in the trail: "
        f"{len(wrong)} lost, half-saved or waited in vain; seed {SEED}",
        wrong,
    )


def _round(seen: Seen, disk: SmallDisk, address: str, cases: list[str], number: int) -> None:
    """Let people work; fill the disk; see them refused and reading; make room; see them go on."""
    seen.stop.clear()
    jobs: list[Callable[[Seen, Visitor, str], None]] = [_judge, _judge, _read, _read]
    visitors = [Visitor(address, COORDINATOR) for _ in jobs]
    people = [
        threading.Thread(target=_keep_busy, args=(seen, job, visitor, case))
        for job, visitor, case in zip(jobs, visitors, [*cases[:2], *cases[:2]], strict=True)
    ]
    for person in people:
        person.start()
    _until(seen, lambda: len(seen.kept), f"round {number}: nobody could write to begin with")
    _fill(seen, disk, number)
    _until(seen, lambda: seen.readings, f"round {number}: nobody could read on the full disk")
    disk.empty()
    _until(seen, lambda: len(seen.kept), f"round {number}: writing did not go on by itself")
    seen.stop.set()
    for person in people:
        person.join()


def _fill(seen: Seen, disk: SmallDisk, number: int) -> None:
    """Fill the disk; what a write leaves or gives back is taken too, until somebody is refused.

    SQLite goes on in the room its log already has, which may be enough for a hundred writes: as
    long as writes are acknowledged, nobody has been kept waiting.
    """
    before, kept, until = len(seen.refused), len(seen.kept), time.monotonic() + PATIENCE
    at_most = time.monotonic() + 10 * PATIENCE
    while len(seen.refused) < before + ENOUGH and time.monotonic() < min(until, at_most):
        disk.fill()
        time.sleep(0.2)
        if len(seen.kept) > kept:
            kept, until = len(seen.kept), time.monotonic() + PATIENCE
    if len(seen.refused) < before + ENOUGH:
        seen.wrong.append(f"round {number}: nobody was refused")


def _until(seen: Seen, count: Callable[[], int], otherwise: str) -> None:
    """Wait until something has happened a few times more."""
    enough, until = count() + ENOUGH, time.monotonic() + PATIENCE
    while count() < enough and time.monotonic() < until:
        time.sleep(0.01)
    if count() < enough:
        seen.wrong.append(otherwise)


def _keep_busy(
    seen: Seen, job: Callable[[Seen, Visitor, str], None], visitor: Visitor, case: str
) -> None:
    while not seen.stop.is_set():
        try:
            job(seen, visitor, case)
        except requests.RequestException as problem:
            seen.wrong.append(f"not answered: {problem}")
            return


def _judge(seen: Seen, visitor: Visitor, case: str) -> None:
    """Record a judgement; note whether it was acknowledged, given back, or neither."""
    words = f"Kept {next(seen.numbers):06} times"
    page = visitor.session.get(f"{visitor.address}/cases/{case}/judge/", timeout=20)
    if page.status_code != requests.codes.ok:
        seen.wrong.append(f"the form answered {page.status_code}")
        time.sleep(0.2)
        return
    answers = {"concern": "suspected", "judged_by_name": "P Shah", "reasons": words}
    sent = visitor._send(page, answers)
    if sent.status_code == requests.codes.ok:
        sent = visitor._send(sent, {})  # the page that shows the answers once more
    if sent.status_code == requests.codes.found:
        seen.kept.append(words)
    elif sent.status_code == UNAVAILABLE and f'value="{words}"' in sent.text:
        seen.refused.append(words)
        time.sleep(0.02)
    else:
        seen.wrong.append(f"a form answered {sent.status_code} without what was typed")


def _read(seen: Seen, visitor: Visitor, case: str) -> None:
    page = visitor.session.get(f"{visitor.address}/cases/{case}/", timeout=20)
    if page.status_code == requests.codes.ok:
        seen.readings += 1
        time.sleep(0.02)
    else:
        seen.wrong.append(f"a page answered {page.status_code}")
        time.sleep(0.2)


def _compared(seen: Seen, kept: Kept, before: tuple[int, int]) -> Iterator[str]:
    """Say what was acknowledged and is not there, refused and is there, or there by half."""
    there = set(kept.column("SELECT reasons FROM incidents_judgement"))
    yield from (f"lost: “{words}”" for words in seen.kept if words not in there)
    yield from (f"refused and kept: “{words}”" for words in seen.refused if words in there)
    rows, entries = _judgements(kept), kept.entries("incidents:judgement:made")
    if rows - before[0] != entries - before[1] or rows - before[0] != len(seen.kept):
        yield f"{rows - before[0]} rows and {entries - before[1]} entries for {len(seen.kept)} acts"
    if kept.entries("casefiles:file:read") < seen.readings:
        yield f"{seen.readings} pages were read, the trail has fewer entries"
    for event in ("service:writing:paused", "service:writing:resumed"):
        if not kept.entries(event):
            yield f"the trail does not say {event}"


def _judgements(kept: Kept) -> int:
    return int(kept.column("SELECT count(*) FROM incidents_judgement")[0])


def _on(url: str | None, small: Path, where: Path) -> tuple[Kept, Path]:
    """Return the database on the small disk, and the folder for the rest of Heed.

    PostgreSQL's tables are on the small disk and its log is not: a server without room for its log
    stops, as it must.
    """
    return (_Small(url, small), where) if url else (OnSQLite(small), small)


class _Small(OnPostgreSQL):
    """A database whose tables lie on the small disk."""

    def __init__(self, url: str, small: Path) -> None:
        super().__init__(url)
        self.small = small

    def prepare(self) -> str:
        """Make the database on the small disk and return its address."""
        place = self.small / "tables"
        place.mkdir()
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(place, owner.pw_uid, owner.pw_gid)
        with psycopg.connect(self.server, autocommit=True) as opened:
            opened.execute(f"CREATE TABLESPACE small LOCATION '{place}'".encode())
            opened.execute(f'CREATE DATABASE "{self.name}" TABLESPACE small'.encode())
        return self.url


def _forget(kept: Kept) -> None:
    """Take the database off the small disk, so that the disk can go."""
    if isinstance(kept, _Small):
        with psycopg.connect(kept.server, autocommit=True) as opened:
            opened.execute(f'DROP DATABASE "{kept.name}" WITH (FORCE)'.encode())
            opened.execute(b"DROP TABLESPACE small")


@contextmanager
def _mounted(folder: Path) -> Iterator[Path]:
    """Give a small disk, and take it away again.

    :raises CalledProcessError: if nothing may be mounted here
    """
    folder.mkdir()
    options = ["mount", "-t", "tmpfs", "-o", f"size={SMALL},mode=0755", "heed", str(folder)]
    subprocess.run(options, check=True, capture_output=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


if __name__ == "__main__":
    harnesses.command()
