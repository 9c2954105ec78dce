"""Does what ordinary documents hold pass? Whole documents of real programs: `tests/trust`."""

from __future__ import annotations

import gzip
import struct
import zlib

import pytest

from heed.attachments.intake import Kind
from heed.attachments.intake.findings import Note
from heed.attachments.tests.looking_into import look_into
from tests.trust.hostile import pictures
from tests.trust.hostile.bombs import CHART
from tests.trust.hostile.documents import (
    XML,
    W,
    cell,
    excel,
    odf,
    pack,
    relations,
    word,
)
from tests.trust.hostile.zips import Entry, build, entries

OWN_RELATIONS = "word/_rels/document.xml.rels"
PICTURES = {
    "png": pictures.png(),
    "jpeg": pictures.jpeg(),
    "emf": b"\x01\x00\x00\x00" + bytes(36) + b" EMF" + bytes(50),
    "wmf": b"\xd7\xcd\xc6\x9a" + bytes(50),
    "emz": gzip.compress(b"\x01\x00\x00\x00" + bytes(200_000)),
    "gif": b"GIF89a\x10\x00\x10\x00" + bytes(30),
    "bmp": b"BM" + bytes(16) + struct.pack("<ii", 100, -100) + bytes(50),
    "wdp": b"II\xbc\x01" + bytes(40),
    "webp": b"RIFF\x00\x00\x00\x00WEBPVP8 " + bytes(10) + b"\x10\x00\x10\x00" + bytes(9),
    "webp2": b"RIFF\x00\x00\x00\x00WEBPVP8L" + bytes(5) + b"\x10\x00\x10\x00" + bytes(9),
    "tiff": b"MM\x00*\x00\x00\x00\x08\x00\x02\x00\xfe"
    + bytes(10)
    + b"\x01\x00\x00\x03\x00\x00\x00\x01\x00\x09\x00\x00",
    "tif": b"II*\x00\xff\xff\xff\x7f" + bytes(9),
    "ttf": b"\x00\x01\x00\x00" + bytes(50),
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><a class="b" href="https://example.org"><use href="#a"/>'
    b'</a><image href="data:image/png;base64,AAAA"/></svg>',
}
CHANGES = (
    "<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
)


def field(code: str) -> str:
    return f"<w:fldSimple w:instr='{code}'/>"


@pytest.mark.parametrize("ending", PICTURES)
def test_pictures_and_fonts_inside_pass(ending: str) -> None:
    document = pack(word(extra={f"word/media/image1.{ending}": PICTURES[ending]}))

    assert look_into(document).kind is Kind.WORD


@pytest.mark.parametrize(
    ("body", "notes"),
    [
        (CHANGES, (Note.TRACKED_CHANGES,)),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>", (Note.HIDDEN_TEXT,)),
        (CHANGES + "<w:moveFrom/>", (Note.TRACKED_CHANGES,)),
        (field("PAGE"), ()),
        (field(" HYPERLINK \\l \"_Toc1\" "), ()),
        (field(" HYPERLINK \"https://www.example.org/a.php\" "), ()),
        (field(" INCLUDEPICTURE \"cid:image001.png@01D\" \\* MERGEFORMATINET "), ()),
        (field(" INCLUDEPICTURE \"C:\\\\Users\\\\a\\\\logo.png\" \\d "), ()),
        (field(" MACROBUTTON NoMacro [Click and type] "), ()),
        (field(" DDENAME "), ()),
        ("<w:r><w:instrText> PAGE </w:instrText></w:r>", ()),
        ('<w:fldSimple w:dirty="1" w:instr=" PAGE "/><?mso-application progid="Word.Document"?>', ()),
        ('<w:p><w:fldSimple w:instr="HYPERLINK"/></w:p>', ()),
        ('<w:p><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/></w:p>', ()),
        ('<w:p><w:fldChar w:other="end"/></w:p>', ()),
    ],
)  # fmt: skip
def test_ordinary_words_pass_and_are_reported(body: str, notes: tuple[Note, ...]) -> None:
    assert look_into(pack(word(body))).notes == notes


def test_the_result_of_a_field_inside_a_field_is_no_code() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "<w:r><w:instrText>{}</w:instrText></w:r>"
    inner = (
        mark.format("begin") + code.format(" MERGEFIELD Name ") + mark.format("separate")
        + "<w:r><w:t>DDE</w:t></w:r>" + code.format("DDE") + mark.format("end")
    )  # fmt: skip
    outer = mark.format("begin") + code.format(" IF ") + inner + code.format(' = "a" ')

    assert look_into(pack(word(outer + mark.format("end")))).kind is Kind.WORD


@pytest.mark.parametrize(
    "line",
    [
        ("hyperlink", "https://www.example.org", "External"),
        ("hyperlink", "mailto:a@example.org", "External"),
        ("hyperlink", "file:///C:/Users/a/minutes.docx", "External"),
        ("hyperlink", "\\\\server\\share\\minutes.docx", "External"),
        ("hyperlink", "#bookmark"),
        ("attachedTemplate", "file:///C:\\Templates\\Letter.dotx", "External"),
        ("image", "cid:image001.png@01D", "External"),
        ("image", "file:///D:/logo.png", "External"),
        ("styles", "styles.xml"),
        ("image", "../media/image1.png"),
    ],
)
def test_ordinary_relations_pass(line: tuple[str, ...]) -> None:
    lines = relations(line)  # type: ignore[arg-type]  # of two words or three

    assert look_into(pack(word(extra={OWN_RELATIONS: lines}))).kind is Kind.WORD


def test_comments_are_reported() -> None:
    comments = f'{XML}<w:comments xmlns:w="{W}"/>'

    assert look_into(pack(word(extra={"word/comments.xml": comments}))).notes == (Note.COMMENTS,)


def test_a_chart_may_keep_its_figures_in_a_workbook() -> None:
    parts = word(
        extra={
            "word/charts/chart1.xml": "<c/>",
            "word/charts/_rels/chart1.xml.rels": relations(("package", "../embeddings/b.xlsx")),
            "word/embeddings/b.xlsx": pack(excel()),
        },
        overrides={"word/charts/chart1.xml": CHART},
    )

    assert look_into(pack(parts)).kind is Kind.WORD


def test_settings_of_a_printer_and_hidden_fonts_pass() -> None:
    main = "application/vnd.openxmlformats-officedocument"
    parts = word(
        extra={
            "word/p.bin": b"\x13\x37" * 99,
            "word/fonts/f.odttf": b"\x42" * 99,
            "word/e.xml": b"",
        },
        overrides={
            "word/p.bin": f"{main}.spreadsheetml.printerSettings",
            "word/fonts/f.odttf": f"{main}.obfuscatedFont",
        },
    )

    assert look_into(pack(parts)).kind is Kind.WORD


@pytest.mark.parametrize(
    "formula",
    [
        "SUM(A1:A9)", "IF(A1>3,\"call (999)\",'Image (2)'!A1)", "VLOOKUP(A1,Contacts!A:B,2,0)",
        '"a|b"&"c!d"', "HYPERLINK(\"https://example.org\",\"open\")", "RECALL(1)", "A1", "A1<b>B1</b>",
    ],
)  # fmt: skip
def test_formulas_that_stay_at_home_pass(formula: str) -> None:
    written = formula.replace("&", "&amp;").replace("A1>3", "A1&gt;3")

    assert look_into(pack(excel(cell(written)))).kind is Kind.EXCEL


def test_names_shapes_and_old_drawings_of_a_workbook_pass() -> None:
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    old = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">'
        '<v:shape href="https://example.org"><v:f eqn="sum 1 2"/><v:imagedata src="cid:a"/></v:shape>'
        "<x:FmlaMacro>[0]!Button1_Click</x:FmlaMacro></xml>"
    )
    parts = excel(
        book='<definedNames><definedName name="Area">Contacts!A1</definedName></definedNames>',
        after='<cacheSource type="worksheet"/><hlinkClick action="ppaction://hlinksldjump"/>',
        extra={
            "xl/drawings/drawing1.xml": f'<d:wsDr xmlns:d="{drawing}"><d:sp macro=""/></d:wsDr>',
            "xl/drawings/vmlDrawing1.vml": old,
        },
    )

    assert look_into(pack(parts)).notes == ()


def test_hidden_sheets_are_reported() -> None:
    book = '<sheets><sheet name="b" state="hidden"/><sheet name="c" state="visible"/></sheets>'

    assert look_into(pack(excel(book=book))).notes == (Note.HIDDEN_SHEETS,)
    assert look_into(pack(excel())).notes == ()


def test_an_open_document_with_its_usual_parts_passes() -> None:
    chart = "application/vnd.oasis.opendocument.chart"
    body = (
        "<text:tracked-changes/><office:annotation/><text:hidden-text/><text:p/>"
        '<text:a text:name="a" xlink:href="https://example.org">a</text:a><draw:image xlink:href="Pictures/1.png"/>'
    )
    parts = odf(
        body,
        before='<office:scripts/><meta:template xlink:href="../../Templates/letter.ott"/>',
        entries=f'<manifest:file-entry manifest:full-path="Object 1/" manifest:media-type="{chart}"/>',
        extra={
            "Object 1/content.xml": str(odf(kind="chart")["content.xml"]),
            "layout-cache": b"\x08\x00\x01",
            "Pictures/1.png": pictures.png(),
            "Configurations2/": b"",
            "ObjectReplacements/Object 1": b"VCLMTF" + bytes(20),
        },
    )

    found = look_into(pack(parts))

    assert found.kind is Kind.TEXT_DOCUMENT
    assert found.notes == (Note.TRACKED_CHANGES, Note.COMMENTS, Note.HIDDEN_TEXT)


def test_a_sheet_that_is_shown_is_not_reported() -> None:
    body = '<style:style><style:table-properties table:display="true"/></style:style>'

    assert look_into(pack(odf(body, kind="spreadsheet"))).notes == ()


def test_an_open_document_spreadsheet_reports_hidden_sheets() -> None:
    body = '<style:style><style:table-properties table:display="false"/></style:style>' + (
        '<table:table-cell table:formula="of:=SUM([.A1:.A9])"/>'
    )

    assert look_into(pack(odf(body, kind="spreadsheet"))).notes == (Note.HIDDEN_SHEETS,)


def test_a_program_may_write_the_sizes_behind_a_part() -> None:
    text = b"<a>" + b"word " * 50 + b"</a>"
    packed = zlib.compress(text)[2:-4]
    sizes = struct.pack("<III", zlib.crc32(text), len(packed), len(text))
    for note in (b"PK\x07\x08" + sizes, sizes):
        part = Entry(
            name="a.xml", content=text, packed=packed, flags=8, after=note, local_size=0,
        )  # fmt: skip

        assert look_into(build([*entries(word()), part])).kind is Kind.WORD


def test_large_sizes_may_stand_in_a_note_of_their_own() -> None:
    text = b"<a>text</a>"
    extra = struct.pack("<HHHH", 0x5455, 4, 0, 0) + struct.pack(
        "<HHQQ", 1, 16, len(text), len(text)
    )
    part = Entry(
        name="a.xml", content=text, method=0, extra=extra,
        said_size=0xFFFFFFFF, said_packed=0xFFFFFFFF,
    )  # fmt: skip
    plain = build([*entries(word()), part])

    assert look_into(plain).kind is Kind.WORD


def test_a_very_large_list_of_contents_may_be_described_twice() -> None:
    plain = build(entries(word()))
    start, count = plain.index(b"PK\x01\x02"), len(word())
    size = len(plain) - 22 - start
    end = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, start)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, start + size, 1)
    last = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, size, 0xFFFFFFFF, 0)

    assert look_into(plain[:-22] + end + locator + last).kind is Kind.WORD
