"""Which review must or should there be after the rapid review, and by when?"""

from __future__ import annotations

from heed.statute import definitions, practice_review, rapid_review, transition
from heed.statute.counted import in_full, in_words
from heed.statute.dated import NotInForce, Version
from heed.statute.duties.answers import Duty, Findings
from heed.statute.duties.case import Case, Person, board_acts, partners_on, when_board_acted
from heed.statute.duties.clocks import NO_CLOCK, Clock
from heed.statute.facts import Facts, Outcome
from heed.statute.instruments import WT2026
from heed.statute.sources import Grade, Strength
from heed.statute.working_days import Counted


def local_review_of(case: Case, findings: Findings) -> None:
    """Find who is told of a local review that was decided, and when it is due (RR7, L6)."""
    facts = case.facts
    decided_on = facts.review_decided_on
    if decided_on is None:
        findings.leave_out("L6", "No local review has been decided.")
        return
    if board_acts(facts, decided_on):
        _finish_or_hand_over(facts, findings)
        findings.leave_out(
            "L6",
            "It was decided before the partners took over: a serious case review, not a "
            "local review. The aim then was six months too.",
        )
        return
    try:
        counted = practice_review.publish_by(decided_on=decided_on)
    except NotInForce as gap:
        findings.leave_out("L6", str(gap))
        return
    told, due = rapid_review.RR7.on(decided_on), practice_review.L6.on(decided_on)
    partners = partners_on(facts, decided_on)
    findings.add(
        _duty(
            told,
            "RR7",
            "Tell of the decision to start a local review, and name the reviewer",
            who=partners,
            to=told.value,
            because="They should be told as soon as a local review is decided.",
        )
    )
    findings.add(
        _duty(
            due,
            "L6",
            "Complete and publish the local review",
            who=partners,
            because="It should be as soon as possible, and no later than six months from the day "
            "the partners decided to start it.",
            clock=Clock(counted.due, due.source, counted.lines),
        )
    )
    _ask_about_six_months(case, counted, findings)


def serious_case_review_of(case: Case, findings: Findings) -> None:
    """Find whether the area's LSCB had to undertake a serious case review (D5)."""
    facts = case.facts
    serious = facts.suspected and facts.outcome is not Outcome.OTHER
    if case.person is not Person.CHILD or not serious or not case.board_acts:
        return
    try:
        rule = definitions.D5.on(case.trigger)
    except NotInForce as gap:
        findings.leave_out("D5", str(gap))
        return
    findings.add(
        _duty(
            rule,
            "D5",
            "Undertake a serious case review",
            who=case.partners,
            applies=Strength.MUST if facts.died else Strength.CONSIDER,
            because=_why_serious(facts),
        )
    )
    if facts.implemented_on is not None and facts.review_decided_on is None:
        last = transition.board_finishes_reviews_by(facts.implemented_on)
        findings.ask(
            "Has a serious case review been started? If it was started before "
            f"{in_words(facts.implemented_on)}, the LSCB must finish it by {in_full(last)} or hand "
            "everything to the partners (T5)."
        )


def _why_serious(facts: Facts) -> str:
    if facts.died:
        return (
            "A child has died, abuse or neglect is known or suspected, and the area had not moved "
            "to safeguarding partners."
        )
    return (
        "A child has been seriously harmed and the area had not moved to safeguarding partners: "
        "it is required if there is cause for concern about how agencies worked together."
    )


def _finish_or_hand_over(facts: Facts, findings: Findings) -> None:
    if facts.implemented_on is None:
        return
    rule = transition.T5.on(facts.implemented_on)
    counted = rule.value.within.count_after(facts.implemented_on)
    findings.add(
        _duty(
            rule,
            "T5",
            "Finish the serious case review, or hand everything to the partners",
            who=f"the Local Safeguarding Children Board (LSCB) of {facts.local_authority}",
            to=(f"the safeguarding partners of {facts.local_authority}",),
            applies=Strength.MUST,
            because="It was decided before the area moved to safeguarding partners, which then "
            "ended the LSCB twelve months later.",
            clock=Clock(counted.due, rule.source, counted.lines),
        )
    )


def _ask_about_six_months(case: Case, counted: Counted, findings: Findings) -> None:
    facts = case.facts
    decided_on = counted.start
    findings.ask(
        "AMB-11: the six months run to publication, from the partners' own decision; keep the day "
        "of the Panel's reply beside it."
    )
    if decided_on >= WT2026:
        findings.ask("Working Together 2026 has not been read: does it keep the six months?")
    if rapid_review.is_relaxed(decided_on):
        findings.ask(
            "The six months were relaxed by the Panel's note of March 2020: for how long has not "
            "been found."
        )
    question = when_board_acted(facts, decided_on)
    if question is not None:
        findings.ask(question)
    if facts.publish_on is not None and facts.publish_on > counted.due:
        rule = practice_review.L10.on(decided_on)
        findings.add(
            _duty(
                rule,
                "L10",
                "Tell the Panel and the Secretary of State why publication is late",
                who=partners_on(facts, decided_on),
                to=practice_review.L7A.value_on(decided_on).to,
                because=f"Publication is planned after {in_full(counted.due)}: give the reasons "
                "before that day, and act on the learning meanwhile.",
            )
        )


def _duty(
    rule: Version[object],
    rule_id: str,
    title: str,
    *,
    who: str,
    because: str,
    to: tuple[str, ...] = (),
    applies: Strength = Strength.SHOULD,
    clock: Clock = NO_CLOCK,
) -> Duty:
    return Duty(
        rule=rule_id,
        title=title,
        who=who,
        to=to,
        applies=applies,
        due=clock.due,
        force=rule.source.force,
        due_force=clock.force,
        because=because,
        counted=clock.lines,
        checked=rule.grade is Grade.READ,
        sources=clock.with_sources(rule.source),
    )
