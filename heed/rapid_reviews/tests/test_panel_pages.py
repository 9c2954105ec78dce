"""Do the pages record what goes to the Panel, what it replies, and a second look?"""

from __future__ import annotations

from collections.abc import Callable

from heed.rapid_reviews.models import PanelReply, RapidReview, Sending
from heed.rapid_reviews.tests import factories
from heed.rapid_reviews.tests.browsing import address, day, text
from heed.rapid_reviews.workflow import Stage
from tests.pages import PageClient


def test_the_sending_is_recorded(review: RapidReview, signed_in: PageClient) -> None:
    factories.decided(review)

    form = text(signed_in, address(review, "send"))
    html = text(
        signed_in, address(review, "send"), **day("sent_at", "23"), **{"sent_at-time": "8am"}
    )

    assert "Nothing is written yet under: Facts; Immediate action" in form
    assert "The sending to the Panel is recorded." in html
    assert Sending.unscoped.get().recorded_by_name == signed_in.viewer.name


def test_a_late_sending_is_asked_why(
    review: RapidReview, signed_in: PageClient, stop_clock: Callable[[str], object]
) -> None:
    factories.decided(review)
    stop_clock("2026-12-02 10:00")
    when = {**day("sent_at", "1", "12"), "sent_at-time": "14:00"}

    asked = text(signed_in, address(review, "send"), **when)
    done = text(signed_in, address(review, "send"), **when, late_because="Snow.")

    assert "It was sent after the last day. Say why it was late." in asked
    assert "Done late" in done
    assert "Snow." in done


def test_the_reply_is_recorded_and_another_may_follow(
    review: RapidReview, signed_in: PageClient
) -> None:
    factories.sent(review)
    typed = {"category": "ASKS_FOR_MORE", "what_it_says": "Why?", **day("received_on", "23")}

    html = text(signed_in, address(review, "reply"), **typed)
    again = text(signed_in, address(review, "reply"))

    assert "The Panel’s reply is recorded." in html
    assert PanelReply.unscoped.get().what_it_says == "Why?"
    assert "In the Panel’s words" in again


def test_reconsidering_asks_why_and_reopens(review: RapidReview, signed_in: PageClient) -> None:
    factories.decided(review)

    form = text(signed_in, address(review, "reconsider"))
    html = text(signed_in, address(review, "reconsider"), reason="New evidence.")

    assert "The review goes back to gathering." in form
    assert "The rapid review is open again." in html
    assert Stage(RapidReview.unscoped.get(pk=review.pk).stage) is Stage.GATHERING
