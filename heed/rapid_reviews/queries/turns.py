"""Which recommendations wait for this very person: for their agency's position, or a decision?"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from enum import Enum

from django.db.models import OuterRef, QuerySet, Subquery

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.casefiles import queries as casefiles
from heed.partnership import queries as partnership
from heed.partnership.arrangements import DecisionAuthority
from heed.rapid_reviews.models import RapidReview, Recommendation
from heed.rapid_reviews.queries.rounds import decision_maker, may_decide
from heed.rapid_reviews.workflow import Stage


class Turn(Enum):
    """What a recommendation waits for."""

    POSITION = "position"
    DECISION = "decision"


def turns(viewer: Viewer, *, on: date) -> dict[int, Turn]:
    """Return by its number what each review open to this person waits for from them.

    Four questions to the database, however many there are; none for those who never decide.
    """
    if not checks.may(viewer, Permission.RAPID_REVIEW_DECIDE):
        return {}
    decides = decision_maker(viewer.partnership_id, on=on)
    if not may_decide(viewer, decides):
        return {}
    waiting = RapidReview.visible_to(viewer).filter(stage=Stage.RECOMMENDED.value)
    if decides is DecisionAuthority.STATUTORY_PARTNERS:
        return _among_partners(waiting, viewer, on=on)
    return dict.fromkeys(waiting.values_list("pk", flat=True), Turn.DECISION)


def _among_partners(waiting: QuerySet[RapidReview], viewer: Viewer, *, on: date) -> dict[int, Turn]:
    partners = {
        agency.pk for agency in partnership.statutory_partners(viewer.partnership_id, on=on)
    }
    found = {}
    for review, given in _given(waiting, on=on).items():
        without = partners - given
        if viewer.agency_id in without:
            found[review] = Turn.POSITION
        elif not without:
            found[review] = Turn.DECISION
    return found


def _given(waiting: QuerySet[RapidReview], *, on: date) -> dict[int, set[int]]:
    """Return which agencies have taken a position that counts on each standing recommendation.

    One taken by somebody who has a conflict of interest in the case does not count.
    """
    newest = Recommendation.unscoped.filter(review=OuterRef("review")).order_by(
        "-recorded_at", "-pk"
    )
    rows = list(
        Recommendation.unscoped.filter(review__in=waiting, pk=Subquery(newest.values("pk")[:1]))
        .order_by("positions__given_at", "positions__pk")
        .values_list(
            "review_id",
            "review__case_file_id",
            "positions__agency_id",
            "positions__given_by_id",
        )
    )
    latest = {(review, file, agency): giver for review, file, agency, giver in rows}
    kept_out = casefiles.kept_apart(
        {file for _, file, _ in latest}, {giver for giver in latest.values() if giver}, on=on
    )
    given: dict[int, set[int]] = defaultdict(set)
    for (review, file, agency), giver in latest.items():
        given[review] |= {agency} if agency and (file, giver) not in kept_out else set()
    return given
