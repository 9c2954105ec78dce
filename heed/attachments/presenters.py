"""How are documents, their versions and how they were scanned said in words?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.attachments import queries
from heed.attachments.clamav import Scan
from heed.attachments.models import Attachment, AttachmentVersion
from heed.attachments.queries import Sought
from heed.govuk.components import Badge, Chosen, Column, Link, Sorting, Table
from heed.govuk.components import pages as pagination
from heed.govuk.words import long_date, moment, size_in_words

COLUMNS = (
    Column(text="Title", sort="title"),
    Column(text="Kind", sort="kind"),
    Column(text="Size", sort="size", numeric=True),
    Column(text="Added by"),
    Column(text="Added on", sort="kept"),
    Column(text="State"),
)
COLOURS = {Scan.WAITING: "purple", Scan.INFECTED: "red", Scan.NO_SCANNER: "grey"}
# What a person should know about a state, in a sentence; a scanned file needs none.
SENTENCES = {
    Scan.NO_SCANNER: "There is no virus scanner here. Open copies with care.",
    Scan.WAITING: "No copy can be taken until the virus scanner has looked at it.",
    Scan.INFECTED: "It is locked: no copy can be taken. Ask whoever sent it for a new one.",
}
UNBROKEN = "\N{NO-BREAK SPACE}"


def state(document: Attachment, version: AttachmentVersion) -> Badge:
    """Return how a version stands, as a badge; withdrawn comes first."""
    if document.is_withdrawn:
        return Badge(text="Withdrawn", colour="black")
    return Badge(text=version.stands.value, colour=COLOURS.get(version.stands, "green"))


def documents_table(documents: Iterable[Attachment], sought: Sought, *, reference: str) -> Table:
    """Return a page of documents as a table that sorts by its headings."""
    return Table(
        caption="Documents",
        caption_hidden=True,
        stacks=True,
        columns=COLUMNS,
        rows=tuple(_row(document, reference) for document in documents),
        sorting=Sorting(
            by=sought.sort.removeprefix("-"),
            descending=sought.sort.startswith("-"),
            kept=kept(sought),
        ),
    )


def chosen(sought: Sought) -> list[Chosen]:
    """Return the filters in force, each with the address of the list without it."""
    return [
        Chosen(
            category="Kind",
            text=str(Attachment.Kind(kind).label),
            remove_href=_without(sought, kind),
        )
        for kind in sought.kinds
    ]


def kept(sought: Sought) -> tuple[tuple[str, str], ...]:
    """Return the filters as they stand in the address."""
    return tuple(("kind", kind) for kind in sought.kinds)


def pages(sought: Sought, number: int, last: int) -> dict[str, object] | None:
    """Return the links to the other pages, or None where there is only one."""
    everything = (*kept(sought), ("sort", sought.sort))
    return pagination(number, last=last, kept=everything) if last > 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version in words, with the address where a copy can be taken if it can."""

    name: str
    file_name: str
    about: str
    who: str
    scan: Badge
    sentence: str
    notes: str
    copy: str


def versions(document: Attachment, viewer: Viewer) -> list[Version]:
    """Return every version in words, the newest first."""
    may = checks.may(viewer, Permission.ATTACHMENT_DOWNLOAD) and not document.is_withdrawn
    return [_version(document, one, may_copy=may) for one in document.versions.all()]


def notes_in_words(version: AttachmentVersion) -> str:
    """Return what readers overlook, as a sentence; nothing if there is nothing."""
    words = [note.value for note in version.known_notes]
    if not words:
        return ""
    listed = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    return f"It contains {listed}: whoever gets a copy can read them."


@dataclass(frozen=True, slots=True, kw_only=True)
class MayDo:
    """What this person may do with a document."""

    replace: bool
    describe: bool
    withdraw: bool


def may_do(viewer: Viewer, document: Attachment) -> MayDo:
    """Return what this person may do with a document now."""
    theirs = queries.looks_after(viewer, document) and not document.is_withdrawn
    return MayDo(
        replace=theirs and checks.may(viewer, Permission.ATTACHMENT_REPLACE),
        describe=theirs and checks.may(viewer, Permission.ATTACHMENT_DESCRIBE),
        withdraw=theirs and checks.may(viewer, Permission.ATTACHMENT_WITHDRAW),
    )


def name_of_copy(document: Attachment, version: AttachmentVersion) -> str:
    """Return the name a copy gets: its marking first, so that nobody overlooks it."""
    return f"{document.marking} {version.file_name}"


def _row(document: Attachment, reference: str) -> tuple[str | Link | Badge, ...]:
    newest = queries.newest(document)
    address = reverse("attachments:document", args=[reference, document.reference])
    return (
        Link(text=document.title, href=address),
        document.get_kind_display(),
        size_in_words(newest.size),
        newest.kept_by_name,
        long_date(newest.kept_at).replace(" ", UNBROKEN),
        state(document, newest),
    )


def _version(document: Attachment, version: AttachmentVersion, *, may_copy: bool) -> Version:
    reference = document.case_file.reference
    address = reverse("attachments:download", args=[reference, document.reference, version.number])
    scanned = f", {moment(version.scanned_at)}" if version.scanned_at else ""
    return Version(
        name=f"Version {version.number}",
        file_name=version.file_name,
        about=f"{version.kind.label}, {size_in_words(version.size)}",
        who=f"{moment(version.kept_at)}, {version.kept_by_name} for {version.kept_for}",
        scan=Badge(
            text=version.stands.value + scanned, colour=COLOURS.get(version.stands, "green")
        ),
        sentence=SENTENCES.get(version.stands, ""),
        notes=notes_in_words(version),
        copy=address if may_copy and version.may_be_taken else "",
    )


def _without(sought: Sought, kind: str) -> str:
    rest = [("kind", one) for one in sought.kinds if one != kind]
    return "?" + urlencode([*rest, ("sort", sought.sort)])
