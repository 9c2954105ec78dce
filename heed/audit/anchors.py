"""Where was the end of the chain noted, outside the database, and when?

A chain that was cut short, or an older copy of the whole database, is perfect in itself: only what
was written down elsewhere shows that there was more.
"""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from pathlib import Path

from django.conf import settings

from heed.audit.sealing import Head

log = logging.getLogger(__name__)

AT_LEAST_EVERY = timedelta(minutes=5)
WORDS = 4  # of an anchor
AUTHORISATION_NOTICE = 10 * 8 + 5  # facility and severity of the line in the system's log
ENOUGH_FOR_SOME = 1000  # bytes: the last lines of a file


class Said(Enum):
    """What an anchor says about the chain."""

    SEALED = "sealed"
    RESTORED = "restored"


class Unreadable(ValueError):
    """A line among the anchors cannot be understood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """One line: at this moment (UTC) the chain ended, or was restored to end, at this seal."""

    at: datetime
    said: Said
    number: int
    seal: bytes

    def __str__(self) -> str:
        moment = self.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return f"{moment} {self.said.value} {self.number} {self.seal.hex()}"

    @classmethod
    def read(cls, line: str) -> Anchor:
        """Understand a line.

        :raises Unreadable: if it is no anchor
        """
        try:
            moment, said, number, seal = line.split()
            return cls(
                at=datetime.fromisoformat(moment),
                said=Said(said),
                number=int(number),
                seal=bytes.fromhex(seal),
            )
        except ValueError as problem:
            raise Unreadable(f"“{line.strip()}” is no anchor of the trail.") from problem


def note(head: Head, *, at: datetime, said: Said = Said.SEALED) -> Anchor:
    """Write down where the chain ends, in every place that is configured.

    :raises OSError: if it cannot be written on this machine; elsewhere a failure is only logged
    """
    anchor = Anchor(at=at, said=said, number=head.number, seal=head.seal)
    _append(settings.TRAIL_ANCHORS, anchor)
    if settings.TRAIL_ANCHORS_ALSO:
        try:
            _append(Path(settings.TRAIL_ANCHORS_ALSO), anchor)
        except OSError as problem:
            log.error("The anchor of the trail was not written to the second place: %s", problem)
    if settings.TRAIL_ANCHORS_SYSLOG:
        _tell_the_system(anchor)
    return anchor


def is_due(head: Head, last: Anchor | None, *, at: datetime, more_waiting: bool) -> bool:
    """Say whether the head is to be noted: when all is sealed, and at least every five minutes."""
    if head.number == 0 or (last is not None and last.number == head.number):
        return False
    return not more_waiting or last is None or at - last.at >= AT_LEAST_EVERY


def files(place: Path) -> list[Path]:
    """Return the files with anchors in a folder, the oldest first; a file stands for itself."""
    return [place] if place.is_file() else sorted(place.glob("trail-*.txt"))


def kept(place: Path) -> Iterator[Anchor]:
    """Return every anchor of a place, the oldest first.

    :raises Unreadable: if there is a line that is no anchor
    :raises OSError: if a file cannot be read
    """
    for path in files(place):
        yield from read_all(path.read_text(encoding="ascii", errors="replace").splitlines())


def read_all(lines: Iterable[str]) -> Iterator[Anchor]:
    """Understand lines; empty ones mean nothing.

    :raises Unreadable: if one is no anchor
    """
    return (Anchor.read(line) for line in lines if line.strip())


def newest() -> Anchor | None:
    """Return the last anchor noted on this machine, or None.

    :raises Unreadable: if its line is no anchor
    """
    for path in reversed(files(settings.TRAIL_ANCHORS)):
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - ENOUGH_FOR_SOME))
            lines = file.read().decode("ascii", errors="replace").split()
        if lines:
            return Anchor.read(" ".join(lines[-WORDS:]))
    return None


def _append(folder: Path, anchor: Anchor) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"trail-{anchor.at.astimezone(UTC):%Y-%m}.txt"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(descriptor, f"{anchor}\n".encode("ascii"))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _tell_the_system(anchor: Anchor) -> None:
    """Send the anchor to the system's log: a socket such as /dev/log, or host:port."""
    host, _, port = settings.TRAIL_ANCHORS_SYSLOG.rpartition(":")
    family, address = (socket.AF_INET, (host, int(port))) if host else (socket.AF_UNIX, port)
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as system:
            system.sendto(f"<{AUTHORISATION_NOTICE}>heed: {anchor}".encode("ascii"), address)
    except OSError as problem:
        log.error("The anchor of the trail was not sent to the system’s log: %s", problem)
