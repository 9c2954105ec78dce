"""Where is a reading written down while the database takes no writing? In a file set aside for it.

A reading without an entry is not allowed, and people must be able to read when the disk is full or
the database is being changed. So room for entries is taken on the disk beforehand, with real bytes:
writing into it needs no more. An entry is on the disk before the page is shown; it has its stamp
like any other, and a mark that follows from those before it. When the database takes writing again
the entries go into the trail, once each, and the sealer links them.

The first part of the file says whether the database takes writing, for every process alike.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.db import transaction

from heed.audit import canonical, keys
from heed.audit.canonical import COLUMNS, Mac
from heed.audit.models import AuditEntry
from heed.audit.written import as_text

HEAD: Final = 4096  # bytes before the first entry: what stands, and where the last entry ends
STANDING: Final = 2048  # bytes of what stands
LENGTH: Final = 4
MARK: Final = 32
PURPOSE: Final = "entries set aside"


class NoRoomAside(RuntimeError):
    """There is no more room to write down who reads, so nothing may be read either."""


_in_use: ContextVar[bool] = ContextVar("entries are set aside", default=False)


@contextmanager
def instead() -> Iterator[None]:
    """Set entries aside, for this request only, instead of writing them to the database."""
    before = _in_use.set(True)
    try:
        yield
    finally:
        _in_use.reset(before)


def in_use() -> bool:
    """Say whether entries are set aside just now."""
    return _in_use.get()


def prepare() -> None:
    """Take the room on the disk, if it is not taken yet, and mend what a power cut has left.

    :raises OSError: if there is no room for it
    """
    path = settings.HEED_ASIDE
    path.parent.mkdir(parents=True, exist_ok=True)
    with _locked(create=True) as file:
        size = os.fstat(file).st_size
        missing = settings.HEED_ASIDE_BYTES - size
        if missing > 0:
            os.pwrite(file, bytes(missing), size)
        _set_end(file, _last_whole(file, _end(file)))
        os.fsync(file)


def standing() -> dict[str, Any] | None:
    """Return what was said when writing stopped; None while the database takes writing."""
    try:
        with settings.HEED_ASIDE.open("rb") as file:
            said = file.read(STANDING)
    except FileNotFoundError:
        return None
    return _read_standing(said)


def begin(said: dict[str, Any]) -> bool:
    """Say, for every process, that the database takes no writing; False if it was said before.

    :raises OSError: if the room for it was never taken, and there is none now
    """
    if not settings.HEED_ASIDE.exists():
        prepare()
    with _locked() as file:
        if _read_standing(os.pread(file, STANDING, 0)) is not None:
            return False
        os.pwrite(file, json.dumps(said).encode().ljust(STANDING, b"\0"), 0)
        os.fsync(file)
        return True


def keep(entry: AuditEntry) -> None:
    """Write a stamped entry to the file; when this returns, it is on the disk.

    :raises NoRoomAside: if the file is full, or was never made
    """
    values = {name: getattr(entry, name) for name in COLUMNS}
    kept = {
        **values,
        "at": canonical.moment(entry.at),
        "changes": as_text(entry.changes),
        "details": as_text(entry.details),
        "stamp": bytes(entry.stamp).hex(),
    }
    written = json.dumps(kept).encode()
    try:
        with _locked() as file:
            _append(file, written)
    except FileNotFoundError as problem:
        raise NoRoomAside("Nobody can write down who reads, so nothing can be read.") from problem


def enter(and_note: Callable[[], None]) -> int:
    """Write everything set aside to the trail, once each, and let the database be written to again.

    `and_note` writes down, in the same transaction, that it was. Returns how many entries waited.

    :raises django.db.DatabaseError: if the database still takes no writing; everything stays
    """
    with _locked() as file:
        waiting = [_entry(json.loads(written)) for written, _ in _records(file)]
        with transaction.atomic():
            for entry in waiting:
                # A crash between the next two steps must not make two entries out of one.
                if not AuditEntry.objects.filter(at=entry.at, stamp=entry.stamp).exists():
                    entry.save(force_insert=True)
            and_note()
        os.pwrite(file, bytes(_end(file)), 0)
        os.fsync(file)
        return len(waiting)


@contextmanager
def _locked(*, create: bool = False) -> Iterator[int]:
    """Open the file for oneself; other processes wait their turn."""
    flags = os.O_RDWR | (os.O_CREAT if create else 0)
    file = os.open(settings.HEED_ASIDE, flags, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file
    finally:
        os.close(file)


def _append(file: int, written: bytes) -> None:
    end = _end(file)
    last = os.pread(file, MARK, end - MARK) if end > HEAD else bytes(MARK)
    mark = _mac().of(last + written)
    # The mark stands last, so that the next entry finds it without reading the others.
    record = len(written).to_bytes(LENGTH) + written + mark
    if end + len(record) > os.fstat(file).st_size:
        raise NoRoomAside("There is no more room to write down who reads, so nothing can be read.")
    os.pwrite(file, record, end)
    _set_end(file, end + len(record))
    os.fdatasync(file)


def _records(file: int) -> Iterator[tuple[bytes, int]]:
    """Return each entry with where it ends, up to the first that is not whole."""
    place, end, last = HEAD, _end(file), bytes(MARK)
    while place < end:
        length = int.from_bytes(os.pread(file, LENGTH, place))
        written = os.pread(file, length, place + LENGTH)
        place += LENGTH + length + MARK
        last_before, last = last, os.pread(file, MARK, place - MARK)
        if _mac().of(last_before + written) != last:
            return
        yield written, place


def _last_whole(file: int, end: int) -> int:
    return max((place for _, place in _records(file)), default=HEAD) if end > HEAD else HEAD


def _end(file: int) -> int:
    return max(HEAD, int.from_bytes(os.pread(file, 8, STANDING)))


def _set_end(file: int, end: int) -> None:
    os.pwrite(file, end.to_bytes(8), STANDING)


def _read_standing(said: bytes) -> dict[str, Any] | None:
    try:
        return dict(json.loads(said.rstrip(b"\0") or b"null") or {}) or None
    except (ValueError, TypeError):
        return None  # torn by a power cut: a write that fails will say it again


def _entry(kept: dict[str, Any]) -> AuditEntry:
    stamp = bytes.fromhex(kept.pop("stamp"))
    at = datetime.fromisoformat(f"{kept.pop('at')}+00:00")
    changes, details = json.loads(kept.pop("changes")), json.loads(kept.pop("details"))
    return AuditEntry(**kept, at=at, changes=changes, details=details, stamp=stamp)


def _mac() -> Mac:
    return canonical.mac(keys.current(), PURPOSE)
