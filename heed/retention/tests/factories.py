"""How long files are kept, for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime

import factory

from heed.accounts.tests.factories import UserFactory
from heed.casefiles.tests.factories import CaseFileFactory, CaseRecordFactory
from heed.partnership.tests.factories import PartnershipFactory
from heed.retention.models import (
    Classification,
    Ground,
    KeptLonger,
    LegalHold,
    Proposal,
    RetentionClass,
    Tombstone,
)

YESTERDAY = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


class RetentionClassFactory(factory.django.DjangoModelFactory[RetentionClass]):
    """Files are kept for two years from the day the work ended."""

    class Meta:
        model = RetentionClass

    partnership = factory.SubFactory(PartnershipFactory)
    name = factory.Sequence(lambda number: f"Not notified {number}")
    trigger = RetentionClass.Trigger.CASE_ENDED
    years = 2
    basis = "Retention schedule of the partnership"
    source = "Schedule 2026, line 4"
    checked_on = date(2026, 11, 2)


class ClassificationFactory(CaseRecordFactory):
    """A class somebody chose for a file."""

    class Meta:
        model = Classification

    case_file = factory.SubFactory(CaseFileFactory)
    retention_class = factory.SubFactory(
        RetentionClassFactory, partnership=factory.SelfAttribute("..case_file.partnership")
    )
    because = "Nobody was notified"
    chosen_by_name = "Cora Coordinator"
    chosen_at = YESTERDAY


class KeptLongerFactory(CaseRecordFactory):
    """A file kept for another year."""

    class Meta:
        model = KeptLonger

    case_file = factory.SubFactory(CaseFileFactory)
    until = date(2027, 11, 22)
    because = "A sibling is on another case"
    decided_by_name = "Cora Coordinator"
    decided_at = YESTERDAY


class LegalHoldFactory(CaseRecordFactory):
    """A file that an inquiry needs."""

    class Meta:
        model = LegalHold

    case_file = factory.SubFactory(CaseFileFactory)
    kind = LegalHold.Kind.INQUIRY
    reason = "The inquiry asked for every file of 2024"
    placed_by_name = "Cora Coordinator"
    placed_at = YESTERDAY


class ProposalFactory(CaseRecordFactory):
    """A file somebody proposed to destroy."""

    class Meta:
        model = Proposal

    case_file = factory.SubFactory(CaseFileFactory)
    ground = Ground.PERIOD_OVER
    because = "Nobody has asked for it since"
    proposed_by = factory.SubFactory(UserFactory)
    proposed_by_name = "Cora Coordinator"
    proposed_at = YESTERDAY
    lapses_on = date(2026, 12, 20)


class TombstoneFactory(factory.django.DjangoModelFactory[Tombstone]):
    """What is left of a file with one incident and two children."""

    class Meta:
        model = Tombstone

    partnership = factory.SubFactory(PartnershipFactory)
    reference = factory.Sequence(lambda number: f"SI-GONE{number:04}")
    file_number = factory.Sequence(lambda number: 900_000 + number)
    opened_on = date(2020, 1, 8)
    class_name = "Not notified"
    counted_from = "The day the work on the case ended"
    period = "2 years"
    basis = "Retention schedule of the partnership"
    review_was_due_on = date(2022, 1, 20)
    ground = Ground.PERIOD_OVER
    proposed_by_id = 1
    proposed_by_name = "Cora Coordinator"
    proposed_at = datetime(2022, 2, 1, 9, 0, tzinfo=UTC)
    approved_by_id = 2
    approved_by_name = "Ida Independent"
    approved_at = datetime(2022, 2, 2, 9, 0, tzinfo=UTC)
    destroyed = {"case files": 1, "children": 2, "incidents": 1}
    files = 0
