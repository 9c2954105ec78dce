"""Is somebody whose file is destroyed while they work told so, and nobody else anything?"""

from __future__ import annotations

from typing import Any
from unittest.mock import Mock

import pytest
from django.db import IntegrityError

from conftest import SignIn
from heed.access.roles import Role
from heed.audit.events import Event
from heed.audit.models import AuditEntry
from heed.casefiles import actions as casefiles
from heed.casefiles.models import CaseFile, Exclusion
from heed.casefiles.tests.factories import CaseFileFactory
from heed.partnership.models import Partnership
from heed.retention.tests.factories import TombstoneFactory
from tests.pages import PageClient

TYPED = {"tie": "OTHER", "reason": "We were at school together", "csrfmiddlewaretoken": "once"}


@pytest.fixture
def chair(sign_in: SignIn) -> PageClient:
    client = sign_in(Role.GROUP_CHAIR)
    client.raise_request_exception = False
    return client


@pytest.fixture
def case_file(partnership: Partnership) -> CaseFile:
    made: CaseFile = CaseFileFactory(partnership=partnership)
    return made


@pytest.fixture
def _breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written on the file refers to a row that somebody else has just taken away."""
    declare = casefiles.declare

    def write_in_vain(*given: Any, **named: Any) -> None:
        declare(*given, **named)
        raise IntegrityError("FOREIGN KEY constraint failed")

    monkeypatch.setattr(casefiles, "declare", Mock(side_effect=write_in_vain))


def send(client: PageClient, case_file: CaseFile) -> tuple[int, str]:
    answer = client.post(f"/cases/{case_file.reference}/step-aside/", TYPED)
    return answer.status_code, answer.content.decode()


@pytest.mark.usefixtures("_breaks")
def test_who_writes_while_it_is_destroyed_is_told_and_nothing_stays(
    chair: PageClient, case_file: CaseFile
) -> None:
    TombstoneFactory(partnership=case_file.partnership, reference=case_file.reference)

    status, page = send(chair, case_file)

    assert status == 410
    assert "This file has just been destroyed" in page
    assert "what you sent was not saved" in page
    assert not Exclusion.unscoped.exists()
    assert not AuditEntry.objects.filter(event=Event.CASE_FILE_RECUSED.value).exists()


@pytest.mark.usefixtures("_breaks")
def test_what_breaks_on_a_file_that_is_there_is_a_mistake(
    chair: PageClient, case_file: CaseFile
) -> None:
    status, page = send(chair, case_file)

    assert status == 500
    assert "Sorry, there is a problem with the service" in page
    assert not Exclusion.unscoped.exists()


def test_afterwards_it_is_simply_not_there(chair: PageClient, partnership: Partnership) -> None:
    gone = TombstoneFactory(partnership=partnership)

    answer = chair.get(f"/cases/{gone.reference}/")

    assert answer.status_code == 404


def test_a_page_about_nothing_in_particular_breaks_as_before(
    chair: PageClient, monkeypatch: pytest.MonkeyPatch, partnership: Partnership
) -> None:
    TombstoneFactory(partnership=partnership)
    monkeypatch.setattr("heed.desk.views.pages.clock.now", Mock(side_effect=ValueError))

    assert chair.get("/desk/").status_code == 500
