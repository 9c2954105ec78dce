"""How is a text put into every column of words there is, in every row, whatever it says?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import CharField, TextField, Value
from django.db.models.functions import Cast, Concat

from heed.audit.models import AuditEntry
from tests.trust.worlds import planting

# Columns that hold what the product made itself, never what somebody typed: codes, keys, marks.
MADE_BY_HEED: Final = frozenset(
    {
        "accounts.EndedSession.digest",
        "accounts.KeptAnswers.sealed",
        "accounts.Session.reference",
        "accounts.Session.session_data",
        "accounts.Session.session_key",
        "accounts.User.email",
        "accounts.User.password",
        "attachments.Attachment.reference",
        "attachments.AttachmentVersion.file_kind",
        "attachments.AttachmentVersion.sha256",
        "audit.Seal.key_id",
        "casefiles.CaseFile.reference",
        "casefiles.EmergencyOpening.reference",  # typed, and then that of a file there is
        "casefiles.Grant.role",
        "chronologies.RememberedColumns.template",
        "incidents.Draft.reference",
        "papers.PublishedPaper.digest",
        "papers.PublishedPaper.kind",
        "papers.PublishedPaper.reference",
        "papers.Release.kind",
        "partnership.Invitation.link_hash",
        "practice_reviews.EarlierWording.section",
        "rapid_reviews.CriterionAnswer.criterion",
        "rapid_reviews.Decision.authority",
        "rapid_reviews.EarlierWording.section",
        "retention.Tombstone.reference",
        "submissions.Submission.led_to",
        "submissions.Submission.mark",
    }
)

Column: TypeAlias = "models.Field[Any, Any]"


def columns() -> list[Column]:
    """Return every column of every table that holds words somebody typed."""
    return [
        field
        for model in apps.get_models()
        if model.__module__.startswith("heed.") and model is not AuditEntry
        for field in model._meta.concrete_fields
        if isinstance(field, CharField | TextField)
        if not field.choices and planting.label(field) not in MADE_BY_HEED
    ]


def overwrite(text: Callable[[int], str]) -> Iterator[Column]:
    """Put `text(number)` into each column, in all rows that have any words there.

    Give each column that could be written; where words must differ, the row's number follows them.
    """
    for number, field in enumerate(columns()):
        said = text(number)[: field.max_length or None]
        rows = field.model._base_manager.exclude(**{field.name: ""})
        for value in (Value(said), _numbered(said, field)):
            try:
                with transaction.atomic():
                    rows.update(**{field.name: value})
            except IntegrityError:
                continue
            yield field
            break


def add_to_the_trail(text: Callable[[int], str]) -> None:
    """Write an entry with such words in every part of it, beside one of each kind there is."""
    latest = AuditEntry.objects.order_by("event", "-pk")
    kinds = {entry.event: entry for entry in latest}
    for number, entry in enumerate(kinds.values()):
        said = text(number)
        AuditEntry.objects.create(
            at=entry.at,
            event=entry.event,
            partnership_id=entry.partnership_id,
            user_id=entry.user_id,
            actor_name=said[:200],
            acting_for=said[:200],
            subject_kind=said[:60],
            subject_reference=said[:300],
            case_file_id=entry.case_file_id,
            reason=said,
            changes={name: [said, said] for name in [*entry.changes, "words"]},
            details=dict.fromkeys(entry.details, said) | {"words": said},
        )


def _numbered(said: str, field: Column) -> Any:
    room = (field.max_length or 1000) - 8
    return Concat(Value(said[:room]), Cast("pk", CharField()), output_field=CharField())
