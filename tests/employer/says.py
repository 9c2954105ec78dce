"""What does the employer's service say about somebody besides their address?"""

from __future__ import annotations

import json
from typing import Any

from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from django.contrib.auth.models import AbstractBaseUser

from tests.employer.people import PEOPLE


class Says(DefaultOIDCAdapter):
    """How and when the person proved who they are."""

    def get_claims(
        self, purpose: str, user: AbstractBaseUser, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        """Add `amr`, `acr` and `auth_time` to the token."""
        claims = dict(super().get_claims(purpose, user, *args, **kwargs))
        if purpose == "id_token":
            claims |= json.loads(json.dumps(PEOPLE[str(user.get_username())].claims))
            if user.last_login is not None:
                claims.setdefault("auth_time", int(user.last_login.timestamp()))
        return {name: value for name, value in claims.items() if value is not None}
