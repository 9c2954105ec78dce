"""What is a hostile file, and why must it be refused?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from heed.attachments.intake import Reason

# Files that fetch something fetch it from here, where the harness listens.
PORT = 47_113
HERE = f"http://127.0.0.1:{PORT}"

Content = bytes | Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class HostileFile:
    """A file somebody might try to add; large ones are made when they are asked for."""

    family: str
    what: str
    name: str
    reason: Reason
    made: Content

    @property
    def content(self) -> bytes:
        """Return the bytes of the file."""
        return self.made if isinstance(self.made, bytes) else self.made()

    def __str__(self) -> str:
        return f"{self.family}: {self.what}"


class Family:
    """Collects files of one family."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._files: list[HostileFile] = []

    def add(self, what: str, name: str, reason: Reason, made: Content) -> None:
        """Add a file."""
        self._files.append(HostileFile(self.name, what, name, reason, made))

    def __iter__(self) -> Iterator[HostileFile]:
        return iter(self._files)
