"""Hostile sizes: small files that unpack to very much, flat or one inside the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from heed.attachments.intake import Reason
from tests.trust.hostile.documents import (
    Parts,
    excel,
    odf,
    pack,
    pack_odf,
    relations,
    word,
)
from tests.trust.hostile.file import Family
from tests.trust.hostile.zips import Entry, build, entries, of_zeros

MB = 1 << 20
CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"


def files() -> Family:
    """Return bombs in every kind of zipped document."""
    family = Family("bomb")
    for ending, parts in (("docx", word()), ("xlsx", excel()), ("odt", odf())):
        for place in ("document.xml", "media/image1.png", "styles.xml"):
            for size in (30, 300, 3_000):
                family.add(f"{size} MB in {place} of .{ending}", f"minutes.{ending}",
                           Reason.UNPACKS_TO_TOO_MUCH, partial(_flat, parts, f"x/{place}", size))  # fmt: skip
        family.add(f"30 MB said to be 1 kB in .{ending}", f"minutes.{ending}", Reason.SIZES_LIE,
                   partial(_liar, parts))  # fmt: skip
    for count, size in ((40, 10), (200, 2), (1_000, 1)):
        family.add(f"{count} parts of {size} MB", "minutes.docx", Reason.UNPACKS_TO_TOO_MUCH,
                   partial(_many, count, size))  # fmt: skip
    for what, paragraph in {
        "empty paragraphs": "<w:p/>",
        "empty rows": "<w:tr><w:tc><w:p/></w:tc></w:tr>",
        "empty runs": "<w:r/>",
    }.items():
        family.add(f"5 million {what}", "minutes.docx", Reason.UNPACKS_TO_TOO_MUCH,
                   partial(_repeated, paragraph, 60 * MB))  # fmt: skip
    _nested(family)
    return family


def _pack(parts: Parts, *more: Entry) -> bytes:
    return build([*entries(parts), *more])


def _flat(parts: Parts, name: str, size: int) -> bytes:
    packed = of_zeros(size)
    entry = Entry(name=name, packed=packed, said_size=size * MB)
    return _pack(parts, entry)


def _liar(parts: Parts) -> bytes:
    packed = of_zeros(30)
    return _pack(parts, Entry(name="x/y.xml", packed=packed, said_size=1_000))


def _many(count: int, size: int) -> bytes:
    packed = of_zeros(size)
    return _pack(word(), *(
        Entry(name=f"x/{number}.xml", packed=packed, said_size=size * MB)
        for number in range(count)
    ))  # fmt: skip


def _repeated(paragraph: str, size: int) -> bytes:
    return pack(word(paragraph * (size // len(paragraph))))


def _chart(workbook: bytes) -> Parts:
    """Return a document with a chart whose figures are in this workbook."""
    return word(
        extra={
            "word/charts/chart1.xml": "<c/>",
            "word/charts/_rels/chart1.xml.rels": relations(("package", "../embeddings/book.xlsx")),
            "word/embeddings/book.xlsx": workbook,
        },
        overrides={"word/charts/chart1.xml": CHART},
    )


def _in_itself(depth: int) -> bytes:
    content = pack(excel())
    for _ in range(depth):
        content = pack(_chart(content))
    return content


def _nested(family: Family) -> None:
    def add(what: str, reason: Reason, made: Callable[[], bytes]) -> None:
        family.add(what, "minutes.docx", reason, made)

    add("a bomb behind a chart", Reason.UNPACKS_TO_TOO_MUCH,
        lambda: pack(_chart(_flat(excel(), "x/y.xml", 60))))  # fmt: skip
    add("bombs behind two charts", Reason.UNPACKS_TO_TOO_MUCH, _two_charts)
    add("a large workbook behind a chart", Reason.UNPACKS_TO_TOO_MUCH,
        lambda: pack(_chart(_pack(excel(), Entry(name="x.bin", method=0, content=bytes(12 * MB))))))  # fmt: skip
    for depth in (2, 5, 20):
        add(f"{depth} documents one in the other", Reason.FILE_INSIDE, partial(_in_itself, depth))
    add("a Word document behind a chart", Reason.FILE_INSIDE, lambda: pack(_chart(pack(word()))))
    add("an archive behind a chart", Reason.NOT_ACCEPTED, lambda: pack(_chart(pack({"a": "b"}))))
    for place in ("word/media/image1.png", "word/media/image1.emf", "customXml/item1.xml", "x.bin"):
        twice = pack({"again.zip": pack({"bomb": "x"})})
        add(f"an archive as {place}", Reason.FILE_INSIDE, partial(pack, word(extra={place: twice})))
    family.add("earlier versions inside", "minutes.odt", Reason.FILE_INSIDE,
               pack_odf(odf(extra={"Versions/Version1": pack_odf(odf())})))  # fmt: skip
    family.add("an archive in OpenDocument", "minutes.ods", Reason.FILE_INSIDE,
               pack_odf(odf("", kind="spreadsheet", extra={"Pictures/a.png": pack({"a": "b"})})))  # fmt: skip


def _two_charts() -> bytes:
    """Two workbooks, each within the limits by itself, together not."""
    book = _pack(excel(), *(Entry(name=f"x/{n}.emf", content=_noise(n)) for n in range(5)))
    parts = _chart(book)
    for number in range(2, 30):
        parts[f"word/charts/_rels/chart{number}.xml.rels"] = relations(
            ("package", f"../embeddings/b{number}.xlsx")
        )
        parts[f"word/charts/chart{number}.xml"] = "<c/>"
        parts[f"word/embeddings/b{number}.xlsx"] = book
    parts["[Content_Types].xml"] = str(parts["[Content_Types].xml"]).replace(
        "</Types>",
        "".join(f'<Override PartName="/word/charts/chart{n}.xml" ContentType="{CHART}"/>' for n in range(2, 30))
        + "</Types>",
    )  # fmt: skip
    return pack(parts)


def _noise(number: int) -> bytes:
    """Return a metafile that squeezes about sixty to one, so that no ratio gives it away."""
    line = bytes((number * 7 + step * 13) % 251 for step in range(200))
    return b"\x01\x00\x00\x00" + bytes(36) + b" EMF" + (line + bytes(8_000)) * 180
