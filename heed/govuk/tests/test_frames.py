"""Every page has the same frame, whoever is looking and whatever went wrong."""

from __future__ import annotations

from types import SimpleNamespace
from xml.etree.ElementTree import Element

import pytest
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory

from heed.govuk import specimens
from heed.govuk.tests.markup import draw, every, one, parse, words

ASHA = SimpleNamespace(
    name="Asha Patel",
    role_words="Business manager",
    agency_name="Northmere Council",
    partnership_name="Northmere Partnership",
    protective_marking="OFFICIAL-SENSITIVE",
)


def page(request: HttpRequest | None = None, **context: object) -> Element:
    """Render a page in the plain frame."""
    return parse(render_to_string("govuk/page.html", {"title": "Cases", **context}, request))


def seen_by(viewer: object) -> HttpRequest:
    """Return a request that carries who is looking."""
    request = RequestFactory().get("/")
    vars(request)["viewer"] = viewer
    return request


def test_a_page_has_one_heading_a_title_and_a_way_past_the_menu() -> None:
    tree = page()

    assert words(one(tree, "h1")) == "Cases"
    assert words(one(tree, "title")) == "Cases \N{EN DASH} Heed"
    assert one(tree, "a", class_="govuk-skip-link").get("href") == "#main-content"
    assert one(tree, "main", id="main-content") is not None


def test_a_page_without_title_is_called_heed() -> None:
    tree = parse(render_to_string("govuk/page.html"))

    assert words(one(tree, "title")) == "Heed"
    assert not every(tree, "h1")


def test_nothing_on_a_page_is_inline() -> None:
    tree = page(seen_by(ASHA), colour_url="/colour.css")

    assert not every(tree, "style")
    assert all(script.get("src") and not script.text for script in every(tree, "script"))
    assert not [element for element in tree.iter() if element.get("style")]
    assert one(tree, "link", href="/colour.css") is not None


def test_the_frame_says_who_is_looking_and_lets_them_sign_out_by_post() -> None:
    tree = page(seen_by(ASHA), sign_out_url="/sign-out")

    assert words(one(tree, "p", class_="heed-header__acting-as")) == (
        "Signed in as Asha Patel Business manager · Northmere Council"
    )
    form = one(tree, "form", action="/sign-out", method="post")
    assert one(form, "input", name="csrfmiddlewaretoken") is not None
    assert "Northmere Partnership" in words(one(tree, "header"))


def test_a_viewer_without_post_or_agency_is_still_named() -> None:
    tree = page(seen_by(SimpleNamespace(name="Jo Field", role_words="", agency_name="")))

    assert words(one(tree, "p", class_="heed-header__acting-as")) == "Signed in as Jo Field"
    assert not every(tree, "form")


@pytest.mark.parametrize("request_", [None, RequestFactory().get("/"), seen_by(None)])
def test_a_page_works_before_anybody_signed_in(request_: HttpRequest | None) -> None:
    tree = page(request_)

    assert not every(tree, "p", class_="heed-header__acting-as")
    assert not every(tree, "nav")


def test_the_marking_is_on_the_page_and_on_each_sheet() -> None:
    tree = page(seen_by(ASHA))

    assert words(one(tree, "div", class_="heed-sheet__head")) == "OFFICIAL-SENSITIVE"
    assert words(one(tree, "div", class_="heed-sheet__foot")) == "OFFICIAL-SENSITIVE"
    assert "Protective marking: OFFICIAL-SENSITIVE" in words(one(tree, "footer"))


def test_a_page_may_carry_another_marking() -> None:
    tree = page(seen_by(ASHA), marking="OFFICIAL")

    assert words(one(tree, "div", class_="heed-sheet__head")) == "OFFICIAL"


def test_navigation_links_and_messages_are_shown() -> None:
    tree = page(
        navigation=[{"text": "Desk", "href": "/", "current": True}],
        footer_links=[{"text": "Accessibility", "href": "/accessibility"}],
        breadcrumbs=[{"text": "Desk", "href": "/"}],
        messages=["Saved & sent", "Closed"],
        home_url="/desk",
        wide=True,
    )

    assert words(one(tree, "a", aria_current="page")) == "Desk"
    assert words(one(tree, "a", href="/accessibility")) == "Accessibility"
    assert one(tree, "a", class_="govuk-breadcrumbs__link") is not None
    assert one(tree, "a", href="/desk") is not None
    assert [
        words(message) for message in every(tree, "p", class_="govuk-notification-banner__heading")
    ] == ["Saved & sent", "Closed"]
    assert one(tree, "div", class_="heed-width-container--wide") is not None


def test_a_page_may_lead_back() -> None:
    assert words(one(page(back_url="/list"), "a", href="/list")) == "Back"
    assert (
        words(one(page(back_url="/list", back_text="All cases"), "a", href="/list")) == "All cases"
    )


def test_a_wrong_answer_is_in_the_title_and_the_summary() -> None:
    form = specimens.OneQuestion({"aware_on-day": "5"})

    tree = parse(render_to_string("govuk/specimen_form.html", {"form": form}))

    assert words(one(tree, "title")).startswith("Error: When did the authority become aware")
    summary = one(tree, "div", class_="govuk-error-summary")
    assert one(summary, "a").get("href") == "#id_aware_on-month"
    assert one(tree, "input", id="id_aware_on-month") is not None
    assert len(every(tree, "h1")) == 1


@pytest.mark.parametrize("frame", ["form_page", "case_form_page"])
def test_a_form_page_carries_hidden_values_and_its_own_heading(frame: str) -> None:
    source = (
        f'{{% extends "govuk/{frame}.html" %}}{{% set title = "Reasons" %}}'
        "{% block form %}{{ form.reasons.as_field_group() }}{% endblock %}"
    )
    form = specimens.Questions(prefix="q")

    tree = parse(draw(source, form=form, case=specimens.CASE, form_action="/save"))

    assert words(one(tree, "h1")) == "Reasons"
    posted = one(tree, "form", method="post", action="/save")
    assert one(posted, "input", name="q-version").get("value") == "7"
    assert one(posted, "textarea", name="q-reasons") is not None


@pytest.mark.parametrize("frame", ["form_page", "case_form_page"])
def test_a_question_that_is_the_heading_stands_alone(frame: str) -> None:
    source = (
        f'{{% extends "govuk/{frame}.html" %}}{{% set title = "When" %}}'
        "{% block form %}{{ form.aware_on.as_field_group() }}{% endblock %}"
    )

    tree = parse(draw(source, form=specimens.OneQuestion(), case=specimens.CASE))

    assert words(one(tree, "h1")) == "When did the authority become aware of the incident?"


@pytest.mark.parametrize("frame", ["form_page", "case_form_page"])
def test_a_form_page_may_ask_nothing(frame: str) -> None:
    source = f'{{% extends "govuk/{frame}.html" %}}{{% set title = "Close the case" %}}'

    tree = parse(draw(source, case=specimens.CASE))

    assert words(one(tree, "h1")) == "Close the case"


CASE_FORM = (
    '{% extends "govuk/case_form_page.html" %}{% set title = "Decide" %}'
    '{% set button = "Record it" %}{% set back_url = "/back" %}'
    "{% block questions %}{{ form.aware_on.as_field_group() }}{% endblock %}"
    "{% block stands %}<p>What stands</p>{% endblock %}"
)
A_DAY = {"aware_on-day": "5", "aware_on-month": "1", "aware_on-year": "2026"}


def test_a_form_of_a_case_has_its_questions_and_one_button() -> None:
    tree = parse(draw(CASE_FORM, form=specimens.OneQuestion(), case=specimens.CASE))

    assert words(one(tree, "button", class_="govuk-button")) == "Record it"
    assert "What stands" not in words(one(tree, "main"))


def test_where_nothing_can_be_done_the_page_says_why_and_keeps_what_was_typed() -> None:
    form = specimens.OneQuestion(A_DAY)
    form.full_clean()

    main = one(
        parse(draw(CASE_FORM, form=form, case=specimens.CASE, refused="Ben was first.")), "main"
    )

    assert "Ben was first. What stands What you typed was not recorded" in words(main)
    assert "aware of the incident? 5 January 2026" in words(main)
    assert words(one(main, "a", href="/back")) == "Go back"
    assert not every(main, "form")


def test_where_nothing_was_typed_nothing_is_said_of_it() -> None:
    form = specimens.OneQuestion()

    main = one(parse(draw(CASE_FORM, form=form, case=specimens.CASE, refused="Too early.")), "main")

    assert "What you typed" not in words(main)


def test_whoever_came_second_sees_both_versions() -> None:
    form = specimens.OneQuestion(A_DAY)
    theirs = [("Aware on", "4 January 2026"), ("Because", "")]
    shown = {"form": form, "case": specimens.CASE, "theirs": theirs}

    before = words(one(parse(draw(CASE_FORM, **shown)), "main"))
    form.add_error(None, "Ben was first")
    after = words(one(parse(draw(CASE_FORM, **shown)), "main"))

    assert "On the case now" not in before
    assert "On the case now Aware on 4 January 2026 What you typed" in after


def test_a_case_page_says_what_was_wrong_under_its_header() -> None:
    form = specimens.OneQuestion({})

    tree = parse(
        render_to_string(
            "govuk/case_page.html", {"title": "Date", "form": form, "case": specimens.CASE}
        )
    )

    assert "Enter the date the authority became aware" in words(one(tree, "main"))
    assert words(one(tree, "p", class_="heed-case__reference")) == "SI-2026-0007"
