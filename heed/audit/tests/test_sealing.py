"""Are entries linked into one chain, without a gap, whoever writes and whoever seals?"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import override_settings

from heed.audit import canonical, keys, reading, sealing, trail
from heed.audit.events import Event
from heed.audit.models import AuditEntry, Seal, Unsealed
from heed.audit.sealing import BEGINNING, Head

AT = datetime(2026, 11, 23, 9, 30, 0, 120, tzinfo=UTC)


def enter(name: str = "Somebody", at: datetime = AT) -> AuditEntry:
    trail.record_without_viewer(Event.SIGN_IN_FAILED, actor_name=name, at=at, subject_kind="door")
    return AuditEntry.objects.latest("pk")


def seals() -> list[tuple[int, int]]:
    return list(Seal.objects.order_by("number").values_list("number", "entry_id"))


def test_entries_are_sealed_in_the_order_they_are_seen(db: None) -> None:
    first, second = enter(), enter()
    assert sealing.waiting() == 2

    assert sealing.seal_waiting() == 2
    third = enter()
    assert sealing.seal_waiting() == 1

    assert seals() == [(1, first.pk), (2, second.pk), (3, third.pk)]
    assert sealing.waiting() == 0
    assert sealing.seal_waiting() == 0


def test_each_seal_is_made_of_the_one_before_and_of_everything_in_the_entry(db: None) -> None:
    previous = bytes(32)
    entries = [enter("Zoë “ab” \\ \n"), enter(at=datetime(2026, 7, 1, tzinfo=UTC))]

    sealing.seal_waiting()

    for number, entry in enumerate(entries, start=1):
        written = canonical.content(
            [
                canonical.moment(entry.at),
                "accounts:session:refused",
                None,
                None,
                entry.actor_name,
                "",
                "door",
                "",
                None,
                "",
                "{}",
                "{}",
                keys.current().key_id,
            ]
        )
        mac = canonical.mac(keys.current(), canonical.SEAL)
        seal = Seal.objects.get(number=number)
        link = canonical.link(previous, number, entry.pk, bytes(entry.stamp), written)
        assert bytes(seal.seal) == mac.of(link)
        assert seal.key_id == keys.current().key_id
        previous = bytes(seal.seal)


def test_the_head_is_the_last_seal_and_has_words_for_paper(db: None) -> None:
    assert sealing.head() == BEGINNING
    enter()
    sealing.seal_waiting()

    head = sealing.head()

    assert head == Head(1, bytes(Seal.objects.get().seal), keys.current().key_id)
    assert Head(1234, bytes(range(16, 48))).in_words == (
        "Trail sealed, fingerprint 1011 1213 1415 1617"
    )
    assert BEGINNING.in_words == ""


def test_many_entries_are_sealed_a_few_at_a_time(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "AT_ONCE", 2)
    for _ in range(5):
        enter()

    assert sealing.seal_waiting() == 5

    assert [number for number, _ in seals()] == [1, 2, 3, 4, 5]


def test_an_entry_that_comes_late_with_a_lower_number_is_sealed_when_it_is_seen(db: None) -> None:
    late, early = enter(), enter()
    Unsealed.objects.filter(pk=late.pk).delete()  # as if its transaction were still open
    sealing.seal_waiting()
    Unsealed.objects.create(entry_id=late.pk)

    sealing.seal_waiting()

    assert seals() == [(1, early.pk), (2, late.pk)]


def test_what_heed_did_not_write_is_sealed_and_said_aloud(
    db: None, caplog: pytest.LogCaptureFixture
) -> None:
    enter()
    for key_id, stamp in ((keys.current().key_id, b"x" * 32), ("0123456789ab", b""), ("", b"x")):
        AuditEntry.objects.create(
            at=AT, event="a:b:c", actor_name="Nobody", key_id=key_id, stamp=stamp
        )
    AuditEntry.objects.create(at=AT, event="a:b:c", actor_name="From before stamps")

    with caplog.at_level(logging.ERROR):
        sealing.seal_waiting()

    assert len(seals()) == 5
    assert [record.args for record in caplog.records] == [
        (pk,) for pk in AuditEntry.objects.filter(actor_name="Nobody").values_list("pk", flat=True)
    ]


def test_nothing_waits_for_an_entry_that_is_gone(db: None) -> None:
    Unsealed.objects.create(entry_id=7)

    assert sealing.seal_waiting() == 0


def test_the_stamp_is_made_of_what_the_database_keeps(db: None) -> None:
    entry = enter("Zoë\n“ab”")

    (waiting,) = reading.waiting(most=9)

    written = canonical.content(waiting.values)
    assert waiting.entry_id == entry.pk
    assert sealing.was_written_by_heed(waiting, written, keys.known())


ATTEMPTS = {
    "sqlite": (
        "REPLACE INTO {table} SELECT * FROM {table}",
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        "UPDATE OR REPLACE {table} SET key_id = 'x'",
    ),
    "postgresql": ("TRUNCATE {table}", "TRUNCATE {table} CASCADE"),
}
REPLACEMENT = {
    "sqlite": "INSERT OR REPLACE INTO audit_seal (number, entry_id, key_id, seal) VALUES ",
    "postgresql": "INSERT INTO audit_seal (number, entry_id, key_id, seal) VALUES ",
}


@pytest.mark.parametrize("table", ["audit_auditentry", "audit_seal"])
@pytest.mark.parametrize("recursive", ["on", "off"])
def test_neither_table_can_be_changed_or_emptied(table: str, recursive: str, db: None) -> None:
    enter()
    sealing.seal_waiting()
    everywhere = ("UPDATE {table} SET key_id = 'x'", "DELETE FROM {table}")

    for attempt in (*everywhere, "DELETE FROM {table} WHERE 1 = 1", *ATTEMPTS[connection.vendor]):
        with pytest.raises(IntegrityError, match="never changed"):
            execute(attempt.format(table=table), recursive=recursive)

    assert (AuditEntry.objects.count(), Seal.objects.count()) == (1, 1)


def test_a_seal_is_not_replaced_by_one_of_another_number(db: None) -> None:
    enter()
    sealing.seal_waiting()
    kept = Seal.objects.get()

    with pytest.raises(IntegrityError):
        execute(REPLACEMENT[connection.vendor] + "(9, %s, 'x', %s)", [kept.entry_id, b"x"])

    assert Seal.objects.get() == kept


@transaction.atomic
def execute(statement: str, values: Sequence[Any] = (), *, recursive: str = "off") -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA recursive_triggers = {recursive}")
        cursor.execute(statement, values)


def test_what_waits_is_counted_in_words(db: None) -> None:
    entry = enter()

    assert str(Unsealed.objects.get()) == f"Entry {entry.pk} waits for its seal"
    sealing.seal_waiting()
    assert str(Seal.objects.get()) == f"Seal 1 of entry {entry.pk}"


@override_settings(TRAIL_KEYS_GIVEN="ab" * 32)
def test_the_key_in_the_environment_seals(db: None) -> None:
    enter()

    sealing.seal_waiting()

    assert Seal.objects.get().key_id == keys.Key(bytes.fromhex("ab" * 32)).key_id


def test_on_postgresql_a_sealer_waits_for_the_other_one(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, list[int]]] = []

    class Cursor:
        def __enter__(self) -> Cursor:
            return self

        def __exit__(self, *_: object) -> None:
            return None

        def execute(self, question: str, values: list[int]) -> None:
            asked.append((question, values))

    monkeypatch.setattr(
        sealing, "connection", SimpleNamespace(vendor="postgresql", cursor=lambda: Cursor())
    )

    sealing._be_the_only_one()

    assert asked == [("SELECT pg_advisory_xact_lock(%s)", [sealing.LOCK])]


def test_a_seal_is_recognised_by_what_a_paper_says(db: None) -> None:
    enter()
    enter()
    sealing.seal_waiting()
    fingerprint = sealing.head().fingerprint
    digits = fingerprint.replace(" ", "").lower()

    assert sealing.sealed_at(fingerprint) == sealing.sealed_at(digits) == 2
    assert sealing.sealed_at("00" * 8) is None
    assert sealing.sealed_at("ff" * 8) is None
    for no_fingerprint in ("", digits[:-2], "not a number"):
        with pytest.raises(ValueError, match=r"digits|hexadecimal"):
            sealing.sealed_at(no_fingerprint)
