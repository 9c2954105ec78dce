"""Does the incident page show what was recorded, to those who may see it?"""

from __future__ import annotations

import pytest
from django.urls import reverse

from conftest import SignIn, StopClock
from heed.access.roles import Role
from heed.incidents.tests.factories import reported
from heed.partnership.models import Partnership

PAGES = ["incidents:incident", "incidents:duties", "incidents:form_fields"]


@pytest.mark.parametrize("page", PAGES)
def test_the_page_opens(
    page: str, partnership: Partnership, sign_in: SignIn, stop_clock: StopClock
) -> None:
    stop_clock("2026-11-18 09:00")
    incident = reported(partnership)
    client = sign_in(Role.COORDINATOR)

    response = client.get(reverse(page, args=[incident.reference]))

    assert response.status_code == 200
    print(response.content.decode())
