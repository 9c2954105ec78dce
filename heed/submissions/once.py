"""How is a form acted on once, however often it is sent?"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from heed.submissions.models import Submission

# Four times as long as anybody can stay signed in: the proof of an older page is no longer valid.
REMEMBERED = timedelta(days=2)


class SentBefore(Exception):
    """This very form was sent and acted on; `led_to` is the page its sender was shown."""

    def __init__(self, led_to: str) -> None:
        super().__init__("You sent this before. It was done once, and nothing was done again.")
        self.led_to = led_to


def mark_of(*parts: object) -> str:
    """Return the mark of a form from everything that makes it this one and no other."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def claim(mark: str, *, at: datetime) -> Submission:
    """Keep a form's mark in the transaction of what it asks for; a second sender waits for its end.

    :raises SentBefore: if the form has been acted on
    """
    Submission.objects.filter(sent_at__lt=at - REMEMBERED).delete()
    try:
        with transaction.atomic():
            return Submission.objects.create(mark=mark, sent_at=at)
    except IntegrityError:
        raise SentBefore(Submission.objects.get(mark=mark).led_to) from None


def settle(submission: Submission, *, led_to: str) -> None:
    """Remember where a form led its sender; one that led nowhere may be sent again."""
    if led_to:
        submission.led_to = led_to
        submission.save(update_fields=["led_to"])
    else:
        submission.delete()
