"""A cell says what its writer saw, where its value would say something else."""

from __future__ import annotations

import pytest

from heed.chronologies.readers import shown

MAY_3 = 42493.0  # 3 May 2016


@pytest.mark.parametrize(
    ("number", "code", "value", "text"),
    [
        (17, None, MAY_3, "May 2016"),
        (16, None, MAY_3, "3 May"),
        (9, None, 0.5, "50%"),
        (10, None, 0.125, "12.50%"),
        (164, "mmm\\ yyyy", MAY_3, "May 2016"),
        (164, "[$-809]mmmm yyyy;@", MAY_3, "May 2016"),
        (164, '"in "yyyy', MAY_3, "2016"),
        (164, "dd/mm", MAY_3, "3 May"),
        (164, "mm/yy", 2958466.0, None),
        (164, "yyyy", 1e300, None),
        (164, "00000000000", 7700900123.0, "07700900123"),
        (164, "000 000 0000", 9434765919.0, "943 476 5919"),
        (164, "000", 1234.0, None),
        (164, "000", 1.5, None),
        (164, "000", -1.0, None),
        (164, "0.0%", 0.125, "12.5%"),
        (164, "0%", 0.5, "50%"),
    ],
)
def test_a_format_that_hides_something_is_obeyed(
    number: int, code: str | None, value: float, text: str | None
) -> None:
    show = shown.of_format(number, code)

    assert show is not None
    assert show(value, False) == text


@pytest.mark.parametrize(
    ("number", "code"),
    [(0, None), (14, None), (164, "dd/mm/yyyy"), (164, "hh:mm"), (164, "0.00"), (164, "General"),
     (164, "dddd"), (164, "d mmm yyyy hh:mm"), (164, "")],
)  # fmt: skip
def test_a_format_that_hides_nothing_leaves_the_value(number: int, code: str | None) -> None:
    assert shown.of_format(number, code) is None


def test_days_may_be_counted_from_1904() -> None:
    show = shown.of_format(17, None)

    assert show is not None
    assert show(MAY_3 - 1462, True) == "May 2016"


def test_a_year_that_is_hidden_is_told_of() -> None:
    assert shown.hidden_day("3 May", MAY_3, False) == (
        "A cell shows “3 May” and no year; the workbook holds 2016-05-03, but the year may be that "
        "of typing."
    )
    assert shown.hidden_day("May 2016", MAY_3, False) is None
    assert shown.hidden_day(None, MAY_3, False) is None
    assert shown.hidden_day("3 May", 1e300, False) is None
