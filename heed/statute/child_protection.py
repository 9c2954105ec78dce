"""By when must each step be taken to protect a child who may be suffering significant harm?"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from heed.statute import counting
from heed.statute.dated import Rule, Version
from heed.statute.instruments import (
    CA_1989_COMMENCED,
    CHECKED,
    DAY_BEFORE_WT2023,
    WT2015,
    WT2023,
    children_act_1989,
    working_together,
)
from heed.statute.sources import Grade
from heed.statute.value import Value
from heed.statute.working_days import CalendarDays, ClockHours, Months, WorkingDays

_EARLIER: Final = working_together("2015 and 2018", "chapter 1")
_WT2023_CHAPTER_3: Final = working_together("2023", "chapter 3")

_STRATEGY_DISCUSSION: Final = (
    "Whenever there is reasonable cause to suspect significant harm. National guidance gives no "
    "number of hours; many areas have agreed 24."
)


class ReviewConferences(Value):
    """When a child protection plan is reviewed: first, and from then on."""

    first: Months
    then: Months


class EmergencyProtection(Value):
    """How long a child can be kept safe in an emergency."""

    police: ClockHours
    order: CalendarDays
    extension: CalendarDays


X9: Final = Rule(
    id="X9",
    question="When is a strategy discussion held?",
    versions=(
        Version(
            value=_STRATEGY_DISCUSSION,
            starts=WT2015,
            ends=DAY_BEFORE_WT2023,
            source=_EARLIER,
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
        Version(
            value=_STRATEGY_DISCUSSION,
            starts=WT2023,
            source=_WT2023_CHAPTER_3,
            checked=CHECKED,
            grade=Grade.SECONDARY,
        ),
    ),
)

X10: Final = Rule(
    id="X10",
    question="Within how long of a referral does children's social care decide its response?",
    versions=(
        Version(
            value=WorkingDays(1),
            starts=WT2015,
            ends=DAY_BEFORE_WT2023,
            source=_EARLIER,
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
        Version(
            value=WorkingDays(1),
            starts=WT2023,
            source=_WT2023_CHAPTER_3,
            checked=CHECKED,
            grade=Grade.SECONDARY,
        ),
    ),
)

X11: Final = Rule(
    id="X11",
    question="What is the longest an assessment may take from the referral?",
    versions=(
        Version(
            value=WorkingDays(45),
            starts=WT2015,
            ends=DAY_BEFORE_WT2023,
            source=_EARLIER,
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
        Version(
            value=WorkingDays(45),
            starts=WT2023,
            source=_WT2023_CHAPTER_3,
            checked=CHECKED,
            grade=Grade.SECONDARY,
        ),
    ),
)

X12: Final = Rule(
    id="X12",
    question="Within how long of the last strategy discussion is the initial child protection "
    "conference held?",
    versions=(
        Version(
            value=WorkingDays(15),
            starts=WT2015,
            ends=DAY_BEFORE_WT2023,
            source=_EARLIER,
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
        Version(
            value=WorkingDays(15),
            starts=WT2023,
            source=_WT2023_CHAPTER_3,
            checked=CHECKED,
            grade=Grade.SECONDARY,
        ),
    ),
)

X13: Final = Rule(
    id="X13",
    question="Within how long of the initial conference does the core group first meet?",
    versions=(
        Version(
            value=WorkingDays(10),
            starts=WT2015,
            source=working_together("2015 to 2023", "child protection plans"),
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
    ),
)

X14: Final = Rule(
    id="X14",
    question="Within how long of the initial conference, and then how often, is there a review "
    "conference?",
    versions=(
        Version(
            value=ReviewConferences(first=Months(3), then=Months(6)),
            starts=WT2015,
            source=working_together("2015 to 2023", "child protection review conferences"),
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
    ),
)

X15: Final = Rule(
    id="X15",
    question="How long may police protection and an emergency protection order last?",
    versions=(
        Version(
            value=EmergencyProtection(
                police=ClockHours(72), order=CalendarDays(8), extension=CalendarDays(7)
            ),
            starts=CA_1989_COMMENCED,
            source=children_act_1989("s.45 and s.46"),
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
    ),
)

X20: Final = Rule(
    id="X20",
    question="Within how long is an allegation against somebody who works with children referred "
    "to the local authority designated officer?",
    versions=(
        Version(
            value=WorkingDays(1),
            starts=WT2015,
            source=working_together("2015 to 2023", "people in positions of trust"),
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
    ),
)

RULES: Final[tuple[Rule[Any], ...]] = (X9, X10, X11, X12, X13, X14, X15, X20)


def respond_by(referred_on: date) -> date:
    """Return the last day to decide on a referral: one working day (X10).

    :raises NotInForce: before 26 March 2015
    """
    return X10.value_on(referred_on).after(referred_on)


def assess_by(referred_on: date) -> date:
    """Return the last day of an assessment: 45 working days from the referral (X11).

    :raises NotInForce: before 26 March 2015
    """
    return X11.value_on(referred_on).after(referred_on)


def initial_conference_by(strategy_discussion_on: date) -> date:
    """Return the last day for the initial conference: 15 working days (X12).

    The clock runs from the last strategy discussion where there were several.

    :raises NotInForce: before 26 March 2015
    """
    return X12.value_on(strategy_discussion_on).after(strategy_discussion_on)


def first_core_group_by(conference_on: date) -> date:
    """Return the last day for the first core group: 10 working days (X13).

    :raises NotInForce: before 26 March 2015
    """
    return X13.value_on(conference_on).after(conference_on)


def first_review_by(conference_on: date) -> date:
    """Return the last day for the first review conference: three months (X14).

    :raises NotInForce: before 26 March 2015
    """
    return X14.value_on(conference_on).first.after(conference_on)


def next_review_by(last_review_on: date) -> date:
    """Return the last day for the next review conference: six months (X14).

    :raises NotInForce: before 26 March 2015
    """
    return X14.value_on(last_review_on).then.after(last_review_on)


def police_protection_ends(began_at: datetime) -> datetime:
    """Return the moment police protection ends at the latest: 72 clock hours (X15).

    :raises ValueError: if the moment has no time zone
    :raises NotInForce: before 14 October 1991
    """
    return X15.value_on(counting.london_day(began_at)).police.after(began_at)


def emergency_order_ends(made_on: date, *, extended: bool = False) -> date:
    """Return the last day an order can last: eight days, and seven more if extended (X15).

    A court may order a shorter time; the order itself says when it ends.

    :raises NotInForce: before 14 October 1991
    """
    limits = X15.value_on(made_on)
    ends_on = limits.order.after(made_on)
    return limits.extension.after(ends_on) if extended else ends_on


def refer_allegation_by(made_on: date) -> date:
    """Return the last day to tell the designated officer: one working day (X20).

    :raises NotInForce: before 26 March 2015
    """
    return X20.value_on(made_on).after(made_on)
