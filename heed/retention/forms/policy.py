"""What may be typed about the retention classes of a partnership, and what one looks for?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from heed.govuk import fields
from heed.govuk.forms import Form
from heed.retention.actions import Policy
from heed.retention.models import RetentionClass
from heed.retention.queries import SOONEST_FIRST, SORTS, Sought
from heed.retention.workflow import Standing

STANDINGS = {one.name: one.label for one in Standing}


class ClassOfFiles(Form):
    """A kind of file, and how long it is kept."""

    name = fields.TextField(
        label="Name",
        called="the name",
        hint="For example, Rapid review without a local review",
        max_length=120,
    )
    trigger = fields.RadiosField(
        label="What is the period counted from?",
        called="what the period is counted from",
        choices=RetentionClass.Trigger,
    )
    years = fields.IntegerField(
        label="For how many years are files kept?",
        called="the number of years",
        hint="Leave it empty where the law says how long",
        min_value=1,
        max_value=200,
        required=False,
    )
    basis = fields.TextField(
        label="Which law or policy does it rest on?",
        called="which law or policy it rests on",
        max_length=300,
    )
    source = fields.TextField(
        label="Where can that be read?",
        called="where it can be read",
        hint="A document with its line or page, or an address",
        max_length=300,
    )
    checked_on = fields.DateField(
        label="When was that last checked?",
        called="the day it was last checked",
        error_messages={"too_late": "The day it was last checked must be today or earlier"},
    )
    is_default = fields.YesNoField(
        label="Does it hold for files nobody has chosen a class for?",
        called="whether it holds for files nobody has chosen a class for",
        hint="One class at most does",
    )
    seen = fields.SeenField()

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.DateField.of(self, "checked_on").latest = on

    def policy(self) -> Policy:
        """Return what was typed as the partnership's policy."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        return Policy(**given | {"trigger": given["trigger"].value})


class Search(Form):
    """Which files, in which order; what cannot be understood in an address is left out."""

    marks_optional = False
    standing = fields.CheckboxesField(
        label="How it stands", choices=STANDINGS.items(), required=False
    )
    kept_as = fields.CheckboxesField(label="Retention class", choices=[], required=False)
    sort = fields.HiddenField(required=False)

    def __init__(self, *args: Any, classes: Sequence[RetentionClass], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pairs = [(str(one.pk), one.name) for one in classes]
        fields.CheckboxesField.of(self, "kept_as").choices = pairs

    def sought(self) -> Sought:
        """Return what was asked for, as far as it was understood."""
        self.full_clean()
        asked = self.cleaned_data
        sort = asked.get("sort") or SOONEST_FIRST
        return Sought(
            standings=tuple(Standing[name] for name in asked.get("standing", ())),
            classes=tuple(int(number) for number in asked.get("kept_as", ())),
            sort=sort if sort.removeprefix("-") in SORTS else SOONEST_FIRST,
        )
