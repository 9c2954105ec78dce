"""Opening a file in an emergency on the page for it, for tests."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from tests.pages import PageClient

WHY = "The hospital asks who else is at home tonight."


def asked(client: PageClient, reference: str, **about: Any) -> str:
    """Open a file on the page for it and return the page it leads to."""
    typed = {"reference": reference, "reason": WHY, "hours": "2", **about}
    response = client.post(reverse("casefiles:break_glass"), typed, follow=True)
    assert response.status_code == 200
    return str(response.content.decode())
