"""What may be typed when a file is opened in an emergency?"""

from __future__ import annotations

from heed.casefiles.models import MOST_HOURS
from heed.govuk import fields
from heed.govuk.forms import Form
from heed.govuk.words import many


class BreakingGlass(Form):
    """Which file, why, and for how long."""

    reference = fields.TextField(
        label="Reference of the case",
        called="the reference of the case",
        hint="For example, SI-7KQ4MXA",
        max_length=20,
        width=10,
    )
    reason = fields.TextAreaField(
        label="What is the emergency?",
        called="what the emergency is",
        hint="Why you need to see this case now, and who asked you. The coordinator reads it.",
        rows=4,
        max_length=500,
    )
    hours = fields.RadiosField(
        label="For how long?",
        called="for how long",
        choices=[
            (str(hours), many(hours, one="hour", several="hours"))
            for hours in range(1, MOST_HOURS + 1)
        ],
    )

    def clean_hours(self) -> int:
        """Return the hours as a number."""
        return int(self.cleaned_data["hours"])
