"""Hostile XML: definitions that grow, fetch or hide, and shapes that exhaust who reads them."""

from __future__ import annotations

from functools import partial

from heed.attachments.intake import Reason
from tests.trust.hostile.documents import (
    XML,
    Parts,
    document,
    excel,
    odf,
    pack,
    pack_odf,
    word,
)
from tests.trust.hostile.file import HERE, Family
from tests.trust.hostile.zips import build, entries, repeated

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
DEFINITIONS = {
    "billion laughs": f"<!DOCTYPE x [{LAUGHS}]>",
    "one entity many times": f'<!DOCTYPE x [<!ENTITY l "{"a" * 100_000}">]>',
    "entity from a file": '<!DOCTYPE x [<!ENTITY l SYSTEM "file:///etc/passwd">]>',
    "entity from a network": f'<!DOCTYPE x [<!ENTITY l SYSTEM "{HERE}/xxe">]>',
    "entity from a program": '<!DOCTYPE x [<!ENTITY l SYSTEM "expect://id">]>',
    "parameter entity": f'<!DOCTYPE x [<!ENTITY % l SYSTEM "{HERE}/dtd">%l;]>',
    "definitions elsewhere": f'<!DOCTYPE x SYSTEM "{HERE}/dtd">',
    "public definitions elsewhere": f'<!DOCTYPE x PUBLIC "-//W3C//DTD" "{HERE}/dtd">',
    "definitions on a disk": '<!DOCTYPE x SYSTEM "file:///dev/random">',
    "empty definitions": "<!DOCTYPE x []>",
    "attributes by default": '<!DOCTYPE x [<!ATTLIST x a CDATA "evil">]>',
    "notation": '<!DOCTYPE x [<!NOTATION n SYSTEM "calc.exe">]>',
}
PLACES = (
    "word/document.xml", "word/styles.xml", "customXml/item1.xml", "[Content_Types].xml",
    "_rels/.rels", "word/media/image1.svg", "docProps/core.xml",
)  # fmt: skip


def files() -> Family:
    """Return documents with hostile XML."""
    family = Family("xml")
    for number, (what, definition) in enumerate(DEFINITIONS.items()):
        place = PLACES[number % len(PLACES)]
        family.add(f"{what} in {place}", "minutes.docx", Reason.ENTITIES,
                   pack(_put(word(), place, f"{definition}<x>{_use(definition)}</x>")))  # fmt: skip
    laughs = DEFINITIONS["billion laughs"]
    for place in PLACES:
        family.add(f"billion laughs in {place}", "minutes.docx", Reason.ENTITIES,
                   pack(_put(word(), place, f"{laughs}<y>&l9;</y>")))  # fmt: skip
    for place in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"):
        family.add(f"billion laughs in {place}", "contacts.xlsx", Reason.ENTITIES,
                   pack(_put(excel(), place, f"{laughs}<x>&l9;</x>")))  # fmt: skip
    for place in ("content.xml", "META-INF/manifest.xml", "settings.xml", "Object 1/content.xml"):
        family.add(f"billion laughs in {place}", "minutes.odt", Reason.ENTITIES,
                   pack_odf(_put(odf(), place, f"{laughs}<x>&l9;</x>")))  # fmt: skip
    _encodings(family)
    _shapes(family)
    _drawings(family)
    return family


def _use(definition: str) -> str:
    return "&l;" * 50 if "ENTITY l " in definition else ""


def _put(parts: Parts, place: str, content: bytes | str) -> Parts:
    start = XML if isinstance(content, str) else ""
    return parts | {place: start + content if isinstance(content, str) else content}


def _encodings(family: Family) -> None:
    laughs = DEFINITIONS["billion laughs"] + "<x>&l9;</x>"
    for encoding in ("utf-16-le", "utf-16-be"):
        text = f'<?xml version="1.0" encoding="UTF-16"?>{laughs}'
        mark = b"\xff\xfe" if encoding.endswith("le") else b"\xfe\xff"
        family.add(f"billion laughs in {encoding}", "minutes.docx", Reason.ENTITIES,
                   pack(_put(word(), "word/document.xml", mark + text.encode(encoding))))  # fmt: skip
    for encoding in ("utf-7", "cp037", "cp273", "utf-32", "shift_jis", "iso-2022-jp", "koi8-r"):
        text = f'<?xml version="1.0" encoding="{encoding}"?>{document("")[len(XML) :]}'
        reason = Reason.ODD_PART if encoding.startswith("cp") else Reason.ENTITIES
        reason = Reason.DAMAGED if encoding == "utf-32" else reason
        family.add(f"written in {encoding}", "minutes.docx", reason,
                   pack(_put(word(), "word/document.xml", text.encode(encoding))))  # fmt: skip


def _shapes(family: Family) -> None:
    shapes = {
        "nested 400 deep": "<x>" * 400 + "</x>" * 400,
        "nested 100,000 deep": "<x>" * 100_000 + "</x>" * 100_000,
        "5,000 attributes": "<x " + " ".join(f"a{n}='1'" for n in range(5_000)) + "/>",
        "5,000 names": f"<x>{''.join(f'<n{n}/>' for n in range(5_000))}</x>",
    }
    for what, content in shapes.items():
        for place in ("word/document.xml", "customXml/item1.xml"):
            family.add(f"{what} in {place}", "minutes.docx", Reason.TOO_COMPLEX,
                       pack(_put(word(), place, content)))  # fmt: skip
    family.add("more elements than any document", "minutes.docx", Reason.TOO_COMPLEX,
               partial(_crowd, 1_600_000))  # fmt: skip
    family.add("more text than any document", "minutes.docx", Reason.UNPACKS_TO_TOO_MUCH,
               partial(_flood, 90))  # fmt: skip
    broken = {
        "never closed": "<x><y>",
        "closed twice": "<x></x></x>",
        "an attribute twice": '<x a="1" a="2"/>',
        "two roots": "<x/><y/>",
        "an entity nobody defined": "<x>&evil;</x>",
        "a control character": "<x>\x01</x>",
        "a prefix nobody defined": "<e:x/>",
        "no tag at all": "<",
    }
    for what, content in broken.items():
        family.add(
            what, "minutes.docx", Reason.DAMAGED, pack(_put(word(), "word/document.xml", content))
        )
    sheet = f'<?xml-stylesheet type="text/xsl" href="{HERE}/evil.xsl"?><x/>'
    family.add("a style sheet from elsewhere", "minutes.docx", Reason.CONTENT_ELSEWHERE,
               pack(_put(word(), "customXml/item1.xml", sheet)))  # fmt: skip


def _crowd(count: int) -> bytes:
    rows = "".join(f"<n>{number * 7_919 % 1_000_003}</n>" for number in range(count))
    return pack(word(extra={"customXml/item1.xml": f"<x>{rows}</x>"}))


def _flood(size: int) -> bytes:
    words = " ".join(str(number * 7_919 % 100_003) for number in range(170_000)).encode()
    return build([*entries(word()), repeated("customXml/item1.xml", b"<x>", words, size)])


def _drawings(family: Family) -> None:
    svg = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    for what, reason, inner in (
        ("script", Reason.WEB_PAGE, "<script>alert(1)</script>"),
        ("event", Reason.WEB_PAGE, '<rect onload="alert(1)"/>'),
        ("foreign object", Reason.WEB_PAGE, "<foreignObject/>"),
        ("frame", Reason.WEB_PAGE, '<iframe src="a"/>'),
        ("handler", Reason.WEB_PAGE, '<handler type="a"/>'),
        ("picture from elsewhere", Reason.CONTENT_ELSEWHERE, f'<image xlink:href="{HERE}/a.png"/>'),
        ("use of elsewhere", Reason.CONTENT_ELSEWHERE, f'<use href="{HERE}/a.svg#x"/>'),
        ("script as an address", Reason.CONTENT_ELSEWHERE, '<use href="data:image/svg+xml,x"/>'),
        ("link to a script", Reason.LINK_STARTS_A_PROGRAM, '<a href="javascript:alert(1)"/>'),
        ("moving address", Reason.CONTENT_ELSEWHERE, '<set attributeName="href" to="javascript:x"/>'),
        ("web page inside", Reason.WEB_PAGE, '<x:p xmlns:x="http://www.w3.org/1999/xhtml"/>'),
    ):  # fmt: skip
        family.add(f"drawing with {what}", "minutes.docx", reason,
                   pack(word(extra={"word/media/image1.svg": f"<svg {svg}>{inner}</svg>"})))  # fmt: skip
        family.add(f"drawing with {what} in OpenDocument", "minutes.odt", reason,
                   pack_odf(odf(extra={"Pictures/1.svg": f"<svg {svg}>{inner}</svg>"})))  # fmt: skip
    page = "<html><body>a page</body></html>"
    family.add("a web page inside", "minutes.docx", Reason.WEB_PAGE,
               pack(word(extra={"word/afchunk.htm": page})))  # fmt: skip
