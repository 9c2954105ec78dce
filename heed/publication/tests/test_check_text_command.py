"""`heed check-text` keeps its contract, whatever it is given."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from heed.publication import check_text_command
from heed.publication.tests.files import at, new_pdf, saved, word_file

SCHEMA = json.loads(
    (Path(check_text_command.__file__).parent / "schemas/check-text-output.schema.json").read_text()
)
KNOWN = {
    "people": [
        {"names": ["Jane Smith"], "called": "Mother", "born_on": "1994-05-03"},
        {"names": ["Liam Harris"]},
    ],
    "places": ["12 Church Lane"],
}


def ran(*arguments: str, known: object = KNOWN) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()

    def read(name: str) -> bytes:
        if name == "missing.json":
            raise FileNotFoundError(2, "No such file or directory")
        return json.dumps(known).encode()

    status = check_text_command.main(list(arguments), read=read, out=out, err=err)
    return status, out.getvalue(), err.getvalue()


def checked(path: Path) -> dict[str, Any]:
    status, out, err = ran(str(path), "--known", "known.json")
    found: dict[str, Any] = json.loads(out)
    jsonschema.validate(found, SCHEMA)
    assert (status, err) == (1, "")
    return found


def test_each_hit_says_what_where_why_and_how_sure(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Report\n\nOf a child\nand Jane Smith, at\n12 Church Ln.\n")

    found = checked(path)

    assert found == {
        "file": "report.txt",
        "hits": [
            {
                "what": "name",
                "text": "Jane Smith",
                "where": {
                    "part": "text", "page": None, "paragraph": None, "line": 4, "offset": 4,
                },
                "excerpt": "Of a child and Jane Smith, at 12 Church Ln.",
                "why": "the name of somebody known",
                "sure": "certain",
                "stands_for": ["Mother"],
            },
            {
                "what": "address",
                "text": "12 Church Ln",
                "where": {
                    "part": "text", "page": None, "paragraph": None, "line": 5, "offset": 0,
                },
                "excerpt": "Of a child and Jane Smith, at 12 Church Ln.",
                "why": "the address 12 Church Lane",
                "sure": "certain",
                "stands_for": ["12 Church Lane"],
            },
        ],
        "hidden": [],
    }  # fmt: skip


def test_a_page_and_a_paragraph_are_named(tmp_path: Path) -> None:
    pdf, word = tmp_path / "a.pdf", tmp_path / "a.docx"
    pdf.write_bytes(saved(new_pdf(at("x"), at("Line", y=300) + at("So Liam"))).read())
    word.write_bytes(word_file("<w:p/><w:p><w:r><w:t>So Liam</w:t></w:r></w:p>").read())

    (in_pdf,), (in_word,) = checked(pdf)["hits"], checked(word)["hits"]

    assert in_pdf["where"] == {
        "part": "text", "page": 2, "paragraph": None, "line": 2, "offset": 3,
    }  # fmt: skip
    assert in_word["where"] == {
        "part": "text", "page": None, "paragraph": 2, "line": None, "offset": 3,
    }  # fmt: skip
    assert in_word["stands_for"] == ["Liam Harris"]


def test_something_hidden_alone_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word_file("<w:p/>", docProps__core="<p><creator>X</creator></p>").read())

    found = checked(path)

    assert found["hits"] == []
    assert found["hidden"] == [{"what": "property", "where": "author", "says": "X"}]


def test_nothing_found_ends_with_nought(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Nothing.")

    status, out, err = ran(str(path), "--known=known.json")

    assert (status, err) == (0, "")
    assert json.loads(out) == {"file": "a.txt", "hits": [], "hidden": []}


def test_help_says_how_it_is_used() -> None:
    status, out, err = ran("--help")

    assert (status, err) == (0, "")
    assert out.startswith("Use: heed check-text FILE --known NAMES.json.")


@pytest.mark.parametrize(
    ("arguments", "known", "sentence"),
    [
        ([], KNOWN, "heed check-text takes one file and the known names."),
        (["a.txt"], KNOWN, "heed check-text takes one file and the known names."),
        (["a.txt", "--known"], KNOWN, "heed check-text takes one file and the known names."),
        (["-x", "--known", "k"], KNOWN, "heed check-text takes one file and the known names."),
        (["b.txt", "--known", "k"], KNOWN, "b.txt cannot be checked. The file cannot be opened"),
        (["a.txt", "--known", "k"], [], "k needs names and values"),
        (["a.txt", "--known", "-"], [], "Standard input needs names and values"),
        (
            ["a.txt", "--known", "missing.json"],
            KNOWN,
            "missing.json cannot be read: No such file or directory.",
        ),
    ],
)
def test_what_cannot_be_used_is_one_sentence(
    arguments: list[str],
    known: object,
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Nothing.")

    status, out, err = ran(*arguments, known=known)

    assert (status, out) == (2, "")
    assert err.startswith(sentence)
    assert err.count("\n") == 1
