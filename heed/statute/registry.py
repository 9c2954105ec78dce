"""Which rules does Heed know, what did each say on a day, and which need checking again?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final, TypeAlias

from heed.statute import (
    authority,
    child_protection,
    commencement,
    counting,
    criteria,
    definitions,
    exploitation,
    interfaces,
    notification,
    notification_form,
    practice_review,
    rapid_review,
    record_keeping,
    requests_for_information,
    roles,
    transition,
    yearly_report,
)
from heed.statute.dated import Rule, Unverified, Version
from heed.statute.value import Value
from heed.statute.working_days import Months

AnyVersion: TypeAlias = Version[Any] | Unverified

CHECK_EVERY: Final = Months(12)


class UnknownRule(LookupError):
    """No rule has that number."""


class Family(Value):
    """Rules that answer one kind of question, in the order of the reference."""

    title: str
    rules: tuple[Rule[Any], ...]


class Entry(Value):
    """One version of one rule, with the last day it was in force (None while open)."""

    rule: Rule[Any]
    version: AnyVersion
    ends: date | None


FAMILIES: Final = (
    Family("Definitions", definitions.RULES),
    Family("Counting", counting.RULES),
    Family("Notification", notification.RULES),
    Family("Which local authority", authority.RULES),
    Family("The notification form", notification_form.RULES),
    Family("Rapid review", rapid_review.RULES),
    Family("Criteria", criteria.RULES),
    Family("Practice review", practice_review.RULES),
    Family("Roles and powers", roles.RULES + requests_for_information.RULES),
    Family("Yearly report", yearly_report.RULES),
    Family("From boards to partners", transition.RULES),
    Family("Exploitation", exploitation.RULES),
    Family("Child protection", child_protection.RULES),
    Family("Other processes", interfaces.RULES),
    Family("Keeping records", record_keeping.RULES),
    Family("Children's Wellbeing and Schools Act 2026", commencement.RULES),
)

RULES: Final = tuple(rule for family in FAMILIES for rule in family.rules)

_BY_ID: Final = {rule.id: rule for rule in RULES}


def rule(rule_id: str) -> Rule[Any]:
    """Return the rule with a number, such as `N1-T`.

    :raises UnknownRule: if there is none
    """
    if rule_id not in _BY_ID:
        raise UnknownRule(f"There is no rule {rule_id}.")
    return _BY_ID[rule_id]


def entries(rules: tuple[Rule[Any], ...] = RULES) -> Iterator[Entry]:
    """Return every version of every rule, oldest first within a rule."""
    for one in rules:
        for version in one.versions:
            yield Entry(one, version, last_day_of(one, version))


def in_force_on(day: date) -> Iterator[Entry]:
    """Return the version of each rule that covers a day, verified or not.

    A slot whose first day is not known covers no day.
    """
    return (entry for entry in entries() if _covers(entry, day))


def last_day_of(rule: Rule[Any], version: AnyVersion) -> date | None:
    """Return the last day a version was in force, or None while it is open."""
    if version.ends is not None or version.starts is None:
        return version.ends
    later = [
        other.starts
        for other in rule.versions
        if other.starts is not None and other.starts > version.starts
    ]
    return min(later) - timedelta(days=1) if later else None


def stale(*, on: date) -> tuple[Entry, ...]:
    """Return the versions whose source was last checked over twelve months before a day."""
    return tuple(entry for entry in entries() if CHECK_EVERY.after(entry.version.checked) < on)


def _covers(entry: Entry, day: date) -> bool:
    starts = entry.version.starts
    return starts is not None and starts <= day and (entry.ends is None or day <= entry.ends)
