"""Is each hostile file refused for its own reason? In full, behind the walls: `tests/trust`."""

from __future__ import annotations

import gzip
import random
from unittest.mock import Mock

import pikepdf
import pytest

from heed.attachments.intake import (
    Kind,
    Limits,
    Reason,
    Refused,
    dimensions,
    old_office,
    pdf_streams,
    pictures,
)
from heed.attachments.tests.looking_into import look_into
from tests.trust.hostile import FAMILIES, bombs, pdf_bombs, pdf_writer, zips
from tests.trust.hostile import pictures as hostile_pictures
from tests.trust.hostile.compound import compound
from tests.trust.hostile.documents import excel, pack, word
from tests.trust.hostile.file import Family, HostileFile
from tests.trust.hostile.old_files import old_excel, old_word, record

NOISE = random.Random(1).randbytes(3_000).hex()
SMALL = Limits(
    parts=50,
    unpacked=3_000_000,
    unpacked_xml=1_000_000,
    ratio_from=2_000_000,
    elements=10_000,
    streams=300_000,
    pictures=300_000,
    objects=100,
    inner_document=2_000,
    other_part=100_000,
    text_size=1_000,
)


def reason_to_refuse(file: HostileFile) -> Reason | None:
    try:
        look_into(file.content, file.name)
    except Refused as refused:
        return refused.reason
    return None


@pytest.mark.parametrize("family", [one.files() for one in FAMILIES], ids=lambda one: one.name)
def test_every_small_file_of_a_family_is_refused_for_its_own_reason(family: Family) -> None:
    small = [file for file in family if isinstance(file.made, bytes) and file.made]

    assert [str(file) for file in small if reason_to_refuse(file) is not file.reason] == []
    assert small


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (zips.build([zips.Entry(name="a", packed=zips.of_zeros(4), said_size=4 << 20)]),
         Reason.UNPACKS_TO_TOO_MUCH),
        (pack(word(extra={"a.xml": f"<a>{'word ' * 300_000}</a>"})), Reason.UNPACKS_TO_TOO_MUCH),
        (pack(word(extra={"a.xml": f"<a>{'<b/>' * 11_000}</a>"})), Reason.TOO_COMPLEX),
        (pack(word(extra={"a.png": b"\x89PNG\r\n\x1a\n" + bytes(200_000)})),
         Reason.UNPACKS_TO_TOO_MUCH),
        (b"words " * 200, Reason.TOO_BIG),
        (pdf_writer.pdf(objects={5: pdf_writer.flate(bytes(400_000))}), Reason.UNPACKS_TO_TOO_MUCH),
        (pdf_writer.pdf(objects=dict.fromkeys(range(5, 200), b"null")), Reason.TOO_COMPLEX),
        (pdf_writer.pdf(objects={5: pdf_writer.flate(
            bytes(400_000), pdf_bombs.PICTURE % (900, 900))}), Reason.UNPACKS_TO_TOO_MUCH),
        (pack(bombs._chart(pack(excel(extra={"a.xml": f"<a>{NOISE}</a>"})))),
         Reason.UNPACKS_TO_TOO_MUCH),
        (pack(word(extra={f"{one}.xml": "<a/>" for one in range(60)})), Reason.TOO_MANY_PARTS),
        (pack(bombs._chart(pack(word()))), Reason.FILE_INSIDE),
        (pack(word(extra={"a.emz": gzip.compress(b"\x01\x00\x00\x00" + bytes(200_000))})),
         Reason.UNPACKS_TO_TOO_MUCH),
        (compound(old_excel(*[record(0x0006, bytes(22))] * 20_000)), Reason.TOO_COMPLEX),
    ],
)  # fmt: skip
def test_what_goes_beyond_a_limit_is_refused(content: bytes, reason: Reason) -> None:
    with pytest.raises(Refused) as refused:
        look_into(content, limits=SMALL)

    assert refused.value.reason is reason


def test_documents_together_may_not_unpack_to_more_than_one_may() -> None:
    book = pack(excel(extra={"a.emf": b"\x01\x00\x00\x00" + bytes(36) + b" EMF" + bytes(800)}))
    document = pack(bombs._chart(book))

    with pytest.raises(Refused) as refused:
        look_into(document, limits=Limits(unpacked=len(document) + 1_000))

    assert refused.value.where.endswith("with what is inside")


def test_more_streams_than_an_old_document_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(old_office, "MOST_STREAMS", 3)

    with pytest.raises(Refused) as refused:
        look_into(compound(old_word() | {f"s{number}": b"x" for number in range(5)}))

    assert refused.value.reason is Reason.TOO_COMPLEX


def test_a_picture_that_would_take_much_memory_is_measured_and_not_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pictures, "DRAWN", 1)

    assert look_into(hostile_pictures.png()).kind is Kind.PNG


def test_a_measure_is_found_behind_marks_without_a_length() -> None:
    frame = b"\xff\xd8\xff\x01\xff\xff\xc0\x00\x11\x08\x00\x10\x00\x20\x03"

    assert dimensions.jpeg(frame) == (32, 16)


def test_a_pdf_too_large_to_unpack_is_not_called_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    # What the reader says where there is no room for what a stream unpacks to.
    no_room = pikepdf.DataDecodingError("stream (object 5,0, offset 361): std::bad_alloc")
    monkeypatch.setattr(pdf_streams.Streams, "check", Mock(side_effect=no_room))

    with pytest.raises(Refused) as refused:
        look_into(pdf_writer.pdf(objects={5: pdf_writer.flate(b"BT ET")}))

    assert refused.value.reason is Reason.TOO_HARD
