"""Which employer's service may let people in, as the surroundings say?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import ImproperlyConfigured

# The name under which addresses, sessions and accounts know the one service there may be.
PROVIDER: Final = "employer"  # as in heed.accounts.views.employer
NEEDED: Final = ("HEED_OIDC_SERVER", "HEED_OIDC_CLIENT", "HEED_OIDC_SECRET")


@dataclass(frozen=True, slots=True, kw_only=True)
class Employer:
    """A service that speaks OpenID Connect, and what its answers are worth here.

    `second_factor` are the values of `acr` that mean that two factors were asked for; `amr` with
    “mfa” means it always. `vouches_for_email` says that its addresses are its own to give, so that
    they count as verified without it saying so each time.
    """

    name: str
    server: str
    client: str
    secret: str
    second_factor: frozenset[str]
    vouches_for_email: bool

    @property
    def as_allauth_asks(self) -> dict[str, Any]:
        """Return the same in the shape of SOCIALACCOUNT_PROVIDERS."""
        app = {
            "provider_id": PROVIDER,
            "name": self.name,
            "client_id": self.client,
            "secret": self.secret,
            "settings": {"server_url": self.server, "oauth_pkce_enabled": True},
        }
        return {"openid_connect": {"APPS": [app]}}


def read(surroundings: Mapping[str, str], *, demonstration: bool) -> Employer | None:
    """Read the settings of the employer's service; None if there is none.

    :raises ImproperlyConfigured: if one is missing, or the service is not reached by HTTPS
    """
    if not any(surroundings.get(name) for name in NEEDED):
        return None
    missing = [name for name in NEEDED if not surroundings.get(name)]
    if missing:
        raise ImproperlyConfigured(f"Set {' and '.join(missing)} too, or none of {NEEDED}.")
    # A slash at the end would make an address that no service answers.
    server = surroundings["HEED_OIDC_SERVER"].strip().rstrip("/")
    if not server.startswith("https://") and not demonstration:
        raise ImproperlyConfigured("HEED_OIDC_SERVER must begin with https://.")
    return Employer(
        name=surroundings.get("HEED_OIDC_NAME", "") or "your employer’s service",
        server=server,
        client=surroundings["HEED_OIDC_CLIENT"],
        secret=surroundings["HEED_OIDC_SECRET"],
        second_factor=frozenset(surroundings.get("HEED_OIDC_SECOND_FACTOR", "").split()),
        vouches_for_email=surroundings.get("HEED_OIDC_VOUCHES_FOR_EMAIL") == "1",
    )
