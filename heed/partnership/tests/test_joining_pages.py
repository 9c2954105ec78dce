"""Does the link of an invitation lead to one plain page or to the post, for the right person?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import SignIn, StopClock
from heed.access.roles import Role
from heed.accounts.models import User
from heed.accounts.tests.factories import PASSWORD, UserFactory
from heed.partnership import actions, queries
from heed.partnership.models import Agency, Invitation
from heed.partnership.tests.inviting import AT, EMAIL, TODAY, AgencyOf, invite, send
from tests.pages import PageClient

pytestmark = pytest.mark.usefixtures("_today")

INVITED = "/partnership/invited/"
ACCOUNT = {"name": "Joan Field", "password": PASSWORD}


@pytest.fixture
def administrator(sign_in: SignIn) -> PageClient:
    return sign_in(Role.AGENCY_ADMINISTRATOR)


@pytest.fixture
def invited(administrator: PageClient, agency: AgencyOf) -> Invitation:
    return invite(administrator.viewer, Role.AGENCY_REPRESENTATIVE, agency(Agency.Kind.EDUCATION))


@pytest.fixture
def secret(invited: Invitation, administrator: PageClient) -> str:
    return send(invited, by=administrator.viewer)


def opened(client: PageClient, secret: str) -> str:
    return bytes(client.get(f"{INVITED}{secret}/", follow=True).content).decode()


def test_the_secret_leaves_the_address_at_once(nobody: PageClient, secret: str) -> None:
    response = nobody.get(f"{INVITED}{secret}/")

    assert response.headers["Location"] == INVITED
    assert secret not in bytes(nobody.get(INVITED).content).decode()


def test_a_new_person_sees_what_is_offered_and_makes_an_account(
    nobody: PageClient, secret: str
) -> None:
    page = opened(nobody, secret)
    assert "You are invited" in page
    assert "Westshire Safeguarding Children Partnership" in page
    assert "Agency representative. Speaks for an agency" in page
    assert f"You sign in with {EMAIL}." in page
    assert 'value="Joan Field"' in page

    answer = nobody.post(INVITED, ACCOUNT)

    assert answer.headers["Location"] == "/account/sign-in/"
    assert "Your account is ready." in bytes(nobody.get("/account/sign-in/").content).decode()
    nobody.post("/account/sign-in/", {"email": EMAIL, "password": PASSWORD})
    assert nobody.get("/desk/").status_code == 200


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": ""}, "Enter your name"),
        ({"password": ""}, "Enter a password"),
        ({"password": "short"}, "This password is too short"),
        ({"password": "password1234"}, "This password is too common"),
        ({"password": "joanfield.schools"}, "too similar to the"),
    ],
)
def test_an_account_that_cannot_be_is_explained(
    change: dict[str, str], sentence: str, nobody: PageClient, secret: str
) -> None:
    opened(nobody, secret)

    page = bytes(nobody.post(INVITED, ACCOUNT | change).content).decode()

    assert sentence in page
    assert not User.objects.filter(email=EMAIL).exists()


def test_somebody_with_an_account_signs_in_and_accepts(nobody: PageClient, secret: str) -> None:
    user = UserFactory(email=EMAIL)
    page = opened(nobody, secret)
    assert "You have an account already." in page
    assert f"/account/sign-in/?next=/partnership/invited/{secret}/" in page.replace("%2F", "/")

    nobody.force_login(user)
    assert "The post is added to the ones you hold." in opened(nobody, secret)
    answer = nobody.post(INVITED, {})

    assert answer.headers["Location"] == "/desk/"
    assert queries.viewer_for(user, on=TODAY)
    assert nobody.get("/desk/").status_code == 200


def test_somebody_who_acts_already_may_choose_the_new_post(
    sign_in: SignIn, administrator: PageClient, agency: AgencyOf
) -> None:
    client = sign_in(Role.NOTIFIER)
    invited = invite(
        administrator.viewer,
        Role.AGENCY_REPRESENTATIVE,
        agency(Agency.Kind.EDUCATION),
        email=client.person.email,
    )
    opened(client, send(invited, by=administrator.viewer))

    answer = client.post(INVITED, {}, follow=True)

    assert answer.redirect_chain[-1][0] == "/partnership/act-for/"
    page = answer.content.decode()
    assert "You have accepted: Safeguarding lead" in page
    assert "Westshire schools and colleges" in page


def test_somebody_else_cannot_take_an_invitation_that_was_passed_on(
    sign_in: SignIn, secret: str
) -> None:
    client = sign_in(Role.NOTIFIER)

    page = opened(client, secret)

    assert "this invitation was sent to another email address" in page
    assert EMAIL not in page
    assert "sent to another email address" in bytes(client.post(INVITED, {}).content).decode()
    assert client.person.appointments.count() == 1


def plain_page(client: PageClient, secret: str) -> bytes:
    response = client.get(f"{INVITED}{secret}/", follow=True)
    assert response.status_code == 404
    return bytes(response.content)


def test_every_useless_link_gets_one_plain_page(
    nobody: PageClient, invited: Invitation, administrator: PageClient, stop_clock: StopClock
) -> None:
    unknown = plain_page(nobody, "nonsense")
    replaced = send(invited, by=administrator.viewer)
    used = send(invited, by=administrator.viewer)

    assert b"This link cannot be used" in unknown
    assert plain_page(nobody, replaced) == unknown
    actions.join_with_new_account(used, name="Joan Field", password=PASSWORD, at=AT)
    assert plain_page(nobody, used) == unknown


def test_a_link_that_has_expired_gets_the_same_plain_page(
    nobody: PageClient, secret: str, stop_clock: StopClock
) -> None:
    unknown = plain_page(nobody, "nonsense")

    stop_clock(f"{AT + timedelta(days=7):%Y-%m-%d} 09:00")

    assert plain_page(nobody, secret) == unknown


def test_a_closed_account_is_not_opened_by_a_link(nobody: PageClient, secret: str) -> None:
    UserFactory(email=EMAIL, is_active=False)

    assert b"This link cannot be used" in plain_page(nobody, secret)


def test_without_a_link_there_is_nothing_to_accept(nobody: PageClient, sign_in: SignIn) -> None:
    assert nobody.get(INVITED).status_code == 404
    assert sign_in(Role.NOTIFIER).post(INVITED).status_code == 404
    assert nobody.delete(INVITED).status_code == 405


@pytest.mark.parametrize("has_account", [True, False])
def test_a_link_that_stops_working_meanwhile_gets_the_plain_page(
    has_account: bool, nobody: PageClient, secret: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if has_account:
        nobody.force_login(UserFactory(email=EMAIL))
    opened(nobody, secret)

    def refuse(*_: object, **__: object) -> None:
        raise actions.LinkCannotBeUsed

    monkeypatch.setattr(actions, "join", refuse)
    monkeypatch.setattr(actions, "join_with_new_account", refuse)
    response = nobody.post(INVITED, ACCOUNT)

    assert response.status_code == 404
    assert b"This link cannot be used" in response.content
