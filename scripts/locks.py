"""Write the hashed lock files from pyproject.toml, or check that they still satisfy it.

The files name no download address, so that they work wherever packages come from.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tomllib
from pathlib import Path

LOCKS = {
    "requirements.lock": ["--group", "build"],
    "requirements-dev.lock": ["--group", "build", "--group", "dev"],
}


def write() -> None:
    """Resolve again; the development lock repeats the versions of the runtime lock."""
    for name, groups in LOCKS.items():
        constraint = [] if name == "requirements.lock" else ["-c", "requirements.lock"]
        subprocess.run(
            [
                ".venv/bin/uv", "pip", "compile", "pyproject.toml", *groups, *constraint,
                "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url",
                "--no-emit-find-links", "--no-annotate", "--no-header", "--quiet",
                "--no-emit-package", "heed", "--output-file", name,
            ],
            check=True,
        )  # fmt: skip
        print(f"wrote {name}")


def wanted() -> dict[str, set[str]]:
    """Return the packages that pyproject.toml names directly, per lock file."""
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    runtime = project["project"]["dependencies"] + groups["build"]
    return {
        "requirements.lock": {_name(line) for line in runtime},
        "requirements-dev.lock": {_name(line) for line in runtime + groups["dev"]},
    }


def problems() -> list[str]:
    """Return what is wrong with the lock files, one sentence each."""
    found = []
    for lock, names in wanted().items():
        text = Path(lock).read_text(encoding="utf-8")
        pinned = {_name(line) for line in text.splitlines() if re.match(r"[A-Za-z0-9]", line)}
        found += [f"{lock} does not pin {name}." for name in sorted(names - pinned)]
        if "://" in text:
            found.append(f"{lock} names a download address.")
        if len(re.findall(r"^[A-Za-z0-9]", text, re.MULTILINE)) > text.count("--hash=sha256:"):
            found.append(f"{lock} has a package without a hash.")
    return found


def _name(requirement: str) -> str:
    return re.split(r"[\[=<>~!; ]", requirement)[0].lower().replace("_", "-")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    if not parser.parse_args().check:
        write()
    faults = problems()
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)
