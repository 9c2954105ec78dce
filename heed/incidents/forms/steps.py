"""What may be typed when somebody judges, gives a view, decides, or records who was told?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from heed.govuk import fields
from heed.govuk.forms import Form
from heed.incidents.models import Incident, Judgement, Notification

LONGEST_REASONS = 20_000


class Judging(Form):
    """A new judgement. It does not replace the earlier ones."""

    concern = fields.RadiosField(
        label="Is abuse or neglect known or suspected?",
        called="whether abuse or neglect is known or suspected",
        choices=Judgement.Concern,
    )
    outcome = fields.RadiosField(
        label="What happened to the child?",
        called="what happened to the child",
        choices=Incident.Outcome,
    )
    aware_on = fields.DateField(
        label="The day the authority became aware",
        hint="The day it first knew or suspected both: that the child died or was seriously "
        "harmed, and that abuse or neglect was involved. Without suspicion, the day it learned "
        "of it.",
        error_messages={
            "too_late": "The day the authority became aware must be today or in the past"
        },
    )
    judged_by_name = fields.TextField(
        label="Who judged this", called="who judged this", hint="Name and post", max_length=200
    )
    reasons = fields.TextAreaField(
        label="Reasons", called="the reasons for this judgement", max_length=LONGEST_REASONS
    )
    seen = fields.SeenField()

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.DateField.of(self, "aware_on").latest = on


class GivingView(Form):
    """An agency's view on whether to notify, with its reasons."""

    agency = fields.RadiosField(
        label="Whose view is this?", called="whose view this is", choices=[]
    )
    would_notify = fields.RadiosField(
        label="Would they notify?",
        called="whether they would notify",
        choices=[("yes", "Yes, they would notify"), ("no", "No, they would not notify")],
    )
    reasons = fields.TextAreaField(
        label="Reasons", called="the reasons for this view", max_length=LONGEST_REASONS
    )
    seen = fields.SeenField()

    def __init__(self, *args: Any, agencies: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(fields.RadiosField, self.fields["agency"]).choices = list(agencies)


class Deciding(Form):
    """The authority's decision to notify or not, with its reasons."""

    notify = fields.RadiosField(
        label="What has the authority decided?",
        called="what the authority has decided",
        choices=[("yes", "To notify"), ("no", "Not to notify")],
    )
    reasons = fields.TextAreaField(
        label="Reasons", called="the reasons for this decision", max_length=LONGEST_REASONS
    )
    seen = fields.SeenField()


class Telling(Form):
    """Somebody was told: whom, when, by whom."""

    recipients = fields.CheckboxesField(
        label="Who was told?",
        called="who was told",
        hint="Select everybody this reached. The national form reaches the Panel, the Secretary of "
        "State and Ofsted together.",
        choices=[],
    )
    sent_at = fields.DateTimeField(
        label="When was it sent?",
        called="the date and time it was sent",
        hint="For example, 27 3 2026",
        error_messages={"too_late": "The date it was sent must be today or in the past"},
    )
    sent_by_name = fields.TextField(
        label="Who sent it?", called="who sent it", hint="Name and post", max_length=200
    )
    reference = fields.TextField(
        label="Reference number",
        hint="For the national form, it is on the confirmation page.",
        max_length=60,
        required=False,
    )
    late_because = fields.TextAreaField(
        label="If it was sent after the last day, why?",
        called="why it was late",
        hint="Only if it was late: then you must say why.",
        rows=3,
        required=False,
        sometimes_needed=True,
        max_length=LONGEST_REASONS,
    )

    def __init__(
        self, *args: Any, recipients: Sequence[Notification.Recipient], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        cast(fields.CheckboxesField, self.fields["recipients"]).choices = [
            (one.value, str(one.label)) for one in recipients
        ]
