"""Must there be a rapid review, what is it for, and by when should the Panel have it?

The fifteen working days are Panel guidance, not law. What they are counted from has changed: from
becoming aware at first, from the notification later (AMB-2).
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

from heed.statute import notification
from heed.statute.dated import Rule, Version
from heed.statute.instruments import (
    CHECKED,
    CSWA_2017,
    PANEL_GUIDANCE_2022,
    PANEL_GUIDANCE_2025,
    WT2018,
    WT2023,
    panel_answers,
    panel_guidance,
    working_together,
)
from heed.statute.sources import Force, Grade, Source
from heed.statute.typed import Any, Final
from heed.statute.value import Value
from heed.statute.working_days import Counted, WorkingDays


class Anchor(Enum):
    """The day from which the fifteen working days are counted."""

    AWARE = "becoming aware of the incident"
    NOTIFIED = "the notification being sent to the Panel"


class Target(Value):
    """How long a rapid review may take, and from when that is counted."""

    within: WorkingDays
    anchor: Anchor

    def __str__(self) -> str:
        return f"{self.within} of {self.anchor.value}"


class CannotCount(ValueError):
    """The day the clock runs from is not known, so there is no date yet."""


RR1: Final = Rule(
    "RR1",
    "How soon should a rapid review start?",
    (
        Version(
            value="the safeguarding partners should promptly undertake a rapid review, in line "
            "with Panel guidance",
            starts=WT2018,
            source=working_together("2018 and 2023", "rapid reviews"),
            checked=CHECKED,
            grade=Grade.SECONDARY,
        ),
    ),
)

RR2: Final = Rule(
    "RR2",
    "Within how long, and from when, should a rapid review be with the Panel?",
    (
        Version(  # RR2a
            value=Target(WorkingDays(15), Anchor.AWARE),
            starts=CSWA_2017,
            source=panel_guidance(
                "2018 and April 2019", "rapid review within fifteen working days"
            ),
            checked=CHECKED,
            grade=Grade.SECONDARY,
        ),
        Version(  # RR2b; that it changed on this day is assumed (AMB-2)
            value=Target(WorkingDays(15), Anchor.NOTIFIED),
            starts=PANEL_GUIDANCE_2022,
            source=panel_guidance("September 2022", "rapid review within fifteen working days"),
            checked=CHECKED,
            grade=Grade.ASSUMED,
        ),
        Version(  # RR2b, said in so many words
            value=Target(WorkingDays(15), Anchor.NOTIFIED),
            starts=PANEL_GUIDANCE_2025,
            source=panel_guidance(
                "June 2025", "calculated from the date that the notification was sent to the Panel"
            ),
            checked=CHECKED,
            grade=Grade.SECONDARY,
        ),
    ),
)

RR_COVID: Final = Rule(
    "RR-COVID",
    "Was the fifteen-day expectation relaxed in the pandemic?",
    (
        # No text ending it was found. It cannot have outlived the new guidance of September 2022.
        Version(
            value="the fifteen working days, the six months of a review and the notice before "
            "publication are relaxed; the five working days to notify are not (the day this "
            "ended has not been found)",
            starts=date(2020, 3, 30),
            ends=PANEL_GUIDANCE_2022 - timedelta(days=1),
            source=panel_guidance("note of March 2020", "expectations in the pandemic"),
            checked=CHECKED,
            grade=Grade.SECONDARY,
        ),
    ),
)

RR3: Final = Rule(
    "RR3",
    "Which notified cases need a rapid review?",
    (
        Version(
            value="every notified case: the automatic next step",
            starts=CSWA_2017,
            source=panel_answers("rapid reviews"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

RR4: Final = Rule(
    "RR4",
    "Is a rapid review needed when a looked-after child or care leaver dies, nothing suspected?",
    (
        Version(
            value="no rapid review or local review is required; a local review may be done if "
            "learning is likely",
            starts=WT2023,
            source=working_together("2023", "chapter 5, deaths without suspected abuse or neglect"),
            checked=CHECKED,
            grade=Grade.SECONDARY,
        ),
    ),
)

_AIMS: Final = (
    "gather the facts, as far as they can be readily established",
    "take any immediate action for children's safety, and share learning",
    "consider the potential for improvements",
    "decide the next steps, including whether to undertake a local review",
)

RR5: Final = Rule(
    "RR5",
    "What is a rapid review for?",
    (
        Version(
            value=_AIMS,
            starts=WT2018,
            source=working_together("2018 and 2023", "aims of a rapid review"),
            checked=CHECKED,
            grade=Grade.SECONDARY,
        ),
    ),
)

RR5_PLUS: Final = Rule(
    "RR5+",
    "What has Panel guidance added to a rapid review?",
    (
        Version(
            value=(
                "details of agency involvement and analysis of key practice episodes",
                "the family's context, including how racism and other inequalities linked to "
                "protected characteristics, disability among them, may have affected the child's "
                "experience and the quality of practice",
            ),
            starts=PANEL_GUIDANCE_2025,
            source=panel_guidance("June 2025", "content of a rapid review"),
            checked=CHECKED,
            grade=Grade.SECONDARY,
        ),
    ),
)

RR6: Final = Rule(
    "RR6",
    "What goes to the Panel when a rapid review is complete?",
    (
        Version(
            value="the rapid review, with the partners' decision whether a local review is "
            "appropriate and whether the issues may be complex or of national importance",
            starts=WT2018,
            source=working_together("2018 and 2023", "sending the rapid review to the Panel"),
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
    ),
)

RR7: Final = Rule(
    "RR7",
    "Who should be told as soon as a local review is decided?",
    (
        Version(
            value=(
                "Child Safeguarding Practice Review Panel",
                "Ofsted",
                "Department for Education",
            ),
            starts=WT2018,
            source=working_together(
                "2018 and 2023", "telling of a local review, with the reviewer"
            ),
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
    ),
)

RR8: Final = Rule(
    "RR8",
    "How should the decision be reached and told?",
    (
        Version(
            value="the decision is reached transparently and its reasons are told, to families too",
            starts=WT2018,
            source=working_together("2018 and 2023", "transparent decisions"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

RULES: Final[tuple[Rule[Any], ...]] = (
    *(RR1, RR2, RR_COVID, RR3, RR4),
    *(RR5, RR5_PLUS, RR6, RR7, RR8),
)  # fmt: skip

DAY_ONE: Final = Source(
    Force.LOCAL, "Arrangements of the partnership", "day of notification is day 1"
)


def complete_by(
    *,
    aware_on: date | None = None,
    notified_on: date | None = None,
    day_one_is_notification_day: bool = False,
    known_on: date | None = None,
) -> Counted:
    """Return the last day for the Panel to have the rapid review (RR2).

    The day of the notification decides which version applies, or else the day the authority
    became aware. A version that counts from a day nobody knows counts from the notification.
    `day_one_is_notification_day` is a local agreement to count that day as day 1.

    :raises CannotCount: if neither day is known, or the clock has not started yet
    :raises NotInForce: if the day is before 29 June 2018
    :raises OutsideCalendar: if the bank holidays of that time are not known
    """
    trigger = notified_on or aware_on
    if trigger is None:
        raise CannotCount("The clock of a rapid review starts when the Panel is notified.")
    target = RR2.value_on(trigger)
    if target.anchor is Anchor.AWARE and aware_on is not None:
        return target.within.count_after(aware_on, known_on=known_on)
    if notified_on is None:
        raise CannotCount("The clock of a rapid review starts when the Panel is notified.")
    if day_one_is_notification_day:
        return target.within.count_from(notified_on, known_on=known_on)
    return target.within.count_after(notified_on, known_on=known_on)


def complete_by_at_the_latest(
    *,
    aware_on: date,
    known_on: date | None = None,
    after_hours_rolls: bool = False,
    day_one_is_notification_day: bool = False,
) -> Counted:
    """Return the last day for the rapid review if the Panel is told on the last day to tell it.

    :raises NotInForce: if the authority became aware before 29 June 2018
    :raises OutsideCalendar: if the bank holidays of that time are not known
    """
    last = notification.notify_by(
        aware_on=aware_on, known_on=known_on, after_hours_rolls=after_hours_rolls
    ).due
    return complete_by(
        aware_on=aware_on,
        notified_on=last,
        day_one_is_notification_day=day_one_is_notification_day,
        known_on=known_on,
    )


def is_relaxed(on: date) -> bool:
    """Say whether the pandemic note may have relaxed the expectation on the day (RR-COVID)."""
    (note,) = RR_COVID.versions
    return note.starts is not None and note.ends is not None and note.starts <= on <= note.ends
