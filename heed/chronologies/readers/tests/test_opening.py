"""Is a file of any kind read behind walls, and is everything else one sentence?"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from heed.attachments.intake import Kind, Limits, Reason
from heed.chronologies.readers import opening, refusing
from heed.chronologies.readers.opened import CannotBeRead, Line, Opened, Table
from heed.chronologies.readers.tests.making_word import document, row, table

SEEN = document(table(row("1 May 2016", "Seen")))
READ = Opened((Table(None, (Line(1, ("1 May 2016", "Seen")),)),))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "school.docx"
    path.write_bytes(SEEN)
    return path


def sentence_for(content: bytes, name: str) -> str:
    with pytest.raises(CannotBeRead) as problem:
        opening.open_content(content, name=name)
    return str(problem.value)


def test_a_file_is_read_behind_walls(kept: Path) -> None:
    assert opening.open_file(kept) == READ
    assert kept.read_bytes() == SEEN


def test_a_file_may_have_come_under_another_name(kept: Path) -> None:
    assert opening.open_file(kept.rename(kept.with_name("upload")), name="School.DOCX") == READ


def test_bytes_without_a_name_show_what_they_are() -> None:
    assert opening.open_content(SEEN) == READ
    assert opening.open_content("Date,Event\n1 May,Seen é\n".encode("utf-8-sig")).tables


def test_many_files_come_back_in_the_order_given(kept: Path, tmp_path: Path) -> None:
    missing = tmp_path / "missing.docx"

    first, second, third = opening.open_all([kept, missing, kept])

    assert (first, third) == (READ, READ)
    assert isinstance(second, CannotBeRead)
    assert str(second) == "There is no such file."


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "a.docx", "The file is empty: check that it was saved"),
        (SEEN[:900], "a.docx", "The file is damaged or incomplete: save it as an ordinary .docx"),
        (SEEN, "a.xlsx", "The ending of the file name does not match"),
        (SEEN, "a.doc", "Word document of before 2007 (.doc): open it, save it as .docx"),
        (SEEN, "a.pdf", "This is a PDF, which has no rows"),
        (b"\x89PNG\r\n\x1a\n", "a.png", "This is a picture, which has no rows"),
        (SEEN, "a.docm", "Files of this kind are not accepted: save it as an ordinary .docx"),
        (SEEN, "minutes", "The ending of the file name does not match"),
        (b"only text", "a.docx", "The ending of the file name does not match"),
        (b"Rar!", "-", "Files of this kind are not accepted"),
        (OLE + bytes(4_000), "-", "The file is damaged"),
    ],
)
def test_what_is_no_chronology_gets_one_sentence(content: bytes, name: str, says: str) -> None:
    sentence = sentence_for(content, name)

    assert says in sentence
    assert sentence.endswith(".")
    assert ". " not in sentence.replace("(.doc)", "").replace(" .", " ")


def test_a_file_of_a_kind_without_rows_is_told_so_without_a_name() -> None:
    assert refusing.another_kind(None, Kind.JPEG).startswith("This is a picture")
    assert refusing.another_kind(None, Kind.WORD).startswith("The ending")


@pytest.mark.parametrize("reason", Reason, ids=lambda reason: reason.name)
def test_every_reason_is_one_sentence_without_the_advice_to_make_a_pdf(reason: Reason) -> None:
    sentence = refusing.sentence(reason)

    assert sentence.count(": ") >= 1
    assert "as a PDF" not in sentence
    assert sentence.endswith(".")


def test_a_file_that_is_too_large_is_not_looked_into(kept: Path) -> None:
    with pytest.raises(CannotBeRead, match="too large"):
        opening.open_file(kept, limits=Limits(size=10))


def test_a_folder_and_what_waits_for_a_writer_are_no_files(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.docx"
    os.mkfifo(pipe)

    for path in (pipe, tmp_path / "folder.docx"):
        path.mkdir() if path != pipe else None
        with pytest.raises(CannotBeRead):
            opening.open_file(path)


def test_what_the_computer_does_not_open_is_said(kept: Path) -> None:
    assert refusing.not_opened(PermissionError(13, "Permission denied")) == (
        "The file cannot be opened: permission denied."
    )
    assert "no reason given" in refusing.not_opened(OSError())


def test_a_computer_without_walls_reads_nothing(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "START", "import os; os._exit(3)")

    with pytest.raises(CannotBeRead, match="cannot be read safely on this computer"):
        opening.open_file(kept)
