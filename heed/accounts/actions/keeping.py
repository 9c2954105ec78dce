"""Keep what somebody had typed when their session was over, until they sign in again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.db import transaction

from heed.access.viewer import Viewer
from heed.accounts import sealed
from heed.accounts.actions.entries import note as _note
from heed.accounts.models import KeptAnswers, User
from heed.audit.events import Event

# Somebody's browser that sends the same form again and again fills no more than this.
MOST_KEPT: Final = 20
NEVER_KEPT: Final = ("password", "csrfmiddlewaretoken", "heed-proof", "heed-kept")


class NothingKept(LookupError):
    """It was sent on or discarded already, or it is not this person's."""


@transaction.atomic
def keep_answers(
    user: User, *, address: str, answers: Iterable[tuple[str, str]], files: list[str], at: datetime
) -> KeptAnswers:
    """Keep what was sent to an address, sealed; never a password, and never a file itself."""
    kept = [(name, value) for name, value in answers if not _is_secret(name)]
    row = KeptAnswers.objects.create(
        user=user,
        address=address,
        sealed=sealed.seal(json.dumps({"answers": kept, "files": files}), purpose="kept answers"),
        kept_at=at,
    )
    newest = KeptAnswers.objects.filter(user=user).order_by("-kept_at", "-pk")[:MOST_KEPT]
    KeptAnswers.objects.filter(user=user).exclude(pk__in=[one.pk for one in newest]).delete()
    # The address may name a case, so the trail of accounts does not.
    _note(Event.ANSWERS_KEPT, user, at=at, changes={"answers": ("typed", "kept")})
    return row


@transaction.atomic
def note_sent_on(pk: int, *, by: Viewer, at: datetime) -> None:
    """Forget what was kept, because it has been sent on."""
    found = KeptAnswers.objects.filter(pk=pk, user_id=by.user_id).first()
    if found is not None:
        _note(Event.ANSWERS_SENT, found.user, at=at, changes={"answers": ("kept", "sent on")})
        found.delete()


@transaction.atomic
def discard_answers(pk: int, *, by: Viewer, at: datetime) -> None:
    """Forget what was kept, because it is not wanted.

    :raises NothingKept: if there is nothing of that number for this person
    """
    found = KeptAnswers.objects.filter(pk=pk, user_id=by.user_id).first()
    if found is None:
        raise NothingKept("This was sent on or discarded already.")
    _note(Event.ANSWERS_DISCARDED, found.user, at=at, changes={"answers": ("kept", "discarded")})
    found.delete()


def _is_secret(name: str) -> bool:
    return any(secret in name.lower() for secret in NEVER_KEPT)
