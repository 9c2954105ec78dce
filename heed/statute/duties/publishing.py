"""Who must have a local review before it is published, and how long must it stay public?"""

from __future__ import annotations

from datetime import date

from heed.statute import practice_review
from heed.statute.dated import NotInForce, Version
from heed.statute.duties.answers import Duty, Findings
from heed.statute.duties.case import Case, board_acts, partners_on
from heed.statute.duties.clocks import Clock, clock_of
from heed.statute.sources import Force, Grade, Strength
from heed.statute.working_days import Counted


def publication_of(case: Case, findings: Findings) -> None:
    """Find the last days for copies (L7a, L7b) and the last day to stay public (L9)."""
    facts = case.facts
    reason = None
    if facts.publish_on is None:
        reason = "No day of publication has been given."
    elif facts.review_decided_on is not None and board_acts(facts, facts.review_decided_on):
        reason = "It is a serious case review, decided before the partners took over."
    if facts.publish_on is None or reason is not None:
        for rule_id in ("L7a", "L7b", "L9"):
            findings.leave_out(rule_id, reason or "")
        return
    _required_copies(case, facts.publish_on, findings)
    _expected_copies(case, facts.publish_on, findings)
    _stay_public(case, facts.publish_on, findings)
    findings.ask(
        "AMB-5: send the copies by the earlier of the two days; the regulations are broken only "
        "after the later one."
    )
    findings.ask(
        "AMB-14: if the partners think it inappropriate to publish the report, they publish the "
        "information on improvements they think appropriate, and justify it to the Panel and the "
        "Secretary of State."
    )


def _required_copies(case: Case, publish_on: date, findings: Findings) -> None:
    try:
        rule = practice_review.L7A.on(publish_on)
    except NotInForce as gap:
        findings.leave_out("L7a", str(gap))
        return
    counted = practice_review.copies_required_by(publish_on=publish_on)
    _add(
        case,
        rule,
        counted,
        findings,
        rule_id="L7a",
        title="Send copies of the report before publication (regulations)",
        to=rule.value.to,
        because="They must have it no later than seven days before publication.",
    )


def _expected_copies(case: Case, publish_on: date, findings: Findings) -> None:
    try:
        rule = practice_review.L7B.on(publish_on)
    except NotInForce as gap:
        findings.leave_out("L7b", str(gap))
        return
    counted = practice_review.copies_expected_by(publish_on=publish_on, known_on=case.today)
    _add(
        case,
        rule,
        counted,
        findings,
        rule_id="L7b",
        title="Send copies of the report before publication (guidance)",
        to=rule.value.to,
        because="They should have it no later than seven working days before publication.",
    )


def _stay_public(case: Case, publish_on: date, findings: Findings) -> None:
    try:
        rule = practice_review.L9.on(publish_on)
    except NotInForce as gap:
        findings.leave_out("L9", str(gap))
        return
    _add(
        case,
        rule,
        practice_review.available_until(published_on=publish_on),
        findings,
        rule_id="L9",
        title="Keep the report publicly available",
        to=("the public",),
        because="It must stay publicly available for at least one year: this is the last day.",
    )


def _add(
    case: Case,
    rule: Version[object],
    counted: Counted,
    findings: Findings,
    *,
    rule_id: str,
    title: str,
    to: tuple[str, ...],
    because: str,
) -> None:
    clock: Clock = clock_of(counted, rule.source, findings)
    by_law = rule.source.force is Force.REGULATIONS
    findings.add(
        Duty(
            rule=rule_id,
            title=title,
            who=partners_on(case.facts, case.facts.review_decided_on or counted.start),
            to=to,
            applies=Strength.MUST if by_law else Strength.SHOULD,
            due=clock.due,
            force=rule.source.force,
            due_force=clock.force,
            because=because,
            counted=clock.lines,
            checked=rule.grade is Grade.READ,
            sources=clock.with_sources(rule.source),
        )
    )
