"""What may be typed about the plan of a chronology and the agencies asked for theirs?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from heed.chronologies.column_names import ALWAYS_ASKED, MAY_BE_ASKED, NAMES
from heed.govuk import fields
from heed.govuk.forms import Form

LONG_NOTE = 2_000


class Planning(Form):
    """From when to when, about whom, and what agencies are asked to say."""

    starts_on = fields.DateField(
        label="From which day?",
        called="the first day",
        hint="For example, two years before the incident, or the birth of the child",
    )
    ends_on = fields.DateField(
        label="To which day?", called="the last day", hint="Usually the day of the incident"
    )
    children = fields.CheckboxesField(
        label="About which children?", called="the children it is about", choices=[]
    )
    asks_for = fields.CheckboxesField(
        label="What else are agencies asked to say?",
        hint=f"{', '.join(NAMES[one] for one in ALWAYS_ASKED)} are always asked. Next you can "
        "change the order and the words, and add columns of your own",
        choices=[(one.value, NAMES[one]) for one in MAY_BE_ASKED],
        required=False,
    )
    seen = fields.SeenField()

    def __init__(
        self, *args: Any, on: date, children: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fields.CheckboxesField.of(self, "children").choices = list(children)
        for name in ("starts_on", "ends_on"):
            fields.DateField.of(self, name).latest = on


class Asking(Form):
    """Which agencies are asked, and by when."""

    agencies = fields.CheckboxesField(
        label="Which agencies are asked?", called="the agencies to ask", choices=[]
    )
    due_on = fields.DateField(
        label="By which day?",
        called="the day their chronologies are due",
        hint="As agreed with the agencies: no law sets this day",
    )
    note = fields.TextAreaField(
        label="What should they know?",
        called="what they should know",
        hint="They see this beside the period and the columns",
        rows=4,
        max_length=LONG_NOTE,
        required=False,
    )

    def __init__(
        self, *args: Any, on: date, agencies: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fields.CheckboxesField.of(self, "agencies").choices = list(agencies)
        fields.DateField.of(self, "due_on").earliest = on


class MovingDueDay(Form):
    """Another day for one agency."""

    due_on = fields.DateField(
        label="By which day?",
        called="the day the chronology is due",
        hint="As agreed with the agency",
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.DateField.of(self, "due_on").earliest = on
