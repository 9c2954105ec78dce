"""Values of the law for programs and for people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from heed.statute.exploitation import FgmReport
from heed.statute.roles import AgencyGroup, Body
from heed.statute.value import Value
from heed.statute.wording import as_json, as_words
from heed.statute.working_days import CalendarDays, ClockHours, Months, WorkingDays

WRITTEN = [
    ("A sentence.", "A sentence.", "A sentence."),
    (16, 16, "16"),
    (True, True, "yes"),
    (False, False, "no"),
    (date(2019, 6, 30), "2019-06-30", "30 June 2019"),
    (Body.LOCAL_AUTHORITY, "local authority", "local authority"),
    (WorkingDays(5), {"working_days": 5}, "five working days"),
    (CalendarDays(7), {"calendar_days": 7}, "seven days"),
    (Months(6), {"months": 6}, "six months"),
    (ClockHours(72), {"hours": 72}, "72 hours"),
    (
        (AgencyGroup("criminal justice", 7), Months(1)),
        [{"name": "criminal justice", "categories": 7}, {"months": 1}],
        "name: criminal justice; categories: 7; one month",
    ),
]


@pytest.mark.parametrize(("value", "written", "_"), WRITTEN)
def test_a_value_is_written_for_a_program(value: object, written: object, _: str) -> None:
    found = as_json(value)

    assert found == written
    assert type(found) is type(written)


@pytest.mark.parametrize(("value", "_", "words"), WRITTEN)
def test_a_value_is_written_for_a_person(value: object, _: object, words: str) -> None:
    assert as_words(value) == words


def test_nothing_is_null_for_a_program() -> None:
    assert as_json(None) is None


@pytest.mark.parametrize("write", [as_json, as_words])
def test_anything_else_is_refused(write: Callable[[object], object]) -> None:
    with pytest.raises(TypeError, match=r"^1\.5 is not a value of the law\.$"):
        write(1.5)


def test_the_name_of_a_field_is_written_in_words() -> None:
    report = FgmReport(best_practice=WorkingDays(1), outer_limit=Months(1))

    assert as_words(report) == "best practice: one working day; outer limit: one month"


class Target(Value):
    """Parts that may say nothing."""

    within: WorkingDays | None
    told: tuple[str, ...]
    promptness: str
    relaxed: bool


def test_a_part_that_says_nothing_is_left_out_for_a_person_and_kept_for_a_program() -> None:
    target = Target(None, (), "", False)

    assert as_words(target) == "relaxed: no"
    assert as_json(target) == {"within": None, "told": [], "promptness": "", "relaxed": False}
