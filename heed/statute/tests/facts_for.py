"""Facts for tests: a child under one seriously harmed in Worcestershire, unless said otherwise."""

from __future__ import annotations

from datetime import date
from typing import Any

from heed.statute.duties import Answer, Duty, answer
from heed.statute.facts import Concern, Facts, Outcome

TODAY = date(2026, 11, 23)
DAY = date(2025, 2, 3)


def facts_for(aware_on: date | None, **changes: Any) -> Facts:
    """Return facts of a baby harmed the day the authority became aware, with changes."""
    said: dict[str, Any] = {
        "local_authority": "Worcestershire",
        "outcome": Outcome.SERIOUSLY_HARMED,
        "abuse_or_neglect": Concern.SUSPECTED,
        "aware_on": aware_on,
        "incident_on": aware_on,
        "incident_in": "Worcestershire",
        "normally_resident_in": "Worcestershire",
        "born_on": None if aware_on is None else date(aware_on.year - 1, 1, 1),
    }
    return Facts(**(said | changes))


def ask(aware_on: date | None, *, today: date = TODAY, **changes: Any) -> Answer:
    """Return the answer to those facts."""
    return answer(facts_for(aware_on, **changes), today=today)


def due(found: Answer, rule: str) -> date | None:
    """Return the last day under a rule that applies."""
    return duty(found, rule).due


def duty(found: Answer, rule: str) -> Duty:
    """Return the duty under a rule that applies."""
    applying = found.duty(rule)
    assert applying is not None, f"{rule} does not apply: {found.not_applying}"
    return applying


def why_not(found: Answer, rule: str) -> str:
    """Return why a rule does not apply."""
    (because,) = [one.because for one in found.not_applying if one.rule == rule]
    return because


def asked(found: Answer, words: str) -> bool:
    """Say whether a question with these words is asked."""
    return any(words in question for question in found.questions)
