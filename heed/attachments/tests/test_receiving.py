"""Is a file looked into, scanned and copied, and is nothing left of one that was not let in?"""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from heed.attachments import receiving, store
from heed.attachments.clamav import Scan
from heed.attachments.intake import Kind, Reason, Refused
from heed.attachments.tests.scanner import VIRUS, scanner


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "upload"
    found.write_bytes(b"Dear colleague,\n")
    return found


def test_a_file_that_was_let_in_only_needs_its_name(path: Path) -> None:
    received = receiving.receive(path, name="letter.txt")

    assert received.examined.kind is Kind.PLAIN_TEXT
    assert received.verdict.scan is Scan.NO_SCANNER
    assert received.staged.read_bytes() == path.read_bytes()
    assert list(store.here().fingerprints()) == []
    received.settle()
    assert list(store.here().fingerprints()) == [received.examined.sha256]
    assert not received.staged.exists()


def test_a_file_nobody_keeps_is_taken_away(path: Path, files: Path) -> None:
    received = receiving.receive(path, name="letter.txt")

    received.discard()
    received.discard()

    assert [found for found in files.rglob("*") if found.is_file()] == []


def test_of_a_file_that_was_refused_nothing_is_kept(path: Path, files: Path) -> None:
    path.write_bytes(b"<script>alert(1)</script>")

    with pytest.raises(Refused):
        receiving.receive(path, name="letter.txt")

    assert not files.exists()


def test_of_an_infected_file_nothing_is_kept(path: Path, files: Path, settings: Settings) -> None:
    path.write_bytes(VIRUS)

    with (
        scanner() as (settings.HEED_CLAMD, _),
        pytest.raises(Refused) as refused,
    ):
        receiving.receive(path, name="letter.txt")

    assert (refused.value.reason, refused.value.where) == (Reason.INFECTED, "Heed.Test")
    assert not files.exists()
