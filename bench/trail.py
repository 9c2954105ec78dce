"""What does the trail cost, and how quickly is it sealed and verified?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile

from scripts import with_postgresql

ENTRIES = 200_000


def run() -> None:
    """Print the figures for both databases."""
    print(f"SQLite      {words(measure(ENTRIES))}")
    with with_postgresql.server() as url:
        print(f"PostgreSQL  {words(measure(ENTRIES, url))}")


def measure(entries: int, database_url: str | None = None) -> dict[str, float]:
    """Return what `trail_measuring` measures, on a new database with so many entries."""
    with tempfile.TemporaryDirectory() as var:
        surroundings = {
            **os.environ,
            "HEED_VAR": var,
            "HEED_DEMONSTRATION": "1",
            "HEED_HOSTS": "testserver",
            "DJANGO_SETTINGS_MODULE": "bench.settings",
            **({"DATABASE_URL": database_url} if database_url else {}),
        }
        done = subprocess.run(
            [sys.executable, "-m", "bench.trail_measuring", str(entries)],
            env=surroundings,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        sys.exit(f"Measuring failed: {done.stdout}{done.stderr}")
    return dict(json.loads(done.stdout.splitlines()[-1]))


def words(found: dict[str, float]) -> str:
    """Return the figures as one line; on a busy machine the share of a processor says why."""
    share = found["processor"] * found["verified alone"]
    bare = found["processor"] / found["bare"]
    return (
        f"{found['verified together']:,.0f} entries a second verified by {found['processes']} "
        f"processes ({found['verified alone']:,.0f} by one with {share:.0%} of a processor, "
        f"{found['processor'] * 1e6:.1f} µs of its time each, {bare:.2f} times a bare chain of "
        f"SHA-256 over the same rows), {found['sealed']:,.0f} sealed, of {found['entries']:,}; a "
        f"page of a case takes {found['page with'] * 1000:.1f} ms with its entry, "
        f"{found['page without'] * 1000:.1f} ms without"
    )
