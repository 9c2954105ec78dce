"""What is typed to find people, and to say for whom one acts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast

from heed.access.roles import Role
from heed.govuk import fields
from heed.govuk.forms import Form
from heed.partnership.forms.offering import offer
from heed.partnership.models import Agency
from heed.partnership.people import Sought, When


class ActFor(Form):
    """For which agency, in which partnership, somebody acts."""

    place = fields.RadiosField(
        label="For whom are you acting?",
        called="for whom you are acting",
        choices=[],
        label_is_heading=True,
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(fields.RadiosField, self.fields["place"])
        field.choices = [(code, words) for code, words, _ in choices]
        field.hints = {code: hint for code, _, hint in choices}


class PeopleSearch(Form):
    """A filter in the address. What cannot be understood is left out, never an error."""

    marks_optional = False
    name = fields.TextField(label="Name or post", max_length=200, required=False)
    agency = fields.SelectField(label="Agency", choices=[], prompt="Any agency", required=False)
    role = fields.SelectField(label="Role", choices=Role, prompt="Any role", required=False)
    when = fields.SelectField(
        label="When", choices=When.choices, prompt="In post now", required=False
    )

    def __init__(self, *args: Any, agencies: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = offer(self, "agency", agencies)

    def sought(self) -> Sought:
        """Return what was asked for, as far as it was understood."""
        self.full_clean()
        asked = self.cleaned_data
        agency = self.agencies.get(asked.get("agency", ""))
        return Sought(
            name=asked.get("name", "").strip(),
            agency_id=agency.pk if agency else None,
            role=asked.get("role"),
            when=When(asked.get("when") or When.NOW),
        )
