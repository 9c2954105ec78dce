"""What may be typed when a file is opened to somebody?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, cast

from heed.govuk import fields
from heed.govuk.forms import Form

Choices = Sequence[tuple[str, str]]

AGENCY, GROUP, PERSON = "agency", "group", "person"


class Opening(Form):
    """To whom the file is opened, why, and until when."""

    to = fields.RadiosField(
        label="Who needs to see this file?",
        called="who needs to see this file",
        choices=[(AGENCY, "An agency"), (GROUP, "A group"), (PERSON, "One person")],
        hints={
            AGENCY: "Everybody who acts for it in this partnership",
            GROUP: "Everybody who sits in it",
        },
        reveals={AGENCY: AGENCY, GROUP: GROUP, PERSON: PERSON},
    )
    agency = fields.SelectField(label="Agency", choices=[])
    group = fields.SelectField(label="Group", choices=[])
    person = fields.SelectField(label="Person", choices=[])
    reason = fields.TextField(
        label="Why do they need to see it?",
        called="why they need to see it",
        hint="For example, writes the agency summary for the rapid review",
        max_length=300,
    )
    ends_on = fields.DateField(
        label="Last day",
        hint="For example, 27 3 2027. Leave it empty to decide later.",
        required=False,
        error_messages={"too_early": "The last day must be today or later"},
    )

    def __init__(
        self,
        *args: Any,
        agencies: Choices,
        groups: Choices,
        people: Choices,
        on: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in ((AGENCY, agencies), (GROUP, groups), (PERSON, people)):
            cast(fields.SelectField, self.fields[name]).choices = list(choices)
        fields.DateField.of(self, "ends_on").earliest = on

    def chosen(self) -> int:
        """Return the number of the agency, group or person that was chosen."""
        return int(self.cleaned_data[self.cleaned_data["to"]])


class Extension(Form):
    """Until when somebody goes on seeing a file, and why."""

    ends_on = fields.DateField(
        label="New last day",
        called="the new last day",
        hint="For example, 27 3 2027",
        error_messages={"too_early": "The new last day must be later than the one agreed"},
    )
    reason = fields.TextField(
        label="Why do they need it for longer?",
        called="why they need it for longer",
        max_length=300,
    )

    def __init__(self, *args: Any, after: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.DateField.of(self, "ends_on").earliest = after + timedelta(days=1)
