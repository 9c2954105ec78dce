"""Where are sessions kept, and when does one stop opening anything?

Django asks this store for every request. A session that is over loads as an empty one, whoever
asks, so that no page can forget to check; whose it was is remembered, to keep what they typed.
"""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from heed.accounts.models import Because, EndedSession, Session
from heed.core import clock

STARTED = "started"
DEVICE = "device"


class SessionStore(DatabaseStore):
    """A session in Heed's own table, with its person, device and times."""

    row: Session | None = None  # the session itself, while it opens anything
    over: tuple[Session, Because] | None = None  # the session this request found to be over
    ended: EndedSession | None = None  # whose session the cookie once was

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Return the table."""
        return Session

    def _get_session_from_db(self) -> Session | None:
        key, at = self.session_key or "", now()
        row = Session.objects.filter(session_key=key, expire_date__gt=at).first()
        because = row.over_because(at) if row is not None else None
        if row is not None and because is None:
            self.row = row
            return row
        if row is not None and because is not None:
            self.over = (row, because)
        else:
            self.ended = EndedSession.objects.filter(digest=digest(key)).first()
        self._session_key = None
        return None

    def is_empty(self) -> bool:
        """Say whether the browser may throw its cookie away.

        The cookie of a session that is over tells whose it was, for pages that are still open.
        """
        return super().is_empty() and self.over is None and self.ended is None

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """Return the row for what is remembered; to save it is to have seen the person."""
        row = cast(Session, super().create_model_instance(data))
        user_id = data.get(SESSION_KEY)
        row.user_id = int(user_id) if user_id else None
        if self.row is not None and self.row.session_key == row.session_key:
            row.reference = self.row.reference
        row.device = data.get(DEVICE, "")
        row.last_seen_at = now()
        row.started_at = moment(data.get(STARTED, clock.seconds()))
        self.row = row
        return row


def digest(key: str) -> str:
    """Return what is remembered of the key of a session that has ended."""
    return sha256(key.encode()).hexdigest()


def now() -> datetime:
    """Return this moment for sessions, in whole seconds, UTC."""
    return moment(clock.seconds())


def moment(seconds: int) -> datetime:
    """Return the moment that many seconds after 1970 began, UTC."""
    return datetime.fromtimestamp(seconds, UTC)
