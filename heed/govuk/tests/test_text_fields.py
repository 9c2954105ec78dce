"""What may be typed as words and numbers, and what is said when it is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from heed.govuk import fields
from heed.govuk.fields import wording
from heed.govuk.fields.drawing import DrawnField
from heed.govuk.forms import Form
from heed.govuk.tests.markup import draw, every, one, parse, shape, words


def problem(field: DrawnField, typed: Any) -> str:
    """Return the sentence said about what was typed."""
    with pytest.raises(ValidationError) as caught:
        field.clean(typed)
    return " ".join(caught.value.messages)


class Notes(Form):
    """One of each typed field."""

    reference = fields.TextField(
        label="Reference", hint="Six <numbers>", width=10, autocomplete="off", spellcheck=False
    )
    about = fields.TextField(label="What is it about?", required=False, label_is_heading=True)
    notes = fields.TextAreaField(label="Notes", max_length=10, rows=3)
    remarks = fields.TextAreaField(label="Remarks", required=False)
    email = fields.EmailField(label="Email address")
    password = fields.PasswordField(label="Password")
    children = fields.IntegerField(label="Number of children", min_value=0)
    version = fields.HiddenField(initial="<7>")


def test_a_missing_answer_is_asked_for_by_name() -> None:
    assert problem(fields.TextField(label="Date of death"), "") == "Enter the date of death"


def test_a_missing_answer_to_a_question_quotes_it() -> None:
    field = fields.TextField(label="Who is the author?")

    assert problem(field, " ") == "Answer the question “Who is the author?”"


def test_the_name_used_in_sentences_can_be_given() -> None:
    field = fields.TextField(label="Who is it?", called="the name of the author", max_length=3)

    assert problem(field, "") == "Enter the name of the author"
    assert problem(field, "long") == "The name of the author must be 3 characters or fewer"


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Date of birth", "the date of birth"),
        ("Your name", "your name"),
        ("The plan", "the plan"),
        ("NHS number", "the NHS number"),
        ("DfE reference", "the DfE reference"),
        ("Which area", "the answer"),
        ("Is it known?", "the answer"),
    ],
)
def test_a_label_reads_well_inside_a_sentence(label: str, name: str) -> None:
    assert wording.called(label) == name


def test_a_sentence_can_be_replaced() -> None:
    field = fields.TextField(label="Name", error_messages={"required": "Tell us the name"})

    assert problem(field, "") == "Tell us the name"


def test_a_long_answer_is_explained_even_with_a_percent_sign() -> None:
    field = fields.TextField(label="100% of it", max_length=1000)

    assert problem(field, "x" * 1001) == "The 100% of it must be 1,000 characters or fewer"


def test_a_null_character_is_explained() -> None:
    assert "delete it and type it again" in problem(fields.TextField(label="Name"), "a\x00b")


def test_line_breaks_count_once_as_on_the_page() -> None:
    field = fields.TextAreaField(label="Notes", max_length=3)

    assert field.clean("a\r\nb") == "a\nb"
    assert field.clean("a\rb") == "a\nb"


@pytest.mark.parametrize("typed", ["name", "name@", "name at example.org"])
def test_an_email_address_has_a_form(typed: str) -> None:
    assert problem(fields.EmailField(label="Email address"), typed) == (
        "Enter an email address in the correct format, like name@example.org.uk"
    )


def test_an_email_address_has_a_greatest_length() -> None:
    field = fields.EmailField(label="Email address")

    assert field.clean("asha@example.org") == "asha@example.org"
    assert "320 characters or fewer" in problem(field, f"{'a' * 320}@example.org")


def test_spaces_belong_to_a_password() -> None:
    assert fields.PasswordField(label="Password").clean(" secret ") == " secret "


@pytest.mark.parametrize(
    ("typed", "number"),
    [("4", 4), (" 4 ", 4), ("1,250", 1250), ("1 250 000", 1250000), ("0", 0), ("-2", -2)],
)
def test_a_number_is_read_as_people_write_it(typed: str, number: int) -> None:
    assert fields.IntegerField(label="Number").clean(typed) == number


@pytest.mark.parametrize("typed", ["four", "4.5", "1,2", "--1", "٣", "9" * 19])
def test_what_is_not_a_whole_number_is_explained(typed: str) -> None:
    field = fields.IntegerField(label="Number of children")

    assert problem(field, typed) == "The number of children must be a whole number, like 4"


@pytest.mark.parametrize(
    ("limits", "typed", "sentence"),
    [
        ({"min_value": 1}, "0", "must be 1 or more"),
        ({"max_value": 9}, "10", "must be 9 or less"),
        ({"min_value": 1, "max_value": 9}, "10", "must be between 1 and 9"),
        ({"min_value": 1, "max_value": 9}, "0", "must be between 1 and 9"),
    ],
)
def test_a_number_outside_its_limits_is_explained(
    limits: dict[str, int], typed: str, sentence: str
) -> None:
    field = fields.IntegerField(label="Number", **limits)

    assert problem(field, typed) == f"The number {sentence}"
    assert field.clean("5") == 5


def test_a_number_that_is_not_needed_may_be_missing() -> None:
    assert fields.IntegerField(label="Number", required=False).clean("") is None


def test_an_input_is_drawn_as_the_design_system_draws_it() -> None:
    macro = draw(
        '{% from "govuk_frontend_jinja/components/input/macro.html" import govukInput %}'
        "{{ govukInput(params) }}",
        params={
            "id": "id_reference",
            "name": "reference",
            "value": "",
            "classes": "govuk-input--width-10",
            "autocomplete": "off",
            "spellcheck": False,
            "label": {"text": "Reference", "classes": "govuk-label--s"},
            "hint": {"text": "Six <numbers>"},
        },
    )

    assert shape(Notes()["reference"].as_field_group()) == shape(macro)


def test_what_was_typed_is_kept_beside_what_is_wrong_with_it() -> None:
    form = Notes({"email": 'not "an" <address>', "notes": "far too many words"})

    email = parse(form["email"].as_field_group())
    notes = parse(form["notes"].as_field_group())

    box = one(email, "input", type="email")
    assert box.get("value") == 'not "an" <address>'
    assert box.get("aria-describedby") == "id_email-error"
    assert words(one(email, "p", id="id_email-error")).startswith("Error: Enter an email address")
    assert one(notes, "textarea").text == "far too many words"


def test_lines_typed_into_a_text_area_come_back_unchanged() -> None:
    typed = "One\n\n  two <b>\n&amp;"

    drawn = Notes({"notes": typed, "remarks": typed})

    assert "\n  two" not in drawn["notes"].as_field_group()
    for name in ("notes", "remarks"):
        assert one(parse(drawn[name].as_field_group()), "textarea").text == typed


def test_a_limited_text_area_says_its_limit_without_scripts() -> None:
    tree = parse(Notes()["notes"].as_field_group())

    assert words(one(tree, "div", id="id_notes-info")) == "You can enter up to 10 characters"
    assert one(tree, "textarea").get("rows") == "3"
    assert one(tree, "textarea").get("aria-describedby") == "id_notes-info"


def test_a_password_is_never_sent_back() -> None:
    drawn = Notes({"password": "correct horse"})["password"].as_field_group()

    assert "correct horse" not in drawn
    assert one(parse(drawn), "input", type="password").get("autocomplete") == "current-password"


def test_a_label_can_be_the_heading_and_says_when_an_answer_is_optional() -> None:
    tree = parse(Notes()["about"].as_field_group())

    assert words(one(tree, "h1")) == "What is it about? (optional)"


def test_a_number_keeps_zero_and_asks_for_a_numeric_keypad() -> None:
    box = one(parse(Notes(initial={"children": 0})["children"].as_field_group()), "input")

    assert (box.get("value"), box.get("inputmode")) == ("0", "numeric")


def test_a_hidden_value_is_carried() -> None:
    box = one(parse(Notes()["version"].as_field_group()), "input")

    assert (box.get("type"), box.get("name"), box.get("value")) == ("hidden", "version", "<7>")


def test_a_hidden_value_that_is_lost_is_explained() -> None:
    assert problem(fields.HiddenField(), "") == (
        "Part of this page did not arrive: open it again and repeat your change"
    )


@pytest.mark.parametrize(
    ("initial", "typed", "changed"), [(4, "4", False), (4, "5", True), (None, "", False)]
)
def test_it_is_known_whether_a_number_changed(
    initial: int | None, typed: str, changed: bool
) -> None:
    assert fields.IntegerField(label="Number").has_changed(initial, typed) is changed


def test_a_field_that_may_not_change_is_disabled() -> None:
    class Fixed(Form):
        name = fields.TextField(label="Name", disabled=True, initial="Ash")

    assert every(parse(Fixed()["name"].as_field_group()), "input", disabled="")


def test_a_field_without_a_macro_cannot_be_drawn() -> None:
    class Unfinished(DrawnField):
        template = "govuk/fields/input.html"

    class Broken(Form):
        name = Unfinished(label="Name")

    with pytest.raises(NotImplementedError):
        Broken()["name"].as_field_group()
