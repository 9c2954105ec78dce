"""Is the day of a review worked out as the class says, and does it say how?"""

from __future__ import annotations

from datetime import date

import pytest

from heed.retention.models import RetentionClass
from heed.retention.reckoning import Facts, Life, reckon
from heed.retention.tests.factories import RetentionClassFactory

Trigger = RetentionClass.Trigger
ENDED = Facts(ended_on=date(2024, 3, 4), ended_by="It was decided not to notify")


def kept(trigger: Trigger, years: int | None = 2) -> RetentionClass:
    found: RetentionClass = RetentionClassFactory.build(
        name="Files", trigger=trigger, years=years, partnership=None
    )
    return found


def life(
    born_on: date | None = date(2010, 5, 17),
    died_on: date | None = None,
    *,
    name: str = "Child 1",
    looked_after: bool = False,
) -> Life:
    return Life(name=name, born_on=born_on, died_on=died_on, looked_after=looked_after)


def with_children(*children: Life) -> Facts:
    return Facts(ended_on=date(2024, 3, 4), ended_by="The Panel replied", children=children)


def test_years_are_counted_from_the_end_of_the_work() -> None:
    found = reckon(kept(Trigger.CASE_ENDED), ENDED, kept_until=None)

    assert found.on == date(2026, 3, 4)
    assert found.because == (
        "It was decided not to notify on 4 March 2024, and the work on the case ended.",
        "“Files” is kept for 2 years: until 4 March 2026.",
    )


def test_one_year_is_said_as_one() -> None:
    found = reckon(kept(Trigger.CASE_ENDED, 1), ENDED, kept_until=None)

    assert "for 1 year: until 4 March 2025." in found.because[1]


def test_a_case_that_goes_on_has_no_day() -> None:
    assert reckon(kept(Trigger.CASE_ENDED), Facts(), kept_until=None).on is None


def test_no_period_is_over_while_the_work_goes_on() -> None:
    facts = Facts(children=(life(date(1990, 1, 1)),))

    found = reckon(kept(Trigger.CHILD_BORN), facts, kept_until=date(2030, 1, 1))

    assert found.on is None
    assert found.because[-1] == "The work on the case has not ended, so its period has not begun."


def test_without_a_class_nobody_can_say() -> None:
    assert reckon(None, ENDED, kept_until=None).on is None


def test_the_youngest_child_counts() -> None:
    facts = with_children(life(date(2010, 5, 17)), life(date(2015, 2, 1), name="Child 2"))

    found = reckon(kept(Trigger.CHILD_BORN, 25), facts, kept_until=None)

    assert found.on == date(2040, 2, 1)
    assert found.because[0] == "The youngest child was born on 1 February 2015."


def test_an_unknown_birth_makes_no_day_and_names_no_child() -> None:
    facts = with_children(life(), life(None, name="Child 2"))

    found = reckon(kept(Trigger.CHILD_BORN, 25), facts, kept_until=None)

    assert found.on is None
    assert found.because == (
        "The date of birth of Child 2 is not known, so no day can be worked out.",
    )


@pytest.mark.parametrize(
    ("trigger", "years", "says"),
    [
        (Trigger.CHILD_BORN, 25, "No child is recorded"),
        (Trigger.CHILD_DIED, 15, "No death of a child"),
        (Trigger.REVIEW_COMPLETED, 10, "no completed local review"),
        (Trigger.LOOKED_AFTER, None, "No child on the case was looked after"),
    ],
)
def test_where_nothing_happened_there_is_no_day(
    trigger: Trigger, years: int | None, says: str
) -> None:
    found = reckon(kept(trigger, years), ENDED, kept_until=None)

    assert found.on is None
    assert says in found.because[0]


def test_the_last_death_counts() -> None:
    facts = with_children(life(died_on=date(2020, 1, 1)), life(died_on=date(2021, 6, 30)))

    assert reckon(kept(Trigger.CHILD_DIED, 15), facts, kept_until=None).on == date(2036, 6, 30)


def test_years_are_counted_from_the_local_review() -> None:
    facts = Facts(ended_on=date(2024, 3, 4), ended_by="…", review_completed_on=date(2024, 2, 29))

    found = reckon(kept(Trigger.REVIEW_COMPLETED, 10), facts, kept_until=None)

    assert found.on == date(2034, 3, 1)
    assert found.because[0] == "The local review was completed on 29 February 2024."


def test_the_law_decides_for_a_looked_after_child_and_is_named() -> None:
    facts = with_children(
        life(date(2001, 1, 1)),
        life(date(2010, 5, 17), name="Child 2", looked_after=True),
        life(date(2012, 5, 17), date(2020, 1, 8), name="Child 3", looked_after=True),
    )

    found = reckon(kept(Trigger.LOOKED_AFTER, None), facts, kept_until=None)

    assert found.on == date(2085, 5, 17)
    assert found.because[0] == (
        "Child 2 was looked after (born on 17 May 2010): kept until 17 May 2085."
    )
    assert "(SI 2010/959), regulation 50, regulations." in found.because[1]


def test_a_death_in_care_is_told() -> None:
    facts = with_children(life(date(2012, 5, 17), date(2020, 1, 8), looked_after=True))

    found = reckon(kept(Trigger.LOOKED_AFTER, None), facts, kept_until=None)

    assert found.on == date(2035, 1, 8)
    assert "died on 8 January 2020" in found.because[0]


def test_the_law_needs_a_birth() -> None:
    found = reckon(
        kept(Trigger.LOOKED_AFTER, None),
        with_children(life(None, looked_after=True)),
        kept_until=None,
    )

    assert found.on is None
    assert "not known" in found.because[0]


def test_a_decision_to_keep_puts_the_day_off_and_never_forward() -> None:
    later = reckon(kept(Trigger.CASE_ENDED), ENDED, kept_until=date(2030, 1, 5))
    earlier = reckon(kept(Trigger.CASE_ENDED), ENDED, kept_until=date(2025, 1, 5))

    assert later.on == date(2030, 1, 5)
    assert later.because[-1] == "It was decided to keep the file until 5 January 2030."
    assert earlier.on == date(2026, 3, 4)
