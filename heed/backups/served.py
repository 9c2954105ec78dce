"""Is anybody using Heed on this machine just now? A restore must not pull a database from under it.

Every process that serves pages holds a shared lock on a small file beside the database, as long as
it lives; a restore needs the lock for itself.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TextIO

FILE: Final = "served.lock"


class InUse(Exception):
    """Heed is being served from this folder."""


def hold(var: Path) -> TextIO:
    """Say that this process serves pages, until the returned file is closed or the process ends."""
    var.mkdir(parents=True, exist_ok=True)
    lock = (var / FILE).open("a")
    fcntl.flock(lock, fcntl.LOCK_SH)
    return lock


@contextmanager
def by_nobody(var: Path) -> Iterator[None]:
    """Make sure that nobody is served while something is put in place.

    :raises InUse: if a process serves pages
    """
    var.mkdir(parents=True, exist_ok=True)
    with (var / FILE).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            raise InUse("Heed is being served. Stop it, then restore.") from problem
        yield
