"""Is what happened written down, with who and when, and never changed afterwards?"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Model

from conftest import ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.audit import queries, trail
from heed.audit.events import Event
from heed.audit.models import AuditEntry
from heed.audit.queries import LookedFor

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def coordinator(viewer_of: ViewerOf) -> Viewer:
    return viewer_of(Role.COORDINATOR)


def test_an_entry_says_who_did_what_for_whom(coordinator: Viewer, partnership: Model) -> None:
    trail.record(Event.AGENCY_ADDED, partnership, by=coordinator, at=AT, starts_on=date(2026, 1, 1))

    entry = AuditEntry.objects.get()
    assert str(entry) == f"2026-11-23 09:00 partnership:agency:added {partnership}"
    assert entry.actor_name == coordinator.name
    assert entry.acting_for == str(partnership)
    assert entry.subject_kind == "partnership"
    assert entry.case_file_id is None
    assert entry.details == {"starts_on": "2026-01-01"}


def test_details_are_kept_as_plain_values(coordinator: Viewer, partnership: Model) -> None:
    trail.record(
        Event.AGENCY_ADDED,
        partnership,
        by=coordinator,
        at=AT,
        role=Role.NOTIFIER,
        when=AT,
        many=(date(2026, 1, 1), 2),
        inner={Role.NOTIFIER: None},
    )

    assert AuditEntry.objects.get().details == {
        "role": "Notifier",
        "when": "2026-11-23T09:00:00+00:00",
        "many": ["2026-01-01", 2],
        "inner": {"Notifier": None},
    }


@pytest.mark.django_db(transaction=True)
def test_nothing_is_written_outside_a_transaction() -> None:
    with pytest.raises(trail.NotInATransaction, match="accounts:session:refused"):
        trail.record_without_viewer(
            Event.SIGN_IN_FAILED, actor_name="Somebody", at=AT, subject_kind="account"
        )


@pytest.mark.django_db(transaction=True)
def test_an_entry_goes_away_with_the_act_that_failed(db: None) -> None:
    with transaction.atomic():
        trail.record_without_viewer(
            Event.SIGN_IN_FAILED, actor_name="Somebody", at=AT, subject_kind="account"
        )
        transaction.set_rollback(True)

    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("change", ["update", "delete", "save"])
def test_the_database_refuses_to_change_the_trail(change: str, db: None) -> None:
    trail.record_without_viewer(
        Event.SIGN_IN_FAILED, actor_name="Somebody", at=AT, subject_kind="account"
    )
    entry = AuditEntry.objects.get()
    changes = {
        "update": lambda: AuditEntry.objects.update(actor_name="Nobody"),
        "delete": AuditEntry.objects.all().delete,
        "save": entry.save,
    }

    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        changes[change]()

    assert AuditEntry.objects.get().actor_name == "Somebody"


def test_reading_the_trail_is_in_the_trail(coordinator: Viewer) -> None:
    trail.record_reading(by=coordinator, at=AT, person="Amira")

    entry = AuditEntry.objects.get()
    assert entry.happened == "Trail: trail read"
    assert entry.details == {"person": "Amira"}


@pytest.mark.parametrize("event", list(Event))
def test_every_event_is_named_room_thing_verb_and_has_words(event: Event) -> None:
    assert re.fullmatch(r"[a-z_]+:[a-z_ ]+:[a-z_ ]+", event.value)
    assert re.fullmatch(r"[A-Z][a-z ]+: [a-z_ ]+", event.label)


def test_an_event_nobody_writes_any_more_keeps_its_name() -> None:
    assert AuditEntry(event="old:thing:gone").happened == "old:thing:gone"


def test_a_partnership_sees_its_own_entries_and_the_sessions_of_its_people(
    coordinator: Viewer, stranger: Viewer, partnership: Model
) -> None:
    trail.record(Event.AGENCY_ADDED, partnership, by=coordinator, at=AT)
    trail.record(Event.AGENCY_ADDED, partnership, by=stranger, at=AT)
    for viewer in (coordinator, stranger):
        trail.record_without_viewer(
            Event.SIGNED_IN,
            actor_name=viewer.name,
            at=AT,
            subject_kind="account",
            user_id=viewer.user_id,
        )

    found = queries.entries(coordinator.partnership_id)

    assert [entry.actor_name for entry in found] == [coordinator.name] * 2


@pytest.mark.parametrize(
    ("looked_for", "found"),
    [
        (LookedFor(), 2),
        (LookedFor(person="person"), 2),
        (LookedFor(person="nobody of that name"), 0),
        (LookedFor(event=Event.AGENCY_ADDED.value), 1),
        (LookedFor(reference="partnership"), 1),
        (LookedFor(since=date(2026, 11, 24)), 1),
        (LookedFor(until=date(2026, 11, 23)), 1),
        (LookedFor(since=date(2026, 11, 24), until=date(2026, 11, 24)), 1),
    ],
    ids=str,
)
def test_the_trail_can_be_searched(
    looked_for: LookedFor, found: int, coordinator: Viewer, partnership: Model
) -> None:
    trail.record(Event.AGENCY_ADDED, partnership, by=coordinator, at=AT)
    late_that_evening = datetime(2026, 11, 24, 23, 59, tzinfo=UTC)
    trail.record_reading(by=coordinator, at=late_that_evening)

    assert queries.entries(coordinator.partnership_id, looked_for).count() == found


def test_the_newest_entry_comes_first(coordinator: Viewer, partnership: Model) -> None:
    trail.record(Event.AGENCY_ADDED, partnership, by=coordinator, at=AT)
    trail.record(Event.GROUP_ADDED, partnership, by=coordinator, at=AT)

    newest = queries.entries(coordinator.partnership_id).first()

    assert newest is not None
    assert newest.event == Event.GROUP_ADDED.value


def test_what_is_behind_the_lock_of_a_case_file_is_found_by_it(
    coordinator: Viewer, partnership: Model
) -> None:
    vars(partnership)["locked_by_id"] = 7  # as every row of a case has
    trail.record(Event.CASE_FILE_READ, partnership, by=coordinator, at=AT)
    trail.record_reading(by=coordinator, at=AT)

    found = queries.of_case_file(7)

    assert [entry.event for entry in found] == ["casefiles:file:read"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_a_test_with_real_transactions_leaves_nothing_behind(time: str) -> None:
    with transaction.atomic():
        trail.record_without_viewer(
            Event.SIGN_IN_FAILED, actor_name=time, at=AT, subject_kind="account"
        )

    assert AuditEntry.objects.get().actor_name == time


def test_a_change_is_kept_with_what_was_there_before_and_why(
    coordinator: Viewer, partnership: Model
) -> None:
    trail.record(
        Event.AGENCY_ADDED,
        partnership,
        by=coordinator,
        at=AT,
        reason="Asked for by the police",
        changes={"starts_on": (None, date(2026, 1, 1)), "colour": ("#000000", "#003078")},
    )

    entry = AuditEntry.objects.get()
    assert entry.reason == "Asked for by the police"
    assert entry.changes == {"starts_on": [None, "2026-01-01"], "colour": ["#000000", "#003078"]}


def test_codes_are_kept_in_their_words(coordinator: Viewer) -> None:
    school = apps.get_model("partnership", "Agency")(
        partnership_id=coordinator.partnership_id, name="A school"
    )

    trail.record(
        Event.AGENCY_ADDED, school, by=coordinator, at=AT, kind="EDUCATION", name="EDUCATION"
    )

    assert AuditEntry.objects.get().details == {
        "kind": "Education",
        "name": "EDUCATION",
    }


def test_a_change_that_is_none_is_left_out_with_and_without_a_viewer(
    coordinator: Viewer, partnership: Model
) -> None:
    changes = {"name": ("a", "a"), "colour": ("b", Role.NOTIFIER)}
    trail.record(Event.AGENCY_ADDED, partnership, by=coordinator, at=AT, changes=changes)
    trail.record_without_viewer(
        Event.SIGNED_IN, actor_name="x", at=AT, subject_kind="account", changes=changes
    )

    assert [entry.changes for entry in AuditEntry.objects.all()] == [
        {"colour": ["b", "Notifier"]}
    ] * 2


def test_long_text_is_measured_and_never_repeated(coordinator: Viewer, partnership: Model) -> None:
    trail.record(
        Event.AGENCY_ADDED,
        partnership,
        by=coordinator,
        at=AT,
        changes={"contact_lines": (" ", "Ring the bell"), "name": ("a", "b")},
    )

    changes = AuditEntry.objects.get().changes
    assert changes == {"contact_lines": [None, trail.measured("Ring the bell")], "name": ["a", "b"]}
    assert trail.measured("Ring the bell") != trail.measured("Ring the gong")
    assert "Ring" not in str(changes)
