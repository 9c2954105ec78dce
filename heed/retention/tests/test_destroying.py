"""Does destroying a file need two free people, and does it leave nothing but its tombstone?"""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from unittest.mock import Mock

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import IntegrityError, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from conftest import ViewerOf
from heed.access.checks import ProofNeeded
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import KeptAnswers
from heed.attachments import store
from heed.attachments.models import AttachmentVersion
from heed.attachments.tests.factories import LETTER, AttachmentFactory
from heed.audit.events import Event
from heed.audit.models import AuditEntry
from heed.casefiles.models import CaseFile, CaseRecord
from heed.casefiles.tests.factories import ExclusionFactory
from heed.children.models import Child
from heed.children.tests.factories import ChildFactory
from heed.partnership.models import Partnership
from heed.practice_reviews.models import PracticeReview
from heed.retention import actions, kept_files, queries
from heed.retention.models import KeptLonger, LegalHold, Proposal, RetentionClass, Tombstone
from heed.retention.tests.conftest import over, proposed
from heed.retention.tests.factories import LegalHoldFactory, TombstoneFactory
from heed.submissions.models import Submission
from tests.trust.worlds import planting

pytestmark = pytest.mark.django_db
LIFTED_AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
MANY_KINDS = 20
LONG_AGO = datetime(2024, 1, 1, tzinfo=UTC).timestamp()


def settle(case_file: CaseFile) -> None:
    """End the work on a case with everything on it, and whatever holds it."""
    PracticeReview.unscoped.update(stage="COMPLETED", completed_on=date(2024, 3, 4))
    KeptLonger.unscoped.update(until=date(2025, 1, 1))
    LegalHold.unscoped.update(lifted_at=LIFTED_AT, lifted_by_name="Cora", lifted_because="Over")
    assert PracticeReview.unscoped.filter(case_file=case_file).exists()


def left_of(case_file: CaseFile) -> list[str]:
    return [
        model._meta.label
        for model in queries.kinds()
        if model.unscoped.filter(**{model.case_file_path: case_file.pk}).exists()
    ]


class TestWhatGoes:
    def test_every_kind_of_record_goes_and_a_tombstone_without_names_stays(
        self, case_file: CaseFile, proposal: Proposal, chair: Viewer, now: datetime
    ) -> None:
        planting.fill(case_file)
        settle(case_file)
        kept = left_of(case_file)

        actions.destroy(proposal, by=chair, at=now)

        assert len(kept) >= MANY_KINDS
        assert left_of(case_file) == []
        tombstone = Tombstone.objects.get()
        assert str(tombstone) == tombstone.reference == case_file.reference
        assert tombstone.destroyed["children"] == 1
        assert tombstone.destroyed["case files"] == 1
        said = " ".join(str(getattr(tombstone, f.name)) for f in Tombstone._meta.concrete_fields)
        assert "Wendell" not in said
        assert "grown up" not in said

    def test_it_says_on_what_basis_and_by_whom(
        self,
        case_file: CaseFile,
        proposal: Proposal,
        coordinator: Viewer,
        chair: Viewer,
        now: datetime,
    ) -> None:
        tombstone = actions.destroy(proposal, by=chair, at=now)

        assert tombstone.class_name == "Not notified"
        assert tombstone.counted_from == "The day the work on the case ended"
        assert tombstone.period == "2 years"
        assert tombstone.basis == "Retention schedule of the partnership"
        assert tombstone.review_was_due_on == date(2026, 3, 4)
        assert (tombstone.proposed_by_id, tombstone.approved_by_id) == (
            coordinator.user_id,
            chair.user_id,
        )
        entry = AuditEntry.objects.get(event=Event.CASE_FILE_DESTROYED.value)
        assert entry.subject_reference == case_file.reference
        assert entry.changes["records"][1] == 0
        assert entry.details["file_number"] == tombstone.file_number

    def test_a_period_by_law_is_called_so(
        self, case_file: CaseFile, coordinator: Viewer, chair: Viewer, now: datetime
    ) -> None:
        ChildFactory(
            case_file=case_file, position=2, born_on=date(1930, 1, 1), looked_after_by="Westshire"
        )
        RetentionClass.objects.update(trigger=RetentionClass.Trigger.LOOKED_AFTER, years=None)
        made = proposed(case_file, coordinator, now)

        assert actions.destroy(made, by=chair, at=now).period == "As the law says"

    def test_the_trail_stays(
        self, case_file: CaseFile, proposal: Proposal, chair: Viewer, now: datetime
    ) -> None:
        before = AuditEntry.objects.filter(case_file_id=case_file.pk).count()

        actions.destroy(proposal, by=chair, at=now)

        assert AuditEntry.objects.filter(case_file_id=case_file.pk).count() == before > 0

    def test_another_file_is_not_touched(
        self,
        partnership: Partnership,
        proposal: Proposal,
        chair: Viewer,
        now: datetime,
    ) -> None:
        other = over(partnership)
        before = left_of(other)

        actions.destroy(proposal, by=chair, at=now)

        assert left_of(other) == before

    def test_what_was_typed_and_sent_about_it_goes_too(
        self, case_file: CaseFile, proposal: Proposal, chair: Viewer, now: datetime
    ) -> None:
        for path in (f"/cases/{case_file.reference}/", "/cases/SI-OTHER/"):
            KeptAnswers.objects.create(
                user_id=chair.user_id, address=f"{path}x/", sealed="…", kept_at=now
            )
            Submission.objects.create(mark=path, led_to=f"{path}x/", sent_at=now)

        actions.destroy(proposal, by=chair, at=now)

        assert KeptAnswers.objects.get().address == "/cases/SI-OTHER/x/"
        assert Submission.objects.get().led_to == "/cases/SI-OTHER/x/"

    def test_many_rows_go_in_portions(
        self,
        case_file: CaseFile,
        proposal: Proposal,
        chair: Viewer,
        now: datetime,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr("heed.retention.actions.disposing.AT_ONCE", 2)
        for position in range(2, 8):
            ChildFactory(case_file=case_file, position=position)

        assert actions.destroy(proposal, by=chair, at=now).destroyed["children"] == 7
        assert left_of(case_file) == []

    def test_nothing_hangs_on_a_case_record_that_is_none_itself(self) -> None:
        """A row that refers to what goes, and is not found with it, would stop it every time."""
        strays = [
            f"{model._meta.label}.{field.name}"
            for model in apps.get_models(include_auto_created=True)
            if not issubclass(model, CaseRecord)
            for field in model._meta.concrete_fields
            if field.is_relation and issubclass(related(field), CaseRecord)
        ]

        assert strays == []


class TestKeptFiles:
    def age(self, sha256: str) -> Path:
        place = store.here().place(sha256)
        os.utime(place, (LONG_AGO, LONG_AGO))
        return place

    def test_they_go_when_the_transaction_is_over(
        self,
        case_file: CaseFile,
        coordinator: Viewer,
        chair: Viewer,
        now: datetime,
        django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    ) -> None:
        document = AttachmentFactory(case_file=case_file)
        place = self.age(document.versions.get().sha256)
        made = proposed(case_file, coordinator, now)

        with django_capture_on_commit_callbacks() as callbacks:
            tombstone = actions.destroy(made, by=chair, at=now)
        before = place.exists()
        for callback in callbacks:
            callback()

        assert before
        assert not place.exists()
        assert tombstone.files == 1

    def test_a_file_another_document_needs_stays(
        self,
        partnership: Partnership,
        case_file: CaseFile,
        proposal: Proposal,
        chair: Viewer,
        now: datetime,
    ) -> None:
        for file in (case_file, over(partnership)):
            AttachmentFactory(case_file=file)
        sha256 = hashlib.sha256(LETTER).hexdigest()
        place = self.age(sha256)

        actions.destroy(proposal, by=chair, at=now)

        assert kept_files.take_away([sha256], at=now) == 0
        assert place.exists()

    def test_taking_away_again_changes_nothing_and_a_fresh_file_waits(self, now: datetime) -> None:
        from_elsewhere = AttachmentFactory()
        sha256 = from_elsewhere.versions.get().sha256
        place = store.here().place(sha256)
        AttachmentVersion.unscoped.all()._raw_delete("default")

        assert kept_files.take_away([sha256], at=now) == 0
        self.age(sha256)
        assert kept_files.take_away([sha256], at=now) == 1
        assert kept_files.take_away([sha256], at=now) == 0
        assert not place.exists()

    def test_what_a_crash_left_is_swept_in_the_night(
        self,
        partnership: Partnership,
        case_file: CaseFile,
        coordinator: Viewer,
        chair: Viewer,
        now: datetime,
    ) -> None:
        AttachmentFactory(case_file=over(partnership))
        document = AttachmentFactory(case_file=case_file, version__content=b"Another letter.\n")
        place = self.age(document.versions.get().sha256)
        made = proposed(case_file, coordinator, now)

        actions.destroy(made, by=chair, at=now)  # the process dies before the transaction's end
        left = place.exists()
        call_command("sweep_files")

        assert left
        assert not place.exists()


class TestWhoMay:
    def refused(self, proposal: Proposal, by: Viewer, at: datetime, why: type[Exception]) -> None:
        with pytest.raises(why):
            actions.destroy(proposal, by=by, at=at)
        assert CaseFile.unscoped.filter(pk=proposal.case_file_id).exists()
        assert not Tombstone.objects.exists()

    def test_not_whoever_proposed_it(
        self, proposal: Proposal, coordinator: Viewer, now: datetime
    ) -> None:
        self.refused(proposal, coordinator, now, actions.SamePerson)

    def test_the_database_refuses_one_person_too(self) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            TombstoneFactory(proposed_by_id=7, approved_by_id=7)

    def test_not_another_role_nor_another_partnership(
        self, proposal: Proposal, viewer_of: ViewerOf, stranger: Viewer, now: datetime
    ) -> None:
        for by in (viewer_of(Role.GROUP_CHAIR), viewer_of(Role.DATA_PROTECTION_OFFICER), stranger):
            self.refused(proposal, by, now, PermissionDenied)

    def test_not_without_a_fresh_proof(
        self, proposal: Proposal, chair: Viewer, now: datetime
    ) -> None:
        self.refused(proposal, replace(chair, freshly_proved=False), now, ProofNeeded)

    def test_not_with_a_conflict(self, proposal: Proposal, chair: Viewer, now: datetime) -> None:
        ExclusionFactory(case_file=proposal.case_file, user_id=chair.user_id)

        self.refused(proposal, chair, now, PermissionDenied)

    def test_not_if_the_proposer_has_a_conflict_by_now(
        self, proposal: Proposal, coordinator: Viewer, chair: Viewer, now: datetime
    ) -> None:
        ExclusionFactory(case_file=proposal.case_file, user_id=coordinator.user_id)

        self.refused(proposal, chair, now, actions.ProposerConflicted)

    def test_not_on_hold_whoever_placed_it(
        self, proposal: Proposal, chair: Viewer, now: datetime
    ) -> None:
        LegalHoldFactory(case_file=proposal.case_file)

        self.refused(proposal, chair, now, actions.OnHold)

    def test_not_after_a_hold_came_and_went(
        self, proposal: Proposal, coordinator: Viewer, chair: Viewer, now: datetime
    ) -> None:
        hold = actions.place_hold(
            proposal.case_file,
            kind=LegalHold.Kind.CORONER,
            reason="An inquest",
            by=coordinator,
            at=now,
        )
        actions.lift_hold(hold, because="It is over", by=coordinator, at=now)

        self.refused(proposal, chair, now, actions.NothingProposed)

    def test_not_once_it_has_lapsed(self, proposal: Proposal, chair: Viewer, now: datetime) -> None:
        self.refused(proposal, chair, now + timedelta(days=29), actions.NothingProposed)

    def test_not_if_the_period_is_longer_by_now(
        self, proposal: Proposal, chair: Viewer, now: datetime
    ) -> None:
        RetentionClass.objects.update(years=3)

        self.refused(proposal, chair, now, actions.NotOver)

    def test_not_what_the_page_did_not_show(
        self, proposal: Proposal, chair: Viewer, now: datetime
    ) -> None:
        seen = queries.inventory(proposal.case_file).seen
        ChildFactory(case_file=proposal.case_file, position=2)

        with pytest.raises(actions.ChangedMeanwhile):
            actions.destroy(proposal, by=chair, at=now, seen=seen)

    def test_not_if_somebody_writes_on_it_at_this_very_moment(
        self,
        case_file: CaseFile,
        proposal: Proposal,
        chair: Viewer,
        now: datetime,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        kept = queries.inventory(case_file)
        without = [(model, rows) for model, rows in kept.rows if model is not Child]
        monkeypatch.setattr(queries, "inventory", lambda _: replace(kept, rows=without))

        with pytest.raises(actions.ChangedMeanwhile, match="nothing was destroyed"):
            actions.destroy(proposal, by=chair, at=now)

        assert CaseFile.unscoped.filter(pk=case_file.pk).exists()
        assert not Tombstone.objects.exists()

    def test_not_twice(
        self,
        proposal: Proposal,
        chair: Viewer,
        viewer_of: ViewerOf,
        now: datetime,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        seen = queries.inventory(proposal.case_file).seen
        actions.destroy(proposal, by=chair, at=now, seen=seen)

        with pytest.raises(PermissionDenied):
            actions.destroy(proposal, by=viewer_of(Role.COORDINATOR), at=now)
        # As if this person had been asked for their right before the other one came to an end.
        monkeypatch.setattr(Proposal, "require", Mock())
        with pytest.raises(actions.Gone):
            actions.destroy(proposal, by=viewer_of(Role.COORDINATOR), at=now)


def related(field: object) -> type:
    found: type = getattr(field, "related_model", type(None))
    return found
