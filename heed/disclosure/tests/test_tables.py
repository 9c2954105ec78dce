from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heed.disclosure.suppression import Count, Preset, Showing, ShownByDecision, SmallNumbers
from heed.disclosure.tables import ProtectedTable, protect, protect_list
from heed.disclosure.tests.attacker import Known, Reader

DFE = SmallNumbers()
ZEROS_TOO = SmallNumbers(protect_zeros=True)
STRICT = SmallNumbers(preset=Preset.STRICT)
ROUND5 = SmallNumbers(preset=Preset.ROUND5)
ANY_NUMBER = 30  # as far as the reader looks; every number made up here is far below

# A thousand tables and a reader who guesses at each: the lines they run through are run by others.
many_guesses = pytest.mark.no_cover
small_or_not = st.one_of(st.integers(0, 3), st.integers(0, 7), st.integers(0, 16))


def of_shape(rows: int, columns: int) -> st.SearchStrategy[list[list[int]]]:
    row = st.lists(small_or_not, min_size=columns, max_size=columns)
    return st.lists(row, min_size=rows, max_size=rows)


tables = st.sampled_from([(1, 2), (1, 4), (2, 1), (2, 2), (2, 3), (3, 2)]).flatmap(
    lambda shape: of_shape(*shape)
)


def as_text(table: ProtectedTable) -> list[str]:
    rows = zip(table.cells, table.row_totals, strict=True)
    lines = [" ".join(str(count) for count in (*cells, total)) for cells, total in rows]
    return [*lines, " ".join(str(count) for count in (*table.column_totals, table.total))]


def test_a_table_without_small_numbers_is_shown_whole() -> None:
    assert as_text(protect([[10, 20], [0, 40]], DFE)) == ["10 20 30", "0 40 40", "10 60 70"]


def test_one_small_number_takes_three_more_cells_with_it() -> None:
    shown = as_text(protect([[3, 20, 9], [30, 40, 50], [60, 70, 80]], DFE))

    assert shown == ["c 20 c 32", "c 40 c 120", "60 70 80 210", "93 130 139 362"]


def test_a_true_zero_is_shown_unless_zeros_are_protected() -> None:
    assert str(protect_list([0, 40], DFE).parts[0]) == "0"
    assert [str(part) for part in protect_list([0, 40], ZEROS_TOO).parts] == ["c", "c"]


def test_a_small_total_is_hidden_too() -> None:
    shown = protect_list([1, 2], DFE)

    assert [str(count) for count in (*shown.parts, shown.total)] == ["c", "c", "c"]


def test_two_small_parts_protect_each_other_only_if_their_sum_leaves_room() -> None:
    enough, too_few = protect_list([3, 4, 20], DFE), protect_list([1, 1, 20, 30], STRICT)

    assert [str(part) for part in enough.parts] == ["c", "c", "20"]
    assert [str(part) for part in too_few.parts] == ["c", "c", "c", "30"]


def test_cells_that_need_not_be_hidden_after_all_are_shown_again() -> None:
    shown = as_text(protect([[3, 0], [6, 3]], DFE))

    assert shown == ["c 0 c", "6 c c", "c c 12"]


def test_a_hidden_count_keeps_no_trace_of_the_number() -> None:
    shown = protect_list([3, 17], DFE)

    assert shown.parts == (
        Count(None, Showing.HIDDEN, "a number that is not shown"),
        Count(None, Showing.HIDDEN, "a number that is not shown"),
    )


def test_a_named_person_may_decide_that_small_numbers_are_shown() -> None:
    decision = ShownByDecision(by_name="A Chair", on=date(2020, 1, 20), reason="Told to the Board")

    shown = protect([[1, 20]], DFE, decision=decision)

    assert shown.cells[0][0] == Count(1, Showing.BY_DECISION, "1", decision)
    assert shown.cells[0][1] == Count(20, Showing.EXACT, "20")


def test_rounded_numbers_stay_when_nothing_more_can_be_said_about_them() -> None:
    assert as_text(protect([[10, 16], [14, 10]], ROUND5)) == ["10 15 25", "15 10 25", "25 25 50"]


def test_a_rounded_total_that_pins_down_its_parts_is_withheld() -> None:
    shown = protect_list([2, 2], ROUND5)

    assert [str(count) for count in (*shown.parts, shown.total)] == ["0", "0", "c"]


@pytest.mark.parametrize("cells", [[], [[]], [[1, 2], [3]]])
def test_a_table_must_be_a_rectangle(cells: list[list[int]]) -> None:
    with pytest.raises(ValueError, match="rows of the same length"):
        protect(cells, DFE)


@many_guesses
@settings(max_examples=1000, deadline=None)
@given(cells=tables, policy=st.sampled_from([DFE, ZEROS_TOO, STRICT]))
def test_every_small_number_could_be_any_small_number(
    cells: list[list[int]], policy: SmallNumbers
) -> None:
    shown = protect(cells, policy)

    assert all(reader.can_imagine() for reader in every_guess(cells, shown, policy)), as_text(shown)


@many_guesses
@settings(max_examples=150, deadline=None)
@given(cells=of_shape(3, 3))
def test_so_it_is_where_rows_and_columns_hide_each_other(cells: list[list[int]]) -> None:
    shown = protect(cells, DFE)

    assert all(reader.can_imagine() for reader in every_guess(cells, shown, DFE)), as_text(shown)


@many_guesses
@settings(max_examples=300, deadline=None)
@given(cells=tables)
def test_every_rounded_number_could_be_any_number_it_stands_for(cells: list[list[int]]) -> None:
    shown = protect(cells, ROUND5)

    assert all(reader.can_imagine() for reader in every_rounded_guess(cells, shown)), as_text(shown)


@settings(max_examples=100, deadline=None)
@given(cells=tables, policy=st.sampled_from([DFE, ZEROS_TOO, STRICT]))
def test_what_is_shown_is_true_and_nothing_small_is_shown(
    cells: list[list[int]], policy: SmallNumbers
) -> None:
    shown = protect(cells, policy)

    for row, shown_row in zip(cells, shown.cells, strict=True):
        for count, shown_count in zip(row, shown_row, strict=True):
            assert shown_count.value in (count, None)
            assert shown_count.value is None or not policy.hides(count)
    assert shown.total.value in (sum(map(sum, cells)), None)


def test_a_realistic_table_keeps_most_of_its_cells() -> None:
    three_years = [[14, 3, 17, 22], [11, 0, 19, 25], [2, 1, 12, 18], [31, 8, 40, 61]]

    shown = protect(three_years, DFE)

    counts = [count for line in as_text(shown) for count in line.split()]
    assert sum(count != "c" for count in counts) >= 0.6 * len(counts)
    assert shown.total.value == 284


def every_guess(
    cells: list[list[int]], shown: ProtectedTable, policy: SmallNumbers
) -> Iterator[Reader]:
    """Yield a reader for each small number and each thing it might be."""
    guesses = range(policy.smallest, policy.largest + 1)
    reader = knowing(cells, shown, policy.smallest)
    for row, column in small(cells, policy):
        for guess in guesses:
            yield replace(reader, cells=put(reader.cells, row, column, guess))
    reader = knowing(cells, shown, 0)
    by_row, by_column = list(map(sum, cells)), list(map(sum, zip(*cells, strict=True)))
    for guess in guesses:
        for _, row in small([by_row], policy):
            yield replace(reader, row_totals=put([reader.row_totals], 0, row, guess)[0])
        for _, column in small([by_column], policy):
            yield replace(reader, column_totals=put([reader.column_totals], 0, column, guess)[0])
        for _ in small([[sum(by_row)]], policy):
            yield replace(reader, total=(guess, guess))


def small(cells: list[list[int]], policy: SmallNumbers) -> list[tuple[int, int]]:
    return [
        (row, column)
        for row, counts in enumerate(cells)
        for column, count in enumerate(counts)
        if policy.hides(count)
    ]


def every_rounded_guess(cells: list[list[int]], shown: ProtectedTable) -> Iterator[Reader]:
    reader = Reader(
        [[within_two(count) for count in row] for row in shown.cells],
        [within_two(count) for count in shown.row_totals],
        [within_two(count) for count in shown.column_totals],
        within_two(shown.total),
        cells,
    )
    for row, knowns in enumerate(reader.cells):
        for column, known in enumerate(knowns):
            for guess in range(known[0], known[1] + 1):
                yield replace(reader, cells=put(reader.cells, row, column, guess))


def knowing(cells: list[list[int]], shown: ProtectedTable, least: int) -> Reader:
    def known(count: Count) -> Known:
        if count.value is None:
            return least, ANY_NUMBER
        return count.value, count.value

    def known_total(count: Count) -> Known:
        return (least, 9 * ANY_NUMBER) if count.value is None else known(count)

    return Reader(
        [[known(count) for count in row] for row in shown.cells],
        [known_total(count) for count in shown.row_totals],
        [known_total(count) for count in shown.column_totals],
        known_total(shown.total),
        cells,
    )


def within_two(count: Count) -> Known:
    if count.value is None:
        return 0, 9 * ANY_NUMBER
    return max(count.value - 2, 0), count.value + 2


def put(knowns: Sequence[Sequence[Known]], row: int, column: int, guess: int) -> list[list[Known]]:
    changed = [list(line) for line in knowns]
    changed[row][column] = (guess, guess)
    return changed
