"""Is all of an OpenDocument text read, and is what it hides told?"""

from __future__ import annotations

import pytest

from heed.attachments.intake import Reason, Refused
from heed.publication.tests.files import (
    SPACES,
    hidden_of,
    passages_of,
    read_as,
    writer_file,
    zipped,
)


def test_paragraphs_are_read_in_order() -> None:
    report = read_as(
        "writer",
        writer_file(
            '<text:h>Head</text:h><text:p/><text:p>a<text:s text:c="3"/>b<text:s/>c'
            "<text:span>d</text:span><text:tab/><text:line-break/>e</text:p>"
            '<text:p><text:a xlink:href="mailto:jane@example.org">mail</text:a></text:p>'
            "<text:p><draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame>"
            "out</text:p>",
            styles__other="<a/>",
        ),
    )

    assert passages_of(report) == [
        (1, "Head"), (3, "a   b cd\t\ne"), (4, "mail"), (5, "out"), (6, "box"),
    ]  # fmt: skip
    assert passages_of(report, "address of a link") == [(1, "mailto:jane@example.org")]
    assert report.hidden == ()


def test_what_is_hidden_in_the_text_is_told() -> None:
    styles = (
        '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="T2"><style:text-properties fo:color="#ffffff"/></style:style>'
        '<style:style style:name="T3"><style:text-properties fo:color="#ffffff" '
        'fo:background-color="#000000"/></style:style>'
        '<style:style style:name="T4"><style:paragraph-properties fo:background-color="#000000"/>'
        '<style:text-properties fo:color="#ffffff"/></style:style>'
        '<style:style style:name="T5"/>'
    )
    report = read_as(
        "writer",
        writer_file(
            "<text:tracked-changes>"
            '<text:changed-region text:id="c1"><text:deletion><office:change-info>'
            "<dc:creator>Tina</dc:creator></office:change-info><text:p>Liam</text:p>"
            "</text:deletion></text:changed-region>"
            '<text:changed-region text:id="c2"><text:insertion/></text:changed-region>'
            "</text:tracked-changes>"
            '<text:p>a<text:span text:style-name="T1">one</text:span>'
            '<text:span text:style-name="T1"/><text:span text:style-name="T2">two</text:span>'
            '<text:span text:style-name="T3">three</text:span>b</text:p>'
            '<text:p text:style-name="T4">four</text:p>'
            "<text:p>c<office:annotation><dc:creator>Ann</dc:creator><text:p>ask Jane</text:p>"
            "</office:annotation><office:annotation/>d"
            '<text:change-start text:change-id="c2"/>new <text:span>words</text:span>!'
            '<text:change-end text:change-id="c2"/> old'
            '<text:hidden-text text:string-value="five"/></text:p>'
            "<text:p><draw:frame><svg:title>Jane</svg:title><svg:desc/></draw:frame></text:p>",
            styles,
        ),
    )

    assert passages_of(report) == [(1, "athreeb"), (2, "four"), (3, "cdnew words! old")]
    assert hidden_of(report) == [
        ("hidden text", "text, paragraph 1", "one"),
        ("hidden text", "text, paragraph 1", "two"),
        ("tracked change", "text: deletion by Tina", "Liam"),
        ("author name", "tracked changes in the text", "Tina"),
        ("tracked change", "text: insertion by nobody named", "new words!"),
        ("comment", "1, by Ann", "ask Jane"),
        ("author name", "comment 1", "Ann"),
        ("comment", "2, by nobody named", ""),
        ("hidden text", "text", "five"),
        ("alternative text", "text", "Jane"),
    ]


def test_what_lies_beside_the_text_is_told() -> None:
    meta = (
        f"<office:document-meta {SPACES}><office:meta><meta:initial-creator>Jane"
        "</meta:initial-creator><dc:title>Review</dc:title>"
        '<meta:user-defined meta:name="Case">LA/1</meta:user-defined>'
        '<meta:template xlink:href="/home/jane/t.ott"/><meta:template/></office:meta>'
        "</office:document-meta>"
    )
    head = (
        f"<office:document-styles {SPACES}><style:header><text:p>Jane</text:p></style:header>"
        "</office:document-styles>"
    )
    file = writer_file("<text:p>x</text:p>", meta=meta, styles=head, Basic__script="<x/>")

    report = read_as("writer", file)

    assert hidden_of(report) == [
        ("property", "author", "Jane"),
        ("property", "Case", "LA/1"),
        ("path of the template", "settings", "/home/jane/t.ott"),
        ("program", "Basic/script.xml", ""),
    ]
    assert passages_of(report, "header or footer") == [(1, "Jane")]


def test_thumbnails_and_files_inside_are_told() -> None:
    file = zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {SPACES}/>",
            "Thumbnails/thumbnail.png": b"x",
            "Object 1/content.xml": "<a/>",
            "Pictures/1.png": b"\x89PNG tEXt",
        }
    )

    report = read_as("writer", file)

    assert hidden_of(report) == [
        ("thumbnail", "Thumbnails/thumbnail.png", ""),
        ("file inside the file", "Object 1/content.xml", ""),
        ("details kept in a picture", "Pictures/1.png", ""),
    ]


@pytest.mark.parametrize(
    "parts",
    [{"content.xml": "<a/>"}, {"mimetype": "x"}, {"mimetype": "x", "content.xml": "<a/>"}],
)
def test_what_is_no_opendocument_text_is_refused(parts: dict[str, str]) -> None:
    with pytest.raises(Refused) as refused:
        read_as("writer", zipped(parts))

    assert refused.value.reason is Reason.NOT_ACCEPTED
