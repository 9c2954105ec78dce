"""Is a long run that ended gone on with, and never mixed with another?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.trust import slices
from tests.trust.slices import Tally


class PowerCut(BaseException):
    """What no harness catches."""


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(slices, "KEPT", tmp_path / "trust")
    return tmp_path / "trust"


def measured(number: int) -> Tally:
    return Tally(Counter(kills=10), {f"word {number}"}, [f"{number} is odd"] * (number % 2))


def ends_at(last: int) -> None:
    def measure(number: int) -> Tally:
        if number == last:
            raise PowerCut
        return measured(number)

    with pytest.raises(PowerCut):
        slices.all_of("made_up", 4, measure)


def test_slices_are_added_up_and_forgotten(kept: Path) -> None:
    found = slices.all_of("made_up", 4, measured)

    assert found.counts == Counter(kills=40)
    assert found.met == {"word 0", "word 1", "word 2", "word 3"}
    assert found.wrong == ["1 is odd", "3 is odd"]
    assert not list(kept.iterdir())


def test_a_run_that_ended_goes_on_after_its_last_slice() -> None:
    asked = []

    def measure(number: int) -> Tally:
        asked.append(number)
        return measured(number)

    ends_at(2)
    found = slices.all_of("made_up", 4, measure)

    assert asked == [2, 3]
    assert found.counts == Counter(kills=40)
    assert found.met == {"word 0", "word 1", "word 2", "word 3"}
    assert found.wrong == ["1 is odd", "3 is odd"]


def test_slices_of_other_code_are_not_added(monkeypatch: pytest.MonkeyPatch) -> None:
    ends_at(2)
    monkeypatch.setattr(slices, "_code", lambda: "of another day")

    found = slices.all_of("made_up", 2, lambda _: Tally(Counter(kills=1)))

    assert found.counts == Counter(kills=2)


def test_a_slice_that_breaks_is_wrong_and_the_others_are_measured() -> None:
    def measure(number: int) -> Tally:
        return Tally(Counter(part=1 // number))

    found = slices.all_of("made_up", 2, measure)

    assert found.counts == Counter(part=1)
    assert len(found.wrong) == 1
    assert found.wrong[0].startswith("slice 1 ended: ")
    assert "ZeroDivisionError" in found.wrong[0]
