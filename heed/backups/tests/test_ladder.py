"""Are the right backups kept, never none, and none too long?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.backups.ladder import LONGEST, Ladder
from heed.backups.tests.conftest import AT, LADDER

QUARTER = timedelta(minutes=15)


def test_all_of_a_day_then_one_an_hour_then_one_a_day() -> None:
    made = [AT - QUARTER * number for number in range(40 * 24 * 4)]

    kept = LADDER.keeps(made, at=AT)

    by_age = {
        "day": [moment for moment in kept if AT - moment <= timedelta(hours=24)],
        "week": [moment for moment in kept if timedelta(hours=24) < AT - moment <= timedelta(7)],
        "rest": [moment for moment in kept if AT - moment > timedelta(days=7)],
    }
    assert len(by_age["day"]) == 24 * 4 + 1
    assert len(by_age["week"]) == 6 * 24
    assert len(by_age["rest"]) == 28
    assert {moment.minute for moment in by_age["week"]} == {45}
    assert {(moment.hour, moment.minute) for moment in by_age["rest"]} == {(23, 45)}


moments = st.lists(
    st.datetimes(min_value=datetime(2026, 9, 1), max_value=datetime(2026, 11, 23)).map(  # noqa: DTZ001  (made UTC by the map)
        lambda moment: moment.replace(tzinfo=UTC)
    ),
    max_size=60,
)


@given(made=moments)
def test_the_newest_is_always_kept_and_nothing_else_older_than_the_longest(
    made: list[datetime],
) -> None:
    kept = LADDER.keeps(made, at=AT)

    assert kept <= set(made)
    assert (max(made) in kept) if made else not kept
    assert all(AT - moment <= LONGEST for moment in kept - {max(made, default=AT)})


@given(made=moments, minutes=st.integers(min_value=0, max_value=60 * 24 * 50))
def test_keeping_in_two_steps_keeps_the_same_as_in_one(made: list[datetime], minutes: int) -> None:
    later = AT + timedelta(minutes=minutes)

    assert LADDER.keeps(LADDER.keeps(made, at=AT), at=later) == LADDER.keeps(made, at=later)


@pytest.mark.parametrize(
    ("hours", "hourly", "daily"), [(24 * 8, 7, 35), (24, 36, 35), (24, 7, 36), (0, 7, 6)]
)
def test_a_ladder_with_steps_out_of_order_is_refused(hours: int, hourly: int, daily: int) -> None:
    with pytest.raises(ValueError, match="none longer than 35 days"):
        Ladder(
            all_for=timedelta(hours=hours),
            hourly_for=timedelta(days=hourly),
            daily_for=timedelta(days=daily),
        )
