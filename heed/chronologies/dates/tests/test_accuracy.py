"""How many written dates are read right, and is one stated with certainty that is wrong?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from heed.chronologies.dates import reading
from heed.chronologies.dates.tests import labelled
from heed.chronologies.dates.tests.labelled import Answered, Labelled
from heed.chronologies.dates.written import Precision

SAMPLES_RIGHT, SAMPLES = 203, 204  # “it took a further year” says no day to us
OURS_RIGHT, OURS = 735, 735


def told(name: str, answered: list[Answered]) -> list[Answered]:
    """Print the figure and what was wrong, and return what was right."""
    right = [one for one in answered if one.right]
    sure = sum(one.wrong_for_certain for one in answered)
    print(  # noqa: T201  (the figure belongs in the report of the tests)
        f"{name}: {len(right)} of {len(answered)} intervals right "
        f"({len(right) / len(answered):.1%}), {sure} wrong for certain"
    )
    for one in answered:
        if not one.right:
            print(f"  {one}")  # noqa: T201  (so do the misses)
    return right


@pytest.mark.parametrize(
    ("name", "cases", "floor", "size"),
    [
        ("published dates", labelled.of_samples(), SAMPLES_RIGHT, SAMPLES),
        ("dates by kind", labelled.by_kind(), OURS_RIGHT, OURS),
    ],
)
def test_nearly_all_are_right_and_none_is_wrong_for_certain(
    name: str, cases: list[Labelled], floor: int, size: int
) -> None:
    answered = labelled.answers(cases)

    right = told(name, answered)

    assert len(answered) == size
    assert len(right) == floor
    assert [str(one) for one in answered if one.wrong_for_certain] == []


CERTAIN = {"day", "numbers", "iso", "time", "month", "year", "range", "no year"}
DOUBTED = {"doubt", "part of month", "part of year", "decade", "season", "term", "parts", "age"}


def test_certainty_and_problems_are_as_the_kind_says() -> None:
    answered = labelled.answers(labelled.by_kind())

    wrong = [f"{one}: {said}" for one in answered for said in _misjudged(one)]

    assert wrong == []


def _misjudged(one: Answered) -> Iterator[str]:
    found, kind = one.found, one.asked.kind
    unreadable = found.precision is Precision.UNREADABLE
    if unreadable != (one.asked.means == (None, None)):
        yield "unreadable says that there are no days, and nothing else does"
    if bool(found.problem) != (unreadable or kind in ("weekday", "mistyped")):
        yield "a problem is said where there is one"
    if found.certain and (found.problem or kind in DOUBTED):
        yield "it leaves a doubt"
    if not (found.certain or found.problem) and kind in CERTAIN and "?" not in found.written:
        yield "it leaves no doubt"


def test_what_comes_from_the_row_above_or_the_birth_is_said() -> None:
    needing = [
        one
        for one in labelled.answers(labelled.by_kind())
        if one.right and one.asked.kind in ("no year", "relative", "age") and one.found.first
    ]

    silent = [
        str(one)
        for one in needing
        if not one.found.inferred and not reading.read(one.asked.written).first
    ]

    assert silent == []
