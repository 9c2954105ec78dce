"""Does the virus scanner hear the whole file, and is every answer of it understood?"""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from pytest_django import Settings

from heed.attachments import clamav
from heed.attachments.clamav import Scan, Verdict
from heed.attachments.tests.scanner import VIRUS, scanner


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "upload"
    found.write_bytes(b"a letter " * 20_000)
    return found


def test_without_a_scanner_nothing_is_scanned(path: Path) -> None:
    assert not clamav.is_there()
    assert clamav.scan(path) == Verdict(Scan.NO_SCANNER)


def test_the_scanner_hears_the_whole_file(path: Path, settings: Settings) -> None:
    with scanner() as (settings.HEED_CLAMD, sent):
        verdict = clamav.scan(path)

    assert verdict == Verdict(Scan.CLEAN)
    assert sent == [path.read_bytes()]


def test_the_scanner_may_listen_on_a_file(path: Path, settings: Settings, tmp_path: Path) -> None:
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listening.bind(str(tmp_path / "clamd.ctl"))
    listening.listen()

    with scanner(at=listening) as (settings.HEED_CLAMD, _):
        assert clamav.scan(path).scan is Scan.CLEAN


def test_what_it_found_is_named(path: Path, settings: Settings) -> None:
    path.write_bytes(VIRUS)

    with scanner() as (settings.HEED_CLAMD, _):
        assert clamav.scan(path) == Verdict(Scan.INFECTED, "Heed.Test")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (b"INSTREAM size limit exceeded. ERROR\0", "INSTREAM size limit exceeded. ERROR"),
        (b"", "The scanner broke off."),
        (b"?" * 5_000, "?" * 200),
    ],
)
def test_an_unclear_answer_leaves_the_file_waiting(
    path: Path, settings: Settings, said: bytes, words: str
) -> None:
    with scanner(lambda _: said) as (settings.HEED_CLAMD, _):
        assert clamav.scan(path) == Verdict(Scan.WAITING, words)


def test_a_scanner_that_is_not_there_leaves_the_file_waiting(
    path: Path, settings: Settings
) -> None:
    with scanner() as (address, _):
        settings.HEED_CLAMD = address

    assert clamav.scan(path).scan is Scan.WAITING
