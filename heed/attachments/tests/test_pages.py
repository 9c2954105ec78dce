"""Can people add, find, read about and take away documents, and is a refused file explained?"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from conftest import SignIn
from heed.access.roles import Role
from heed.attachments import queries, store
from heed.attachments.clamav import Scan
from heed.attachments.intake import Reason
from heed.attachments.intake.findings import Note
from heed.attachments.models import Attachment, AttachmentVersion
from heed.attachments.tests.factories import AttachmentFactory, AttachmentVersionFactory
from heed.attachments.tests.scanner import VIRUS, scanner
from heed.audit.models import AuditEntry
from heed.casefiles.models import CaseFile
from heed.casefiles.tests.factories import GrantFactory
from heed.incidents.tests.factories import reported
from heed.partnership.models import Partnership
from tests.pages import PageClient
from tests.trust.hostile.documents import pack, word

pytestmark = pytest.mark.usefixtures("now")

LETTER = b"Dear colleague,\n"


@pytest.fixture
def case_file(partnership: Partnership) -> CaseFile:
    return reported(partnership).case_file


@pytest.fixture
def coordinator(sign_in: SignIn) -> PageClient:
    return sign_in(Role.COORDINATOR)


@pytest.fixture
def school(sign_in: SignIn, case_file: CaseFile) -> PageClient:
    client = sign_in(Role.AGENCY_REPRESENTATIVE)
    GrantFactory(case_file=case_file, user=None, agency_id=client.viewer.agency_id)
    return client


@pytest.fixture
def document(case_file: CaseFile) -> Attachment:
    made: Attachment = AttachmentFactory(case_file=case_file, title="Minutes of March")
    return made


def at(case_file: CaseFile, *rest: str) -> str:
    return "/".join(["/cases", case_file.reference, "documents", *rest, ""])


def of(document: Attachment, *rest: str) -> str:
    return at(document.case_file, document.reference, *rest)


def html(client: PageClient, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return bytes(response.content).decode()


def send(client: PageClient, path: str, content: bytes | None, name: str, **typed: str) -> Any:
    file = {} if content is None else {"file": SimpleUploadedFile(name, content)}
    return client.post(path, {"title": "A letter", "kind": "LETTER", "marking": "OFFICIAL",
                              **typed, **file})  # fmt: skip


def stored() -> list[str]:
    return list(store.here().fingerprints())


def left_over(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and path.name != ".lock"]


class TestList:
    def test_an_empty_list_says_what_is_kept_here(
        self, coordinator: PageClient, case_file: CaseFile
    ) -> None:
        page = html(coordinator, at(case_file))

        assert "There are no documents you can see on this case" in page
        assert f'href="{at(case_file, "add")}"' in page

    def test_documents_are_listed_with_what_one_looks_for(
        self, coordinator: PageClient, document: Attachment
    ) -> None:
        page = html(coordinator, at(document.case_file))

        assert "1 document." in page
        for word_ in ("Minutes of March", "Letter", "43\xa0bytes", "Cora Coordinator", "No virus"):
            assert word_ in page

    def test_the_tab_of_the_case_is_called_documents(
        self, coordinator: PageClient, case_file: CaseFile
    ) -> None:
        page = html(coordinator, at(case_file))

        assert 'aria-current="page"' in page
        assert page.index("Documents") < page.index("Who may see this")

    def test_they_are_filtered_sorted_and_turned_over(
        self, coordinator: PageClient, case_file: CaseFile, now: datetime
    ) -> None:
        for number in range(30):
            AttachmentFactory(
                case_file=case_file,
                title=f"Letter {number:02}",
                kind=Attachment.Kind.LETTER if number % 2 else Attachment.Kind.MINUTES,
                version__kept_at=now - timedelta(days=number),
            )

        first = html(coordinator, at(case_file))
        assert "Letter 00" in first
        assert "Letter 29" not in first
        assert "Letter 29" in html(coordinator, at(case_file) + "?page=2")
        assert "Letter 29" in html(coordinator, at(case_file) + "?sort=-title")
        minutes = html(coordinator, at(case_file) + "?kind=MINUTES")
        assert "15 documents" in minutes
        assert "Remove this filter" in minutes
        both = html(coordinator, at(case_file) + "?kind=MINUTES&kind=LETTER&sort=nonsense")
        assert "30 documents" in both
        assert "?kind=LETTER&amp;sort=-kept" in both

    def test_nothing_of_a_kind_offers_a_way_back(
        self, coordinator: PageClient, document: Attachment
    ) -> None:
        page = html(coordinator, at(document.case_file) + "?kind=LEGAL_ADVICE")

        assert "No document is of this kind" in page

    def test_the_number_of_questions_does_not_grow_with_the_documents(
        self,
        coordinator: PageClient,
        document: Attachment,
        django_assert_max_num_queries: DjangoAssertNumQueries,
        django_assert_num_queries: DjangoAssertNumQueries,
    ) -> None:
        path = at(document.case_file)
        html(coordinator, path)
        with django_assert_max_num_queries(30) as one:
            html(coordinator, path)
        for _ in range(10):
            AttachmentFactory(case_file=document.case_file)

        with django_assert_num_queries(len(one)):
            html(coordinator, path)

    def test_only_those_who_may_open_the_case_see_its_documents(
        self, document: Attachment, signed_in_stranger: PageClient, sign_in: SignIn
    ) -> None:
        for client in (signed_in_stranger, sign_in(Role.GROUP_MEMBER), sign_in(Role.BOARD_OFFICER)):
            for path in (at(document.case_file), of(document), of(document, "copy", "1")):
                assert client.get(path).status_code in (403, 404)

    def test_legal_advice_is_not_there_for_the_school(
        self, school: PageClient, coordinator: PageClient, case_file: CaseFile
    ) -> None:
        agency_id = school.viewer.agency_id
        advice = AttachmentFactory(
            case_file=case_file,
            title="Privileged",
            kind=Attachment.Kind.LEGAL_ADVICE,
            agency_id=agency_id,
        )

        assert "Privileged" in html(coordinator, at(case_file))
        assert "There are no documents you can see" in html(school, at(case_file))
        assert school.get(of(advice)).status_code == 404
        assert school.get(of(advice, "copy", "1")).status_code == 404
        assert "Legal advice" not in html(school, at(case_file, "add"))


class TestAdd:
    def test_a_document_is_added_and_can_be_taken_away_again(
        self, school: PageClient, case_file: CaseFile
    ) -> None:
        response = send(school, at(case_file, "add"), pack(word()), "Return of March.docx")

        assert response.url == at(case_file)
        assert "“A letter” is kept on this case." in html(school, at(case_file))
        version = AttachmentVersion.unscoped.get()
        assert (version.file_name, version.file_kind) == ("Return of March.docx", "WORD")
        copy = school.get(of(version.attachment, "copy", "1"))
        assert b"".join(copy) == pack(word())

    def test_the_limits_are_said_beforehand(
        self, coordinator: PageClient, case_file: CaseFile
    ) -> None:
        page = html(coordinator, at(case_file, "add"))

        assert "at most 50\xa0MB" in page
        assert "Word (.docx, .doc)" in page
        assert 'enctype="multipart/form-data"' in page
        assert 'accept=".csv,.doc,.docx' in page

    @pytest.mark.parametrize(
        ("content", "name", "reason"),
        [
            (b"", "letter.txt", Reason.EMPTY),
            (b"<html>", "letter.txt", Reason.WEB_PAGE),
            (b"MZ" + bytes(99), "letter.docx", Reason.NOT_ACCEPTED),
            (LETTER, "letter.exe", Reason.NOT_ACCEPTED),
            (pack(word(extra={"word/vbaProject.bin": b"x"})), "letter.docx", Reason.MACROS),
        ],
    )
    def test_a_refused_file_keeps_what_was_typed_and_says_why_and_what_to_do(
        self,
        school: PageClient,
        case_file: CaseFile,
        files: Path,
        settings: Settings,
        content: bytes,
        name: str,
        reason: Reason,
    ) -> None:
        response = send(school, at(case_file, "add"), content, name, title="My own title")

        page = bytes(response.content).decode()
        assert response.status_code == 200
        assert "<title>Error:" in page
        assert f"{reason.sentence} {reason.advice}" in page
        assert 'value="My own title"' in page
        assert not Attachment.unscoped.exists()
        assert left_over(files) == left_over(Path(settings.FILE_UPLOAD_TEMP_DIR)) == []
        entry = AuditEntry.objects.get(event="attachments:file:refused")
        assert entry.details == {"why": reason.sentence}

    def test_a_file_that_was_let_in_is_not_kept_without_a_title(
        self, coordinator: PageClient, case_file: CaseFile, files: Path, settings: Settings
    ) -> None:
        response = send(coordinator, at(case_file, "add"), LETTER, "letter.txt", title="")

        assert "Enter the title" in bytes(response.content).decode()
        assert left_over(files) == left_over(Path(settings.FILE_UPLOAD_TEMP_DIR)) == []
        assert not AuditEntry.objects.filter(event="attachments:file:refused").exists()

    def test_a_title_of_nothing_but_blanks_is_asked_for_again(
        self, coordinator: PageClient, case_file: CaseFile
    ) -> None:
        response = send(coordinator, at(case_file, "add"), LETTER, "letter.txt", title="\u2003")

        assert "the title" in bytes(response.content).decode()

    def test_without_a_file_it_asks_for_one(
        self, coordinator: PageClient, case_file: CaseFile
    ) -> None:
        response = send(coordinator, at(case_file, "add"), None, "")

        assert "Choose the file" in bytes(response.content).decode()

    def test_an_infected_file_is_refused(
        self, coordinator: PageClient, case_file: CaseFile, settings: Settings
    ) -> None:
        with scanner() as (settings.HEED_CLAMD, _):
            response = send(coordinator, at(case_file, "add"), VIRUS, "letter.txt")

        assert Reason.INFECTED.sentence in bytes(response.content).decode()
        assert stored() == []

    def test_legal_advice_is_kept_only_by_those_who_may_read_it(
        self, school: PageClient, coordinator: PageClient, case_file: CaseFile
    ) -> None:
        refused = send(school, at(case_file, "add"), LETTER, "a.txt", kind="LEGAL_ADVICE")
        kept = send(coordinator, at(case_file, "add"), LETTER, "a.txt", kind="LEGAL_ADVICE")

        assert (refused.status_code, kept.status_code) == (200, 302)

    def test_nobody_adds_to_a_case_that_is_not_open_to_them(
        self, case_file: CaseFile, signed_in_stranger: PageClient, sign_in: SignIn
    ) -> None:
        for client, status in ((signed_in_stranger, 404), (sign_in(Role.BOARD_OFFICER), 403)):
            response = send(client, at(case_file, "add"), LETTER, "letter.txt")
            assert response.status_code == status

        assert stored() == []


class TestOneDocument:
    def test_every_version_is_shown_with_what_readers_overlook(
        self, coordinator: PageClient, document: Attachment
    ) -> None:
        notes = [Note.TRACKED_CHANGES.name, Note.COMMENTS.name, Note.HIDDEN_TEXT.name]
        AttachmentVersionFactory(attachment=document, number=2, notes=notes, scan="NO_SCANNER",
                                 scanned_at=None)  # fmt: skip
        AttachmentVersionFactory(attachment=document, number=3, notes=[Note.COMMENTS.name])

        page = html(coordinator, of(document))

        assert page.index("Version 3") < page.index("Version 2") < page.index("Version 1")
        assert "It contains tracked changes, comments and hidden text: whoever" in page
        assert "It contains comments: whoever" in page
        assert "There is no virus scanner here" in page
        assert of(document, "copy", "3") in page

    @pytest.mark.parametrize("scan", [Scan.WAITING, Scan.INFECTED])
    def test_no_copy_is_offered_of_what_is_infected_or_may_be(
        self, coordinator: PageClient, case_file: CaseFile, scan: Scan
    ) -> None:
        document = AttachmentFactory(case_file=case_file, version__scan=scan.name)

        assert of(document, "copy", "1") not in html(coordinator, of(document))
        response = coordinator.get(of(document, "copy", "1"))
        assert response.status_code == 409
        assert "No copy can be taken of this version" in bytes(response.content).decode()
        assert not AuditEntry.objects.filter(event="attachments:copy:taken").exists()

    def test_only_those_it_belongs_to_are_offered_to_change_it(
        self, sign_in: SignIn, coordinator: PageClient, document: Attachment
    ) -> None:
        member = sign_in(Role.GROUP_MEMBER)
        GrantFactory(case_file=document.case_file, user_id=member.viewer.user_id)

        assert "Withdraw it" in html(coordinator, of(document))
        assert "Withdraw it" not in html(member, of(document))
        assert "Only whoever added this document" in html(member, of(document, "withdraw"))

    def test_a_newer_version_is_added(self, coordinator: PageClient, document: Attachment) -> None:
        page = html(coordinator, of(document, "replace"))
        seen = str(queries.newest(document).pk)
        assert f'value="{seen}"' in page

        response = send(coordinator, of(document, "replace"), b"second", "letter.txt", seen=seen)
        late = send(coordinator, of(document, "replace"), b"third", "letter.txt", seen=seen)

        assert response.url == of(document)
        assert "added a version while this page was open" in bytes(late.content).decode()
        assert AttachmentVersion.unscoped.count() == 2

    def test_a_newer_version_may_be_refused_too(
        self, coordinator: PageClient, document: Attachment
    ) -> None:
        response = send(coordinator, of(document, "replace"), b"<html>", "letter.txt")

        assert Reason.WEB_PAGE.sentence in bytes(response.content).decode()
        assert AuditEntry.objects.filter(event="attachments:file:refused").exists()

    def test_title_kind_and_marking_can_be_changed(
        self, coordinator: PageClient, document: Attachment
    ) -> None:
        assert "Minutes of March" in html(coordinator, of(document, "describe"))

        response = coordinator.post(
            of(document, "describe"), {"title": "B", "kind": "MINUTES", "marking": "OFFICIAL"}
        )

        assert response.url == of(document)
        document.refresh_from_db()
        assert (document.title, document.kind) == ("B", "MINUTES")

    def test_withdrawing_asks_why_and_says_what_becomes_of_it(
        self, coordinator: PageClient, document: Attachment
    ) -> None:
        assert "Nothing is destroyed" in html(coordinator, of(document, "withdraw"))
        empty = coordinator.post(of(document, "withdraw"), {"because": ""})
        assert "Enter why it is withdrawn" in bytes(empty.content).decode()

        coordinator.post(of(document, "withdraw"), {"because": "Wrong case"})

        page = html(coordinator, of(document))
        assert "because: Wrong case" in page
        assert "Take a copy" not in page
        assert "Withdrawn" in html(coordinator, at(document.case_file))
        assert coordinator.get(of(document, "copy", "1")).status_code == 409
        assert "was withdrawn, so it cannot be changed" in html(
            coordinator, of(document, "replace")
        )

    def test_an_action_that_comes_too_late_says_so(
        self, coordinator: PageClient, document: Attachment
    ) -> None:
        coordinator.post(of(document, "withdraw"), {"because": "Wrong case"})

        response = coordinator.post(of(document, "withdraw"), {"because": "Again"})

        assert "This document was withdrawn" in bytes(response.content).decode()


class TestCopy:
    def test_a_copy_runs_nothing_wherever_it_is_opened(
        self, coordinator: PageClient, document: Attachment
    ) -> None:
        response = coordinator.get(of(document, "copy", "1"))

        headers = response.headers
        assert headers["Content-Type"] == "application/octet-stream"
        assert headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["Cache-Control"] == "no-store"
        assert headers["Content-Length"] == str(len(b"".join(response)))

    @pytest.mark.parametrize(
        ("file_name", "header"),
        [
            ("letter.txt", 'attachment; filename="OFFICIAL-SENSITIVE letter.txt"'),
            ("Zoë – 2.txt", "attachment; filename*=utf-8''OFFICIAL-SENSITIVE%20Zo%C3%AB"
             "%20%E2%80%93%202.txt"),
            ('a"; x=y.txt', 'attachment; filename="OFFICIAL-SENSITIVE a\\"; x=y.txt"'),
        ],
    )  # fmt: skip
    def test_its_name_says_how_to_handle_it(
        self, coordinator: PageClient, case_file: CaseFile, file_name: str, header: str
    ) -> None:
        document = AttachmentFactory(case_file=case_file, version__file_name=file_name)

        response = coordinator.get(of(document, "copy", "1"))

        assert response.headers["Content-Disposition"] == header
        b"".join(response)

    def test_who_took_it_is_written_down_once(
        self, coordinator: PageClient, document: Attachment
    ) -> None:
        b"".join(coordinator.get(of(document, "copy", "1")))

        entry = AuditEntry.objects.get(event="attachments:copy:taken")
        assert entry.actor_name == coordinator.viewer.name

    def test_a_version_that_is_not_there_is_not_found(
        self, coordinator: PageClient, document: Attachment
    ) -> None:
        assert coordinator.get(of(document, "copy", "2")).status_code == 404
        assert coordinator.get(at(document.case_file, "D-NOTHERE")).status_code == 404

    def test_nothing_is_changed_by_looking(
        self, coordinator: PageClient, document: Attachment
    ) -> None:
        for path in (of(document, "copy", "1"), of(document)):
            assert coordinator.post(path).status_code == 405
