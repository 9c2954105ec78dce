"""Can people read about a document, change it and take a copy, if it is theirs to?"""

from __future__ import annotations

import pytest

from conftest import SignIn
from heed.access.roles import Role
from heed.attachments.clamav import Scan
from heed.attachments.intake import Reason
from heed.attachments.intake.findings import Note
from heed.attachments.models import Attachment, AttachmentVersion
from heed.attachments.tests.browsing import at, html, of, send
from heed.attachments.tests.factories import AttachmentFactory, AttachmentVersionFactory
from heed.audit.models import AuditEntry
from heed.casefiles.models import CaseFile
from heed.casefiles.tests.factories import GrantFactory
from tests.pages import PageClient

pytestmark = pytest.mark.usefixtures("now")


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
        seen = "1"
        assert f'value="{seen}"' in page

        response = send(coordinator, of(document, "replace"), b"second", "letter.txt", seen=seen)
        late = send(coordinator, of(document, "replace"), b"third", "letter.txt", seen=seen)

        assert response.headers["Location"] == of(document)
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

        assert response.headers["Location"] == of(document)
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
