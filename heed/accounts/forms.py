"""What is typed at the door, and the words when it is wrong."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import password_validation

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

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        """Refuse whoever does not know the password."""
        typed = str(self.cleaned_data["password"])
        if not self.user.check_password(typed):
            self.add_error("password", "This is not your password. Check it and try again")
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

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_current(self) -> str:
        """Refuse to change the password for somebody who does not know it."""
        current = str(self.cleaned_data["current"])
        if not self.user.check_password(current):
            self.add_error("current", "This is not your password. Check it and try again")
        return current

    def clean_new(self) -> str:
        """Refuse a password that is short, common or made of the person's own name."""
        new = str(self.cleaned_data["new"])
        password_validation.validate_password(new, self.user)
        return new
