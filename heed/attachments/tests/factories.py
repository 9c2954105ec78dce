"""Documents on case files, and files that were let in, for tests."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import factory

from heed.accounts.tests.factories import UserFactory
from heed.attachments import store
from heed.attachments.clamav import Scan, Verdict
from heed.attachments.intake import Examined, Kind
from heed.attachments.intake.findings import Note
from heed.attachments.models import Attachment, AttachmentVersion
from heed.attachments.receiving import Received
from heed.casefiles.tests.factories import CaseFileFactory, CaseRecordFactory

KEPT_AT = datetime(2026, 11, 20, 10, 30, tzinfo=UTC)
LETTER = b"Dear colleague, thank you for your letter.\n"


class AttachmentVersionFactory(CaseRecordFactory):
    """The first version of a document: a letter whose file is in the store."""

    class Meta:
        model = AttachmentVersion

    class Params:
        content = LETTER

    number = 1
    file_name = "letter.txt"
    file_kind = Kind.PLAIN_TEXT.name
    size = factory.LazyAttribute(lambda version: len(version.content))
    sha256 = factory.LazyAttribute(lambda version: put_away(version.content))
    scan = Scan.CLEAN.name
    scanned_at = KEPT_AT
    kept_at = KEPT_AT
    kept_by_name = "Cora Coordinator"
    kept_for = "Westshire Safeguarding Children Partnership"


class AttachmentFactory(CaseRecordFactory):
    """A letter on a case file, in one version."""

    class Meta:
        model = Attachment
        skip_postgeneration_save = True

    case_file = factory.SubFactory(CaseFileFactory)
    reference = factory.Sequence(lambda number: f"D-TEST{number:04}")
    title = "Letter to the trust"
    kind = Attachment.Kind.LETTER
    marking = Attachment.Marking.SENSITIVE
    added_by = factory.SubFactory(UserFactory)
    version = factory.RelatedFactory(AttachmentVersionFactory, factory_related_name="attachment")


def put_away(content: bytes) -> str:
    """Put a file into the store and return its fingerprint."""
    received = let_in(content)
    received.settle()
    return received.examined.sha256


def let_in(
    content: bytes = LETTER,
    *,
    name: str = "letter.txt",
    kind: Kind = Kind.PLAIN_TEXT,
    scan: Scan = Scan.CLEAN,
    notes: tuple[Note, ...] = (),
) -> Received:
    """Return a file as it is after it was looked into, scanned and copied."""
    here = store.here()
    here.folder.mkdir(parents=True, exist_ok=True)
    path = Path(here.folder) / "brought"
    path.write_bytes(content)
    sha256 = hashlib.sha256(content).hexdigest()
    staged = here.stage(path, sha256=sha256)
    path.unlink()
    examined = Examined(
        path=path, name=name, kind=kind, size=len(content), sha256=sha256, notes=notes
    )
    return Received(examined, Verdict(scan), staged)
