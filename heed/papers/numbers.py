"""Which numbers may stand in the public part of this paper?"""

from __future__ import annotations

from dataclasses import dataclass, field

from heed.disclosure.suppression import ShownByDecision, SmallNumbers
from heed.papers.facts import BoardFacts, Counted, timeliness_counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The rule for small numbers, and the decision to show them if a person took one."""

    policy: SmallNumbers = field(default_factory=SmallNumbers)
    decision: ShownByDecision | None = None

    @property
    def released(self) -> bool:
        """Say whether a named person decided that small numbers may be shown."""
        return self.decision is not None

    def protects(self, counted: Counted) -> bool:
        """Say whether the number is too small to stand in public."""
        return not self.released and self.policy.hides(counted.number)

    def words(self, counted: Counted) -> str:
        """Return what stands in place of a number that is protected."""
        return self.policy.show(counted.number).words

    def protects_detail(self, counted: Counted) -> bool:
        """Say whether anything beyond the number itself must stay out of the public part.

        What is true of each case in a list (whose review it is, what it waits for) is a table of
        its own, with cells of one; so detail is public only by decision, or where there is none.
        """
        return not self.released and counted.number > 0

    def protects_timeliness(self, facts: BoardFacts) -> bool:
        """Say whether the whole section on time limits must stay out of the public part.

        Totals of what was sent could be taken from one another, and from the numbers of decisions
        elsewhere in the paper; so it is public only if no number in the paper is small.
        """
        cells = [*facts.counts()]
        all_sent, late, reviewed, reviewed_late = timeliness_counts(facts.timeliness)
        in_time = [all_sent.number - late.number, reviewed.number - reviewed_late.number]
        numbers = [cell.number for cell in cells] + in_time
        return not self.released and any(self.policy.hides(number) for number in numbers)
