from datetime import date

import pytest

from heed.disclosure.suppression import Preset, Showing, ShownByDecision, SmallNumbers
from heed.disclosure.totals import NOT_BROKEN_DOWN, Breakdown, parts_of_total

DFE = SmallNumbers()
ZEROS_TOO = SmallNumbers(protect_zeros=True)


def in_words(breakdown: Breakdown) -> list[str]:
    parts = breakdown.parts or ()
    return [breakdown.total.words, *(f"{label} {count.words}" for label, count in parts)]


def test_large_parts_are_shown_beside_their_total() -> None:
    shown = parts_of_total(17, {"reviewed": 7, "not reviewed": 10}, DFE)

    assert in_words(shown) == ["17", "reviewed 7", "not reviewed 10"]
    assert shown.because == ""


def test_one_small_part_keeps_all_parts_back() -> None:
    shown = parts_of_total(17, {"reviewed": 2, "not reviewed": 15}, DFE)

    assert shown.parts is None
    assert f"Decisions are {shown.because}." == (
        "Decisions are not broken down because the number is small."
    )
    assert in_words(shown) == ["17"]


def test_a_small_total_is_hidden_and_not_broken_down() -> None:
    shown = parts_of_total(3, {"reviewed": 1, "not reviewed": 2}, DFE)

    assert in_words(shown) == ["fewer than six"]


def test_a_small_rest_that_can_be_worked_out_counts_as_a_part() -> None:
    assert parts_of_total(17, {"reviewed": 15}, DFE).parts is None
    assert in_words(parts_of_total(17, {"reviewed": 10}, DFE)) == ["17", "reviewed 10"]


def test_none_and_all_are_shown_unless_zeros_are_protected() -> None:
    every_one = {"reviewed": 8, "not reviewed": 0}

    assert in_words(parts_of_total(8, every_one, DFE)) == ["8", "reviewed 8", "not reviewed 0"]
    assert parts_of_total(8, every_one, ZEROS_TOO).parts is None
    assert parts_of_total(8, {"reviewed": 8}, ZEROS_TOO).parts is None


def test_a_complete_breakdown_has_no_rest_to_protect() -> None:
    shown = parts_of_total(18, {"reviewed": 8, "not reviewed": 10}, ZEROS_TOO)

    assert in_words(shown) == ["18", "reviewed 8", "not reviewed 10"]


def test_a_decision_shows_every_part() -> None:
    decision = ShownByDecision(by_name="A Chair", on=date(2020, 1, 20), reason="Told to the Board")

    shown = parts_of_total(3, {"commissioned": 1, "not met": 2}, DFE, decision=decision)

    assert in_words(shown) == ["3", "commissioned 1", "not met 2"]
    assert shown.total.showing is Showing.BY_DECISION


def test_rounded_parts_that_pin_each_other_down_are_kept_back() -> None:
    rounding = SmallNumbers(preset=Preset.ROUND5)

    assert parts_of_total(4, {"a": 2, "b": 2}, rounding).because == NOT_BROKEN_DOWN
    assert in_words(parts_of_total(25, {"a": 10, "b": 15}, rounding)) == [
        "about 25", "a about 10", "b about 15",
    ]  # fmt: skip


def test_parts_beyond_their_total_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="more than their total"):
        parts_of_total(3, {"reviewed": 4}, DFE)


def test_a_part_below_nought_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="less than 0"):
        parts_of_total(30, {"reviewed": -4}, SmallNumbers(preset=Preset.ROUND5))
