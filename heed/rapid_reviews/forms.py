"""What may be typed about a rapid review, and the words when it is wrong?"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from heed.govuk import fields
from heed.govuk.forms import Form
from heed.rapid_reviews.models import CriterionAnswer, Outcome, PanelReply

LONG_TEXT = 20_000
REASONS = 8_000
OUT_OF_DATE = "This page was out of date. What you typed is kept below: check it and save again."


class OpenReview(Form):
    """Nothing to type: the page says what will happen, and the button does it."""


class Sections(Form):
    """The long form of what the review says. Every section may wait; none is ever lost."""

    marks_optional = False  # a section may be written later, but it is not for leaving out

    facts = fields.TextAreaField(
        label="Facts, as far as they are known now",
        hint=(
            "Concise, not a long chronology: the child and family, what happened, which agencies "
            "were involved and what each contributed. Say what is not known yet."
        ),
        rows=10,
        max_length=LONG_TEXT,
        required=False,
    )
    immediate_action = fields.TextAreaField(
        label="Immediate action",
        hint="What has been done to keep this child, brothers, sisters and other children safe.",
        max_length=LONG_TEXT,
        required=False,
    )
    key_practice_episodes = fields.TextAreaField(
        label="Key practice episodes",
        hint="The moments that mattered in how agencies worked, good practice included, and why.",
        rows=8,
        max_length=LONG_TEXT,
        required=False,
    )
    voice_of_the_child = fields.TextAreaField(
        label="The child’s voice and lived experience",
        hint="What daily life was like for the child, what they said or showed, and who listened.",
        max_length=LONG_TEXT,
        required=False,
    )
    inequalities = fields.TextAreaField(
        label="How racism, ableism and other inequalities may have mattered",
        hint=(
            "For the family’s life and for the quality of practice. If you looked and found "
            "nothing, say how you looked."
        ),
        max_length=LONG_TEXT,
        required=False,
    )
    earlier_learning = fields.TextAreaField(
        label="Earlier learning that already said this",
        hint="Reviews, audits or inspections that asked for the same improvement, and what came "
        "of it.",
        max_length=LONG_TEXT,
        required=False,
    )
    version = fields.HiddenField(label="Version", error_messages={"required": OUT_OF_DATE})

    def clean_version(self) -> int:
        """Return the version the writer started from."""
        typed = str(self.cleaned_data["version"])
        if not (typed.isascii() and typed.isdigit() and len(typed) < 10):
            raise ValidationError(OUT_OF_DATE)
        return int(typed)


class Answer(Form):
    """One criterion, answered with reasons."""

    answer = fields.RadiosField(
        label="What is the answer?",
        called="yes, may or no",
        choices=CriterionAnswer.Answer,
        hints={
            CriterionAnswer.Answer.MAY: "The regulation says “highlights or may highlight”: "
            "“may” counts as much as “yes”"
        },
        error_messages={"required": "Select yes, may or no"},
    )
    reasons = fields.TextAreaField(
        label="Reasons",
        hint="What in this case leads to the answer. Earlier answers and reasons stay on record.",
        max_length=REASONS,
        error_messages={"required": "Enter the reasons for this answer"},
    )
    seen = fields.SeenField()


class Recommendation(Form):
    """What the review group recommends."""

    recommended_on = fields.DateField(
        label="When did the group recommend this?", called="the day of the recommendation"
    )
    outcome = fields.RadiosField(
        label="What does the group recommend?", called="what the group recommends", choices=Outcome
    )
    national_importance = fields.YesNoField(
        label="May the issues be complex or of national importance?",
        called="whether the issues may be complex or of national importance",
        hint="If yes, the Executive is told now and does not wait for its next meeting.",
        error_messages={
            "required": "Select yes if the issues may be complex or of national importance"
        },
    )
    reasons = fields.TextAreaField(
        label="Reasons",
        hint="Why the group recommends this, so that a family or a court could follow it.",
        rows=8,
        max_length=REASONS,
        error_messages={"required": "Enter the group’s reasons"},
    )
    dissent = fields.TextAreaField(
        label="Anyone who disagreed, and why",
        hint="Name the agency and its reasons. A different view is kept, not smoothed over.",
        max_length=REASONS,
        required=False,
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.DateField.of(self, "recommended_on").latest = on


class Position(Form):
    """Where a statutory partner stands."""

    outcome = fields.RadiosField(
        label="What is your agency’s position?", called="your agency’s position", choices=Outcome
    )
    reasons = fields.TextAreaField(
        label="Reasons", max_length=REASONS, error_messages={"required": "Enter your reasons"}
    )
    seen = fields.SeenField()


class Decision(Form):
    """The decision on the recommendation."""

    decided_on = fields.DateField(
        label="When was it decided?",
        called="the day of the decision",
        hint="The arrangements of that day say who decides.",
    )
    outcome = fields.RadiosField(
        label="What was decided?", called="what was decided", choices=Outcome
    )
    national_importance = fields.YesNoField(
        label="May the issues be complex or of national importance?",
        called="whether the issues may be complex or of national importance",
        error_messages={
            "required": "Select yes if the issues may be complex or of national importance"
        },
    )
    reasons = fields.TextAreaField(
        label="Reasons",
        hint="If you decide differently from the recommendation, say why.",
        rows=8,
        max_length=REASONS,
        error_messages={"required": "Enter the reasons for the decision"},
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.DateField.of(self, "decided_on").latest = on


class Sending(Form):
    """When the review went to the Panel."""

    sent_at = fields.DateTimeField(
        label="When was it sent?", called="the time it was sent to the Panel"
    )
    late_because = fields.TextAreaField(
        label="If it was late, why?",
        called="why it was late",
        hint="Only if it was sent after the last day: then it must be said.",
        max_length=REASONS,
        required=False,
        sometimes_needed=True,
    )


class Reply(Form):
    """What the Panel wrote back."""

    received_on = fields.DateField(
        label="When did the reply come?", called="the day the reply came"
    )
    category = fields.RadiosField(
        label="What does the Panel say?", called="what the Panel says", choices=PanelReply.Category
    )
    what_it_says = fields.TextAreaField(
        label="In the Panel’s words",
        hint="Copy what matters from the letter, such as comments on quality.",
        max_length=LONG_TEXT,
        required=False,
    )
    seen = fields.SeenField()

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.DateField.of(self, "received_on").latest = on


class Reconsider(Form):
    """Why the review is reopened."""

    reason = fields.TextAreaField(
        label="What has changed?",
        called="what has changed",
        hint="For example, the Panel’s reply or new information from the investigation.",
        max_length=REASONS,
        error_messages={"required": "Say what has changed and why the review is reopened"},
    )
