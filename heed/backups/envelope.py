"""How is something closed so that this machine cannot open it again, and is that proved?

What is written is closed to the keys in the safe and, besides, to a key that exists only in the
memory of this run. With that second key the file is read back from the disk and compared with what
went in, before anybody relies on it; then the second key is gone, and only the safe can open it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pyrage
from pyrage.x25519 import Identity

from heed.backups import keys

PIECE = 1 << 20


class NotWhatWentIn(Exception):
    """What was read back from the disk differs from what was written: the disk is not sound."""


class WrongKey(Exception):
    """The key does not open this backup, or the backup was damaged or changed."""


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed file: what went in, and what lies on the disk."""

    sha256: str
    size: int
    closed_sha256: str


class Hashed:
    """Something to write to that keeps only the hash and the length of what it was given."""

    def __init__(self, onward: BinaryIO | None = None) -> None:
        self._hash = hashlib.sha256()
        self._onward = onward
        self.size = 0

    def write(self, piece: bytes) -> int:
        """Take a piece, and hand it on if there is somewhere to hand it to."""
        self._hash.update(piece)
        self.size += len(piece)
        if self._onward is not None:
            self._onward.write(piece)
        return len(piece)

    @property
    def sha256(self) -> str:
        """Return the hash of everything so far."""
        return self._hash.hexdigest()


class Closing:
    """Closes files to the keys in the safe, for the length of one run."""

    def __init__(self, public: Iterable[str]) -> None:
        self.public = tuple(public)
        self._proving = Identity.generate()
        self._to = [*map(keys.recipient, self.public), self._proving.to_public()]

    def close(self, source: Path, target: Path) -> Closed:
        """Write a file, closed, to the target; return only when the disk holds it as it went in.

        :raises NotWhatWentIn: if what was read back differs
        """
        went_in = sha256_of(source)
        with source.open("rb") as plain, target.open("xb") as closed:
            pyrage.encrypt_io(plain, closed, self._to)
            settle(closed)
        read_back = Hashed()
        try:
            _decrypt(target, read_back, [self._proving])
        except WrongKey as problem:
            raise NotWhatWentIn(f"{target.name} could not be read back.") from problem
        if read_back.sha256 != went_in:
            raise NotWhatWentIn(f"{target.name} was read back different from what was written.")
        return Closed(went_in, read_back.size, sha256_of(target))


def open_to(closed: Path, secret: Sequence[Identity], target: BinaryIO) -> Hashed:
    """Open a closed file with keys from the safe; return the hash and length of what was in it.

    :raises WrongKey: if none of the keys opens it, or it was damaged
    """
    written = Hashed(target)
    _decrypt(closed, written, secret)
    return written


def _decrypt(closed: Path, target: Hashed, secret: Sequence[Identity]) -> None:
    refusal = "The key does not open this backup, or the backup is damaged. Nothing was changed."
    try:
        with closed.open("rb") as source:
            pyrage.decrypt_io(source, target, list(secret))
    except pyrage.DecryptError as problem:
        raise WrongKey(refusal) from problem
    except OSError as problem:
        if problem.errno:
            raise  # the disk's own words: not found, not allowed, no room
        raise WrongKey(refusal) from problem


def sha256_of(file: Path) -> str:
    """Return the hash of a file's content."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def settle(file: BinaryIO) -> None:
    """Put a file on the disk, and forget the copy in memory so that reading asks the disk."""
    file.flush()
    os.fsync(file.fileno())
    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def settle_folder(folder: Path) -> None:
    """Put the names in a folder on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
