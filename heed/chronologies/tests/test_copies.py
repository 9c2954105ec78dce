"""What is in a copy of a chronology that somebody takes away, and is it written down?"""

from __future__ import annotations

import json

import pytest

from conftest import LetPass, SignIn
from heed.access import permissions
from heed.access.permissions import Permission
from heed.access.roles import Role
from heed.audit.models import AuditEntry
from heed.chronologies.models import AskedAgency, ChronologyRow
from heed.chronologies.tests.browsing import at, html
from heed.chronologies.tests.factories import (
    ChronologyRowFactory,
    ReaderJudgementFactory,
    ReaderNoteFactory,
    ReceivedReturnFactory,
    ReturnProblemFactory,
)
from tests.pages import PageClient

pytestmark = pytest.mark.usefixtures("now")


@pytest.fixture
def rows(asked: AskedAgency) -> list[ChronologyRow]:
    """Two rows of the school, beside one of which a reader has written."""
    received = ReceivedReturnFactory(asked=asked)
    ReturnProblemFactory(received=received)
    made: list[ChronologyRow] = [
        ChronologyRowFactory(received=received, event="Absent from school"),
        ChronologyRowFactory(received=received, event="Found by a patrol"),
    ]
    ReaderNoteFactory(row=made[0])
    return made


def copy(client: PageClient, rows: list[ChronologyRow], ending: str, query: str = "") -> bytes:
    response = client.get(at("download", rows[0].chronology.case_file, ending) + query)
    assert response.status_code == 200
    name = f"OFFICIAL-SENSITIVE chronology {rows[0].chronology.case_file}.{ending}"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    return bytes(response.content)


def test_a_copy_has_every_row_and_no_note(
    coordinator: PageClient, rows: list[ChronologyRow]
) -> None:
    said = json.loads(copy(coordinator, rows, "json"))

    assert {row["event"] for row in said["rows"]} == {row.event for row in rows}
    assert said["problems"][0]["what"] == "Row 7 has no date."
    assert "Nobody asked the child" not in json.dumps(said)


def test_a_copy_has_only_the_rows_somebody_looked_for(
    coordinator: PageClient, rows: list[ChronologyRow]
) -> None:
    said = json.loads(copy(coordinator, rows, "json", "?text=patrol"))

    assert [row["event"] for row in said["rows"]] == ["Found by a patrol"]
    entry = AuditEntry.objects.get(event="chronologies:chronology:downloaded")
    assert entry.details == {"form": "json", "rows": 1, "whole": False, "with_labels": False}


def test_a_copy_marks_rows_that_are_alike_unless_readers_say_they_are_not(
    coordinator: PageClient, rows: list[ChronologyRow]
) -> None:
    ChronologyRow.unscoped.update(event="Found by a patrol", cells="3 March\x1eNotes\x1eFound")
    before = [row["repeats"] for row in json.loads(copy(coordinator, rows, "json"))["rows"]]

    ReaderJudgementFactory(row=rows[1], other=rows[0], matter="REPEAT", holds=False)
    after = [row["repeats"] for row in json.loads(copy(coordinator, rows, "json"))["rows"]]
    ReaderJudgementFactory(row=rows[0], other=rows[1], matter="REPEAT", holds=None)
    again = [row["repeats"] for row in json.loads(copy(coordinator, rows, "json"))["rows"]]

    assert all(before)
    assert before == again
    assert after == [[], []]


def test_a_judgement_of_a_row_that_was_replaced_changes_no_copy(
    coordinator: PageClient, rows: list[ChronologyRow]
) -> None:
    gone = ChronologyRowFactory(
        received=ReceivedReturnFactory(asked=rows[0].received.asked, number=2, state="REPLACED")
    )
    ReaderJudgementFactory(row=rows[0], other=gone, matter="SAME", holds=False)

    assert len(json.loads(copy(coordinator, rows, "json"))["rows"]) == 2


@pytest.mark.parametrize(
    ("ending", "start"), [("docx", b"PK"), ("xlsx", b"PK"), ("pdf", b"%PDF"), ("csv", b"\xef")]
)
def test_copies_come_in_the_forms_people_use(
    coordinator: PageClient, rows: list[ChronologyRow], ending: str, start: bytes
) -> None:
    assert copy(coordinator, rows, ending).startswith(start)


def test_the_page_leads_to_copies_of_the_rows_it_shows(
    coordinator: PageClient, rows: list[ChronologyRow]
) -> None:
    case_file = rows[0].chronology.case_file

    page = html(coordinator, f"{at('chronology', case_file)}?text=patrol")

    assert f'{at("download", case_file, "docx")}?text=patrol"' in page


def test_there_is_no_copy_in_a_form_nobody_knows(
    coordinator: PageClient, rows: list[ChronologyRow]
) -> None:
    path = at("download", rows[0].chronology.case_file, "exe")

    assert coordinator.get(path).status_code == 404


def test_long_after_signing_in_one_is_asked_who_one_is(
    coordinator: PageClient, rows: list[ChronologyRow], let_pass: LetPass
) -> None:
    let_pass(minutes=6)

    response = coordinator.get(at("download", rows[0].chronology.case_file, "csv"))

    assert response.status_code == 403
    assert not AuditEntry.objects.filter(event="chronologies:chronology:downloaded").exists()


def test_an_agency_takes_no_copy_of_what_others_sent(
    school: PageClient, rows: list[ChronologyRow]
) -> None:
    path = at("download", rows[0].chronology.case_file, "csv")

    assert school.get(path).status_code in (403, 404)


def test_whoever_may_not_take_copies_is_offered_none(
    sign_in: SignIn, rows: list[ChronologyRow], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = sign_in(Role.COORDINATOR)
    monkeypatch.setitem(permissions.TABLE, Permission.CHRONOLOGY_DOWNLOAD, frozenset())

    assert "/download/" not in html(client, at("chronology", rows[0].chronology.case_file))
