"""How is an entry about an account written, where nobody acts for anybody yet?"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from heed.accounts.models import User
from heed.audit import trail
from heed.audit.events import Event


def note(event: Event, user: User, *, at: datetime, actor_name: str = "", **details: Any) -> None:
    """Write down what happened to an account; the actor is the person unless somebody is named."""
    trail.record_without_viewer(
        event,
        actor_name=actor_name or user.name,
        at=at,
        subject_kind="account",
        subject_reference=user.name,
        partnership_id=None,
        user_id=user.pk,
        **details,
    )
