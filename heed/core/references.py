"""How is a new case reference made, so that it tells an outsider nothing?"""

from __future__ import annotations

import secrets

# No 0/O, 1/I/L, 5/S, 8/B, 2/Z, U/V: a reference is read out over the telephone.
ALPHABET = "34679ACDEFGHJKMNPQRTWXY"
LENGTH = 7


def new(prefix: str) -> str:
    """Return a reference such as “HR-7KQ4MXA”: random, so it shows neither number nor order."""
    return f"{prefix}-{''.join(secrets.choice(ALPHABET) for _ in range(LENGTH))}"
