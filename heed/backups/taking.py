"""How is a backup taken, from the first byte to the second place?

A moment of the database; its checks; every attachment that no backup holds yet; a manifest of it
all; closed, read back, put on the disk; named; old ones tidied away; copied to the second place.
"""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from django.utils.crypto import salted_hmac

from heed.backups import envelope, postgresql, sqlite
from heed.backups import place as places
from heed.backups.envelope import Closing
from heed.backups.ladder import Ladder
from heed.backups.manifest import Label, Manifest, StoredFile
from heed.backups.place import DATABASE, FILES, LABEL, MANIFEST, Place
from heed.backups.snapshot import Snapshot
from heed.core import references

# A second place is tidied by whoever owns it, perhaps rarely: it can still read then what is gone.
REMEMBERED: Final = timedelta(days=70)
NAMED_BY_CONTENT: Final = re.compile(r"[0-9a-f]{64}")
MARK_LENGTH: Final = 32
DRILL_CODE: Final = "RD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What a backup is taken of.

    `beside` are small files in `var`, or folders of them, that belong to the database; `checks`
    return sentences about what is wrong with a snapshot.
    """

    database: Mapping[str, Any]
    var: Path
    files: Path
    beside: Sequence[str] = ()
    checks: Sequence[Callable[[Snapshot], Sequence[str]]] = field(default_factory=tuple)


def take(
    sources: Sources,
    *,
    closing: Closing,
    place: Place,
    ladder: Ladder,
    at: datetime,
    second: Place | None = None,
) -> Label:
    """Take a backup at a moment (UTC), and return its label.

    What is wrong with the database or a file is on the label; the backup is kept all the same,
    because a day on which something is wrong is the day on which it is needed.

    :raises CannotBeTaken: if the database cannot be read; nothing is kept then
    :raises NotWhatWentIn: if the disk does not give back what was written; nothing is kept then
    :raises Busy: if another backup is being made in this place
    """
    with place.to_oneself(), _work(sources.var) as work:
        snapshot = _snapshot(sources.database, work)
        wrong = [*snapshot.problems]
        for check in sources.checks:
            wrong += check(snapshot)
        being_made = place.begin(name_of(at))
        files, damaged = _close_files(sources.files, closing, place, being_made)
        label = _put_together(
            sources,
            snapshot,
            files,
            closing=closing,
            place=place,
            being_made=being_made,
            wrong=[*wrong, *damaged],
            at=at,
        )
        place.tidy(ladder, at=at)
    if second is not None:
        places.copy(label, [file.kept_as for file in files.values()], of=place, to=second)
    return label


def name_of(at: datetime) -> str:
    """Return the name of the backup of a moment (UTC)."""
    return f"{at:%Y-%m-%dT%H%M%SZ}"


def drill_check(code: str) -> str:
    """Return what a label says of a drill code: enough to recognise it, not to guess it."""
    return hashlib.sha256(code.strip().upper().encode()).hexdigest()


def _snapshot(database: Mapping[str, Any], work: Path) -> Snapshot:
    if database["ENGINE"].endswith(postgresql.ENGINE):
        return postgresql.take(database, work)
    return sqlite.take(database, work)


def _put_together(
    sources: Sources,
    snapshot: Snapshot,
    files: Mapping[str, StoredFile],
    *,
    closing: Closing,
    place: Place,
    being_made: Path,
    wrong: Sequence[str],
    at: datetime,
) -> Label:
    code = f"{references.new(DRILL_CODE)}{references.new('')}"
    database = closing.close(snapshot.file, being_made / DATABASE)
    manifest = Manifest(
        made_at=at,
        heed=metadata.version("heed"),
        engine=snapshot.engine,
        database=StoredFile(database.sha256, database.size, DATABASE),
        tables=snapshot.tables,
        migrations=snapshot.migrations,
        files=files,
        beside=dict(_beside(sources)),
        drill_code=code,
    )
    listed = snapshot.file.with_name("manifest.json")
    listed.write_bytes(manifest.as_json())
    closed = closing.close(listed, being_made / MANIFEST)
    label = Label(
        name=name_of(at),
        made_at=at,
        engine=snapshot.engine,
        database_sha256=database.closed_sha256,
        manifest_sha256=closed.closed_sha256,
        size=sum((being_made / part).stat().st_size for part in (DATABASE, MANIFEST)),
        keys=closing.public,
        drill_check=drill_check(code),
        problems=tuple(wrong),
        no_longer_needed=_no_longer_needed(place, files, at=at),
    )
    (being_made / LABEL).write_bytes(label.as_json())
    place.keep(being_made, label.name)
    return label


def _close_files(
    store: Path, closing: Closing, place: Place, being_made: Path
) -> tuple[dict[str, StoredFile], list[str]]:
    """Close what no backup holds yet; return every file, and what is wrong with some."""
    there = place.closed_files()
    files: dict[str, StoredFile] = {}
    damaged = 0
    for path in sorted(store.rglob("*")) if store.is_dir() else ():
        if path.name.startswith(".") or not path.is_file():
            continue
        named = NAMED_BY_CONTENT.search(path.name)
        sha256 = named[0] if named else envelope.sha256_of(path)
        if _mark(sha256) not in there:
            really = envelope.sha256_of(path)
            damaged += really != sha256
            sha256 = really
        mark = _mark(sha256)
        if mark not in there:
            there[mark] = _close_file(path, mark, closing, place, being_made)
        files[path.relative_to(store).as_posix()] = StoredFile(
            sha256, path.stat().st_size, there[mark]
        )
    for folder in (place.folder / FILES).iterdir():
        envelope.settle_folder(folder)
    is_or_are = "is" if damaged == 1 else "are"
    sentence = f"{damaged} of the attachments {is_or_are} damaged: “heed verify” says which."
    return files, [sentence] if damaged else []


def _close_file(path: Path, mark: str, closing: Closing, place: Place, being_made: Path) -> str:
    """Close one file and return the name it is kept under, which holds the hash of what is kept."""
    closed = closing.close(path, being_made / mark)
    name = f"{mark}.{closed.closed_sha256[:MARK_LENGTH]}.age"
    target = place.file(name)
    target.parent.mkdir(exist_ok=True, mode=0o700)
    (being_made / mark).rename(target)
    return name


def _mark(sha256: str) -> str:
    """Return what stands for a file's hash outside: a hash alone would betray a known file."""
    return salted_hmac("heed.backups", sha256, algorithm="sha256").hexdigest()[:MARK_LENGTH]


def _no_longer_needed(
    place: Place, files: Mapping[str, StoredFile], *, at: datetime
) -> dict[str, str]:
    """Return the closed attachments this backup does without, and since when."""
    needed = {file.kept_as for file in files.values()}
    gone = {name: at.isoformat() for name in place.closed_files().values() if name not in needed}
    for before in place.labels()[:1]:
        for name, since in before.no_longer_needed.items():
            if name not in needed and at - datetime.fromisoformat(since) < REMEMBERED:
                gone[name] = since
    return gone


def _beside(sources: Sources) -> Iterator[tuple[str, str]]:
    for name in sources.beside:
        there = sources.var / name
        for file in sorted(there.rglob("*")) if there.is_dir() else [there]:
            if file.is_file():
                content = base64.b64encode(file.read_bytes()).decode()
                yield file.relative_to(sources.var).as_posix(), content


@contextmanager
def _work(var: Path) -> Iterator[Path]:
    """Give a folder only this run can read, on the database's own disk, and leave nothing in it."""
    folder = var / "backup-work"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
