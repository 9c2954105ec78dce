"""Which questions does a notifier answer about the incident, one page at a time?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, cast

from heed.govuk import fields
from heed.govuk.fields.choices import ChosenField
from heed.govuk.forms import Form
from heed.incidents.models import Incident, Judgement

HERE, ELSEWHERE, OUTSIDE, NOT_KNOWN = "here", "elsewhere", "outside", "not_known"

LONGEST_ACCOUNT = 20_000

PROCESSES = (
    ("police", "Police investigation"),
    ("prosecution", "Criminal proceedings"),
    ("care", "Care proceedings or other family court proceedings"),
    ("child_death_review", "Child death review"),
    ("inquest", "Coroner’s investigation or inquest"),
    ("child_protection", "Child protection enquiries"),
    ("adult_review", "Domestic homicide review or safeguarding adults review"),
    ("health", "NHS patient safety investigation"),
    ("regulator", "Ofsted, Care Quality Commission or professional regulator"),
    ("allegation", "Allegation against a person who works with children"),
)
NO_PROCESS = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """What a page must know to ask well: the day, the area, and what was answered before."""

    on: date
    local_authority: str
    agencies: tuple[tuple[str, str], ...] = ()
    happened_on: date | None = None
    suspected: bool = True
    died: bool = False
    child_name: str = ""
    child_number: int = 1


class Page(Form):
    """One page of the report. Its answers become arguments of what is reported."""

    heading: ClassVar[str]
    help: ClassVar[str] = ""

    def __init__(self, *args: Any, background: Background, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.background = background
        self.adapt()

    @property
    def title(self) -> str:
        """Return what the page is called, for its title and for the list of answers."""
        return self.heading

    @property
    def revealed_names(self) -> set[str]:
        """Return the questions that a choice reveals: they are drawn inside that choice."""
        chosen = [field for field in self.fields.values() if isinstance(field, ChosenField)]
        return {name for field in chosen for name in field.revealed_by(set(field.reveals))}

    def adapt(self) -> None:
        """Fit the questions to what is known already; most pages ask everybody the same."""

    def as_reported(self) -> dict[str, Any]:
        """Return the checked answers under the names of the report."""
        return dict(self.cleaned_data)

    def choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        """Give a question its choices."""
        cast(fields.RadiosField, self.fields[name]).choices = choices


class OutcomePage(Page):
    """What happened to the child, in the words of the Act."""

    heading = "What happened to the child?"

    outcome = fields.RadiosField(
        label=heading,
        called="what happened to the child",
        label_is_heading=True,
        hint="If there were several children, choose the worst that happened to any of them.",
        choices=Incident.Outcome,
        hints={
            Incident.Outcome.DIED: "Including suspected suicide, or a death nobody can explain yet",
            Incident.Outcome.SERIOUSLY_HARMED: "In body, mind or development. A child who has"
            " recovered, or may recover, can still have been seriously harmed",
            Incident.Outcome.OTHER: "You can report it now, and it can be judged again later",
        },
    )


class PlacePage(Page):
    """Where it happened: it settles which authority has the duty."""

    heading = "Where did it happen?"

    where = fields.RadiosField(
        label=heading,
        called="where it happened",
        label_is_heading=True,
        hint="The place of the incident. It may not be where the child lives.",
        choices=[],
        hints={OUTSIDE: "Wales, Scotland and Northern Ireland are outside England"},
        reveals={ELSEWHERE: "happened_in"},
    )
    happened_in = fields.TextField(
        label="Which local authority?",
        called="the local authority where it happened",
        hint="For example, Herefordshire",
        max_length=120,
    )
    place_words = fields.TextField(
        label="Describe the place",
        called="the description of the place",
        hint="For example, at home, or in a park near the school",
        max_length=300,
        required=False,
    )

    def adapt(self) -> None:
        self.choose(
            "where",
            [
                (HERE, f"In {self.background.local_authority}"),
                (ELSEWHERE, "In the area of another English local authority"),
                (OUTSIDE, "Outside England"),
                (NOT_KNOWN, "We do not know yet"),
            ],
        )

    def as_reported(self) -> dict[str, Any]:
        where = self.cleaned_data["where"]
        here = self.background.local_authority
        return {
            "happened_in": here if where == HERE else self.cleaned_data["happened_in"],
            "outside_england": where == OUTSIDE,
            "place_words": self.cleaned_data["place_words"],
        }


class WhenPage(Page):
    """When it happened, as far as anybody knows."""

    heading = "When did it happen?"

    happened_on = fields.DateField(
        label="Date of the incident",
        hint="For example, 27 3 2026. Leave it empty if nobody knows the date.",
        required=False,
        error_messages={"too_late": "The date of the incident must be today or in the past"},
    )
    happened_at_words = fields.TextField(
        label="Time, if known",
        called="the time",
        hint="For example, about 6pm, or some time overnight",
        max_length=60,
        required=False,
    )

    def adapt(self) -> None:
        fields.DateField.of(self, "happened_on").latest = self.background.on


class AccountPage(Page):
    """What happened, as the notifier tells it."""

    heading = "Tell us what happened"
    help = (
        "Say what is known so far and how it is known. You do not need to have the whole story, "
        "and you do not need to write it well."
    )

    what_happened = fields.TextAreaField(
        label="What happened",
        called="what happened",
        hint="Include what has been done to keep this child and other children safe.",
        rows=12,
        max_length=LONGEST_ACCOUNT,
    )


class ConcernPage(Page):
    """Whether abuse or neglect is known or suspected: a person's judgement, with reasons."""

    heading = "Is abuse or neglect known or suspected?"
    help = (
        "This is a judgement for people to make. It covers abuse or neglect as a cause of what "
        "happened or as something that contributed to it. If it changes, a new judgement is added "
        "and this one stays on the record."
    )

    concern = fields.RadiosField(
        label="What has been judged so far",
        called="whether abuse or neglect is known or suspected",
        choices=Judgement.Concern,
        hints={
            Judgement.Concern.SUSPECTED: "Somebody whose work is with children has reason to"
            " suspect it, even if nothing is proved",
        },
    )
    judged_by_name = fields.TextField(
        label="Who judged this",
        called="who judged this",
        hint="Their name and post",
        max_length=200,
    )
    concern_reasons = fields.TextAreaField(
        label="Their reasons",
        called="the reasons for this judgement",
        max_length=LONGEST_ACCOUNT,
    )


class AwarePage(Page):
    """The day the clocks count from (C3, C4)."""

    heading = "When did the authority become aware?"

    aware_on = fields.DateField(
        label="The day the authority became aware",
        called="the day the authority became aware",
        hint="For example, 27 3 2026",
        error_messages={
            "too_late": "The day the authority became aware must be today or in the past",
            "too_early": "The day the authority became aware must be on or after the day of the"
            " incident, {limit}",
        },
    )

    def adapt(self) -> None:
        day = fields.DateField.of(self, "aware_on")
        day.latest = self.background.on
        day.earliest = self.background.happened_on
        authority = self.background.local_authority
        day.label = (
            f"The day {authority} first knew or suspected both things"
            if self.background.suspected
            else f"The day {authority} learned what had happened"
        )


class HouseholdPage(Page):
    """Who else lives there, and children beyond the four that can be described one by one."""

    heading = "Who else is in the household and family?"

    household = fields.TextAreaField(
        label="People in the household and close family",
        called="the household",
        hint="Names, ages and how they are related to the child, as far as you know them.",
        required=False,
        max_length=LONGEST_ACCOUNT,
    )
    other_children = fields.TextAreaField(
        label="Other children who may be affected",
        called="the other children",
        hint="Brothers, sisters and others, and any children beyond the four you can describe.",
        required=False,
        max_length=LONGEST_ACCOUNT,
    )


class AgenciesPage(Page):
    """Agencies that know the family: they will be asked what they hold."""

    heading = "Which agencies know the family?"

    known_to = fields.CheckboxesField(
        label=heading,
        called="the agencies that know the family",
        label_is_heading=True,
        hint="Select all that are or have been involved. None is a possible answer.",
        choices=[],
        required=False,
    )

    def adapt(self) -> None:
        self.choose("known_to", list(self.background.agencies))


class ProcessesPage(Page):
    """Other processes that run beside this one."""

    heading = "Is anything else already under way?"

    processes = fields.CheckboxesField(
        label=heading,
        called="what else is under way",
        label_is_heading=True,
        hint="Select all that have started or are expected.",
        choices=[*PROCESSES, (NO_PROCESS, "Nothing that we know of")],
        none_of_these=NO_PROCESS,
    )
    more = fields.TextAreaField(
        label="Anything others need to know about these",
        called="what others need to know",
        hint="For example, the investigating officer’s name, or a hearing date.",
        rows=4,
        required=False,
        max_length=LONGEST_ACCOUNT,
    )

    def as_reported(self) -> dict[str, Any]:
        words = dict(PROCESSES)
        chosen = [words[value] for value in self.cleaned_data["processes"] if value in words]
        lines = [*chosen, self.cleaned_data["more"]]
        return {"parallel_processes": "\n".join(line for line in lines if line)}


class AnotherChildPage(Page):
    """Whether another child is to be described."""

    heading = "The children in this incident"

    another = fields.YesNoField(
        label="Do you need to add another child?", called="whether to add another child"
    )
