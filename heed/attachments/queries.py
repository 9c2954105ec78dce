"""Which documents are on a case file, and what is asked of every file in the store?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery

from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.attachments import store
from heed.attachments.clamav import Scan
from heed.attachments.models import Attachment, AttachmentVersion
from heed.casefiles.models import CaseFile
from heed.core.checked import Checked
from heed.govuk.words import many

NEWEST_FIRST: Final = "-kept"
SORTS: Final = {"title": "title", "kind": "kind", "size": "size", "kept": "kept_at"}
# Whoever runs a case puts right what anybody added to it.
RUN_THE_CASE: Final = frozenset({Role.COORDINATOR, Role.INDEPENDENT_CHAIR})
MANY: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Which documents somebody looks for, and in which order."""

    kinds: tuple[str, ...] = ()
    sort: str = NEWEST_FIRST


def on_file(
    case_file: CaseFile, viewer: Viewer, sought: Sought | None = None
) -> QuerySet[Attachment]:
    """Return the documents of a case file this person sees, with their versions, newest first.

    Withdrawn ones come last, whatever they are sorted by.
    """
    asked = sought or Sought()
    newest = AttachmentVersion.unscoped.filter(attachment=OuterRef("pk")).order_by("-number")
    found = Attachment.visible_to(viewer).filter(case_file=case_file)
    if asked.kinds:
        found = found.filter(kind__in=asked.kinds)
    by = F(SORTS[asked.sort.removeprefix("-")])
    ordered = by.desc() if asked.sort.startswith("-") else by.asc()
    return (
        found.annotate(
            kept_at=Subquery(newest.values("kept_at")[:1]),
            size=Subquery(newest.values("size")[:1]),
        )
        .prefetch_related(_versions())
        .order_by(F("withdrawn_at").asc(nulls_first=True), ordered, "reference")
    )


def documents(viewer: Viewer) -> QuerySet[Attachment]:
    """Return every document this person sees, with its versions."""
    return Attachment.visible_to(viewer).select_related("case_file").prefetch_related(_versions())


def newest(document: Attachment) -> AttachmentVersion:
    """Return the newest version of a document that came with its versions."""
    return document.versions.all()[0]


def looks_after(viewer: Viewer, document: Attachment) -> bool:
    """Say whether a person may change a document: theirs, their agency’s, or of a case they run."""
    if viewer.roles & RUN_THE_CASE or viewer.user_id == document.added_by_id:
        return True
    return document.agency_id is not None and document.agency_id == viewer.agency_id


def to_be_scanned() -> QuerySet[AttachmentVersion]:
    """Return the versions no scanner has looked at, the oldest first."""
    unscanned = (Scan.NO_SCANNER.name, Scan.WAITING.name)
    found = AttachmentVersion.unscoped.filter(scan__in=unscanned)
    return found.select_related("attachment__case_file").order_by("kept_at", "pk")


def referred_to(fingerprints: Iterable[str]) -> set[str]:
    """Return those of the fingerprints that belong to a version of any document."""
    found = AttachmentVersion.unscoped.filter(sha256__in=list(fingerprints))
    return set(found.values_list("sha256", flat=True).distinct())


def nobodys_files() -> Iterator[str]:
    """Yield the fingerprints of files in the store that belong to no document."""
    waiting: list[str] = []
    for fingerprint in store.here().fingerprints():
        waiting.append(fingerprint)
        if len(waiting) == MANY:
            yield from _unknown(waiting)
            waiting.clear()
    yield from _unknown(waiting)


def checked() -> Checked:
    """See whether the file of every version is there; what is in it is looked at elsewhere."""
    kept = AttachmentVersion.unscoped.values_list("sha256", "size").distinct().order_by("sha256")
    found = {sha256: store.here().wrong_with(sha256, size=size) for sha256, size in kept}
    return Checked(
        says=f"{many(len(found), one='file is', several='files are')} where documents expect them.",
        wrong=tuple(
            f"The file {sha256[:12]}… {problem}." for sha256, problem in found.items() if problem
        ),
    )


def _unknown(fingerprints: list[str]) -> Iterator[str]:
    known = referred_to(fingerprints)
    yield from (one for one in fingerprints if one not in known)


def _versions() -> Prefetch[str]:
    versions = AttachmentVersion.unscoped.order_by("-number")
    return Prefetch("versions", queryset=versions)
