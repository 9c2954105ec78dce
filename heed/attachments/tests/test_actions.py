"""Is a document kept, replaced, described, withdrawn and handed out by those who may, once?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from conftest import ViewerOf
from heed.access.checks import ProofNeeded
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.attachments import actions, queries, store
from heed.attachments.clamav import Scan, Verdict
from heed.attachments.intake import Reason, Refused
from heed.attachments.models import Attachment, AttachmentVersion
from heed.attachments.tests.factories import (
    LETTER,
    AttachmentFactory,
    AttachmentVersionFactory,
    let_in,
)
from heed.audit.models import AuditEntry
from heed.casefiles.models import CaseFile
from heed.casefiles.tests.factories import CaseFileFactory, GrantFactory
from heed.core.meanwhile import RecordedMeanwhile
from heed.partnership.models import Partnership

KINDS = Attachment.Kind


@pytest.fixture
def case_file(partnership: Partnership) -> CaseFile:
    made: CaseFile = CaseFileFactory(partnership=partnership)
    return made


@pytest.fixture
def coordinator(viewer_of: ViewerOf) -> Viewer:
    return viewer_of(Role.COORDINATOR)


@pytest.fixture
def school(viewer_of: ViewerOf, case_file: CaseFile) -> Viewer:
    """The school's representative, to whose agency the case is open."""
    viewer = viewer_of(Role.AGENCY_REPRESENTATIVE)
    GrantFactory(case_file=case_file, user=None, agency_id=viewer.agency_id)
    return viewer


@pytest.fixture
def keep(case_file: CaseFile, now: datetime) -> Callable[..., Attachment]:
    def make(by: Viewer, kind: str = KINDS.LETTER, content: bytes = LETTER) -> Attachment:
        received = let_in(content)
        return actions.keep(case_file, received, title="A letter", kind=kind, by=by, at=now)

    return make


def entry(event: str) -> AuditEntry:
    return AuditEntry.objects.get(event=event)


def test_a_document_is_kept_with_its_file_and_who_added_it(
    case_file: CaseFile, school: Viewer, now: datetime
) -> None:
    received = let_in()

    document = actions.keep(
        case_file, received, title="  The \n school's letter ", kind=KINDS.LETTER, by=school, at=now
    )

    (version,) = document.versions.all()
    assert document.title == "The school's letter"
    assert (document.agency_id, document.added_by_id) == (school.agency_id, school.user_id)
    assert document.marking == "OFFICIAL-SENSITIVE"
    assert (version.number, version.sha256, version.size) == (1, version.sha256, len(LETTER))
    assert (version.scan, version.scanned_at) == ("CLEAN", now)
    assert (version.kept_by_name, version.kept_for) == (school.name, school.acts_for)
    with store.here().open(version.sha256) as file:
        assert file.read() == LETTER


def test_the_trail_keeps_the_fingerprint_and_no_word_of_the_document(
    keep: Callable[..., Attachment], coordinator: Viewer
) -> None:
    document = keep(coordinator)

    found = entry("attachments:document:kept")
    assert found.subject_reference == document.reference
    assert found.details["sha256"] == queries.newest(document).sha256
    assert "letter" not in str(found.details).lower()


def test_a_file_that_was_not_scanned_has_no_moment_of_it(
    case_file: CaseFile, coordinator: Viewer, now: datetime
) -> None:
    received = let_in(scan=Scan.WAITING)

    document = actions.keep(
        case_file, received, title="A", kind=KINDS.OTHER, by=coordinator, at=now
    )

    assert queries.newest(document).scanned_at is None
    assert not queries.newest(document).may_be_taken


@pytest.mark.parametrize("title", ["", "   ", "\n\t"])
def test_a_document_has_a_title(
    case_file: CaseFile, coordinator: Viewer, now: datetime, title: str
) -> None:
    with pytest.raises(actions.TitleMissing, match="title"):
        actions.keep(case_file, let_in(), title=title, kind=KINDS.LETTER, by=coordinator, at=now)

    assert not Attachment.unscoped.exists()


def test_nothing_is_kept_on_a_file_that_is_not_open(
    case_file: CaseFile, stranger: Viewer, viewer_of: ViewerOf, now: datetime
) -> None:
    for viewer in (stranger, viewer_of(Role.AGENCY_REPRESENTATIVE), viewer_of(Role.BOARD_OFFICER)):
        with pytest.raises(PermissionDenied):
            actions.keep(case_file, let_in(), title="A", kind=KINDS.OTHER, by=viewer, at=now)


def test_only_those_who_may_read_legal_advice_keep_it(
    keep: Callable[..., Attachment], school: Viewer, coordinator: Viewer
) -> None:
    with pytest.raises(PermissionDenied, match="legal advice"):
        keep(school, kind=KINDS.LEGAL_ADVICE)

    assert keep(coordinator, kind=KINDS.LEGAL_ADVICE).kind == KINDS.LEGAL_ADVICE


def test_a_newer_version_stands_before_the_older_one(
    keep: Callable[..., Attachment], school: Viewer, now: datetime
) -> None:
    document = keep(school)

    version = actions.replace(document, let_in(b"second"), by=school, at=now, seen=None)

    assert version.number == 2
    found = queries.documents(school).get(pk=document.pk)
    assert [one.number for one in found.versions.all()] == [2, 1]
    assert entry("attachments:version:added").details["version"] == 2


def test_whoever_comes_second_learns_who_was_first(
    keep: Callable[..., Attachment], coordinator: Viewer, now: datetime
) -> None:
    document = keep(coordinator)
    seen = "1"
    actions.replace(document, let_in(b"second"), by=coordinator, at=now, seen=seen)

    with pytest.raises(RecordedMeanwhile, match="added a version"):
        actions.replace(document, let_in(b"third"), by=coordinator, at=now, seen=seen)


def test_the_same_content_is_stored_once_and_nobody_can_tell(
    keep: Callable[..., Attachment], coordinator: Viewer, school: Viewer
) -> None:
    first, second = keep(coordinator), keep(school)

    assert queries.newest(first).sha256 == queries.newest(second).sha256
    assert len(list(store.here().fingerprints())) == 1
    assert first.reference != second.reference


@pytest.mark.parametrize("by_whom", ["their agency", "the coordinator"])
def test_a_document_belongs_to_its_agency_and_to_who_runs_the_case(
    keep: Callable[..., Attachment],
    school: Viewer,
    coordinator: Viewer,
    now: datetime,
    by_whom: str,
) -> None:
    document = keep(school)
    colleague = replace(school, user_id=school.user_id + 1_000, name="A colleague")
    by = colleague if by_whom == "their agency" else coordinator

    actions.describe(document, title="B", kind=KINDS.OTHER, marking="OFFICIAL", by=by, at=now)

    document.refresh_from_db()
    assert (document.title, document.kind, document.marking) == ("B", "OTHER", "OFFICIAL")


def test_nobody_else_changes_it(
    keep: Callable[..., Attachment],
    school: Viewer,
    viewer_of: ViewerOf,
    case_file: CaseFile,
    now: datetime,
) -> None:
    document = keep(school)
    member = viewer_of(Role.GROUP_MEMBER)
    GrantFactory(case_file=case_file, user_id=member.user_id)
    tries: list[Callable[[], Any]] = [
        lambda: actions.replace(document, let_in(), by=member, at=now),
        lambda: actions.withdraw(document, because="a", by=member, at=now),
        lambda: actions.describe(
            document, title="B", kind=KINDS.OTHER, marking="OFFICIAL", by=member, at=now
        ),
    ]

    for one in tries:
        with pytest.raises(PermissionDenied, match="Only whoever added"):
            one()


def test_what_changed_is_in_the_trail_without_the_title(
    keep: Callable[..., Attachment], coordinator: Viewer, now: datetime
) -> None:
    document = keep(coordinator)

    actions.describe(
        document, title="Other", kind=KINDS.MINUTES, marking="OFFICIAL", by=coordinator, at=now
    )

    changes = entry("attachments:description:changed").changes
    assert changes["kind"] == ["Letter", "Minutes"]
    assert "Other" not in str(changes)
    assert "title" in changes


def test_a_withdrawn_document_stays_listed_and_cannot_be_changed_or_taken(
    keep: Callable[..., Attachment], coordinator: Viewer, case_file: CaseFile, now: datetime
) -> None:
    document = keep(coordinator)

    actions.withdraw(document, because=" Wrong case ", by=coordinator, at=now)

    (found,) = queries.on_file(case_file, coordinator)
    assert found.is_withdrawn
    assert (found.withdrawn_because, found.withdrawn_by_name) == ("Wrong case", coordinator.name)
    assert entry("attachments:document:withdrawn").changes["withdrawn_because"][1]["words"] == 2
    with pytest.raises(actions.Withdrawn):
        actions.withdraw(document, because="again", by=coordinator, at=now)
    with pytest.raises(actions.Withdrawn):
        actions.replace(document, let_in(), by=coordinator, at=now)
    version = AttachmentVersion.unscoped.select_related("attachment").get()
    with pytest.raises(actions.Withdrawn, match="no copy"):
        actions.take_copy(version, by=coordinator, at=now)


def test_withdrawing_needs_a_reason(
    keep: Callable[..., Attachment], coordinator: Viewer, now: datetime
) -> None:
    document = keep(coordinator)

    with pytest.raises(actions.ReasonMissing):
        actions.withdraw(document, because=" ", by=coordinator, at=now)


def test_taking_a_copy_is_written_down_and_needs_a_fresh_proof(
    keep: Callable[..., Attachment], coordinator: Viewer, now: datetime
) -> None:
    version = queries.newest(keep(coordinator))

    with pytest.raises(ProofNeeded):
        actions.take_copy(version, by=replace(coordinator, freshly_proved=False), at=now)
    actions.take_copy(version, by=coordinator, at=now)

    found = entry("attachments:copy:taken")
    assert (found.actor_name, found.details["sha256"]) == (coordinator.name, version.sha256)
    assert found.case_file_id == version.attachment.case_file_id


@pytest.mark.parametrize("scan", [Scan.WAITING, Scan.INFECTED])
def test_no_copy_is_taken_of_what_is_infected_or_may_be(
    partnership: Partnership, coordinator: Viewer, now: datetime, scan: Scan
) -> None:
    document = AttachmentFactory(case_file__partnership=partnership, version__scan=scan.name)

    with pytest.raises(actions.Locked, match=scan.value.lower()):
        actions.take_copy(queries.newest(document), by=coordinator, at=now)


def test_what_is_not_scanned_for_want_of_a_scanner_may_be_taken(
    partnership: Partnership, coordinator: Viewer, now: datetime
) -> None:
    document = AttachmentFactory(case_file__partnership=partnership, version__scan="NO_SCANNER")

    actions.take_copy(queries.newest(document), by=coordinator, at=now)

    assert entry("attachments:copy:taken")


def test_a_refusal_is_written_down_without_the_file_or_its_name(
    case_file: CaseFile, school: Viewer, now: datetime
) -> None:
    refused = Refused(Reason.MACROS, "secret of the child")

    actions.note_refusal(case_file, refused, by=school, at=now)

    found = entry("attachments:file:refused")
    assert found.details == {"why": Reason.MACROS.sentence}


@pytest.mark.parametrize(
    ("scan", "moment"), [(Scan.CLEAN, True), (Scan.INFECTED, True), (Scan.NO_SCANNER, False)]
)
def test_what_the_scanner_says_later_is_written_down(
    partnership: Partnership, now: datetime, scan: Scan, moment: bool
) -> None:
    document = AttachmentFactory(case_file__partnership=partnership, version__scan="WAITING")
    version = queries.newest(document)

    actions.note_scan(version, Verdict(scan, "words"), at=now)

    version.refresh_from_db()
    assert (version.scan, version.scan_words) == (scan.name, "words")
    assert version.scanned_at == (now if moment else None)
    assert entry("attachments:file:scanned").partnership_id == partnership.pk


def test_if_the_row_cannot_be_written_only_a_file_nobody_refers_to_is_left(
    case_file: CaseFile, coordinator: Viewer, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(**_: Any) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(AttachmentVersion.unscoped, "create", breaks)
    with pytest.raises(OSError, match="full"):
        actions.keep(case_file, let_in(), title="A", kind=KINDS.OTHER, by=coordinator, at=now)

    assert not Attachment.unscoped.exists()
    assert list(queries.nobodys_files()) == list(store.here().fingerprints()) != []


def test_the_database_refuses_half_a_withdrawal(partnership: Partnership, now: datetime) -> None:
    document = AttachmentFactory(case_file__partnership=partnership)

    with pytest.raises(IntegrityError), transaction.atomic():
        Attachment.unscoped.filter(pk=document.pk).update(withdrawn_at=now)


def test_the_database_refuses_a_second_version_of_the_same_number(
    partnership: Partnership,
) -> None:
    document = AttachmentFactory(case_file__partnership=partnership)

    with pytest.raises(IntegrityError), transaction.atomic():
        AttachmentVersionFactory(attachment=document)
