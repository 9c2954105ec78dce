"""When the yearly report is due and what belongs in it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from heed.statute import yearly_report
from heed.statute.dated import NotInForce, NotKnown


def test_the_next_report_is_due_twelve_months_after_the_last() -> None:
    """Worked example E47."""
    assert yearly_report.due_by(date(2024, 9, 30)) == date(2025, 9, 30)


def test_twelve_months_after_a_leap_day_end_on_28_february() -> None:
    assert yearly_report.due_by(date(2024, 2, 29)) == date(2025, 2, 28)


def test_no_report_of_partners_was_due_before_there_were_partners() -> None:
    with pytest.raises(NotInForce):
        yearly_report.due_by(date(2018, 6, 28))


def test_the_act_asks_what_was_done_and_how_well_it_worked() -> None:
    done, effective = yearly_report.contents_on(date(2018, 7, 3))

    assert done.startswith("what the partners and relevant agencies have done")
    assert effective.startswith("how effective")


@pytest.mark.parametrize(
    ("starts", "added"),
    [
        (date(2018, 7, 4), "evidence of impact on outcomes, from early help to looked-after"),
        (date(2023, 12, 15), "findings of independent scrutiny"),
        (date(2026, 3, 19), "The report must evidence the impact of the arrangements"),
    ],
)
def test_each_edition_of_guidance_adds_from_its_first_day(starts: date, added: str) -> None:
    before = yearly_report.contents_on(starts - timedelta(days=1))
    since = yearly_report.contents_on(starts)

    assert any(content.startswith(added) for content in since)
    assert not any(content.startswith(added) for content in before)


def test_the_edition_of_2023_replaces_that_of_2018() -> None:
    old = yearly_report.Y3.value_on(date(2023, 12, 14))

    assert len(yearly_report.contents_on(date(2023, 12, 14))) == 2 + len(old)
    assert not set(old) & set(yearly_report.contents_on(date(2023, 12, 15)))
    with pytest.raises(NotInForce):
        yearly_report.Y3.value_on(date(2023, 12, 15))


def test_what_2026_adds_comes_last_and_keeps_2023() -> None:
    day = date(2026, 3, 19)
    statute, guidance = yearly_report.Y1.value_on(day), yearly_report.Y4.value_on(day)

    contents = yearly_report.contents_on(day)

    assert contents[:-1] == statute.contents + guidance.contents
    assert contents[-1] == yearly_report.Y5.value_on(day)


def test_no_september_date_is_given_because_nobody_has_read_it_again() -> None:
    with pytest.raises(NotKnown, match="end of September"):
        yearly_report.Y4_T.value_on(date(2024, 9, 1))


def test_a_board_reported_to_four_people_while_there_were_boards() -> None:
    report = yearly_report.Y6.value_on(date(2020, 9, 28))

    assert len(report.sent_to) == 4
    assert "police and crime commissioner" in report.sent_to
    with pytest.raises(NotInForce):
        yearly_report.Y6.value_on(date(2020, 9, 29))
