"""Keep a document on a case file, replace, describe and withdraw it, and take a copy."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.attachments import queries
from heed.attachments.clamav import Scan, Verdict
from heed.attachments.intake import Refused
from heed.attachments.models import Attachment, AttachmentVersion
from heed.attachments.receiving import Received
from heed.audit import trail
from heed.audit.events import Event
from heed.casefiles.models import CaseFile
from heed.core import meanwhile, references
from heed.partnership.models import Agency


class Refusal(ValueError):
    """Something cannot be done with a document now; its sentence says why."""


class TitleMissing(Refusal):
    """A document has a title."""


class ReasonMissing(Refusal):
    """Withdrawing a document needs a reason."""


class Withdrawn(Refusal):
    """A withdrawn document is not changed, and nobody takes a copy of it."""


class Locked(Refusal):
    """No copy may be taken of a version: a virus was found, or nobody has looked yet."""


@transaction.atomic
def keep(
    case_file: CaseFile,
    received: Received,
    *,
    title: str,
    kind: str,
    by: Viewer,
    at: datetime,
    marking: str = Attachment.Marking.SENSITIVE,
    whose: Agency | None = None,
) -> Attachment:
    """Keep a file that was let in as a new document, for the agency the person acts for.

    `whose` names the agency where somebody adds it for another one.

    :raises TitleMissing: if it has no title
    """
    case_file.require(Permission.ATTACHMENT_KEEP, by=by)
    _require_for_kind(kind, by=by)
    document = Attachment.unscoped.create(
        case_file=case_file,
        reference=references.new("D"),
        title=_title(title),
        kind=kind,
        marking=marking,
        agency_id=whose.pk if whose else by.agency_id,
        added_by_id=by.user_id,
    )
    version = _add_version(document, received, number=1, by=by, at=at)
    trail.record(Event.ATTACHMENT_KEPT, document, by=by, at=at, **_said_of(version))
    return document


@transaction.atomic
def replace(
    document: Attachment, received: Received, *, by: Viewer, at: datetime, seen: str | None = None
) -> AttachmentVersion:
    """Keep a newer version; the older ones stay and stay listed. `seen` is what the page showed.

    :raises Withdrawn: if the document was withdrawn
    :raises RecordedMeanwhile: if somebody else has added a version since the page was drawn
    """
    document.require(Permission.ATTACHMENT_REPLACE, by=by)
    held = _held(document, by=by)
    versions = AttachmentVersion.unscoped.filter(attachment=held).order_by("-number")
    meanwhile.check_rows(versions, seen=seen, by="kept_by_name", did="added a version")
    version = _add_version(held, received, number=versions[0].number + 1, by=by, at=at)
    trail.record(Event.ATTACHMENT_REPLACED, held, by=by, at=at, **_said_of(version))
    return version


@transaction.atomic
def describe(
    document: Attachment, *, title: str, kind: str, marking: str, by: Viewer, at: datetime
) -> None:
    """Give a document another title, kind or marking.

    :raises TitleMissing: if it has no title
    :raises Withdrawn: if the document was withdrawn
    """
    document.require(Permission.ATTACHMENT_DESCRIBE, by=by)
    held = _held(document, by=by)
    _require_for_kind(kind, by=by)
    before = (held.title, held.kind, held.marking)
    held.title, held.kind, held.marking = _title(title), kind, marking
    held.save(update_fields=["title", "kind", "marking"])
    trail.record(
        Event.ATTACHMENT_DESCRIBED,
        held,
        by=by,
        at=at,
        changes={
            "title": (trail.measured(before[0]), trail.measured(held.title)),
            "kind": (before[1], held.kind),
            "marking": (before[2], held.marking),
        },
    )


@transaction.atomic
def withdraw(document: Attachment, *, because: str, by: Viewer, at: datetime) -> None:
    """Withdraw a document: it stays listed, nobody takes a copy of it, nothing is destroyed.

    :raises ReasonMissing: if no reason is given
    :raises Withdrawn: if it was withdrawn before
    """
    document.require(Permission.ATTACHMENT_WITHDRAW, by=by)
    held = _held(document, by=by)
    if not because.strip():
        raise ReasonMissing("Say why the document is withdrawn.")
    held.withdrawn_at, held.withdrawn_by_name = at, by.name
    held.withdrawn_because = because.strip()
    held.save(update_fields=["withdrawn_at", "withdrawn_by_name", "withdrawn_because"])
    trail.record(
        Event.ATTACHMENT_WITHDRAWN,
        held,
        by=by,
        at=at,
        changes={"withdrawn_because": (None, trail.measured(held.withdrawn_because))},
    )


@transaction.atomic
def take_copy(version: AttachmentVersion, *, by: Viewer, at: datetime) -> None:
    """Write down that somebody takes a copy of a version away.

    :raises Withdrawn: if the document was withdrawn
    :raises Locked: if a virus was found in it, or nobody has looked for one yet
    """
    version.require(Permission.ATTACHMENT_DOWNLOAD, by=by)
    if version.attachment.is_withdrawn:
        raise Withdrawn("This document was withdrawn, so no copy can be taken of it.")
    if not version.may_be_taken:
        raise Locked(f"No copy can be taken of this version: {version.stands.value.lower()}.")
    trail.record(Event.ATTACHMENT_TAKEN, version, by=by, at=at, **_said_of(version))


@transaction.atomic
def note_refusal(case_file: CaseFile, refused: Refused, *, by: Viewer, at: datetime) -> None:
    """Write down that a file was not let in, and why; of the file nothing is kept, not its name."""
    case_file.require(Permission.ATTACHMENT_KEEP, by=by)
    trail.record(
        Event.ATTACHMENT_REFUSED,
        case_file,
        by=by,
        at=at,
        why=refused.reason.sentence,
    )


@transaction.atomic
def note_scan(version: AttachmentVersion, verdict: Verdict, *, at: datetime) -> None:
    """Write down what the virus scanner said; what it found something in is locked from now on."""
    before = Scan[version.scan]
    version.scan, version.scan_words = verdict.scan.name, verdict.words
    version.scanned_at = at if verdict.scan in (Scan.CLEAN, Scan.INFECTED) else None
    version.save(update_fields=["scan", "scan_words", "scanned_at"])
    case_file = version.attachment.case_file
    trail.record_without_viewer(
        Event.ATTACHMENT_SCANNED,
        actor_name="Virus scanner",
        at=at,
        subject_kind="attachment version",
        subject_reference=str(version),
        partnership_id=case_file.partnership_id,
        changes={"scan": (before.value, verdict.scan.value)},
        words=verdict.words,
    )


def _require_for_kind(kind: str, *, by: Viewer) -> None:
    """Let nobody put a document where they could not see it again."""
    if kind == Attachment.Kind.LEGAL_ADVICE:
        checks.require(by, Permission.LEGAL_ADVICE_READ)


def _held(document: Attachment, *, by: Viewer) -> Attachment:
    """Return the document, held until the transaction ends, if this person may change it."""
    held = Attachment.unscoped.select_for_update().get(pk=document.pk)
    if not queries.looks_after(by, held):
        raise PermissionDenied("Only whoever added this document, and their agency, may change it.")
    if held.is_withdrawn:
        raise Withdrawn("This document was withdrawn, so it cannot be changed.")
    return held


def _add_version(
    document: Attachment, received: Received, *, number: int, by: Viewer, at: datetime
) -> AttachmentVersion:
    """Give the file its name in the store, then write its row: a crash between leaves no gap."""
    received.settle()
    examined, verdict = received.examined, received.verdict
    return AttachmentVersion.unscoped.create(
        attachment=document,
        number=number,
        file_name=examined.name,
        file_kind=examined.kind.name,
        size=examined.size,
        sha256=examined.sha256,
        notes=[note.name for note in examined.notes],
        scan=verdict.scan.name,
        scan_words=verdict.words,
        scanned_at=at if verdict.scan is Scan.CLEAN else None,
        kept_at=at,
        kept_by_name=by.name,
        kept_for=by.acts_for,
    )


def _said_of(version: AttachmentVersion) -> dict[str, Any]:
    """Return what the trail keeps of a file: which one it was, not what it says."""
    return {
        "version": version.number,
        "sha256": version.sha256,
        "bytes": version.size,
        "file_kind": version.kind.label,
    }


def _title(typed: str) -> str:
    title = " ".join(typed.split())
    if not title:
        raise TitleMissing("Give the document a title.")
    return title
