"""What is typed at the door, and the words when it is wrong."""

from __future__ import annotations

import json
from typing import Any, Final

from allauth.mfa.webauthn.internal import auth as webauthn
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

from heed.accounts import factors, throttle
from heed.accounts.models import User
from heed.govuk import fields
from heed.govuk.forms import Form

ABOUT_PASSWORDS: Final = (
    "At least 15 characters. Three or four words that do not belong together are a good start. You "
    "can paste it from a password manager."
)
NO_PASSKEY: Final = "Your browser gave no passkey. Try again, or use an authenticator app"


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


class Forgotten(Form):
    """The address of somebody who has forgotten their password."""

    email = fields.EmailField(
        label="Email address",
        autocomplete="username",
        error_messages={"required": "Enter your email address"},
    )


class NewPassword(Form):
    """A new password, behind a link."""

    new = fields.PasswordField(
        label="New password",
        hint=ABOUT_PASSWORDS,
        autocomplete="new-password",
        error_messages={"required": "Enter a new password"},
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_new(self) -> str:
        """Refuse a password that is short, common or made of the person's own name."""
        new = str(self.cleaned_data["new"])
        password_validation.validate_password(new, self.user)
        return new


class ConfirmItIsYou(Form):
    """One's own password, typed again before something that needs a fresh proof.

    Whoever has no password here, because their employer's service knows them, gives a code, or
    proves it to that service again: then there is nothing to type.
    """

    password = fields.PasswordField(
        label="Your password", error_messages={"required": "Enter your password"}
    )
    code = fields.TextField(
        label="Code",
        hint="The 6 digits your authenticator app shows now, or one of your recovery codes",
        autocomplete="one-time-code",
        spellcheck=False,
        width=20,
        error_messages={"required": "Enter a code"},
    )

    def __init__(self, *args: Any, user: User, place: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.place = place
        has_password = user.has_usable_password()
        if not has_password:
            del self.fields["password"]
        if has_password or not factors.of(user.pk).has_app:
            del self.fields["code"]

    def clean_password(self) -> str:
        """Refuse whoever does not know the password."""
        typed = str(self.cleaned_data["password"])
        _check_password(self.user, typed, place=self.place)
        return typed


class SecondFactor(Form):
    """A code, or the answer of a passkey, which a script puts into the hidden field."""

    marks_optional = False

    code = fields.TextField(
        label="Code",
        hint="The 6 digits your authenticator app shows now, or one of your recovery codes",
        autocomplete="one-time-code",
        spellcheck=False,
        width=20,
        required=False,
    )
    passkey = fields.HiddenField(required=False)

    def clean_passkey(self) -> Any:
        """Read what the browser says the passkey answered."""
        return _answer_of_a_browser(self.cleaned_data["passkey"])

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        typed = super().clean() or {}
        if not typed.get("code") and not typed.get("passkey") and not self.errors:
            self.add_error("code", "Enter a code")
        return typed


class AppCode(Form):
    """The first code of a new authenticator app, which shows that it has our secret."""

    code = fields.TextField(
        label="Code from the app",
        hint="6 digits, for example 123 456",
        autocomplete="one-time-code",
        spellcheck=False,
        width=10,
        error_messages={"required": "Enter the 6 digits the app shows"},
    )


class NewPasskey(Form):
    """A name for a passkey, and what the browser made, which a script puts there."""

    name = fields.TextField(
        label="What do you call it?",
        hint="So that you know it again, for example “My work laptop” or “Blue key”",
        max_length=60,
        error_messages={"required": "Give it a name"},
    )
    passkey = fields.HiddenField(required=False)

    def clean_passkey(self) -> Any:
        """Read and check what the browser made."""
        made = _answer_of_a_browser(self.cleaned_data["passkey"])
        if not made:
            raise ValidationError(NO_PASSKEY)
        try:
            webauthn.parse_registration_response(made)
            webauthn.complete_registration(made)
        except factors.NONSENSE as problem:
            raise ValidationError(NO_PASSKEY) from problem
        return made


class ChangePassword(Form):
    """The password of today and the one from now on."""

    current = fields.PasswordField(
        label="Your password now", error_messages={"required": "Enter your password of today"}
    )
    new = fields.PasswordField(
        label="New password",
        hint=ABOUT_PASSWORDS,
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


def _answer_of_a_browser(typed: str) -> Any:
    """Return what a browser answered for a passkey, or nothing.

    :raises ValidationError: if it is no answer at all
    """
    try:
        answer = json.loads(typed) if typed else {}
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        raise ValidationError(NO_PASSKEY)
    return answer
