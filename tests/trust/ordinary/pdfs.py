"""Ordinary PDFs, as typst prints them and pikepdf binds, marks up and squeezes them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache, partial
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from heed.documents import pdf as heed_pdf
from tests.trust.ordinary.file import OrdinaryFile
from tests.trust.ordinary.pictures import jpeg, noise
from tests.trust.ordinary.word import content

Change = Callable[[Pdf], None]


def files() -> Iterator[OrdinaryFile]:
    """Yield papers, scans, bundles and marked-up copies."""
    for seed in range(20):
        yield OrdinaryFile("typst", f"paper {seed}", f"paper {seed}.pdf", partial(printed, seed))
    for name, change in CHANGES.items():
        for seed in (1, 3):
            made = partial(changed, seed, change)
            yield OrdinaryFile("pikepdf", f"{name}, {seed}", f"{name} {seed}.pdf", made)
    for name, how in WAYS_TO_SAVE.items():
        made = partial(changed, 2, CHANGES["bookmarks"], how)
        yield OrdinaryFile("pikepdf", name, f"{name}.pdf", made)
    for pages, quality in ((1, 80), (12, 60), (40, 50)):
        made = partial(scanned, pages, quality=quality)
        yield OrdinaryFile("scanner", f"{pages} pages", f"scan of {pages}.pdf", made)
    yield OrdinaryFile("scanner", "pages without loss", "lossless.pdf", partial(lossless, 4))
    yield OrdinaryFile("scanner", "almost 50 MB", "bundle.pdf", partial(scanned, 24, quality=92))


@cache
def printed(seed: int) -> bytes:
    """Return a paper as Heed prints one."""
    return heed_pdf.render(content(seed), produced_at=datetime(2026, 11, 2, 9, tzinfo=UTC))


def changed(seed: int, change: Change, how: dict[str, Any] | None = None) -> bytes:
    """Return a paper after something was done to it."""
    into = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed(seed))) as opened:
        change(opened)
        opened.save(into, **(how or {}))
    return into.getvalue()


def bookmarks(opened: Pdf) -> None:
    """Add bookmarks, a page to open at, and labels."""
    with opened.open_outline() as outline:
        outline.root.extend(OutlineItem(f"Page {n + 1}", n) for n in range(len(opened.pages)))
    opened.Root.OpenAction = Array([opened.pages[0].obj, Name.XYZ, None, None, None])
    opened.Root.PageMode = Name.UseOutlines


def links(opened: Pdf) -> None:
    """Add links to pages of the world."""
    for address in ("https://www.example.org/a?b=c", "mailto:a@example.org"):
        action = Dictionary(S=Name.URI, URI=String(address))
        link = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=[10, 10, 90, 30], A=action, Border=[0, 0, 0]
        )
        opened.pages[0].obj.Annots = opened.make_indirect(Array([opened.make_indirect(link)]))


def comments(opened: Pdf) -> None:
    """Add notes and marked text."""
    kinds = (Name.Text, Name.Highlight, Name.FreeText, Name.StrikeOut)
    notes = [
        opened.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=kind, Rect=[9, 9, 90, 30], Contents=String("See JS")
            )
        )
        for kind in kinds
    ]
    opened.pages[0].obj.Annots = Array(notes)


def form(opened: Pdf) -> None:
    """Add a form to fill in."""
    fields = [
        opened.make_indirect(
            Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String(f"Field {n}"),
                       Rect=[9, 30 * n, 200, 30 * n + 20], V=String("at home"))
        )
        for n in range(1, 9)
    ]  # fmt: skip
    opened.pages[0].obj.Annots = Array(fields)
    opened.Root.AcroForm = Dictionary(Fields=Array(fields), NeedAppearances=True)


def about(opened: Pdf) -> None:
    """Add what programs write about a file."""
    with opened.open_metadata() as metadata:
        metadata["dc:title"] = "Minutes (about JavaScript training)"
        metadata["pdf:Producer"] = "A word processor"
    opened.docinfo[Name.Keywords] = String("/JS /EF review")


def bound(opened: Pdf) -> None:
    """Bind several papers into one."""
    for seed in (4, 5):
        with pikepdf.open(io.BytesIO(printed(seed))) as other:
            opened.pages.extend(other.pages)


def turned(opened: Pdf) -> None:
    """Turn pages, and turn to the next one by itself."""
    for page in opened.pages:
        page.rotate(90, relative=True)
    following = Dictionary(S=Name.GoTo, D=Array([opened.pages[-1].obj, Name.Fit]))
    opened.pages[0].obj.AA = Dictionary(O=following)


CHANGES: dict[str, Change] = {
    "unchanged": lambda _opened: None,
    "bookmarks": bookmarks,
    "links": links,
    "comments": comments,
    "form": form,
    "about": about,
    "bound": bound,
    "turned": turned,
}
WAYS_TO_SAVE: dict[str, dict[str, Any]] = {
    "for the web": {"linearize": True},
    "objects in the open": {"object_stream_mode": pikepdf.ObjectStreamMode.disable},
    "objects squeezed": {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
    "nothing squeezed": {
        "compress_streams": False,
        "stream_decode_level": pikepdf.StreamDecodeLevel.generalized,
    },
    "squeezed anew": {"recompress_flate": True},
    "old version": {"force_version": "1.4"},
    "easy to read": {"qdf": True},
}


def scanned(pages: int, *, quality: int) -> bytes:
    """Return a document of photographs of pages."""
    made, into = pikepdf.new(), io.BytesIO()
    for number in range(pages):
        photograph = jpeg(2_480, 3_500 + number, quality=quality)
        picture = made.make_stream(photograph)
        _describe(picture, 2_480, 3_500 + number, Name.DCTDecode)
        _page(made, picture)
    made.save(into)
    return into.getvalue()


def lossless(pages: int) -> bytes:
    """Return a document of pages scanned without loss."""
    made, into = pikepdf.new(), io.BytesIO()
    for number in range(pages):
        grey = noise(1_240, 1_754 + number, "L").convert("1")
        picture = made.make_stream(grey.convert("L").tobytes())
        _describe(picture, 1_240, 1_754 + number, None)
        picture.ColorSpace = Name.DeviceGray
        _page(made, picture)
    made.save(into, compress_streams=True)
    return into.getvalue()


def _describe(picture: Any, width: int, height: int, packed: Any) -> None:
    picture.Type, picture.Subtype = Name.XObject, Name.Image
    picture.Width, picture.Height, picture.BitsPerComponent = width, height, 8
    picture.ColorSpace = Name.DeviceRGB
    if packed is not None:
        picture.Filter = packed


def _page(made: Pdf, picture: Any) -> None:
    made.add_blank_page(page_size=(595, 842))
    page = made.pages[-1]
    page.Resources = Dictionary(XObject=Dictionary(Scan=picture))
    page.Contents = made.make_stream(b"q 595 0 0 842 0 0 cm /Scan Do Q")
