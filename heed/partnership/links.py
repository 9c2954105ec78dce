"""What is in the link of an invitation, and what is kept of it?"""

from __future__ import annotations

import hashlib
import secrets

# 256 random bits cannot be guessed, so a plain hash of them cannot be turned back either.
BYTES = 32


def new() -> str:
    """Return a new secret for one link; only its hash is ever kept."""
    return secrets.token_urlsafe(BYTES)


def hashed(secret: str) -> str:
    """Return what is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
