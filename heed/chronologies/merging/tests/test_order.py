"""Do rows of many returns stand in one order that a reader can expect?"""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.chronologies.dates.written import Precision
from heed.chronologies.merging import order
from heed.chronologies.merging.tests.returns import UNREADABLE, row, span
from heed.chronologies.rows import Row

MARCH = span("2019-03-01", "2019-03-31", Precision.MONTH)


def shuffled(rows: list[Row]) -> list[Row]:
    mixed = list(rows)
    Random(4).shuffle(mixed)
    return mixed


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([row("2019-03-01"), row("2019-03-02")], id="by day"),
        pytest.param([row("2019-03-01"), row(MARCH), row("2019-03-02")], id="a day before a month"),
        pytest.param(
            [row(MARCH), row(span("2019-03-01", None)), row("2019-03-02")],
            id="what goes on without an end comes last among what begins that day",
        ),
        pytest.param(
            [row("2019-03-01"), row(span(None, "2019-03-01")), row("2019-03-02")],
            id="what only says until when stands at that day",
        ),
        pytest.param([row("2019-03-01"), row(UNREADABLE)], id="undated rows at the end"),
        pytest.param(
            [row("2019-03-01", time=time) for time in
             ("00:00", "early hours", "02:10", "06:00", "in the morning", "12:00", "Lunchtime",
              "afternoon", "14:30", "18:00", "evening", "23:59", None)],
            id="by time, parts of the day where they begin",
        ),
        pytest.param(
            [row("2019-03-01", agency="GP", ref="9"), row("2019-03-01", agency="Police", ref="1")],
            id="agency before its own sequence",
        ),
        pytest.param(
            [row("2019-03-01", ref=ref) for ref in ("1.9", "1.10", "2", "2a", "10")],
            id="sequence as people count",
        ),
        pytest.param(
            [row("2019-03-01", file="a.csv", number=9), row("2019-03-01", file="b.csv", number=2)],
            id="then by file",
        ),
        pytest.param([row("2019-03-01", number=n) for n in (2, 3, 20)], id="then by row"),
    ],
)  # fmt: skip
def test_rows_stand_in_order(rows: list[Row]) -> None:
    assert sorted(shuffled(rows), key=order.place) == rows


@pytest.mark.parametrize("time", ["soon after", "midnight", "24:10", "9:05", ""])
def test_a_time_nobody_can_place_stands_with_rows_without_one(time: str) -> None:
    assert order.place(row("2019-03-01", time=time)) == order.place(row("2019-03-01"))


@given(st.permutations([
    row("2019-03-01", time="09:00", number=2),
    row("2019-03-01", time="evening", number=3),
    row("2019-03-01", ref="2", number=4),
    row("2019-03-01", ref="x", number=5),
    row(MARCH, number=6),
    row(span(None, "2019-03-01"), number=7),
    row(span("2019-03-01", None), number=8),
    row(UNREADABLE, number=9),
    row(UNREADABLE, agency="GP", file="gp.csv", number=9),
]))  # fmt: skip
def test_every_shuffle_comes_to_the_same_order(rows: list[Row]) -> None:
    ordered = sorted(rows, key=order.place)

    assert [(one.agency, one.number) for one in ordered] == [
        ("Police", 2), ("Police", 3), ("Police", 5), ("Police", 4), ("Police", 6),
        ("Police", 7), ("Police", 8), ("GP", 9), ("Police", 9),
    ]  # fmt: skip
