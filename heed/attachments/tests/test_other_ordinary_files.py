"""Do ordinary PDFs, pictures, texts and old files pass, with what their programs leave in them?"""

from __future__ import annotations

import struct
import zlib

import pytest

from heed.attachments.intake import Kind
from heed.attachments.intake.findings import Note
from heed.attachments.tests.looking_into import look_into
from tests.trust.hostile import pictures
from tests.trust.hostile.compound import Tree, compound
from tests.trust.hostile.documents import pack, word
from tests.trust.hostile.old_files import name, old_excel, old_word, record, sheet
from tests.trust.hostile.pdf_bombs import PICTURE
from tests.trust.hostile.pdf_writer import flate, later, pdf, stream

LINK = b"/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (%s) >> >>]"
DETAILS = b"BT (see \\(/JavaScript\\) and /Launch) Tj ET"


@pytest.mark.parametrize(
    "content",
    [
        pdf(),
        pdf() + b"\r\n\x00\x00",
        pdf(root=b"/OpenAction [3 0 R /XYZ null null 0]"),
        pdf(root=b"/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next << /S /Named /N /NextPage >> >>"),
        pdf(page=b"/AA << /O << /S /GoTo /D [3 0 R /Fit] >> >>"),
        pdf(page=LINK % b"https://www.example.org"),
        pdf(page=LINK % b"mailto:a@example.org"),
        pdf(page=b"/Annots [<< /Subtype /Link /A << /S /URI /URI 5 >> >>]"),
        pdf(root=b"/AcroForm << /Fields [] >> /Names << /Dests << /Names [] >> >>"),
        pdf(objects={4: stream(DETAILS), 5: b"<< /Title (about /JS \\) and /EF) >>"}),
        pdf(objects={4: flate(b"BT ET")}),
        pdf(objects={4: stream(zlib.compress(b"BT ET")[:-6], b"/Filter /FlateDecode")}),
        pdf(objects={4: stream(zlib.compress(b"BT ET").hex().encode(), b"/Filter [/AHx /Fl]")}),
        pdf(objects={4: stream(b"\xff\xff", b"/Filter /FlateDecode")}),
        pdf(objects={5: flate(bytes(300), PICTURE % (10, 10))}),
        pdf(objects={5: stream(pictures.jpeg(), PICTURE % (64, 48) + b"/Filter /DCTDecode")}),
        pdf(objects={5: flate(pictures.jpeg(), PICTURE % (64, 48) + b"/Ignored true ")}),
        pdf(objects={5: stream(b"\x00" * 40, PICTURE % (9, 9) + b"/Filter /JPXDecode")}),
        pdf(objects={5: stream(b"ihdr" + bytes(40), PICTURE % (9, 9) + b"/Filter /JPXDecode")}),
        pdf(objects={5: stream(b"ff", PICTURE % (9, 9) + b"/Filter [/AHx /DCT]"), 6: b"(text)"}),
        pdf(objects={5: stream(b"\x00" * 40, PICTURE % (9, 9) + b"/Filter /CCITTFaxDecode")}),
        pdf(objects={5: stream(b"\x02abc\x80", b"/Filter /RunLengthDecode")}),
        later(pdf(), {3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"}),
    ],
)
def test_a_pdf_that_shows_pages_passes(content: bytes) -> None:
    found = look_into(content)

    assert (found.kind, found.notes) == (Kind.PDF, ())


def test_comments_on_a_pdf_are_reported() -> None:
    note = b"/Annots [5 0 R]"
    content = pdf(page=note, objects={5: b"<< /Subtype /Highlight /Rect [0 0 9 9] >>"})

    assert look_into(content).notes == (Note.COMMENTS,)


def settings_of_a_telephone() -> bytes:
    block = struct.pack("<HHI", 0, 0x0A01, 14) + b"Image_UTC_Data1731945600"
    listed = b"SEFH" + struct.pack("<IIHHII", 106, 1, 0, 0x0A01, len(block), len(block))
    return block + listed + struct.pack("<I", len(listed)) + b"SEFT"


def photographs_of_a_telephone() -> bytes:
    index = b"\xff\xe2" + struct.pack(">H", 12) + b"MPF\x00" + bytes(6)
    return pictures.jpeg()[:2] + index + pictures.jpeg()[2:] + pictures.jpeg() + bytes(10)


@pytest.mark.parametrize(
    "content",
    [
        pictures.jpeg(),
        pictures.jpeg(progressive=True),
        pictures.jpeg()[:2] + b"\xff\xff" + pictures.jpeg()[3:],
        pictures.jpeg()[:-2] + b"\xff\xff\xd9",
        pictures.jpeg() + settings_of_a_telephone(),
        photographs_of_a_telephone(),
    ],
)
def test_a_photograph_passes(content: bytes) -> None:
    assert look_into(content, "photo.jpg").kind is Kind.JPEG


@pytest.mark.parametrize(
    "chunk",
    [
        pictures.chunk(b"tEXt", b"Comment\x00at home"),
        pictures.chunk(b"zTXt", b"Comment\x00\x00" + zlib.compress(b"at home")),
        pictures.chunk(b"iTXt", b"a\x00\x00\x00en\x00a\x00at home"),
        pictures.chunk(b"iTXt", b"a\x00\x01\x00en\x00a\x00" + zlib.compress(b"at home")),
        pictures.chunk(b"pHYs", bytes(9)),
    ],
)
def test_a_picture_with_words_beside_it_passes(chunk: bytes) -> None:
    assert look_into(pictures.png(chunk), "picture.png").kind is Kind.PNG
    assert look_into(pictures.png(chunk) + bytes(4)).kind is Kind.PNG


def test_a_picture_whose_lines_come_in_passes_passes() -> None:
    start = pictures.header(passes=1)

    assert look_into(pictures.png(start=start, pixels=zlib.compress(bytes(55)))).kind is Kind.PNG


@pytest.mark.parametrize(
    "text",
    [
        b"Seen at home, all well.",
        "Zoë was seen – twice".encode(),
        "Zoë was seen – twice".encode("cp1252"),
        "Zoë was seen".encode("utf-16"),
        "\ufeffdate,what".encode(),
        b"date,what\n2026-11-02,- worker call (duty) | mother present!\n",
        b"date,what\n2026-11-02,-12.5\n2026-11-03,+44 1905 000000\n2026-11-04,@school\n",
        b'date,what\n2026-11-02,"=SUM(A1:A9)"\n2026-11-03,=A1+""a""\n',
        b"2026,- call (999) made | mother upset!\n2026,- see [1] for what she said!\n",
        b"2026;- [see record] the call(s) were | noted!\n",
        b"text that ends as old programs end it\x1a",
        b"a form feed\x0c and a < b",
    ],
)
def test_plain_words_and_tables_pass(text: bytes) -> None:
    assert look_into(text, "contacts.csv").kind is Kind.PLAIN_TEXT


@pytest.mark.parametrize(
    ("streams", "notes"),
    [
        (old_word(), ()),
        (old_word(["Min", "utes \x13 PAGE \x141\x15", "\r"], flags=0x0200), ()),
        (old_word(template="C:\\Templates\\letter.dot", comments=b"abc"), (Note.COMMENTS,)),
        (old_word("text \x15 without a field \x14"), ()),
        (old_word() | {"ObjectPool": {}, "\x01CompObj": b"x"}, ()),
    ],
)
def test_an_old_word_document_passes(
    streams: dict[str, bytes | Tree], notes: tuple[Note, ...]
) -> None:
    found = look_into(compound(streams), "minutes.doc")

    assert (found.kind, found.notes) == (Kind.OLD_WORD, notes)


def test_an_old_word_document_without_strings_about_it_passes() -> None:
    streams = old_word()
    document = bytearray(bytes(streams["WordDocument"]))  # type: ignore[arg-type]  # a stream
    struct.pack_into("<II", document, 0x19A, 0, 0)

    assert look_into(compound(streams | {"WordDocument": bytes(document)})).kind is Kind.OLD_WORD


@pytest.mark.parametrize(
    ("records", "notes"),
    [
        ([sheet(0), sheet(2)], ()),
        ([sheet(0, hidden=1), record(0x001C, bytes(9))], (Note.COMMENTS, Note.HIDDEN_SHEETS)),
        ([record(0x01AE, struct.pack("<HH", 1, 0x0401))], ()),
        ([name(b"Area", 0), name(b"\x06", 0x0020)], ()),
        ([record(0x0006, bytes(22) + b"\x44\x00\x00")], ()),
    ],
)
def test_an_old_workbook_passes(records: list[bytes], notes: tuple[Note, ...]) -> None:
    found = look_into(compound(old_excel(*records)), "contacts.xls")

    assert (found.kind, found.notes) == (Kind.OLD_EXCEL, notes)


def test_a_name_in_wide_letters_passes() -> None:
    wide = struct.pack("<HBBHHH4xB", 0, 0, 4, 0, 0, 0, 1) + "Area".encode("utf-16-le")

    assert look_into(compound(old_excel(record(0x0018, wide)))).kind is Kind.OLD_EXCEL


def test_the_code_of_a_field_written_in_pieces_of_pieces_is_read_as_one() -> None:
    codes = "<w:instrText>DA<w:instrText>TE</w:instrText></w:instrText>"
    field = f'<w:p><w:r><w:fldChar w:fldCharType="begin"/>{codes}</w:r></w:p>'

    assert look_into(pack(word(field))).kind is Kind.WORD
