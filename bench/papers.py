"""How long does a board paper take as Word and as PDF?"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import timing

HEED = str(Path(sys.executable).parent / "heed")


def run() -> None:
    """Print the time of the paper of 6 February 2020 in each format, whole process and in one."""
    with tempfile.TemporaryDirectory() as var:
        surroundings = {**os.environ, "HEED_VAR": var, "HEED_DEMONSTRATION": "1"}
        subprocess.run([HEED, "demo", "--no-serve"], env=surroundings, check=True, stdout=-3)
        for ending in ("html", "docx", "pdf"):
            out = str(Path(var) / f"paper.{ending}")
            command = [
                HEED, "paper", "corporate-parenting-board", "--from", "2019-09-30",
                "--to", "2020-02-06", "--partnership",
                "Worcestershire Safeguarding Children Partnership", "-o", out,
            ]  # fmt: skip

            def write(command: list[str] = command) -> None:
                subprocess.run(command, env=surroundings, check=True, stdout=-3)

            took = timing.median_of(write, runs=5)
            print(f"  heed paper … .{ending}: {took:.2f} s, whole process, median of 5")
