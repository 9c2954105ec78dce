"""What does `heed restore` say to a backup that was damaged, cut short, mixed up or made older?

Usage: python -m tests.trust.restored.refusals WHERE OLDER NEWER KEY, in the surroundings of the
installation it would replace. Prints what it said to each, as JSON, nothing where it restored; and
how long `heed verify` took, and what it found wrong with the installation.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Final

import django

if __name__ == "__main__":
    django.setup()

from django.core.management import CommandError, call_command

from heed.backups import keys
from heed.backups.place import DATABASE, LABEL, MANIFEST

# age closes a file in pieces of this many bytes: a cut between two of them is the clean one.
PIECE: Final = (64 << 10) + 16
Harm = Callable[[Path, Path], None]


def verified() -> dict[str, str]:
    """Ask `heed verify`; return how long it took, and what it said if something is wrong."""
    began, said = time.perf_counter(), StringIO()
    try:
        call_command("verify", quiet=True, stdout=said, stderr=StringIO())
    except CommandError:
        return {"seconds": "0", "wrong": said.getvalue()}
    return {"seconds": f"{time.perf_counter() - began}", "wrong": ""}


def refused(where: Path, older: str, newer: str, identity: Path) -> dict[str, str]:
    """Try every harm on a copy of the backups, and return what was said to each."""
    said = {}
    for number, (name, harm) in enumerate(HARMS.items()):
        copy = where.with_name(f"harmed-{number}")
        shutil.copytree(where, copy, copy_function=os.link)
        harm(copy / older, copy / newer)
        said[name] = _said(copy / newer, identity)
        shutil.rmtree(copy)
    other = where.with_name("another-key.txt")
    other.write_text(keys.make()[0])
    said["another key"] = _said(where / newer, other)
    said["an older backup, and the answer no"] = _said(where / older, identity, sure=False)
    return said


def _said(backup: Path, identity: Path, *, sure: bool = True) -> str:
    try:
        call_command("restore", str(backup), identity=identity, yes=sure, stdout=StringIO())
    except CommandError as problem:
        return str(problem)
    return ""


def _changed(part: str) -> Harm:
    """Turn one bit in the middle of a part."""

    def harm(_: Path, newer: Path) -> None:
        content = bytearray((newer / part).read_bytes())
        content[len(content) // 2] ^= 1
        _write(newer / part, bytes(content))

    return harm


def _cut(part: str, *, between_pieces: bool = False) -> Harm:
    """Leave the first half of a part, as it happens, or up to where one piece ends."""

    def harm(_: Path, newer: Path) -> None:
        content = (newer / part).read_bytes()
        length = len(content) // 2
        if between_pieces:
            header = content.index(b"\n--- ") + 49 + 16  # the line with its code, then the nonce
            length = header + max(len(content) - header - 1, 0) // PIECE * PIECE
        _write(newer / part, content[:length])

    return harm


def _swapped(part: str) -> Harm:
    """Put a part of the older backup into the newer one."""

    def harm(older: Path, newer: Path) -> None:
        _write(newer / part, (older / part).read_bytes())

    return harm


def _relabelled(older: Path, newer: Path) -> None:
    """Pass the whole older backup off as the newer one."""
    old, new = (json.loads((folder / LABEL).read_bytes()) for folder in (older, newer))
    for part in (DATABASE, MANIFEST):
        _swapped(part)(older, newer)
    said = {**old, "name": new["name"], "made_at": new["made_at"]}
    _write(newer / LABEL, json.dumps(said).encode())


def _two_documents_swapped(_: Path, newer: Path) -> None:
    one, other, *_rest = sorted((newer.parent / "files").glob("*/*.age"))
    first, second = one.read_bytes(), other.read_bytes()
    _write(one, second)
    _write(other, first)


def _a_document_missing(_: Path, newer: Path) -> None:
    next((newer.parent / "files").glob("*/*.age")).unlink()


def _write(path: Path, content: bytes) -> None:
    """Put a file in place of another, which may have a second name that must not change."""
    path.unlink()
    path.write_bytes(content)


HARMS: Final[dict[str, Harm]] = {
    "one bit of the database": _changed(DATABASE),
    "one bit of the manifest": _changed(MANIFEST),
    "half of the database": _cut(DATABASE),
    "the database but its last piece": _cut(DATABASE, between_pieces=True),
    "half of the manifest": _cut(MANIFEST),
    "half of the label": _cut(LABEL),
    "the database of another backup": _swapped(DATABASE),
    "the manifest of another backup": _swapped(MANIFEST),
    "an older backup under a newer name": _relabelled,
    "two documents swapped": _two_documents_swapped,
    "a document missing": _a_document_missing,
}

if __name__ == "__main__":
    where, older, newer, identity = sys.argv[1:]
    answer = {"verify": verified(), "said": refused(Path(where), older, newer, Path(identity))}
    sys.stdout.write(f"\n{json.dumps(answer)}")  # on a line of its own, after what was asked
