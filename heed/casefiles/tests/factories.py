"""Case files and who may open them, for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import factory

from heed.accounts.tests.factories import UserFactory
from heed.casefiles.models import CaseFile, Exclusion, Grant
from heed.partnership.tests.factories import PartnershipFactory


class CaseRecordFactory(factory.django.DjangoModelFactory):
    """Case models have no `objects`; tests make rows without asking who is looking."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class: Any, *_: object, **kwargs: object) -> Any:
        return model_class.unscoped.create(**kwargs)


class CaseFileFactory(CaseRecordFactory):
    """An empty case file that is open to nobody in particular."""

    class Meta:
        model = CaseFile

    partnership = factory.SubFactory(PartnershipFactory)
    reference = factory.Sequence(lambda number: f"SI-TEST{number:04}")
    opened_at = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
    opened_by_name = "Nuala Notifier"


class GrantFactory(CaseRecordFactory):
    """A file open to one person; give `agency` or `group` and `user=None` for others."""

    class Meta:
        model = Grant

    case_file = factory.SubFactory(CaseFileFactory)
    user = factory.SubFactory(UserFactory)
    reason = "Writes the agency summary"
    starts_on = date(2026, 11, 16)
    given_by_name = "Cora Coordinator"
    given_at = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)


class ExclusionFactory(CaseRecordFactory):
    """A person kept out of a file."""

    class Meta:
        model = Exclusion

    case_file = factory.SubFactory(CaseFileFactory)
    user = factory.SubFactory(UserFactory)
    reason = "Managed the social worker"
    made_by_name = "Cora Coordinator"
    made_at = datetime(2026, 11, 16, 11, 0, tzinfo=UTC)
