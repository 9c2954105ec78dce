"""Which cases match what somebody looks for in the list of cases?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from heed.access.viewer import Viewer
from heed.desk.queries.standings import open_cases
from heed.desk.workflow import CaseStage
from heed.incidents import queries as incidents
from heed.incidents.models import Incident
from heed.incidents.workflow import Stage as IncidentStage
from heed.practice_reviews.workflow import Stage as PracticeReviewStage
from heed.rapid_reviews.workflow import Stage as RapidReviewStage

# What is due next is worked out from the law and stored nowhere, so no list can be sorted by it:
# the desk has everything that is due, soonest first.
SORTS = {
    "reference": ("case_file__reference",),
    "aware": ("aware_on", "case_file__reference"),
    "reported": ("reported_at", "case_file__reference"),
}
NEWEST_FIRST = "-reported"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What somebody looks for in the list; empty means everything."""

    reference: str = ""
    outcomes: tuple[str, ...] = ()
    stages: tuple[CaseStage, ...] = ()
    sort: str = NEWEST_FIRST


def cases(viewer: Viewer, sought: Sought) -> QuerySet[Incident]:
    """Return the cases this person may open that match what they look for, in order."""
    found = open_cases(viewer)
    if sought.reference:
        found = found.filter(case_file__reference__icontains=sought.reference)
    if sought.outcomes:
        found = found.filter(outcome__in=sought.outcomes)
    if sought.stages:
        found = found.filter(_at([stage.of for stage in sought.stages]))
    return found.order_by(*_order(sought.sort))


def _at(stages: Iterable[IncidentStage | RapidReviewStage | PracticeReviewStage]) -> Q:
    """Return the condition that a case is at one of these stages of its newest review."""
    stages = list(stages)
    before = [stage for stage in stages if isinstance(stage, IncidentStage)]
    rapid = [stage.value for stage in stages if isinstance(stage, RapidReviewStage)]
    local = [stage.value for stage in stages if isinstance(stage, PracticeReviewStage)]
    return (
        Q(incidents.at_stages(before), case_file__rapid_review=None)
        | Q(case_file__practice_review=None, case_file__rapid_review__stage__in=rapid)
        | Q(case_file__practice_review__stage__in=local)
    )


def _order(sort: str) -> tuple[str, ...]:
    fields = SORTS.get(sort.removeprefix("-"), SORTS["reported"])
    return tuple(f"-{field}" for field in fields) if sort.startswith("-") else fields
