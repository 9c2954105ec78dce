"""Hostile objects: programs and documents embedded in documents."""

from __future__ import annotations

import gzip

from heed.attachments.intake import Reason
from tests.trust.hostile.compound import MAGIC
from tests.trust.hostile.documents import (
    NAMES,
    XML,
    document,
    excel,
    odf,
    pack,
    pack_odf,
    relations,
    word,
)
from tests.trust.hostile.file import Family

OLE = MAGIC + bytes(2_000)
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
OWN_RELATIONS = "word/_rels/document.xml.rels"
BEGINNINGS = {
    "program.bin": b"MZ\x90\x00",
    "program.png": b"\x7fELF",
    "letter.bin": b"%PDF-1.7",
    "letter.rtf": b"{\\rtf1",
    "packed.bin": b"\x1f\x8b\x08\x00",
    "packed.rar": b"Rar!\x1a",
    "shortcut.bin": b"L\x00\x00\x00\x01\x14\x02\x00",
    "page.mht": b"MIME-Version: 1.0\r\n",
    "flash.bin": b"CWS\x0a",
    "script.sh": b"#!/bin/sh\n",
}


def files() -> Family:
    """Return documents with things inside."""
    family = Family("object")
    _parts(family)
    _relations(family)
    _elements(family)
    _open_document(family)
    return family


def _parts(family: Family) -> None:
    for name, reason in (
        ("word/embeddings/oleObject1.bin", Reason.OBJECT_INSIDE),
        ("word/media/image1.png", Reason.OBJECT_INSIDE),
        ("customXml/item1.xml", Reason.OBJECT_INSIDE),
        ("word/activeX/activeX1.bin", Reason.ACTIVE_CONTROLS),
    ):
        family.add(
            f"OLE container as {name}", "minutes.docx", reason, pack(word(extra={name: OLE}))
        )
    for name, beginning in BEGINNINGS.items():
        family.add(f"{name} in a document", "minutes.docx", Reason.FILE_INSIDE,
                   pack(word(extra={f"word/embeddings/{name}": beginning + bytes(300)})))  # fmt: skip
    for name, content in {
        "junk.bin": b"\x13\x37" * 99,
        "sound.mp3": b"ID3\x04",
        "x.dat": b"plain",
    }.items():
        family.add(f"{name} in a document", "minutes.docx", Reason.ODD_PART,
                   pack(word(extra={f"word/media/{name}": content})))  # fmt: skip
    for type_, reason in (
        ("application/vnd.openxmlformats-officedocument.oleObject", Reason.OBJECT_INSIDE),
        ("application/vnd.ms-office.activeX+xml", Reason.ACTIVE_CONTROLS),
        ("application/vnd.ms-office.activeX", Reason.ACTIVE_CONTROLS),
        ("text/html", Reason.FILE_INSIDE),
        ("application/xhtml+xml", Reason.FILE_INSIDE),
        ("message/rfc822", Reason.FILE_INSIDE),
        ("application/rtf", Reason.FILE_INSIDE),
    ):
        parts = word(extra={"word/a.xml": "<a/>"}, overrides={"word/a.xml": type_})
        family.add(f"part of type {type_}", "minutes.docx", reason, pack(parts))
    gzipped = b"\x1f\x8b\x08\x00" + bytes(6) + b"\xff" * 60
    family.add("packed file as a metafile", "minutes.docx", Reason.FILE_INSIDE,
               pack(word(extra={"word/media/image1.emz": gzip.compress(b"MZ" * 400)})))  # fmt: skip
    family.add("broken metafile", "minutes.docx", Reason.DAMAGED,
               pack(word(extra={"word/media/image1.wmz": gzipped})))  # fmt: skip
    family.add("metafile that unpacks to much", "minutes.docx", Reason.UNPACKS_TO_TOO_MUCH,
               lambda: pack(word(extra={"word/media/a.emz": gzip.compress(b"\x01\x00\x00\x00" + bytes(30_000_000))})))  # fmt: skip
    for name, beginning in {
        "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\x00\x00\x00\x01\x00\x00",
        "gif": b"GIF89a\xff\xff\xff\xff",
        "bmp": b"BM" + bytes(16) + b"\x00\x00\x01\x00\x00\x00\x01\x00",
        "webp": b"RIFF\x00\x00\x00\x00WEBPVP8X" + bytes(8) + b"\xff\x3f\x00\xff\x3f\x00",
        "tiff": b"II*\x00\x08\x00\x00\x00\x02\x00\x00\x01\x04\x00\x01\x00\x00\x00\x00\x00\x01\x00"
        b"\x01\x01\x04\x00\x01\x00\x00\x00\x00\x00\x01\x00",
        "jpeg": b"\xff\xd8\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x03",
    }.items():
        family.add(f"picture of billions of pixels ({name})", "minutes.docx", Reason.TOO_MANY_PIXELS,
                   pack(word(extra={f"word/media/image1.{name}": beginning + bytes(100)})))  # fmt: skip


def _relations(family: Family) -> None:
    for kind, target, reason in (
        (f"{MICROSOFT}/activeXControlBinary", "activeX1.bin", Reason.ACTIVE_CONTROLS),
        ("control", "activeX/activeX1.xml", Reason.ACTIVE_CONTROLS),
        ("oleObject", "embeddings/oleObject1.bin", Reason.OBJECT_INSIDE),
        ("package", "embeddings/book.xlsx", Reason.OBJECT_INSIDE),
        ("aFChunk", "afchunk.htm", Reason.FILE_INSIDE),
    ):
        parts = word(extra={OWN_RELATIONS: relations((kind, target))})
        family.add(f"relation {kind.rpartition('/')[2]}", "minutes.docx", reason, pack(parts))
    both = relations(("officeDocument", "word/document.xml"), ("officeDocument", "word/other.xml"))
    family.add("two main parts", "minutes.docx", Reason.TWO_FORMATS,
               pack(word(extra={"_rels/.rels": both, "word/other.xml": document("")})))  # fmt: skip
    book = word(
        extra={OWN_RELATIONS: relations(("package", "b.xlsx")), "word/b.xlsx": pack(excel())}
    )
    family.add("workbook as an object", "minutes.docx", Reason.OBJECT_INSIDE, pack(book))


def _elements(family: Family) -> None:
    for what, reason, body in (
        ("OLE object", Reason.OBJECT_INSIDE, f'<w:object><o:OLEObject {VML} Type="Embed" ProgID="Package"/></w:object>'),
        ("linked OLE object", Reason.OBJECT_INSIDE, f'<w:object><o:OLEObject {VML} Type="Link" UpdateMode="Always"/></w:object>'),
        ("foreign text", Reason.FILE_INSIDE, '<w:altChunk r:id="rId9"/>'),
        ("control", Reason.ACTIVE_CONTROLS, '<ax:ocx xmlns:ax="http://schemas.microsoft.com/office/2006/activeX" ax:classid="{0}"/>'),
    ):  # fmt: skip
        family.add(f"element of an {what}", "minutes.docx", reason, pack(word(body)))
    for what, reason, after in (
        (
            "OLE object",
            Reason.OBJECT_INSIDE,
            '<oleObjects><oleObject progId="Package" shapeId="1"/></oleObjects>',
        ),
        ("OLE link", Reason.OBJECT_INSIDE, '<oleLink progId="Package"/>'),
    ):
        family.add(
            f"element of an {what} in a sheet", "contacts.xlsx", reason, pack(excel(after=after))
        )


def _open_document(family: Family) -> None:
    inner = "application/vnd.oasis.opendocument.spreadsheet"
    entry = '<manifest:file-entry manifest:full-path="Object 1/" manifest:media-type="{}"/>'
    body = f"{XML}<office:document-content {NAMES}><office:body><office:{{0}}/></office:body></office:document-content>"
    cases = {
        "spreadsheet by its type": odf(entries=entry.format(inner)),
        "object of another program": odf(
            entries=entry.format("application/vnd.sun.star.oleobject")
        ),
        "spreadsheet by its content": odf(
            extra={"Object 1/content.xml": body.format("spreadsheet")}
        ),
        "text by its content": odf(extra={"Object 1/content.xml": body.format("text")}),
        "database by its content": odf(extra={"Object 1/content.xml": body.format("database")}),
        "OLE element": odf('<draw:object-ole xlink:href="./Object 1"/>'),
        "applet": odf('<draw:applet draw:code="Evil.class"/>'),
        "plug-in": odf('<draw:plugin draw:mime-type="application/x-shockwave-flash"/>'),
        "OLE container": odf(extra={"Object 1": OLE}),
    }
    for what, parts in cases.items():
        family.add(
            f"OpenDocument with {what}", "minutes.odt", Reason.OBJECT_INSIDE, pack_odf(parts)
        )
    version = '<v:version-list xmlns:v="http://openoffice.org/2001/versions-list"><v:version-entry v:title="1"/></v:version-list>'
    family.add("OpenDocument with earlier versions", "minutes.odt", Reason.FILE_INSIDE,
               pack_odf(odf(extra={"VersionList.xml": version})))  # fmt: skip
    locked = '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"><manifest:encryption-data/></manifest:file-entry>'
    family.add(
        "locked OpenDocument", "minutes.odt", Reason.ENCRYPTED, pack_odf(odf(entries=locked))
    )
    family.add("locked spreadsheet", "contacts.ods", Reason.ENCRYPTED,
               pack_odf(odf("", kind="spreadsheet", entries=locked)))  # fmt: skip
