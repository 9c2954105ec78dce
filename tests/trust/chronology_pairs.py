"""Are likely duplicates and contradictions between agencies found, and are those marked so?

The rules were made while looking at `tuned`, where nine in ten must be right and nine in ten found.
The sets called `blind` were written apart from the rules and measured before anybody looked at what
was missed in them: what those first figures were stands beside the rows, in the folder's README.
"""

from __future__ import annotations

from typing import Final

from heed.chronologies.merging.tests import labelled_pairs
from heed.chronologies.merging.tests.labelled_pairs import Score
from tests.trust import harnesses
from tests.trust.figure import Figure
from tests.trust.harnesses import Database

DATABASE = Database.OWN

AT_LEAST: Final = 0.9
TUNED: Final = "tuned"
BLIND: Final = ("blind-1", "blind-2", "blind-3")


def run(_full: bool) -> Figure:
    """Merge every labelled family and compare what is marked with what is so."""
    sets = {name: labelled_pairs.cases(f"{name}*.txt") for name in (TUNED, *BLIND)}
    said, failures = [], list[str]()
    for name, cases in sets.items():
        scores = labelled_pairs.score(cases)
        pairs = sum(1 for case in cases for _ in case.pairs())
        figures = "; ".join(f"{kind} {_said(score)}" for kind, score in scores.items())
        said.append(f"{name}, {pairs:,} pairs: {figures}")
        if name == TUNED:
            failures += [
                f"{kind} in {name}: {_said(score)}"
                for kind, score in scores.items()
                if min(score.precision, score.recall) < AT_LEAST
            ]
    return Figure(
        f"Right of those marked, and found of those there are. {'. '.join(said)}", failures
    )


def _said(score: Score) -> str:
    return f"{score.precision:.2f} and {score.recall:.2f}"


if __name__ == "__main__":
    harnesses.command()
