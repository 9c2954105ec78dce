"""Who else must be told: the partners, the Secretary of State, Ofsted?"""

from __future__ import annotations

from heed.statute import definitions, notification
from heed.statute.authority import same
from heed.statute.dated import NotInForce, NotKnown, Version
from heed.statute.duties.answers import Duty, Findings
from heed.statute.duties.case import Case, Person, partners_on, when_board_acted
from heed.statute.duties.clocks import NO_CLOCK, Clock, clock_of, notify_clock
from heed.statute.facts import Facts, Outcome
from heed.statute.instruments import CSWA_2017
from heed.statute.notification import Telling
from heed.statute.sources import Grade, Strength
from heed.statute.typed import Any


def tell_the_partners(case: Case, notifies: Strength | None, findings: Findings) -> None:
    """Find whether the partners should be told of what the Panel is told (N4)."""
    if notifies is None:
        findings.leave_out("N4", "It goes with telling the Panel (N1), which does not apply.")
        return
    rule = notification.N4.on(case.trigger)
    must = notifies is Strength.MUST
    clock = notify_clock(case, findings) if case.facts.outcome is not Outcome.OTHER else NO_CLOCK
    findings.add(
        _duty(
            case,
            rule,
            rule_id="N4",
            title="Tell the safeguarding partners",
            to=(case.partners, *_other_areas(case.facts)),
            applies=Strength.SHOULD if must else Strength.CONSIDER,
            clock=clock,
            because="The partners should know of everything the Panel is told of."
            if must
            else "If the Panel is told, the partners should be told too.",
        )
    )
    question = when_board_acted(case.facts, case.trigger)
    if question is not None:
        findings.ask(question)


def tell_of_a_looked_after_child(case: Case, findings: Findings) -> None:
    """Find whether the death of a looked-after child must be told (N2)."""
    reason = _not_looked_after_here(case)
    if reason is not None:
        findings.leave_out("N2", reason)
        return
    try:
        rule = notification.N2.on(case.trigger)
    except NotInForce as gap:
        findings.leave_out("N2", str(gap))
        return
    except NotKnown as gap:
        findings.ask(f"{gap} (Children Act 1989, Sch. 2 para 20).")
        findings.leave_out("N2", "The wording of that day has not been verified: see questions.")
        return
    findings.add(
        _duty(
            case,
            rule,
            rule_id="N2",
            title="Tell the Secretary of State and Ofsted that a looked-after child has died",
            to=rule.value.to,
            applies=Strength.MUST,
            clock=notify_clock(case, findings),
            because="A child the authority was looking after has died; this must be told whether "
            "or not abuse or neglect is suspected. The Act sets no number of days.",
        )
    )
    findings.ask(
        "Did the child live in a children's home or with a fostering provider? Then its registered "
        "person must tell others without delay (N7, N10)."
    )


def tell_of_a_care_leaver(case: Case, findings: Findings) -> None:
    """Find whether the death of a care leaver should be told (N3)."""
    facts = case.facts
    if not (facts.died and facts.care_leaver):
        findings.leave_out("N3", "It is not the death of a care leaver.")
        return
    try:
        rule = notification.N3.on(case.trigger)
    except NotInForce as gap:
        findings.leave_out("N3", str(gap))
        return
    died_on = facts.incident_on or case.trigger
    if facts.born_on is None:
        findings.ask("When was the care leaver born? N3 ends with the 25th birthday.")
    elif not definitions.is_of_care_leaver_age(born_on=facts.born_on, on=max(died_on, rule.starts)):
        findings.leave_out("N3", "The care leaver had reached 25.")
        return
    findings.add(
        _duty(
            case,
            rule,
            rule_id="N3",
            title="Tell the Secretary of State and Ofsted that a care leaver has died",
            to=rule.value.to,
            applies=Strength.SHOULD,
            clock=notify_clock(case, findings),
            because="A care leaver under 25 has died; this should be told whether or not abuse or "
            "neglect is suspected.",
        )
    )
    findings.ask(
        "AMB-16: N3 is guidance and applies only where the authority knows that the person was a "
        "care leaver; record when it knew."
    )


def tell_under_the_old_rules(case: Case, findings: Findings) -> None:
    """Find whether it was a notifiable incident before the Panel existed (N5)."""
    if case.trigger >= CSWA_2017:
        return
    facts = case.facts
    looked_after = _not_looked_after_here(case) is None
    serious = facts.outcome is not Outcome.OTHER and facts.suspected
    try:
        rule = notification.N5.on(case.trigger)
    except NotInForce as gap:
        findings.leave_out("N5", str(gap))
        return
    if case.person in (Person.ADULT, Person.NOT_BORN) or not (serious or looked_after):
        findings.leave_out(
            "N5", "No child died or was seriously harmed with abuse or neglect suspected."
        )
        findings.ask("Did it happen in a regulated setting? Then a death was notifiable (N5).")
        return
    findings.add(
        _duty(
            case,
            rule,
            rule_id="N5",
            title="Tell Ofsted and the LSCB of a notifiable incident",
            to=(notification.OFSTED, partners_on(facts, case.trigger), *_other_areas(facts)),
            applies=Strength.SHOULD,
            clock=_old_clock(case, findings),
            because="Before 29 June 2018 such an incident was notifiable to Ofsted and the LSCB.",
        )
    )


def _old_clock(case: Case, findings: Findings) -> Clock:
    aware_on = case.facts.aware_on
    if aware_on is None:
        return notify_clock(case, findings)
    within = notification.N5_T.on(aware_on)
    return clock_of(
        within.value.count_after(aware_on, known_on=case.today), within.source, findings
    )


def _not_looked_after_here(case: Case) -> str | None:
    facts = case.facts
    if not facts.died or facts.looked_after_by is None:
        return "It is not the death of a looked-after child."
    if case.person is Person.ADULT:
        return "The person was 18 or over at the time, so was not a looked-after child."
    if case.person is Person.NOT_BORN:
        return "A child not born alive is not looked after."
    if not same(facts.looked_after_by, facts.local_authority):
        return f"The duty falls on {facts.looked_after_by}, which was looking after the child."
    return None


def _other_areas(facts: Facts) -> tuple[str, ...]:
    """Return the partners of other areas the child or the incident belongs to."""
    found: list[str] = []
    for area in (facts.incident_in, facts.normally_resident_in, facts.looked_after_by):
        known = (facts.local_authority, *found)
        if area is not None and not any(same(area, other) for other in known):
            found.append(area)
    return tuple(f"the safeguarding partners of {area}" for area in found)


def _duty(case: Case, rule: Version[Telling], *, rule_id: str, clock: Clock, **said: Any) -> Duty:
    """Return a duty of this authority under a rule, with the rule's own force and source."""
    return Duty(
        rule=rule_id,
        who=case.facts.local_authority,
        due=clock.due,
        force=rule.source.force,
        due_force=clock.force,
        counted=clock.lines,
        checked=rule.grade is Grade.READ,
        sources=clock.with_sources(rule.source),
        **said,
    )
