"""Must the national Panel be told, how strongly, and by when?"""

from __future__ import annotations

from heed.statute import definitions, notification
from heed.statute.authority import Ground
from heed.statute.dated import NotInForce
from heed.statute.duties.answers import Duty, Findings
from heed.statute.duties.case import Case, Person
from heed.statute.duties.clocks import NO_CLOCK, notify_clock
from heed.statute.facts import Facts, Outcome
from heed.statute.instruments import CSWA_2017, reporting_guide
from heed.statute.sources import Force, Source, Strength
from heed.statute.typed import Final
from heed.statute.working_days import Months

# No rule says when abuse told of by an adult is too long ago (AMB-10): our convention.
NON_RECENT: Final = Months(12)

OTHER_CATEGORY: Final = reporting_guide("nature of the notification: other", force=Force.PORTAL)


def tell_the_panel(case: Case, findings: Findings) -> Strength | None:
    """Find whether the Panel must be told (N1, N1-T); return how strongly, or None."""
    reason = _no_duty(case, findings)
    if reason is not None:
        findings.leave_out("N1", reason)
        return None
    strength, force, because = _strength(case, findings)
    rule = notification.N1.on(case.trigger)
    no_date = case.facts.outcome is Outcome.OTHER
    clock = NO_CLOCK if no_date else notify_clock(case, findings)
    source = _source_of_consideration(case) or rule.source
    findings.add(
        Duty(
            rule="N1",
            title="Tell the national Panel of the incident",
            who=case.facts.local_authority,
            to=rule.value.to,
            applies=strength,
            due=clock.due,
            force=force,
            due_force=clock.force,
            because=because,
            counted=clock.lines,
            checked=source is rule.source,
            sources=clock.with_sources(source),
        )
    )
    return strength


def _no_duty(case: Case, findings: Findings) -> str | None:
    """Return why the Panel need not be told, or None if it may have to be."""
    facts = case.facts
    try:
        notification.N1.on(case.trigger)
    except NotInForce as gap:
        return str(gap)
    if case.person is Person.ADULT:
        return "The person was 18 or over at the time; 18 is reached at the start of the birthday."
    if case.person is Person.NOT_BORN and (reason := _not_born(case, findings)):
        return reason
    if not facts.suspected:
        _ask_to_revisit(facts, findings)
        return "Abuse or neglect is neither known nor suspected."
    if case.allocation.ground in (Ground.ELSEWHERE, Ground.NOBODY):
        _ask_where_the_child_died(case, findings)
        return case.allocation.because
    return _non_recent(case, findings)


def _not_born(case: Case, findings: Findings) -> str | None:
    findings.ask(
        "AMB-4: the statute does not include a stillbirth or a child not yet born, while guidance "
        "is moving to include them: consider notifying or a learning review, with reasons."
    )
    try:
        definitions.D7.on(case.trigger)
    except NotInForce:
        return "The child was not born alive, so was not a child for s.16C."
    return None


def _non_recent(case: Case, findings: Findings) -> str | None:
    facts = case.facts
    if facts.died or facts.born_on is None or facts.incident_on is None:
        return None
    if definitions.is_child(born_on=facts.born_on, on=case.trigger):
        return None
    findings.ask(
        "AMB-10: an adult tells of harm in childhood, and no rule says how long ago is too long: "
        "refer to police and children's social care now; ask the Panel if it may be systemic."
    )
    if NON_RECENT.after(facts.incident_on) >= case.trigger:
        return None
    return "It is non-recent abuse told of by somebody who is now an adult (AMB-10)."


def _strength(case: Case, findings: Findings) -> tuple[Strength, Force, str]:
    facts, ground = case.facts, case.allocation.ground
    because = _what_happened(case) + " " + case.allocation.because
    if case.person is Person.NOT_BORN:
        return Strength.CONSIDER, Force.PORTAL, definitions.D7.value_on(case.trigger).capitalize()
    if facts.outcome is Outcome.OTHER:
        findings.ask(
            "AMB-17: the form has a category “other”, used mainly for children who harmed others "
            "and had been abused themselves; it has no basis in the statute. Was the child "
            "seriously harmed too? If you notify, keep to five working days."
        )
        return Strength.CONSIDER, Force.PORTAL, "The form has a category “other” for such a case."
    _ask_about_the_day_the_law_began(facts, findings)
    if ground is Ground.DIED_HERE:
        findings.ask(
            "AMB-3: harmed outside England and died here: take the Panel's advice who notifies; "
            "the clock runs from this authority's awareness."
        )
        return Strength.CONSIDER, Force.ACT, because
    if ground is Ground.NOT_KNOWN:
        findings.ask("Where did it happen? Give incident.in, or incident.outside_england.")
        return Strength.CONSIDER, Force.ACT, because
    if case.person is Person.AGE_NOT_KNOWN:
        findings.ask("Was the person under 18 when it happened? Give child.born_on, incident.on.")
        return Strength.CONSIDER, Force.ACT, because
    if facts.born_on is None:
        findings.ask("When was the child born? The answer takes it that the child was under 18.")
    return Strength.MUST, Force.ACT, because


def _what_happened(case: Case) -> str:
    facts = case.facts
    outcome = "has died" if facts.died else "has been seriously harmed"
    return f"A child {outcome}, and abuse or neglect is {facts.abuse_or_neglect.value}."


def _source_of_consideration(case: Case) -> Source | None:
    if case.person is Person.NOT_BORN:
        return definitions.D7.on(case.trigger).source
    return OTHER_CATEGORY if case.facts.outcome is Outcome.OTHER else None


def _ask_to_revisit(facts: Facts, findings: Findings) -> None:
    if facts.died:
        findings.ask(
            "AMB-7: record why no abuse or neglect is suspected, and look again after the "
            "post-mortem, toxicology, a criminal charge or if the family was known for a recent or "
            "current concern; for a suicide or unexplained death of a known family, consider it."
        )
    if facts.notified_panel_on is not None:
        findings.ask(
            "The Panel has been notified: tell it that the criteria are not met, and keep the "
            "evidence and who agreed."
        )


def _ask_where_the_child_died(case: Case, findings: Findings) -> None:
    if case.allocation.ground is Ground.ELSEWHERE and case.facts.died:
        findings.ask(
            f"AMB-3: did the child die in {case.facts.local_authority}? The words of s.16C(1)(a) "
            "then catch both areas; the Panel looks to the place of the incident."
        )


def _ask_about_the_day_the_law_began(facts: Facts, findings: Findings) -> None:
    if facts.incident_on is not None and facts.incident_on < CSWA_2017:
        findings.ask(
            "AMB-9: it happened before s.16C was in force (29 June 2018) and was known of after; "
            "no saving was found, so the duty is taken to apply."
        )
