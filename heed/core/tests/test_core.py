"""Do the small things every room stands on do what they say?"""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import Enum

import pytest

from heed.core import clock, references
from heed.core.deadlines import Deadline, Standing
from heed.core.periods import Period, PeriodEndsBeforeItStarts, long_date, weekday_date
from heed.core.workflow import MoveNotAllowed, Workflow, words


class Stage(Enum):
    OPEN = "OPEN"
    SENT_AWAY = "SENT_AWAY"


STAGES = Workflow({Stage.OPEN: {Stage.SENT_AWAY}, Stage.SENT_AWAY: set()})


def deadline(done_on: date | None = None) -> Deadline:
    return Deadline(
        reference="SI-1",
        what="Tell the Panel",
        due_on=date(2026, 11, 23),
        authority="Guidance",
        because="Because",
        counted=(),
        page="",
        done_on=done_on,
    )


def test_the_clock_gives_an_aware_moment_in_utc() -> None:
    before = datetime.now(UTC)  # noqa: TID251  (the clock is what is tested)

    now = clock.now()

    assert now >= before
    assert now.tzinfo is UTC


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 3, 28, 23, 59, tzinfo=UTC), date(2026, 3, 28)),
        (datetime(2026, 3, 29, 23, 0, tzinfo=UTC), date(2026, 3, 30)),
        (datetime(2026, 10, 24, 22, 59, tzinfo=UTC), date(2026, 10, 24)),
        (datetime(2026, 10, 25, 23, 59, tzinfo=UTC), date(2026, 10, 25)),
    ],
)
def test_a_moment_falls_on_a_day_in_england(moment: datetime, day: date) -> None:
    assert clock.day(moment) == day


def test_a_time_on_the_wall_becomes_a_moment() -> None:
    assert clock.at(date(2026, 7, 1), 9, 30) == datetime(2026, 7, 1, 8, 30, tzinfo=UTC)
    assert clock.at(date(2026, 12, 1)) == datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("done_on", "on", "standing"),
    [
        (date(2026, 11, 23), date(2026, 12, 1), Standing.DONE),
        (date(2026, 11, 24), date(2026, 12, 1), Standing.DONE_LATE),
        (None, date(2026, 11, 24), Standing.OVERDUE),
        (None, date(2026, 11, 23), Standing.TODAY),
        (None, date(2026, 11, 22), Standing.COMING),
    ],
)
def test_a_deadline_stands_on_a_day(done_on: date | None, on: date, standing: Standing) -> None:
    assert deadline(done_on).standing(on) is standing


def test_days_left_turn_negative_once_overdue() -> None:
    assert deadline().days_left(date(2026, 11, 20)) == 3
    assert deadline().days_left(date(2026, 11, 25)) == -2


def test_a_deadline_is_open_until_it_is_done() -> None:
    assert deadline().is_open
    assert not deadline(date(2026, 11, 20)).is_open


def test_a_period_includes_both_its_days() -> None:
    period = Period(date(2026, 1, 5), date(2026, 2, 6))

    assert [day in period for day in (date(2026, 1, 4), period.starts_on, period.ends_on)] == [
        False,
        True,
        True,
    ]
    assert date(2026, 2, 7) not in period
    assert str(period) == "5 January 2026 to 6 February 2026"


def test_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(PeriodEndsBeforeItStarts, match="must not come before"):
        Period(date(2026, 1, 2), date(2026, 1, 1))


def test_days_are_written_as_the_field_writes_them() -> None:
    assert long_date(date(2027, 1, 5)) == "5 January 2027"
    assert weekday_date(date(2027, 1, 5)) == "Tuesday 5 January 2027"


def test_a_reference_is_random_and_can_be_read_out() -> None:
    made = {references.new("SI") for _ in range(200)}

    assert len(made) == 200
    for reference in made:
        prefix, _, code = reference.partition("-")
        assert prefix == "SI"
        assert len(code) == references.LENGTH
        assert set(code) <= set(references.ALPHABET)


def test_a_move_in_the_table_is_allowed() -> None:
    STAGES.check(Stage.OPEN, Stage.SENT_AWAY)


def test_a_move_that_is_not_in_the_table_is_refused_with_a_sentence() -> None:
    with pytest.raises(MoveNotAllowed, match="at the stage “Sent away” now, so"):
        STAGES.check(Stage.SENT_AWAY, Stage.OPEN)


def test_a_page_is_told_why_a_move_cannot_be_recorded_and_since_when() -> None:
    said = STAGES.refusal(Stage.SENT_AWAY, Stage.OPEN, since=" since noon, by Ana")

    assert said == (
        "This cannot be recorded now: the review is at the stage “Sent away” since noon, by Ana."
    )
    assert STAGES.refusal(Stage.OPEN, Stage.SENT_AWAY) == ""


def test_a_workflow_draws_itself() -> None:
    assert STAGES.diagram().splitlines() == [
        "stateDiagram-v2",
        "    OPEN: Open",
        "    SENT_AWAY: Sent away",
        "    OPEN --> SENT_AWAY",
        "    SENT_AWAY --> [*]",
    ]


def test_a_label_is_preferred_to_a_name() -> None:
    class Labelled(Enum):
        ONE = "ONE"

        @property
        def label(self) -> str:
            return "The first"

    assert words(Labelled.ONE) == "The first"
