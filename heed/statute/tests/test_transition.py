"""The move from boards to partners, 2018 to 2020."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from heed.statute import transition
from heed.statute.dated import NotInForce
from heed.statute.transition import LegalType

WORCESTERSHIRE = date(2019, 9, 30)


def test_the_regulations_give_areas_until_30_june_2019_to_publish() -> None:
    assert transition.publication_deadline() == date(2019, 6, 30)


def test_the_last_lawful_implementation_date_is_30_september_2019() -> None:
    """Rule T2: Worcestershire's own date is the last lawful day."""
    latest = transition.implementation_deadline(transition.publication_deadline())

    assert latest == WORCESTERSHIRE


def test_the_first_yearly_report_is_due_twelve_months_after_implementation() -> None:
    """Worked example E48."""
    assert transition.first_yearly_report_by(WORCESTERSHIRE) == date(2020, 9, 30)


def test_a_board_has_twelve_months_to_finish_its_reviews() -> None:
    """Worked example E21, last sentence."""
    assert transition.board_finishes_reviews_by(WORCESTERSHIRE) == date(2020, 9, 30)


@pytest.mark.parametrize(
    "question",
    [
        transition.implementation_deadline,
        transition.first_yearly_report_by,
        transition.board_finishes_reviews_by,
    ],
)
def test_nothing_could_be_implemented_before_the_regulations(
    question: Callable[[date], date],
) -> None:
    with pytest.raises(NotInForce):
        question(date(2018, 6, 28))


def test_boards_are_gone_everywhere_on_29_september_2020() -> None:
    assert transition.T4.value_on(date(2019, 1, 1)) == date(2020, 9, 29)
    assert date(2020, 9, 28) == transition.LAST_DAY_OF_BOARDS


def test_unfinished_child_death_reviews_were_handed_over_by_29_january_2020() -> None:
    assert transition.T6.value_on(date(2019, 1, 1)).by == date(2020, 1, 29)


@pytest.mark.parametrize(
    ("started_on", "legal_type"),
    [
        (date(2019, 9, 29), LegalType.SERIOUS_CASE_REVIEW),
        (date(2019, 9, 30), LegalType.LOCAL_REVIEW),
        (date(2019, 12, 1), LegalType.LOCAL_REVIEW),
    ],
)
def test_what_a_review_is_in_law_depends_on_the_implementation_date(
    started_on: date, legal_type: LegalType
) -> None:
    found = transition.legal_type_of_review(started_on=started_on, implemented_on=WORCESTERSHIRE)

    assert found is legal_type


def test_since_october_2019_only_a_local_review_can_be_started() -> None:
    assert transition.T7.value_on(date(2019, 10, 1)) is LegalType.LOCAL_REVIEW
    with pytest.raises(NotInForce):
        transition.T7.value_on(date(2019, 9, 30))
