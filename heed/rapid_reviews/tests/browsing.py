"""Opening the pages of a rapid review and sending their forms, for tests."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse

from heed.partnership.models import Agency
from heed.rapid_reviews.models import RapidReview
from tests.pages import PageClient

FindAgency = Callable[[Agency.Kind], Agency]


def address(review: RapidReview, page: str = "review") -> str:
    """Return the address of a page of the review."""
    key = ["a"] if page == "criterion" else []
    return reverse(f"rapid_reviews:{page}", args=[review.reference, *key])


def text(client: PageClient, url: str, **typed: str) -> str:
    """Open a page, or send its form, and return what comes back after any redirect."""
    response = client.post(url, typed, follow=True) if typed else client.get(url, follow=True)
    return str(response.content.decode())


def day(name: str, day: str, month: str = "11", year: str = "2026") -> dict[str, str]:
    """Return a day as a form sends it."""
    return {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}
