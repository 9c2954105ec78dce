"""Hostile pictures: too large to draw, cut off, or with something beside or behind them."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

from heed.attachments.intake import Reason
from tests.trust.hostile.documents import pack, word
from tests.trust.hostile.file import Family

SIGNATURE = b"\x89PNG\r\n\x1a\n"
PROGRAM = b"<?php system($_GET['a']); ?>"
PAGE = b"<script>alert(1)</script>"


def files() -> Family:
    """Return pictures that are more or less than pictures."""
    family = Family("picture")
    _pngs(family)
    _png_texts(family)
    _jpegs(family)
    _behind(family)
    return family


def chunk(name: bytes, data: bytes, *, checksum: int | None = None) -> bytes:
    """Return one chunk of a PNG picture."""
    true = zlib.crc32(name + data)
    return (
        struct.pack(">I", len(data))
        + name
        + data
        + struct.pack(">I", true if checksum is None else checksum)
    )


def header(
    width: int = 4, height: int = 4, *, depth: int = 8, colour: int = 2, passes: int = 0
) -> bytes:
    """Return the first chunk."""
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, passes))


def png(*chunks: bytes, pixels: bytes | None = None, start: bytes | None = None) -> bytes:
    """Return a picture of sixteen pixels with more chunks."""
    data = zlib.compress(bytes(4 * 13)) if pixels is None else pixels
    first = header() if start is None else start
    return SIGNATURE + first + b"".join(chunks) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def jpeg(*, progressive: bool = False) -> bytes:
    """Return a small photograph."""
    into = io.BytesIO()
    picture = Image.effect_noise((64, 48), 60).convert("RGB")
    picture.save(into, "JPEG", progressive=progressive)
    return into.getvalue()


def _pngs(family: Family) -> None:
    for width, height in (
        (50_000, 50_000),
        (0x7FFFFFFF, 2),
        (2, 0x7FFFFFFF),
        (9_000, 9_000),
        (0xFFFFFFFF, 0xFFFFFFFF),
    ):
        family.add(
            f"{width} by {height} pixels",
            "photo.png",
            Reason.TOO_MANY_PIXELS,
            png(start=header(width, height)),
        )
    bomb = zlib.compress(bytes(60_000_000), 9)
    family.add(
        "more pixels than it says", "photo.png", Reason.UNPACKS_TO_TOO_MUCH, png(pixels=bomb)
    )
    family.add("more pixels than it says, in passes", "photo.png", Reason.UNPACKS_TO_TOO_MUCH,
               png(pixels=bomb, start=header(passes=1)))  # fmt: skip
    whole = png()
    for what, reason, content in (
        ("fewer pixels than it says", Reason.DAMAGED, png(pixels=zlib.compress(bytes(9)))),
        ("pixels cut off", Reason.DAMAGED, png(pixels=zlib.compress(bytes(52))[:-5])),
        ("pixels that are none", Reason.DAMAGED, png(pixels=b"not squeezed")),
        (
            "something behind the pixels",
            Reason.MORE_AFTER_THE_END,
            png(pixels=zlib.compress(bytes(52)) + b"evil"),
        ),
        ("no pixels", Reason.DAMAGED, SIGNATURE + header() + chunk(b"IEND", b"")),
        (
            "no header",
            Reason.DAMAGED,
            SIGNATURE + chunk(b"tEXt", bytes(38)) + whole[8:],
        ),
        ("a header too short", Reason.DAMAGED, png(start=chunk(b"IHDR", bytes(12)))),
        ("a colour nobody knows", Reason.DAMAGED, png(start=header(colour=9))),
        ("a wrong checksum", Reason.DAMAGED, png(chunk(b"tEXt", b"a\x00b", checksum=1))),
        ("no end", Reason.DAMAGED, whole[:-12]),
        (
            "a chunk longer than the file",
            Reason.DAMAGED,
            whole[:33] + b"\x7f\xff\xff\xff" + whole[37:],
        ),
        ("only a signature", Reason.DAMAGED, SIGNATURE),
    ):
        family.add(f"PNG with {what}", "photo.png", reason, content)
    for share in (20, 60, 95):
        family.add(
            f"PNG cut off at {share} %",
            "photo.png",
            Reason.DAMAGED,
            whole[: len(whole) * share // 100],
        )


def _png_texts(family: Family) -> None:
    bomb = zlib.compress(bytes(60_000_000), 9)
    for what, reason, data in (
        ("program in a text", Reason.TWO_FORMATS, (b"tEXt", b"Comment\x00" + PROGRAM)),
        (
            "program in a packed text",
            Reason.TWO_FORMATS,
            (b"zTXt", b"Comment\x00\x00" + zlib.compress(PAGE)),
        ),
        (
            "program in a colour profile",
            Reason.TWO_FORMATS,
            (b"iCCP", b"a\x00\x00" + zlib.compress(PAGE)),
        ),
        (
            "program in an international text",
            Reason.TWO_FORMATS,
            (b"iTXt", b"a\x00\x01\x00en\x00a\x00" + zlib.compress(PAGE)),
        ),
        (
            "program in a plain international text",
            Reason.TWO_FORMATS,
            (b"iTXt", b"a\x00\x00\x00\x00\x00" + PAGE),
        ),
        ("program in its camera notes", Reason.TWO_FORMATS, (b"eXIf", b"MM\x00*" + PROGRAM)),
        ("archive in a text", Reason.TWO_FORMATS, (b"tEXt", b"a\x00" + pack({"a": "b"}))),
        ("bomb in a text", Reason.UNPACKS_TO_TOO_MUCH, (b"zTXt", b"Comment\x00\x00" + bomb)),
        ("bomb in a colour profile", Reason.UNPACKS_TO_TOO_MUCH, (b"iCCP", b"a\x00\x00" + bomb)),
        (
            "bomb in an international text",
            Reason.UNPACKS_TO_TOO_MUCH,
            (b"iTXt", b"a\x00\x01\x00en\x00a\x00" + bomb),
        ),
        ("packed text that is none", Reason.DAMAGED, (b"zTXt", b"Comment\x00\x00nothing")),
    ):
        family.add(f"PNG with a {what}", "photo.png", reason, png(chunk(*data)))


def _jpegs(family: Family) -> None:
    whole = jpeg()
    flood = whole.replace(
        b"\xff\xc0\x00\x11\x08\x00\x30\x00\x40", b"\xff\xc0\x00\x11\x08\xff\xff\xff\xff"
    )
    family.add("photograph of four billion pixels", "photo.jpg", Reason.TOO_MANY_PIXELS, flood)
    for marker, what in ((0xFE, "comment"), (0xE1, "camera note"), (0xED, "editor's note")):
        for body in (PROGRAM, PAGE, b"<html><body>", b"javascript:alert(1)"):
            segment = struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body
            family.add(f"{body[:12]!r} in a {what}", "photo.jpg", Reason.TWO_FORMATS,
                       whole[:2] + segment + whole[2:])  # fmt: skip
    scan, frame = whole.index(b"\xff\xda"), whole.index(b"\xff\xc0")
    for what, content in {
        "no end": whole[:-2],
        "only a beginning": whole[:20],
        "no frame": whole[:2] + whole[scan:],
        "no pixels": whole[:scan],
        "a segment longer than the file": whole[:4] + b"\xff\xff" + whole[6:],
        "a segment of no length": whole[:4] + b"\x00\x00" + whole[6:],
        "no marker where one must be": whole[:20] + b"\x00" + whole[20:],
        "a cut in its pixels": whole[: scan + 40],
        "only its first marker": b"\xff\xd8\xff\xff\xff\xff",
        "a marker at its end": whole[: frame + 19] + b"\xff",
        "a segment without its length": whole[: frame + 19] + b"\xff\xdb\x00",
        "a segment beyond its end": whole[: frame + 19] + b"\xff\xdb\xff\xff",
        "tables that are none": whole.replace(b"\xff\xdb", b"\xff\xef"),
    }.items():
        family.add(f"photograph with {what}", "photo.jpg", Reason.DAMAGED, content)


def _behind(family: Family) -> None:
    archive, jar = pack(word()), pack({"META-INF/MANIFEST.MF": "Main-Class: A", "A.class": "x"})
    settings = b"SEFH" + struct.pack("<IIHHII", 106, 1, 0, 0x0A01, len(archive), len(archive))
    settings += struct.pack("<I", len(settings)) + b"SEFT"
    behind = (
        ("a document", Reason.TWO_FORMATS, archive),
        ("a Java archive", Reason.TWO_FORMATS, jar),
        ("a PDF", Reason.TWO_FORMATS, b"%PDF-1.7\n" + bytes(99)),
        ("a program", Reason.TWO_FORMATS, b"MZ\x90" + bytes(99)),
        ("a web page", Reason.MORE_AFTER_THE_END, b"<html>" + PAGE),
        ("random bytes", Reason.MORE_AFTER_THE_END, bytes(range(1, 200))),
        ("a document after padding", Reason.TWO_FORMATS, bytes(999) + archive),
        ("settings of a telephone that hide a document", Reason.TWO_FORMATS, archive + settings),
        ("settings of a telephone with a gap", Reason.MORE_AFTER_THE_END, b"gap" + settings),
        ("settings of a telephone too long", Reason.MORE_AFTER_THE_END, bytes([1]) * 70_000 + b"SEFT"),
        ("settings of a telephone that lie", Reason.MORE_AFTER_THE_END, b"SEFH\xff\xff\xff\xffSEFT"),
        ("settings of a telephone without a list", Reason.MORE_AFTER_THE_END, b"x" * 20 + struct.pack("<I", 8) + b"SEFT"),
        ("settings of a telephone, miscounted", Reason.MORE_AFTER_THE_END,
         b"SEFH" + struct.pack("<II", 106, 9) + struct.pack("<I", 12) + b"SEFT"),
    )  # fmt: skip
    for what, reason, rest in behind:
        family.add(f"photograph with {what} behind it", "photo.jpg", reason, jpeg() + rest)
    for what, reason, rest in behind[:7]:
        family.add(f"PNG with {what} behind it", "photo.png", reason, png() + rest)
    family.add(
        "a second photograph nobody announced", "photo.jpg", Reason.MORE_AFTER_THE_END, jpeg() * 2
    )
    index = b"\xff\xe2" + struct.pack(">H", 12) + b"MPF\x00" + bytes(6)
    many = jpeg()[:2] + index + jpeg()[2:]
    family.add(
        "more photographs than a telephone takes",
        "photo.jpg",
        Reason.MORE_AFTER_THE_END,
        many + jpeg() * 6,
    )
    flood = jpeg().replace(
        b"\xff\xc0\x00\x11\x08\x00\x30\x00\x40", b"\xff\xc0\x00\x11\x08\xff\xff\xff\xff"
    )
    family.add("a flood behind a photograph", "photo.jpg", Reason.TOO_MANY_PIXELS, many + flood)
