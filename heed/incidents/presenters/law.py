"""How does a page say what the law requires, so that a person can check every word of it?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from heed.casefiles.presenters import deadline_clock
from heed.children.models import Child
from heed.core.deadlines import Deadline
from heed.core.periods import long_date
from heed.govuk.components import Clock, Link
from heed.incidents import queries
from heed.statute import registry
from heed.statute.duties import Answer, Duty
from heed.statute.sources import Force, Strength

FORCES = {
    Force.ACT: "an Act of Parliament",
    Force.REGULATIONS: "regulations",
    Force.STATUTORY_GUIDANCE: "statutory guidance",
    Force.PANEL_GUIDANCE: "Panel guidance",
    Force.PORTAL: "how the national form works",
    Force.LOCAL: "local agreement",
}

# The law is asked with the names of its public contract; people know these facts by other names.
PLAIN_NAMES = {
    "arrangements.implemented_on": "the day the arrangements were implemented",
    "child.born_on": "the child's date of birth",
    "incident.outside_england": "that it was outside England",
    "incident.in": "the local authority area where it happened",
    "incident.on": "the date of the incident",
    "aware_on": "the day the authority became aware",
    "N3 is guidance": "the duty to tell of a care leaver is guidance",
    "N3 ends": "The duty to tell of a care leaver ends",
}


# The law numbers its rules (N2, RR4, L7a) and what no source settles (AMB-7). Lawyers find the
# number of a rule under “Where this comes from”; in a sentence it says nothing.
NOT_YET = re.compile(r"^\S+ has no version for \S+; it starts on (\d{4}-\d\d-\d\d)\.$")
NUMBER_BEFORE = re.compile(r"^AMB-\d+: ")
NUMBERS_BEHIND = re.compile(r" \((?:(?:AMB-|[A-Z]{1,3})\d+[a-z]?(?:, )?)+\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class LastDay:
    """The last day of a duty that another room keeps: nobody here knows whether it was done."""

    due_on: date
    counted: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyShown:
    """One duty in words: with its clock where its keeping is recorded here, else its last day.

    `settled` says instead that nobody waits for it, because the authority decided so.
    """

    title: str
    who: str
    strength: str
    to: tuple[str, ...]
    because: str
    clock: Clock | None
    last_day: LastDay | None
    no_clock: str
    settled: str
    force: str
    sources: tuple[Link, ...]
    checked: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildShown:
    """What the law asks on account of one child."""

    name: str
    duties: tuple[DutyShown, ...]
    not_applying: tuple[tuple[str, str], ...]
    questions: tuple[str, ...]


def child_shown(
    child: Child,
    answer: Answer,
    *,
    on: date,
    told_on: Mapping[str, date],
    settled: Mapping[str, date],
) -> ChildShown:
    """Return the answer for one child in words.

    `told_on` has the day each rule was kept, `settled` the day of a decision not to notify for
    each rule it settles.
    """
    return ChildShown(
        name=child.name,
        duties=tuple(
            _duty(duty, on=on, told_on=told_on.get(duty.rule), settled_on=settled.get(duty.rule))
            for duty in answer.duties
        ),
        not_applying=tuple(
            (question(left_out.rule), plain(left_out.because)) for left_out in answer.not_applying
        ),
        questions=tuple(plain(asked) for asked in answer.questions),
    )


def in_short(deadlines: Iterable[Deadline], *, on: date) -> list[Clock]:
    """Return the clocks of the whole incident; the counting follows, child by child."""
    return [
        replace(deadline_clock(deadline, on=on), counted=(), source="") for deadline in deadlines
    ]


def plain(sentence: str) -> str:
    """Return a sentence with the names people use for facts, and without numbers of rules."""
    not_yet = NOT_YET.match(sentence)
    if not_yet:
        starts_on = date.fromisoformat(not_yet.group(1))
        return f"This rule did not exist yet: it starts on {long_date(starts_on)}."
    for name, words in PLAIN_NAMES.items():
        sentence = sentence.replace(name, words)
    said = NUMBERS_BEHIND.sub("", NUMBER_BEFORE.sub("", sentence))
    return said[:1].upper() + said[1:]


def question(rule: str) -> str:
    """Return the question a rule answers, or its number where it has none of its own."""
    try:
        return registry.rule(rule).question
    except registry.UnknownRule:
        return rule


def _duty(duty: Duty, *, on: date, told_on: date | None, settled_on: date | None) -> DutyShown:
    kept_here = duty.rule in queries.KEPT_HERE
    clock = _clock(duty, duty.due, on=on, told_on=told_on) if duty.due and kept_here else None
    return DutyShown(
        title=duty.title,
        who=duty.who[:1].upper() + duty.who[1:],
        strength={
            Strength.MUST: "must do this",
            Strength.SHOULD: "should do this",
            Strength.CONSIDER: "should consider this",
        }[duty.applies],
        to=duty.to,
        because=plain(duty.because),
        clock=None if settled_on else clock,
        last_day=_last_day(duty, duty.due) if duty.due and not kept_here else None,
        no_clock="" if duty.due else "No number of days is set: do it promptly.",
        settled=_settled(settled_on) if settled_on else "",
        force=f"The duty comes from {FORCES[duty.force]}.",
        sources=tuple(Link(text=str(source), href=source.url) for source in duty.sources),
        checked=(
            "We have read the source’s own text."
            if duty.checked
            else "We have not read the source’s own text: check it before you rely on it."
        ),
        rule=duty.rule,
    )


def _settled(on: date) -> str:
    return (
        f"On {long_date(on)} the authority decided not to notify, with its reasons: nobody waits "
        "for this. Look again if a judgement changes."
    )


def _clock(duty: Duty, due: date, *, on: date, told_on: date | None) -> Clock:
    return Clock(
        what="Last day",
        due_on=due,
        days_left=(due - on).days,
        working=False,
        done_on=told_on,
        counted=duty.counted,
        source=_where_from(duty),
    )


def _last_day(duty: Duty, due: date) -> LastDay:
    return LastDay(due_on=due, counted=duty.counted, source=_where_from(duty))


def _where_from(duty: Duty) -> str:
    return f"This date comes from {FORCES[duty.due_force or duty.force]}."
