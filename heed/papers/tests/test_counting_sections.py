"""What do the sections that count cases say: in full, protected, with none?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from syrupy.assertion import SnapshotAssertion

from heed.core.periods import Period
from heed.disclosure.suppression import ShownByDecision
from heed.documents import text
from heed.documents.tree import Section
from heed.papers.facts import BoardFacts, PanelView, Timeliness
from heed.papers.numbers import Numbers
from heed.papers.sections import (
    commissioned,
    considered,
    timeliness,
)
from heed.papers.tests import example
from heed.papers.tests.example import LATER
from heed.papers.tests.reading import said

RELEASED = Numbers(
    decision=ShownByDecision(by_name="Alex Example", on=example.MEETING, reason="Published.")
)
PROTECTED = Numbers()


class TestCommissioned:
    """The reviews commissioned: in full, protected, none."""

    def test_one_review_by_decision(self, snapshot: SnapshotAssertion) -> None:
        section = commissioned.section(example.of_2020(), numbers=RELEASED)

        assert text.render(section) == snapshot

    def test_one_review_protected(self, snapshot: SnapshotAssertion) -> None:
        section = commissioned.section(example.of_2020(), numbers=PROTECTED)

        assert text.render(section) == snapshot

    def test_none(self) -> None:
        words = said(commissioned.section(example.board(), numbers=PROTECTED))

        assert words.endswith(
            "1. Since the new arrangements began in September 2019, no child safeguarding practice "
            "review has been commissioned."
        )

    def test_a_later_period_is_named_by_its_days(self) -> None:
        period = Period(date(2026, 4, 1), LATER)

        words = said(commissioned.section(example.board(period=period), numbers=PROTECTED))

        assert "1. From 1 April 2026 to 10 September 2026, no child" in words

    def test_several_reviews_by_decision(self, snapshot: SnapshotAssertion) -> None:
        facts = example.board(
            commissioned=(
                example.review("SI-1", looked_after=True),
                example.review(
                    "SI-2",
                    looked_after=False,
                    terms_written=False,
                    reviewer_appointed=False,
                    completion_planned_for=None,
                ),
                example.review("SI-3", label="Learning Review", completed_on=date(2020, 1, 31)),
            )
        )

        assert text.render(commissioned.section(facts, numbers=RELEASED)) == snapshot

    def test_several_of_which_one_concerns_a_looked_after_child(self) -> None:
        facts = example.board(
            commissioned=(
                example.review("SI-1"),
                example.review("SI-2", looked_after=False, confidential=False),
            )
        )

        words = said(commissioned.section(facts, numbers=RELEASED))

        assert "two Serious Case Reviews have been commissioned. One of them concerns" in words
        assert "commissioned in November 2019: it is at an early stage. The terms" in words

    def test_several_of_which_none_concerns_a_looked_after_child(self) -> None:
        facts = example.board(
            commissioned=tuple(
                example.review(f"SI-{position}", looked_after=False) for position in range(2)
            )
        )

        assert "looked" not in said(commissioned.section(facts, numbers=RELEASED))

    def test_the_number_alone_is_public_from_six(self) -> None:
        facts = example.board(
            commissioned=tuple(example.review(f"SI-{position}") for position in range(6))
        )

        words = said(commissioned.section(facts, numbers=PROTECTED))

        assert "six Serious Case Reviews were commissioned. 2. Further detail is in the" in words
        assert "looked" not in words

    @pytest.mark.parametrize("number", [0, 8])
    def test_a_number_that_differs_little_from_an_earlier_paper_is_not_given(
        self, number: int
    ) -> None:
        compared = Numbers(told={"reviews-commissioned": frozenset({5, 20})})
        facts = example.board(
            commissioned=tuple(example.review(f"SI-{position}") for position in range(number))
        )

        words = said(commissioned.section(facts, numbers=compared))

        assert "commissioned is not given here, because it could be compared with an" in words
        assert "eight" not in words

    def test_a_review_past_half_its_time_is_under_way(self) -> None:
        review = example.review(looked_after=False, on=date(2020, 5, 1))

        words = said(commissioned.section(example.board(commissioned=(review,)), numbers=RELEASED))

        assert "It is under way and therefore confidential for now." in words
        assert "looked after" not in words

    def test_one_review_that_is_complete(self) -> None:
        review = example.review(completed_on=date(2020, 1, 31))

        words = said(commissioned.section(example.board(commissioned=(review,)), numbers=RELEASED))

        assert "It was completed in January 2020." in words
        assert "due" not in words


class TestConsidered:
    """The cases decided without a review: in full, protected, none."""

    def test_two_cases_by_decision(self, snapshot: SnapshotAssertion) -> None:
        section = considered.section(example.of_2020(), numbers=RELEASED)

        assert text.render(section) == snapshot

    def test_two_cases_protected(self, snapshot: SnapshotAssertion) -> None:
        section = considered.section(example.of_2020(), numbers=PROTECTED)

        assert text.render(section) == snapshot

    def test_none(self) -> None:
        words = said(considered.section(example.board(), numbers=PROTECTED))

        assert words.endswith("no case was decided without a child safeguarding practice review.")

    def test_the_number_alone_is_public_from_six(self) -> None:
        facts = example.board(considered=example.cases(6))

        words = said(considered.section(facts, numbers=PROTECTED))

        assert "six cases were referred to the Practice Review Group" in words
        assert "Panel supported" not in words

    def test_a_number_that_differs_little_from_an_earlier_paper_is_not_given(self) -> None:
        compared = Numbers(told={"considered-without-review": frozenset({6})})

        words = said(
            considered.section(example.board(considered=example.cases(7)), numbers=compared)
        )

        assert (
            "the number of cases decided without a child safeguarding practice review is not given"
            in words
        )
        assert "seven" not in words

    def test_one_case(self, snapshot: SnapshotAssertion) -> None:
        facts = example.board(considered=(example.case(panel=PanelView.AWAITED),))

        assert text.render(considered.section(facts, numbers=RELEASED)) == snapshot

    def test_a_year_with_several_cases(self, snapshot: SnapshotAssertion) -> None:
        facts = example.board(
            considered=(
                *example.cases(4),
                example.case("SI-5", criteria_not_met=False, panel=PanelView.OTHERWISE),
                example.case("SI-6", criteria_not_met=False, panel=PanelView.AWAITED),
            )
        )

        assert text.render(considered.section(facts, numbers=RELEASED)) == snapshot

    def test_all_of_several_learned_another_way(self) -> None:
        facts = example.board(considered=example.cases(3, criteria_not_met=False))

        words = said(considered.section(facts, numbers=RELEASED))

        assert (
            "It was decided in all three cases that the learning would be taken forward by other "
            "work. The national Panel supported the decision in all three cases." in words
        )


class TestTimeliness:
    """Whether the Panel was told in time: asked for or not, small or not."""

    MANY = tuple(f"SI-{position}" for position in range(14))

    def test_nobody_asked(self) -> None:
        assert timeliness.section(example.of_2020(), numbers=RELEASED) is None

    def test_numbers_that_are_not_small(self, snapshot: SnapshotAssertion) -> None:
        asked = Timeliness(notified=self.MANY, notified_late=self.MANY[:7], reviewed=self.MANY[:12])
        facts = replace(example.board(meeting_on=LATER), timeliness=asked)

        assert text.render(_timeliness(facts)) == snapshot

    @pytest.mark.parametrize(
        "asked",
        [
            Timeliness(notified=MANY[:5]),
            Timeliness(notified=MANY, notified_late=MANY[:1]),
            Timeliness(notified=MANY, notified_late=MANY[:9]),
            Timeliness(reviewed=MANY, reviewed_late=MANY[:10]),
        ],
        ids=["few sent", "few late", "few notified in time", "few reviewed in time"],
    )
    def test_small_numbers_are_not_public(self, asked: Timeliness) -> None:
        facts = replace(example.board(meeting_on=LATER), timeliness=asked)

        words = said(timeliness.section(facts, numbers=PROTECTED))

        assert "not for publication, because the numbers are small" in words
        assert "Late" not in words

    def test_a_total_cannot_give_away_a_small_number_elsewhere(self) -> None:
        asked = Timeliness(notified=self.MANY)
        facts = replace(
            example.board(meeting_on=LATER, considered=example.cases(2)), timeliness=asked
        )

        assert "not for publication" in said(timeliness.section(facts, numbers=PROTECTED))

    def test_small_numbers_by_decision(self) -> None:
        facts = replace(
            example.board(meeting_on=LATER), timeliness=Timeliness(notified=self.MANY[:2])
        )

        assert "Sent: 2; Late: 0" in said(timeliness.section(facts, numbers=RELEASED))


def _timeliness(facts: BoardFacts) -> Section:
    section = timeliness.section(facts, numbers=PROTECTED)
    assert section is not None
    return section
