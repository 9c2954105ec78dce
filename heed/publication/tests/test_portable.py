"""Is all of a PDF read, and is what it hides told?"""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from heed.attachments.intake import USUAL, Reason, Refused
from heed.publication.reports import portable
from heed.publication.tests.files import at, hidden_of, new_pdf, passages_of, read_as, saved

BLACK = "0 0 0 rg 40 190 200 25 re f\n"
WHITE_BOX = "1 1 1 rg 40 190 200 25 re f\n"


def hidden_in(*pages: str) -> list[tuple[str, str, str]]:
    return list(hidden_of(read_as("portable", saved(new_pdf(*pages)))))


def test_pages_are_read_in_order() -> None:
    report = read_as("portable", saved(new_pdf(at("Jane came."), "", at("Liam left."))))

    assert passages_of(report) == [(1, "Jane came."), (3, "Liam left.")]
    assert {one.unit for one in report.passages} == {"page"}
    assert report.hidden == ()


def test_a_word_split_at_the_end_of_a_line_keeps_its_hyphen() -> None:
    report = read_as("portable", saved(new_pdf(at("Jane Smi-", y=300) + at("th came", y=285))))

    assert passages_of(report) == [(1, "Jane Smi-\nth came")]


@pytest.mark.parametrize(
    ("drawn", "why"),
    [
        (at("Jane", before="3 Tr"), "drawn invisibly"),
        (at("Jane", before="1 1 1 rg"), "white on white"),
        (at("Jane", y=900), "outside the page"),
        (at("Jane") + BLACK, "under something drawn over it"),
        (at("Jane") + WHITE_BOX, "under something drawn over it"),
        (WHITE_BOX + at("Jane", before="1 1 1 rg"), "white on white"),
    ],
)
def test_words_that_cannot_be_seen_are_told(drawn: str, why: str) -> None:
    found = hidden_in(at("Seen", y=300) + drawn)

    assert found == [("hidden text", f"page 1: {why}", "Jane")]


@pytest.mark.parametrize(
    "drawn",
    [
        BLACK + at("Jane", before="1 1 1 rg"),
        BLACK + at("Jane"),
        at("Jane") + "0 0 0 rg 40 190 25 25 re f\n",
        at("Jane") + "0 0 0 RG 40 190 200 25 re S\n",
        at("Jane") + "0 0 0 rg 40 250 200 25 re f\n",
        at(" "),
    ],
)
def test_words_that_can_be_seen_are_not_told(drawn: str) -> None:
    assert hidden_in(drawn) == []


def test_words_under_a_picture_are_told() -> None:
    pdf = new_pdf(at("Jane") + "q 200 0 0 40 40 185 cm /I Do Q\n")
    picture = pdf.make_stream(b"\xff" * 4)
    picture.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Image, Width=2, Height=2, BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
    )  # fmt: skip
    pdf.pages[0].obj.Resources.XObject = Dictionary(I=picture)

    report = read_as("portable", saved(pdf))

    assert hidden_of(report) == [("hidden text", "page 1: under something drawn over it", "Jane")]


def test_what_lies_beside_the_pages_is_told() -> None:
    pdf = new_pdf(at("Page"))
    page = pdf.pages[0].obj
    page.Thumb = pdf.make_stream(b"x")
    page.Annots = Array(
        [
            Dictionary(Subtype=Name.Text, T="Tina", Contents="ask Jane", Rect=[0, 0, 1, 1]),
            Dictionary(Subtype=Name.Highlight, Rect=[0, 0, 1, 1]),
            Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI="https://x.org/jane")),
            Dictionary(Subtype=Name.Link, Dest=Name.here),
            pdf.make_indirect(Dictionary(Subtype=Name.Widget, FT=Name.Tx, T="n", V="Jane")),
            Dictionary(Subtype=Name.Popup),
        ]
    )
    pdf.docinfo["/Author"] = "Jane Smith"
    pdf.docinfo["/Title"] = "Review"
    pdf.docinfo["/Case"] = "LA/1"
    pdf.docinfo["/Subject"] = Name.Nothing
    pdf.docinfo["/Count"] = Dictionary()
    pdf.Root.Numbers = pdf.make_indirect(Array([1]))
    pdf.Root.AcroForm = Dictionary(Fields=[page.Annots[4]])
    pdf.Root.Metadata = pdf.make_stream(
        b'<x xmlns:p="p" p:Keywords="Liam"><creator>Jane</creator><creator/><b c="d"/></x>'
    )
    pdf.attachments["notes.txt"] = b"Jane"
    pdf.Root.OCProperties = Dictionary(
        D=Dictionary(OFF=[pdf.make_indirect(Dictionary(Name="Draft"))])
    )
    pdf.Root.Other = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS="app.alert(1)"))
    pdf.Root.Figure = pdf.make_indirect(Dictionary(Alt="Jane at home", E=" ", ActualText=1))
    pdf.Root.Mark = pdf.make_indirect(Dictionary(Title="Jane", Parent=Dictionary()))

    report = read_as("portable", saved(pdf))

    assert set(hidden_of(report)) == {
        ("thumbnail", "page 1", ""),
        ("comment", "page 1, by Tina", "ask Jane"),
        ("comment", "page 1, by nobody named", ""),
        ("property", "author", "Jane Smith"),
        ("property", "Case", "LA/1"),
        ("property", "subject", "/Nothing"),
        ("property", "author", "Jane"),
        ("property", "Keywords", "Liam"),
        ("file inside the file", "attachment", "notes.txt"),
        ("hidden layer", "not shown at first", "Draft"),
        ("program", "a script in the PDF", ""),
        ("alternative text", "read out instead of a picture", "Jane at home"),
    }
    assert passages_of(report, "address of a link") == [(1, "https://x.org/jane")]
    assert "Jane" in [text for _, text in passages_of(report, "form field")]
    assert "Jane" in [text for _, text in passages_of(report, "bookmark")]
    assert "Review" in [text for _, text in passages_of(report, "title and settings")]


def test_metadata_that_cannot_be_read_is_told() -> None:
    pdf = new_pdf(at("Page"))
    pdf.Root.Metadata = pdf.make_stream(b"<x>")

    report = read_as("portable", saved(pdf))

    assert hidden_of(report) == [("property", "metadata that cannot be read", "")]


def test_an_earlier_version_in_the_file_is_told() -> None:
    whole = saved(new_pdf(at("Page"))).read()

    report = read_as("portable", io.BytesIO(whole + b"\nstartxref\n0\n%%EOF\n"))

    assert ("earlier version", "1 of them can be got back from the file", "") in hidden_of(report)


def test_a_locked_pdf_is_refused() -> None:
    for password in ("x", ""):
        file = io.BytesIO()
        new_pdf(at("Page")).save(file, encryption=pikepdf.Encryption(owner="y", user=password))
        file.seek(0)

        with pytest.raises(Refused) as refused:
            read_as("portable", file)

        assert refused.value.reason is Reason.ENCRYPTED


def test_a_pdf_that_is_none_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read_as("portable", io.BytesIO(b"%PDF-1.7\nnothing"))

    assert refused.value.reason is Reason.DAMAGED


def test_a_pdf_of_too_many_objects_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        portable.read(saved(new_pdf(at("Page"))), limits=type(USUAL)(objects=1))

    assert refused.value.reason is Reason.TOO_COMPLEX
