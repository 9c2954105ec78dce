"""What does allauth ask us: how secrets are sealed, and what an authenticator app shows?"""

from __future__ import annotations

from allauth.mfa.adapter import DefaultMFAAdapter

from heed.accounts import sealed

PURPOSE = "second factor"


class SecondFactors(DefaultMFAAdapter):
    """Second factors whose secrets the database alone does not give away."""

    def encrypt(self, text: str) -> str:
        """Seal a secret before it goes into the database."""
        return sealed.seal(text, purpose=PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        """Open a secret from the database."""
        return sealed.unseal(encrypted_text, purpose=PURPOSE)
