"""What does the law ask of an authority and its partners, on facts that people have judged?"""

from __future__ import annotations

from datetime import date

from heed.statute.duties import panel, publishing, rapid, reviewing, screening, telling
from heed.statute.duties.answers import Answer, Duty, Findings, NotApplying
from heed.statute.duties.case import case_of
from heed.statute.facts import Concern, Facts, ImpossibleFacts, Outcome

__all__ = [
    "Answer",
    "Concern",
    "Duty",
    "Facts",
    "ImpossibleFacts",
    "NotApplying",
    "Outcome",
    "answer",
]


def answer(facts: Facts, *, today: date) -> Answer:
    """Return every duty that follows from the facts, those that do not apply, and questions.

    `today` is the day the question is asked: bank holidays are counted as known on it. Check facts
    that people have typed with `facts.check` first.
    """
    case = case_of(facts, today)
    findings = Findings()
    telling.tell_under_the_old_rules(case, findings)
    notifies = panel.tell_the_panel(case, findings)
    telling.tell_of_a_looked_after_child(case, findings)
    telling.tell_of_a_care_leaver(case, findings)
    telling.tell_the_partners(case, notifies, findings)
    reviewing.serious_case_review_of(case, findings)
    rapid.rapid_review_of(case, notifies, findings)
    reviewing.local_review_of(case, findings)
    publishing.publication_of(case, findings)
    screening.screen(case, findings)
    return findings.answer()
