"""Does a conflict of interest keep everybody it concerns from reading and deciding?"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final
from unittest.mock import patch

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import transaction

from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.casefiles import queries
from heed.casefiles.models import CaseFile, CaseRecord
from heed.core import clock
from heed.rapid_reviews.models import RapidReview
from tests.trust import harnesses, slices
from tests.trust.conflicted import graph as graphs
from tests.trust.conflicted import oracle, rows
from tests.trust.conflicted.graph import TODAY, Case, Graph
from tests.trust.conflicted.rows import NOW, Ground
from tests.trust.figure import Figure
from tests.trust.slices import Tally

ENGINES: Final = ("sqlite", "postgresql")
SEED: Final = 20261123
QUICK, FULL = 10, 1_000
OF_A_SLICE: Final = 50
EVERY_SO_MANY: Final = 7
MODELS: Final = [model for model in apps.get_models() if issubclass(model, CaseRecord)]


def run(full: bool) -> Figure:
    """Judge every person against every case of many worlds, by the product and by the oracle."""
    ground = rows.ground()

    def judged(number: int) -> Tally:
        return _judged(ground, range(number * OF_A_SLICE, (number + 1) * OF_A_SLICE))

    with patch.object(clock, "now", lambda: NOW):
        if full:
            found = slices.all_of("conflicts", FULL // OF_A_SLICE, judged)
        else:
            found = _judged(ground, range(QUICK))
    counted, failures = found.counts, found.wrong
    return Figure(
        f"{counted['worlds']:,} worlds: {counted['pairs']:,} pairs of person and case, "
        f"{counted['conflicts']:,} with a conflict, {counted['open']:,} open, "
        f"{counted['models']:,} tables tried behind a closed lock, {counted['acts']:,} acts of "
        f"deciders tried; {counted['readers']} conflicted readers, {counted['deciders']} "
        f"conflicted deciders, "
        f"{len(failures) - counted['readers'] - counted['deciders']} other differences "
        f"(seed {SEED})",
        failures,
    )


def _judged(ground: Ground, numbers: Iterable[int]) -> Tally:
    found = Tally()
    for number in numbers:
        graph = graphs.drawn(random.Random(f"{SEED}-{number}"))
        with undone():
            different = list(differences(ground, graph, found.counts))
        found.wrong += [f"world {number}: {one}" for one in different]
        found.counts["worlds"] += 1
    return found


def differences(ground: Ground, graph: Graph, counted: Counter[str]) -> Iterator[str]:
    """Yield whatever the product and the oracle see differently in one world."""
    reviews = rows.put(ground, graph)
    viewers = rows.viewers(ground, graph)
    for review, case in zip(reviews, graph.cases, strict=True):
        yield from _register_differs(ground, graph, review, case)
        for person, viewer in enumerate(viewers):
            counted["pairs"] += 1
            kept_out = oracle.conflicted(graph, person, case)
            counted["conflicts"] += kept_out
            for problem in _seen(graph, review, case, person, viewer, counted):
                counted["readers"] += kept_out
                yield problem
            for problem in _decided(graph, review, case, person, viewer, counted):
                counted["deciders"] += kept_out
                yield problem


def _seen(
    graph: Graph, review: RapidReview, case: Case, person: int, viewer: Viewer, counted: Any
) -> Iterator[str]:
    """Compare what somebody may open, and look for rows of any model behind a closed lock."""
    expected = oracle.opens(graph, person, case)
    counted["open"] += expected
    file = review.case_file_id
    if CaseFile.open_to(viewer).filter(pk=file).exists() != expected:
        yield f"{graph.roles[person]} {person}: open should be {expected}"
    if expected:
        return
    # Every model stands behind the same lock; which of them are tried changes all the time.
    for model in MODELS[counted["pairs"] % EVERY_SO_MANY :: EVERY_SO_MANY]:
        counted["models"] += 1
        if model.visible_to(viewer).filter(**{model.case_file_path: file}).exists():
            yield f"{graph.roles[person]} {person} reads {model._meta.label}"


def _decided(
    graph: Graph, review: RapidReview, case: Case, person: int, viewer: Viewer, counted: Any
) -> Iterator[str]:
    """Try what deciders do."""
    for act in oracle.MAY:
        counted["acts"] += 1
        try:
            review.require(Permission[act], by=viewer)
        except PermissionDenied:
            allowed = False
        else:
            allowed = True
        if allowed != oracle.may(graph, person, case, act):
            yield f"{graph.roles[person]} {person}: {act} was {allowed}"


def _register_differs(
    ground: Ground, graph: Graph, review: RapidReview, case: Case
) -> Iterator[str]:
    """Compare the register, which tells why, and the quorum with the oracle."""
    expected = {
        user.pk
        for person, user in enumerate(ground.users)
        if oracle.conflicted(graph, person, case)
    }
    told = {one.user.pk for one in queries.conflicts([review.case_file], on=TODAY)}
    if told != expected:
        yield f"the register tells {sorted(told ^ expected)} differently"
    everybody = {user.pk for user in ground.users}
    free = queries.free_of_conflict(review.case_file, everybody, on=TODAY)
    if free != everybody - expected:
        yield f"the quorum counts {sorted(free ^ (everybody - expected))} differently"


@contextmanager
def undone() -> Iterator[None]:
    """Take a world away again."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


if __name__ == "__main__":
    harnesses.command()
