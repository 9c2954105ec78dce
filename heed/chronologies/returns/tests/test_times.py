"""A time is read where it is plain, and left as written where it would be a guess."""

from __future__ import annotations

import pytest

from heed.chronologies.returns import times


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("14:05", "14:05"),
        ("14:05:30", "14:05"),
        ("1405", "14:05"),
        ("14.05", "14:05"),
        ("1405hrs", "14:05"),
        ("14:05 hrs", "14:05"),
        ("07:30", "07:30"),
        ("2pm", "14:00"),
        (" 2.30 p.m. ", "14:30"),
        ("12pm", "12:00"),
        ("12am", "00:00"),
        ("12.15 am", "00:15"),
        # Morning or evening? Nobody said.
        ("7.30", "7.30"),
        ("7:30", "7:30"),
        # No such time, or no time at all.
        ("13pm", "13pm"),
        ("2.75pm", "2.75pm"),
        ("24:00", "24:00"),
        ("25:00", "25:00"),
        ("midnight", "midnight"),
        ("evening", "evening"),
    ],
)
def test_a_time_is_read_or_kept(written: str, time: str) -> None:
    assert times.read(written) == time


@pytest.mark.parametrize(
    ("cell", "day", "time"),
    [
        ("2016-05-03 14:30", "2016-05-03", "14:30"),
        ("2019-03-04T14:05:00", "2019-03-04", "14:05"),
        ("03/05/2016\n09:15", "03/05/2016", "09:15"),
        ("3 May 2016 at 2.30pm", "3 May 2016", "14:30"),
        ("3rd May 2016, 1430hrs", "3rd May 2016", "14:30"),
        ("3 May 2016 (14:30)", "3 May 2016", "14:30"),
        ("same day 3pm", "same day", "15:00"),
    ],
)
def test_a_time_is_parted_from_its_date(cell: str, day: str, time: str) -> None:
    assert times.split(cell) == (day, time)


@pytest.mark.parametrize(
    "cell", ["", "May 2016", "03/05/2016", "3/5/16 9am-10am", "1 June 2018 1430", " 10:30 pm"]
)
def test_a_cell_without_one_plain_time_stays_whole(cell: str) -> None:
    assert times.split(cell) == (cell, None)
