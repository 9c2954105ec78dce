"""Does the chain stay one chain, without a fork or a gap, when many write while it is sealed?"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from tests.trust import harnesses
from tests.trust.databases import Kept, of_its_own
from tests.trust.figure import Figure
from tests.trust.harnesses import Database

DATABASE = Database.OWN
ENGINES = ("sqlite", "postgresql")
PROCESSES: Final = {False: 1, True: 4}
WRITERS: Final = 32
EACH: Final = {False: 8, True: 1000}
PATIENCE: Final = 60.0  # seconds, for the last entries to be sealed


def run(full: bool) -> Figure:
    """Let 32 writers write while a sealer seals, then count and verify."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        Path(folder).chmod(0o755)
        kept = running.enter_context(of_its_own(Path(folder)))
        surroundings = _surroundings(Path(folder), kept.prepare())
        _done([sys.executable, "manage.py", "migrate", "--verbosity=0"], surroundings)
        sealer = subprocess.Popen(
            [sys.executable, "manage.py", "seal", "--keep-going", "--every=0.05"], env=surroundings
        )
        running.callback(sealer.wait)
        running.callback(sealer.terminate)
        seconds, longest = _write(full, kept, surroundings)
        expected = WRITERS * EACH[full]
        _wait_for_the_sealer(kept)
        failures = _what_is_wrong(kept, expected)
        verified = subprocess.run(
            [sys.executable, "manage.py", "verify", "--quiet"],
            env=surroundings,
            capture_output=True,
            text=True,
            check=False,
        )
        if verified.returncode:
            failures.append(verified.stdout + verified.stderr)
    return Figure(
        f"{WRITERS} writers x {EACH[full]:,} entries with the sealer running: "
        f"{len(failures)} forks or gaps; at most {longest:,} waited for a seal; "
        f"{expected / seconds:,.0f} entries a second",
        failures,
    )


def _write(full: bool, kept: Kept, surroundings: Mapping[str, str]) -> tuple[float, int]:
    """Return how long the writing took, and the most entries that were seen to wait."""
    began = time.monotonic()
    threads = WRITERS // PROCESSES[full]
    writing = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.trust.writing", str(threads), str(EACH[full])],
            env={**surroundings, "DJANGO_SETTINGS_MODULE": "heed.config.settings"},
        )
        for _ in range(PROCESSES[full])
    ]
    longest = 0
    while any(process.poll() is None for process in writing):
        longest = max(longest, _count(kept, "audit_unsealed"))
        time.sleep(0.1)
    return time.monotonic() - began, longest


def _wait_for_the_sealer(kept: Kept) -> None:
    until = time.monotonic() + PATIENCE
    while _count(kept, "audit_unsealed") and time.monotonic() < until:
        time.sleep(0.05)


def _what_is_wrong(kept: Kept, expected: int) -> list[str]:
    entries, seals = _count(kept, "audit_auditentry"), _count(kept, "audit_seal")
    (first,) = kept.column("SELECT min(number) FROM audit_seal")
    (last,) = kept.column("SELECT max(number) FROM audit_seal")
    found = []
    if (entries, seals) != (expected, expected):
        found.append(f"{expected} entries were acknowledged, {entries} kept, {seals} sealed.")
    if (first, last) != ("1", str(seals)):
        found.append(f"{seals} seals are numbered from {first} to {last}.")
    return found


def _count(kept: Kept, table: str) -> int:
    return int(kept.column(f"SELECT count(*) FROM {table}")[0])  # noqa: S608  (our own names)


def _surroundings(folder: Path, url: str | None) -> dict[str, str]:
    others = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("HEED_", "DJANGO_", "DATABASE_"))
    }
    own = {"HEED_VAR": str(folder), "HEED_DEMONSTRATION": "1"}
    return {**others, **own, **({"DATABASE_URL": url} if url else {})}


def _done(command: list[str], surroundings: Mapping[str, str]) -> None:
    subprocess.run(command, env=surroundings, check=True, capture_output=True)


if __name__ == "__main__":
    harnesses.command()
