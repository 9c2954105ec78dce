"""Give an account another password."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from heed.access.viewer import Viewer
from heed.accounts.actions.ending import end_sessions
from heed.accounts.models import Because, User
from heed.audit import trail
from heed.audit.events import Event


@transaction.atomic
def change_password(user: User, *, new: str, but: str | None, by: Viewer, at: datetime) -> None:
    """Give oneself another password; all their sessions end but the one with the key `but`."""
    user.set_password(new)
    user.save(update_fields=["password"])
    end_sessions(user, because=Because.PASSWORD_SET, at=at, but=but)
    trail.record(Event.PASSWORD_CHANGED, user, by=by, at=at)
