"""Hostile kinds: files of kinds that are not let in, mostly under the name of one that is."""

from __future__ import annotations

import io
import zipfile

from PIL import Image

from heed.attachments.intake import Reason
from tests.trust.hostile.compound import compound
from tests.trust.hostile.documents import excel, odf, pack, pack_odf, word
from tests.trust.hostile.file import Family

MAIN = "application/vnd.openxmlformats-officedocument"
FILLING = bytes(range(256)) * 8

BEGINNINGS = {
    "program of Windows": b"MZ\x90\x00",
    "program of Linux": b"\x7fELF\x02\x01\x01",
    "program of Apple": b"\xcf\xfa\xed\xfe",
    "Java class": b"\xca\xfe\xba\xbe",
    "WebAssembly": b"\x00asm\x01",
    "RAR archive": b"Rar!\x1a\x07\x01\x00",
    "7z archive": b"7z\xbc\xaf\x27\x1c",
    "gzip": b"\x1f\x8b\x08\x00",
    "bzip2": b"BZh91AY&SY",
    "xz": b"\xfd7zXZ\x00",
    "zstd": b"\x28\xb5\x2f\xfd",
    "cabinet": b"MSCF\x00\x00\x00\x00",
    "shortcut": b"L\x00\x00\x00\x01\x14\x02\x00",
    "film (MP4)": b"\x00\x00\x00\x20ftypisom",
    "picture (HEIC)": b"\x00\x00\x00\x18ftypheic",
    "film (Matroska)": b"\x1aE\xdf\xa3",
    "film (AVI)": b"RIFF\x00\x10\x00\x00AVI ",
    "sound (MP3)": b"ID3\x04\x00",
    "sound (Ogg)": b"OggS\x00",
    "rich text": b"{\\rtf1\\ansi{\\object\\objocx}",
    "PostScript": b"%!PS-Adobe-3.0\n(%stdin) (r) file run",
    "script of a shell": b"#!/bin/sh\nrm -rf /\n",
    "help file": b"ITSF\x03\x00",
    "database": b"SQLite format 3\x00",
    "library": b"!<arch>\n",
    "empty archive": b"PK\x05\x06" + bytes(18),
    "split archive": b"PK\x07\x08",
}
OTHER_ENDINGS = {
    "docx": "xlsx", "xlsx": "docx", "odt": "docx", "ods": "odt", "jpg": "png", "png": "jpg", "txt": "doc",
}  # fmt: skip
ENDINGS = ("docx", "pdf", "jpg", "csv")


def files() -> Family:
    """Return files of other kinds."""
    family = Family("kind")
    for number, (what, beginning) in enumerate(BEGINNINGS.items()):
        ending = ENDINGS[number % len(ENDINGS)]
        family.add(
            f"{what} as .{ending}", f"minutes.{ending}", Reason.NOT_ACCEPTED, beginning + FILLING
        )
    for format_ in ("GIF", "BMP", "TIFF", "WEBP"):
        family.add(f"{format_} as .png", "photo.png", Reason.NOT_ACCEPTED, _picture(format_))
    _archives(family)
    _mismatches(family)
    _containers(family)
    family.add("empty", "minutes.docx", Reason.EMPTY, b"")
    family.add(
        "too large", "minutes.pdf", Reason.TOO_BIG, lambda: b"%PDF-1.7\n" + bytes(50_000_001)
    )
    family.add("long text", "minutes.txt", Reason.TOO_BIG, lambda: b"a line of text\n" * 700_000)
    family.add("random bytes", "minutes.txt", Reason.NOT_ACCEPTED, FILLING)
    return family


def _picture(format_: str) -> bytes:
    into = io.BytesIO()
    Image.effect_noise((40, 30), 50).convert("RGB").save(into, format_)
    return into.getvalue()


def _archives(family: Family) -> None:
    for what, names in {
        "Java archive": ("META-INF/MANIFEST.MF", "Main.class"),
        "Android program": ("AndroidManifest.xml", "classes.dex"),
        "electronic book": ("META-INF/container.xml", "book.xhtml"),
        "Pages document": ("Index/Document.iwa", "preview.jpg"),
        "plain archive": ("letter.txt", "minutes.txt"),
    }.items():
        family.add(f"{what} as .docx", "minutes.docx", Reason.NOT_ACCEPTED,
                   pack(dict.fromkeys(names, "x")))  # fmt: skip
    both = word() | {"META-INF/MANIFEST.MF": "Main-Class: Main", "Main.class": b"\xca\xfe\xba\xbe"}
    family.add("document and Java archive", "minutes.docx", Reason.TWO_FORMATS, pack(both))
    family.add("document of two families", "minutes.docx", Reason.TWO_FORMATS,
               pack(word() | odf()))  # fmt: skip
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        archive.writestr("minutes.docx", pack(word()))
    family.add("document in an archive", "minutes.docx", Reason.NOT_ACCEPTED, into.getvalue())


def _mismatches(family: Family) -> None:
    """Honest files under the ending of another kind."""
    honest = {
        "docx": pack(word()),
        "xlsx": pack(excel()),
        "odt": pack_odf(odf()),
        "ods": pack_odf(odf("", kind="spreadsheet")),
        "jpg": _picture("JPEG"),
        "png": _picture("PNG"),
        "txt": b"only text",
    }
    for true, content in honest.items():
        ending = OTHER_ENDINGS[true]
        family.add(f"{true} as .{ending}", f"minutes.{ending}", Reason.NOT_WHAT_IT_SAYS, content)


def _containers(family: Family) -> None:
    """Relatives of accepted kinds in the same containers."""
    for what, main in {
        "template": "wordprocessingml.template.main+xml",
        "presentation": "presentationml.presentation.main+xml",
        "slide show": "presentationml.slideshow.main+xml",
        "workbook template": "spreadsheetml.template.main+xml",
    }.items():
        family.add(f"{what} as .docx", "minutes.docx", Reason.NOT_ACCEPTED,
                   pack(word(main_type=f"{MAIN}.{main}")))  # fmt: skip
    binary = "application/vnd.ms-excel.sheet.binary.main"
    family.add(
        "binary workbook", "minutes.xlsx", Reason.NOT_ACCEPTED, pack(excel(main_type=binary))
    )
    family.add("no main part", "minutes.docx", Reason.DAMAGED,
               pack({k: v for k, v in word().items() if k != "word/document.xml"}))  # fmt: skip
    for kind in ("presentation", "graphics", "text-template", "database"):
        parts = odf() | {"mimetype": f"application/vnd.oasis.opendocument.{kind}"}
        family.add(f"OpenDocument {kind}", "minutes.odt", Reason.NOT_ACCEPTED, pack_odf(parts))
    parts = odf()
    del parts["META-INF/manifest.xml"]
    family.add("OpenDocument without manifest", "minutes.odt", Reason.DAMAGED, pack_odf(parts))
    last = odf()
    last["mimetype"] = last.pop("mimetype")
    family.add("OpenDocument, type at the end", "minutes.odt", Reason.NOT_ACCEPTED, pack_odf(last))
    wrong = odf("", kind="spreadsheet") | {"mimetype": "application/vnd.oasis.opendocument.text"}
    family.add(
        "OpenDocument of another body", "minutes.odt", Reason.NOT_WHAT_IT_SAYS, pack_odf(wrong)
    )
    for what, streams in {
        "Outlook message": ("__properties_version1.0", "__substg1.0_0037001F"),
        "old presentation": ("PowerPoint Document", "Current User"),
        "old drawing": ("VisioDocument",),
        "installer": ("\u4840\u3f3f\u4577", "\x05SummaryInformation"),
        "workbook of 1995": ("Book",),
    }.items():
        content = compound(dict.fromkeys(streams, b"x" * 5_000))
        family.add(f"{what} as .doc", "minutes.doc", Reason.NOT_ACCEPTED, content)
