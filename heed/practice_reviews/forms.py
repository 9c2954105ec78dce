"""What may be typed about a local review, and the words when it is wrong?"""

from __future__ import annotations

from datetime import date
from typing import Any

from heed.govuk import fields
from heed.govuk.forms import Form
from heed.practice_reviews.models import PracticeReview

LONG_TEXT = 30_000
REASONS = 8_000


class Commission(Form):
    """What kind of review it is, and about whom."""

    legal_type = fields.RadiosField(
        label="What is the review in law?",
        called="what the review is in law",
        choices=PracticeReview.LegalType,
        hints={
            PracticeReview.LegalType.LOCAL_REVIEW: "What the safeguarding partners commission "
            "since the new arrangements. The six months and the rules on publication apply.",
            PracticeReview.LegalType.SERIOUS_CASE_REVIEW: "Only one that a safeguarding children "
            "board had started before the new arrangements.",
            PracticeReview.LegalType.LEARNING_REVIEW: "A near miss, good practice, or learning "
            "without a serious incident. No national clock runs.",
        },
    )
    label_used = fields.TextField(
        label="What do you call it?",
        called="what you call the review",
        hint="The words for papers and letters. People may say “Serious Case Review” of what in "
        "law is a local review: both are kept.",
        max_length=120,
        initial="Local child safeguarding practice review",
    )
    looked_after_child = fields.YesNoField(
        label="Is it about a looked-after child?",
        called="whether it is about a looked-after child",
        hint="The Corporate Parenting Board is told of these.",
        error_messages={"required": "Select yes if it is about a looked-after child"},
    )
    confidential = fields.YesNoField(
        label="Is the review confidential for now?",
        called="whether the review is confidential",
        hint="If yes, papers say that there is a review and nothing that could point to the child.",
        initial=True,
        error_messages={"required": "Select yes if the review is confidential"},
    )
    commissioned_on = fields.DateField(
        label="When was it commissioned?", called="the day it was commissioned"
    )

    def __init__(self, *args: Any, on: date, decided_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day = fields.DateField.of(self, "commissioned_on")
        day.earliest, day.latest = decided_on, on


class TermsOfReference(Form):
    """What the review is asked, and how it will be done."""

    text = fields.TextAreaField(
        label="Terms of reference", rows=15, max_length=LONG_TEXT, called="the terms of reference"
    )
    set_on = fields.DateField(
        label="When were they agreed?", called="the day the terms were agreed"
    )
    seen = fields.SeenField()

    def __init__(self, *args: Any, on: date, commissioned_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day = fields.DateField.of(self, "set_on")
        day.earliest, day.latest = commissioned_on, on


class Reviewer(Form):
    """Who leads the review, and what they declared."""

    name = fields.TextField(
        label="Name of the lead reviewer",
        hint="If there are several, name all of them. The published report names them too.",
        max_length=200,
    )
    organisation = fields.TextField(
        label="Their organisation", hint="Or “Independent”", max_length=200, required=False
    )
    conflicts = fields.TextAreaField(
        label="Conflicts of interest they declared",
        called="what the reviewer declared",
        hint="Any real or perceived conflict and what was done about it. If there is none, write "
        "that they declared none.",
        max_length=REASONS,
        error_messages={"required": "Enter what the reviewer declared, even if it is “none”"},
    )
    appointed_on = fields.DateField(
        label="When were they appointed?", called="the day the reviewer was appointed"
    )
    seen = fields.SeenField()

    def __init__(self, *args: Any, on: date, commissioned_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day = fields.DateField.of(self, "appointed_on")
        day.earliest, day.latest = commissioned_on, on


class Plan(Form):
    """By when the review will be complete and published."""

    planned_for = fields.DateField(
        label="By when will it be complete and published?",
        called="the planned day",
        hint="If only the month is known, give its last day.",
    )
    reasons = fields.TextAreaField(
        label="Why this day?",
        hint="Only if it is later than guidance expects, for example because of a trial: then it "
        "must be said.",
        max_length=REASONS,
        required=False,
        sometimes_needed=True,
    )
    seen = fields.SeenField()

    def __init__(self, *args: Any, commissioned_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.DateField.of(self, "planned_for").earliest = commissioned_on


class Start(Form):
    """Nothing to type: the button puts the review under way."""


class Complete(Form):
    """When the review was complete."""

    completed_on = fields.DateField(
        label="When was it complete?",
        called="the day it was complete",
        hint="The day the partners agreed the final report.",
    )

    def __init__(self, *args: Any, on: date, commissioned_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day = fields.DateField.of(self, "completed_on")
        day.earliest, day.latest = commissioned_on, on
