"""Which documents are kept on a case file, in which versions, and which were withdrawn?"""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.role_table import Resource
from heed.access.viewer import Viewer
from heed.attachments.clamav import Scan
from heed.attachments.intake import Kind as FileKind
from heed.attachments.intake.findings import Note
from heed.casefiles.models import CaseFile, CaseQuerySet, CaseRecord
from heed.partnership.models import Agency


class Attachment(CaseRecord):
    """A document kept on a case file, whatever version of it is the newest.

    Legal advice is privileged: whoever may not read it does not learn that it is there.
    """

    resource = Resource.FILES
    agency_path = "agency"

    class Kind(models.TextChoices):
        """What a document is, in the field's words."""

        AGENCY_RETURN = "AGENCY_RETURN", "Agency return"
        MINUTES = "MINUTES", "Minutes"
        LETTER = "LETTER", "Letter"
        DRAFT_REPORT = "DRAFT_REPORT", "Draft report"
        LEGAL_ADVICE = "LEGAL_ADVICE", "Legal advice"
        OTHER = "OTHER", "Something else"

    class Marking(models.TextChoices):
        """How carefully copies are handled, in the government's words."""

        OFFICIAL = "OFFICIAL", "OFFICIAL"
        SENSITIVE = "OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE"
        PERSONAL = "OFFICIAL-SENSITIVE PERSONAL", "OFFICIAL-SENSITIVE PERSONAL"

    case_file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="attachments")
    reference = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind)
    marking = models.CharField(max_length=40, choices=Marking, default=Marking.SENSITIVE)
    agency = models.ForeignKey(
        Agency,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="For which agency it was added; none where somebody acts for no agency.",
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by_name = models.CharField(max_length=200, blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="attachment_has_a_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="attachment_withdrawn_by_whom_and_why_together",
                condition=Q(withdrawn_at=None, withdrawn_by_name="", withdrawn_because="")
                | (
                    Q(withdrawn_at__isnull=False)
                    & ~Q(withdrawn_by_name="")
                    & ~Q(withdrawn_because="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @classmethod
    def visible_to(cls, viewer: Viewer) -> CaseQuerySet[Self]:
        """Return the documents this person reaches today, legal advice only where they may."""
        found = super().visible_to(viewer)
        if checks.may(viewer, Permission.LEGAL_ADVICE_READ):
            return found
        return found.exclude(kind=cls.Kind.LEGAL_ADVICE)

    @property
    def is_withdrawn(self) -> bool:
        """Say whether it was withdrawn."""
        return self.withdrawn_at is not None


class AttachmentVersion(CaseRecord):
    """One version of a document. Only what the virus scanner says of it ever changes."""

    resource = Resource.FILES
    case_file_path = "attachment__case_file"
    agency_path = "attachment__agency"

    class ScanCode(models.TextChoices):
        """How a version stands with the virus scanner, as the database keeps it."""

        NO_SCANNER = Scan.NO_SCANNER.name, Scan.NO_SCANNER.value
        WAITING = Scan.WAITING.name, Scan.WAITING.value
        CLEAN = Scan.CLEAN.name, Scan.CLEAN.value
        INFECTED = Scan.INFECTED.name, Scan.INFECTED.value

    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    file_name = models.CharField(max_length=255)
    file_kind = models.CharField(max_length=20)
    size = models.BigIntegerField(help_text="In bytes.")
    sha256 = models.CharField(max_length=64, db_index=True)
    notes = models.JSONField(default=list, help_text="What readers overlook, such as comments.")
    scan = models.CharField(max_length=20, choices=ScanCode)
    scan_words = models.CharField(max_length=200, blank=True)
    scanned_at = models.DateTimeField(null=True, blank=True)
    kept_at = models.DateTimeField()
    kept_by_name = models.CharField(max_length=200)
    kept_for = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["attachment", "number"], name="attachment_version_numbered_once"
            ),
            models.CheckConstraint(
                name="attachment_version_scanned_has_a_moment",
                condition=Q(scan__in=["NO_SCANNER", "WAITING"]) | Q(scanned_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attachment.reference} version {self.number}"

    @classmethod
    def visible_to(cls, viewer: Viewer) -> CaseQuerySet[Self]:
        """Return the versions of the documents this person reaches today."""
        return super().visible_to(viewer).filter(attachment__in=Attachment.visible_to(viewer))

    @property
    def kind(self) -> FileKind:
        """Return what kind of file it is, as its content showed."""
        return FileKind[self.file_kind]

    @property
    def known_notes(self) -> tuple[Note, ...]:
        """Return what readers should know of it."""
        return tuple(note for note in Note if note.name in self.notes)

    @property
    def stands(self) -> Scan:
        """Return how it stands with the virus scanner."""
        return Scan[self.scan]

    @property
    def may_be_taken(self) -> bool:
        """Say whether a copy may be taken: not of what is infected, nor of what may yet be."""
        return self.stands in (Scan.CLEAN, Scan.NO_SCANNER)
