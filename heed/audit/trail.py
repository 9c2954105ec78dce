"""How is something written to the trail? Always in the transaction of the act itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models, transaction

from heed.access.viewer import Viewer
from heed.audit import aside, canonical, keys
from heed.audit.events import Event
from heed.audit.models import AuditEntry
from heed.audit.written import as_text

Changes = Mapping[str, tuple[Any, Any]]


class NotInATransaction(RuntimeError):
    """An entry may only be written together with what it records."""


def record(
    event: Event,
    subject: models.Model,
    *,
    by: Viewer,
    at: datetime,
    reason: str = "",
    changes: Changes | None = None,
    **details: Any,
) -> None:
    """Write one entry: who did what to which thing, for which agency, at which moment (UTC).

    `changes` names each field of the subject with its value before and after; one that did not
    change is left out. Long text is never repeated in the trail, only measured (see `measured`),
    and codes are kept in their words.
    `reason` is why somebody was let in, kept out or took something away, in their own words;
    reasons for a judgement on a case stay on the case.

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
        reason=reason,
        changes={
            name: [_of_field(subject, name, value) for value in (before, after)]
            for name, (before, after) in (changes or {}).items()
            if before != after
        },
        details={name: _of_field(subject, name, value) for name, value in details.items()},
    )


def record_reading(
    what: Event = Event.TRAIL_READ,
    /,
    *,
    by: Viewer,
    at: datetime,
    subject_kind: str = "trail",
    **details: Any,
) -> None:
    """Write down that somebody read or took away something that is no row, and what of it.

    :raises NotInATransaction: if it is not part of a transaction
    """
    _write(
        what,
        at=at,
        partnership_id=by.partnership_id,
        user_id=by.user_id,
        actor_name=by.name,
        acting_for=by.acts_for,
        subject_kind=subject_kind,
        details={name: _plain(value) for name, value in details.items()},
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
    case_file_id: int | None = None,
    reason: str = "",
    changes: Changes | None = None,
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
        case_file_id=case_file_id,
        actor_name=actor_name,
        subject_kind=subject_kind,
        subject_reference=subject_reference,
        reason=reason,
        changes={
            name: [_plain(before), _plain(after)]
            for name, (before, after) in (changes or {}).items()
            if before != after
        },
        details={name: _plain(value) for name, value in details.items()},
    )


def measured(text: str) -> dict[str, Any] | None:
    """Return how long a text is and a mark to compare it by, instead of the text; None if empty.

    The trail outlives a case and cannot be changed, so what is special about a child stays where
    it can be disposed of.
    """
    if not text.strip():
        return None
    return {"words": len(text.split()), "mark": canonical.mark(text, keys.current())}


def stamped(entry: AuditEntry) -> AuditEntry:
    """Return an entry that is not kept yet with the proof that Heed wrote it."""
    key = keys.current()
    entry.key_id = key.key_id
    entry.stamp = canonical.mac(key, canonical.STAMP).of(canonical.content(_columns(entry)))
    return entry


def _write(event: Event, *, at: datetime, **given: Any) -> None:
    if not transaction.get_connection().in_atomic_block:
        raise NotInATransaction(f"{event.value} must be recorded inside the action's transaction.")
    entry = stamped(AuditEntry(at=at, event=event.value, **given))
    if aside.in_use():
        aside.keep(entry)
    else:
        entry.save(force_insert=True)


def _columns(entry: AuditEntry) -> list[object]:
    """Return the columns as the database will keep them."""
    kept = {
        "at": canonical.moment(entry.at),
        "changes": as_text(entry.changes),
        "details": as_text(entry.details),
    }
    return [kept.get(name, getattr(entry, name)) for name in canonical.COLUMNS]


def _of_field(subject: models.Model, name: str, value: Any) -> Any:
    """Return a value of one of the subject's fields: a code in its words, long text measured."""
    if isinstance(value, str) and not isinstance(value, Enum):
        try:
            field = subject._meta.get_field(name)
        except FieldDoesNotExist:
            return value
        if isinstance(field, models.TextField):
            return measured(value)
        return str(dict(getattr(field, "flatchoices", ())).get(value, value))
    return _plain(value)


def _plain(value: Any) -> Any:
    """Turn a value into what JSON can keep, without losing what a reader needs."""
    if isinstance(value, Enum):
        return str(getattr(value, "label", value.value))
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {
            _plain(key) if isinstance(key, Enum) else str(key): _plain(inner)
            for key, inner in value.items()
        }
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(inner) for inner in value]
    return value
