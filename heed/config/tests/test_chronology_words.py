"""`heed chronology WORD` finds its command, and opens files through the one front door."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from heed.chronologies import tests
from heed.config import command_line

POLICE = Path(tests.__file__).parent / "returns_of_sixteen" / "police.csv"


def test_a_return_is_read_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    status = command_line.main(["chronology", "read", str(POLICE), "--agency", "Police"])

    said = capsys.readouterr()
    assert status == 1
    assert [row["row"] for row in json.loads(said.out)["rows"]] == [2, 3, 4, 5]
    assert said.err == (
        "police.csv: Some letters are those of old Windows programs; read as such.\n"
    )


def test_a_return_is_read_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = io.BytesIO(b"Date,Event\n3 May 2016,Seen\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(given))

    status = command_line.main(["chronology", "read", "-", "--agency", "Police"])

    said = capsys.readouterr()
    assert (status, said.err) == (0, "")
    assert json.loads(said.out)["rows"][0]["date"]["from"] == "2016-05-03"


def test_a_file_that_is_no_return_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "return.docx"
    path.write_bytes(b"nothing of the kind")

    status = command_line.main(["chronology", "read", str(path), "--agency", "Police"])

    said = capsys.readouterr()
    assert (status, said.out) == (2, "")
    assert said.err.startswith("return.docx: ")
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("words", [[], ["judge"]])
def test_without_a_word_it_knows_the_command_says_which_it_knows(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    status = command_line.main(["chronology", *words])

    said = capsys.readouterr()
    assert (status, said.out) == (2, "")
    assert "heed chronology read" in said.err
