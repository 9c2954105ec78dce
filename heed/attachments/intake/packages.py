"""Which kind of zipped document is this, and is every part of it what such a document holds?"""

from __future__ import annotations

import io
from typing import BinaryIO, Final, Protocol

from heed.attachments.intake import part_contents
from heed.attachments.intake.archive import Archive, Part
from heed.attachments.intake.findings import Finding
from heed.attachments.intake.kinds import Kind
from heed.attachments.intake.limits import Limits
from heed.attachments.intake.markup import Reading, Spent, Watch
from heed.attachments.intake.office_open import OfficeOpen
from heed.attachments.intake.open_document import OpenDocument
from heed.attachments.intake.part_contents import Other
from heed.attachments.intake.refusals import Reason, Refused

CONTENT_TYPES: Final = "[Content_Types].xml"
MIME_TYPE: Final = "mimetype"

# Parts of other zipped files, and what those are.
OTHERS: Final = {
    "META-INF/MANIFEST.MF": "a program (Java)",
    "AndroidManifest.xml": "a program (Android)",
    "META-INF/container.xml": "an electronic book",
    "Index/Document.iwa": "a Pages, Numbers or Keynote document",
}
MACROS: Final = ("vbaproject", "vbadata")


class Format(Protocol):
    """A family of zipped documents: in which order it is read, and what matters in a part."""

    def order(self, parts: tuple[Part, ...]) -> list[Part]:
        """Return the parts in the order they are read: what describes the others first."""

    def watch(self, part: Part) -> Watch:
        """Return what matters in a part that is XML."""

    def other(self, part: Part) -> Other:
        """Return what the part may be if it is not XML."""

    def finding(self) -> Finding:
        """Return the kind of document, once every part has been read."""


def inspect(file: BinaryIO, *, limits: Limits) -> Finding:
    """Look into a zipped document.

    :raises Refused: if it is another zipped file, or anything in it may not be there
    """
    return _inspect(file, spent=Spent(limits), limits=limits, is_inner=False)


def _inspect(file: BinaryIO, *, spent: Spent, limits: Limits, is_inner: bool) -> Finding:
    archive = Archive(file, limits=limits)
    spent.unpacked += sum(part.size for part in archive.parts)
    if spent.unpacked > limits.unpacked:
        raise Refused(Reason.UNPACKS_TO_TOO_MUCH, "with what is inside")
    format_ = _format(archive)
    for part in format_.order(archive.parts):
        _check_part(archive, part, format_, spent=spent, limits=limits, is_inner=is_inner)
    return format_.finding()


def _format(archive: Archive) -> Format:
    names = {part.name for part in archive.parts}
    is_office_open, is_open_document = CONTENT_TYPES in names, MIME_TYPE in names
    if is_office_open and is_open_document:
        raise Refused(Reason.TWO_FORMATS, "Office Open XML and OpenDocument")
    for name, what in OTHERS.items():
        if name in names:
            raise Refused(
                Reason.TWO_FORMATS if is_office_open or is_open_document else Reason.NOT_ACCEPTED,
                what,
            )
    if is_office_open:
        return OfficeOpen(names)
    if is_open_document:
        first = min(archive.parts, key=lambda part: part.offset)
        return OpenDocument(b"".join(archive.unpack(first)) if first.name == MIME_TYPE else b"")
    raise Refused(Reason.NOT_ACCEPTED, "an archive")


def _check_part(
    archive: Archive,
    part: Part,
    format_: Format,
    *,
    spent: Spent,
    limits: Limits,
    is_inner: bool,
) -> None:
    if any(word in part.name.lower() for word in MACROS):
        raise Refused(Reason.MACROS, part.name)
    head, chunks = part_contents.begin(archive.unpack(part))
    if not head:
        return
    if part.is_folder:
        raise Refused(Reason.SIZES_LIE, part.name)
    if part_contents.is_xml(head):
        Reading(part.name, watch=format_.watch(part), spent=spent).read(chunks)
        return
    other = format_.other(part)
    if head.startswith(part_contents.ZIP) and other is Other.WORKBOOK and not is_inner:
        _check_inner(part, b"".join(chunks), spent=spent, limits=limits)
        return
    part_contents.check(head, chunks, where=part.name, limits=limits, other=other)


def _check_inner(part: Part, content: bytes, *, spent: Spent, limits: Limits) -> None:
    """Look into the workbook behind a chart, which may hold no further one."""
    if len(content) > limits.inner_document:
        raise Refused(Reason.UNPACKS_TO_TOO_MUCH, part.name)
    try:
        finding = _inspect(io.BytesIO(content), spent=spent, limits=limits, is_inner=True)
    except Refused as problem:
        raise Refused(problem.reason, f"{part.name}: {problem.where}") from problem
    if finding.kind is not Kind.EXCEL:
        raise Refused(Reason.FILE_INSIDE, part.name)
