"""Is all of a Word document read, and is what it hides told?"""

from __future__ import annotations

import pytest

from heed.attachments.intake import USUAL, Reason, Refused
from heed.publication.reports import word
from heed.publication.tests.files import W, hidden_of, passages_of, read_as, word_file, zipped


def hidden_in(body: str, **parts: str | bytes) -> list[tuple[str, str, str]]:
    return list(hidden_of(read_as("word", word_file(body, **parts))))


def run(text: str, form: str = "") -> str:
    return f"<w:r><w:rPr>{form}</w:rPr><w:t>{text}</w:t></w:r>"


def part(inside: str, tag: str = "w:hdr") -> str:
    return f'<{tag} xmlns:w="{W}">{inside}</{tag}>'


def test_paragraphs_are_read_in_order_with_split_runs_joined() -> None:
    report = read_as(
        "word",
        word_file(
            "<w:p><w:r><w:t>Ja</w:t></w:r><w:hyperlink><w:r><w:t>ne</w:t></w:r></w:hyperlink></w:p>"
            "<w:p/>"
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:softHyphen/>"
            "<w:t/><w:drawing/></w:r></w:p></w:tc></w:tr></w:tbl>",
            word__header1=part("<w:p><w:r><w:t>head</w:t></w:r></w:p>"),
            word__footnotes=part("<w:p><w:r><w:t>note</w:t></w:r></w:p>", "w:footnotes"),
            word__theme__theme1="<a/>",
        ),
    )

    assert passages_of(report) == [(1, "Jane"), (3, "a\tb\n\u00ad")]
    assert passages_of(report, "header") == [(1, "head")]
    assert passages_of(report, "footnote") == [(1, "note")]
    assert report.hidden == ()


def test_a_text_box_is_read_once_and_its_copy_for_older_programs_apart() -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = "<w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent>"
    report = read_as(
        "word",
        word_file(
            f"<w:p><w:r><w:t>out</w:t></w:r><w:r><mc:AlternateContent {mc}><mc:Choice>{box}"
            f"</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        ),
    )

    assert passages_of(report) == [(1, "out"), (2, "box")]
    assert passages_of(report, "text for older programs") == [(1, "box")]


@pytest.mark.parametrize(
    "form",
    [
        "<w:vanish/>",
        '<w:vanish w:val="1"/>',
        '<w:color w:val="FFFFFF"/>',
        '<w:sz w:val="2"/>',
        '<w:rStyle w:val="Unseen"/>',
    ],
)
def test_hidden_text_is_told(form: str) -> None:
    styles = part(
        '<w:style w:styleId="Unseen"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Seen"/>',
        "w:styles",
    )
    body = f"<w:p>{run('see ')}{run('un', form)}{run('seen', form)}{run(' here')}</w:p>"

    report = read_as("word", word_file(body, word__styles=styles))

    assert hidden_of(report) == [("hidden text", "text, paragraph 1", "unseen")]
    assert passages_of(report) == [(1, "see  here")]
    assert passages_of(report, "hidden text") == [(1, "unseen")]


@pytest.mark.parametrize(
    ("form", "around"),
    [
        ('<w:vanish w:val="0"/>', ("", "")),
        ('<w:sz w:val="24"/>', ("", "")),
        ('<w:sz w:val="x"/>', ("", "")),
        ('<w:color w:val="FF0000"/>', ("", "")),
        ('<w:rStyle w:val="Seen"/>', ("", "")),
        ('<w:color w:val="FFFFFF"/><w:shd w:fill="000000"/>', ("", "")),
        (
            '<w:color w:val="FFFFFF"/>',
            ('<w:tbl><w:tblPr><w:tblStyle w:val="Dark"/></w:tblPr><w:tr><w:tc>', 3),
        ),
    ],
)
def test_text_that_can_be_read_is_not_hidden(form: str, around: tuple[str, object]) -> None:
    before, after = around
    behind = "</w:tc></w:tr></w:tbl>" if after else ""

    assert hidden_in(f"{before}<w:p>{run('seen', form)}</w:p>{behind}") == []


def test_a_paragraph_of_a_hidden_style_is_told() -> None:
    styles = part('<w:style w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style>', "w:styles")
    body = f'<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr>{run("unseen")}</w:p>'

    found = hidden_in(body, word__styles=styles)

    assert found == [("hidden text", "text, paragraph 1", "unseen")]


def test_a_paragraph_marked_hidden_at_its_end_is_told() -> None:
    body = f"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{run('kept', '<w:vanish/>')}</w:p>"

    assert hidden_in(body) == [("hidden text", "text, paragraph 1", "kept")]


def test_tracked_changes_are_told_with_who_made_them() -> None:
    report = read_as(
        "word",
        word_file(
            "<w:p><w:r><w:t>He </w:t></w:r>"
            '<w:del w:author="Tina"><w:r><w:delText>Liam </w:delText></w:r></w:del>'
            '<w:ins w:author="Tina"><w:r><w:t>came</w:t></w:r></w:ins>'
            "<w:moveFrom><w:r><w:t>off</w:t></w:r></w:moveFrom><w:ins/></w:p>"
        ),
    )

    assert passages_of(report) == [(1, "He came")]
    assert hidden_of(report) == [
        ("tracked change", "text: deleted by Tina", "Liam"),
        ("author name", "tracked changes in the text", "Tina"),
        ("tracked change", "text: inserted by Tina", "came"),
        ("tracked change", "text: moved away by nobody named", "off"),
    ]


def test_comments_and_their_authors_are_told() -> None:
    comments = part(
        '<w:comment w:author="Tina"><w:p><w:r><w:t>ask Jane</w:t></w:r></w:p></w:comment>'
        "<w:comment><w:p/></w:comment>",
        "w:comments",
    )
    people = part('<w:person w:author="Tina R"/>', "w:people")

    found = hidden_in("<w:p/>", word__comments=comments, word__people=people)

    assert found == [
        ("comment", "1, by Tina", "ask Jane"),
        ("author name", "comment 1", "Tina"),
        ("comment", "2, by nobody named", ""),
        ("author name", "list of people", "Tina R"),
    ]


def test_properties_are_told_but_the_title_is_only_searched() -> None:
    core = (
        "<p><creator>Jane</creator><title>Review</title><lastModifiedBy> </lastModifiedBy>"
        "<revision>3</revision></p>"
    )
    custom = '<P><property name="Case"><v>LA/1</v></property></P>'

    report = read_as("word", word_file("<w:p/>", docProps__core=core, docProps__custom=custom))

    assert hidden_of(report) == [("property", "author", "Jane"), ("property", "Case", "LA/1")]
    assert "Review" in [text for _, text in passages_of(report, "title and settings")]


def test_parts_nobody_sees_are_told() -> None:
    rels = (
        '<R><r Type="x/attachedTemplate" TargetMode="External" Target="file:///u/jane/t.dotx"/>'
        '<r Type="x/hyperlink" TargetMode="External" Target="mailto:jane@example.org"/>'
        '<r Type="x/image" Target="media/1.jpg"/></R>'
    )
    file = zipped(
        {
            "word/document.xml": part(
                "<w:body><w:p><w:r><w:instrText>AUTHOR Jane</w:instrText></w:r>"
                '<w:bookmarkStart w:name="Jane_Smith"/><w:bookmarkStart w:name="_Toc1"/></w:p>'
                '<wp:docPr xmlns:wp="wp" descr="Jane at home" title=""/>'
                '<a:srcRect xmlns:a="a" l="2000"/><a:srcRect xmlns:a="a" l="0"/></w:body>',
                "w:document",
            ),
            "customXml/item1.xml": "<case id='7'><child>Jane</child></case>",
            "customXml/item2.xml": "<case/>",
            "word/settings.xml": part('<w:docVar w:name="n" w:val="Jane"/>', "w:settings"),
            "word/glossary/document.xml": part("<w:p><w:r><w:t>Jane</w:t></w:r></w:p>"),
            "word/_rels/document.xml.rels": rels,
            "word/charts/chart1.xml": "<c><v>Jane</v></c>",
            "docProps/thumbnail.jpeg": b"\xff\xd8",
            "word/media/1.jpg": b"\xff\xd8\xff\xe1\x00\x10Exif\x00\x00",
            "word/media/2.jpg": b"\xff\xd8\xff\xe0",
            "word/media/": b"",
            "word/embeddings/oleObject1.bin": b"x",
            "word/vbaProject.bin": b"x",
        }
    )

    report = read_as("word", file)

    assert set(hidden_of(report)) == {
        ("alternative text", "text", "Jane at home"),
        ("cropped picture", "text: what was cut off is still in the file", ""),
        ("custom XML", "case", "Jane | 7"),
        ("document variable", "n", "Jane"),
        ("building block", "glossary", "Jane"),
        ("path of the template", "settings", "file:///u/jane/t.dotx"),
        ("thumbnail", "docProps/thumbnail.jpeg", ""),
        ("details kept in a picture", "word/media/1.jpg", ""),
        ("file inside the file", "word/embeddings/oleObject1.bin", ""),
        ("program", "word/vbaProject.bin", ""),
    }
    for searched in ("field", "bookmark", "address of a link", "chart or diagram"):
        assert passages_of(report, searched), searched


def test_an_empty_glossary_says_nothing() -> None:
    assert hidden_in("<w:p/>", word__glossary__document=part("<w:p/>")) == []


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"a.txt": "x"}, Reason.NOT_ACCEPTED),
        ({"word/document.xml": "<a>"}, Reason.DAMAGED),
        ({"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}, Reason.ENTITIES),
    ],
)
def test_what_is_no_word_document_is_refused(parts: dict[str, str], reason: Reason) -> None:
    with pytest.raises(Refused) as refused:
        read_as("word", zipped(parts))

    assert refused.value.reason is reason


def test_a_part_that_is_too_large_is_refused() -> None:
    limits = type(USUAL)(unpacked_xml=10)

    with pytest.raises(Refused) as refused:
        word.read(word_file("<w:p/>"), limits=limits)

    assert refused.value.reason is Reason.TOO_HARD
