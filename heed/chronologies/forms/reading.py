"""What may be typed to find rows, and beside them?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from heed.chronologies.queries import OF_READERS, Flag, Sought
from heed.govuk import fields
from heed.govuk.forms import Form

LONG_NOTE: Final = 10_000
LONG_QUESTION: Final = 2_000
LONG_TEXT: Final = 200
YES: Final = "yes"
NO: Final = "no"
AS_FOUND: Final = "found"


class Search(Form):
    """Which rows; what cannot be understood in an address is left out."""

    marks_optional = False
    text = fields.TextField(label="Words anywhere in a row", max_length=LONG_TEXT, required=False)
    people = fields.TextField(
        label="Somebody involved or seen", max_length=LONG_TEXT, required=False
    )
    since = fields.DateField(label="From", required=False)
    until = fields.DateField(label="To", required=False)
    agency = fields.CheckboxesField(label="Agency", choices=[], required=False)
    flag = fields.CheckboxesField(label="Only rows that", choices=[], required=False)

    def __init__(
        self, *args: Any, agencies: Sequence[tuple[str, str]], reads_notes: bool, **kwargs: Any
    ) -> None:
        """Ask about agencies by their names, each with the words it is shown by."""
        super().__init__(*args, **kwargs)
        self.agencies, self.reads_notes = agencies, reads_notes
        fields.CheckboxesField.of(self, "agency").choices = list(agencies)
        fields.CheckboxesField.of(self, "flag").choices = [
            (one.value, one.label) for one in Flag if reads_notes or one not in OF_READERS
        ]

    def sought(self) -> Sought:
        """Return what was asked for, as far as it was understood."""
        self.full_clean()
        asked = self.cleaned_data
        return Sought(
            agencies=tuple(asked.get("agency", ())),
            flags=tuple(Flag(one) for one in asked.get("flag", ())),
            people=asked.get("people", "").strip(),
            since=asked.get("since"),
            until=asked.get("until"),
            text=asked.get("text", "").strip(),
        )


class Note(Form):
    """What readers see in a row."""

    words = fields.TextAreaField(
        label="Note",
        hint="Seen by the readers of the whole chronology, never by an agency",
        rows=6,
        max_length=LONG_NOTE,
        required=False,
    )
    marks = fields.CheckboxesField(
        label="What is this row?",
        choices=[("key", "A key practice episode"), ("good", "Good practice")],
        required=False,
    )
    seen = fields.SeenField()


class Judging(Form):
    """What readers say of a row against what was found in its words."""

    matter = fields.RadiosField(label="What do you set right?", choices=[])
    answer = fields.RadiosField(
        label="What do you say?",
        choices=[
            (YES, "Yes, it is so"),
            (NO, "No, it is not so"),
            (AS_FOUND, "Leave it to what is found in the words"),
        ],
    )
    because = fields.TextAreaField(
        label="Why?",
        called="why",
        hint="In a few words. Seen by the readers of the whole chronology, never by an agency",
        rows=3,
        max_length=LONG_QUESTION,
    )
    seen = fields.SeenField()

    def __init__(self, *args: Any, matters: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.RadiosField.of(self, "matter").choices = list(matters)

    @property
    def holds(self) -> bool | None:
        """Return whether it is so; None leaves it to the rules."""
        return {YES: True, NO: False, AS_FOUND: None}[self.cleaned_data["answer"]]


class Question(Form):
    """What readers want to know of an agency."""

    words = fields.TextAreaField(
        label="What do you want to know?",
        called="what you want to know",
        hint="The agency sees this question beside its row, and nothing else of what readers write",
        rows=4,
        max_length=LONG_QUESTION,
    )


class Answer(Form):
    """What an agency answers."""

    words = fields.TextAreaField(
        label="Your answer", called="your answer", rows=6, max_length=LONG_QUESTION
    )
