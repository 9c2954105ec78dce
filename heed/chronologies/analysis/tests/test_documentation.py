"""Does the documentation say which rules there are, and what each looks for?"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from heed.chronologies.analysis import gathered, lanes
from heed.chronologies.analysis.words import changed, missed, sight, terms

PAGE: Final = (
    Path(__file__).resolve().parents[4] / "docs/explanation/what-the-pictures-say.md"
).read_text(encoding="utf-8")
RULES: Final = [
    *((rule.name, rule.looks_for) for step in sight.STEPS for rule in step),
    *((rule.name, rule.looks_for) for rule in missed.RULES),
    *((rule.name, rule.looks_for) for rule in changed.RULES),
]


@pytest.mark.parametrize(("name", "looks_for"), RULES)
def test_a_rule_is_in_the_documentation_as_it_is(name: str, looks_for: str) -> None:
    assert f"| {name} | {looks_for} |" in PAGE


def test_no_rule_is_in_the_documentation_that_is_not_there() -> None:
    lines = [line for line in PAGE.splitlines() if line.startswith("| ")]

    assert len(lines) == len(RULES) + 3  # three tables, each with a heading


def test_numbers_are_those_of_the_code() -> None:
    assert "at most seven days" in PAGE
    assert gathered.APART == 7
    assert "days up to 62 days of period, weeks up to 550" in PAGE
    assert [most for most, _ in lanes.UP_TO] == [62, 550, 8 * 366]
    assert "four or fewer" in PAGE
    assert terms.SLIPS == ((9, 2), (5, 1))
