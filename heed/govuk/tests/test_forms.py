"""Every form lists its errors with links and refuses fields that cannot draw themselves."""

from __future__ import annotations

import pytest
from django import forms as django_forms

from heed.govuk import fields
from heed.govuk.forms import Form, form_errors


class Decision(Form):
    """Two questions."""

    reasons = fields.TextField(label="Reasons")
    decided_on = fields.DateField(label="Date of the decision", required=False)


def test_a_fresh_form_has_no_errors_to_list() -> None:
    assert form_errors(Decision()) == []
    assert form_errors(None) == []


def test_errors_are_listed_in_the_order_of_the_questions() -> None:
    form = Decision({"decided_on-day": "1"})
    form.add_error(None, "Somebody else has just decided")

    assert form_errors(form) == [
        {"text": "Somebody else has just decided"},
        {"text": "Enter the reasons", "href": "#id_reasons"},
        {
            "text": "The date of the decision must include a month and a year",
            "href": "#id_decided_on-month",
        },
    ]


def test_links_follow_the_prefix_of_the_form() -> None:
    form = Decision({}, prefix="second")

    assert form.error_summary == [{"text": "Enter the reasons", "href": "#id_second-reasons"}]


def test_several_errors_of_one_question_are_all_said() -> None:
    form = Decision({})
    form.add_error("reasons", "Write at least one sentence")

    assert "Enter the reasons. Write at least one sentence" in form["reasons"].as_field_group()


def test_a_form_without_ids_uses_names() -> None:
    form = Decision({}, auto_id=False)

    assert form.error_summary[0]["href"] == "#reasons"


def test_a_filter_does_not_call_its_questions_optional() -> None:
    class Search(Decision):
        marks_optional = False

    assert "(optional)" in Decision()["decided_on"].as_field_group()
    assert "(optional)" not in Search()["decided_on"].as_field_group()


def test_a_field_of_another_kit_is_refused() -> None:
    class Mixed(Form):
        name = django_forms.CharField()

    with pytest.raises(TypeError, match="name cannot draw itself"):
        Mixed()["name"]


def test_a_form_knows_whether_a_question_is_its_heading() -> None:
    class OneQuestion(Form):
        name = fields.TextField(label="What is your name?", label_is_heading=True)

    assert OneQuestion().has_heading
    assert not Decision().has_heading
