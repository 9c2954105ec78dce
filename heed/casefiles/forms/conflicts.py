"""What may be typed about a conflict of interest, in one case or between people?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from heed.casefiles.models import NamedPerson, Tie
from heed.govuk import fields
from heed.govuk.forms import Form

Choices = Sequence[tuple[str, str]]


class SteppingAside(Form):
    """How a person is tied to a case they may open."""

    tie = fields.RadiosField(
        label="How do you know somebody in this case?",
        called="how you know somebody in this case",
        choices=Tie,
    )
    reason = fields.TextField(
        label="In a few words",
        called="in a few words how you know them",
        hint="For example, the grandmother is my neighbour",
        max_length=300,
    )


class SteppingAsideFrom(SteppingAside):
    """The same, where the person must say first which case it is."""

    case = fields.SelectField(label="Which case is it?", called="which case it is", choices=[])
    field_order = ("case", "tie", "reason")

    def __init__(self, *args: Any, cases: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, case=cases)


class KeepingOut(Form):
    """Who is kept out, and what the conflict of interest is."""

    person = fields.SelectField(label="Who has a conflict of interest?", choices=[])
    reason = fields.TextField(
        label="What is the conflict of interest?",
        called="what the conflict of interest is",
        hint="For example, managed the social worker in this case",
        max_length=300,
    )

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, person=people)


class Naming(Form):
    """Who is named in a case, and with whom they work."""

    name = fields.TextField(label="Name of the person", called="the name", max_length=200)
    part = fields.RadiosField(
        label="What is their part in the case?",
        called="what their part in the case is",
        choices=NamedPerson.Part,
    )
    person = fields.SelectField(
        label="Do they sign in to Heed?",
        called="the person",
        choices=[],
        prompt="No, or not known",
        required=False,
    )
    team = fields.SelectField(
        label="In which team did they work?",
        called="the team",
        choices=[],
        prompt="No team, or not known",
        required=False,
    )
    line_manager = fields.SelectField(
        label="Who managed them?",
        called="the line manager",
        choices=[],
        prompt="Nobody who signs in, or not known",
        required=False,
    )
    involved_from = fields.DateField(
        label="When did they become involved?",
        called="the day they became involved",
        hint="Whoever left the team before this day has no conflict. Leave it empty to count "
        "everybody who ever worked in it.",
        required=False,
        error_messages={"too_late": "The day they became involved must be today or earlier"},
    )

    def __init__(
        self, *args: Any, people: Choices, teams: Choices, on: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, person=people, team=teams, line_manager=people)
        fields.DateField.of(self, "involved_from").latest = on


class TakingBack(Form):
    """Why a name was recorded by mistake."""

    reason = fields.TextField(
        label="Why is this person not named in the case?",
        called="why this person is not named in the case",
        hint="For example, it is somebody else of the same name",
        max_length=300,
    )


class NewTeam(Form):
    """A team of an agency."""

    agency = fields.SelectField(label="Agency", called="the agency", choices=[])
    name = fields.TextField(label="Name of the team", called="the name of the team", max_length=120)

    def __init__(self, *args: Any, agencies: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, agency=agencies)


class NewMember(Form):
    """Who came to a team, and who manages them."""

    person = fields.SelectField(
        label="Who works in this team?", called="who works in this team", choices=[]
    )
    line_manager = fields.SelectField(
        label="Who manages them?",
        called="the line manager",
        choices=[],
        prompt="Nobody who signs in, or not known",
        required=False,
    )
    starts_on = fields.DateField(
        label="Since when?",
        called="the day they came to the team",
        error_messages={"too_late": "The day they came to the team must be today or earlier"},
    )

    def __init__(self, *args: Any, people: Choices, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, person=people, line_manager=people)
        fields.DateField.of(self, "starts_on").latest = on


class LastDay(Form):
    """The last day in a team."""

    ends_on = fields.DateField(label="Last day in the team", called="the last day in the team")

    def __init__(self, *args: Any, earliest: date, latest: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = fields.DateField.of(self, "ends_on")
        field.earliest, field.latest = earliest, latest


class OwnFamily(Form):
    """Who, among the people who sign in, is one's own family."""

    relative = fields.SelectField(
        label="Who is your family, or as close as family?",
        called="who is your family",
        choices=[],
    )

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, relative=people)


class Family(Form):
    """Which two people are family."""

    person = fields.SelectField(label="One person", called="the one person", choices=[])
    relative = fields.SelectField(label="The other", called="the other person", choices=[])

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, person=people, relative=people)


def _offer(form: Form, **choices: Choices) -> None:
    """Give drop-downs what can be chosen; an empty first line where it need not be answered."""
    for name, pairs in choices.items():
        field = cast(fields.SelectField, form.fields[name])
        field.choices = list(pairs) if field.required else [("", field.prompt), *pairs]
