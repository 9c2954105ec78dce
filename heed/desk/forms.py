"""What somebody looks for in the trail, and the words when it cannot be understood."""

from __future__ import annotations

from heed.audit.events import Event
from heed.audit.queries import LookedFor
from heed.govuk import fields
from heed.govuk.forms import Form

EVENTS = {event.value: event.label for event in sorted(Event, key=lambda event: event.label)}


class Search(Form):
    """Who, what, about which case, in which period; everything may stay empty."""

    marks_optional = False
    person = fields.TextField(label="Name of the person", required=False, max_length=200)
    event = fields.SelectField(
        label="What happened", choices=EVENTS.items(), prompt="Anything", required=False
    )
    reference = fields.TextField(
        label="Case reference, or name of what it is about", required=False, max_length=200
    )
    since = fields.DateField(label="From", called="the first day", required=False)
    until = fields.DateField(label="To", called="the last day", required=False)

    def looked_for(self) -> LookedFor:
        """Return what is looked for; what could not be understood is left out."""
        self.is_valid()
        return LookedFor(**{name: value for name, value in self.cleaned_data.items() if value})
