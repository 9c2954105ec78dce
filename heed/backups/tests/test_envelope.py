"""Is what is closed proved to be there, and closed to everybody but the safe?"""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Any

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyrage.x25519 import Identity

from heed.backups import envelope
from heed.backups.envelope import Closing, NotWhatWentIn, WrongKey


def a_file(folder: Path, content: bytes = b"Amira Khan, 14 Mill Lane") -> Path:
    file = folder / "plain"
    file.write_bytes(content)
    return file


@given(content=st.binary(max_size=200_000))
def test_what_the_safe_opens_is_what_went_in(
    content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, secret = tmp_path_factory.mktemp("closing"), Identity.generate()

    closed = Closing([str(secret.to_public())]).close(a_file(folder, content), folder / "closed")
    out = io.BytesIO()
    opened = envelope.open_to(folder / "closed", [secret], out)

    assert out.getvalue() == content
    assert closed.sha256 == opened.sha256 == hashlib.sha256(content).hexdigest()
    assert closed.size == opened.size == len(content)
    assert closed.closed_sha256 == envelope.sha256_of(folder / "closed")


def test_nothing_of_it_can_be_read_on_the_disk(closing_run: Closing, tmp_path: Path) -> None:
    closing_run.close(a_file(tmp_path), tmp_path / "closed")

    assert b"Amira" not in (tmp_path / "closed").read_bytes()


def test_another_key_opens_nothing(closing_run: Closing, tmp_path: Path) -> None:
    closing_run.close(a_file(tmp_path), tmp_path / "closed")

    with pytest.raises(WrongKey, match="does not open this backup"):
        envelope.open_to(tmp_path / "closed", [Identity.generate()], io.BytesIO())


def test_one_changed_byte_opens_nothing(
    closing_run: Closing, secret: Identity, tmp_path: Path
) -> None:
    closing_run.close(a_file(tmp_path), tmp_path / "closed")
    content = bytearray((tmp_path / "closed").read_bytes())
    content[-1] ^= 1
    (tmp_path / "closed").write_bytes(content)

    with pytest.raises(WrongKey):
        envelope.open_to(tmp_path / "closed", [secret], io.BytesIO())


def test_the_proving_key_is_another_one_in_every_run(secret: Identity, tmp_path: Path) -> None:
    public = str(secret.to_public())
    first, second = Closing([public]), Closing([public])
    first.close(a_file(tmp_path), tmp_path / "closed")

    with pytest.raises(WrongKey):
        envelope.open_to(tmp_path / "closed", [second._proving], io.BytesIO())


def test_a_disk_that_gives_back_something_else_is_noticed(
    closing_run: Closing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pyrage.encrypt_io

    def on_a_bad_disk(source: Any, target: Any, to: Any) -> None:
        real(io.BytesIO(b"something else"), target, to)

    monkeypatch.setattr(pyrage, "encrypt_io", on_a_bad_disk)

    with pytest.raises(NotWhatWentIn, match="different from what was written"):
        closing_run.close(a_file(tmp_path), tmp_path / "closed")


def test_a_disk_that_gives_back_rubbish_is_noticed(
    closing_run: Closing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pyrage, "encrypt_io", lambda _, target, __: target.write(b"rubbish"))

    with pytest.raises(NotWhatWentIn, match="could not be read back"):
        closing_run.close(a_file(tmp_path), tmp_path / "closed")
