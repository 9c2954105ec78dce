"""Does the trail speak in words, and repeat no text that is special about a child?

Read off the demonstration, which is loaded through the real actions.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.audit.models import AuditEntry
from heed.audit.written import as_text
from heed.casefiles.models import CaseRecord
from heed.demo import loading, marlshire
from heed.desk.presenters import trail as trail_words
from heed.partnership.models import Partnership

TODAY = date(2026, 11, 23)
LABELS = tomllib.loads(
    (Path(__file__).resolve().parent.parent / "docs/reference/privacy.toml").read_text("utf-8")
)
# Shorter values, such as “White British”, could stand in the trail by chance.
LONG_ENOUGH = 20
CODE = re.compile(r"\b[A-Z]{2,}_[A-Z_]+\b|\b\d{4}-\d{2}-\d{2}\b|\bNone\b|\bTrue\b|[{}\[\]]")


@pytest.fixture
def entries(db: None) -> list[AuditEntry]:
    loading.load(today=TODAY)
    return list(AuditEntry.objects.all())


def test_no_code_and_no_date_of_a_machine_is_shown(entries: list[AuditEntry]) -> None:
    partnership = Partnership.objects.get(name=marlshire.NAME)
    viewer = Viewer(
        user_id=1,
        name="Priya Shah",
        partnership_id=partnership.pk,
        partnership_name=partnership.name,
        agency_id=None,
        agency_name="",
        roles=frozenset({Role.COORDINATOR}),
    )
    inside = {entry.case_file_id for entry in entries if entry.case_file_id}

    rows = trail_words.rows(entries, viewer=viewer, inside=inside)

    found = {cell for row in rows for cell in row if CODE.search(cell)}
    assert found == set()


def special_texts() -> Iterator[tuple[str, str]]:
    for model in apps.get_models():
        labels = LABELS.get(model._meta.label, {})
        if not issubclass(model, CaseRecord):
            continue
        for field in model._meta.concrete_fields:
            if labels.get(field.attname) == "special" and isinstance(
                field, models.CharField | models.TextField
            ):
                for text in model.unscoped.values_list(field.attname, flat=True):
                    if len(text or "") >= LONG_ENOUGH and not field.choices:
                        yield f"{model._meta.label}.{field.attname}", text


def test_no_text_that_is_special_about_a_child_stands_in_the_trail(
    entries: list[AuditEntry],
) -> None:
    written = "\n".join(
        as_text([entry.subject_reference, entry.reason, entry.changes, entry.details])
        for entry in entries
    )

    texts = list(special_texts())

    assert len(texts) > 50
    assert [column for column, text in texts if as_text(text).strip('"') in written] == []
