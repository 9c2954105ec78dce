"""Times as people write them, in a cell of their own or beside a date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.chronologies.dates import times


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("3.15pm", "15:15"),
        ("3:15 pm", "15:15"),
        ("3.15 p.m.", "15:15"),
        ("3pm", "15:00"),
        ("3 PM", "15:00"),
        ("11am", "11:00"),
        ("12am", "00:00"),
        ("12pm", "12:00"),
        ("12:30 am", "00:30"),
        ("12noon", "12:00"),
        ("12 noon", "12:00"),
        ("Noon", "12:00"),
        ("midday", "12:00"),
        ("14:30", "14:30"),
        ("14.30", "14:30"),
        ("14:30:59", "14:30"),
        ("1430hrs", "14:30"),
        ("1430 hours", "14:30"),
        ("1430", "14:30"),
        ("0930", "09:30"),
        ("09:30", "09:30"),
        ("9:30", "09:30"),
        ("14h30", "14:30"),
        ("14:30 hrs", "14:30"),
        ("14:30pm", "14:30"),
        ("0:15", "00:15"),
        ("00:00", "00:00"),
        ("at 3pm", "15:00"),
        ("10:30 - 11:15", "10:30"),
        ("10:30am to 12:30pm", "10:30"),
        ("2-4pm", "14:00"),
        ("between 2pm and 4pm", "14:00"),
        ("11 o'clock", "11:00"),
        ("0.604166667", "14:30"),
        (".5", "12:00"),
        ("03:15", "03:15"),
    ],
)
def test_a_time_that_can_only_be_one(written: str, time: str) -> None:
    assert times.read(written) == time


@pytest.mark.parametrize(
    "written",
    [
        "evening", "late evening", "about 3pm", "?3pm", "midnight", "12 midnight", "24:00", "25:00",
        "10:75", "3.15", "3:15", "3", "13:00 am", "0pm", "11 noon", "1275", "teatime", "3 o'clock",
        "before school", "2400hrs",
    ],
)  # fmt: skip
def test_all_else_stays_in_words(written: str) -> None:
    assert times.read(f" {written} ") == written


def test_an_empty_cell_says_no_time() -> None:
    assert times.read("  ") is None


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("22/05/2016 14:30", "14:30"),
        ("22.05.2016 at 3.15pm", "15:15"),
        ("22/05/2016 at 1430", "14:30"),
        ("22/05/2016 at 2015", "20:15"),
        ("22/05/2016 at 2075", "2075"),
        ("same day 3pm", "15:00"),
        ("Monday 24 June, from 10:30am to 12:30pm and from 2pm to 4:30pm", "10:30"),
        ("2016-05-22T10:30:00Z", "10:30"),
        ("evening of 3 June 2019", "evening"),
        ("midnight on 3 June 2019", "midnight"),
        ("3 June 2019 (pm)", "pm"),
        ("22/05/2016 00:00", "00:00"),
    ],
)
def test_a_time_beside_a_date(written: str, time: str) -> None:
    assert times.beside(written) == time


@pytest.mark.parametrize(
    "written",
    [
        "22/05/2016",
        "22.05.16",
        "on 20 September 2016 at 25",
        "2016-05-22 00:00:00",
        "2016",
        "x" * 999,
    ],
)
def test_no_time_beside_a_date(written: str) -> None:
    assert times.beside(written) is None


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_minute_of_the_day_comes_back(hour: int, minute: int) -> None:
    wanted = f"{hour:02}:{minute:02}"
    twelve = f"{(hour - 1) % 12 + 1}.{minute:02}{'pm' if hour >= 12 else 'am'}"

    assert times.read(wanted) == wanted
    assert times.read(f"{hour:02}{minute:02}hrs") == wanted
    assert times.read(twelve) == wanted
    assert times.beside(f"3 June 2019 {twelve}") == wanted


@given(st.text(max_size=40))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert times.read(text) or not text.strip()
    times.beside(text)
