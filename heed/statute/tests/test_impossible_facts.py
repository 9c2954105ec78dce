"""Facts that cannot be true are refused by name; what can be true is accepted."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from heed.statute.facts import ImpossibleFacts, Outcome, check
from heed.statute.tests.facts_for import DAY, TODAY, facts_for


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"live_born": False, "care_leaver": True},
            "child.care_leaver cannot be true for a child who was not born alive",
        ),
        ({"incident_on": date(1969, 12, 31), "born_on": None}, "incident.on is 1969-12-31"),
        ({"review_decided_on": date(2026, 11, 24)}, "review_decided_on is 2026-11-24"),
        ({"notified_panel_on": date(2026, 11, 24)}, "in the future: today is 2026-11-23"),
        ({"born_on": date(2026, 12, 1)}, "child.born_on is 2026-12-01"),
        (
            {"review_decided_on": date(2025, 3, 3), "publish_on": date(2025, 3, 2)},
            "publish_on is 2025-03-02, which is before review_decided_on, 2025-03-03",
        ),
    ],
)
def test_facts_that_cannot_be_true_are_refused(changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ImpossibleFacts, match=sentence):
        check(facts_for(DAY, **changes), today=TODAY)


def test_what_can_be_true_is_accepted() -> None:
    check(facts_for(DAY), today=DAY)
    check(facts_for(DAY, live_born=False, born_on=date(2025, 6, 1)), today=DAY)
    check(facts_for(DAY, outcome=Outcome.DIED, outside_england=True), today=TODAY)
    check(facts_for(DAY, publish_on=date(2035, 12, 31)), today=TODAY)


def test_the_field_at_fault_is_kept() -> None:
    with pytest.raises(ImpossibleFacts) as refused:
        check(facts_for(DAY, outside_england=True), today=TODAY)

    assert refused.value.field == "incident.in"
