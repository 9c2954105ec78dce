"""Write down who came in, who was turned away, who proved who they are, and who left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from heed.accounts.actions.ending import forget_the_past
from heed.accounts.actions.entries import note as _note
from heed.accounts.models import User
from heed.audit import trail
from heed.audit.events import Event

SOMEBODY = "Somebody not signed in"


@transaction.atomic
def note_sign_in(user: User, *, used: str, at: datetime) -> None:
    """Write down that a person signed in, by what, and forget sessions long past."""
    forget_the_past(at=at)
    _note(Event.SIGNED_IN, user, at=at, used=used)


@transaction.atomic
def note_refusal(*, email: str, at: datetime) -> None:
    """Write down that somebody was turned away.

    What they typed is kept only if it is the address of an account: people sometimes type their
    password in the wrong place.
    """
    _write_down(
        Event.SIGN_IN_FAILED,
        email,
        at=at,
        because=lambda user: "wrong password" if user.is_active else "the account is closed",
    )


@transaction.atomic
def note_guessing(*, email: str, at: datetime) -> None:
    """Write down that no more passwords are looked at for an address, known or not."""
    _write_down(Event.GUESSING_STOPPED, email, at=at, because=lambda _: "too many wrong passwords")


@transaction.atomic
def note_sign_out(user: User, *, at: datetime) -> None:
    """Write down that a person signed out."""
    _note(Event.SIGNED_OUT, user, at=at)


@transaction.atomic
def open_account(*, email: str, name: str, password: str, at: datetime) -> User:
    """Make somebody an account with the password they chose; rights come from their posts."""
    user = User.objects.create_user(email=email, name=name, password=password)
    _note(Event.ACCOUNT_OPENED, user, at=at)
    return user


@transaction.atomic
def note_proof(user: User, *, at: datetime) -> None:
    """Write down that a person proved again who they are."""
    _note(Event.PROOF_GIVEN, user, at=at)


@transaction.atomic
def note_proof_refused(user: User, *, at: datetime) -> None:
    """Write down that somebody using a person's session could not prove to be that person."""
    _note(Event.PROOF_REFUSED, user, at=at, actor_name="Somebody in this person’s session")


def _write_down(event: Event, email: str, *, at: datetime, because: Callable[[User], str]) -> None:
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        trail.record_without_viewer(
            event,
            actor_name=SOMEBODY,
            at=at,
            subject_kind="account",
            because="no account has this email address",
        )
    else:
        _note(event, user, at=at, actor_name=SOMEBODY, because=because(user))
