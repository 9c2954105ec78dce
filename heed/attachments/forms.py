"""What may be typed about a document, and what is said about a file that is not let in?"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from heed.attachments.intake import USUAL, Refused
from heed.attachments.intake.kinds import ENDINGS
from heed.attachments.models import Attachment
from heed.attachments.queries import NEWEST_FIRST, SORTS, Sought
from heed.attachments.receiving import Received
from heed.govuk import fields
from heed.govuk.forms import Form
from heed.govuk.words import size_in_words

ACCEPT = ",".join(f".{ending}" for ending in sorted(ENDINGS))
KINDS_IN_WORDS = (
    "Word (.docx, .doc), Excel (.xlsx, .xls), OpenDocument (.odt, .ods), PDF, CSV, plain text, "
    "JPEG or PNG"
)
LIMITS = (
    f"{KINDS_IN_WORDS}, at most {size_in_words(USUAL.size)}. No macros, "
    "passwords or files within files"
)


class _WithAFile(Form):
    """A form that brings a file. It was looked into before the form is read."""

    refused: Refused | None = None

    def clean_file(self) -> Received:
        """Return the file that was let in.

        :raises ValidationError: with the reason it was not, and what to do
        """
        outcome = getattr(self.cleaned_data["file"], "received", None)
        if isinstance(outcome, Received):
            return outcome
        self.refused = outcome if isinstance(outcome, Refused) else None
        raise ValidationError(str(outcome or "The file did not arrive: choose it again"))


class _Description(Form):
    """What a document is called, what it is, and how carefully copies are handled."""

    title = fields.TextField(
        label="Title",
        called="the title",
        hint="For example, Chronology of the health visiting service",
        max_length=200,
    )
    kind = fields.RadiosField(
        label="What is it?",
        called="what it is",
        choices=Attachment.Kind,
        hints={Attachment.Kind.LEGAL_ADVICE: "Shown only to those who may read legal advice"},
    )
    marking = fields.SelectField(
        label="Protective marking",
        choices=Attachment.Marking.choices,
        initial=Attachment.Marking.SENSITIVE,
    )

    def __init__(self, *args: Any, may_read_legal_advice: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_read_legal_advice:
            kinds = [one for one in Attachment.Kind if one is not Attachment.Kind.LEGAL_ADVICE]
            fields.RadiosField.of(self, "kind").choices = [(one.value, one.label) for one in kinds]


class Keep(_Description, _WithAFile):
    """A new document: its file, and what it is."""

    field_order = ("file", "title", "kind", "marking")
    file = fields.FileField(label="File", called="the file", hint=LIMITS, accept=ACCEPT)


class Replace(_WithAFile):
    """A newer version of a document."""

    file = fields.FileField(label="Newer version", hint=LIMITS, accept=ACCEPT)
    seen = fields.SeenField()


class Describe(_Description):
    """Another title, kind or marking."""


class Withdraw(Form):
    """Why a document is withdrawn."""

    because = fields.TextField(
        label="Why is it withdrawn?",
        called="why it is withdrawn",
        hint="For example, added to the wrong case",
        max_length=300,
    )


class Search(Form):
    """Which kinds, in which order; what cannot be understood in an address is left out."""

    marks_optional = False
    kind = fields.CheckboxesField(label="Kind", choices=Attachment.Kind, required=False)
    sort = fields.HiddenField(required=False)

    def sought(self) -> Sought:
        """Return what was asked for, as far as it was understood."""
        self.full_clean()
        asked = self.cleaned_data
        sort = asked.get("sort") or NEWEST_FIRST
        return Sought(
            kinds=tuple(str(kind) for kind in asked.get("kind", ())),
            sort=sort if sort.removeprefix("-") in SORTS else NEWEST_FIRST,
        )
