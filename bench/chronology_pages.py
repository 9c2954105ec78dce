"""How quickly do a chronology's pages answer when other case files hold millions of rows?

Set HEED_BENCH_ROWS to measure with fewer rows in other files than the five million of the bar.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

from scripts import with_postgresql

ROWS = int(os.environ.get("HEED_BENCH_ROWS", "5000000"))


def run() -> None:
    """Print queries, p50, p95 and processor time of each page, on both databases."""
    print("  one person at a time; busy = processor time of the serving process alone")
    _measure("SQLite", {})
    with with_postgresql.server() as url:
        _measure("PostgreSQL", {"DATABASE_URL": url})


def _measure(database: str, extra: dict[str, str]) -> None:
    print(f"\n{database}", flush=True)
    with tempfile.TemporaryDirectory() as var:
        surroundings = {
            **os.environ,
            **extra,
            "HEED_VAR": var,
            "HEED_DEMONSTRATION": "1",
            "HEED_HOSTS": "testserver",
            "DJANGO_SETTINGS_MODULE": "bench.settings",
        }
        command = [sys.executable, "-m", "bench.chronology_measuring", str(ROWS)]
        if subprocess.run(command, env=surroundings, check=False).returncode:
            sys.exit("Measuring failed.")
