"""Can another site's page make somebody's browser do something here?"""

from __future__ import annotations

import pytest

from conftest import SignIn
from heed.access.roles import Role
from heed.partnership.models import Agency

AGENCY = {"name": "Marsh Hospice", "kind": "HEALTH"}
PAGE = "/partnership/agencies/add/"


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_another_site_sends_is_refused(site: str, sign_in: SignIn) -> None:
    coordinator = sign_in(Role.COORDINATOR)

    answer = coordinator.post(PAGE, AGENCY, headers={"Sec-Fetch-Site": site})

    assert answer.status_code == 403
    assert "Nothing was saved" in answer.content.decode()
    assert not Agency.objects.filter(name="Marsh Hospice").exists()


@pytest.mark.parametrize("site", ["same-origin", "none", None])
def test_what_our_own_pages_send_is_not(site: str | None, sign_in: SignIn) -> None:
    coordinator = sign_in(Role.COORDINATOR)
    headers = {"Sec-Fetch-Site": site} if site else {}

    answer = coordinator.post(PAGE, AGENCY, headers=headers)

    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()


def test_a_link_from_another_site_may_be_followed(sign_in: SignIn) -> None:
    coordinator = sign_in(Role.COORDINATOR)

    answer = coordinator.get("/desk/", headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 200
