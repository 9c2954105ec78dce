"""What is a duty, and what is the whole answer to a set of facts?"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from heed.statute.sources import Force, Source, Strength
from heed.statute.value import Value


class Duty(Value, kw_only=True):
    """One thing somebody must, should or may consider doing, with its reason and sources.

    `due` is the last day, None where no clock exists; `due_force` says how strongly that day
    binds, which may be less than the duty itself. `counted` is the arithmetic, line by line.
    `checked` is true only if the text of the rule's own source has been read.
    """

    rule: str
    title: str
    who: str
    to: tuple[str, ...]
    applies: Strength
    due: date | None
    force: Force
    due_force: Force | None
    because: str
    counted: tuple[str, ...]
    checked: bool
    sources: tuple[Source, ...]


class NotApplying(Value):
    """A rule that asks nothing here, and why."""

    rule: str
    because: str


class Answer(Value):
    """Everything the law asks of an authority and its partners on these facts.

    `questions` are facts a person must still judge or find out, and ambiguities (AMB-n).
    """

    duties: tuple[Duty, ...]
    not_applying: tuple[NotApplying, ...]
    questions: tuple[str, ...]

    def duty(self, rule: str) -> Duty | None:
        """Return the duty under a rule, or None if it does not apply."""
        return next((duty for duty in self.duties if duty.rule == rule), None)


class Findings:
    """The answer while it is being worked out, rule by rule."""

    def __init__(self) -> None:
        self.duties: list[Duty] = []
        self.not_applying: list[NotApplying] = []
        self.questions: list[str] = []

    def add(self, duty: Duty) -> None:
        """Keep a duty that applies."""
        self.duties.append(duty)

    def leave_out(self, rule: str, because: str) -> None:
        """Keep a rule that does not apply, with the reason."""
        self.not_applying.append(_not_applying(rule, because))

    def ask(self, question: str) -> None:
        """Keep a question for people, once."""
        if question not in self.questions:
            self.questions.append(question)

    def answer(self) -> Answer:
        """Return what was found."""
        return Answer(tuple(self.duties), tuple(self.not_applying), tuple(self.questions))


@lru_cache(maxsize=4096)
def _not_applying(rule: str, because: str) -> NotApplying:
    return NotApplying(rule, because)
