"""Can people add, find, read about and take away documents, and is a refused file explained?"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from conftest import SignIn
from heed.access.roles import Role
from heed.attachments.intake import Reason
from heed.attachments.models import Attachment, AttachmentVersion
from heed.attachments.tests.browsing import LETTER, at, html, left_over, of, send, stored
from heed.attachments.tests.factories import AttachmentFactory
from heed.attachments.tests.scanner import VIRUS, scanner
from heed.audit.models import AuditEntry
from heed.casefiles.models import CaseFile
from tests.pages import PageClient
from tests.trust.hostile.documents import pack, word

pytestmark = pytest.mark.usefixtures("now")


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
        assert page.index("Documents") < page.index("Access")

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
