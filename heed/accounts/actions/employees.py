"""Bind an account to somebody at an employer's service, and write down who was turned away."""

from __future__ import annotations

from datetime import datetime

from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from heed.accounts.actions.door import SOMEBODY
from heed.accounts.actions.entries import note as _note
from heed.accounts.employees import Answer
from heed.accounts.models import User
from heed.audit import trail
from heed.audit.events import Event


@transaction.atomic
def bind(user: User, said: Answer, *, at: datetime) -> None:
    """Bind an account to the person the service means, the first time they come; keep no more."""
    bound, is_new = SocialAccount.objects.get_or_create(
        provider=said.provider, uid=said.who, defaults={"user_id": user.pk, "extra_data": {}}
    )
    if is_new:
        _note(Event.EMPLOYEE_BOUND, user, at=at, changes={"employer’s service": ("", "bound")})
    else:  # allauth has just written down what the service said
        bound.extra_data = {}
        bound.save(update_fields=["extra_data"])


@transaction.atomic
def note_not_let_in(because: str, *, at: datetime) -> None:
    """Write down that somebody whom an employer's service knows was not let in here."""
    trail.record_without_viewer(
        Event.SIGN_IN_FAILED, actor_name=SOMEBODY, at=at, subject_kind="account", because=because
    )
