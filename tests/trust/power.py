"""What is left on a disk after a power cut? SQLite writes through a disk that can lose power.

The disk keeps two copies of every file: what programs see, and what has reached the platter. A
write goes to the first at once and to the second only when it is synchronised. When the power goes,
each write still on its way arrives whole, in part or not at all, as a real disk leaves them.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw

SECTOR = 512  # bytes a disk writes as one: a longer write can arrive in part


class PowerCut(Exception):
    """The power went while this was being written."""


@dataclass(slots=True)
class Write:
    """Bytes at a place in a file; `bytes_` of None is a file cut to the length `offset`."""

    offset: int
    bytes_: bytes | None


@dataclass(slots=True)
class Platter:
    """One file as the platter has it, and what is still on its way there."""

    path: Path
    kept: bytearray = field(default_factory=bytearray)
    on_its_way: list[Write] = field(default_factory=list)

    def synchronise(self) -> None:
        """Let everything on its way arrive."""
        for write in self.on_its_way:
            self._arrive(write.offset, write.bytes_)
        self.on_its_way.clear()

    def lose_power(self, chance: random.Random) -> None:
        """Let each write on its way arrive, arrive in part, or be lost; then show what is left."""
        for write in self.on_its_way:
            what_happens = chance.random()
            if what_happens < 0.5:
                continue
            sectors = len(write.bytes_ or b"") // SECTOR
            if sectors > 1 and what_happens < 0.6:
                torn = chance.randrange(1, sectors) * SECTOR
                self._arrive(write.offset, (write.bytes_ or b"")[:torn])
            else:
                self._arrive(write.offset, write.bytes_)
        self.on_its_way.clear()
        self.path.write_bytes(self.kept)

    def _arrive(self, offset: int, bytes_: bytes | None) -> None:
        if bytes_ is None:
            del self.kept[offset:]
            return
        end = offset + len(bytes_)
        if len(self.kept) < end:
            self.kept.extend(bytes(end - len(self.kept)))
        self.kept[offset:end] = bytes_


class Disk(apsw.VFS):
    """A disk that loses power at the n-th thing it is asked to do; never, if `cut_at` is None."""

    def __init__(self, name: str, *, cut_at: int | None) -> None:
        self.platters: dict[str, Platter] = {}
        self.cut_at = cut_at
        self.done = 0
        self.vfs_name = name
        super().__init__(name, "")

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:
        """Open a file; one that is there already is on the platter as it is."""
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        if path is None:
            raise ValueError(
                "Heed's database writes no nameless files: temporary data is in memory."
            )
        platter = self.platters.get(path)
        if platter is None:
            there = Path(path)
            platter = Platter(there, bytearray(there.read_bytes() if there.exists() else b""))
            self.platters[path] = platter
        return WatchedFile(self, platter, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        """Delete a file: both copies at once, which is the kinder of two ways it can go."""
        self.count()
        self.platters.pop(filename, None)
        super().xDelete(filename, syncdir)

    def count(self) -> None:
        """Note one more thing asked of the disk.

        :raises PowerCut: if the power has gone
        """
        self.done += 1
        if self.cut_at is not None and self.done >= self.cut_at:
            raise PowerCut

    def lose_power(self, chance: random.Random) -> None:
        """Leave on the real disk what the platters hold; memory shared between programs is gone."""
        for path, platter in self.platters.items():
            platter.lose_power(chance)
            Path(f"{path}-shm").unlink(missing_ok=True)


class WatchedFile(apsw.VFSFile):
    """A file on the disk: every write and every synchronisation passes here."""

    def __init__(self, disk: Disk, platter: Platter, name: Any, flags: list[int]) -> None:
        self.disk = disk
        self.platter = platter
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        """Write where programs see it, and send it on its way."""
        self.disk.count()
        super().xWrite(data, offset)
        self.platter.on_its_way.append(Write(offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:
        """Cut the file, and send that on its way."""
        self.disk.count()
        super().xTruncate(newsize)
        self.platter.on_its_way.append(Write(newsize, None))

    def xSync(self, flags: int) -> None:  # noqa: ARG002  (SQLite's own name and arguments)
        """Wait until everything has arrived; the real disk below need not."""
        self.disk.count()
        self.platter.synchronise()
