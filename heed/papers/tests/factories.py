"""Cases that reached a decision, and published papers, for tests of what papers count."""

from __future__ import annotations

from datetime import UTC, date, datetime

import factory

from heed.casefiles.models import CaseFile
from heed.core import clock, references
from heed.incidents.models import Incident, Notification
from heed.papers.models import PublishedPaper, Release
from heed.partnership.models import Partnership
from heed.practice_reviews.models import PracticeReview
from heed.rapid_reviews.models import (
    Decision,
    Outcome,
    PanelReply,
    RapidReview,
    Recommendation,
    Sending,
)


def notified(partnership: Partnership, *, sent_on: date, due_on: date | None = None) -> Incident:
    """Return an incident of which the Panel was told on a day."""
    case_file = CaseFile.unscoped.create(
        partnership=partnership,
        reference=references.new("SI"),
        opened_at=clock.at(sent_on),
        opened_by_name="Somebody",
    )
    incident = Incident.unscoped.create(
        case_file=case_file,
        local_authority="Westshire",
        outcome=Incident.Outcome.SERIOUSLY_HARMED,
        happened_in="Westshire",
        what_happened="Nobody reads this in a paper.",
        aware_on=sent_on,
        reported_by_name="Somebody",
        reported_at=clock.at(sent_on),
    )
    Notification.unscoped.create(
        incident=incident,
        recipient=Notification.Recipient.PANEL,
        sent_at=clock.at(sent_on),
        sent_by_name="Somebody",
        due_on=due_on,
        recorded_by_name="Somebody",
        recorded_at=clock.at(sent_on),
    )
    return incident


def decided(
    partnership: Partnership,
    *,
    on: date,
    outcome: Outcome = Outcome.NO_REVIEW,
    reply: PanelReply.Category | None = PanelReply.Category.AGREES_NO_REVIEW,
    replied_on: date | None = None,
) -> Decision:
    """Return the decision on a rapid review opened, decided and perhaps answered."""
    incident = notified(partnership, sent_on=on)
    review = RapidReview.unscoped.create(
        case_file=incident.case_file, incident=incident, opened_at=clock.at(on, 9)
    )
    decision = decide_again(review, on=on, outcome=outcome)
    if reply is not None:
        PanelReply.unscoped.create(
            review=review,
            category=reply,
            received_on=replied_on or on,
            recorded_by_name="Somebody",
            recorded_at=clock.at(replied_on or on),
        )
    return decision


def decide_again(review: RapidReview, *, on: date, outcome: Outcome) -> Decision:
    """Return a further decision on a rapid review."""
    recommendation = Recommendation.unscoped.create(
        review=review,
        outcome=outcome,
        national_importance=False,
        reasons="Reasons",
        group_name="Practice Review Group",
        recommended_on=on,
        recorded_by_name="Somebody",
        recorded_at=clock.at(on),
    )
    return Decision.unscoped.create(
        review=review,
        recommendation=recommendation,
        outcome=outcome,
        national_importance=False,
        reasons="Reasons",
        authority="INDEPENDENT_CHAIR",
        decided_on=on,
        decided_by_name="Somebody",
        decided_at=clock.at(on),
    )


def sent(decision: Decision, *, on: date, due_on: date) -> Sending:
    """Return the sending of a decided rapid review to the Panel."""
    return Sending.unscoped.create(
        review=decision.review,
        decision=decision,
        sent_at=clock.at(on),
        due_on=due_on,
        sections=[],
        recorded_by_name="Somebody",
        recorded_at=clock.at(on),
    )


def commissioned(
    partnership: Partnership,
    *,
    on: date,
    label: str = "Serious Case Review",
    looked_after: bool = True,
    terms_set_on: date | None = None,
    reviewer_appointed_on: date | None = None,
    completion_planned_for: date | None = None,
) -> PracticeReview:
    """Return a review commissioned on a day."""
    decision = decided(partnership, on=on, outcome=Outcome.LOCAL_REVIEW, reply=None)
    return PracticeReview.unscoped.create(
        case_file=decision.review.case_file,
        rapid_review=decision.review,
        decision=decision,
        legal_type=PracticeReview.LegalType.LOCAL_REVIEW,
        label_used=label,
        commissioned_on=on,
        looked_after_child=looked_after,
        terms_of_reference="Terms" if terms_set_on else "",
        terms_set_on=terms_set_on,
        reviewer_name="An author" if reviewer_appointed_on else "",
        reviewer_appointed_on=reviewer_appointed_on,
        completion_planned_for=completion_planned_for,
    )


class ReleaseFactory(factory.django.DjangoModelFactory):
    """A standing decision to show small numbers in the paper of February 2020."""

    class Meta:
        model = Release

    kind = "corporate-parenting-board"
    period_starts_on = date(2019, 9, 30)
    period_ends_on = date(2020, 2, 6)
    meeting_on = date(2020, 2, 6)
    reasons = "The council published these numbers itself."
    decided_by_name = "Alex Example"
    decided_at = datetime(2020, 1, 20, 9, tzinfo=UTC)


class PublishedPaperFactory(factory.django.DjangoModelFactory):
    """A published version of an empty paper; each is for a meeting of its own."""

    class Meta:
        model = PublishedPaper

    kind = "corporate-parenting-board"
    reference = factory.Sequence(lambda number: f"PA-{number}")
    version = factory.Sequence(lambda number: number + 1)
    board = "Corporate Parenting Board"
    meeting_on = date(2020, 2, 6)
    title = "Serious Case Reviews"
    content = factory.LazyFunction(dict)
    published_by_name = "Alex Example"
    published_at = datetime(2020, 1, 28, 9, tzinfo=UTC)
