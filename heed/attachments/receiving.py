"""How does a file somebody brings become one that can be kept? Looked into, scanned, copied.

All that takes time happens here, outside any transaction. What comes out only needs its name in the
store and its row, which `actions` give it together.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from heed.attachments import clamav, intake, store
from heed.attachments.clamav import Scan, Verdict
from heed.attachments.intake import Examined, Reason, Refused


@dataclass(frozen=True, slots=True)
class Received:
    """A file that was let in and lies in the store without a name yet."""

    examined: Examined
    verdict: Verdict
    staged: Path

    def settle(self) -> None:
        """Give it its name in the store.

        :raises StoreDamaged: if another file lies under its fingerprint
        """
        store.here().settle(self.staged, sha256=self.examined.sha256)

    def discard(self) -> None:
        """Take the copy away if it was not kept."""
        self.staged.unlink(missing_ok=True)


def receive(path: Path, *, name: str) -> Received:
    """Look into a file, have it scanned, and copy it into the store; `name` is what it was called.

    :raises Refused: with the reason and what to do; nothing is kept
    :raises ExaminerUnavailable: if this computer cannot look into files safely
    :raises StoreDamaged: if the file changed meanwhile
    """
    examined = intake.examine(path, name=name)
    verdict = clamav.scan(path)
    if verdict.scan is Scan.INFECTED:
        raise Refused(Reason.INFECTED, verdict.words)
    staged = store.here().stage(path, sha256=examined.sha256)
    return Received(examined, verdict, staged)
