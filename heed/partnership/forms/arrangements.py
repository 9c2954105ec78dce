"""What is typed about arrangements, agencies and groups, and the words when it is wrong."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from typing import Any, Final

from heed.govuk import fields
from heed.govuk.forms import Form
from heed.partnership.arrangements import Arrangements, DecisionAuthority, LooserThanTheLaw
from heed.partnership.forms.offering import offer
from heed.partnership.models import Agency, Group
from heed.statute.dated import NotInForce

MONTHS: Final = [(str(number), calendar.month_name[number]) for number in range(1, 13)]


class ChosenDay(Form):
    """The day somebody wants to see the partnership on."""

    marks_optional = False
    on = fields.DateField(
        label="Show the arrangements on", called="the day", hint="For example, 6 2 2020"
    )


class NewArrangements(Form):
    """A version of the arrangements, as it will be published."""

    starts_on = fields.DateField(
        label="From which day do these arrangements apply?",
        called="the first day of the arrangements",
        hint="New events from this day on follow them. Older cases keep the version of their day.",
    )
    title = fields.TextField(
        label="Title of the published document", called="the title", max_length=200
    )
    published_on = fields.DateField(
        label="Date the document was published", called="the date of publication", required=False
    )
    implemented_on = fields.DateField(
        label="Date the area moved from its LSCB to these arrangements",
        called="the date of the move",
        hint="Only for the first arrangements after the Safeguarding Children Board.",
        required=False,
    )
    decides = fields.RadiosField(
        label="Who takes the final decision on a recommendation for a review?",
        called="who decides",
        choices=[
            (authority.value, f"{authority.label[0].upper()}{authority.label[1:]}")
            for authority in DecisionAuthority
        ],
    )
    approach = fields.TextAreaField(
        label="The approach, in a few sentences", called="the approach", required=False
    )
    communicating_decisions = fields.TextAreaField(
        label="How decisions and their reasons are communicated, families included",
        called="how decisions are communicated",
        rows=3,
        required=False,
    )
    rapid_review_target_days = fields.IntegerField(
        label="Local target for a rapid review, in working days",
        called="the local target",
        hint="It may be shorter than the national number, never longer.",
        min_value=1,
        max_value=100,
        width=3,
        required=False,
    )
    rapid_review_day_one_is_notification_day = fields.YesNoField(
        label="Is the day of the notification day one of the rapid review?",
        called="whether the day of the notification counts",
        hint="If no, the day after it is day one.",
    )
    after_hours_rolls = fields.YesNoField(
        label="Does something learned after 5pm count from the next day?",
        called="whether evenings count from the next day",
    )
    executive_meets = fields.TextField(
        label="How often does the executive meet?",
        called="how often the executive meets",
        hint="For example, quarterly",
        max_length=80,
        width=20,
    )
    reviews_are_a_standing_item = fields.YesNoField(
        label="Are reviews a standing item at its meetings?",
        called="whether reviews are a standing item",
    )
    national_importance_told_between_meetings = fields.YesNoField(
        label="Is the executive told between meetings of a case of national importance?",
        called="whether the executive is told between meetings",
    )
    reporting_year_starts_month = fields.SelectField(
        label="In which month does the reporting year start?",
        called="the month the reporting year starts",
        choices=MONTHS,
    )

    def clean(self) -> dict[str, Any]:
        """Refuse what is looser than the law, with the law's own sentence."""
        super().clean()
        if not self.errors:
            try:
                self.arrangements = self._arrangements()
            except LooserThanTheLaw as problem:
                self.add_error("rapid_review_target_days", str(problem))
            except NotInForce:
                self.add_error("starts_on", "There were no such arrangements yet on that day")
        return self.cleaned_data

    def _arrangements(self) -> Arrangements:
        typed = dict(self.cleaned_data)
        typed["decides"] = DecisionAuthority(typed["decides"])
        typed["reporting_year_starts_month"] = int(typed["reporting_year_starts_month"])
        return Arrangements(**typed)


class NewAgency(Form):
    """An organisation that takes part."""

    name = fields.TextField(label="Name of the agency", max_length=200)
    kind = fields.RadiosField(
        label="What sort of organisation is it?",
        called="what sort of organisation it is",
        choices=Agency.Kind.choices,
    )
    is_statutory_partner = fields.YesNoField(
        label="Is it a statutory safeguarding partner?",
        called="whether it is a statutory safeguarding partner",
        hint="The local authority, the police and the integrated care board are.",
    )
    contact_name = fields.TextField(label="Contact person", max_length=200, required=False)
    contact_email = fields.EmailField(
        label="Contact email address", autocomplete="off", max_length=254, required=False
    )
    starts_on = fields.DateField(label="From which day does it take part?", called="the first day")

    def clean_kind(self) -> Agency.Kind:
        """Return the kind as rooms ask for it."""
        return Agency.Kind(self.cleaned_data["kind"])


class Contact(Form):
    """Whom to ask for in an agency, and where."""

    contact_name = fields.TextField(label="Contact person", max_length=200, required=False)
    contact_email = fields.EmailField(
        label="Contact email address", autocomplete="off", max_length=254, required=False
    )


class LastDay(Form):
    """When an agency stops taking part, or a group ends."""

    ends_on = fields.DateField(
        label="What is the last day?",
        called="the last day",
        hint="Posts there must have ended by then.",
    )


class NewGroup(Form):
    """A meeting with a mandate."""

    name = fields.TextField(label="Name of the group", max_length=200)
    kind = fields.RadiosField(
        label="What is it for?",
        called="what it is for",
        choices=Group.Kind.choices,
        hints={
            Group.Kind.PARTNERSHIP: "Everybody who takes part.",
            Group.Kind.EXECUTIVE: "The statutory partners’ representatives.",
            Group.Kind.REVIEW: "Recommends on reviews: the file of every rapid review is opened "
            "to it.",
            Group.Kind.QUALITY: "Audits, indicators, procedures and training.",
            Group.Kind.EXPLOITATION: "Children at risk of exploitation.",
        },
    )
    purpose = fields.TextAreaField(
        label="Its purpose, in a few sentences",
        called="its purpose",
        hint="Whole sentences: board papers print them as they are.",
        required=False,
    )
    meets = fields.TextField(
        label="How often does it meet?",
        called="how often it meets",
        hint="For example, monthly, or every two months",
        max_length=80,
        width=20,
        required=False,
    )
    reports_to = fields.SelectField(
        label="Which group does it report to?",
        called="the group it reports to",
        choices=[],
        prompt="None",
        required=False,
    )
    starts_on = fields.DateField(
        label="From which day is there this group?", called="the first day"
    )

    def __init__(self, *args: Any, groups: Iterable[Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = offer(self, "reports_to", groups)

    def clean_kind(self) -> Group.Kind:
        """Return the kind as rooms ask for it."""
        return Group.Kind(self.cleaned_data["kind"])

    def clean_reports_to(self) -> Group | None:
        """Return the group itself."""
        return self.groups.get(self.cleaned_data["reports_to"])
