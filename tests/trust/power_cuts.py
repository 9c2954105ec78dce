"""Does a power cut lose anything that was acknowledged? Cuts at random moments, and a control.

The demonstration is loaded once and its statements are kept, act by act. Then they are played
again on a disk that loses power, with the settings Heed runs with; what is left must be the
database after exactly the acts that were acknowledged, or one act more. The control runs the same
cuts with `synchronous=NORMAL`, as much advice has it, and must lose something, or the disk is too
kind.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import apsw
from django.conf import settings
from django.db import connection

from heed.demo import loading
from tests.trust import harnesses
from tests.trust.figure import Figure
from tests.trust.harnesses import Database
from tests.trust.power import Disk, PowerCut

DATABASE = Database.COMMITTED
CUTS: Final = 1_000
QUICK: Final = 15
SEED: Final = 20_191_123
LOADED_ON: Final = date(2026, 11, 23)
WRITES: Final = ("INSERT", "UPDATE", "DELETE")

Statement = tuple[str, tuple[Any, ...]]
Act = list[Statement]


@dataclass(slots=True)
class Recording:
    """What the demonstration writes, act by act: an act ends where its outermost savepoint does."""

    acts: list[Act] = field(default_factory=lambda: [[]])
    depth: int = 0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        """Keep the statement if it writes, and let it through."""
        word = sql.split(maxsplit=1)[0]
        self.depth += (word == "SAVEPOINT") - (word == "RELEASE")
        if word in WRITES:
            for row in params if many else [params]:
                self.acts[-1].append((sql.replace("%s", "?"), tuple(map(_as_kept, row))))
        if word == "RELEASE" and self.depth == 0 and self.acts[-1]:
            self.acts.append([])
        return execute(sql, params, many, context)


@dataclass(slots=True)
class Outcome:
    """What a series of cuts did."""

    cuts: int = 0
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Stage:
    """An empty database, the acts to play on it, and what it holds after each of them."""

    empty: Path
    acts: list[Act]
    states: list[str]  # one more than acts: the first is the empty database's

    def play(self, database: Path, *, pragmas: str, disk: Disk) -> Iterator[int]:
        """Play the acts, saying how many are acknowledged; then empty the log as a quiet day does.

        :raises PowerCut: when the power goes
        """
        with closing(apsw.Connection(str(database), vfs=disk.vfs_name)) as opened:
            opened.execute(pragmas).fetchall()  # apsw runs no further than it is read
            for number, act in enumerate(self.acts, start=1):
                opened.execute("BEGIN IMMEDIATE")
                for statement, values in act:
                    opened.execute(statement, values).fetchall()
                opened.execute("COMMIT")
                yield number
            opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def run(full: bool) -> Figure:
    """Cut the power many times at the settings Heed runs with, and as often at weaker ones."""
    chance = random.Random(SEED)
    shipped = settings.DATABASES["default"]["OPTIONS"]["init_command"]
    weaker = shipped.replace("synchronous=FULL", "synchronous=NORMAL")
    with tempfile.TemporaryDirectory() as folder:
        stage = _set(Path(folder))
        cuts = CUTS if full else QUICK
        ours = _cut_power(stage, Path(folder), shipped, times=cuts, chance=chance)
        control = _cut_power(stage, Path(folder), weaker, times=cuts, chance=chance)
    too_kind = [] if control.lost else ["The control lost nothing: the modelled disk is too kind."]
    return Figure(
        f"{ours.cuts} power cuts in {len(stage.acts)} acts, {ours.acknowledged} acknowledged: "
        f"{len(ours.lost)} with a loss, {len(ours.damaged)} half-saved or damaged; the control at "
        f"synchronous=NORMAL lost acts in {len(control.lost)} of {control.cuts}; seed {SEED}",
        [*ours.lost, *ours.damaged, *control.damaged, *too_kind],
    )


def _set(folder: Path) -> Stage:
    """Load the demonstration once, keeping its statements; then play them without any cut."""
    empty, whole = folder / "empty.sqlite3", folder / "whole.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(empty)])
    recording = Recording()
    with connection.execute_wrapper(recording):
        loading.load(today=LOADED_ON)
    stage = Stage(empty, [act for act in recording.acts if act], [])
    shutil.copy(empty, whole)
    with closing(sqlite3.connect(whole, isolation_level=None)) as opened:
        stage.states.append(_state(opened))
        for act in stage.acts:
            for statement, values in act:
                opened.execute(statement, values).fetchall()
            stage.states.append(_state(opened))
    return stage


def _cut_power(
    stage: Stage, folder: Path, pragmas: str, *, times: int, chance: random.Random
) -> Outcome:
    outcome = Outcome()
    whole = _one_cut(stage, folder, pragmas, cut_at=None, chance=chance, outcome=Outcome())
    for _ in range(times):
        cut_at = chance.randrange(1, whole)
        _one_cut(stage, folder, pragmas, cut_at=cut_at, chance=chance, outcome=outcome)
    return outcome


def _one_cut(
    stage: Stage,
    folder: Path,
    pragmas: str,
    *,
    cut_at: int | None,
    chance: random.Random,
    outcome: Outcome,
) -> int:
    """Play until the power goes, look at what is left, and say how much was asked of the disk."""
    database = folder / "cut.sqlite3"
    for old in folder.glob("cut.sqlite3*"):
        old.unlink()
    shutil.copy(stage.empty, database)
    disk = Disk("heed-disk", cut_at=cut_at)
    acknowledged = 0
    try:
        for number in stage.play(database, pragmas=pragmas, disk=disk):
            acknowledged = number
    except (PowerCut, apsw.Error):
        pass
    disk.lose_power(chance)
    outcome.cuts += 1
    outcome.acknowledged += acknowledged
    _judge(stage, database, acknowledged, outcome, f"cut {outcome.cuts} at step {cut_at}")
    return disk.done


def _judge(stage: Stage, database: Path, acknowledged: int, outcome: Outcome, which: str) -> None:
    """Say whether what is left is what was acknowledged, or one whole act more."""
    try:
        with closing(sqlite3.connect(database)) as opened:
            (sound,) = opened.execute("PRAGMA integrity_check").fetchone()
            state = _state(opened)
    except sqlite3.DatabaseError as problem:
        outcome.damaged.append(f"{which}: {problem}")
        return
    if sound != "ok" or state not in stage.states:
        outcome.damaged.append(f"{which}: integrity {sound}, half an act is there")
    elif state not in stage.states[acknowledged : acknowledged + 2]:
        kept = stage.states.index(state)
        outcome.lost.append(f"{which}: {acknowledged} acts were acknowledged, {kept} are there")


def _state(opened: sqlite3.Connection) -> str:
    """Return a fingerprint of every row of every table."""
    digest = sha256()
    for (table,) in opened.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    ).fetchall():
        digest.update(table.encode())
        digest.update(repr(_rows(opened, table)).encode())
    return digest.hexdigest()


def _rows(opened: sqlite3.Connection, table: str) -> Iterable[Any]:
    return opened.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608  (our own table names)


def _as_kept(value: Any) -> Any:
    """Return a value as SQLite keeps it."""
    return str(value) if isinstance(value, date | datetime) else value


if __name__ == "__main__":
    harnesses.command()
