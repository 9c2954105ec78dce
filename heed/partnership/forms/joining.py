"""What is typed to accept an invitation, and the words when it is wrong."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import password_validation

from heed.accounts.models import User
from heed.govuk import fields
from heed.govuk.forms import Form


class NewAccount(Form):
    """Somebody who accepts an invitation and has no account yet."""

    name = fields.TextField(label="Your name", autocomplete="name", max_length=200)
    password = fields.PasswordField(
        label="Choose a password",
        called="a password",
        hint="At least 15 characters. Three or four words that do not belong together are a good "
        "start. You can paste it from a password manager.",
        autocomplete="new-password",
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean_password(self) -> str:
        """Refuse a password that is short, common or made of the person's own name."""
        chosen = str(self.cleaned_data["password"])
        user = User(email=self.email, name=self.cleaned_data.get("name", ""))
        password_validation.validate_password(chosen, user)
        return chosen
