"""How many likely duplicates and contradictions are found, and how many that are marked are?"""

from __future__ import annotations

import pytest

from heed.chronologies.merging.combined import Kind
from heed.chronologies.merging.tests import labelled_pairs
from heed.chronologies.merging.tests.labelled_pairs import Score

TUNED = labelled_pairs.score(labelled_pairs.cases("tuned-*.txt"))


@pytest.mark.parametrize("kind", [Kind.SAME, Kind.CONFLICT])
def test_nine_in_ten_are_right_and_nine_in_ten_are_found(kind: Kind) -> None:
    score = TUNED[kind]

    assert min(score.precision, score.recall) >= 0.9


def test_there_are_enough_pairs_of_each_kind() -> None:
    assert sum(1 for case in labelled_pairs.cases("*.txt") for _ in case.pairs()) >= 500
    assert min(score.found + score.missed for score in TUNED.values()) >= 100


def test_a_score_says_how_often_it_is_right_and_how_much_it_finds() -> None:
    assert (Score(9, 1, 3).precision, Score(9, 1, 3).recall) == (0.75, 0.9)
