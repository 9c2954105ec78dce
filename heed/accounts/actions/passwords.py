"""Give an account another password."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.accounts import letters, links
from heed.accounts.actions.door import SOMEBODY
from heed.accounts.actions.ending import end_sessions
from heed.accounts.actions.entries import note as _note
from heed.accounts.links import LinkTo
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
    letters.send(user, "password_changed")


@transaction.atomic
def ask_for_link(*, email: str, to: LinkTo, at: datetime) -> None:
    """Send a link for a new password to whoever has this address, if anybody has.

    What was typed is kept only if it is the address of an account. People whom their employer’s
    service lets in have no password to forget.
    """
    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if user is None or not user.has_usable_password():
        trail.record_without_viewer(
            Event.PASSWORD_LINK_REFUSED, actor_name=SOMEBODY, at=at, subject_kind="account"
        )
        return
    _note(Event.PASSWORD_LINK_SENT, user, at=at, actor_name=SOMEBODY)
    letters.send(user, "new_password", link=to(*links.parts_for(user)), sent_by="")


@transaction.atomic
def send_link(user: User, *, to: LinkTo, by: Viewer, at: datetime) -> None:
    """Send somebody a link for a new password; whoever does this never learns the password."""
    checks.require(by, Permission.PEOPLE_HELP)
    trail.record(Event.PASSWORD_LINK_SENT, user, by=by, at=at)
    letters.send(user, "new_password", link=to(*links.parts_for(user)), sent_by=by.name)


@transaction.atomic
def set_password(whose: str, secret: str, *, new: str, at: datetime) -> None:
    """Set the password chosen behind a link; the link and every session end with it.

    :raises LinkUseless: if the link is too old or was used, a moment ago perhaps
    """
    found = links.person_behind(whose, secret)
    user = User.objects.select_for_update().get(pk=found.pk)
    links.person_behind(whose, secret)
    user.set_password(new)
    user.save(update_fields=["password"])
    end_sessions(user, because=Because.PASSWORD_SET, at=at)
    _note(Event.PASSWORD_SET, user, at=at)
    letters.send(user, "password_changed")
