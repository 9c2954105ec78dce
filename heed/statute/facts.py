"""What have people judged to be so about one child in one incident, and can it be true?

Nothing here is worked out by software: each fact is somebody's judgement, recorded elsewhere.
"""

from __future__ import annotations

from datetime import date
from enum import Enum

from heed.statute import calendar
from heed.statute.instruments import (
    AGE_OF_MAJORITY_IS_18,
    CSWA_2017,
    LSCB_REGULATIONS,
    LSCBS_REPEALED,
)
from heed.statute.typed import Final
from heed.statute.value import Value


class Outcome(Enum):
    """What happened to the child."""

    DIED = "died"
    SERIOUSLY_HARMED = "seriously_harmed"
    OTHER = "other"


class Concern(Enum):
    """Whether abuse or neglect is known or suspected."""

    KNOWN = "known"
    SUSPECTED = "suspected"
    NOT_SUSPECTED = "not_suspected"


class ImpossibleFacts(ValueError):
    """The facts contradict each other or the calendar; the sentence names the field."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(f"{field} {sentence}")
        self.field = field


class Facts(Value, kw_only=True):
    """One child in one incident, and what has been done since.

    `aware_on` is the day the authority first knew or suspected both that the child died or was
    seriously harmed and that abuse or neglect was involved; for a death without suspicion, the day
    it learned of the death. `incident_in` is the English authority where it happened, None if
    outside England or not known. `after_hours_rolls` is true only where the area has agreed that
    word received after office hours counts from the next working day, and that is what happened.
    """

    local_authority: str  # the authority asking
    outcome: Outcome
    abuse_or_neglect: Concern
    aware_on: date | None = None
    born_on: date | None = None
    live_born: bool = True
    normally_resident_in: str | None = None
    looked_after_by: str | None = None
    care_leaver: bool = False
    incident_on: date | None = None
    incident_in: str | None = None
    outside_england: bool = False
    notified_panel_on: date | None = None
    review_decided_on: date | None = None
    publish_on: date | None = None
    implemented_on: date | None = None
    after_hours_rolls: bool = False
    rapid_review_day_one_is_notification_day: bool = False
    id: str | None = None  # the caller's own reference; no rule asks for it

    @property
    def suspected(self) -> bool:
        """Whether abuse or neglect is known or suspected."""
        return self.abuse_or_neglect is not Concern.NOT_SUSPECTED

    @property
    def died(self) -> bool:
        """Whether the child died."""
        return self.outcome is Outcome.DIED


# Pairs of days of which the second cannot be before the first, by their names in the contract.
_IN_ORDER: Final = (
    ("born_on", "incident_on"),
    ("born_on", "aware_on"),
    ("incident_on", "aware_on"),
    ("incident_on", "notified_panel_on"),
    ("aware_on", "notified_panel_on"),
    ("incident_on", "review_decided_on"),
    ("aware_on", "review_decided_on"),
    ("incident_on", "publish_on"),
    ("review_decided_on", "publish_on"),
)

# Days on which something has already happened, if they are given at all.
_PAST: Final = ("born_on", "incident_on", "aware_on", "notified_panel_on", "review_decided_on")

# The days between which an answer is possible at all: the law on age, the repeal of the last
# LSCB, the last year whose bank holidays are known.
_SPANS: Final = {
    "incident_on": (AGE_OF_MAJORITY_IS_18, calendar.LAST_DAY),
    "aware_on": (AGE_OF_MAJORITY_IS_18, calendar.LAST_DAY),
    "notified_panel_on": (CSWA_2017, calendar.LAST_DAY),
    "review_decided_on": (LSCB_REGULATIONS, calendar.LAST_DAY),
    "publish_on": (LSCB_REGULATIONS, calendar.LAST_DAY),
    "implemented_on": (CSWA_2017, LSCBS_REPEALED),
}

NAMES: Final = {
    "born_on": "child.born_on",
    "live_born": "child.live_born",
    "normally_resident_in": "child.normally_resident_in",
    "looked_after_by": "child.looked_after_by",
    "care_leaver": "child.care_leaver",
    "outcome": "incident.outcome",
    "abuse_or_neglect": "incident.abuse_or_neglect",
    "incident_on": "incident.on",
    "incident_in": "incident.in",
    "outside_england": "incident.outside_england",
    "implemented_on": "arrangements.implemented_on",
    "after_hours_rolls": "arrangements.after_hours_rolls",
    "rapid_review_day_one_is_notification_day": (
        "arrangements.rapid_review_day_one_is_notification_day"
    ),
}


def check(facts: Facts, *, today: date) -> None:
    """Refuse facts that cannot all be true.

    :raises ImpossibleFacts: with one sentence that names the field
    """
    _check_past(facts, today)
    _check_order(facts)
    _check_span(facts)
    if facts.outside_england and facts.incident_in is not None and not facts.died:
        raise ImpossibleFacts(
            NAMES["incident_in"],
            "must be left out or null when incident.outside_england is true: it names an English "
            "authority.",
        )
    if not facts.live_born and facts.care_leaver:
        raise ImpossibleFacts(
            NAMES["care_leaver"], "cannot be true for a child who was not born alive."
        )


def _check_past(facts: Facts, today: date) -> None:
    for name in _PAST:
        day = getattr(facts, name)
        expected = name == "born_on" and not facts.live_born
        if day is not None and day > today and not expected:
            raise ImpossibleFacts(
                name_of(name), f"is {day}, which is in the future: today is {today}."
            )


def _check_span(facts: Facts) -> None:
    for name, (first, last) in _SPANS.items():
        day = getattr(facts, name)
        if day is not None and not first <= day <= last:
            raise ImpossibleFacts(
                name_of(name), f"is {day}, which must be between {first} and {last}."
            )


def _check_order(facts: Facts) -> None:
    for first, then in _IN_ORDER:
        earlier, later = getattr(facts, first), getattr(facts, then)
        if earlier is None or later is None or earlier <= later:
            continue
        if first == "born_on" and not facts.live_born:
            continue
        what = "before the child was born: child.born_on" if first == "born_on" else "before"
        name = f"{what} is" if first == "born_on" else f"{what} {name_of(first)},"
        raise ImpossibleFacts(name_of(then), f"is {later}, which is {name} {earlier}.")


def name_of(field: str) -> str:
    """Return a fact's name in the public contract: `child.born_on`."""
    return NAMES.get(field, field)
