"""End sessions, and remember for a while whose they were."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from heed.access.viewer import Viewer
from heed.accounts.actions.entries import note as _note
from heed.accounts.models import Because, EndedSession, KeptAnswers, Session, User
from heed.accounts.session_store import digest
from heed.audit import trail
from heed.audit.events import Event

# How long a browser may come back to a session that is over and still have what it sends kept, and
# how long that is kept.
REMEMBERED: Final = timedelta(hours=12)
ENDED: Final = {"session": ("open", "ended")}


class NoSuchSession(LookupError):
    """The session has ended already, or it is not this person's."""


@transaction.atomic
def note_lapse(session: Session, because: Because, *, at: datetime) -> EndedSession:
    """Write down that a session ran out, once, when its browser came back to it."""
    user = User.objects.get(pk=session.user_id or 0)
    ended = _end(session, user.pk, because, at=at)
    _note(
        Event.SESSION_LAPSED,
        user,
        at=at,
        device=session.device,
        because=because.label,
        changes=ENDED,
    )
    return ended


@transaction.atomic
def end_session(reference: str, *, by: Viewer, at: datetime) -> str:
    """End one of one's own sessions; return the device it was on.

    :raises NoSuchSession: if it has ended already, or is somebody else's
    """
    session = _own(by).filter(reference=reference).first()
    if session is None:
        raise NoSuchSession("That session has ended already.")
    _end(session, by.user_id, Because.FROM_ANOTHER_DEVICE, at=at)
    trail.record(Event.SESSION_CLOSED, session, by=by, at=at, changes=ENDED)
    return str(session)


@transaction.atomic
def end_other_sessions(*, but: str | None, by: Viewer, at: datetime) -> int:
    """End all one's own sessions except the one with this key; return how many there were."""
    others = _own(by).exclude(session_key=but)
    for session in others:
        _end(session, by.user_id, Because.FROM_ANOTHER_DEVICE, at=at)
        trail.record(Event.SESSION_CLOSED, session, by=by, at=at, changes=ENDED)
    return len(others)


@transaction.atomic
def end_sessions(user: User, *, because: Because, at: datetime, but: str | None = None) -> None:
    """End a person's sessions because of something done to their account, all but one perhaps."""
    for session in Session.objects.filter(user=user).exclude(session_key=but):
        _end(session, user.pk, because, at=at)
        _note(
            Event.SESSION_CLOSED,
            user,
            at=at,
            device=session.device,
            because=because.label,
            changes=ENDED,
        )


@transaction.atomic
def forget_the_past(*, at: datetime) -> None:
    """Forget sessions that ran out, and what was kept for longer than it may be."""
    Session.objects.filter(expire_date__lt=at).delete()
    EndedSession.objects.filter(ended_at__lt=at - REMEMBERED).delete()
    KeptAnswers.objects.filter(kept_at__lt=at - REMEMBERED).delete()


def _own(by: Viewer) -> QuerySet[Session]:
    return Session.objects.filter(user_id=by.user_id).order_by("reference")


def _end(session: Session, user_id: int, because: Because, *, at: datetime) -> EndedSession:
    """Remove the session, so that nothing can save it again, and remember whose it was."""
    ended, _ = EndedSession.objects.get_or_create(
        digest=digest(session.session_key),
        defaults={"user_id": user_id, "because": because, "ended_at": at},
    )
    Session.objects.filter(pk=session.pk).delete()
    return ended
