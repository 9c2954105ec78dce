"""Opening the pages of a local review and sending their forms, for tests."""

from __future__ import annotations

from django.urls import reverse

from heed.practice_reviews.models import PracticeReview
from heed.rapid_reviews.models import RapidReview
from tests.pages import PageClient


def address(case: PracticeReview | RapidReview, page: str = "review") -> str:
    """Return the address of a page of the local review of a case."""
    return reverse(f"practice_reviews:{page}", args=[case.reference])


def text(client: PageClient, url: str, **typed: str) -> str:
    """Open a page, or send its form, and return what comes back after any redirect."""
    response = client.post(url, typed, follow=True) if typed else client.get(url, follow=True)
    return str(response.content.decode())


def day(name: str, day: str, month: str = "11", year: str = "2026") -> dict[str, str]:
    """Return a day as a form sends it."""
    return {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}
