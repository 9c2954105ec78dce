"""Hostile files of before 2007: Word and Excel in their own container."""

from __future__ import annotations

import struct

from heed.attachments.intake import Reason
from tests.trust.hostile.compound import Tree, compound
from tests.trust.hostile.documents import pack, word
from tests.trust.hostile.file import HERE, Family

DDE = Reason.STARTS_ANOTHER_PROGRAM


def old_word(
    text: str | list[str] = "Minutes\r",
    *,
    flags: int = 0,
    version: int = 0xC1,
    identifier: int = 0xA5EC,
    template: str = "",
    comments: bytes = b"",
    before: bytes = b"",
) -> dict[str, bytes | Tree]:
    """Return the streams of an old Word document whose text is in these pieces."""
    pieces = [text] if isinstance(text, str) else text
    header = bytearray(0x400)
    struct.pack_into("<HH", header, 0, identifier, version)
    struct.pack_into("<H", header, 0x0A, flags)
    body, ends, lines = b"", [0], b""
    for number, piece in enumerate(pieces):
        packed = number % 2
        where = len(header) + len(body)
        lines += struct.pack("<HIH", 0, where * 2 | 1 << 30 if packed else where, 0)
        body += piece.encode("cp1252" if packed else "utf-16-le")
        ends.append(ends[-1] + len(piece))
    list_ = struct.pack(f"<{len(ends)}I", *ends) + lines
    table = before + b"\x02" + struct.pack("<I", len(list_)) + list_
    struct.pack_into("<II", header, 0x1A2, 0, len(table))
    strings = struct.pack("<HHH", 0xFFFF, 2, 0) + struct.pack("<H", 0)
    strings += struct.pack("<H", len(template)) + template.encode("utf-16-le")
    struct.pack_into("<II", header, 0x19A, len(table), len(strings))
    struct.pack_into("<II", header, 0xBA, 0, len(comments))
    name = "1Table" if flags & 0x0200 else "0Table"
    return {"WordDocument": bytes(header) + body, name: table + strings + comments}


def record(kind: int, data: bytes = b"") -> bytes:
    """Return one record of an old workbook."""
    return struct.pack("<HH", kind, len(data)) + data


def old_excel(*records: bytes, version: int = 0x0600) -> dict[str, bytes | Tree]:
    """Return the stream of an old workbook with more records."""
    begin = record(0x0809, struct.pack("<HHHHII", version, 0x0005, 0, 0, 0, 0))
    return {"Workbook": begin + b"".join(records) + record(0x000A)}


def name(words: bytes, flags: int) -> bytes:
    """Return the record of a name."""
    return record(0x0018, struct.pack("<HBBHHH4xB", flags, 0, len(words), 0, 0, 0, 0) + words)


def sheet(kind: int, hidden: int = 0) -> bytes:
    """Return the record of a sheet."""
    return record(0x0085, struct.pack("<IBB", 0, hidden, kind) + b"\x02\x00Me")


def formula(tokens: bytes) -> bytes:
    """Return the record of a formula."""
    return record(0x0006, bytes(20) + struct.pack("<H", len(tokens)) + tokens)


def files() -> Family:
    """Return old files that are hostile."""
    family = Family("old file")
    _word(family)
    _excel(family)
    _both(family)
    return family


def _word(family: Family) -> None:
    for what, reason, streams in (
        ("locked", Reason.ENCRYPTED, old_word(flags=0x0100)),
        ("a template", Reason.NOT_ACCEPTED, old_word(flags=0x0001)),
        ("of 1995", Reason.NOT_ACCEPTED, old_word(version=0x68)),
        ("of another program", Reason.NOT_ACCEPTED, old_word(identifier=0x1234)),
        ("with a field that talks", DDE, old_word("\x13 DDEAUTO cmd \x14x\x15\r")),
        (
            "with such a field in pieces",
            DDE,
            old_word(["\x13 D", "DE", "AUTO cm", "d \x14x\x15\r"]),
        ),
        ("with such a field in small letters", DDE, old_word("\x13dde cmd\x15", flags=0x0200)),
        ("with such a field left open", DDE, old_word("\x13 DDE cmd ")),
        (
            "with such a field behind formatting",
            DDE,
            old_word("\x13 DDE a \x15", before=b"\x01\x02\x00ab"),
        ),
        (
            "with text from elsewhere",
            Reason.CONTENT_ELSEWHERE,
            old_word(f'\x13 INCLUDETEXT "{HERE}/a" \x14\x15'),
        ),
        (
            "with a link to a program",
            Reason.LINK_STARTS_A_PROGRAM,
            old_word('\x13 HYPERLINK "ms-msdt:/a" \x14\x15'),
        ),
        (
            "with a template elsewhere",
            Reason.TEMPLATE_ELSEWHERE,
            old_word(template=f"{HERE}/a.dot"),
        ),
        (
            "with a template on a network",
            Reason.TEMPLATE_ELSEWHERE,
            old_word(template="\\\\127.0.0.1\\a.dot"),
        ),
        ("without a table", Reason.DAMAGED, {"WordDocument": old_word()["WordDocument"]}),
        ("with a table that is none", Reason.DAMAGED, old_word() | {"0Table": bytes(90)}),
        ("without text", Reason.DAMAGED, old_word([])),
        ("with a header cut off", Reason.DAMAGED, {"WordDocument": b"", "0Table": b""}),
    ):
        reason = Reason.NOT_ACCEPTED if what == "with a header cut off" else reason
        family.add(f"Word, {what}", "minutes.doc", reason, compound(streams))
    for what, reason, more in (
        ("macros", Reason.MACROS, {"Macros": {"VBA": {"_VBA_PROJECT": b"x"}}}),
        ("a project", Reason.MACROS, {"VBA": {"dir": b"x"}}),
        ("objects", Reason.OBJECT_INSIDE, {"ObjectPool": {"_1234": {"\x01Ole": b"x"}}}),
        ("a package", Reason.OBJECT_INSIDE, {"_1234": {"\x01Ole10Native": b"x"}}),
        ("a control", Reason.ACTIVE_CONTROLS, {"ObjectPool": {"_1": {"\x03OCXNAME": b"x"}}}),
    ):
        family.add(f"Word with {what}", "minutes.doc", reason, compound(old_word() | more))


def _excel(family: Family) -> None:
    linked = struct.pack("<HH", 1, 9) + b"\x00\x01book.xls"
    program = struct.pack("<HH", 0, 9) + b"\x00cmd\x03/C calc"
    rtd = name(b"_xlfn.WEBSERVICE", 0)
    for what, reason, records in (
        ("locked", Reason.ENCRYPTED, [record(0x002F, bytes(54))]),
        ("a project", Reason.MACROS, [record(0x00D3)]),
        ("a macro sheet", Reason.MACROS, [sheet(1)]),
        ("a program sheet", Reason.MACROS, [sheet(6)]),
        ("a hidden macro sheet", Reason.MACROS, [sheet(1, hidden=2)]),
        (
            "the beginning of a macro sheet",
            Reason.MACROS,
            [record(0x0809, struct.pack("<HH", 0x0600, 0x0040) + bytes(12))],
        ),
        ("a name that runs when opened", Reason.MACROS, [name(b"\x01", 0x0020)]),
        ("a name that runs when closed", Reason.MACROS, [name(b"\x02", 0x0021)]),
        ("a name of a macro", Reason.MACROS, [name(b"Run", 0x000A)]),
        ("another book", Reason.CONTENT_ELSEWHERE, [record(0x01AE, linked)]),
        ("another program", DDE, [record(0x01AE, program)]),
        ("a query", Reason.CONTENT_ELSEWHERE, [record(0x00DC, bytes(20))]),
        ("a table of a query", Reason.CONTENT_ELSEWHERE, [record(0x01AD, bytes(20))]),
        ("more of a query", Reason.CONTENT_ELSEWHERE, [record(0x0803, bytes(20))]),
        ("a name that calls out", Reason.FORMULA_CALLS_OUT, [rtd]),
        ("a formula that calls", Reason.FORMULA_CALLS_OUT, [formula(b"\x22\x05\x96\x00")]),
        ("a formula that registers", Reason.FORMULA_CALLS_OUT, [formula(b"\x42\x03\x0b\x01")]),
        (
            "a formula that asks a server",
            Reason.FORMULA_CALLS_OUT,
            [formula(b"\x17\x01\x00a\x62\x03\x7b\x01")],
        ),
        ("a record longer than the file", Reason.DAMAGED, [b"\x06\x00\xff\xff"]),
        ("a record too short", Reason.DAMAGED, [record(0x0085, b"")]),
    ):
        family.add(f"Excel with {what}", "contacts.xls", reason, compound(old_excel(*records)))
    family.add(
        "Excel of 1995", "contacts.xls", Reason.NOT_ACCEPTED, compound(old_excel(version=0x0500))
    )
    for what, reason, more in (
        ("a project", Reason.MACROS, {"_VBA_PROJECT_CUR": {"VBA": {"dir": b"x"}}}),
        ("an embedded document", Reason.OBJECT_INSIDE, {"MBD0001": {"\x01Ole": b"x"}}),
        ("controls", Reason.ACTIVE_CONTROLS, {"Ctls": b"x"}),
    ):
        family.add(
            f"Excel with {what} beside it", "contacts.xls", reason, compound(old_excel() | more)
        )


def _both(family: Family) -> None:
    whole = compound(old_word())
    locked = compound({"EncryptedPackage": b"x" * 9_000, "EncryptionInfo": b"x"})
    for ending in ("docx", "xlsx", "doc"):
        family.add(
            f"locked package as .{ending}",
            f"minutes.{ending}",
            Reason.ENCRYPTED,
            locked + bytes(len(ending)),
        )
    for what, reason, content in (
        ("Word and Excel at once", Reason.TWO_FORMATS, compound(old_word() | old_excel())),
        ("an archive behind it", Reason.TWO_FORMATS, whole + pack(word())),
        ("something behind it", Reason.MORE_AFTER_THE_END, whole + b"evil" * 3_000),
        ("more streams than any document", Reason.TOO_COMPLEX, _crowd()),
        ("no stream at all", Reason.NOT_ACCEPTED, compound({})),
    ):
        family.add(f"old file with {what}", "minutes.doc", reason, content)
    for share in (5, 30, 60, 90):
        family.add(
            f"old file cut off at {share} %",
            "minutes.doc",
            Reason.DAMAGED,
            whole[: len(whole) * share // 100],
        )
    for what, place, value in (
        ("a table that leads nowhere", 0x4C, b"\xf0\xff\xff\x0f"),
        ("a directory that leads nowhere", 0x30, b"\xf0\xff\xff\x0f"),
        ("sectors of no size", 0x1E, b"\x00\x00"),
        ("sectors larger than the world", 0x1E, b"\x3f\x00"),
    ):
        broken = whole[:place] + value + whole[place + len(value) :]
        family.add(f"old file with {what}", "minutes.doc", Reason.DAMAGED, broken)


def _crowd() -> bytes:
    return compound(old_word() | {"many": {f"s{number:04}": {} for number in range(2_100)}})
