"""Who sees which documents, in which order, and which files belong to whom?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from conftest import ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.attachments import actions, queries, store
from heed.attachments.models import Attachment, AttachmentVersion
from heed.attachments.tests.factories import AttachmentFactory, let_in
from heed.casefiles.models import CaseFile
from heed.casefiles.tests.factories import CaseFileFactory, GrantFactory
from heed.partnership.models import Agency, Partnership

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


class TestWhoSeesWhat:
    """The table of roles says who reaches documents; legal advice only those named."""

    def seen(self, viewer: Viewer) -> set[str]:
        documents = {document.kind for document in Attachment.visible_to(viewer)}
        versions = AttachmentVersion.visible_to(viewer).select_related("attachment")
        assert {version.attachment.kind for version in versions} == documents
        return documents

    @pytest.fixture(autouse=True)
    def _documents(self, case_file: CaseFile, school: Viewer) -> None:
        other = Agency.objects.filter(partnership_id=school.partnership_id)
        police = other.exclude(kind=Agency.Kind.EDUCATION).first()
        AttachmentFactory(case_file=case_file, kind=KINDS.AGENCY_RETURN, agency_id=school.agency_id)
        AttachmentFactory(case_file=case_file, kind=KINDS.MINUTES, agency=police)
        AttachmentFactory(case_file=case_file, kind=KINDS.LEGAL_ADVICE)

    def test_an_agency_sees_its_own(self, school: Viewer) -> None:
        assert self.seen(school) == {"AGENCY_RETURN"}

    def test_whoever_the_case_is_closed_to_sees_not_even_their_agencys(
        self, school: Viewer, case_file: CaseFile
    ) -> None:
        notifier = replace(school, roles=frozenset({Role.NOTIFIER}))
        before = self.seen(notifier)

        GrantFactory(case_file=case_file, user=User.objects.get(pk=notifier.user_id))

        assert before == set()
        assert self.seen(notifier) == {"AGENCY_RETURN"}

    def test_the_group_sees_everybodys_but_no_legal_advice(
        self, viewer_of: ViewerOf, case_file: CaseFile
    ) -> None:
        member = viewer_of(Role.GROUP_MEMBER)
        GrantFactory(case_file=case_file, user_id=member.user_id)

        assert self.seen(member) == {"AGENCY_RETURN", "MINUTES"}

    def test_the_coordinator_sees_all(self, coordinator: Viewer) -> None:
        assert self.seen(coordinator) == {"AGENCY_RETURN", "MINUTES", "LEGAL_ADVICE"}

    def test_a_legal_adviser_sees_all_on_the_files_they_advise_on(
        self, viewer_of: ViewerOf, case_file: CaseFile
    ) -> None:
        adviser = viewer_of(Role.LEGAL_ADVISER)
        assert self.seen(adviser) == set()
        GrantFactory(case_file=case_file, user_id=adviser.user_id)

        assert self.seen(adviser) == {"AGENCY_RETURN", "MINUTES", "LEGAL_ADVICE"}

    def test_strangers_and_officers_of_the_board_see_nothing(
        self, stranger: Viewer, viewer_of: ViewerOf
    ) -> None:
        assert self.seen(stranger) == self.seen(viewer_of(Role.BOARD_OFFICER)) == set()


def test_documents_come_in_the_order_asked_for_and_withdrawn_ones_last(
    case_file: CaseFile, coordinator: Viewer, now: datetime
) -> None:
    for number, title in enumerate(("B", "C", "A")):
        AttachmentFactory(
            case_file=case_file,
            title=title,
            kind=KINDS.LETTER if number else KINDS.MINUTES,
            version__content=b"x" * (5 - number),
            version__kept_at=now - timedelta(days=number),
        )
    gone = Attachment.unscoped.get(title="A")
    actions.withdraw(gone, because="a", by=coordinator, at=now)

    def titles(**asked: Any) -> str:
        found = queries.on_file(case_file, coordinator, queries.Sought(**asked))
        return "".join(document.title for document in found)

    assert titles() == "BCA"
    assert titles(sort="kept") == "CBA"
    assert titles(sort="-title") == "CBA"
    assert titles(sort="size") == "CBA"
    assert titles(kinds=("LETTER",)) == "CA"


def test_every_file_is_looked_for(partnership: Partnership) -> None:
    first = AttachmentFactory(case_file__partnership=partnership)
    AttachmentFactory(case_file__partnership=partnership, version__content=b"another")
    assert queries.checked().says == "2 files are where documents expect them."
    assert queries.checked().wrong == ()

    sha256 = queries.newest(first).sha256
    store.here().place(sha256).unlink()

    assert queries.checked().wrong == (f"The file {sha256[:12]}… is missing.",)


def test_files_nobody_refers_to_are_found_however_many(
    partnership: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MANY", 2)
    AttachmentFactory(case_file__partnership=partnership)
    stray = {let_in_and_forget(b"stray %d" % number) for number in range(4)}

    assert set(queries.nobodys_files()) == stray


def let_in_and_forget(content: bytes) -> str:
    received = let_in(content)
    received.settle()
    return received.examined.sha256
