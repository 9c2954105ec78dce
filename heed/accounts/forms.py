"""What is typed at the door, and the words when it is wrong."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

from heed.accounts import throttle
from heed.accounts.models import User
from heed.govuk import fields
from heed.govuk.forms import Form


class SignIn(Form):
    """An email address and a password."""

    email = fields.EmailField(
        label="Email address",
        autocomplete="username",
        error_messages={"required": "Enter your email address"},
    )
    password = fields.PasswordField(
        label="Password", error_messages={"required": "Enter your password"}
    )


class ConfirmItIsYou(Form):
    """One's own password, typed again before something that needs a fresh proof."""

    password = fields.PasswordField(
        label="Your password", error_messages={"required": "Enter your password"}
    )

    def __init__(self, *args: Any, user: User, place: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.place = place

    def clean_password(self) -> str:
        """Refuse whoever does not know the password."""
        typed = str(self.cleaned_data["password"])
        _check_password(self.user, typed, place=self.place)
        return typed


class ChangePassword(Form):
    """The password of today and the one from now on."""

    current = fields.PasswordField(
        label="Your password now", error_messages={"required": "Enter your password of today"}
    )
    new = fields.PasswordField(
        label="New password",
        hint="At least 12 characters. Three or four words that do not belong together are a good "
        "start. You can paste it from a password manager.",
        autocomplete="new-password",
        error_messages={"required": "Enter a new password"},
    )

    def __init__(self, *args: Any, user: User, place: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.place = place

    def clean_current(self) -> str:
        """Refuse to change the password for somebody who does not know it."""
        current = str(self.cleaned_data["current"])
        _check_password(self.user, current, place=self.place)
        return current

    def clean_new(self) -> str:
        """Refuse a password that is short, common or made of the person's own name."""
        new = str(self.cleaned_data["new"])
        password_validation.validate_password(new, self.user)
        return new


def _check_password(user: User, typed: str, *, place: str) -> None:
    """Refuse a wrong password, or any at all after too many wrong ones.

    :raises ValidationError: with a sentence for the person
    """
    try:
        is_right = throttle.hear(
            throttle.PASSWORD, user.email, place=place, answer=lambda: user.check_password(typed)
        )
    except throttle.TooManyTries as refusal:
        raise ValidationError(str(refusal)) from refusal
    if not is_right:
        raise ValidationError("This is not your password. Check it and try again")
