"""Does a report ask the right questions in the right order, and keep what was typed?"""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.datastructures import MultiValueDict
from hypothesis import given
from hypothesis import strategies as st

from heed.incidents.forms import journey
from heed.incidents.forms.journey import CHECK, CHILDREN, Answers, Journey, NoSuchPage
from heed.incidents.tests.answers import COMPLETE, child, complete

ON = date(2026, 11, 18)


def begun(answers: Answers | None = None) -> Journey:
    return journey.begin(
        COMPLETE if answers is None else answers,
        on=ON,
        local_authority="Worcestershire",
        agencies=[("7", "Westshire Police"), ("8", "Westshire schools")],
    )


def errors(name: str, typed: dict[str, str]) -> dict[str, list[str]]:
    page = begun(complete(name, typed)).checked(name)
    assert not page.is_valid()
    return {field: [str(said) for said in found] for field, found in page.errors.items()}


def test_every_page_is_asked_once_and_ends_at_the_check() -> None:
    here, seen = begun(), ["outcome"]

    while seen[-1] != CHECK:
        seen.append(here.after(seen[-1]))

    assert seen == [
        *("outcome", "place", "when", "account", "concern", "aware"),
        *("child-1", "child-1-about", "child-1-care", CHILDREN),
        *("household", "agencies", "processes", CHECK),
    ]


def test_back_leads_the_same_way() -> None:
    here, name = begun(), "processes"
    seen: list[str] = []

    while (before := here.before(name)) is not None:
        seen.append(before)
        name = before

    assert seen[:3] == ["agencies", "household", CHILDREN]
    assert seen[-1] == "outcome"
    assert begun().before("child-2") == CHILDREN


def test_another_child_is_asked_about_until_the_form_is_full() -> None:
    here = begun()
    for number in (2, 3, 4):
        assert here.may_add_child
        assert here.after(CHILDREN, another=True) == f"child-{number}"
        here = begun({**here.answers, **child(number, f"Child {number}")})

    assert not here.may_add_child
    assert len(here.children_as_reported()) == 4
    with pytest.raises(NoSuchPage):
        here.page("child-5")


@pytest.mark.parametrize("name", ["nothing", "child-0", "child-3", "child-1-nothing", ""])
def test_there_are_no_other_pages(name: str) -> None:
    with pytest.raises(NoSuchPage):
        begun().page(name)


def test_a_complete_report_is_what_was_typed() -> None:
    here = begun()

    said, (ada,) = here.incident(), here.children_as_reported()

    assert here.unfinished() == []
    assert said.local_authority == said.happened_in == "Worcestershire"
    assert (said.outcome, said.concern) == ("died", "suspected")
    assert (said.happened_on, said.aware_on) == (date(2026, 11, 14), date(2026, 11, 16))
    assert said.parallel_processes == "Police investigation\nDS Okoro leads"
    assert (ada.name, ada.born_on, ada.died_on) == (
        "Ada Archer",
        date(2019, 3, 27),
        date(2026, 11, 15),
    )
    assert (ada.disability, ada.ethnicity) == ("Yes: autism", "White: Irish")
    assert (ada.normally_resident_in, ada.looked_after_by) == ("Kent", "Worcestershire")
    assert here.known_to() == [7]


@pytest.mark.parametrize(
    ("where", "authority", "happened_in", "outside"),
    [
        ("here", "", "Worcestershire", False),
        ("elsewhere", "Kent", "Kent", False),
        ("outside", "Kent", "", True),
        ("not_known", "Kent", "", False),
    ],
)
def test_the_place_settles_the_area(
    where: str, authority: str, happened_in: str, outside: bool
) -> None:
    said = begun(complete("place", {"where": where, "happened_in": authority})).incident()

    assert (said.happened_in, said.outside_england) == (happened_in, outside)


@pytest.mark.parametrize(
    ("disabled", "disability", "said"),
    [
        ("yes", "", "Yes"),
        ("yes", "autism", "Yes: autism"),
        ("no", "x", "No"),
        ("not_known", "", ""),
    ],
)
def test_a_disability_in_words(disabled: str, disability: str, said: str) -> None:
    here = begun(complete("child-1-about", {"disabled": disabled, "disability": disability}))

    assert here.children_as_reported()[0].disability == said


@pytest.mark.parametrize(
    ("looked_after", "by"),
    [("here", "Worcestershire"), ("elsewhere", "Kent"), ("no", ""), ("not_known", "")],
)
def test_who_looks_after_the_child(looked_after: str, by: str) -> None:
    here = begun(
        complete("child-1-care", {"looked_after": looked_after, "looked_after_by": "Kent"})
    )

    assert here.children_as_reported()[0].looked_after_by == by


def test_the_date_of_death_is_asked_only_after_a_death() -> None:
    alive = begun(complete("outcome", {"outcome": "seriously_harmed"}))

    assert "died_on" not in alive.page("child-1").fields
    assert "died_on" in begun().page("child-1").fields
    assert alive.children_as_reported()[0].died_on is None


def test_children_are_called_by_name() -> None:
    here = begun({**COMPLETE, **child(2, "Ben")})

    assert here.page("child-1").title == "Who is the child?"
    assert here.page("child-2").title == "Who is child 2?"
    assert here.page("child-1-about").title == "Tell us about Ada Archer"
    assert begun({}).page("child-1-about").title == "Tell us about the child"
    assert list(here.parts())[2:4] == ["Child 1: Ada Archer", "Child 2: Ben"]
    assert "Child 1: name not given" in begun({}).parts()


def test_the_question_about_the_day_fits_the_judgement() -> None:
    unsuspected = begun(complete("concern", {"concern": "not_suspected"}))

    assert "both things" in str(begun().page("aware")["aware_on"].label)
    assert "learned what had happened" in str(unsuspected.page("aware")["aware_on"].label)


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("outcome", {"outcome": ""}, "Select what happened to the child"),
        ("place", {"where": "elsewhere"}, "Enter the local authority where it happened"),
        (
            "when",
            {"happened_on-day": "19"},
            "The date of the incident must be today or in the past",
        ),
        ("account", {"what_happened": " "}, "Enter what happened"),
        ("concern", {"judged_by_name": ""}, "Enter who judged this"),
        ("concern", {"concern_reasons": ""}, "Enter the reasons for this judgement"),
        (
            "aware",
            {"aware_on-day": "13"},
            "The day the authority became aware must be on or after the day of the incident, "
            "14 November 2026",
        ),
        (
            "aware",
            {"aware_on-day": "19"},
            "The day the authority became aware must be today or in the past",
        ),
        ("child-1", {"name": ""}, "Enter the child’s name"),
        (
            "child-1",
            {"born_on-year": "2026", "born_on-month": "11", "born_on-day": "15"},
            "The date of birth must be on or before the incident",
        ),
        (
            "child-1",
            {"died_on-year": "2018"},
            "The date of death must be on or after the date of birth",
        ),
        ("child-1", {"died_on-year": "2027"}, "The date of death must be today or in the past"),
        ("child-1", {"live_born": ""}, "Select yes if the child was born alive"),
        ("child-1-care", {"lives": ""}, "Select where the child normally lives"),
        (
            "child-1-care",
            {"lives": "elsewhere", "lives_in": ""},
            "Enter the local authority where the child lives",
        ),
        ("processes", {"processes": ""}, "Select what else is under way"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(
    name: str, typed: dict[str, str], sentence: str
) -> None:
    said = errors(name, typed)

    assert [sentence] in said.values()
    assert name in begun(complete(name, typed)).unfinished()


def test_a_child_not_born_yet_may_have_a_date_in_the_future() -> None:
    here = begun(
        complete(
            "child-1",
            {
                "live_born": "no",
                "born_on-year": "2027",
                "died_on-day": "",
                "died_on-month": "",
                "died_on-year": "",
            },
        )
    )

    assert here.checked("child-1").is_valid()


def test_a_birth_is_measured_against_today_where_the_incident_has_no_date() -> None:
    dateless = complete(
        "when", {"happened_on-day": "", "happened_on-month": "", "happened_on-year": ""}
    )
    typed = {"born_on-year": "2026", "born_on-month": "11", "born_on-day": "17"}
    dateless["child-1"] = {**dateless["child-1"], **{key: [value] for key, value in typed.items()}}
    dateless["child-1"]["died_on-day"] = ["18"]

    assert begun(dateless).checked("child-1").is_valid()


def test_an_unreadable_date_of_the_incident_limits_nothing() -> None:
    here = begun(complete("when", {"happened_on-day": "x"}))

    assert here.page("aware").background.happened_on is None


def test_a_page_shows_what_was_typed_without_complaining_yet() -> None:
    here = begun(complete("aware", {"aware_on-day": "x"}))

    page = here.page("aware")

    assert not page.is_bound
    assert page["aware_on"].typed.day == "x"
    assert begun({}).page("aware").initial == {}


def test_a_child_is_taken_out_and_the_others_move_up() -> None:
    three = {**COMPLETE, **child(2, "Ben"), **child(3, "Cal")}
    del three["child-3-care"]

    left = begun(begun(three).without_child(2))

    assert left.names() == ["Ada Archer", "Cal"]
    assert "child-2-care" not in left.answers
    assert left.answers["household"] == COMPLETE["household"]


def test_only_answers_to_what_was_asked_are_kept() -> None:
    data = MultiValueDict(
        {"happened_on-day": ["1"], "csrfmiddlewaretoken": ["x"], "then": ["later"], "x": ["y"]}
    )

    assert begun({}).typed("when", data) == {"when": {"happened_on-day": ["1"]}}


def test_nothing_else_is_under_way() -> None:
    said = begun(complete("processes", {"processes": "none", "more": ""})).incident()

    assert said.parallel_processes == ""


@given(typed=st.text(max_size=200))
def test_whatever_is_typed_is_shown_again_or_explained(typed: str) -> None:
    here = begun(complete("account", {"what_happened": typed}))

    page = here.checked("account")

    assert page.is_valid() or page.errors["what_happened"]
    assert str(here.page("account")["what_happened"].typed) == typed


@given(
    data=st.dictionaries(
        st.sampled_from(["happened_on-day", "happened_on-month", "happened_on-year"]),
        st.text(max_size=6),
    )
)
def test_no_typed_date_breaks_a_page(data: dict[str, str]) -> None:
    here = begun({**COMPLETE, "when": {name: [value] for name, value in data.items()}})

    for name in here.pages():
        here.checked(name).is_valid()
