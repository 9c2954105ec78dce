"""A judgement as its page's form sends it."""

from __future__ import annotations

from datetime import date


def typed(aware_on: date) -> dict[str, str]:
    """Return what a browser sends for a judgement with this day of awareness."""
    return {
        "concern": "suspected",
        "outcome": "seriously_harmed",
        "aware_on-day": str(aware_on.day),
        "aware_on-month": str(aware_on.month),
        "aware_on-year": str(aware_on.year),
        "reasons": "Invented for measuring.",
        "judged_by_name": "Filler",
        "then": "record",
    }
