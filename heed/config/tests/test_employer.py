"""Are the settings of an employer's service read, or refused with a sentence?"""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from heed.accounts import employees
from heed.config import employer

GIVEN = {
    "HEED_OIDC_SERVER": "https://sso.council.example/tenant/",
    "HEED_OIDC_CLIENT": "heed",
    "HEED_OIDC_SECRET": "secret",
}


def test_a_slash_at_the_end_does_no_harm() -> None:
    read = employer.read(GIVEN, demonstration=False)

    assert read is not None
    (app,) = read.as_allauth_asks["openid_connect"]["APPS"]
    assert app["settings"] == {
        "server_url": "https://sso.council.example/tenant",
        "oauth_pkce_enabled": True,
    }
    assert read.name == "your employer’s service"
    assert not read.vouches_for_email


def test_without_settings_there_is_no_service() -> None:
    assert employer.read({"HEED_OIDC_NAME": "Somebody"}, demonstration=False) is None


@pytest.mark.parametrize("missing", list(GIVEN))
def test_half_the_settings_are_refused(missing: str) -> None:
    given = {name: value for name, value in GIVEN.items() if name != missing}

    with pytest.raises(ImproperlyConfigured, match=missing):
        employer.read(given, demonstration=False)


def test_a_service_is_reached_by_https_outside_a_demonstration() -> None:
    given = GIVEN | {"HEED_OIDC_SERVER": "http://sso.council.example"}

    with pytest.raises(ImproperlyConfigured, match="https://"):
        employer.read(given, demonstration=False)
    assert employer.read(given, demonstration=True) is not None


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"id_token": {"email": "a@b.example"}},
        {"id_token": {"sub": "1"}, "userinfo": {"sub": "2"}},
    ],
)
def test_an_answer_about_nobody_or_about_two_people_lets_nobody_in(said: dict[str, object]) -> None:
    with pytest.raises(employees.NotLetIn, match="not about one person"):
        employees.answer("employer", said, second_factor=frozenset(), vouches=True)


@pytest.mark.parametrize("verified", [None, False, "true", 1])
def test_an_address_is_verified_only_if_the_service_says_so(verified: object) -> None:
    said = {"id_token": {"sub": "1", "email": "A@b.example", "email_verified": verified}}

    answer = employees.answer("employer", said, second_factor=frozenset(), vouches=False)

    assert not answer.is_email_verified
    assert answer.email == "a@b.example"


def test_no_address_is_verified_by_nobody() -> None:
    answer = employees.answer(
        "employer", {"id_token": {"sub": "1"}}, second_factor=frozenset({""}), vouches=True
    )

    assert not answer.is_email_verified
