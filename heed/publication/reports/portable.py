"""What does a PDF say, and what does it hide beside its pages?"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

import pikepdf
import pypdfium2
from lxml import etree

from heed.attachments.intake import Limits, Reason, Refused
from heed.publication.reports import markup, pdf_pages
from heed.publication.reports.report import Gathering, Report

PROPERTIES: Final = {"/Author": "author", "/Subject": "subject", "/Keywords": "keywords"}
HARMLESS: Final = frozenset(
    {"/Title", "/Producer", "/Creator", "/CreationDate", "/ModDate", "/Trapped"}
)
# What describes a document in its metadata; the rest is the business of programs.
DESCRIBED: Final = {"creator": "author", "subject": "subject", "Keywords": "keywords"}
NO_COMMENT: Final = frozenset({"/Link", "/Widget", "/Popup", "/PrinterMark", "/TrapNet"})
SPOKEN: Final = ("/Alt", "/ActualText", "/E")
FILES: Final = "file inside the file"
END: Final = re.compile(rb"startxref\s+\d+\s+%%EOF")


def read(file: BinaryIO, *, limits: Limits) -> Report:
    """Return the text of a PDF and what it hides.

    :raises Refused: if it is damaged, locked or too complicated
    """
    content = file.read()
    gathering = Gathering()
    try:
        with pikepdf.open(io.BytesIO(content), access_mode=pikepdf.AccessMode.stream) as pdf:
            if pdf.is_encrypted:
                raise Refused(Reason.ENCRYPTED)
            if len(pdf.objects) > limits.objects:
                raise Refused(Reason.TOO_COMPLEX, "objects")
            pdf_pages.read(gathering, content)
            _beside(gathering, pdf, content)
    except pikepdf.PasswordError as problem:
        raise Refused(Reason.ENCRYPTED) from problem
    except (pikepdf.PdfError, pypdfium2.PdfiumError) as problem:
        raise Refused(Reason.DAMAGED, type(problem).__name__) from problem
    return gathering.report()


def _beside(gathering: Gathering, pdf: pikepdf.Pdf, content: bytes) -> None:
    _properties(gathering, pdf)
    for number, page in enumerate(pdf.pages, start=1):
        _annotations(gathering, page.obj, number)
        if "/Thumb" in page.obj:
            gathering.hide("thumbnail", f"page {number}")
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            _object(gathering, one)
    for layer in _array(_at(pdf.Root, "/OCProperties", "/D", "/OFF")):
        gathering.hide("hidden layer", "not shown at first", _text(_at(layer, "/Name")))
    ends = len(END.findall(content))
    if ends > (2 if b"/Linearized" in content[:2_048] else 1):
        gathering.hide("earlier version", f"{ends - 1} of them can be got back from the file")


def _properties(gathering: Gathering, pdf: pikepdf.Pdf) -> None:
    for key, value in _items(pdf.trailer.get("/Info")):
        text = _text(value)
        if key in HARMLESS:
            gathering.passage("title and settings", text)
        elif text:
            gathering.hide("property", PROPERTIES.get(key, key.lstrip("/")), text)
    stream = pdf.Root.get("/Metadata")
    if isinstance(stream, pikepdf.Stream):
        _described(gathering, stream.read_bytes())


def _described(gathering: Gathering, content: bytes) -> None:
    try:
        tree = etree.fromstring(content, markup.parser())
    except (etree.XMLSyntaxError, ValueError):
        gathering.hide("property", "metadata that cannot be read")
        return
    for element in tree.iter():
        found = DESCRIBED.get(markup.name(element))
        if found and markup.words(element):
            gathering.hide("property", found, markup.words(element))
        for key, value in element.attrib.items():
            if DESCRIBED.get(str(key).rpartition("}")[2]):
                gathering.hide("property", str(key).rpartition("}")[2], str(value))
    gathering.passage("title and settings", markup.words(tree))


def _annotations(gathering: Gathering, page: Any, number: int) -> None:
    for note in _array(page.get("/Annots")):
        kind = _text(_at(note, "/Subtype"))
        if kind == "/Link":
            gathering.passage("address of a link", _text(_at(note, "/A", "/URI")))
        elif kind == "/Widget":
            gathering.passage("form field", _text(_at(note, "/V")))
        elif kind not in NO_COMMENT:
            author = _text(_at(note, "/T"))
            where = f"page {number}, by {author or 'nobody named'}"
            gathering.hide("comment", where, _text(_at(note, "/Contents")))


def _object(gathering: Gathering, one: Any) -> None:
    if "/EF" in one:
        gathering.hide(FILES, "attachment", _text(_at(one, "/UF")) or _text(_at(one, "/F")))
    if "/JS" in one:
        gathering.hide("program", "a script in the PDF")
    for key in SPOKEN:
        if isinstance(one.get(key), pikepdf.String) and _text(one[key]).strip():
            gathering.hide("alternative text", "read out instead of a picture", _text(one[key]))
    if "/Title" in one and "/Parent" in one:
        gathering.passage("bookmark", _text(one["/Title"]))


def _at(one: Any, *path: str) -> Any:
    for key in path:
        if not isinstance(one, pikepdf.Dictionary):
            return None
        one = one.get(key)
    return one


def _array(one: Any) -> Iterator[Any]:
    if isinstance(one, pikepdf.Array):
        yield from one


def _items(one: Any) -> list[tuple[str, Any]]:
    return list(one.items()) if isinstance(one, pikepdf.Dictionary) else []


def _text(one: Any) -> str:
    return str(one) if isinstance(one, pikepdf.String | pikepdf.Name) else ""
