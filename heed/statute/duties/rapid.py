"""Should there be a rapid review, and by when should the Panel have it?"""

from __future__ import annotations

from datetime import date

from heed.statute import notification, rapid_review
from heed.statute.calendar import OutsideCalendar
from heed.statute.counted import in_full
from heed.statute.dated import NotInForce
from heed.statute.duties.answers import Duty, Findings
from heed.statute.duties.case import Case
from heed.statute.duties.clocks import LOCAL_ARRANGEMENTS, NO_CLOCK, Clock, clock_of
from heed.statute.facts import Facts, Outcome
from heed.statute.instruments import PANEL_GUIDANCE_2022
from heed.statute.rapid_review import CannotCount
from heed.statute.sources import Grade, Source, Strength
from heed.statute.typed import Final
from heed.statute.working_days import Counted

ID: Final = "RR"


def rapid_review_of(case: Case, notifies: Strength | None, findings: Findings) -> None:
    """Find whether there should be a rapid review, and by when (RR1 to RR4)."""
    reason = _no_rapid_review(case, notifies)
    if reason is not None:
        findings.leave_out(ID, reason)
        return
    sent = case.facts.notified_panel_on is not None
    clock = _clock(case, findings)
    source, read = _why(case)
    findings.add(
        Duty(
            rule=ID,
            title="Complete the rapid review and send it to the Panel",
            who=case.partners,
            to=(notification.PANEL,),
            applies=Strength.SHOULD if sent or notifies is Strength.MUST else Strength.CONSIDER,
            due=clock.due,
            force=source.force,
            due_force=clock.force,
            because=_because(case, clock),
            counted=clock.lines,
            checked=read,
            sources=clock.with_sources(source),
        )
    )
    _ask_about_the_anchor(case, findings)


def _no_rapid_review(case: Case, notifies: Strength | None) -> str | None:
    """Return why no rapid review is needed, or None if one is."""
    facts = case.facts
    if notifies is not None:
        return None
    if facts.died and not facts.suspected and (facts.looked_after_by or facts.care_leaver):
        return (
            "None is required when a looked-after child or care leaver dies without suspected "
            "abuse or neglect; a local review may be done if learning is likely (RR4)."
        )
    if facts.notified_panel_on is None:
        return "It follows telling the Panel (N1), which does not apply."
    if facts.suspected:
        return "The notification does not fall under N1: ask the Panel to close it."
    return (
        "The criteria are not met after the notification: tell the Panel and keep the evidence; "
        f"the clock{_would_have_run_to(case)} is closed."
    )


def _clock(case: Case, findings: Findings) -> Clock:
    facts = case.facts
    if facts.notified_panel_on is None and (
        facts.aware_on is None or facts.outcome is Outcome.OTHER
    ):
        findings.ask("When was the Panel told? The clock of the rapid review starts then.")
        return NO_CLOCK
    source = rapid_review.RR2.on(_trigger(case)).source
    try:
        counted = _complete_by(facts, case)
    except CannotCount:
        return _latest(case, source, findings)
    except OutsideCalendar as gap:
        findings.ask(str(gap))
        return NO_CLOCK
    return clock_of(counted, _set_by(counted, source), findings)


def _latest(case: Case, source: Source, findings: Findings) -> Clock:
    """Return the clock if the Panel is told on the last day to tell it."""
    facts = case.facts
    try:
        counted = rapid_review.complete_by_at_the_latest(
            aware_on=case.trigger,
            known_on=case.today,
            after_hours_rolls=facts.after_hours_rolls,
            day_one_is_notification_day=facts.rapid_review_day_one_is_notification_day,
        )
    except OutsideCalendar as gap:
        findings.ask(str(gap))
        return NO_CLOCK
    said = f"{in_full(counted.start)}: the last day to tell the Panel, if it is told no sooner"
    clock = clock_of(counted, _set_by(counted, source), findings)
    return Clock(clock.due, clock.source, (said, *clock.lines))


def _set_by(counted: Counted, source: Source) -> Source:
    """Return the partnership's own arrangements where they moved day 1, or else the guidance."""
    return LOCAL_ARRANGEMENTS if counted.relation == "starting with" else source


def _complete_by(facts: Facts, case: Case) -> Counted:
    return rapid_review.complete_by(
        aware_on=facts.aware_on,
        notified_on=facts.notified_panel_on,
        day_one_is_notification_day=facts.rapid_review_day_one_is_notification_day,
        known_on=case.today,
    )


def _would_have_run_to(case: Case) -> str:
    try:
        due = _complete_by(case.facts, case).due
    except (NotInForce, OutsideCalendar):
        return ""
    return f", which would have run to {in_full(due)},"


def _trigger(case: Case) -> date:
    """Return the day that decides which version applies: of the notification if it was sent."""
    return case.facts.notified_panel_on or case.trigger


def _why(case: Case) -> tuple[Source, bool]:
    """Return the source of the duty and whether it was read: guidance, or earlier the Panel's."""
    try:
        version = rapid_review.RR1.on(_trigger(case))
    except NotInForce:
        version = rapid_review.RR3.on(_trigger(case))
    return version.source, version.grade is Grade.READ


def _because(case: Case, clock: Clock) -> str:
    said = "Every incident the Panel is told of has a rapid review."
    if case.facts.notified_panel_on is None and clock.due is not None:
        said += " The date is the latest one; it is earlier if the Panel is told earlier."
    if rapid_review.is_relaxed(_trigger(case)):
        said += (
            " The expectation was relaxed by the Panel's note of March 2020, whose end has not "
            "been found: while it was relaxed, a later date is no breach."
        )
    return said


def _ask_about_the_anchor(case: Case, findings: Findings) -> None:
    """Show both dates for cases of the years in which the day to count from changed (AMB-2)."""
    aware_on, notified_on = case.facts.aware_on, case.facts.notified_panel_on
    if case.trigger >= PANEL_GUIDANCE_2022 or aware_on is None or notified_on is None:
        return
    within = rapid_review.RR2.value_on(_trigger(case)).within
    from_awareness = within.after(aware_on, known_on=case.today)
    from_notification = within.after(notified_on, known_on=case.today)
    if from_awareness != from_notification:
        findings.ask(
            "AMB-2: early practice counted from awareness "
            f"({in_full(from_awareness)}), later practice from the notification "
            f"({in_full(from_notification)}); when it changed has not been verified."
        )
