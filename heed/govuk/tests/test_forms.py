"""Every form lists its errors with links and refuses fields that cannot draw themselves."""

from __future__ import annotations

import pytest
from django import forms as django_forms
from django.test import RequestFactory

from heed.govuk import fields
from heed.govuk.forms import Form, form_errors, typed


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


class Refused(Exception):
    """Somebody else was first."""


class Late(Exception):
    """It needs a reason."""


class Carrying(Decision):
    """The same with what the page showed."""

    seen = fields.SeenField()
    turn = fields.HiddenField(label="Turn", required=False)


SENT = {"reasons": "Because.", "seen": "1,2", "turn": "one"}


def acted(form: Form, refusal: Exception | None = None) -> bool:
    """Act on a form, or refuse to."""

    def act() -> None:
        if refusal is not None:
            raise refusal

    return form.carried_out(act, refusals={Refused: "seen", Late: "reasons", LookupError: None})


def test_what_can_be_understood_is_acted_on() -> None:
    assert acted(Carrying(SENT))
    assert not acted(Carrying({}), RuntimeError())
    assert not acted(Carrying({**SENT, "reasons": ""}), RuntimeError())


def test_a_refusal_is_said_beside_its_question_or_for_the_whole_page() -> None:
    late, lost = Carrying(SENT), Carrying(SENT)

    assert not acted(late, Late("Say why"))
    assert not acted(lost, KeyError("gone"))
    assert late.errors == {"reasons": ["Say why"]}
    assert lost.non_field_errors() == ["'gone'"]


def test_what_nobody_foresaw_is_not_swallowed() -> None:
    with pytest.raises(ZeroDivisionError):
        acted(Carrying(SENT), ZeroDivisionError())


def test_a_refusal_about_what_the_page_showed_brings_it_up_to_date() -> None:
    form = Carrying(SENT, initial={"seen": "1,2,3", "turn": "two"})

    assert not acted(form, Refused("Ben was first"))
    assert form.non_field_errors() == ["Ben was first"]
    assert form["seen"].value() == "1,2,3"
    assert form["turn"].value() == "one"
    assert form["reasons"].value() == "Because."


def test_a_hidden_value_that_cannot_be_understood_is_replaced() -> None:
    form = Carrying({**SENT, "turn": "x\0y"}, initial={"turn": "two"})

    assert not form.is_valid()
    assert form["turn"].value() == "two"


@pytest.mark.parametrize(("sent", "seen"), [({}, None), ({"seen": ""}, ""), ({"seen": "4"}, "4")])
def test_what_a_page_showed_is_known_or_did_not_come(
    sent: dict[str, str], seen: str | None
) -> None:
    form = Carrying({"reasons": "Because.", **sent})

    assert form.is_valid()
    assert form.cleaned_data["seen"] == seen


def test_a_question_that_is_sometimes_needed_is_not_called_optional() -> None:
    class Late(Form):
        reasons = fields.TextField(label="Why late?", required=False, sometimes_needed=True)

    assert "(optional)" not in Late()["reasons"].as_field_group()


def test_what_was_sent_is_what_a_post_says() -> None:
    requests = RequestFactory()

    assert typed(requests.get("/", {"a": "1"})) is None
    sent = typed(requests.post("/", {"a": "1"}))
    assert sent is not None
    assert sent["a"] == "1"
