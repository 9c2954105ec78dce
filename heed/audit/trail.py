"""How is something written to the trail? Always in the transaction of the act itself."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import Any

from django.db import models, transaction

from heed.access.viewer import Viewer
from heed.audit.events import Event
from heed.audit.models import AuditEntry


class NotInATransaction(RuntimeError):
    """An entry may only be written together with what it records."""


def record(
    event: Event, subject: models.Model, *, by: Viewer, at: datetime, **details: Any
) -> None:
    """Write one entry: who did what to which thing, for which agency, at which moment (UTC).

    :raises NotInATransaction: if the act it records is not part of a transaction
    """
    _write(
        event,
        at=at,
        partnership_id=by.partnership_id,
        user_id=by.user_id,
        actor_name=by.name,
        acting_for=by.acts_for,
        subject_kind=str(subject._meta.verbose_name),
        subject_reference=str(subject),
        case_file_id=getattr(subject, "locked_by_id", None),
        details=details,
    )


def record_reading(*, by: Viewer, at: datetime, **details: Any) -> None:
    """Write down that somebody read the trail, and what they looked for in it.

    :raises NotInATransaction: if it is not part of a transaction
    """
    _write(
        Event.TRAIL_READ,
        at=at,
        partnership_id=by.partnership_id,
        user_id=by.user_id,
        actor_name=by.name,
        acting_for=by.acts_for,
        subject_kind="trail",
        subject_reference="",
        details=details,
    )


def record_without_viewer(
    event: Event,
    *,
    actor_name: str,
    at: datetime,
    subject_kind: str,
    subject_reference: str = "",
    partnership_id: int | None = None,
    user_id: int | None = None,
    **details: Any,
) -> None:
    """Write one entry where nobody acts for anybody yet: at the door, or at the command line.

    :raises NotInATransaction: if the act it records is not part of a transaction
    """
    _write(
        event,
        at=at,
        partnership_id=partnership_id,
        user_id=user_id,
        actor_name=actor_name,
        acting_for="",
        subject_kind=subject_kind,
        subject_reference=subject_reference,
        details=details,
    )


def _write(event: Event, *, details: dict[str, Any], **values: Any) -> None:
    if not transaction.get_connection().in_atomic_block:
        raise NotInATransaction(f"{event.value} must be recorded inside the action's transaction.")
    AuditEntry.objects.create(
        event=event.value,
        details={key: _plain(value) for key, value in details.items()},
        **values,
    )


def _plain(value: Any) -> Any:
    """Turn a value into what JSON can keep, without losing what a reader needs."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(inner) for inner in value]
    return value
