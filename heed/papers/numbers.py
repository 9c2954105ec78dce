"""Which numbers may stand in the public part of this paper?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from heed.disclosure.suppression import ShownByDecision, SmallNumbers
from heed.documents.tree import Run
from heed.papers.facts import BoardFacts, Counted, timeliness_counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The rule for small numbers, and the decision to show them if a person took one.

    `told` is what earlier papers on overlapping periods said in public, by key: whoever subtracts
    one paper from the other must not find a small number either.
    """

    policy: SmallNumbers = field(default_factory=SmallNumbers)
    decision: ShownByDecision | None = None
    told: Mapping[str, frozenset[int]] = field(default_factory=dict)

    @property
    def released(self) -> bool:
        """Say whether a named person decided that small numbers may be shown."""
        return self.decision is not None

    def protects(self, counted: Counted) -> bool:
        """Say whether the number is too small to stand in public."""
        return not self.released and self._is_small(counted.key, counted.number)

    def protects_difference(self, counted: Counted) -> bool:
        """Say whether only the comparison with an earlier paper makes the number too small."""
        return self.protects(counted) and not self.policy.hides(counted.number)

    def run(self, counted: Counted) -> Run:
        """Return what stands in a sentence: the number, or that it is small."""
        if self.protects(counted):
            return self.policy.show(counted.number).words
        return counted.figure()

    def protects_detail(self, counted: Counted) -> bool:
        """Say whether anything beyond the number itself must stay out of the public part.

        What is true of each case in a list (whose review it is, what it waits for) is a table of
        its own, with cells of one; so detail is public only by decision, or where there is none.
        """
        return not self.released and (counted.number > 0 or self.protects(counted))

    def protects_timeliness(self, facts: BoardFacts) -> bool:
        """Say whether the whole section on time limits must stay out of the public part.

        Totals of what was sent could be taken from one another, and from the numbers of decisions
        elsewhere in the paper; so it is public only if no number in the paper is small.
        """
        all_sent, late, reviewed, reviewed_late = timeliness_counts(facts.timeliness)
        in_time = [all_sent.number - late.number, reviewed.number - reviewed_late.number]
        small = [self._is_small(counted.key, counted.number) for counted in facts.counts()]
        return not self.released and any([*small, *map(self.policy.hides, in_time)])

    def _is_small(self, key: str, number: int) -> bool:
        differences = [abs(number - earlier) for earlier in self.told.get(key, ())]
        return any(self.policy.hides(one) for one in (number, *differences))
