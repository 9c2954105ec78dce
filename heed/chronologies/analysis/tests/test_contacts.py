"""Is every entry counted in its month for certain, perhaps in several, or named as loose?"""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from heed.chronologies.analysis.contacts import MOST_MONTHS, Cell, contacts, table
from heed.chronologies.analysis.entries import Span
from heed.chronologies.analysis.tests.making import NEVER, day, row, several, written

TWO_YEARS = Span(day(0), day(730))
JANUARY, FEBRUARY = date(2016, 1, 1), date(2016, 2, 1)


def test_an_entry_of_one_month_is_surely_of_it_and_others_perhaps() -> None:
    found = several(
        row(when=written(day(0), day(30))),
        row(when=written(day(30), day(31))),
        row(when=written(day(5), certain=False)),
        row(when=NEVER),
        row(when=written(day(0), day(700))),
    )

    counted = contacts(found, period=TWO_YEARS)

    assert counted.cells == {
        ("Police", JANUARY): Cell(("1",), ("2", "3")),
        ("Police", FEBRUARY): Cell((), ("2",)),
    }
    assert counted.loose == ("4", "5")
    assert len(counted.months) == 24


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(-40, 770), st.integers(0, 500)), max_size=12))
def test_the_count_is_that_of_painting_day_by_day(ends: list[tuple[int, int]]) -> None:
    found = several(*(row(when=written(day(a), day(a + long))) for a, long in ends))

    counted = contacts(found, period=TWO_YEARS)

    surely: dict[date, list[str]] = {}
    perhaps: dict[date, list[str]] = {}
    for entry, (a, long) in zip(found, ends, strict=True):
        painted = {n: day(n).replace(day=1) for n in range(a, a + long + 1)}
        months = {month for n, month in painted.items() if 0 <= n <= 730}
        whole = set(painted.values())
        for month in sorted(months) if len(months) <= MOST_MONTHS else ():
            into = surely if len(whole) == 1 else perhaps
            into.setdefault(month, []).append(entry.id)
    assert {month: list(cell.surely) for (_, month), cell in counted.cells.items()} == {
        month: surely.get(month, []) for month in {*surely, *perhaps}
    }
    assert {month: list(cell.perhaps) for (_, month), cell in counted.cells.items()} == {
        month: perhaps.get(month, []) for month in {*surely, *perhaps}
    }


def test_the_table_is_by_month_and_then_agency() -> None:
    found = several(
        row(when=written(day(40))),
        row(when=written(day(1)), agency="School"),
        row(when=written(day(2))),
    )

    lines = table(contacts(found, period=TWO_YEARS)).lines

    assert [line.cells for line in lines] == [
        ("January 2016", "Police", "1", "0"),
        ("January 2016", "School", "1", "0"),
        ("February 2016", "Police", "1", "0"),
    ]
    assert lines[0].rows == ("3",)
