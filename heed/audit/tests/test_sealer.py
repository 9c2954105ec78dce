"""Does the sealer go on sealing, whatever happens, and stop when it should?"""

from __future__ import annotations

from pathlib import Path
from threading import Event as Told

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from pytest_django.fixtures import Settings

from heed.audit import anchors, keys, sealer, sealing
from heed.audit.models import AuditEntry, Seal
from heed.audit.tests.test_sealing import AT, enter
from heed.core import rounds


@pytest.fixture(autouse=True)
def place(tmp_path: Path, settings: Settings) -> Path:
    settings.TRAIL_ANCHORS = here = tmp_path / "anchors"
    return here


class AfterAWhile(Told):
    """Says to stop after it was asked a few times, and waits for nothing."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.left = times

    def wait(self, timeout: float | None = None) -> bool:
        self.left -= 1
        return self.left < 0 or super().wait(timeout)


def test_the_head_is_noted_once_for_what_is_sealed(db: None, place: Path) -> None:
    enter()
    enter()

    assert sealer.seal_once(at=AT) == 2
    assert sealer.seal_once(at=AT) == 0

    (anchor,) = anchors.kept(place)
    assert (anchor.number, anchor.seal, anchor.at) == (
        2,
        sealing.head().seal,
        AT.replace(microsecond=0),
    )


def test_a_pass_ends_while_entries_keep_coming(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealer, "IN_ONE_PASS", 2)
    monkeypatch.setattr(sealing, "AT_ONCE", 1)
    for _ in range(3):
        enter()

    assert sealer.seal_once(at=AT) == 2
    assert sealing.waiting() == 1


def test_it_seals_until_told_to_stop_and_once_more(db: None) -> None:
    enter()
    told = Told()
    told.set()

    sealer.keep_sealing(told, every=0, now=lambda: AT)

    assert Seal.objects.count() == 1


@pytest.mark.parametrize(
    "problem",
    [
        OperationalError("no disk"),
        keys.KeyUnreadable("no key"),
        anchors.Unreadable("x"),
        OSError("full"),
    ],
)
def test_what_goes_wrong_is_said_and_tried_again(
    problem: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tries = 0

    def seal_once(*, at: object) -> int:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise problem
        return 0

    monkeypatch.setattr(sealer, "seal_once", seal_once)

    sealer.keep_sealing(AfterAWhile(2), every=0, now=lambda: AT)

    assert tries == 3
    assert f"The trail was not sealed and will be tried again: {problem}" in caplog.text


def test_the_command_says_where_the_chain_ends(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    enter()

    call_command("seal")

    fingerprint = sealing.head().fingerprint
    assert capsys.readouterr().out == (
        f"Sealed 1 entries. The chain ends at 1, fingerprint {fingerprint}.\n"
    )


def test_the_command_makes_a_new_key(db: None, tmp_path: Path, settings: Settings) -> None:
    settings.TRAIL_KEYS = tmp_path / "keys"
    before = keys.current()

    call_command("seal", new_key=True)

    assert AuditEntry.objects.get().changes["key"][0] == before.key_id
    assert Seal.objects.get().key_id == keys.current().key_id != before.key_id


def test_the_command_says_what_keeps_it_from_sealing(db: None, settings: Settings) -> None:
    settings.TRAIL_KEYS_GIVEN = "no key"
    enter_without_key()

    with pytest.raises(CommandError, match="A key of the trail cannot be used") as refused:
        call_command("seal")

    assert refused.value.returncode == 2


def enter_without_key() -> None:
    AuditEntry.objects.create(at=AT, event="a:b:c", actor_name="Somebody")


def test_the_command_keeps_going_until_it_is_told_to_stop(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Told()
    told.set()
    monkeypatch.setattr(rounds, "told_to_stop", lambda: told)
    enter()

    call_command("seal", keep_going=True, every=0.5)

    assert Seal.objects.count() == 1
