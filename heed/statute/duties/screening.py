"""Which other processes may these facts start, and what must people find out?"""

from __future__ import annotations

from heed.statute import definitions
from heed.statute.duties.answers import Findings
from heed.statute.duties.case import Case, Person
from heed.statute.instruments import CSWA_2017

DOMESTIC_HOMICIDE_AGE = 16


def screen(case: Case, findings: Findings) -> None:
    """Ask about the processes that run beside a review (section 8 of the reference)."""
    facts = case.facts
    if not facts.died:
        return
    if case.person is Person.CHILD and case.trigger >= CSWA_2017:
        findings.ask(
            "Child death review: the death of every child normally resident in the area is "
            "reviewed. Was it in custody or under the Mental Health Act, sudden without apparent "
            "cause, from an external cause, or suspicious? Then there is a joint agency response."
        )
    if case.person is Person.ADULT:
        findings.ask(
            "The person was an adult: does a safeguarding adults review, a domestic homicide "
            "review or an offensive weapons homicide review apply?"
        )
    elif _may_be_domestic(case):
        findings.ask(
            "The person was 16 or over: if a relative, partner or member of the household was "
            "involved, a domestic homicide review is in scope too; agree which process leads."
        )
    if facts.care_leaver and case.person is Person.CHILD and not facts.suspected:
        findings.ask(
            "The care leaver was under 18: the s.16C test must be decided and recorded as well."
        )


def _may_be_domestic(case: Case) -> bool:
    facts = case.facts
    if facts.born_on is None or not facts.suspected or case.person is not Person.CHILD:
        return False
    died_on = facts.incident_on or case.trigger
    return died_on >= definitions.birthday(facts.born_on, DOMESTIC_HOMICIDE_AGE)
