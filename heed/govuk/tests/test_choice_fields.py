"""Which choices are offered and understood, and what a choice reveals."""

from __future__ import annotations

from enum import Enum
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict

from heed.govuk import fields
from heed.govuk.fields import wording
from heed.govuk.fields.drawing import DrawnField
from heed.govuk.forms import Form
from heed.govuk.tests.markup import draw, every, one, parse, shape, words

AGENCIES = [("police", "Police"), ("health", "Health"), ("none", "None of these")]


class Place(Enum):
    """A plain enum with labels, as the law's enums are."""

    IN_AREA = "in area"
    ELSEWHERE = "elsewhere"

    @property
    def label(self) -> str:
        """The words of the choice."""
        return "In the area" if self is Place.IN_AREA else "Somewhere <else>"


class Harm(Enum):
    """A plain enum without labels."""

    SERIOUS_HARM = 1


class Report(Form):
    """Each kind of choice, with questions that depend on an answer."""

    place = fields.RadiosField(
        label="Place",
        choices=Place,
        hints={Place.ELSEWHERE: "Including <abroad>"},
        reveals={Place.ELSEWHERE: ("area", "known")},
        divider_before=Place.ELSEWHERE,
    )
    area = fields.TextField(label="Which area")
    known = fields.YesNoField(label="Is the area told?", reveals={True: "told_on"})
    told_on = fields.DateField(label="Date it was told")
    agencies = fields.CheckboxesField(
        label="Agencies", choices=AGENCIES, none_of_these="none", reveals={"health": "trust"}
    )
    trust = fields.IntegerField(label="Number of trusts")
    lead = fields.SelectField(label="Lead agency", choices=AGENCIES[:2])
    others = fields.CheckboxesField(label="Others", choices=Place, required=False)


GOOD = {"place": "in area", "agencies": ["police"], "lead": "police"}


def problem(field: DrawnField, typed: Any) -> str:
    """Return the sentence said about what was chosen."""
    with pytest.raises(ValidationError) as caught:
        field.clean(typed)
    return " ".join(caught.value.messages)


def test_a_choice_of_an_enum_comes_back_as_its_member() -> None:
    field = fields.RadiosField(label="Place", choices=Place)

    assert field.clean("in area") is Place.IN_AREA
    assert field.clean(Place.IN_AREA) is Place.IN_AREA


def test_a_choice_of_a_list_comes_back_as_its_value() -> None:
    assert fields.SelectField(label="Agency", choices=AGENCIES).clean("health") == "health"


def test_nothing_chosen_is_asked_for() -> None:
    field = fields.RadiosField(label="Place of the incident", choices=Place)

    assert problem(field, "") == "Select the place of the incident"
    assert problem(field, None) == "Select the place of the incident"


@pytest.mark.parametrize("kind", [fields.RadiosField, fields.SelectField, fields.CheckboxesField])
def test_a_choice_that_was_not_offered_is_explained(kind: type[Any]) -> None:
    field = kind(label="Agency", choices=AGENCIES)

    assert problem(field, "army") == "Select one of the listed choices for the agency"


def test_choices_not_needed_may_be_left_out() -> None:
    assert fields.RadiosField(label="Place", choices=Place, required=False).clean("") is None
    assert fields.SelectField(label="Agency", choices=AGENCIES, required=False).clean("") == ""
    assert fields.YesNoField(label="Known?", required=False).clean(None) is None
    assert (
        fields.CheckboxesField(label="Agency", choices=AGENCIES, required=False).clean(None) == []
    )


def test_yes_and_no_are_true_and_false() -> None:
    field = fields.YesNoField(label="Known?")

    assert field.clean("yes") is True
    assert field.clean("no") is False
    assert problem(field, "perhaps") == "Select yes or no"
    assert problem(field, "") == "Answer the question “Known?”"


def test_several_choices_come_back_in_the_order_of_the_list() -> None:
    chosen = fields.CheckboxesField(label="Agencies", choices=AGENCIES).clean(["health", "police"])

    assert chosen == ["police", "health"]
    assert fields.CheckboxesField(label="P", choices=Place).clean(["elsewhere"]) == [
        Place.ELSEWHERE
    ]


def test_none_of_these_excludes_the_others() -> None:
    field = fields.CheckboxesField(label="Agencies", choices=AGENCIES, none_of_these="none")

    assert field.clean(["none"]) == ["none"]
    assert problem(field, ["none", "police"]) == "Select the agencies, or “None of these”, not both"


def test_choices_may_be_found_when_the_form_is_made() -> None:
    field = fields.SelectField(label="Agency", choices=lambda: [(7, "Police")])

    assert field.clean("7") == "7"


def test_choices_may_be_set_for_one_form() -> None:
    form = Report()

    fields.SelectField.of(form, "lead").choices = [("army", "Army")]

    assert [words(option) for option in every(parse(form["lead"].as_field_group()), "option")] == [
        "Choose from the list",
        "Army",
    ]
    assert "Army" not in Report()["lead"].as_field_group()


def test_an_enum_without_labels_is_read_from_its_names() -> None:
    assert wording.label_of(Harm.SERIOUS_HARM) == "Serious harm"
    assert fields.RadiosField(label="Harm", choices=[(1, "Serious")]).clean(1) == "1"


def test_radios_are_drawn_as_the_design_system_draws_them() -> None:
    class Simple(Form):
        agency = fields.RadiosField(label="Agency", hint="One", choices=AGENCIES[:2], inline=True)

    macro = draw(
        '{% from "govuk_frontend_jinja/components/radios/macro.html" import govukRadios %}'
        "{{ govukRadios(params) }}",
        params={
            "idPrefix": "id_agency",
            "name": "agency",
            "classes": "govuk-radios--inline",
            "hint": {"text": "One"},
            "errorMessage": {"text": "Select one of the listed choices for the agency"},
            "fieldset": {"legend": {"text": "Agency", "classes": "govuk-fieldset__legend--s"}},
            "items": [{"value": "police", "text": "Police"}, {"value": "health", "text": "Health"}],
        },
    )

    assert shape(Simple({"agency": "army"})["agency"].as_field_group()) == shape(macro)


def test_radios_show_hints_dividers_and_what_they_reveal() -> None:
    tree = parse(Report({"place": "elsewhere", "area": "Eastmere"})["place"].as_field_group())

    elsewhere = one(tree, "input", value="elsewhere")
    revealed = one(tree, "div", class_="govuk-radios__conditional", id="conditional-id_place-3")
    assert elsewhere.get("checked") is not None
    assert elsewhere.get("aria-describedby") == "id_place-3-item-hint"
    assert words(one(tree, "div", id="id_place-3-item-hint")) == "Including <abroad>"
    assert words(one(tree, "div", class_="govuk-radios__divider")) == "or"
    assert one(revealed, "input", name="area").get("value") == "Eastmere"
    assert one(revealed, "input", name="told_on-day") is not None


def test_checkboxes_show_what_is_ticked_and_what_excludes_the_rest() -> None:
    form = Report(QueryDict("agencies=police&agencies=health"))

    tree = parse(form["agencies"].as_field_group())

    ticked = [
        box.get("value")
        for box in every(tree, "input", type="checkbox")
        if box.get("checked") is not None
    ]
    assert ticked == ["police", "health"]
    assert one(tree, "input", value="none").get("data-behaviour") == "exclusive"
    assert words(one(tree, "div", class_="govuk-checkboxes__divider")) == "or"


def test_members_given_as_initial_are_ticked() -> None:
    form = Report(initial={"place": Place.IN_AREA, "others": [Place.ELSEWHERE], "known": False})

    chosen = {
        box.get("value")
        for name in ("place", "others")
        for box in every(parse(form[name].as_field_group()), "input")
        if box.get("checked") is not None
    }

    assert chosen == {"in area", "elsewhere", "no"}


def test_a_list_starts_with_a_prompt_unless_it_has_an_empty_choice() -> None:
    class Lists(Form):
        prompted = fields.SelectField(label="Agency", choices=AGENCIES, prompt="Which agency")
        own = fields.SelectField(label="Agency", choices=[("", "All"), ("police", "Police")])

    form = Lists({"prompted": "health"})

    prompted = parse(form["prompted"].as_field_group())
    own = parse(form["own"].as_field_group())
    assert [words(option) for option in every(prompted, "option")][:2] == ["Which agency", "Police"]
    assert words(one(prompted, "option", selected="")) == "Health"
    assert [words(option) for option in every(own, "option")] == ["All", "Police"]


def test_choices_that_may_not_change_are_disabled() -> None:
    class Fixed(Form):
        place = fields.RadiosField(label="Place", choices=Place, disabled=True)
        known = fields.YesNoField(label="Known?", hints={True: "A letter was sent"})

    form = Fixed()

    assert len(every(parse(form["place"].as_field_group()), "input", disabled="")) == 2
    known = parse(form["known"].as_field_group())
    assert not every(known, "div", class_="govuk-radios--inline")
    assert words(one(known, "div", id="id_known-item-hint")) == "A letter was sent"


def test_what_changed_is_known() -> None:
    initial = {"place": Place.IN_AREA, "agencies": ["police"], "lead": "police", "others": []}

    assert Report(GOOD, initial=initial).changed_data == []
    assert Report({**GOOD, "lead": "health"}, initial=initial).changed_data == ["lead"]
    assert Report({**GOOD, "known": "no"}, initial={**initial, "known": False}).changed_data == []


def test_what_was_not_revealed_is_neither_required_nor_kept() -> None:
    form = Report({**GOOD, "area": "typed before changing one's mind", "told_on-day": "x"})

    assert form.errors == {}
    assert form.cleaned_data == {
        "place": Place.IN_AREA,
        "area": "",
        "known": None,
        "told_on": None,
        "agencies": ["police"],
        "trust": None,
        "lead": "police",
        "others": [],
    }


def test_what_is_revealed_is_required() -> None:
    form = Report({**GOOD, "place": "elsewhere", "known": "yes", "agencies": ["health"]})

    assert [item["text"] for item in form.error_summary] == [
        "Answer the question “Which area”",
        "Enter the date it was told",
        "Enter the number of trusts",
    ]


def test_what_a_hidden_question_reveals_is_not_asked_either() -> None:
    form = Report({**GOOD, "known": "yes"})

    assert form.errors == {}


def test_hidden_choices_are_emptied() -> None:
    class Nested(Form):
        more = fields.YesNoField(label="More?", reveals={True: ("kind", "agency", "several")})
        kind = fields.RadiosField(label="Kind", choices=Place)
        agency = fields.SelectField(label="Agency", choices=AGENCIES)
        several = fields.CheckboxesField(label="Several", choices=AGENCIES)

    form = Nested({"more": "no", "kind": "in area", "agency": "police", "several": ["police"]})

    assert form.is_valid()
    assert form.cleaned_data == {"more": False, "kind": None, "agency": "", "several": []}
