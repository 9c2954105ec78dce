"""Where are the files themselves? Each is kept once, under the fingerprint of what is in it.

A file is first copied beside its place under a name that begins with a dot, and forced onto the
disk; then it gets its name in one step, if no file has it yet. So there is never half a file under
a fingerprint, and nothing is ever overwritten. A crash leaves at most a file nobody refers to,
which `heed sweep_files` takes away after a time.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from django.conf import settings

FINGERPRINT: Final = re.compile(r"[0-9a-f]{64}")
COPYING: Final = 1 << 20
LOCK: Final = ".lock"
STAGED: Final = ".staged-"


class StoreDamaged(RuntimeError):
    """What lies in the store under a fingerprint is not what was put there."""


@dataclass(frozen=True, slots=True)
class Store:
    """A folder with files named by their SHA-256 fingerprint, two letters of it to a folder."""

    folder: Path

    def place(self, sha256: str) -> Path:
        """Return where a file lies, whether it is there or not."""
        if not FINGERPRINT.fullmatch(sha256):
            raise ValueError(sha256)
        return self.folder / sha256[:2] / sha256

    def stage(self, path: Path, *, sha256: str) -> Path:
        """Copy a file beside its place, onto the disk, and return the copy.

        :raises StoreDamaged: if what was copied is not what was looked into
        """
        place = self._made(self.place(sha256))
        staged = place.with_name(f"{STAGED}{secrets.token_hex(16)}")
        try:
            with path.open("rb") as from_, staged.open("xb") as to:
                os.fchmod(to.fileno(), 0o400)
                shutil.copyfileobj(from_, to, COPYING)
                to.flush()
                os.fsync(to.fileno())
            if fingerprint(staged) != sha256:
                raise StoreDamaged("The file changed while it was being kept.")
        except BaseException:
            staged.unlink(missing_ok=True)
            raise
        return staged

    def settle(self, staged: Path, *, sha256: str) -> None:
        """Give a staged copy its name; where the same is kept already, that stays as it is.

        :raises StoreDamaged: if another file lies under this fingerprint
        """
        place = self.place(sha256)
        with self._locked(fcntl.LOCK_SH):
            try:
                os.link(staged, place)
            except FileExistsError:
                if place.stat().st_size != staged.stat().st_size:
                    raise StoreDamaged("Another file lies where this one belongs.") from None
                os.utime(place)  # so that nobody sweeps it away at this very moment
            _settle_folder(place.parent)
        staged.unlink()

    def open(self, sha256: str) -> BinaryIO:
        """Open a file for reading.

        :raises FileNotFoundError: if it is not there
        """
        return self.place(sha256).open("rb")

    def wrong_with(self, sha256: str, *, size: int) -> str:
        """Return what is wrong with a file that should be there, or nothing; it is not read."""
        place = self.place(sha256)
        if not place.is_file():
            return "is missing"
        return "" if place.stat().st_size == size else "is not as long as it was"

    def fingerprints(self) -> Iterator[str]:
        """Yield the fingerprints under which something lies, in order."""
        for path in sorted(self.folder.glob("[0-9a-f][0-9a-f]/*")):
            if FINGERPRINT.fullmatch(path.name):
                yield path.name

    def sweep(self, sha256: str, *, older_than: float) -> int:
        """Take a file away unless somebody has just kept it again; return the bytes set free.

        `older_than` is a time in seconds since 1970.
        """
        place = self.place(sha256)
        with self._locked(fcntl.LOCK_EX):
            about = place.stat()
            if about.st_mtime >= older_than:
                return 0
            place.unlink()
            _settle_folder(place.parent)
        return about.st_size

    def sweep_leftovers(self, *, older_than: float) -> int:
        """Take away copies that never got their name; return how many."""
        found = [
            path
            for path in self.folder.glob(f"[0-9a-f][0-9a-f]/{STAGED}*")
            if path.stat().st_mtime < older_than
        ]
        for path in found:
            path.unlink(missing_ok=True)
        return len(found)

    def _made(self, place: Path) -> Path:
        """Make the folder of a place, and make sure that it stays."""
        if not place.parent.is_dir():
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            place.parent.mkdir(mode=0o700, exist_ok=True)
            _settle_folder(self.folder)
        return place

    @contextmanager
    def _locked(self, how: int) -> Iterator[None]:
        """Keep a file and sweep the same one away one after the other, never at once."""
        with (self.folder / LOCK).open("a") as lock:
            fcntl.flock(lock, how)
            yield


def here() -> Store:
    """Return the store of this installation."""
    return Store(settings.HEED_FILES)


def fingerprint(path: Path) -> str:
    """Return the SHA-256 fingerprint of what is in a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _settle_folder(folder: Path) -> None:
    """Force the names in a folder onto the disk."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
