"""Does a merge lose nothing, whatever order the files are given in?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.chronologies.merging import combining
from heed.chronologies.merging.combined import Entry, Kind, Mark
from heed.chronologies.merging.combining import SameName
from heed.chronologies.merging.tests.returns import UNREADABLE, day, row, sent
from heed.chronologies.rows import Column, Problem, Return, Row

DAYS = st.integers(1, 4).map(lambda number: day(f"2019-03-0{number}"))
EVENTS = st.sampled_from(["Home visit", "A&E attendance, bruise to left arm", "MARAC", ""])
ROWS = st.builds(
    row, st.one_of(DAYS, st.just(UNREADABLE)), EVENTS, time=st.sampled_from([None, "09:00"])
)


@st.composite
def returns(draw: st.DrawFn) -> list[Return]:
    """Return a few returns of different files, two of them from one agency."""
    files = {"a.docx": "Police", "b.csv": "GP", "c.xlsx": "GP"}
    return [
        sent(*draw(st.lists(ROWS, max_size=6)), file=file, agency=agency,
             problems=(Problem(file, None, "Something"),) * draw(st.integers(0, 2)))
        for file, agency in files.items()
    ]  # fmt: skip


@given(returns())
def test_every_row_and_every_problem_comes_out_once(sent_in: list[Return]) -> None:
    combined = combining.merge(sent_in)

    def key(one: Row) -> tuple[str, int]:
        return one.file, one.number

    assert sorted((entry.row for entry in combined.rows), key=key) == sorted(
        (one for each in sent_in for one in each.rows), key=key
    )
    assert set(combined.problems) >= {one for each in sent_in for one in each.problems}
    assert len({entry.id for entry in combined.rows}) == len(combined.rows)
    assert sum(one.rows for one in combined.returns) == len(combined.rows)


@given(returns(), st.randoms(use_true_random=False))
def test_the_order_of_the_files_makes_no_difference(sent_in: list[Return], random: object) -> None:
    mixed = list(sent_in)
    random.shuffle(mixed)  # type: ignore[attr-defined]  # Hypothesis gives a Random

    assert combining.merge(mixed) == combining.merge(sent_in)


def test_a_row_is_known_by_its_file_and_number() -> None:
    combined = combining.merge([sent(row("2019-03-02"), row("2019-03-01"))])

    assert [entry.id for entry in combined.rows] == ["police.docx:3", "police.docx:2"]


def test_sheets_that_count_from_one_again_are_told_apart() -> None:
    first = row("2019-03-01", number=2)
    book = replace(sent(), rows=(first, replace(first, event="Another")))

    combined = combining.merge([book])

    assert [entry.id for entry in combined.rows] == ["police.docx:2", "police.docx:2/2"]


def test_columns_of_every_table_are_kept_once() -> None:
    other = (Column("Was the child seen?", None),)
    book = replace(
        sent(), rows=(row("2019-03-01"), replace(row("2019-03-01"), columns=other, cells=("yes",)))
    )

    combined = combining.merge([book, sent(row("2019-03-02"), file="b.csv")])

    assert [column.heading for column in combined.columns] == [
        "Ref", "Date", "Event", "Was the child seen?",
    ]  # fmt: skip


def test_two_files_of_one_name_are_refused() -> None:
    with pytest.raises(SameName, match=r"Two returns come from files called police\.docx"):
        combining.merge([sent(row("2019-03-01")), sent(agency="GP")])


def test_nothing_merges_into_nothing() -> None:
    combined = combining.merge([])

    assert (combined.rows, combined.returns, combined.problems) == ((), (), ())


def test_marks_of_each_kind_can_be_asked_for() -> None:
    marks = tuple(Mark(kind.value, kind, ()) for kind in Kind)
    entry = Entry("police.docx:2", row("2019-03-01"), marks)

    assert (entry.same_as, entry.conflicts_with, entry.repeats) == (
        ("same",), ("conflict",), ("repeat",),
    )  # fmt: skip


def test_both_sides_of_a_pair_are_marked_and_the_pair_counts_once() -> None:
    gp = sent(row("2019-03-01", "Strategy meeting, burn"), file="gp.csv", agency="GP")

    combined = combining.merge([sent(row("2019-03-01", "Strategy discussion re burn")), gp])

    assert [entry.same_as for entry in combined.rows] == [("police.docx:2",), ("gp.csv:2",)]
    assert combining.counted(combined) == {Kind.SAME: 1}
