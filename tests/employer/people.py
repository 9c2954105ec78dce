"""Who works for the employer, and what does its service know about them?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

PASSWORD = "the employer’s own password"
CLIENT, SECRET = "heed", "a secret between the two"


@dataclass(frozen=True, slots=True)
class Employee:
    """Somebody with an account at the employer's service."""

    email: str
    claims: dict[str, Any] = field(default_factory=dict)
    verified: bool = True


PEOPLE = {
    "two": Employee("two.factors@council.example", {"amr": ["pwd", "mfa"]}),
    "level": Employee("level@council.example", {"acr": "urn:council:strong"}),
    "one": Employee("one.factor@council.example", {"amr": ["pwd"]}),
    "unverified": Employee("unverified@council.example", verified=False),
    "stranger": Employee("stranger@council.example", {"amr": ["mfa"]}),
    "timeless": Employee("timeless@council.example", {"amr": ["mfa"], "auth_time": None}),
}
