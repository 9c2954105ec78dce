"""Is what somebody typed said back in the words of the page, with nothing added?"""

from __future__ import annotations

from enum import Enum

from heed.govuk import answers, fields
from heed.govuk.forms import Form


class Place(Enum):
    """Where it was."""

    HERE = "here"
    ELSEWHERE = "elsewhere"

    @property
    def label(self) -> str:
        """The words people read."""
        return {"here": "In the area", "elsewhere": "Somewhere else"}[self.value]


class Outcome(Form):
    """One question of each kind."""

    place = fields.RadiosField(label="Where?", choices=Place, reveals={Place.ELSEWHERE: "which"})
    which = fields.TextField(label="Which place?", called="the place")
    told = fields.CheckboxesField(label="Told", choices=[("p", "Panel"), ("o", "Ofsted")])
    agreed = fields.YesNoField(label="Agreed?")
    met_on = fields.DateField(label="Met on")
    sent_at = fields.DateTimeField(label="Sent at")
    dissent = fields.TextAreaField(label="Dissent", required=False)
    seen = fields.SeenField()


TYPED = {
    "place": "here",
    "which": "Nowhere",
    "told": ["p", "o"],
    "agreed": "no",
    "met_on-day": "5",
    "met_on-month": "1",
    "met_on-year": "2026",
    "sent_at-day": "6",
    "sent_at-month": "7",
    "sent_at-year": "2026",
    "sent_at-time": "14:05",
    "seen": "1,2",
}


def checked(**changed: str) -> Outcome:
    """Return the form as sent and checked."""
    form = Outcome({**TYPED, **changed})
    form.full_clean()
    return form


def test_answers_are_said_as_the_page_says_them() -> None:
    assert answers.answered(checked()) == [
        ("Where?", "In the area"),
        ("Told", "Panel, Ofsted"),
        ("Agreed?", "No"),
        ("Met on", "5 January 2026"),
        ("Sent at", "6 July 2026 at 2:05pm"),
    ]


def test_a_question_that_was_revealed_is_said_too() -> None:
    said = answers.answered(checked(place="elsewhere", agreed="yes"))

    assert ("Which place?", "Nowhere") in said
    assert ("Agreed?", "Yes") in said


def test_an_answer_that_is_wrong_or_missing_is_not_said() -> None:
    form = checked(agreed="perhaps")

    assert answers.words(form, "agreed") == ""
    assert answers.words(form, "dissent") == ""
    assert "dissent" in answers.asked(form)
    assert "seen" not in answers.asked(form)
