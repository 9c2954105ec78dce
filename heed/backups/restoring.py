"""How does a backup become a copy that is proved, before it replaces anything?

Everything is opened into a folder of its own and compared with the manifest: every file by its
hash, every table by its rows. Only what is proved may be put in place.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from pyrage.x25519 import Identity

from heed.backups import envelope
from heed.backups.manifest import Label, Manifest, StoredFile, Table
from heed.backups.place import DATABASE, MANIFEST, Place
from heed.govuk.words import moment

FILES: Final = "files"
BESIDE: Final = "beside"


class NotProved(Exception):
    """What was restored is not what was backed up; nothing was changed."""


class Received(Protocol):
    """A database restored on trial, as its engine gives it for proving."""

    def tables(self) -> dict[str, Table]:
        """Return every table with its rows and hash."""

    def problems(self) -> Sequence[str]:
        """Return what is wrong with it, in sentences."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A backup opened into a folder: its manifest, the packed database, the attachments."""

    manifest: Manifest
    folder: Path

    @property
    def database(self) -> Path:
        """Return the packed database."""
        return self.folder / "database"

    @property
    def files(self) -> Path:
        """Return the folder with the attachments, laid out as in the store."""
        return self.folder / FILES

    @property
    def beside(self) -> Path:
        """Return the folder with the small files that belong to the database."""
        return self.folder / BESIDE


def open_backup(label: Label, place: Place, secret: Sequence[Identity], folder: Path) -> Opened:
    """Open a backup with the keys from the safe into an empty folder.

    :raises WrongKey: if no key opens it, or a part of it is damaged
    :raises NotProved: if a part is missing or is not what the manifest or the label says
    :raises NotUnderstood: if a newer version of Heed made it
    """
    kept = place.folder / label.name
    listed = folder / "manifest.json"
    _open(kept / MANIFEST, secret, listed, None)
    opened = Opened(Manifest.read(listed.read_bytes()), folder)
    if opened.manifest.made_at != label.made_at:
        raise NotProved(
            f"The label says {moment(label.made_at)}, but what is inside is of "
            f"{moment(opened.manifest.made_at)}. Somebody passed it off as another backup. Nothing "
            "was changed."
        )
    _open(kept / DATABASE, secret, opened.database, opened.manifest.database)
    opened.files.mkdir()
    for path, file in opened.manifest.files.items():
        _open(place.file(file.kept_as), secret, _inside(opened.files, path), file)
    opened.beside.mkdir()
    for name, content in opened.manifest.beside.items():
        target = _inside(opened.beside, name)
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        target.write_bytes(base64.b64decode(content))
        target.chmod(0o600)
    return opened


def prove(
    manifest: Manifest,
    received: Received,
    *,
    known_migrations: set[str],
    checks: Sequence[Callable[[], Sequence[str]]] = (),
) -> None:
    """Refuse a restored database that is not, row by row, what was backed up.

    :raises NotProved: saying everything that differs
    """
    wrong = [
        *_differences(manifest.tables, received.tables()),
        *received.problems(),
        *_unknown(manifest.migrations, known_migrations),
    ]
    for check in checks:
        wrong += check()
    if wrong:
        raise NotProved("The restored copy is not proved. " + " ".join(wrong))


def _differences(wanted: Mapping[str, Table], found: Mapping[str, Table]) -> list[str]:
    return [
        f"The table {name} differs."
        for name in sorted({*wanted, *found})
        if wanted.get(name) != found.get(name)
    ]


def _unknown(applied: Sequence[str], known: set[str]) -> list[str]:
    newer = [name for name in applied if name not in known]
    if not newer:
        return []
    return ["This backup was made by a newer version of Heed. Install that version first."]


def _open(
    closed: Path, secret: Sequence[Identity], target: Path, wanted: StoredFile | None
) -> None:
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with target.open("xb") as out:
            found = envelope.open_to(closed, secret, out)
    except FileNotFoundError as problem:
        raise NotProved(f"A part of the backup is missing: {closed.name}.") from problem
    if wanted is not None and (found.sha256, found.size) != (wanted.sha256, wanted.size):
        raise NotProved(f"{closed.name} does not hold what the manifest says.")


def _inside(folder: Path, path: str) -> Path:
    """Return a path inside the folder; a backup somebody made up must not write elsewhere."""
    target = (folder / path).resolve()
    if not target.is_relative_to(folder.resolve()):
        raise NotProved("The manifest names a file outside its folder.")
    return target
