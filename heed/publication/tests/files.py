"""Small files as Word, Writer and printers make them, with something hidden in each."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import BinaryIO

import pikepdf

from heed.attachments.intake import USUAL
from heed.publication.reports import plain_text, portable, word, writer
from heed.publication.reports.report import Report

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = (
    f'xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0" xmlns:style="{ODF}:style:1.0" '
    f'xmlns:fo="{ODF}:xsl-fo-compatible:1.0" xmlns:svg="{ODF}:svg-compatible:1.0" '
    f'xmlns:draw="{ODF}:drawing:1.0" xmlns:meta="{ODF}:meta:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
READERS = {
    "word": word.read,
    "writer": writer.read,
    "portable": portable.read,
    "plain_text": plain_text.read,
}


def zipped(parts: Mapping[str, str | bytes]) -> BinaryIO:
    """Return a zipped file of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    file.seek(0)
    return file


def word_file(body: str, **parts: str | bytes) -> BinaryIO:
    """Return a Word document with such a body; a part `a__b` is called “a/b.xml”."""
    named = {f"{name.replace('__', '/')}.xml": content for name, content in parts.items()}
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
            **named,
        }
    )


def writer_file(body: str, automatic: str = "", **parts: str | bytes) -> BinaryIO:
    """Return an OpenDocument text with such a body and automatic styles."""
    named = {f"{name.replace('__', '/')}.xml": content for name, content in parts.items()}
    return zipped(
        {
            "mimetype": writer.TEXT_TYPE,
            "content.xml": f"<office:document-content {SPACES}>"
            f"<office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            **named,
        }
    )


def new_pdf(*pages: str) -> pikepdf.Pdf:
    """Return a PDF whose pages are drawn as said, with Helvetica as /F1."""
    pdf = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    for drawn in pages:
        page = pdf.add_blank_page(page_size=(400, 400))
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.obj.Contents = pdf.make_stream(drawn.encode("latin-1"))
    return pdf


def saved(pdf: pikepdf.Pdf) -> BinaryIO:
    """Return a PDF as a file."""
    file = io.BytesIO()
    pdf.save(file, fix_metadata_version=False)
    file.seek(0)
    return file


def at(words: str, *, x: int = 50, y: int = 200, before: str = "") -> str:
    """Return how a printer draws words."""
    return f"q {before} BT /F1 12 Tf {x} {y} Td ({words}) Tj ET Q\n"


def read_as(kind: str, file: BinaryIO) -> Report:
    """Return what a reader finds."""
    return READERS[kind](file, limits=USUAL)


def passages_of(report: Report, part: str = "text") -> list[tuple[int, str]]:
    """Return the passages of one part, with their numbers."""
    return [(one.number, one.text) for one in report.passages if one.part == part]


def hidden_of(report: Report) -> Sequence[tuple[str, str, str]]:
    """Return what is hidden."""
    return [(one.what, one.where, one.says) for one in report.hidden]
