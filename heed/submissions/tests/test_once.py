"""Is a mark kept once, found again, and forgotten when nothing was done or long after?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from heed.submissions import once
from heed.submissions.models import Submission

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
MARK = once.mark_of(1, "/cases/report/", ["a"])


@pytest.mark.django_db
def test_a_form_that_was_acted_on_is_known_by_its_mark() -> None:
    once.settle(once.claim(MARK, at=NOW), led_to="/cases/SI-1/")

    with pytest.raises(once.SentBefore, match="nothing was done again") as sent:
        once.claim(MARK, at=NOW)

    assert sent.value.led_to == "/cases/SI-1/"
    assert str(Submission.objects.get()) == "Form that led to /cases/SI-1/"


@pytest.mark.django_db
def test_a_form_that_led_nowhere_may_be_sent_again() -> None:
    once.settle(once.claim(MARK, at=NOW), led_to="")

    once.claim(MARK, at=NOW)

    assert Submission.objects.count() == 1


@pytest.mark.django_db
def test_marks_are_forgotten_after_two_days() -> None:
    other = once.mark_of(2, "/cases/report/", ["a"])
    once.settle(once.claim(MARK, at=NOW), led_to="/desk/")

    once.claim(other, at=NOW + once.REMEMBERED)
    still_known = Submission.objects.filter(mark=MARK).exists()
    once.claim(MARK, at=NOW + once.REMEMBERED + timedelta(seconds=1))

    assert still_known
    assert not Submission.objects.filter(led_to="/desk/").exists()


def test_whatever_is_different_in_a_form_makes_another_mark() -> None:
    marks = {
        once.mark_of(*parts)
        for parts in [(1, "/a/", ["x"]), (2, "/a/", ["x"]), (1, "/b/", ["x"]), (1, "/a/", ["y"])]
    }

    assert len(marks) == 4
    assert once.mark_of(1, "/a/", ["x"]) in marks
