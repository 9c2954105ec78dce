"""Does every cell land in its column, and none get lost, however cells are merged or moved?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.chronologies.readers import columns
from heed.chronologies.readers.columns import MOST, Drawn
from heed.chronologies.readers.opened import CannotBeRead, Line, Opened, Table

spans = st.lists(st.integers(1, 4), min_size=1, max_size=6)


def aligned(*rows: list[tuple[int, str]], before: int = 0) -> list[tuple[str, ...]]:
    drawn = [columns.drawn(number, row, before=before) for number, row in enumerate(rows, 1)]
    return [line.cells for line in columns.aligned(drawn).lines]


def test_a_merged_cell_fills_the_columns_it_is_drawn_across() -> None:
    assert aligned(
        [(1, "Date"), (1, "Time"), (1, "Event")],
        [(2, "May 2016"), (1, "Seen")],
        [(3, "School")],
    ) == [("Date", "Time", "Event"), ("May 2016", "", "Seen"), ("School", "", "")]


def test_borders_moved_by_hand_move_no_text_to_another_column() -> None:
    assert aligned(
        [(1, "Date"), (2, "Source"), (1, "Event")],
        [(2, "1 May"), (1, "GP"), (1, "Seen")],
        [(1, "2 May"), (2, "School"), (1, "Absent")],
        [(1, "3 May"), (3, "Nothing is known")],
        [(4, "Summer")],
    ) == [
        ("Date", "Source", "Event"),
        ("1 May", "GP", "Seen"),
        ("2 May", "School", "Absent"),
        ("3 May", "Nothing is known", ""),
        ("Summer", "", ""),
    ]


def test_cells_that_begin_in_one_column_take_the_next_ones() -> None:
    assert aligned([(1, "a"), (8, "b"), (1, "c")], [(2, "d"), (2, "e")]) == [
        ("a", "b", "c"),
        ("d", "e", ""),
    ]


def test_a_short_row_is_filled_up() -> None:
    lines = columns.aligned([Drawn(1, ("a", "b")), Drawn(2, ("c",))]).lines

    assert [line.cells for line in lines] == [("a", "b"), ("c", "")]


def test_rows_without_places_may_say_where_columns_begin() -> None:
    lines = columns.aligned([Drawn(1, ("a", "b")), Drawn(2, ("c",), (0,), 5)]).lines

    assert [line.cells for line in lines] == [("a", "b"), ("c", "")]


def test_cells_below_others_are_named_by_their_column() -> None:
    table = columns.aligned(
        [
            columns.drawn(7, [(1, "a"), (1, "b"), (1, "c")]),
            columns.drawn(8, [(2, "d"), (1, "")], below=frozenset({1})),
            Drawn(9, ("", "e", "f"), below=frozenset({0})),
        ]
    )

    assert table.below == {(8, 2), (9, 0)}


def test_a_table_without_rows_has_no_lines() -> None:
    assert columns.aligned([]) == Table(None, ())


def test_a_table_wider_than_any_is_refused_whoever_read_it() -> None:
    wide = Opened((Table(None, (Line(1, ("",) * (MOST + 1)),)),))

    columns.check_width(Opened((Table(None, (Line(1, ("",) * MOST),)), Table(None, ()))))
    with pytest.raises(CannotBeRead, match="more columns"):
        columns.check_width(wide)


def test_nobody_makes_a_thousand_columns() -> None:
    with pytest.raises(CannotBeRead, match="more columns"):
        Drawn(1, ("",) * (MOST + 1))


@given(st.lists(spans, min_size=1, max_size=6), st.integers(0, 2))
def test_no_text_is_lost_or_changes_its_order(rows: list[list[int]], before: int) -> None:
    written = [
        [(span, f"{number}.{place}") for place, span in enumerate(row)]
        for number, row in enumerate(rows)
    ]

    lines = aligned(*written, before=before)

    assert len({len(line) for line in lines}) == 1
    assert [[text for text in line if text] for line in lines] == [
        [text for _, text in row] for row in written
    ]
