"""Hostile sizes in PDFs: streams that unpack to very much, pictures of billions of pixels."""

from __future__ import annotations

import base64
import io
import zlib
from functools import partial

import pikepdf
from PIL import Image

from heed.attachments.intake import Reason
from tests.trust.hostile.file import Family
from tests.trust.hostile.pdf_writer import pdf, stream
from tests.trust.hostile.zips import of_zeros

NAME = "minutes.pdf"
MB = 1 << 20
PICTURE = b"/Type /XObject /Subtype /Image /ColorSpace /DeviceRGB /BitsPerComponent 8 /Width %d /Height %d "
TOO_MUCH, PIXELS = Reason.UNPACKS_TO_TOO_MUCH, Reason.TOO_MANY_PIXELS


def files() -> Family:
    """Return PDFs that are much larger inside."""
    family = Family("pdf bomb")
    for size in (250, 1_000, 4_000):
        family.add(f"contents of {size} MB", NAME, TOO_MUCH, partial(_contents, size))
        family.add(
            f"contents of {size} MB in letters",
            NAME,
            TOO_MUCH,
            partial(_contents, size, letters=True),
        )
    family.add(
        "contents of 250 MB in figures", NAME, TOO_MUCH, partial(_contents, 250, figures=True)
    )
    for count in (30, 100):
        family.add(f"{count} contents of 10 MB", NAME, TOO_MUCH, partial(_many, count))
    for filters in (
        b"[/FlateDecode /FlateDecode]", b"[/Fl /Fl /Fl]", b"[/FlateDecode /LZWDecode]",
        b"[/RunLengthDecode /FlateDecode]", b"[/ASCIIHexDecode /AHx /AHx /AHx /AHx]",
    ):  # fmt: skip
        family.add(f"squeezed by {filters.decode()}", NAME, TOO_MUCH,
                   pdf(objects={5: stream(zlib.compress(zlib.compress(bytes(MB))), b"/Filter " + filters)}))  # fmt: skip
    runs = b"\x81\x00" * 2_000_000
    family.add(
        "runs of one letter",
        NAME,
        TOO_MUCH,
        lambda: pdf(objects={5: stream(runs, b"/Filter /RunLengthDecode")}),
    )
    _pictures(family)
    family.add("objects of 400 MB", NAME, TOO_MUCH, partial(_objects, 400))
    family.add("more objects than any document", NAME, Reason.TOO_COMPLEX, _crowd)
    family.add("letters that are none", NAME, Reason.DAMAGED,
               pdf(objects={5: stream(b"xyz}}}~>", b"/Filter [/A85 /FlateDecode]")}))  # fmt: skip
    family.add("figures that are none", NAME, Reason.DAMAGED,
               pdf(objects={5: stream(b"xyz>", b"/Filter [/ASCIIHexDecode /FlateDecode]")}))  # fmt: skip
    return family


def _zeros(size: int) -> bytes:
    return of_zeros(size, wrapped=True)


def _contents(size: int, *, letters: bool = False, figures: bool = False) -> bytes:
    packed = _zeros(size)
    if letters:
        return pdf(
            objects={
                4: stream(
                    base64.a85encode(packed) + b"~>", b"/Filter [/ASCII85Decode /FlateDecode]"
                )
            }
        )
    if figures:
        return pdf(objects={4: stream(packed.hex().encode() + b">", b"/Filter [/AHx /Fl]")})
    return pdf(objects={4: stream(packed, b"/Filter /FlateDecode")})


def _many(count: int) -> bytes:
    packed = stream(_zeros(10), b"/Filter /FlateDecode")
    return pdf(objects=dict.fromkeys(range(5, 5 + count), packed))


def _objects(size: int) -> bytes:
    """Return a file whose squeezed objects cannot be unpacked in the memory there is."""
    source = pdf(objects={5: b"<< /A (" + b"a" * 100 + b") >>"})
    into = io.BytesIO()
    with pikepdf.open(io.BytesIO(source)) as opened:
        opened.save(into, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    engine = zlib.compressobj(9)
    letters = engine.compress(b"5 0 << /A (") + b"".join(
        engine.compress(b"a" * MB) for _ in range(size)
    )
    letters += engine.compress(b") >>") + engine.flush()
    return _with_squeezed_object(letters)


def _with_squeezed_object(letters: bytes) -> bytes:
    """Write by hand a table in a stream that says object 5 lies in the squeezed stream 6."""
    body = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, content in {
        1: b"<< /Type /Catalog /Pages 2 0 R /A 5 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
        6: stream(letters, b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode"),
    }.items():
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    places[7] = len(body)
    rows = b"\x00\x00\x00\x00\xff"
    for number in range(1, 8):
        row = (
            b"\x02\x00\x00\x06\x00"
            if number == 5
            else b"\x01" + places.get(number, 0).to_bytes(3, "big") + b"\x00"
        )
        rows += b"\x00\x00\x00\x00\x00" if number == 4 else row
    table = stream(rows, b"/Type /XRef /Size 8 /W [1 3 1] /Root 1 0 R")
    return bytes(body) + b"7 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, places[7])


def _crowd() -> bytes:
    return pdf(objects=dict.fromkeys(range(5, 200010), b"null"))


def _pictures(family: Family) -> None:
    for width, height in ((100_000, 100_000), (2_000_000_000, 1), (9_000, 9_000)):
        if width * height > 80_000_000:
            content = pdf(objects={5: stream(b"x", PICTURE % (width, height))})
            family.add(f"picture of {width} by {height}", NAME, PIXELS, content)
    small = PICTURE % (10, 10)
    family.add("picture larger than it says", NAME, TOO_MUCH,
               lambda: pdf(objects={5: stream(_zeros(300), small + b"/Filter /FlateDecode")}))  # fmt: skip
    family.add("many large pictures", NAME, TOO_MUCH, _gallery)
    into = io.BytesIO()
    Image.new("L", (64, 48)).save(into, "JPEG")
    flood = into.getvalue().replace(
        b"\xff\xc0\x00\x0b\x08\x00\x30\x00\x40", b"\xff\xc0\x00\x0b\x08\xff\xff\xff\xff"
    )
    family.add("photograph larger than it says", NAME, PIXELS,
               pdf(objects={5: stream(flood, small + b"/Filter /DCTDecode")}))  # fmt: skip
    box = (
        b"\x00\x00\x00\x0cjP  \r\n\x87\n" + b"\x00\x00\x00\x16ihdr\x00\x0f\x00\x00\x00\x0f\x00\x00"
    )
    family.add("JPEG 2000 larger than it says", NAME, PIXELS,
               pdf(objects={5: stream(box + bytes(50), small + b"/Filter /JPXDecode")}))  # fmt: skip
    family.add("JPEG 2000 cut off", NAME, Reason.DAMAGED,
               pdf(objects={5: stream(box[:20], small + b"/Filter /JPXDecode")}))  # fmt: skip


def _gallery() -> bytes:
    """Many pictures, each as large as a page, all together more than any document."""
    packed = _zeros(70)
    one = stream(packed, PICTURE % (4_000, 6_000) + b"/Filter /FlateDecode")
    return pdf(objects=dict.fromkeys(range(5, 20), one))
