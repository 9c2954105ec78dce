"""Do people come in by their employer's service, and only those who have an account here?"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.test import override_settings

from conftest import LetPass, Person
from heed.access.roles import Role
from heed.accounts import actions, sessions
from heed.accounts.models import KeptAnswers, User
from heed.accounts.session_store import now
from heed.accounts.tests.arriving import ASK, code_of, with_app
from heed.accounts.tests.factories import SessionFactory
from heed.audit.models import AuditEntry
from heed.config import employer
from heed.config.tests.test_confirming import ADD, AGENCY
from heed.partnership.models import Agency
from tests.employer import people
from tests.pages import PageClient

GO: Final = "/account/by/employer/"
BACK: Final = f"http://testserver{GO}back/"


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start the employer's service on a free port, and stop it afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    database = tmp_path_factory.mktemp("employer") / "employer.sqlite3"
    root = str(Path(__file__).resolve().parent.parent)
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.employer", str(port), BACK],
        env={**os.environ, "EMPLOYER_DATABASE": str(database), "PYTHONPATH": root},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/.well-known/openid-configuration", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(page: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert server.poll() is None, "The employer’s service has ended."
        try:
            requests.get(page, timeout=2).raise_for_status()
        except requests.RequestException:
            time.sleep(0.1)
        else:
            return
    pytest.fail("The employer’s service does not answer.")


def service(address: str, **more: str) -> Any:
    """Return settings under which this service may let people in."""
    surroundings = {
        "HEED_OIDC_SERVER": f"{address}/",
        "HEED_OIDC_CLIENT": people.CLIENT,
        "HEED_OIDC_SECRET": people.SECRET,
        "HEED_OIDC_NAME": "Westshire Council",
        "HEED_OIDC_SECOND_FACTOR": "urn:council:strong",
        **more,
    }
    read = employer.read(surroundings, demonstration=True)
    assert read is not None
    return override_settings(
        DEMONSTRATION=False, HEED_EMPLOYER=read, SOCIALACCOUNT_PROVIDERS=read.as_allauth_asks
    )


@pytest.fixture
def client(address: str, db: None) -> Iterator[PageClient]:
    """A browser at the door, with an employer's service that may let people in."""
    with service(address):
        yield PageClient()


@pytest.fixture
def account(person: Person) -> Any:
    """Give somebody of the employer an account here, without a password."""

    def make(who: str) -> User:
        user = person(Role.COORDINATOR)
        user.email = people.PEOPLE[who].email
        user.set_unusable_password()
        user.save()
        return user

    return make


def at_the_service(who: str, start: str) -> str:
    """Sign in at the service as a browser would; return the way back to us."""
    browser = requests.Session()
    page = browser.get(start, timeout=10)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
    assert token, page.text
    typed = {"login": people.PEOPLE[who].email, "password": people.PASSWORD}
    answer = browser.post(
        page.url,
        data={**typed, "csrfmiddlewaretoken": token[1]},
        headers={"Referer": page.url},
        allow_redirects=False,
        timeout=10,
    )
    while not answer.headers["Location"].startswith("http://testserver"):
        onward = urljoin(answer.url, answer.headers["Location"])
        answer = browser.get(onward, allow_redirects=False, timeout=10)
    return answer.headers["Location"].removeprefix("http://testserver")


def come(client: PageClient, who: str, query: str = "") -> Any:
    start = client.get(f"{GO}{query}").headers["Location"]
    return client.get(at_the_service(who, start))


def test_the_page_at_the_door_offers_the_employers_service(client: PageClient) -> None:
    page = client.get("/account/sign-in/?next=/papers/").content.decode()

    assert "Sign in by Westshire Council" in page
    assert f'href="{GO}?next=/papers/"' in page.replace("%2F", "/")


def test_the_service_is_asked_with_a_challenge_only_it_can_answer(
    client: PageClient, address: str
) -> None:
    asked = urlsplit(client.get(GO).headers["Location"])

    said = parse_qs(asked.query)
    assert f"{asked.scheme}://{asked.netloc}" == address
    assert said["code_challenge_method"] == ["S256"]
    assert said["response_type"] == ["code"]
    assert said["redirect_uri"] == [BACK]
    assert set(said["scope"][0].split()) == {"openid", "email"}
    assert len(said["state"][0]) >= 16


def test_what_is_in_the_address_changes_nothing_in_what_is_asked(client: PageClient) -> None:
    asked = client.get(f"{GO}?auth_params=redirect_uri%3Dx&scope=all&process=connect").headers

    said = parse_qs(urlsplit(asked["Location"]).query)
    assert said["redirect_uri"] == [BACK]
    assert set(said["scope"][0].split()) == {"openid", "email"}


def test_somebody_with_an_account_and_two_factors_there_comes_in(
    client: PageClient, account: Any
) -> None:
    user = account("two")

    arrived = come(client, "two", "?next=/papers/")

    assert arrived.headers["Location"] == "/papers/"
    assert client.get("/papers/").status_code == 200
    assert client.session["_auth_user_id"] == str(user.pk)
    bound = SocialAccount.objects.get(user=user)
    assert (bound.provider, bound.extra_data) == ("employer", {})
    events = AuditEntry.objects.filter(user_id=user.pk).order_by("pk")
    assert [(entry.event, entry.details.get("used")) for entry in events] == [
        ("accounts:employee:bound", None),
        ("accounts:session:started", "their employer’s service"),
    ]


def test_the_second_time_nothing_more_is_kept_about_them(client: PageClient, account: Any) -> None:
    user = account("two")
    come(client, "two")
    come(PageClient(), "two")

    assert SocialAccount.objects.get(user=user).extra_data == {}


@pytest.mark.parametrize(("who", "is_in"), [("level", True), ("one", False)])
def test_a_second_factor_is_asked_for_here_unless_it_was_there(
    who: str, is_in: bool, client: PageClient, account: Any
) -> None:
    account(who)

    arrived = come(client, who)

    assert arrived.headers["Location"] == ("/desk/" if is_in else ASK)
    assert (client.get("/desk/").status_code == 200) is is_in


def test_whoever_has_one_factor_there_gives_the_other_here(
    client: PageClient, account: Any
) -> None:
    secret = with_app(account("one"))
    come(client, "one", "?next=/papers/")

    assert client.post(ASK, {"code": code_of(secret)}).headers["Location"] == "/papers/"


@pytest.mark.parametrize(
    ("who", "because"),
    [
        ("stranger", "Nobody here has an account with that address."),
        ("unverified", "The service does not say that the address is really yours."),
    ],
)
def test_nobody_gets_an_account_by_coming_this_way(
    who: str, because: str, client: PageClient, account: Any
) -> None:
    account("two" if who == "stranger" else who)
    before = User.objects.count()

    page = come(client, who)

    assert page.status_code == 403
    assert because in page.content.decode()
    assert User.objects.count() == before
    assert not SocialAccount.objects.exists()
    assert client.get("/desk/").status_code == 302
    assert AuditEntry.objects.get().details == {"because": because}


def test_a_service_whose_addresses_are_its_own_vouches_for_them(address: str, account: Any) -> None:
    account("unverified")

    with service(address, HEED_OIDC_VOUCHES_FOR_EMAIL="1"):
        assert come(PageClient(), "unverified").headers["Location"] == ASK


def test_a_closed_account_stays_shut(client: PageClient, account: Any) -> None:
    user = account("two")
    come(client, "two")
    User.objects.filter(pk=user.pk).update(is_active=False)

    assert come(PageClient(), "two").status_code == 403
    assert client.get("/desk/").status_code == 302


def test_an_address_that_passed_to_somebody_else_brings_no_account_along(
    client: PageClient, account: Any
) -> None:
    user = account("two")
    SocialAccount.objects.create(user=user, provider="employer", uid="who had it before")

    page = come(client, "two").content.decode()

    assert "Somebody else at the service has used this account before" in page


def test_an_account_stays_ones_own_when_the_address_changes(
    client: PageClient, account: Any
) -> None:
    user = account("two")
    come(client, "two")
    User.objects.filter(pk=user.pk).update(email="new.name@council.example")

    assert come(PageClient(), "two").headers["Location"] == "/desk/"


def test_an_answer_counts_once_and_only_in_the_browser_that_asked(
    client: PageClient, account: Any
) -> None:
    account("two")
    back = at_the_service("two", client.get(GO).headers["Location"])

    assert PageClient().get(back).status_code == 403
    assert client.get(back).headers["Location"] == "/desk/"
    client.post("/account/sign-out/")
    assert client.get(back).status_code == 403
    assert client.get(f"{GO}back/?error=access_denied&state=x").status_code == 403


def test_a_service_that_does_not_answer_is_said_to(account: Any) -> None:
    with service("http://127.0.0.1:9"):
        for page in (GO, f"{GO}back/?code=x&state=y"):
            response = PageClient().get(page)
            assert response.status_code == 403
            assert "You could not be signed in" in response.content.decode()


def test_a_service_that_goes_away_meanwhile_is_said_to(
    client: PageClient, account: Any, address: str
) -> None:
    back = at_the_service("two", client.get(GO).headers["Location"])

    with service("http://127.0.0.1:9"):
        assert "The service does not answer" in client.get(back).content.decode()


def test_without_a_service_there_is_no_such_way_in(nobody: PageClient) -> None:
    assert "employer lets you in" not in nobody.get("/account/sign-in/").content.decode()
    for page in (GO, f"{GO}back/", "/account/by/another/"):
        assert nobody.get(page).status_code == 404


def test_another_service_than_the_one_there_is_has_no_address(client: PageClient) -> None:
    assert client.get("/account/by/another/").status_code == 404
    assert client.get("/account/by/another/back/").status_code == 404


def test_a_proof_there_is_as_fresh_as_the_service_says(client: PageClient, account: Any) -> None:
    account("timeless")
    come(client, "timeless")

    assert client.get("/desk/").status_code == 200
    assert not sessions.is_freshly_proved(client.session)


def test_a_fresh_proof_is_asked_for_there_and_what_was_typed_is_kept(
    client: PageClient, account: Any, let_pass: LetPass
) -> None:
    user = account("two")
    come(client, "two")
    session = client.session
    session[sessions.PROVED] -= 600
    session.save()

    asked = client.post(ADD, AGENCY).content.decode()
    assert "prove again to your employer’s service" in asked
    link = re.search(r'href="(/account/by/employer/[^"]+)"', asked)
    assert link
    start = client.get(link[1].replace("&amp;", "&")).headers["Location"]
    assert parse_qs(urlsplit(start).query)["prompt"] == ["login"]
    arrived = client.get(at_the_service("two", start))

    assert arrived.headers["Location"] == "/account/kept/"
    assert sessions.is_freshly_proved(client.session)
    kept = KeptAnswers.objects.get(user=user)
    client.post(ADD, AGENCY | {"heed-kept": str(kept.pk)})
    assert Agency.objects.filter(name=AGENCY["name"]).exists()
    assert not KeptAnswers.objects.exists()


def test_a_forged_proof_is_no_proof(client: PageClient, account: Any) -> None:
    account("two")
    come(client, "two")
    session = client.session
    session[sessions.PROVED] -= 600
    session.save()

    assert client.post(ADD, {"heed-proof-what-for": "x"}).status_code == 403
    assert client.get(ADD).status_code == 403


def test_coming_by_the_service_begins_a_session_that_can_be_ended(
    client: PageClient, account: Any
) -> None:
    user = account("two")
    SessionFactory(user=user)
    come(client, "two")

    page = client.get("/account/sessions/").content.decode()

    assert page.count("Last seen") == 2
    assert actions.note_sign_in(user, used="nothing more", at=now()) is None
