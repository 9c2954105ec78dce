"""Is a report read behind walls, and what cannot be read refused in one sentence?"""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

import pytest

from heed.attachments.intake import USUAL, ExaminerUnavailable, Limits, apart, confinement, looking
from heed.publication.reports import opening, reading
from heed.publication.reports.opening import CannotBeChecked, open_report
from heed.publication.reports.report import Passage
from heed.publication.tests.files import at, new_pdf, saved, word_file, writer_file

FILES = {
    "docx": word_file("<w:p><w:r><w:t>Jane</w:t></w:r></w:p>").read(),
    "odt": writer_file("<text:p>Jane</text:p>").read(),
    "pdf": saved(new_pdf(at("Jane"))).read(),
    "txt": b"Jane",
}


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("ending", FILES)
def test_every_kind_is_read_behind_walls(ending: str, tmp_path: Path) -> None:
    report = open_report(written(tmp_path / f"report.{ending.upper()}", FILES[ending]))

    assert [passage.text for passage in report.passages] == ["Jane"]
    assert report.hidden == ()


def test_what_would_be_kept_out_is_told(tmp_path: Path) -> None:
    pdf = new_pdf(at("Jane"))
    pdf.attachments["notes.txt"] = b"x"

    report = open_report(written(tmp_path / "a.pdf", saved(pdf).read()))

    assert [(one.what, one.where) for one in report.hidden] == [
        ("file inside the file", "attachment"),
        ("what would not be let in", "Other files are packed inside the PDF."),
    ]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.doc", b"x", "Only .docx, .odt, .pdf and .txt files can be checked."),
        ("a.txt", b"", "The file is empty."),
        ("a.pdf", b"text", "The ending of the file name does not match what is in the file."),
        ("a.docx", FILES["odt"], "Files of this kind are not accepted."),
        ("a.pdf", b"%PDF-1.7 nothing", "The file is damaged or incomplete."),
    ],
)
def test_what_cannot_be_read_is_one_sentence(
    name: str, content: bytes, sentence: str, tmp_path: Path
) -> None:
    with pytest.raises(CannotBeChecked) as problem:
        open_report(written(tmp_path / name, content))

    assert str(problem.value) == sentence


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotBeChecked, match="too large"):
        open_report(written(tmp_path / "a.txt", b"abc"), limits=Limits(size=2))


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotBeChecked, match=r"cannot be opened: No such file or directory\."):
        open_report(tmp_path / "a.txt")


@pytest.mark.parametrize("said", [b"", b"[]", b"{}", b'{"passages": [1], "hidden": []}'])
def test_an_answer_that_is_none_is_not_believed(
    said: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "ask", lambda *_, **__: said)

    with pytest.raises(CannotBeChecked, match="damaged"):
        open_report(written(tmp_path / "a.txt", b"x"))


def test_where_no_walls_can_be_built_nothing_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unavailable(*_: object, **__: object) -> bytes:
        raise ExaminerUnavailable("status 3")

    monkeypatch.setattr(apart, "ask", unavailable)

    with pytest.raises(CannotBeChecked, match="safely on this computer"):
        open_report(written(tmp_path / "a.txt", b"x"))


@pytest.mark.parametrize("ending", FILES)
def test_the_process_answers_with_what_it_read(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "behind_walls", lambda _, load: load())
    path = written(tmp_path / "file", FILES[ending])
    reads, writes = os.pipe()

    with path.open("rb") as file:
        status = reading.main([ending, json.dumps(asdict(USUAL))], file, answer=writes)

    os.close(writes)
    with os.fdopen(reads, "rb") as answer:
        said = json.load(answer)
    assert status == looking.ANSWERED
    assert opening._received(said).passages[0].text == "Jane"


def test_the_process_does_nothing_where_it_cannot_be_confined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(*_: object) -> None:
        raise confinement.CannotConfine

    monkeypatch.setattr(looking, "behind_walls", cannot)
    path = written(tmp_path / "file", b"x")

    with path.open("rb") as file:
        status = reading.main(["txt", json.dumps(asdict(USUAL))], file)

    assert status == looking.CANNOT_CONFINE


def test_the_process_leaves_with_its_status(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    left: list[int] = []
    monkeypatch.setattr(os, "_exit", left.append)
    monkeypatch.setattr(reading, "main", lambda *_: 7)
    monkeypatch.setattr("builtins.open", lambda *_, **__: (tmp_path / "x").open("wb"))

    reading.run()

    assert left == [7]


def test_a_passage_is_what_it_was() -> None:
    said = {"passages": [["text", "line", 1, "a"]], "hidden": []}

    assert opening._received(said).passages == (Passage("text", "line", 1, "a"),)
