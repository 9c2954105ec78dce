"""What somebody looks for in the trail or among the cases, and what cannot be understood."""

from __future__ import annotations

from heed.audit.events import Event
from heed.audit.models import NoticedSign
from heed.audit.queries import Did, LookedFor
from heed.desk.queries import Sought
from heed.desk.workflow import CASE_STAGES
from heed.govuk import fields
from heed.govuk.forms import Form
from heed.incidents.models import Incident

EVENTS = {event.value: event.label for event in sorted(Event, key=lambda event: event.label)}


class Period(Form):
    """From a day to a day; both may stay empty."""

    marks_optional = False
    since = fields.DateField(label="From", called="the first day", required=False)
    until = fields.DateField(label="To", called="the last day", required=False)

    def looked_for(self) -> LookedFor:
        """Return what is looked for; what could not be understood is left out."""
        self.is_valid()
        return LookedFor(**{name: value for name, value in self.cleaned_data.items() if value})


class Looking(Period):
    """Who looked, took away or did something on one case, in which period."""

    field_order = ["person", "did", "since", "until"]
    person = fields.TextField(label="Name of the person", required=False, max_length=200)
    did = fields.SelectField(label="They", choices=Did, prompt="Anything", required=False)


class Search(Looking):
    """Who, what, about which case, in which period; everything may stay empty."""

    field_order = ["person", "did", "event", "reference", "since", "until"]
    event = fields.SelectField(
        label="What happened", choices=EVENTS.items(), prompt="Anything", required=False
    )
    reference = fields.TextField(
        label="Case reference, or name of what it is about", required=False, max_length=200
    )


class Judging(Form):
    """What a person found about a sign, and why."""

    outcome = fields.RadiosField(
        label="What did you find?", called="what you found", choices=NoticedSign.Outcome
    )
    reason = fields.TextAreaField(
        label="Why?",
        hint="Say it so that somebody else can follow it. It is kept, with your name.",
        called="why",
        max_length=2000,
    )


class HomeArea(Form):
    """Where somebody lives, if they choose to say so."""

    area = fields.TextField(
        label="Area you live in",
        hint="Such as the town. You need not say, and can take it back. It is compared with the "
        "area of a child who has your surname, and used for nothing else.",
        max_length=120,
        required=False,
    )


class CaseSearch(Form):
    """A filter in the address. What cannot be understood is left out, never an error."""

    marks_optional = False
    reference = fields.TextField(label="Reference", max_length=20, required=False)
    stage = fields.CheckboxesField(
        label="Stage",
        choices=[(code, stage.label) for code, stage in CASE_STAGES.items()],
        required=False,
    )
    outcome = fields.CheckboxesField(
        label="What happened", choices=Incident.Outcome, required=False
    )
    sort = fields.HiddenField(required=False)

    def sought(self) -> Sought:
        """Return what was asked for, as far as it was understood."""
        self.full_clean()
        asked = self.cleaned_data
        return Sought(
            reference=asked.get("reference", "").strip(),
            outcomes=tuple(outcome.value for outcome in asked.get("outcome", ())),
            stages=tuple(CASE_STAGES[code] for code in asked.get("stage", ())),
            sort=asked.get("sort") or Sought().sort,
        )
