"""What was recommended and decided, who takes which position, and who decides?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, QuerySet, Subquery

from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.casefiles import queries as casefiles
from heed.casefiles.models import CaseFile
from heed.partnership import queries as partnership
from heed.partnership.arrangements import DecisionAuthority
from heed.partnership.models import Agency
from heed.rapid_reviews.models import Decision, PartnerPosition, RapidReview, Recommendation
from heed.rapid_reviews.workflow import Stage

# Which role speaks for which decision-maker of the arrangements.
SPEAKS_FOR = {
    DecisionAuthority.INDEPENDENT_CHAIR: Role.INDEPENDENT_CHAIR,
    DecisionAuthority.STATUTORY_PARTNERS: Role.STATUTORY_PARTNER,
}


class NoRecommendation(LookupError):
    """The review group has not recommended anything yet."""


def latest_recommendation(review: RapidReview) -> Recommendation:
    """Return the recommendation that stands.

    :raises NoRecommendation: if there is none yet
    """
    latest = Recommendation.unscoped.filter(review=review).order_by("recorded_at", "pk").last()
    if latest is None:
        raise NoRecommendation("The review group has not made a recommendation yet.")
    return latest


def latest_decision(review: RapidReview) -> Decision | None:
    """Return the decision that stands, or None if nothing has been decided."""
    return Decision.unscoped.filter(review=review).order_by("decided_at", "pk").last()


def rounds(review: RapidReview) -> list[Recommendation]:
    """Return every recommendation, oldest first, with its positions, decision and sending."""
    positions = PartnerPosition.unscoped.select_related("agency").order_by("given_at", "pk")
    return list(
        Recommendation.unscoped.filter(review=review)
        .select_related("decision", "decision__sending")
        .prefetch_related(Prefetch("positions", queryset=positions))
        .order_by("recorded_at", "pk")
    )


def standing_positions(positions: Iterable[PartnerPosition]) -> list[PartnerPosition]:
    """Return each partner's latest position, by the partner's name; give them oldest first."""
    latest = {position.agency_id: position for position in positions}
    return sorted(latest.values(), key=lambda position: position.agency.name)


def may_decide(viewer: Viewer, decides: DecisionAuthority | None) -> bool:
    """Say whether this person speaks for whoever has the decision."""
    return decides is not None and SPEAKS_FOR[decides] in viewer.roles


def waiting_for(
    review: RapidReview, *, on: date, decides: DecisionAuthority | None
) -> tuple[str, ...]:
    """Name the partners without a position that counts, where they decide together and it waits."""
    if Stage(review.stage) is not Stage.RECOMMENDED:
        return ()
    if decides is not DecisionAuthority.STATUTORY_PARTNERS:
        return ()
    latest = Recommendation.unscoped.filter(review=review).order_by("-recorded_at", "-pk")
    given = PartnerPosition.unscoped.filter(recommendation=Subquery(latest.values("pk")[:1]))
    return tuple(agency.name for agency in _without(given, review.case_file, on=on))


def partners_without_position(recommendation: Recommendation, *, on: date) -> QuerySet[Agency]:
    """Return the statutory partners of the day that have not said where they stand.

    What somebody said who has a conflict of interest in the case, even one known only since, does
    not count: somebody else of that partner takes the position.
    """
    given = PartnerPosition.unscoped.filter(recommendation=recommendation)
    return _without(given, recommendation.review.case_file, on=on)


def decision_maker(partnership_id: int, *, on: date) -> DecisionAuthority | None:
    """Return who decides under the arrangements of the day, or None if there are none."""
    try:
        return partnership.arrangements_on(partnership_id, on=on).decides
    except partnership.NoArrangements:
        return None


def _without(
    given: QuerySet[PartnerPosition], case_file: CaseFile, *, on: date
) -> QuerySet[Agency]:
    latest = dict(given.order_by("given_at", "pk").values_list("agency_id", "given_by_id"))
    free = casefiles.free_of_conflict(
        case_file, {giver for giver in latest.values() if giver}, on=on
    )
    count = [agency for agency, giver in latest.items() if giver is None or giver in free]
    return partnership.statutory_partners(case_file.partnership_id, on=on).exclude(pk__in=count)
