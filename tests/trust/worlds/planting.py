"""Is there a canary in every column that holds words, in every table of case data?"""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from typing import Any, Final

from django.apps import apps
from django.db import IntegrityError, models, transaction

from heed.attachments.models import Attachment
from heed.casefiles.models import CaseFile, CaseRecord
from tests.trust.worlds.canaries import Canaries

# Columns of words that the product computes with, so that a canary would change what happens.
NOT_WORDS: Final = {
    "attachments.Attachment.reference": "it is a canary itself",
    "attachments.AttachmentVersion.file_kind": "a code of attachments.intake",
    "attachments.AttachmentVersion.notes": "codes of attachments.intake",
    "attachments.AttachmentVersion.sha256": "where the store has the file",
    "casefiles.CaseFile.reference": "it is a canary itself",
    "casefiles.EmergencyOpening.reference": "a reference, as it was typed",
    "casefiles.Grant.role": "a code of access.roles",
    "chronologies.Chronology.children": "numbers of children",
    "chronologies.ChronologyRow.labelled": "worked out of the cells, cell by cell",
    "chronologies.ChronologyRow.labelled_people": "worked out of the people",
    "incidents.Incident.local_authority": "an area, compared with others by the law",
    "incidents.Incident.happened_in": "an area, compared with others by the law",
    "children.Child.normally_resident_in": "an area, compared with others by the law",
    "children.Child.looked_after_by": "an area, compared with others by the law",
    "practice_reviews.EarlierWording.section": "the name of a column",
    "rapid_reviews.EarlierWording.section": "the name of a column",
    "rapid_reviews.CriterionAnswer.criterion": "a key of rapid_reviews.queries.questions",
    "rapid_reviews.Decision.authority": "a code of partnership.arrangements",
}


def tables() -> list[type[CaseRecord]]:
    """Return every table of case data."""
    return [model for model in apps.get_models() if issubclass(model, CaseRecord)]


def columns(model: type[models.Model]) -> Iterator[models.Field[Any, Any]]:
    """Return the columns of a table that hold words somebody wrote."""
    for field in model._meta.concrete_fields:
        holds_words = isinstance(field, models.CharField | models.TextField | models.JSONField)
        if holds_words and not field.choices and label(field) not in NOT_WORDS:
            yield field


def label(field: models.Field[Any, Any]) -> str:
    """Return the name of a column as the list of exceptions writes it."""
    return f"{field.model._meta.label}.{field.name}"


def plant(case_file: CaseFile, case: str, canaries: Canaries) -> None:
    """Put a canary into every column of words on a file that has none yet."""
    canaries.adopt(case_file.reference, case, "casefiles.CaseFile.reference")
    for document in Attachment.unscoped.filter(case_file=case_file):
        canaries.adopt(document.reference, case, "attachments.Attachment.reference")
    for model in tables():
        for row in model.unscoped.filter(**{model.case_file_path: case_file.pk}):
            for field in columns(model):
                _plant(row, field, case, canaries)


def _plant(row: CaseRecord, field: models.Field[Any, Any], case: str, canaries: Canaries) -> None:
    text = getattr(row, field.attname)
    if isinstance(field, models.JSONField) or canaries.found_in(text):
        return
    canary = canaries.new(case, label(field))
    kept = text[: (field.max_length or 10_000) - len(canary) - 1]
    # Some may only be written together with others; the whole walk of a case writes those.
    try:
        with transaction.atomic():
            type(row).unscoped.filter(pk=row.pk).update(**{field.name: f"{kept} {canary}".strip()})
    except IntegrityError:
        canaries.forget(canary)


def gaps(canaries: Canaries) -> list[str]:
    """Return a sentence for each table without a row and each column without a canary."""
    found = []
    for model in tables():
        rows = list(model.unscoped.all())
        if not rows:
            found.append(
                f"No case of the world has a {model._meta.label}: tell of one in "
                "tests/trust/worlds/telling.py."
            )
            continue
        found += [
            f"{label(field)} holds no canary: tell of it in tests/trust/worlds/telling.py, or "
            "say in planting.NOT_WORDS why it holds no words."
            for field in columns(model)
            if not any(canaries.found_in(text(row, field)) for row in rows)
        ]
    return found


def text(row: models.Model, field: models.Field[Any, Any]) -> str:
    """Return what a column of a row says."""
    value = getattr(row, field.attname)
    return value if isinstance(value, str) else json.dumps(value, default=str)


def fill(case_file: CaseFile) -> None:
    """Put a row made by its room's own factory into each table that no story has written to."""
    for model in tables():
        if model.unscoped.exists():
            continue
        room = model.__module__.split(".")[1]
        factories = importlib.import_module(f"heed.{room}.tests.factories")
        factory = getattr(factories, f"{model.__name__}Factory", None)
        if factory is not None:
            factory(**_hung_on(case_file, model))


def _hung_on(case_file: CaseFile, model: type[CaseRecord]) -> dict[str, models.Model]:
    """Return what hangs a new row on this file: the file, or the row of it that stands between."""
    first, _, rest = model.case_file_path.partition("__")
    if not rest:
        return {first: case_file}
    between: Any = model._meta.get_field(first).related_model
    return {first: between.unscoped.filter(**{between.case_file_path: case_file.pk}).latest("pk")}
