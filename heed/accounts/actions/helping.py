"""Help somebody who cannot sign in, without ever learning or choosing what they sign in with."""

from __future__ import annotations

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.accounts import factors, letters
from heed.accounts.actions.ending import end_sessions
from heed.accounts.actions.entries import note as _note
from heed.accounts.models import Because, User
from heed.audit import trail
from heed.audit.events import Event

OPERATOR = "Whoever runs the system"


class NotToOneself(PermissionError):
    """Nobody helps themselves past their own second factor."""


class NothingToRemove(ValueError):
    """The person has no second factor."""


class ReasonMissing(ValueError):
    """How one made sure who is asking has to be written down."""


@transaction.atomic
def remove_lost_factors(user: User, *, reason: str, by: Viewer, at: datetime) -> None:
    """Remove every second factor of somebody who has lost theirs, and end their sessions.

    They still need their password, and then set up another factor. `reason` says how it was made
    sure that it is them who ask.

    :raises NotToOneself: if it is one's own account
    :raises ReasonMissing: if nothing is said about that
    :raises NothingToRemove: if there is no second factor
    """
    checks.require(by, Permission.PEOPLE_HELP)
    if user.pk == by.user_id:
        raise NotToOneself("Ask somebody else to remove your second factor.")
    if not reason.strip():
        raise ReasonMissing("Say how you made sure that it is them who ask.")
    changes = {"factors": (_remove_all(user), "")}
    trail.record(Event.FACTORS_LOST, user, by=by, at=at, reason=reason.strip(), changes=changes)
    end_sessions(user, because=Because.FOR_THE_PERSON, at=at)


@transaction.atomic
def sign_out_everywhere(user: User, *, by: Viewer, at: datetime) -> None:
    """End every session of somebody, because a device is lost or something looks wrong."""
    checks.require(by, Permission.PEOPLE_HELP)
    trail.record(Event.SIGNED_OUT_EVERYWHERE, user, by=by, at=at)
    end_sessions(user, because=Because.FOR_THE_PERSON, at=at)


@transaction.atomic
def close_account(user: User, *, at: datetime) -> None:
    """Close an account at the command line: from the next request on nothing opens any more."""
    changes = {"is open": (user.is_active, False)}
    _set_open(user, is_open=False)
    _note(Event.ACCOUNT_CLOSED, user, at=at, actor_name=OPERATOR, changes=changes)
    end_sessions(user, because=Because.FOR_THE_PERSON, at=at)


@transaction.atomic
def reopen_account(user: User, *, at: datetime) -> None:
    """Open a closed account again at the command line."""
    changes = {"is open": (user.is_active, True)}
    _set_open(user, is_open=True)
    _note(Event.ACCOUNT_REOPENED, user, at=at, actor_name=OPERATOR, changes=changes)


@transaction.atomic
def remove_lost_factors_of_anybody(user: User, *, reason: str, at: datetime) -> None:
    """Do the same as `remove_lost_factors` at the command line, where nobody acts for anybody.

    :raises NothingToRemove: if there is no second factor
    """
    changes = {"factors": (_remove_all(user), "")}
    _note(Event.FACTORS_LOST, user, at=at, actor_name=OPERATOR, reason=reason, changes=changes)
    end_sessions(user, because=Because.FOR_THE_PERSON, at=at)


def _remove_all(user: User) -> str:
    """Remove them and return their names."""
    names = ", ".join(factor.name for factor in factors.of(user.pk).factors)
    if not names:
        raise NothingToRemove("There is no second factor on this account.")
    Authenticator.objects.filter(user=user).delete()
    letters.send(user, "factors_lost")
    return names


def _set_open(user: User, *, is_open: bool) -> None:
    user.is_active = is_open
    user.save(update_fields=["is_active"])
