"""Sending to the Panel, and its reply: the actions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from conftest import StopClock
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.models import AuditEntry
from heed.core.workflow import MoveNotAllowed
from heed.partnership.models import Partnership
from heed.rapid_reviews import actions
from heed.rapid_reviews.models import PanelReply, RapidReview, Sending
from heed.rapid_reviews.tests import factories
from heed.rapid_reviews.workflow import Stage

TODAY = date(2026, 11, 23)
AGREES = PanelReply.Category.AGREES_REVIEW
LATE = datetime(2026, 12, 1, 9, tzinfo=UTC)
LastEntry = Callable[[], AuditEntry]


def test_what_went_to_the_panel_is_kept_word_for_word(
    review: RapidReview, coordinator: Viewer, now: datetime, last_entry: LastEntry
) -> None:
    actions.write_sections(
        review, sections=actions.Sections(facts="As sent"), version=0, by=coordinator, at=now
    )
    decision = factories.decided(review)

    sending = actions.record_sending(review, sent_at=now, by=coordinator, at=now)

    assert (sending.decision, sending.due_on) == (decision, date(2026, 11, 30))
    assert sending.sections["facts"] == "As sent"
    assert Stage(review.stage) is Stage.SENT
    assert last_entry().details == {
        "sent_on": "2026-11-23",
        "due_on": "2026-11-30",
        "in_time": True,
    }


def test_a_reason_given_for_a_sending_in_time_is_not_kept(
    review: RapidReview, coordinator: Viewer, now: datetime
) -> None:
    factories.decided(review)

    sending = actions.record_sending(
        review, sent_at=now, late_because="Not late at all", by=coordinator, at=now
    )

    assert sending.late_because == ""


def test_a_late_sending_needs_a_reason(
    review: RapidReview, coordinator: Viewer, last_entry: LastEntry
) -> None:
    factories.decided(review)

    with pytest.raises(actions.LatenessUnexplained, match="Say why it was late"):
        actions.record_sending(review, sent_at=LATE, late_because=" ", by=coordinator, at=LATE)
    assert Stage(review.stage) is Stage.DECIDED
    actions.record_sending(review, sent_at=LATE, late_because="Snow.", by=coordinator, at=LATE)

    assert Sending.unscoped.get().late_because == "Snow."
    assert last_entry().details["in_time"] is False
    assert last_entry().reason == "Snow."


def test_a_reconsidered_review_sent_again_is_not_late(
    review: RapidReview, coordinator: Viewer
) -> None:
    factories.sent(review)
    actions.reconsider(review, reason="New", by=coordinator, at=LATE)
    factories.decided(review, at=LATE)

    again = actions.record_sending(review, sent_at=LATE, by=coordinator, at=LATE)

    assert again.late_because == ""
    assert Sending.unscoped.filter(review=review).count() == 2


def test_while_the_pandemic_note_relaxed_the_expectation_no_reason_is_asked_for(
    partnership: Partnership, coordinator: Viewer, stop_clock: StopClock
) -> None:
    told = datetime(2020, 4, 6, 9, tzinfo=UTC)
    at = stop_clock("2020-05-20 09:00")
    review = factories.RapidReviewFactory(
        partnership=partnership,
        opened_at=told,
        incident__aware_on=date(2020, 4, 1),
        incident__told__sent_at=told,
    )
    factories.decided(review, at=at - timedelta(days=2))

    sending = actions.record_sending(review, sent_at=at, by=coordinator, at=at)

    assert sending.due_on < at.date()


@pytest.mark.parametrize("days", [-4, 1])
def test_a_sending_has_a_possible_moment(
    days: int, review: RapidReview, coordinator: Viewer, now: datetime
) -> None:
    factories.decided(review)

    with pytest.raises(actions.DayImpossible, match="between the decision and now"):
        actions.record_sending(review, sent_at=now + timedelta(days=days), by=coordinator, at=now)

    assert Stage(review.stage) is Stage.DECIDED


def test_nothing_is_sent_before_a_decision_or_by_the_chair(
    review: RapidReview, coordinator: Viewer, chair: Viewer, now: datetime
) -> None:
    with pytest.raises(MoveNotAllowed):
        actions.record_sending(review, sent_at=now, by=coordinator, at=now)
    with pytest.raises(PermissionDenied, match="sent to the Panel"):
        actions.record_sending(review, sent_at=now, by=chair, at=now)


def test_every_reply_is_kept(
    review: RapidReview, coordinator: Viewer, now: datetime, last_entry: LastEntry
) -> None:
    factories.sent(review)
    asks = PanelReply.Category.ASKS_FOR_MORE
    for category in (asks, AGREES):
        actions.record_reply(
            review,
            category=category,
            received_on=TODAY,
            what_it_says=" In their words ",
            by=coordinator,
            at=now,
        )

    kept = PanelReply.unscoped.filter(review=review).order_by("pk")

    assert [(one.category, one.agrees) for one in kept] == [(asks, False), (AGREES, True)]
    assert Stage(review.stage) is Stage.ANSWERED
    assert review.stage_changes.filter(stage=Stage.ANSWERED.value).count() == 1
    assert last_entry().details == {
        "category": "Agrees: local review",
        "received_on": "2026-11-23",
        "what_it_says": trail.measured("In their words"),
    }


@pytest.mark.parametrize("on", [date(2026, 11, 19), date(2026, 11, 24)])
def test_a_reply_has_a_possible_day(
    on: date, review: RapidReview, coordinator: Viewer, now: datetime
) -> None:
    factories.sent(review)

    with pytest.raises(actions.DayImpossible, match="between sending the review and today"):
        actions.record_reply(
            review, category=AGREES, received_on=on, what_it_says="", by=coordinator, at=now
        )

    assert Stage(review.stage) is Stage.SENT


def test_there_is_no_reply_to_what_was_not_sent(
    review: RapidReview, coordinator: Viewer, chair: Viewer, now: datetime
) -> None:
    with pytest.raises(MoveNotAllowed):
        actions.record_reply(
            review, category=AGREES, received_on=TODAY, what_it_says="", by=coordinator, at=now
        )
    with pytest.raises(PermissionDenied, match="Panel's reply"):
        actions.record_reply(
            review, category=AGREES, received_on=TODAY, what_it_says="", by=chair, at=now
        )
