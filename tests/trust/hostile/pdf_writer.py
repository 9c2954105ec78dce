"""How is a PDF written object by object, with any lie one likes?"""

from __future__ import annotations

import zlib
from collections.abc import Mapping

Objects = dict[int, bytes]

PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R %s >>"
CONTENTS = b"BT /F1 12 Tf 72 720 Td (Minutes) Tj ET"


def stream(content: bytes, extra: bytes = b"") -> bytes:
    """Return a stream with its dictionary."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), extra, content)


def flate(content: bytes, extra: bytes = b"") -> bytes:
    """Return a squeezed stream."""
    return stream(zlib.compress(content, 9), b"/Filter /FlateDecode " + extra)


def pdf(
    *,
    root: bytes = b"",
    page: bytes = b"",
    objects: Mapping[int, bytes] | None = None,
    trailer: bytes = b"",
    header: bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    unlisted: bytes = b"",
) -> bytes:
    """Return a PDF of one page; `objects` are added or put in the place of others."""
    every: Objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % root,
        2: PAGES,
        3: PAGE % page,
        4: stream(CONTENTS),
        **(objects or {}),
    }
    body, places = bytearray(header + unlisted), {}
    for number, content in sorted(every.items()):
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    return bytes(body) + _table(places, len(body), trailer)


def action(inner: bytes) -> bytes:
    """Return what happens when the file is opened."""
    return b"/OpenAction << /Type /Action %s >>" % inner


def later(before: bytes, objects: Objects) -> bytes:
    """Return the file with a newer version of some objects behind it."""
    body, places = bytearray(before), {}
    for number, content in objects.items():
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = before.rindex(b"startxref") + len("startxref\n")
    earlier = before[start:].split()[0]
    return bytes(body) + _table(places, len(body), b"/Prev " + earlier, partial=True)


def _table(
    places: Mapping[int, int], start: int, trailer: bytes, *, partial: bool = False
) -> bytes:
    lines = [b"xref\n" if partial else b"xref\n0 1\n0000000000 65535 f \n"]
    lines += [b"%d 1\n%010d 00000 n \n" % line for line in sorted(places.items())]
    size = max(places, default=0) + 1
    return b"".join(lines) + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        max(size, 60), trailer, start,
    )  # fmt: skip
