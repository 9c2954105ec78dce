"""Where do backups lie, and how does one get there whole or not at all?

A place is a folder with one folder for each backup and one, `files`, for attachments, each closed
once and shared by every backup that needs it. What is being written has a name that begins with a
dot; it gets its real name in one step when it is complete and on the disk.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from heed.backups import envelope
from heed.backups.ladder import Ladder
from heed.backups.manifest import Label, NotUnderstood

LABEL: Final = "label.json"
MANIFEST: Final = "manifest.age"
DATABASE: Final = "database.age"
FILES: Final = "files"
BEING_MADE: Final = ".being-made-"
LOCK: Final = ".lock"


class Busy(Exception):
    """Another backup is being made in this place."""


class NoSuchBackup(LookupError):
    """There is no backup of this name."""


@dataclass(frozen=True, slots=True)
class Place:
    """A folder that holds backups."""

    folder: Path

    @contextmanager
    def to_oneself(self) -> Iterator[None]:
        """Keep other runs out of this place, and clear away what an interrupted one has left.

        :raises Busy: if another run is at work
        """
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (self.folder / FILES).mkdir(exist_ok=True, mode=0o700)
        with (self.folder / LOCK).open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as problem:
                raise Busy(f"Another backup is being made in {self.folder}.") from problem
            for left in self.folder.glob(f"{BEING_MADE}*"):
                shutil.rmtree(left)
            yield

    def newest(self) -> Label | None:
        """Return the label of the newest complete backup, or None, without reading the others."""
        for folder in sorted(self.folder.glob("[0-9]*"), reverse=True):
            try:
                return Label.read((folder / LABEL).read_bytes())
            except (NotUnderstood, OSError):
                continue
        return None

    def labels(self) -> list[Label]:
        """Return the labels of the complete backups, newest first; anything else is left out."""
        found = []
        for file in self.folder.glob(f"[0-9]*/{LABEL}"):
            try:
                found.append(Label.read(file.read_bytes()))
            except NotUnderstood:
                continue
        return sorted(found, key=lambda label: label.made_at, reverse=True)

    def begin(self, name: str) -> Path:
        """Return an empty folder in which a backup is put together."""
        folder = self.folder / f"{BEING_MADE}{name}"
        folder.mkdir(mode=0o700)
        return folder

    def keep(self, being_made: Path, name: str) -> None:
        """Give a complete backup its name."""
        settle_label(being_made)
        being_made.rename(self.folder / name)
        envelope.settle_folder(self.folder)

    def closed_files(self) -> dict[str, str]:
        """Return the name of each closed attachment by its mark: the part before the first dot."""
        return {
            file.name.partition(".")[0]: file.name
            for file in (self.folder / FILES).glob("*/[0-9a-f]*.age")
        }

    def file(self, kept_as: str) -> Path:
        """Return where a closed attachment lies."""
        return self.folder / FILES / kept_as[:2] / kept_as

    def tidy(self, ladder: Ladder, *, at: datetime) -> list[str]:
        """Take away the backups the ladder does not keep, and attachments none of them needs.

        A backup with problems never counts as one of the ladder's; it goes when it is too old.
        Returns the names of the backups taken away.
        """
        labels = self.labels()
        sound = [label.made_at for label in labels if not label.problems]
        kept_moments = ladder.keeps(sound, at=at)
        going = [
            label
            for label in labels
            if (label.made_at not in kept_moments)
            and (not label.problems or at - label.made_at > ladder.daily_for)
        ]
        for label in going:
            shutil.rmtree(self.folder / label.name)
        kept = [label for label in labels if label not in going]
        if kept:
            self._forget(kept)
        return [label.name for label in going]

    def _forget(self, kept: list[Label]) -> None:
        oldest = min(label.made_at for label in kept)
        there = set(self.closed_files().values())
        for name, since in kept[0].no_longer_needed.items():
            if name in there and datetime.fromisoformat(since) <= oldest:
                self.file(name).unlink()


def find(what: str, default: Place) -> tuple[Place, Label]:
    """Return a backup by the path of its folder, its name in the usual place, or “latest”.

    :raises NoSuchBackup: if there is none
    :raises NotUnderstood: if its label cannot be read
    """
    labels = default.labels()
    if what == "latest" and labels:
        return default, labels[0]
    folder = Path(what) if Path(what).is_dir() else default.folder / what
    try:
        label = Label.read((folder / LABEL).read_bytes())
    except OSError as problem:
        raise NoSuchBackup(f"There is no backup “{what}”. “heed backups” lists them.") from problem
    return Place(folder.resolve().parent), label


def copy(label: Label, files: list[str], *, of: Place, to: Place) -> None:
    """Copy a backup to a second place, where files can be added but not changed or taken away.

    Nothing is renamed there: the label comes last and makes the copy complete. Files that an
    interrupted copy left half are completed. What was there before the last label was read back
    then, and is not read again each time.

    :raises NotWhatWentIn: if the second place does not hold what was written
    """
    proved = _last_label_written(to)
    for name in files:
        if not _is_proved(of.file(name), to.file(name), proved):
            _add(of.file(name), to.file(name))
    for name in (DATABASE, MANIFEST, LABEL):
        _add(of.folder / label.name / name, to.folder / label.name / name)


def settle_label(folder: Path) -> None:
    """Put a folder's label and the names in it on the disk."""
    with (folder / LABEL).open("rb") as label:
        os.fsync(label.fileno())
    envelope.settle_folder(folder)


def _last_label_written(place: Place) -> int:
    """Return the moment (nanoseconds, by that place's own clock) of the last complete copy."""
    labels = place.folder.glob(f"[0-9]*/{LABEL}")
    return max((label.stat().st_mtime_ns for label in labels), default=0)


def _is_proved(source: Path, target: Path, proved: int) -> bool:
    """Say whether a whole file was there before the last label: labels come after everything."""
    if not target.exists():
        return False
    there = target.stat()
    return there.st_mtime_ns < proved and there.st_size == source.stat().st_size


def _add(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with source.open("rb") as whole, target.open("ab") as there:
        whole.seek(there.tell())
        shutil.copyfileobj(whole, there)
        envelope.settle(there)
    envelope.settle_folder(target.parent)
    if envelope.sha256_of(target) != envelope.sha256_of(source):
        raise envelope.NotWhatWentIn(f"{target} does not hold what was written to it.")
