"""What may somebody look for in the list of cases?"""

from __future__ import annotations

from heed.govuk import fields
from heed.govuk.forms import Form
from heed.incidents.models import Incident
from heed.incidents.queries import Sought
from heed.incidents.workflow import Stage


class Search(Form):
    """A filter in the address. What cannot be understood is left out, never an error."""

    marks_optional = False

    reference = fields.TextField(label="Reference", max_length=20, required=False)
    outcome = fields.CheckboxesField(
        label="What happened", choices=Incident.Outcome, required=False
    )
    stage = fields.CheckboxesField(label="Stage", choices=Stage, required=False)
    sort = fields.HiddenField(required=False)

    def sought(self) -> Sought:
        """Return what was asked for, as far as it was understood."""
        self.full_clean()
        asked = self.cleaned_data
        return Sought(
            reference=asked.get("reference", "").strip(),
            outcomes=tuple(outcome.value for outcome in asked.get("outcome", ())),
            stages=tuple(asked.get("stage", ())),
            sort=asked.get("sort") or Sought().sort,
        )
