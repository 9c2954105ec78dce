"""What exactly is kept on a file, in every room there is, and what stays when it is destroyed?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models

from heed.accounts.models import KeptAnswers
from heed.attachments.models import AttachmentVersion
from heed.audit.models import AuditEntry, NoticedSign, SignJudgement
from heed.casefiles import second_wall
from heed.casefiles.models import CaseFile, CaseRecord
from heed.core import meanwhile
from heed.submissions.models import Submission

Rows = list[tuple[type[models.Model], list[Any]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """What would be destroyed, row by row, and how many entries of the trail stay."""

    rows: Rows
    fingerprints: frozenset[str]  # of the files of its documents
    entries: int

    @property
    def counts(self) -> dict[str, int]:
        """Return how many of each kind of record, in words, in the order of the words."""
        found: Counter[str] = Counter()
        for model, numbers in self.rows:
            found[str(model._meta.verbose_name_plural)] += len(numbers)
        return {words: found[words] for words in sorted(found)}

    @property
    def total(self) -> int:
        """Return how many records there are."""
        return sum(len(numbers) for _, numbers in self.rows)

    @property
    def seen(self) -> str:
        """Return what stands for all of it, for a page to carry and an action to compare."""
        return meanwhile.mark(
            *((model._meta.label, sorted(map(str, numbers))) for model, numbers in self.rows)
        )


@second_wall.opened()  # a row on the file that the wall would hide must not be left behind
def inventory(case_file: CaseFile) -> Inventory:
    """Return everything on a file: of every model there is, and what was typed and not sent."""
    documents = AttachmentVersion.unscoped.filter(attachment__case_file=case_file)
    return Inventory(
        rows=[(model, numbers) for model, numbers in _rows(case_file) if numbers],
        fingerprints=frozenset(documents.values_list("sha256", flat=True)),
        entries=AuditEntry.objects.filter(case_file_id=case_file.pk).count(),
    )


def kinds() -> list[type[CaseRecord]]:
    """Return every model of something kept on a file, the file itself last."""
    found = [
        model
        for model in apps.get_models()
        if issubclass(model, CaseRecord) and model is not CaseFile
    ]
    return [*found, CaseFile]


def _rows(case_file: CaseFile) -> Iterator[tuple[type[models.Model], list[Any]]]:
    for model in kinds():
        rows = model.unscoped.filter(**{model.case_file_path: case_file.pk})
        yield model, list(rows.order_by("pk").values_list("pk", flat=True))
    # What belongs to people and not to the file, and still says something of it.
    signs = NoticedSign.objects.filter(case_file_id=case_file.pk)
    judged = SignJudgement.objects.filter(sign__in=signs)
    yield SignJudgement, list(judged.order_by("pk").values_list("pk", flat=True))
    yield NoticedSign, list(signs.order_by("pk").values_list("pk", flat=True))
    address = f"/cases/{case_file.reference}/"
    typed = KeptAnswers.objects.filter(address__contains=address)
    yield KeptAnswers, list(typed.order_by("pk").values_list("pk", flat=True))
    sent = Submission.objects.filter(led_to__contains=address)
    yield Submission, list(sent.order_by("pk").values_list("pk", flat=True))
