from datetime import date

import pytest

from heed.disclosure.suppression import (
    Count,
    Preset,
    Showing,
    ShownByDecision,
    SmallNumbers,
    rounding_range,
)

DECISION = ShownByDecision(by_name="A Chair", on=date(2020, 1, 20), reason="Told to the Board")


@pytest.mark.parametrize(
    ("count", "table", "words"),
    [(0, "0", "0"), (1, "c", "fewer than six"), (5, "c", "fewer than six"), (6, "6", "6"),
     (1116, "1,116", "1,116")],
)  # fmt: skip
def test_one_to_five_are_hidden_by_default(count: int, table: str, words: str) -> None:
    shown = SmallNumbers().show(count)

    assert (str(shown), shown.words) == (table, words)


@pytest.mark.parametrize(("count", "table"), [(0, "0"), (1, "c"), (9, "c"), (10, "10")])
def test_the_strict_rule_hides_everything_below_ten(count: int, table: str) -> None:
    shown = SmallNumbers(preset=Preset.STRICT).show(count)

    assert str(shown) == table
    assert shown.words == ("fewer than ten" if table == "c" else table)


@pytest.mark.parametrize(
    ("count", "nearest", "words"),
    [(0, 0, "few or none"), (2, 0, "few or none"), (3, 5, "about 5"), (7, 5, "about 5"),
     (8, 10, "about 10"), (1003, 1005, "about 1,005")],
)  # fmt: skip
def test_rounding_says_that_it_rounds(count: int, nearest: int, words: str) -> None:
    shown = SmallNumbers(preset=Preset.ROUND5).show(count)

    assert shown == Count(nearest, Showing.ROUNDED, words)


def test_a_rounded_number_stands_for_five_numbers_or_for_nought_to_two() -> None:
    assert rounding_range(6) == (3, 7)
    assert rounding_range(1) == (0, 2)


def test_zero_is_hidden_where_it_would_say_something() -> None:
    shown = SmallNumbers(protect_zeros=True).show(0)

    assert str(shown) == "c"


def test_a_hidden_count_does_not_hold_the_number() -> None:
    assert SmallNumbers().show(3) == SmallNumbers().show(4)


def test_a_decision_shows_a_small_count_and_is_kept_with_it() -> None:
    shown = SmallNumbers().show(1, decision=DECISION)

    assert shown == Count(1, Showing.BY_DECISION, "1", DECISION)


def test_a_decision_does_not_mark_a_count_that_is_not_small() -> None:
    assert SmallNumbers().show(12, decision=DECISION) == Count(12, Showing.EXACT, "12")


@pytest.mark.parametrize(("name", "reason"), [(" ", "Told to the Board"), ("A Chair", "")])
def test_a_decision_needs_a_name_and_a_reason(name: str, reason: str) -> None:
    with pytest.raises(ValueError, match="who decided"):
        ShownByDecision(by_name=name, on=date(2020, 1, 20), reason=reason)


def test_a_count_below_nought_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="less than 0"):
        SmallNumbers().show(-1)


@pytest.mark.parametrize("preset", Preset)
def test_a_count_below_nought_is_a_mistake_under_every_rule(preset: Preset) -> None:
    with pytest.raises(ValueError, match="less than 0"):
        SmallNumbers(preset=preset).show(-1)


@pytest.mark.parametrize(
    ("policy", "sentence"),
    [
        (SmallNumbers(), "“c” stands for a number from 1 to 5, or"),
        (SmallNumbers(preset=Preset.STRICT, protect_zeros=True), "from 0 to 9"),
        (SmallNumbers(preset=Preset.ROUND5), "rounded to the nearest 5"),
    ],
)
def test_the_rule_explains_itself(policy: SmallNumbers, sentence: str) -> None:
    assert sentence in policy.explain()
