"""Which questions does a notifier answer about each child?"""

from __future__ import annotations

from datetime import date
from typing import Any

from heed.children.models import Child
from heed.govuk import fields
from heed.incidents.forms.report import (
    ELSEWHERE,
    HERE,
    NOT_KNOWN,
    OUTSIDE,
    Page,
)

# The groups of the 2021 census, as the national form asks.
ETHNIC_GROUPS = {
    "Asian or Asian British": ("Indian", "Pakistani", "Bangladeshi", "Chinese", "Other Asian"),
    "Black or Black British": ("African", "Caribbean", "Other Black"),
    "Mixed": (
        "White and Asian",
        "White and Black African",
        "White and Black Caribbean",
        "Other mixed",
    ),
    "White": (
        "English, Welsh, Scottish, Northern Irish or British",
        "Irish",
        "Gypsy or Irish Traveller",
        "Roma",
        "Other White",
    ),
    "Another ethnic group": ("Arab", "Any other"),
}
ETHNICITIES = [
    (f"{group}: {one}", f"{group}: {one}") for group, ones in ETHNIC_GROUPS.items() for one in ones
]

YES, NO = "yes", "no"


class ChildPage(Page):
    """A page about one child, called by name once the name is known."""

    @property
    def title(self) -> str:
        return self.heading.replace("the child", self.background.child_name or "the child")


class WhoPage(ChildPage):
    """Who the child is. Only the name is needed."""

    heading = "Who is the child?"

    name = fields.TextField(
        label="Name",
        called="the child’s name",
        hint="If the child has no name yet, write for example: Unnamed baby Smith",
        max_length=200,
    )
    born_on = fields.DateField(
        label="Date of birth",
        hint="For example, 27 3 2019. Leave it empty if you do not know it.",
        required=False,
        error_messages={"too_late": "The date of birth must be on or before {limit}"},
    )
    live_born = fields.YesNoField(
        label="Was the child born alive?",
        called="yes if the child was born alive",
        hint="Choose no for a stillbirth or a child who is not born yet.",
    )
    died_on = fields.DateField(
        label="Date of death",
        hint="Leave it empty if this child did not die, or the date is not known.",
        required=False,
        error_messages={
            "too_late": "The date of death must be today or in the past",
        },
    )

    @property
    def title(self) -> str:
        number = self.background.child_number
        return self.heading if number == 1 else f"Who is child {number}?"

    def adapt(self) -> None:
        if not self.background.died:
            del self.fields["died_on"]
            return
        fields.DateField.of(self, "died_on").latest = self.background.on

    def clean(self) -> dict[str, Any]:
        answers = dict(super().clean() or self.cleaned_data)
        born, died = answers.get("born_on"), answers.get("died_on")
        if born and answers.get("live_born") and born > self._latest_birth:
            self.add_error("born_on", "The date of birth must be on or before the incident")
        elif born and died and died < born:
            self.add_error("died_on", "The date of death must be on or after the date of birth")
        return answers

    @property
    def _latest_birth(self) -> date:
        return self.background.happened_on or self.background.on


class AboutPage(ChildPage):
    """Who the child is in ways that may have mattered to how they were helped."""

    heading = "Tell us about the child"

    sex = fields.RadiosField(label="Sex", called="the child’s sex", choices=Child.Sex, inline=True)
    ethnicity = fields.SelectField(
        label="Ethnic group",
        called="the child’s ethnic group",
        choices=ETHNICITIES,
        prompt="Not known",
        required=False,
    )
    disabled = fields.RadiosField(
        label="Does the child have a disability?",
        called="whether the child has a disability",
        choices=[(YES, "Yes"), (NO, "No"), (NOT_KNOWN, "Not known")],
        reveals={YES: "disability"},
    )
    disability = fields.TextField(
        label="What disability?", called="the disability", max_length=190, required=False
    )

    def as_reported(self) -> dict[str, Any]:
        told = self.cleaned_data
        detail = f"Yes: {told['disability']}" if told["disability"] else "Yes"
        words = {YES: detail, NO: "No", NOT_KNOWN: ""}
        return {
            "sex": told["sex"],
            "ethnicity": told["ethnicity"],
            "disability": words[told["disabled"]],
        }


class CarePage(ChildPage):
    """Where the child normally lives and who looked after them: other duties depend on it."""

    heading = "Where does the child live, and who looks after them?"
    help = "Answer for the time of the incident. Other people may have to be told because of it."

    lives = fields.RadiosField(
        label="Where does the child normally live?",
        called="where the child normally lives",
        choices=[],
        reveals={ELSEWHERE: "lives_in"},
    )
    lives_in = fields.TextField(
        label="Which local authority?",
        called="the local authority where the child lives",
        max_length=120,
    )
    looked_after = fields.RadiosField(
        label="Is the child looked after by a local authority?",
        called="whether the child is looked after",
        hint="In care, accommodated, or remanded to custody.",
        choices=[],
        reveals={ELSEWHERE: "looked_after_by"},
    )
    looked_after_by = fields.TextField(
        label="Which local authority looks after them?",
        called="the local authority that looks after the child",
        max_length=120,
    )
    care_leaver = fields.YesNoField(
        label="Is this person a care leaver?",
        called="whether this person is a care leaver",
        hint="Looked after for at least 13 weeks since the age of 14, and not any more.",
    )
    plan = fields.RadiosField(
        label="Is there a plan for the child?", called="the plan for the child", choices=Child.Plan
    )

    def adapt(self) -> None:
        here = self.background.local_authority
        self.choose(
            "lives",
            [
                (HERE, f"In {here}"),
                (ELSEWHERE, "In the area of another English local authority"),
                (OUTSIDE, "Outside England"),
                (NOT_KNOWN, "Not known"),
            ],
        )
        self.choose(
            "looked_after",
            [
                (NO, "No"),
                (HERE, f"Yes, by {here}"),
                (ELSEWHERE, "Yes, by another local authority"),
                (NOT_KNOWN, "Not known"),
            ],
        )

    def as_reported(self) -> dict[str, Any]:
        told, here = self.cleaned_data, self.background.local_authority
        return {
            "normally_resident_in": here if told["lives"] == HERE else told["lives_in"],
            "looked_after_by": here if told["looked_after"] == HERE else told["looked_after_by"],
            "care_leaver": told["care_leaver"],
            "plan": told["plan"],
        }
