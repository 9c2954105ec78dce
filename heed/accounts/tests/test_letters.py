"""Do people hear what happened to their account, whatever the mail server does?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core import mail

from heed.accounts import actions, factors, letters
from heed.accounts.models import User
from heed.accounts.session_store import now
from heed.accounts.tests.arriving import (
    with_app,
)

pytestmark = pytest.mark.usefixtures("not_a_demonstration")

Capture = Callable[..., object]


def test_people_hear_by_letter_what_happened_to_their_account(
    user: User, django_capture_on_commit_callbacks: Capture
) -> None:
    user.name = "Siân O’Neill & Co <x>"
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]  # of pytest-django
        with_app(user)
        codes = actions.make_recovery_codes(user, at=now())
        actions.use_recovery_code(user, code=codes[0], at=now())
        actions.remove_factor(user, factors.of(user.pk).factors[0].pk, at=now())
    letters.all_delivered()

    assert [letter.subject for letter in mail.outbox] == [
        "A second factor was added to your Heed account",
        "A recovery code was used to sign in to Heed",
        "A second factor was removed from your Heed account",
    ]
    assert "Dear Siân O’Neill & Co <x>," in mail.outbox[0].body
    assert "You have 9 codes left" in mail.outbox[1].body
    assert {letter.to[0] for letter in mail.outbox} == {user.email}


def test_a_letter_that_cannot_be_delivered_stops_nothing(
    user: User,
    django_capture_on_commit_callbacks: Capture,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", fails)

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]  # of pytest-django
        with_app(user)
    letters.all_delivered()

    assert f"A letter to account {user.pk} could not be delivered" in caplog.text
    assert user.email not in caplog.text
