"""What may be chosen of a picture of the chronology?"""

from __future__ import annotations

from typing import Any, Final

from heed.chronologies.analysis.silence import AT_LEAST
from heed.chronologies.analysis.words.terms import THEMES, Fact
from heed.govuk import fields
from heed.govuk.forms import Form

LONGEST_SILENCE: Final = 3_650
LONG_FACT: Final = 200


class Looking(Form):
    """How a picture is drawn; what cannot be understood in an address is left as usual."""

    marks_optional = False
    days = fields.IntegerField(
        label="Silence of at least so many days",
        hint=f"{AT_LEAST} if you leave it empty.",
        min_value=1,
        max_value=LONGEST_SILENCE,
        required=False,
    )
    fact = fields.TextField(
        label="Words, or somebody’s name",
        hint="Several with commas between them. Other endings and small slips are found too.",
        max_length=LONG_FACT,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.full_clean()

    @property
    def at_least(self) -> int:
        """Return from how many days a silence is shown."""
        return int(self.cleaned_data.get("days") or AT_LEAST)

    @property
    def wanted(self) -> Fact:
        """Return the fact somebody asks about; the first theme if nobody asks."""
        typed = str(self.cleaned_data.get("fact", ""))
        terms = tuple(term.strip() for term in typed.split(",") if term.strip())
        return Fact(typed.strip(), terms) if terms else THEMES[0]
