"""Which invented questions and cases does the gallery show?"""

from datetime import date
from enum import Enum

from heed.govuk import fields
from heed.govuk.components import (
    Badge,
    CaseHeader,
    Chosen,
    Clock,
    Column,
    Link,
    Sorting,
    Step,
    StepState,
    Table,
    TimelineEntry,
)
from heed.govuk.forms import Form


class Place(Enum):
    """Where an invented incident happened."""

    IN_AREA = "IN_AREA"
    OTHER_AREA = "OTHER_AREA"
    OUTSIDE_ENGLAND = "OUTSIDE_ENGLAND"

    @property
    def label(self) -> str:
        """The words of the choice."""
        return {
            Place.IN_AREA: "In the area of this authority",
            Place.OTHER_AREA: "Elsewhere in England",
            Place.OUTSIDE_ENGLAND: "Outside England",
        }[self]


AGENCIES = [
    ("police", "Police"),
    ("health", "Health services"),
    ("school", "School or college"),
    ("none", "No agency knew the family"),
]


class Questions(Form):
    """One of each field."""

    panel_reference = fields.TextField(
        label="Panel reference number",
        called="the Panel reference number",
        hint="It is on the confirmation page of the national notification service.",
        max_length=40,
        width=20,
    )
    email = fields.EmailField(label="Email address", required=False)
    children = fields.IntegerField(
        label="Number of children in the household", min_value=1, max_value=30, width=2
    )
    aware_on = fields.DateField(
        label="Date the authority became aware", hint="For example, 27 3 2026"
    )
    met_at = fields.DateTimeField(
        label="When the group met",
        called="the time the group met",
        hint="The day and the time the meeting started",
    )
    starts = fields.TimeField(label="Time of the next meeting")
    place = fields.RadiosField(
        label="Where was the child?",
        called="where the child was",
        choices=Place,
        hints={Place.OUTSIDE_ENGLAND: "Including Wales, Scotland and Northern Ireland"},
        reveals={Place.OTHER_AREA: "other_area"},
        error_messages={"required": "Select where the child was"},
    )
    other_area = fields.TextField(label="Name of the other authority", max_length=80)
    looked_after = fields.YesNoField(
        label="Was the child looked after by an authority?",
        error_messages={"required": "Select yes if the child was looked after"},
    )
    agencies = fields.CheckboxesField(
        label="Agencies that knew the family",
        called="the agencies that knew the family",
        hint="Select all that apply.",
        choices=AGENCIES,
        none_of_these="none",
    )
    lead = fields.SelectField(label="Lead agency", choices=AGENCIES[:3])
    reasons = fields.TextAreaField(
        label="Reasons", hint="Do not include names.", rows=4, max_length=4000
    )
    password = fields.PasswordField(label="Password")
    version = fields.HiddenField(initial="7")


class OneQuestion(Form):
    """One question, which is the heading of its page."""

    aware_on = fields.DateField(
        label="When did the authority become aware of the incident?",
        called="the date the authority became aware",
        hint="For example, 27 3 2026",
        label_is_heading=True,
        error_messages={"required": "Enter the date the authority became aware"},
    )


class Search(Form):
    """The questions of a filter."""

    marks_optional = False

    words = fields.TextField(label="Reference or words", required=False)
    stages = fields.CheckboxesField(
        label="Stage",
        required=False,
        choices=[("open", "Gathering information"), ("decided", "Decided"), ("closed", "Closed")],
    )


MISTAKES = {
    "wrong-panel_reference": "P" * 41,
    "wrong-email": "name at example",
    "wrong-children": "several",
    "wrong-aware_on-day": "31",
    "wrong-aware_on-month": "feb",
    "wrong-aware_on-year": "2026",
    "wrong-met_at-day": "5",
    "wrong-met_at-month": "1",
    "wrong-met_at-year": "2027",
    "wrong-met_at-time": "2:05",
    "wrong-starts": "soon",
    "wrong-agencies": "none",
    "wrong-version": "7",
}


def answers(prefix: str) -> dict[str, str]:
    """Return good answers to every question, as a browser sends them."""
    typed = {
        "panel_reference": "P-2027-0123",
        "email": "asha.patel@example.org.uk",
        "children": "3",
        "aware_on-day": "24",
        "aware_on-month": "December",
        "aware_on-year": "2026",
        "met_at-day": "5",
        "met_at-month": "1",
        "met_at-year": "2027",
        "met_at-time": "2:05pm",
        "starts": "14:30",
        "place": "OTHER_AREA",
        "other_area": "Eastmere",
        "looked_after": "no",
        "agencies": "health",
        "lead": "health",
        "reasons": "The group read the returns of all agencies.\n\nIt asked for one more.",
        "password": "not shown again",
        "version": "7",
    }
    return {f"{prefix}-{name}": words for name, words in typed.items()}


CLOCKS = (
    Clock(
        what="Notify the Panel",
        due_on=date(2027, 1, 5),
        days_left=-2,
        counted=(
            "The authority became aware on Thursday 24 December 2026.",
            "25 and 28 December and 1 January are bank holidays; weekends do not count.",
            "Five working days later is Tuesday 5 January 2027.",
        ),
        source="Working Together to Safeguard Children, statutory guidance",
    ),
    Clock(what="Send the rapid review to the Panel", due_on=date(2027, 1, 8), days_left=1),
    Clock(what="Agency return from Health", due_on=date(2027, 1, 7), days_left=0, href="#returns"),
    Clock(
        what="Publish the review",
        due_on=date(2027, 6, 30),
        days_left=174,
        working=False,
        source="Working Together to Safeguard Children, statutory guidance",
    ),
    Clock(what="Tell the family", due_on=date(2027, 1, 6), done_on=date(2027, 1, 4)),
    Clock(what="Acknowledge the referral", due_on=date(2027, 1, 4), done_on=date(2027, 1, 6)),
    Clock(what="Reply of the Panel", due_on=None),
)

STEPS = (
    Step(text="Reported", state=StepState.DONE, note="24 December 2026"),
    Step(text="Notified", state=StepState.DONE, note="4 January 2027"),
    Step(text="Gathering information", state=StepState.CURRENT, note="Since 4 January 2027"),
    Step(text="Recommended", state=StepState.TO_COME),
    Step(text="Decided", state=StepState.TO_COME),
)

CASE = CaseHeader(
    reference="SI-2026-0007",
    kind="Serious incident",
    stage="Gathering information",
    steps=STEPS,
    clock=CLOCKS[1],
    tabs=(
        Link(text="Overview", href="#overview", current=True),
        Link(text="Notification", href="#notification"),
        Link(text="Rapid review", href="#review"),
        Link(text="People", href="#people"),
        Link(text="Trail", href="#trail", apart=True),
    ),
    badges=(Badge(text="Looked-after child", colour="purple"),),
)

HISTORY = (
    TimelineEntry(
        title="Rapid review opened",
        when="4 January 2027 at 2:05pm",
        timestamp="2027-01-04T14:05:00+00:00",
        by="Asha Patel, business manager",
        text="Returns were asked for from Health, the police and one school.",
        href="#review",
    ),
    TimelineEntry(
        title="Panel notified",
        when="4 January 2027 at 9am",
        timestamp="2027-01-04T09:00:00+00:00",
        by="Asha Patel, business manager",
    ),
    TimelineEntry(title="Incident reported", when="24 December 2026 at 4:40pm"),
)

BADGES = tuple(
    Badge(text=colour.capitalize(), colour=colour)
    for colour in ("blue", "green", "red", "purple", "grey", "black")
)

CHOSEN = (Chosen(category="Stage", text="Gathering information", remove_href="?words=harm"),)

TABLE = Table(
    caption="Cases referred, by stage",
    columns=(
        Column(text="Reference", sort="reference"),
        Column(text="Kind"),
        Column(text="Stage"),
        Column(text="Lead agency"),
        Column(text="Next deadline", sort="due"),
        Column(text="Days left", sort="days", numeric=True),
    ),
    rows=(
        (
            Link(text="SI-2026-0007", href="#SI-2026-0007"),
            "Serious incident",
            Badge(text="Gathering", colour="blue"),
            "Northmere Council",
            "8 January 2027",
            "1",
        ),
        (
            Link(text="SI-2026-0005", href="#SI-2026-0005"),
            "Serious incident",
            Badge(text="Decided", colour="green"),
            "Northmere Council",
            "30 June 2027",
            "174",
        ),
    ),
    sorting=Sorting(by="due", kept=(("stage", "open"),)),
)
