"""Is everything noticed that somebody without the key can do to the trail, and named?"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import DatabaseError, connection
from pytest_django.fixtures import Settings

from heed.audit import canonical, keys, reading, sealing, trail, verification
from heed.audit.anchors import Anchor, Said
from heed.audit.events import Event
from heed.audit.keys import Key
from heed.audit.models import AuditEntry, Seal, Unsealed
from heed.audit.tests import by_hand
from heed.audit.verification import chain, faults, spreading, whole
from heed.core.checked import CannotBeChecked, Checked

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
NOW = AT + timedelta(hours=1)
SOMEBODY_ELSES = Key(bytes(range(32)))
NO_ANCHORS = "There are no anchors, so nobody can tell whether the trail was cut short."


def enter(count: int = 1, *, at: datetime = AT) -> None:
    for position in range(count):
        trail.record_without_viewer(
            Event.SIGNED_IN,
            actor_name=f"Somebody {position}",
            at=at,
            subject_kind="account",
            user_id=7,
            partnership_id=3,
        )


def verify(*anchors: Anchor, at: datetime = NOW) -> Checked:
    return verification.verify(anchors, at=at, progress=lambda _: None)


def anchor(number: int, *, said: Said = Said.SEALED, at: datetime = AT) -> Anchor:
    seal = bytes(Seal.objects.get(number=number).seal)
    return Anchor(at=at, said=said, number=number, seal=seal)


@pytest.fixture
def ten(db: None) -> None:
    enter(10)
    sealing.seal_waiting()


def test_a_trail_as_it_was_written_is_said_to_be_so(ten: None) -> None:
    heard: list[int] = []

    checked = verification.verify([anchor(4), anchor(10)], at=NOW, progress=heard.append)

    assert checked == Checked(
        says="10 sealed entries were checked, against 2 anchors, the last of "
        "23 November 2026 at 9:30am."
    )
    assert heard == [10]


def test_an_empty_trail_is_fine_too(db: None) -> None:
    assert verify() == Checked(says="0 sealed entries were checked.", notes=(NO_ANCHORS,))


def test_the_chain_is_checked_in_parts_that_fit_together(
    ten: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole, "PART", 4)
    monkeypatch.setattr(chain, "AT_ONCE", 3)
    heard: list[int] = []

    checked = verification.verify([], at=NOW, progress=heard.append)
    with by_hand.unguarded():
        by_hand.edit(6, "actor_name", "Nobody")
        edited = verify().wrong[0]
        by_hand.delete_both(4)

    assert (checked.wrong, heard) == ((), [4, 8, 10])
    assert edited.startswith(f"Entry {by_hand.entry_of(6)} (seal 6, dated 23 November")
    assert verify().wrong[0] == "Seal 4 is missing: it was taken out of the chain."


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", "2026-11-23 09:30:01"),
        ("event", "accounts:session:ended"),
        ("partnership_id", None),
        ("user_id", 8),
        ("actor_name", ""),
        ("acting_for", "x"),
        ("subject_kind", "Account"),
        ("subject_reference", "\u001f"),
        ("case_file_id", 1),
        ("reason", "x"),
        ("changes", "{} "),
        ("details", '{"a":1}'),
        ("stamp", b"\x00" * 32),
        ("key_id", ""),
    ],
)
def test_an_edited_column_shows(column: str, value: object, ten: None) -> None:
    with by_hand.unguarded():
        by_hand.edit(5, column, value)

    (sentence,) = verify().wrong

    assert f"Entry {by_hand.entry_of(5)} (seal 5, dated" in sentence
    assert "was edited after it was sealed" in sentence


def test_details_that_were_spoilt_can_still_be_shown(ten: None) -> None:
    with by_hand.unguarded():
        by_hand.edit(5, "details", "{spoilt")

    entry = AuditEntry.objects.get(pk=by_hand.entry_of(5))
    assert entry.details == {"cannot be read": "{spoilt"}


def test_what_is_no_text_any_more_shows(ten: None, monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.vendor == "postgresql":
        return  # it keeps nothing in a text column that is no text
    monkeypatch.setattr(chain, "AT_ONCE", 5)
    with by_hand.unguarded():
        by_hand.execute(
            "UPDATE audit_auditentry SET reason = CAST(x'ff' AS TEXT) WHERE id = %s",
            by_hand.entry_of(7),
        )

    assert verify().wrong == ("The entry of seal 7 was edited: it can no longer be read.",)


def test_another_problem_of_the_database_is_not_taken_for_a_fault(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "columns", lambda: "no_such_column")
    part = chain.Part(start=0, end=1, stamped_from=1, noted={})

    with pytest.raises(DatabaseError, match="no_such_column"):
        chain.check(part)


def test_a_moment_that_is_none_is_said_as_it_stands() -> None:
    fault = faults.put_in_unsealed(3, "yesterday")

    assert fault.says == "Entry 3, dated “yesterday”, was put in or edited without the key."


TAMPERINGS: dict[str, tuple[Callable[[], Any], str]] = {
    "a deleted entry": (
        lambda: by_hand.delete_entry(5),
        "is missing: it was deleted after seal 5.",
    ),
    "a deleted entry and its seal": (
        lambda: by_hand.delete_both(5),
        "Seal 5 is missing: it was taken out of the chain.",
    ),
    "a deleted entry, and ranks closed": (
        lambda: by_hand.delete_and_close_ranks(5, 10),
        "(seal 5, dated 23 November 2026 at 9:30am) is as Heed wrote it, but its seal does not",
    ),
    "the first ones deleted": (lambda: by_hand.delete_both(1), "Seal 1 is missing"),
    "two entries exchanged": (
        lambda: by_hand.swap_entries(4, 5),
        "(seal 4, dated 23 November 2026 at 9:30am) is as Heed wrote it, but its seal does not",
    ),
    "a seal changed": (
        lambda: by_hand.execute("UPDATE audit_seal SET seal = %s WHERE number = 5", b"x" * 32),
        "(seal 5, dated 23 November 2026 at 9:30am) is as Heed wrote it, but its seal does not",
    ),
    "sealed again under the same name": (
        lambda: by_hand.seal_again_from(5, SOMEBODY_ELSES, named=keys.current().key_id),
        "(seal 5, dated 23 November 2026 at 9:30am) is as Heed wrote it, but its seal does not",
    ),
    "sealed again from the beginning": (
        lambda: by_hand.seal_again_from(1, SOMEBODY_ELSES, named=keys.current().key_id),
        "(seal 1, dated 23 November 2026 at 9:30am) is as Heed wrote it, but its seal does not",
    ),
    "sealed again under another name": (
        lambda: by_hand.seal_again_from(5, SOMEBODY_ELSES, named=SOMEBODY_ELSES.key_id),
        f"was sealed with the key {SOMEBODY_ELSES.key_id}, which is not here",
    ),
    "a seal before the first": (
        lambda: by_hand.execute(
            "INSERT INTO audit_seal (number, entry_id, key_id, seal) VALUES (0, 99, '', %s)", b"x"
        ),
        "Seal 0 was put in: the chain begins with 1.",
    ),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_what_was_done_by_hand_is_named(name: str, ten: None) -> None:
    tamper, sentence = TAMPERINGS[name]

    with by_hand.unguarded():
        tamper()

    assert sentence in verify().wrong[0]


def test_a_trail_cut_short_shows_by_its_anchor(ten: None) -> None:
    noted = anchor(10)
    with by_hand.unguarded():
        by_hand.cut_off_after(7)

    assert verify(noted).wrong == (
        "The chain ends at seal 7, but on 23 November 2026 at 9:30am it had reached 10: the newest "
        "entries were cut off, or an older copy of the database was put back.",
    )


def test_an_older_copy_that_was_used_shows_by_its_anchor(ten: None) -> None:
    noted = [anchor(9), anchor(10)]
    with by_hand.unguarded():
        by_hand.cut_off_after(7)
    enter(6, at=AT + timedelta(minutes=5))
    sealing.seal_waiting()

    assert verify(*noted).wrong == (
        "Seal 9 is not the one that was noted on 23 November 2026 at 9:30am: an older copy of the "
        "database was put back and used, or the trail was sealed anew.",
    )


def test_a_restored_database_is_no_fault_and_is_said_aloud(ten: None) -> None:
    noted = [anchor(9), anchor(10)]
    with by_hand.unguarded():
        by_hand.cut_off_after(7)
    restored = anchor(7, said=Said.RESTORED)
    enter(6)
    sealing.seal_waiting()

    checked = verify(*noted, restored, anchor(13))

    assert checked.wrong == ()
    assert checked.notes == (
        "On 23 November 2026 at 9:30am the database was restored to seal 7: the 3 entries sealed "
        "after it are not in it.",
    )


def test_a_restored_database_that_lost_nothing_is_said_aloud_too(ten: None) -> None:
    checked = verify(anchor(10), anchor(10, said=Said.RESTORED))

    assert checked.wrong == ()
    assert checked.notes == ("On 23 November 2026 at 9:30am the database was restored to seal 10.",)


def test_an_entry_put_in_before_it_was_sealed_shows(ten: None) -> None:
    by_hand.copy_entry(4, into=1000)
    by_hand.execute("INSERT INTO audit_unsealed (entry_id) VALUES (77)")
    with by_hand.unguarded():
        by_hand.execute("UPDATE audit_auditentry SET actor_name = 'Me' WHERE id = 1000")

    unsealed = verify().wrong
    sealing.seal_waiting()
    sealed = verify().wrong

    assert unsealed == (
        "Entry 77 is missing: it was deleted before it was sealed.",
        "Entry 1000, dated 23 November 2026 at 9:30am, was put in or edited without the key.",
    )
    assert sealed[0] == (
        "Entry 1000 (seal 11, dated 23 November 2026 at 9:30am) was put in or edited by somebody "
        "without the key before it was sealed."
    )


def test_an_entry_hidden_from_the_sealer_shows(ten: None) -> None:
    enter(2)
    with by_hand.unguarded():
        by_hand.execute("DELETE FROM audit_unsealed")
    first = AuditEntry.objects.order_by("-pk")[1].pk

    assert verify(at=AT + timedelta(minutes=1)).wrong == ()
    assert verify(at=AT + timedelta(minutes=1, seconds=1)).wrong == (
        f"2 waited for a seal longer than a minute, the first is entry {first} of "
        "23 November 2026 at 9:30am: the sealer is not running, or seals were taken away.",
    )


def test_a_missing_guard_shows(ten: None) -> None:
    name = {"sqlite": "audit_seal_no_DELETE", "postgresql": "audit_seal_no_update_or_delete"}
    guard = name[connection.vendor]
    by_hand.execute(
        f"DROP TRIGGER {guard}" + (" ON audit_seal" if connection.vendor == "postgresql" else "")
    )

    assert verify().wrong == (
        f"The database no longer refuses to change the trail: “{guard}” is missing.",
    )


def test_entries_from_before_stamps_can_only_be_at_the_beginning(db: None) -> None:
    def old() -> None:
        AuditEntry.objects.create(at=AT, event="a:b:c", actor_name="Somebody")

    old()
    old()
    enter(2)
    sealing.seal_waiting()
    before = verify().wrong
    old()
    sealing.seal_waiting()

    assert before == ()
    assert "(seal 5, dated 23 November 2026 at 9:30am) was put in" in verify().wrong[0]


def test_entries_from_before_stamps_cannot_be_edited_either(db: None) -> None:
    AuditEntry.objects.create(at=AT, event="a:b:c", actor_name="Somebody")
    sealing.seal_waiting()
    assert verify().wrong == ()

    with by_hand.unguarded():
        by_hand.edit(1, "actor_name", "Nobody")

    assert "(seal 1, dated" in verify().wrong[0]


def test_what_was_sealed_with_an_earlier_key_is_checked_with_it(
    ten: None, settings: Settings
) -> None:
    first = keys.current().secret.hex()
    settings.TRAIL_KEYS_GIVEN = f"{first},{'ab' * 32}"
    enter(2)
    sealing.seal_waiting()
    both = verify().wrong
    settings.TRAIL_KEYS_GIVEN = "ab" * 32

    assert both == ()
    assert "was sealed with the key" in verify().wrong[0]


def test_without_keys_nothing_can_be_told(db: None, settings: Settings) -> None:
    settings.TRAIL_KEYS_GIVEN = "not a key"

    with pytest.raises(CannotBeChecked, match="A key of the trail cannot be used"):
        verify()


def test_the_quick_way_of_writing_a_row_says_what_the_slow_one_says() -> None:
    plain = [
        "2026",
        "e",
        None,
        7,
        "Zoë \u2028 “\\”",
        "",
        "k",
        "\x1f\x00",
        10**12,
        "r",
        "{}",
        "",
        "",
    ]
    odd = [*plain[:3], "7", *plain[4:-1], b"x"]

    assert canonical.content(plain) == canonical._anything(plain).encode()
    assert canonical.content(odd) == canonical._anything(odd).encode()


def test_several_processes_connect_anew_and_give_their_results_in_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    closed: list[str] = []
    sqlite = SimpleNamespace(close=lambda: closed.append("sqlite"))
    postgresql = SimpleNamespace(
        close=lambda: closed.append("postgresql"), close_pool=lambda: closed.append("its pool")
    )
    connected = SimpleNamespace(all=lambda **_: [sqlite, postgresql])
    monkeypatch.setattr(spreading, "connections", connected)

    with spreading.over_processes(2) as spread:
        assert len(multiprocessing.active_children()) == 2  # before this one connects again
        assert list(spread(abs, [-3, 2, -1])) == [3, 2, 1]
    assert closed == ["sqlite", "postgresql", "its pool"]


def test_a_queue_that_waits_for_the_sealer_is_no_fault(ten: None) -> None:
    enter(1, at=NOW)

    assert Unsealed.objects.count() == 1
    assert verify(at=NOW).wrong == ()
