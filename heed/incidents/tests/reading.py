"""Reading the pages of an incident, for tests."""

from __future__ import annotations

from django.urls import reverse

from heed.incidents.models import Incident
from tests.pages import PageClient


def read(client: PageClient, incident: Incident, page: str = "incidents:incident") -> str:
    response = client.get(reverse(page, args=[incident.reference]))
    assert response.status_code == 200
    return str(response.content.decode())
