"""Good returns in whose XML something defines, fetches, nests or leads in a circle."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from tests.trust.hostile.documents import document, odf, pack, relations, types, word
from tests.trust.hostile.file import HERE
from tests.trust.spoilt.file import SpoiltFile, edited

PARTS = (
    ("docx", "word/document.xml"),
    ("docx", "word/styles.xml"),
    ("docx", "word/_rels/document.xml.rels"),
    ("odt", "content.xml"),
    ("xlsx", "xl/worksheets/sheet1.xml"),
    ("xlsx", "xl/workbook.xml"),
    ("ods", "content.xml"),
)
LAUGHS = "".join(
    f'<!ENTITY l{number} "{f"&l{number - 1};" * 10 if number else "ha"}">' for number in range(10)
)
DEFINITIONS = {
    "abbreviations of abbreviations": f"<!DOCTYPE x [{LAUGHS}]>",
    "a file of this computer": '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>',
    "a page elsewhere": f'<!DOCTYPE x SYSTEM "{HERE}/x.dtd">',
    "a definition that fetches": f'<!DOCTYPE x [<!ENTITY % p SYSTEM "{HERE}/p"> %p;]>',
    "a style sheet": f'<?xml-stylesheet href="{HERE}/x.xsl"?>',
}
ENDINGS_OF_XML = {
    "an element never closed": lambda xml: xml.rstrip()[:-9],
    "a sign XML does not know": lambda xml: xml.replace(b">", b">\x08", 3),
    "letters of no encoding": lambda xml: xml.replace(b">", b">\xff\xfe\xc0", 3),
    "another encoding": lambda xml: re.sub(
        rb"^(<\?xml.*?\?>)?", b'<?xml version="1.0" encoding="utf-7"?>', xml, count=1, flags=re.S
    ),
    "nothing": lambda _: b"<",
}
DEEP = 20_000
NESTED_WORD = {
    "tables": ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    "content controls": ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    "insertions": ("<w:ins>", "</w:ins>"),
    "text boxes": ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
}
NESTED_TEXT = {
    "tables": (
        "<table:table><table:table-row><table:table-cell>",
        "</table:table-cell></table:table-row></table:table>",
    ),
    "sections": ("<text:section>", "</text:section>"),
    "lists": ("<text:list><text:list-item>", "</text:list-item></text:list>"),
    "spans": ("<text:span>", "</text:span>"),
}


def files() -> Iterator[SpoiltFile]:
    """Yield them."""
    for ending, part in PARTS:
        for what, tricked in DEFINITIONS.items():
            made = partial(edited, ending, part, partial(_defining, tricked.encode()))
            yield SpoiltFile("definitions", f"{what} in {part}", f"a.{ending}", made)
        for what, edit in ENDINGS_OF_XML.items():
            made = partial(edited, ending, part, edit)
            yield SpoiltFile("broken XML", f"{what} in {part}", f"a.{ending}", made)
    for what, (begin, end) in NESTED_WORD.items():
        nested = pack(word(begin * DEEP + "<w:p/>" + end * DEEP))
        yield SpoiltFile("nested", f"{DEEP} {what}", "a.docx", nested)
    for what, (begin, end) in NESTED_TEXT.items():
        nested = pack(odf(begin * DEEP + end * DEEP))
        yield SpoiltFile("nested", f"{DEEP} {what}", "a.odt", nested)
    yield from _related()


def _defining(tricked: bytes, xml: bytes) -> bytes:
    declared, _, rest = xml.rpartition(b"?>") if xml.startswith(b"<?xml") else (b"", b"", xml)
    return declared + (b"?>" if declared else b"") + tricked + rest


def _related() -> Iterator[SpoiltFile]:
    """Yield documents whose parts lead to each other, out of the file or nowhere."""
    targets = {
        "leads to itself": "_rels/.rels",
        "leads to the list of types": "[Content_Types].xml",
        "leads out of the file": "../../../../etc/passwd",
        "leads elsewhere": f"{HERE}/document.xml",
        "leads nowhere": "word/nothing.xml",
        "leads to a folder": "word/",
    }
    for what, target in targets.items():
        parts = word() | {"_rels/.rels": relations(("officeDocument", target))}
        yield SpoiltFile("relations", f"the root {what}", "a.docx", pack(parts))
    other = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    twice = relations(("officeDocument", "word/document.xml"), ("officeDocument", "word/b.xml"))
    for what, changed in {
        "two roots": {"_rels/.rels": twice, "word/b.xml": document("")},
        "no root": {"_rels/.rels": relations()},
        "no text": {"word/document.xml": "<document/>"},
        "an empty part": {"word/document.xml": ""},
        "another kind of root": {"[Content_Types].xml": types("word/document.xml", other)},
    }.items():
        yield SpoiltFile("relations", what, "a.docx", pack(word() | changed))
    for part in ("content.xml", "META-INF/manifest.xml", "mimetype"):
        lacking = {name: content for name, content in odf().items() if name != part}
        yield SpoiltFile("relations", f"no {part}", "a.odt", pack(lacking))
