"""Does the page say how the backups stand and what to do, and take only a real drill's code?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from conftest import SignIn, StopClock, ViewerOf
from heed.access.roles import Role
from heed.audit.models import AuditEntry
from heed.backups import actions, presenters, queries, taking, usual
from heed.backups.models import RestoreDrill
from heed.backups.tests.conftest import AT
from heed.backups.tests.test_manifest import LABEL
from heed.backups.tests.test_place import put
from tests.pages import PageClient

CODE = "RD-7KQ4MXA-CTANPPJ"


@pytest.fixture(autouse=True)
def _now(stop_clock: StopClock, installation: Path) -> None:
    stop_clock("2026-11-23 10:30")
    with usual.place().to_oneself():
        pass


@pytest.fixture
def coordinator(sign_in: SignIn) -> PageClient:
    return sign_in(Role.COORDINATOR)


def a_backup(at: datetime = AT, *problems: str, code: str = CODE) -> None:
    name = put(usual.place(), at, *problems)
    label = usual.place().folder / name / "label.json"
    found = replace(LABEL, name=name, made_at=at, problems=problems)
    label.write_bytes(replace(found, drill_check=taking.drill_check(code)).as_json())


def a_drill(at: datetime = AT) -> RestoreDrill:
    return RestoreDrill.objects.create(
        backup_name="2026-11-01T101500Z",
        backup_made_at=at - timedelta(days=1),
        recorded_at=at,
        recorded_by_name="Priya Shah",
    )


def read(client: PageClient) -> str:
    return str(client.get("/backups/").content.decode())


def test_when_all_is_well_there_is_nothing_to_do(coordinator: PageClient) -> None:
    a_backup()
    a_drill()

    html = read(coordinator)

    assert "In order" in html
    assert "23 November 2026 at 10:15am" in html
    assert "23 November 2026, recorded by Priya Shah" in html
    assert "By 28 December 2026" in html
    assert "Nothing. The next restore drill has time." in html


def test_without_a_key_that_is_the_first_step(coordinator: PageClient) -> None:
    usual.keys_file().unlink()

    html = read(coordinator)

    assert "Needs attention" in html
    assert "heed backup --make-key" in html


def test_with_a_backup_and_no_drill_the_code_of_the_first_is_asked_for(
    coordinator: PageClient,
) -> None:
    a_backup()

    html = read(coordinator)

    assert "No drill is recorded yet" in html
    assert "Record the drill" in html
    assert html.index("Do a restore drill") < html.index("Newest backup")


def test_without_a_backup_the_first_one_is_asked_for_and_no_code(coordinator: PageClient) -> None:
    html = read(coordinator)

    assert "take the first backup" in html
    assert "As soon as there is a backup" in html
    assert "There is nothing to practise with yet" in html
    assert "Record the drill" not in html


def test_a_code_without_any_backup_is_answered(coordinator: PageClient) -> None:
    assert (
        "No backup has this code" in coordinator.post("/backups/", {"code": CODE}).content.decode()
    )


def test_a_backup_that_is_too_old_is_asked_about(coordinator: PageClient) -> None:
    a_backup(AT - timedelta(hours=1))
    a_drill()

    html = read(coordinator)

    assert "Needs attention" in html
    assert "There should be one in the last hour." in html


def test_a_problem_is_passed_on(coordinator: PageClient) -> None:
    a_backup(AT, "The database is damaged: page 4.")
    a_drill()

    html = read(coordinator)

    assert "Needs attention" in html
    assert "The database is damaged: page 4." in html


@pytest.mark.parametrize(("days", "due"), [(34, False), (35, True), (36, True)])
def test_after_35_days_a_drill_is_due(days: int, due: bool, coordinator: PageClient) -> None:
    a_backup()
    a_drill(AT - timedelta(days=days))

    html = read(coordinator)

    assert ("Restore drill due" in html) == due
    assert ("Do a restore drill" in html) == due


def test_the_code_inside_a_backup_records_a_drill(coordinator: PageClient) -> None:
    a_backup(AT - timedelta(minutes=15), code="RD-ANOTHER-ONE")
    a_backup()

    response = coordinator.post("/backups/", {"code": f" {CODE.lower()} "}, follow=True)

    assert "The restore drill is recorded" in response.content.decode()
    drill = RestoreDrill.objects.get()
    assert str(drill) == "Drill with 2026-11-23T101500Z"
    assert drill.recorded_by_name == coordinator.viewer.name
    entry = AuditEntry.objects.get(event="backups:drill:recorded")
    assert entry.actor_name == coordinator.viewer.name


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("RD-NOTTHIS-ONEHERE", "No backup has this code"),
        ("", "Enter the code that “heed restore” printed"),
    ],
)
def test_a_drill_nobody_did_is_not_recorded(
    code: str, sentence: str, coordinator: PageClient
) -> None:
    a_backup()

    html = coordinator.post("/backups/", {"code": code}).content.decode()

    assert sentence in html
    assert not RestoreDrill.objects.exists()


@pytest.mark.parametrize("role", [Role.NOTIFIER, Role.GROUP_CHAIR, Role.BOARD_OFFICER])
def test_the_page_is_for_those_who_look_after_the_backups(role: Role, sign_in: SignIn) -> None:
    client = sign_in(role)

    assert client.get("/backups/").status_code == 403
    assert "/backups/" not in client.get("/partnership/").content.decode()


def test_it_is_linked_at_the_foot_of_every_page(coordinator: PageClient) -> None:
    assert 'href="/backups/"' in coordinator.get("/partnership/").content.decode()


def test_recording_a_drill_needs_the_permission(viewer_of: ViewerOf) -> None:
    with pytest.raises(PermissionDenied):
        actions.record_drill(CODE, by=viewer_of(Role.NOTIFIER), at=AT)


def test_the_page_asks_the_database_two_questions_of_its_own(
    coordinator: PageClient, django_assert_num_queries: object
) -> None:
    a_backup()
    a_drill()

    standing = queries.standing(at=AT)

    assert standing.is_well
    assert not replace(standing, newest=None).is_well
    assert presenters.badge(replace(standing, newest=None)).colour == "red"


def test_wrong_methods_are_refused(coordinator: PageClient) -> None:
    assert coordinator.put("/backups/").status_code == 405
