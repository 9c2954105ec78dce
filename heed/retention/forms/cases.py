"""What may be typed about one file: its class, a legal hold, keeping and destroying it?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import Enum
from typing import Any

from django.core.exceptions import ValidationError

from heed.govuk import fields
from heed.govuk.forms import Form
from heed.retention.models import Ground, LegalHold


class ChoosingClass(Form):
    """Which class fits a file, and why."""

    kept_as = fields.RadiosField(
        label="Which kind of file is it?", called="which kind of file it is", choices=[]
    )
    because = fields.TextField(
        label="Why does this class fit?",
        called="why this class fits",
        hint="Say nothing here about the child or the family",
        max_length=300,
    )

    def __init__(self, *args: Any, classes: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.RadiosField.of(self, "kept_as").choices = list(classes)


class PlacingHold(Form):
    """What a file is needed for."""

    kind = fields.RadiosField(
        label="What is the file needed for?",
        called="what the file is needed for",
        choices=LegalHold.Kind,
    )
    reason = fields.TextField(
        label="In a few words",
        called="in a few words what it is needed for",
        hint="For example, who asked, and their reference",
        max_length=500,
    )


class LiftingHold(Form):
    """Why a file is not needed any more."""

    because = fields.TextField(
        label="Why is the file not needed for this any more?",
        called="why the file is not needed any more",
        hint="For example, the inquiry has reported",
        max_length=500,
    )


class Way(Enum):
    """What is decided at a review of a file."""

    KEEP = "KEEP"
    DESTROY = "DESTROY"

    @property
    def label(self) -> str:
        """Return the words a page uses."""
        return {Way.KEEP: "Keep it", Way.DESTROY: "Propose to destroy it"}[self]


class Deciding(Form):
    """Keep a file until a day, or propose to destroy it, each with its reason."""

    way = fields.RadiosField(
        label="What do you decide?",
        called="what you decide",
        choices=Way,
        hints={Way.DESTROY: "Another person must approve it before anything is destroyed"},
        reveals={Way.KEEP: ("until", "keep_because"), Way.DESTROY: ("ground", "destroy_because")},
    )
    until = fields.DateField(
        label="Until when?",
        called="the day of the next review",
        hint="It is looked at again on this day",
        error_messages={"too_early": "The day of the next review must be after today"},
    )
    keep_because = fields.TextField(
        label="Why is it kept?", called="why it is kept", max_length=300
    )
    ground = fields.SelectField(
        label="On what ground?", called="the ground", choices=Ground.choices
    )
    destroy_because = fields.TextField(
        label="What did you look at?",
        called="what you looked at",
        hint="For example, recent contact, interest of the media, how serious it was",
        max_length=500,
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.DateField.of(self, "until").earliest = on + timedelta(days=1)


class EndingProposal(Form):
    """Why a file is not destroyed now."""

    because = fields.TextField(
        label="Why is the file not destroyed now?",
        called="why the file is not destroyed now",
        max_length=500,
    )


class Destroying(Form):
    """The reference of the file, typed once more by whoever approves."""

    reference = fields.TextField(
        label="Type the reference of the file",
        called="the reference",
        hint="So that nobody destroys another file by mistake",
        max_length=20,
    )
    seen = fields.SeenField()

    def __init__(self, *args: Any, expected: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expected = expected

    def clean_reference(self) -> str:
        """Return the reference, however it was spaced or capitalised.

        :raises ValidationError: if it is not the one of this file
        """
        typed = "".join(str(self.cleaned_data["reference"]).split()).upper()
        if typed != self.expected.upper():
            raise ValidationError("This is not the reference of the file on this page")
        return typed
