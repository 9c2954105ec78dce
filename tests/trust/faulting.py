"""How is one call to the database, a file or the post made to fail, and everything put back?"""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from smtplib import SMTPServerDisconnected
from typing import Any, Final
from unittest import mock

from django.conf import settings
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import OperationalError, connection

FILE_EVENTS: Final = frozenset(
    {"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.chmod", "os.utime"}
)
NO_ROOM: Final = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@dataclass(slots=True)
class Faults:
    """Counts calls, and makes the one that is wanted fail, once."""

    wanted: int | None = None
    counted: Counter[str] = field(default_factory=Counter)
    failed: str = ""
    _active: bool = False

    def call(self, kind: str, failure: Exception) -> None:
        """Count a call; raise if it is the one."""
        if not self._active:
            return
        number = self.counted.total()
        self.counted[kind] += 1
        if number == self.wanted:
            self.failed = kind
            raise failure

    @contextmanager
    def injected(self) -> Iterator[Faults]:
        """Watch every call to the database, to files of ours and to the post."""
        _HOOK.faults = self
        self._active = True
        try:
            with (
                connection.execute_wrapper(self._database),
                mock.patch.object(connection, "_commit", self._committing()),
                mock.patch.object(EmailBackend, "send_messages", self._post()),
                mock.patch.object(os, "fsync", self._forcing(os.fsync)),
            ):
                yield self
        finally:
            self._active = False
            _HOOK.faults = None

    def file_event(self, event: str, args: tuple[Any, ...]) -> None:
        """Count what happens to a file of the store."""
        if event in FILE_EVENTS and str(args[0]).startswith(str(settings.HEED_FILES)):
            self.call("file", NO_ROOM)

    def _database(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        # Undoing is what is being tested; a database that cannot even do that has gone.
        if not sql.startswith("ROLLBACK"):
            self.call("database", OperationalError("injected"))
        return execute(sql, params, many, context)

    def _committing(self) -> Any:
        commit = getattr(connection, "_commit")  # noqa: B009  (not in the types of Django)

        def committing() -> None:
            self.call("database", OperationalError("injected"))
            commit()

        return committing

    def _forcing(self, fsync: Any) -> Any:
        def forcing(file: int) -> None:
            self.call("file", NO_ROOM)
            fsync(file)

        return forcing

    def _post(self) -> Any:
        def send(_backend: EmailBackend, messages: Any) -> int:
            self.call("mail", SMTPServerDisconnected("injected"))
            mail.outbox.extend(messages)
            return len(messages)

        return send


class _Hook:
    """Python calls it whenever a file is opened; it cannot be taken away again."""

    faults: Faults | None = None

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        if self.faults is not None:
            self.faults.file_event(event, args)


_HOOK: Final = _Hook()
sys.addaudithook(_HOOK)


class Snapshot:
    """The database, the store of files and the post as they were."""

    def __init__(self) -> None:
        connection.ensure_connection()
        self._database = sqlite3.connect(":memory:")
        connection.connection.backup(self._database)

    def restore(self) -> None:
        """Put everything back."""
        connection.close_if_unusable_or_obsolete()
        connection.ensure_connection()
        self._database.backup(connection.connection)
        mail.outbox = []


@contextmanager
def store_of_its_own() -> Iterator[Path]:
    """Keep files in a folder that is removed afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)
