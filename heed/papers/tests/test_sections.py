"""What does each section say? The snapshots are what a director reviews."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from syrupy.assertion import SnapshotAssertion

from heed.documents import text
from heed.papers.sections import (
    arrangements,
    closing,
    decisions,
    groups,
    introduction,
    notifications,
    practice_reviews,
    wording,
)
from heed.papers.tests import example
from heed.papers.tests.example import LATER
from heed.papers.tests.reading import said
from heed.partnership.arrangements import Arrangements, DecisionAuthority
from heed.partnership.structure import Structure


def test_the_introduction_says_what_the_report_is_for(snapshot: SnapshotAssertion) -> None:
    assert text.render(introduction.section(example.of_2020())) == snapshot


def test_the_arrangements_of_2020(snapshot: SnapshotAssertion) -> None:
    assert text.render(arrangements.section(example.of_2020())) == snapshot


def test_arrangements_that_only_change_earlier_ones(snapshot: SnapshotAssertion) -> None:
    changed = Arrangements(
        starts_on=date(2024, 12, 15),
        title="Arrangements 2024",
        decides=DecisionAuthority.STATUTORY_PARTNERS,
    )
    bare = example.area(
        arrangements=changed,
        partners=(),
        structure=Structure(partners=(), partners_part="", beside=(), groups=()),
    )

    section = arrangements.section(example.board(where=bare, meeting_on=LATER))

    assert text.render(section) == snapshot


@pytest.mark.parametrize(
    ("meeting_on", "edition", "health"),
    [
        (date(2018, 7, 1), "2018", "the clinical commissioning groups"),
        (date(2022, 7, 1), "2018", "the integrated care board"),
        (date(2023, 12, 15), "2023", "the integrated care board"),
        (date(2026, 9, 10), "2026", "the integrated care board"),
    ],
)
def test_law_and_partners_are_those_of_the_meeting(
    meeting_on: date, edition: str, health: str
) -> None:
    words = said(arrangements.section(example.board(meeting_on=meeting_on)))

    assert f"Working Together to Safeguard Children {edition}, sets out" in words
    assert f"the local authority, {health} and the police" in words


def test_no_table_of_chief_officers_is_printed_where_none_is_recorded() -> None:
    nobody = tuple(replace(one, chief_officers=()) for one in example.area().partners)

    words = said(
        arrangements.section(example.board(where=replace(example.area(), partners=nobody)))
    )

    assert "chief officers" not in words


def test_a_partnership_without_a_short_name_is_named_once() -> None:
    area = replace(example.area(), short_name="")

    words = said(arrangements.section(example.board(where=area)))

    assert "Westshire Safeguarding Children Partnership have been in place" in words


def test_groups_speak_for_themselves(snapshot: SnapshotAssertion) -> None:
    sections = groups.sections(example.of_2020())

    assert "\n".join(text.render(section) for section in sections) == snapshot


def test_a_group_that_is_missing_or_says_nothing_has_no_section() -> None:
    silent = example.area(quality=None, exploitation=example.REVIEW)

    assert groups.sections(example.board(where=silent)) == ()


def test_practice_reviews(snapshot: SnapshotAssertion) -> None:
    assert text.render(practice_reviews.section(example.of_2020())) == snapshot


def test_the_review_groups_own_words_come_first() -> None:
    named = replace(example.REVIEW, purpose="It runs reviews.\nIt learns from them.")

    section = practice_reviews.section(example.board(where=example.area(review=named)))

    assert said(section).startswith(
        "Child safeguarding practice reviews =================================== "
        "1. It runs reviews. 2. It learns from them. 3. The purpose"
    )


def test_an_area_without_groups_is_still_a_sentence() -> None:
    area = example.area(review=None, executive=None)

    words = said(practice_reviews.section(example.board(where=area)))

    assert "the Executive and the review group follow those developments" in words
    assert "A key responsibility of the partnership" in words


def test_notifications_of_2020(snapshot: SnapshotAssertion) -> None:
    assert text.render(notifications.section(example.of_2020())) == snapshot


def test_care_leavers_are_named_once_guidance_asks() -> None:
    before = said(notifications.section(example.board(meeting_on=date(2023, 12, 14))))
    after = said(notifications.section(example.board(meeting_on=date(2023, 12, 15))))

    assert "care leaver" not in before
    assert (
        "When a care leaver up to and including the age of 24 dies, it should notify the Secretary "
        "of State for Education and Ofsted, whether or not abuse or neglect is suspected." in after
    )


def test_decisions_of_2020(snapshot: SnapshotAssertion) -> None:
    assert text.render(decisions.section(example.of_2020())) == snapshot


def test_the_partners_decide_where_the_arrangements_say_so() -> None:
    arrangement = replace(
        example.ARRANGEMENTS,
        decides=DecisionAuthority.STATUTORY_PARTNERS,
        reviews_are_a_standing_item=False,
        communicating_decisions="We write to every family.",
    )

    words = said(decisions.section(example.board(where=example.area(arrangements=arrangement))))

    assert "recommends to the three safeguarding partners whether" in words
    assert "The partners are responsible for the final decision." in words
    assert "standing item" not in words
    assert "is told in between its meetings" in words
    assert "We write to every family." in words
    assert "Decisions are made transparently" not in words


def test_an_executive_that_is_told_nothing_is_not_mentioned() -> None:
    arrangement = replace(
        example.ARRANGEMENTS,
        reviews_are_a_standing_item=False,
        national_importance_told_between_meetings=False,
    )

    words = said(decisions.section(example.board(where=example.area(arrangements=arrangement))))

    assert "Executive" not in words


def test_the_closing_of_2020(snapshot: SnapshotAssertion) -> None:
    facts = example.of_2020()
    contacts = closing.contacts(facts)
    assert contacts is not None

    sections = (closing.recommendations(facts), contacts, closing.background_papers())

    assert "\n".join(text.render(section) for section in sections) == snapshot


def test_no_contact_lines_no_section() -> None:
    assert closing.contacts(example.board(where=example.area(contact_lines=()))) is None


def test_reviews_by_their_usual_name_are_recommended_with_other_learning_reviews() -> None:
    words = said(closing.recommendations(example.board()))

    assert (
        "reports of child safeguarding practice reviews and other learning reviews of any" in words
    )


@pytest.mark.parametrize(
    ("label", "inside"),
    [
        ("Local child safeguarding practice review", "local child safeguarding practice review"),
        ("Serious Case Review", "Serious Case Review"),
        ("LCSPR", "LCSPR"),
        ("learning review", "learning review"),
    ],
)
def test_a_label_in_a_sentence(label: str, inside: str) -> None:
    assert wording.in_a_sentence(label) == inside


def test_articles_and_plurals() -> None:
    assert wording.article("audit") == "an audit"
    assert wording.article("Serious Case Review") == "a Serious Case Review"
    assert wording.plural("Lessons") == "Lessons"
    assert wording.listed(["a", "b", "c"]) == "a, b and c"
