"""Is the name of a copy safe on every computer, whatever was typed?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.attachments.intake import Kind, names, safe_name
from heed.attachments.intake.refusals import printable


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("minutes.docx", Kind.WORD),
        ("Minutes of 3 March (final) – v2.1.DOCX", Kind.WORD),
        ("letter.docx.pdf", Kind.PDF),
        ("www.example.org.pdf", Kind.PDF),
        ("Zoë's chronology.csv", Kind.PLAIN_TEXT),
        ("photo.jpeg", Kind.JPEG),
    ],
)
def test_an_ordinary_name_promises_its_kind(name: str, kind: Kind) -> None:
    assert names.check(name) is kind


@pytest.mark.parametrize(
    ("typed", "safe"),
    [
        ("Minutes of 3 March", "Minutes of 3 March.pdf"),
        ("../../etc/passwd", "etc passwd.pdf"),
        ("a\r\nSet-Cookie: b", "a Set-Cookie b.pdf"),
        ('"; rm -rf /', "; rm -rf.pdf"),
        ("=cmd|' /C calc'!A0", "cmd ' C calc'!A0.pdf"),
        ("fdp\u202eexe", "fdp exe.pdf"),
        ("CON", "Document CON.pdf"),
        ("...", "Document.pdf"),
        ("", "Document.pdf"),
        ("x" * 400, "x" * 236 + ".pdf"),
    ],
)
def test_a_copy_gets_a_harmless_name(typed: str, safe: str) -> None:
    assert safe_name(typed, "pdf") == safe


@given(st.text())
def test_every_name_of_a_copy_could_be_added_again(typed: str) -> None:
    safe = safe_name(typed, "pdf")

    assert len(safe.encode()) <= names.LONGEST_IN_BYTES
    assert not {"/", "\\", "\0", "\n", '"'} & set(safe)


@given(st.text(alphabet="abcdefgh 123-.()", max_size=100))
def test_a_name_made_of_plain_letters_could_be_added_again(typed: str) -> None:
    assert names.check(safe_name(typed.replace("..", "."), "pdf")) is Kind.PDF


def test_what_is_written_down_about_a_file_can_be_printed() -> None:
    assert printable("evil\x1b[2J\u202e" + "x" * 300) == "evil?[2J?" + "x" * 191
