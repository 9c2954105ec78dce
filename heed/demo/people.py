"""Who can sign in to the demonstration?"""

from __future__ import annotations

from dataclasses import dataclass

# Printed when the demonstration starts; it opens nothing but invented cases.
PASSWORD = "heed-demonstration"  # noqa: S105  (it is meant to be read)


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person with an address to sign in with."""

    email: str
    name: str
    title: str
