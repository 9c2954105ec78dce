"""Hostile archives: what the list of contents says is not what is there."""

from __future__ import annotations

import stat
import struct
import zlib
from typing import Any

from heed.attachments.intake import Reason
from tests.trust.hostile.documents import pack, word
from tests.trust.hostile.file import Family
from tests.trust.hostile.zips import STORED, UNIX, Entry, build, deflated, entries

NAME = "minutes.docx"
TEXT = b"<note>Seen at home, all well. Seen at school, all well.</note>"


def files() -> Family:
    """Return documents whose archive lies."""
    family = Family("archive")
    for what, reason, entry in (*_lying_parts(), *_names_of_parts()):
        family.add(what, NAME, reason, _with(entry))
    _whole(family)
    _cut_off(family)
    _overlapping(family)
    return family


def _honest() -> list[Entry]:
    return entries(word())


def _with(*entries: Entry) -> bytes:
    return build([*_honest(), *entries])


def _lying_parts() -> list[tuple[str, Reason, Entry]]:
    part, size, packed = "customXml/item1.xml", len(TEXT), len(deflated(TEXT))
    lies: list[tuple[str, Reason, dict[str, Any]]] = [
        ("says less than it unpacks to", Reason.SIZES_LIE, {"said_size": 10}),
        ("says more than it unpacks to", Reason.SIZES_LIE, {"said_size": size + 1}),
        ("says nothing is inside", Reason.SIZES_LIE, {"said_size": 0}),
        ("wrong checksum", Reason.DAMAGED, {"said_checksum": 1}),
        ("another name in front", Reason.SIZES_LIE, {"local_name": "customXml/item2.xml"}),
        ("another size in front", Reason.SIZES_LIE, {"local_size": size - 1}),
        ("another method in front", Reason.SIZES_LIE, {"local_method": 0}),
        ("locked in front only", Reason.SIZES_LIE, {"local_flags": 1}),
        ("sizes said to follow, and do not", Reason.SIZES_LIE, {"flags": 8}),
        ("sizes follow and lie", Reason.SIZES_LIE,
         {"flags": 8, "after": b"PK\x07\x08" + struct.pack("<III", 1, packed, size)}),
        ("stored in more than its size", Reason.SIZES_LIE, {"method": STORED, "said_size": 5}),
        ("more behind what is squeezed", Reason.SIZES_LIE, {"packed": deflated(TEXT) + b"behind"}),
        ("a second stream behind the first", Reason.SIZES_LIE, {"packed": deflated(TEXT) * 2}),
        ("squeezed bytes cut off", Reason.SIZES_LIE, {"packed": deflated(TEXT)[:-4], "said_size": 50}),
        ("squeezed bytes wrong", Reason.DAMAGED, {"packed": b"\xff" * packed}),
        ("says less in the list, more in front", Reason.SIZES_LIE, {"said_size": 20, "local_size": size}),
    ]  # fmt: skip
    found = [(what, reason, Entry(name=part, content=TEXT, **lie)) for what, reason, lie in lies]
    for bit, what in ((0, "locked"), (6, "locked strongly"), (13, "with a hidden list")):
        found.append((what, Reason.ENCRYPTED, Entry(name=part, content=TEXT, flags=1 << bit)))
    for method in (1, 6, 9, 12, 14, 93, 95, 97, 98, 99):
        entry = Entry(name=part, content=TEXT, method=method)
        found.append((f"squeezed by method {method}", Reason.ODD_PART, entry))
    return found


def _names_of_parts() -> list[tuple[str, Reason, Entry]]:
    names: list[str | bytes] = [
        "../evil.xml", "word/../../evil.xml", "/evil.xml", "C:/evil.xml", "c:evil.xml",
        "word\\evil.xml", "..\\evil.xml", "word//evil.xml", "word/./evil.xml", "./evil.xml",
        b"word/evil\x00.xml", "word/evil\n.xml", "word/evil\x1b.xml", "word/evil\u202exml.",
        "word/evil\u200b.xml", "word/CON.xml", "aux/evil.xml", "word/lpt1.xml", "NUL",
        "word/" + "e" * 300 + ".xml", "word/evil.xml:stream", "word/ev|il.xml", "word/ev?il.xml",
        "word/evil\uff0f.xml", "WORD/DOCUMENT.XML", "word/document.xml",
    ]  # fmt: skip
    found = [
        (f"part named {name!a}", Reason.PART_NAMES, Entry(name=name, content=TEXT))
        for name in names
    ]
    wrong = Entry(name=b"word/\xff\xfe.xml", content=TEXT, flags=0x0800)
    link = Entry(name="word/link.xml", content=b"/etc/passwd", made_by=UNIX | 20,
                 attributes=(stat.S_IFLNK | 0o777) << 16)  # fmt: skip
    folder = Entry(name="word/media/", content=TEXT)
    return [
        *found,
        ("part named in no letters", Reason.PART_NAMES, wrong),
        ("part that is a link", Reason.PART_NAMES, link),
        ("folder with something in it", Reason.SIZES_LIE, folder),
    ]


def _whole(family: Family) -> None:
    honest = _honest()
    for what, reason, content in (
        ("bytes before the first part", Reason.TWO_FORMATS,
         build(honest, prefix=b"PK\x03\x04" + bytes(26))),
        ("another archive before it", Reason.TWO_FORMATS,
         build(honest, prefix=pack({"evil.xml": "<e/>"}))),
        ("gap between two parts", Reason.PARTS_OVERLAP,
         build([*honest[:1], Entry(name="a.xml", content=TEXT, before=b"hidden"), *honest[1:]])),
        ("gap before the list", Reason.PARTS_OVERLAP, build(honest, between=b"hidden" * 20)),
        ("a part nobody lists", Reason.PARTS_OVERLAP,
         build(honest, between=build([Entry(name="evil.xml", content=TEXT)])[:80])),
        ("a comment", Reason.MORE_AFTER_THE_END, build(honest, comment=b"a comment")),
        ("a comment said to follow", Reason.MORE_AFTER_THE_END, build(honest)[:-2] + b"\x05\x00"),
        ("a second list in the comment", Reason.MORE_AFTER_THE_END,
         build(honest, comment=pack({"evil.xml": "<e/>"})[:-22] + b"0" * 40)),
        ("a web page behind it", Reason.MORE_AFTER_THE_END,
         build(honest, suffix=b"<html><script>alert(1)</script></html>")),
        ("bytes behind it", Reason.MORE_AFTER_THE_END, build(honest, suffix=bytes(500))),
        ("more parts than listed", Reason.PARTS_OVERLAP, build(honest, count=2)),
        ("fewer parts than listed", Reason.DAMAGED, build(honest, count=9)),
        ("list said to start elsewhere", Reason.PARTS_OVERLAP, build(honest, start=10)),
        ("list said to be shorter", Reason.PARTS_OVERLAP, build(honest, size=40)),
        ("second of two files", Reason.DAMAGED, build(honest, disk=1)),
        ("large sizes nobody gives", Reason.DAMAGED, build(honest, start=0xFFFFFFFF)),
        ("no part at all", Reason.EMPTY, build([], prefix=b"PK\x03\x04" + bytes(60))),
    ):  # fmt: skip
        family.add(what, NAME, reason, content)
    _large(family, build(honest))
    family.add("more parts than a document has", NAME, Reason.TOO_MANY_PARTS,
               lambda: _with(*(Entry(name=f"x/{one}.xml", content=b"<x/>") for one in range(5_000))))  # fmt: skip
    family.add("list of contents without end", NAME, Reason.TOO_MANY_PARTS,
               lambda: build([Entry(name="x/" + "y" * 60_000, content=b"") for _ in range(99)]))  # fmt: skip


def _large(family: Family, honest: bytes) -> None:
    """Lists said to be so large that their sizes stand elsewhere."""
    start, body = honest.index(b"PK\x01\x02"), honest[:-22]
    last = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    end = struct.pack(
        "<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, 3, 3, len(body) - start, start
    )
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, len(body), 1)
    entry = Entry(name="a.xml", content=TEXT, said_size=0xFFFFFFFF, said_packed=0xFFFFFFFF)
    for what, content in {
        "no room for it": b"PK\x03\x04" + bytes(10) + last + last,
        "nothing there": body + bytes(len(end)) + locator + last,
        "wrong length there": body + end.replace(b"\x2c", b"\x2d", 1) + locator + last,
        "told to look elsewhere": body
        + end
        + locator.replace(b"\x01\x00\x00\x00", b"\x02\x00\x00\x00")
        + last,
        "sizes of a part nowhere": _with(entry),
        "a part without its header": honest.replace(
            b"PK\x03\x04\x14\x00\x00\x00\x08", b"PK\x03\x05\x14\x00\x00\x00\x08", 2
        ).replace(b"PK\x03\x05", b"PK\x03\x04", 1),
        "a list that is none": honest.replace(b"PK\x01\x02", b"PK\x01\x03", 1),
    }.items():
        family.add(f"large list, {what}", NAME, Reason.DAMAGED, content)


def _cut_off(family: Family) -> None:
    honest = pack(word())
    for share in (10, 25, 50, 75, 90, 99):
        family.add(
            f"cut off at {share} %", NAME, Reason.DAMAGED, honest[: len(honest) * share // 100]
        )
    family.add("last byte missing", NAME, Reason.DAMAGED, honest[:-1])
    family.add("first bytes only", NAME, Reason.DAMAGED, honest[:30])


def _overlapping(family: Family) -> None:
    """Bombs that unpack the same bytes many times: each entry lists, or quotes, the same part."""
    kernel = deflated(b"<w>" + b"a" * 1_000_000 + b"</w>")
    size, checksum = 1_000_007, zlib.crc32(b"<w>" + b"a" * 1_000_000 + b"</w>")
    said: dict[str, Any] = {"packed": kernel, "said_size": size, "said_checksum": checksum}
    one = Entry(name="a0.xml", **said)
    same = [Entry(name=f"a{n}.xml", packed=b"", said_packed=len(kernel), said_size=size,
                  said_checksum=checksum, offset=0) for n in range(1, 7)]  # fmt: skip
    family.add("parts one upon the other", NAME, Reason.PARTS_OVERLAP, build([one, *same]))
    inner = build([Entry(name="b.xml", content=TEXT)])[:60]
    quoted = Entry(name="a.xml", method=0, content=inner)
    within = Entry(name="b.xml", packed=b"", said_packed=len(deflated(TEXT)), said_size=len(TEXT),
                   said_checksum=zlib.crc32(TEXT), offset=35)  # fmt: skip
    family.add("a part inside another", NAME, Reason.PARTS_OVERLAP, build([quoted, within]))
    twice = Entry(name="copy.xml", packed=b"", said_packed=10, said_size=10, offset=0)
    family.add("two entries for one part", NAME, Reason.PARTS_OVERLAP, build([*_honest(), twice]))
