"""Does a password alone open nothing, and does every second factor do what it should, once?"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.test import override_settings

from conftest import LetPass, Person, SignIn
from heed.access.roles import Role
from heed.accounts import actions, factors, letters
from heed.accounts.models import Session, User
from heed.accounts.session_store import now
from heed.accounts.tests.factories import PASSWORD
from heed.accounts.tests.soft_passkey import HOST, SoftPasskey
from heed.audit.models import AuditEntry
from heed.core import clock
from tests.pages import PageClient

SIGN_IN = "/account/sign-in/"
ASK = "/account/second-factor/"
SET_UP = f"{ASK}set-up/"
APP = f"{SET_UP}app/"
PASSKEY = f"{SET_UP}passkey/"
CODES = f"{ASK}recovery-codes/"
LIST = "/account/second-factors/"

Capture = Callable[..., object]


@pytest.fixture(autouse=True)
def _not_a_demonstration() -> object:
    with override_settings(DEMONSTRATION=False):
        yield


@pytest.fixture
def user(person: Person) -> User:
    return person(Role.COORDINATOR)


@pytest.fixture
def client(user: User) -> PageClient:
    """A browser at the address for which passkeys work in tests."""
    client = PageClient(SERVER_NAME=HOST)
    client.person = user
    return client


def give_password(client: PageClient, asked: str = "") -> str:
    typed = {"email": client.person.email, "password": PASSWORD}
    return str(client.post(f"{SIGN_IN}{asked}", typed).headers["Location"])


def code_of(secret: str) -> str:
    return str(totp.format_hotp_value(totp.hotp_value(secret, clock.seconds() // 30)))


def with_app(user: User) -> str:
    """Give somebody an authenticator app, added a while ago; return its secret."""
    secret = factors.new_secret()
    actions.add_app(user, secret=secret, code=code_of(secret), at=now())
    app = Authenticator.objects.get(user=user, type="totp")
    app.data["counter"] = 0
    app.save()
    return secret


def secret_on(page: str) -> str:
    found = re.search(r"<strong>([A-Z2-7 ]{39})</strong>", page)
    assert found
    return found[1].replace(" ", "")


def options_on(page: str) -> str:
    found = re.search(r'data-heed-options="([^"]*)"', page)
    assert found
    return entities.unescape(found[1])


def events(user: User) -> list[str]:
    found = AuditEntry.objects.filter(user_id=user.pk).order_by("pk")
    return [event.split(":", 1)[1] for event in found.values_list("event", flat=True)]


def test_whoever_has_no_second_factor_is_led_to_set_one_up(client: PageClient) -> None:
    assert give_password(client, "?next=/papers/") == ASK
    assert client.get(ASK).headers["Location"] == SET_UP
    assert "You need one before you can see any case" in client.get(SET_UP).content.decode()
    page = client.get(APP).content.decode()

    added = client.post(APP, {"code": code_of(secret_on(page))})

    assert added.headers["Location"] == CODES
    assert client.get("/papers/").status_code == 200
    assert events(client.person) == ["factor:added", "session:started"]
    entry = AuditEntry.objects.get(event="accounts:session:started")
    assert entry.details == {"used": "a password and a new authenticator app"}


@pytest.mark.parametrize("page", ["/desk/", "/cases/", "/account/", LIST, "/account/sessions/"])
def test_a_password_alone_opens_no_page(page: str, client: PageClient, user: User) -> None:
    with_app(user)
    give_password(client)

    assert client.get(page).headers["Location"] == ASK
    assert client.post(page).headers["Location"] == ASK


def test_a_code_from_the_app_lets_in_and_the_session_is_a_new_one(
    client: PageClient, user: User
) -> None:
    secret = with_app(user)
    give_password(client, "?next=/papers/")
    before = client.session.session_key

    response = client.post(ASK, {"code": code_of(secret)})

    assert response.headers["Location"] == "/papers/"
    assert client.session.session_key != before
    assert not Session.objects.filter(pk=before).exists()
    assert client.get(ASK).headers["Location"] == "/desk/"
    assert events(user)[-2:] == ["factor:used", "session:started"]


def test_a_code_counts_only_once_even_in_another_session(client: PageClient, user: User) -> None:
    secret = with_app(user)
    code = code_of(secret)
    other = PageClient()
    other.person = user
    for browser in (client, other):
        give_password(browser)
    client.post(ASK, {"code": code})

    page = other.post(ASK, {"code": code}).content.decode()

    assert "This code is not right, or it has been used" in page
    assert other.get("/desk/").headers["Location"] == ASK


@pytest.mark.parametrize(
    ("half_minutes", "lets_in"), [(-2, False), (-1, True), (1, True), (2, False)]
)
def test_clocks_may_differ_by_half_a_minute(
    half_minutes: int, lets_in: bool, client: PageClient, user: User
) -> None:
    secret = with_app(user)
    give_password(client)
    counter = clock.seconds() // 30 + half_minutes

    code = totp.format_hotp_value(totp.hotp_value(secret, counter))
    response = client.post(ASK, {"code": f"{code[:3]} {code[3:]}"})

    assert (response.status_code == 302) is lets_in


def test_an_older_code_is_refused_after_a_newer_one(client: PageClient, user: User) -> None:
    secret = with_app(user)
    counter = clock.seconds() // 30
    actions.use_app(user, code=code_of(secret), at=now())

    older = totp.format_hotp_value(totp.hotp_value(secret, counter - 1))

    with pytest.raises(factors.WrongCode):
        actions.use_app(user, code=older, at=now())


def test_wrong_codes_are_refused_written_down_and_soon_not_looked_at(
    client: PageClient, user: User
) -> None:
    secret = with_app(user)
    give_password(client)
    wrong = f"{(int(code_of(secret)) + 7) % 1_000_000:06}"

    for _ in range(10):
        assert "This code is not right" in client.post(ASK, {"code": wrong}).content.decode()
    page = client.post(ASK, {"code": code_of(secret)}).content.decode()

    assert "too many wrong tries" in page
    assert events(user).count("factor:refused") == 10
    assert AuditEntry.objects.filter(event="accounts:factor:refused")[0].actor_name == (
        "Somebody with the password"
    )


def test_nothing_typed_is_explained(client: PageClient, user: User) -> None:
    with_app(user)
    give_password(client)

    assert "Enter a code" in client.post(ASK, {"code": ""}).content.decode()


def test_the_secret_is_sealed_wherever_it_is_kept(client: PageClient, user: User) -> None:
    give_password(client)
    page = client.get(APP).content.decode()
    secret = secret_on(page)
    assert secret not in str(dict(client.session.items()))

    client.post(APP, {"code": code_of(secret)})

    assert secret not in str(Authenticator.objects.get(user=user, type="totp").data)
    assert secret_on(page) not in str(dict(client.session.items()))


def test_the_picture_is_ours_and_cannot_be_kept(client: PageClient) -> None:
    give_password(client)
    assert client.get(f"{APP}picture.svg").status_code == 404
    page = client.get(APP).content.decode()

    response = client.get(f"{APP}picture.svg")

    assert f'src="{APP}picture.svg"' in page
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert "no-store" in response.headers["Cache-Control"]
    assert b"<script" not in response.content


def test_the_app_shows_whose_account_it_is(user: User) -> None:
    address = factors.app_address(user, "ABCD")

    assert address.startswith("otpauth://totp/")
    assert user.email.replace("@", "%40") in address
    assert "issuer=Heed" in address


def test_a_wrong_first_code_adds_nothing_and_keeps_the_secret(client: PageClient) -> None:
    give_password(client)
    secret = secret_on(client.get(APP).content.decode())

    page = client.post(APP, {"code": "000 000"}).content.decode()

    assert "This code is not right" in page
    assert secret_on(page) == secret
    assert not Authenticator.objects.exists()


def test_the_code_that_added_an_app_counts_no_second_time(client: PageClient, user: User) -> None:
    give_password(client)
    secret = secret_on(client.get(APP).content.decode())
    code = code_of(secret)
    client.post(APP, {"code": code})

    with pytest.raises(factors.WrongCode):
        actions.use_app(user, code=code, at=now())


def test_there_is_one_app_for_an_account(client: PageClient, user: User) -> None:
    secret = with_app(user)
    give_password(client)
    client.post(ASK, {"code": code_of(secret)})

    assert "authenticator app on your telephone" not in client.get(SET_UP).content.decode()
    second = secret_on(client.get(APP).content.decode())
    page = client.post(APP, {"code": code_of(second)}).content.decode()

    assert "There is an authenticator app already" in page


def test_whoever_has_a_factor_adds_no_other_with_the_password_alone(
    client: PageClient, user: User
) -> None:
    with_app(user)
    give_password(client)

    for page in (SET_UP, APP, PASSKEY, CODES):
        assert client.get(page).headers["Location"] == ASK
        assert client.post(page, {"code": "1", "name": "x", "passkey": "{}"}).status_code in {
            302,
            405,
        }
    assert Authenticator.objects.filter(user=user).count() == 1


def test_a_passkey_is_added_and_lets_in(client: PageClient, user: User) -> None:
    key = SoftPasskey()
    give_password(client)
    options = options_on(client.get(PASSKEY).content.decode())
    added = client.post(PASSKEY, {"name": "Blue key", "passkey": key.created(options)})
    assert added.headers["Location"] == CODES
    client.post("/account/sign-out/")

    give_password(client)
    answer = key.asked(options_on(client.get(ASK).content.decode()))
    response = client.post(ASK, {"code": "", "passkey": answer})

    assert response.headers["Location"] == "/desk/"
    assert client.get("/desk/").status_code == 200
    used = AuditEntry.objects.filter(event="accounts:session:started").order_by("pk").last()
    assert used is not None
    assert used.details == {"used": "a password and the passkey “Blue key”"}


def test_an_answer_to_another_challenge_or_of_another_key_is_refused(
    client: PageClient, user: User
) -> None:
    key = SoftPasskey()
    give_password(client)
    options = options_on(client.get(PASSKEY).content.decode())
    client.post(PASSKEY, {"name": "Blue key", "passkey": key.created(options)})
    client.post("/account/sign-out/")
    give_password(client)
    old = key.asked(options_on(client.get(ASK).content.decode()))
    strange = SoftPasskey().asked(options_on(client.get(ASK).content.decode()))

    for answer in (old, strange, old):
        page = client.post(ASK, {"passkey": answer}).content.decode()
        assert "This passkey is not one of yours" in page
    assert client.get("/desk/").headers["Location"] == ASK


@pytest.mark.parametrize("nonsense", ["not json", "[]", '{"id": "x"}', ""])
def test_nonsense_is_no_passkey(nonsense: str, client: PageClient, user: User) -> None:
    give_password(client)
    client.get(PASSKEY)

    page = client.post(PASSKEY, {"name": "Blue key", "passkey": nonsense}).content.decode()

    assert 'class="govuk-error-summary"' in page
    assert not Authenticator.objects.exists()


def test_nonsense_from_a_browser_lets_nobody_in(client: PageClient, user: User) -> None:
    with_app(user)
    give_password(client)

    for nonsense in ("not json", '{"id": "x"}'):
        assert client.post(ASK, {"passkey": nonsense}).status_code == 200
    assert client.get("/desk/").headers["Location"] == ASK


def test_recovery_codes_are_shown_once_and_each_lets_in_once(
    client: PageClient, user: User
) -> None:
    secret = with_app(user)
    give_password(client)
    client.post(ASK, {"code": code_of(secret)})
    assert "Show me ten new codes" in client.get(CODES).content.decode()
    shown = client.post(CODES).content.decode()
    codes = re.findall(r"<li>(\d-\w{5}-\w{5})</li>", shown)
    assert len(set(codes)) == 10
    assert not set(codes) & set(re.findall(r"\d-\w{5}-\w{5}", client.get(CODES).content.decode()))
    client.post("/account/sign-out/")

    give_password(client)
    typed = codes[4].replace("-", " ").lower()
    assert client.post(ASK, {"code": typed}).headers["Location"] == "/desk/"
    client.post("/account/sign-out/")
    give_password(client)
    again = client.post(ASK, {"code": codes[4]}).content.decode()

    assert "This recovery code is not right, or it has been used" in again
    assert factors.of(user.pk).codes_left == 9
    entry = AuditEntry.objects.get(event="accounts:recovery code:used")
    assert entry.changes == {"codes left": [10, 9]}


def test_new_recovery_codes_end_the_old_ones(user: User) -> None:
    with_app(user)
    old = actions.make_recovery_codes(user, at=now())
    new = actions.make_recovery_codes(user, at=now())

    with pytest.raises(factors.WrongCode):
        actions.use_recovery_code(user, code=old[0], at=now())
    assert actions.use_recovery_code(user, code=new[0], at=now()) == "a recovery code"
    stored = str(Authenticator.objects.get(user=user, type="recovery_codes").data)
    assert not [code for code in new if code.replace("-", "")[1:] in stored]


@pytest.mark.parametrize("code", ["", "x", "0-AAAAA-AAAAA", "99999999", "ABCDEFGHIJK"])
def test_what_is_no_recovery_code_is_refused(code: str, user: User) -> None:
    with_app(user)
    with pytest.raises(factors.WrongCode):
        actions.use_recovery_code(user, code=code, at=now())
    actions.make_recovery_codes(user, at=now())

    with pytest.raises(factors.WrongCode):
        actions.use_recovery_code(user, code=code, at=now())


def test_somebody_without_an_app_cannot_use_one(user: User) -> None:
    with pytest.raises(factors.WrongCode, match="no authenticator app"):
        actions.use_app(user, code="000000", at=now())


def test_changing_how_one_signs_in_needs_a_fresh_proof(sign_in: SignIn, let_pass: LetPass) -> None:
    client = sign_in(Role.NOTIFIER)
    with_app(client.person)
    pk = Authenticator.objects.get().pk
    let_pass(minutes=6)

    for page in (SET_UP, APP, PASSKEY, CODES, f"{LIST}{pk}/remove/"):
        response = client.get(page)
        assert response.status_code == 403
        assert "Change how you sign in" in response.content.decode()
    proof = {"heed-proof-what-for": "x", "heed-proof-password": PASSWORD}
    assert client.post(SET_UP, proof).headers["Location"] == SET_UP
    assert client.get(SET_UP).status_code == 200


def test_the_list_shows_what_one_has(sign_in: SignIn) -> None:
    client = sign_in(Role.NOTIFIER)
    assert "You have no second factor" in client.get(LIST).content.decode()
    secret = with_app(client.person)
    actions.make_recovery_codes(client.person, at=now())

    page = client.get(LIST).content.decode()
    assert "Authenticator app" in page
    assert "Not since it was added" in page
    assert "You have 10 recovery codes left" in page

    actions.use_app(client.person, code=code_of(secret), at=now())
    assert "Not since it was added" not in client.get(LIST).content.decode()


def test_the_last_factor_takes_the_recovery_codes_with_it(sign_in: SignIn) -> None:
    client = sign_in(Role.NOTIFIER)
    with_app(client.person)
    actions.add_passkey(client.person, name="Blue key", credential={}, at=now())
    actions.make_recovery_codes(client.person, at=now())
    app, key = (factor.pk for factor in factors.of(client.person.pk).factors)
    assert "Your other second factors stay" in client.get(f"{LIST}{app}/remove/").content.decode()

    first = client.post(f"{LIST}{app}/remove/", follow=True).content.decode()
    assert "An authenticator app has been removed" in first
    assert factors.of(client.person.pk).codes_left == 10
    assert "This is your only second factor" in client.get(f"{LIST}{key}/remove/").content.decode()
    last = client.post(f"{LIST}{key}/remove/", follow=True).content.decode()

    assert "The passkey “Blue key” has been removed" in last
    assert not Authenticator.objects.exists()
    assert client.post(f"{LIST}{key}/remove/").status_code == 404


def test_nobody_removes_the_factor_of_somebody_else(sign_in: SignIn, user: User) -> None:
    with_app(user)
    other = sign_in(Role.NOTIFIER)
    pk = Authenticator.objects.get().pk

    assert other.post(f"{LIST}{pk}/remove/").status_code == 404
    with pytest.raises(actions.NoSuchFactor):
        actions.remove_factor(other.person, pk, at=now())


def test_people_hear_by_letter_what_happened_to_their_account(
    user: User, django_capture_on_commit_callbacks: Capture
) -> None:
    user.name = "Siân O’Neill & Co <x>"
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        with_app(user)
        codes = actions.make_recovery_codes(user, at=now())
        actions.use_recovery_code(user, code=codes[0], at=now())
        actions.remove_factor(user, factors.of(user.pk).factors[0].pk, at=now())
    letters.all_delivered()

    assert [letter.subject for letter in mail.outbox] == [
        "A second factor was added to your Heed account",
        "A recovery code was used to sign in to Heed",
        "A second factor was removed from your Heed account",
    ]
    assert "Dear Siân O’Neill & Co <x>," in mail.outbox[0].body
    assert "You have 9 codes left" in mail.outbox[1].body
    assert {letter.to[0] for letter in mail.outbox} == {user.email}


def test_a_letter_that_cannot_be_delivered_stops_nothing(
    user: User,
    django_capture_on_commit_callbacks: Capture,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", fails)

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        with_app(user)
    letters.all_delivered()

    assert f"A letter to account {user.pk} could not be delivered" in caplog.text
    assert user.email not in caplog.text


def test_somebody_on_the_way_in_can_turn_back(client: PageClient, user: User) -> None:
    with_app(user)
    give_password(client)

    assert "Sign out and start again" in client.get(ASK).content.decode()
    client.post("/account/sign-out/")

    assert client.get("/desk/").headers["Location"].startswith(SIGN_IN)


def test_in_a_demonstration_only_those_who_set_one_up_are_asked(
    client: PageClient, user: User
) -> None:
    with override_settings(DEMONSTRATION=True):
        assert give_password(client) == "/desk/"
        client.post("/account/sign-out/")
        with_app(user)

        assert give_password(client) == ASK
        assert client.get("/desk/").headers["Location"] == ASK


def test_a_session_from_a_demonstration_opens_nothing_real(client: PageClient) -> None:
    with override_settings(DEMONSTRATION=True):
        give_password(client)
        assert client.get("/desk/").status_code == 200

    assert client.get("/desk/").headers["Location"] == ASK


def test_somebody_not_signed_in_is_sent_to_the_door(nobody: PageClient) -> None:
    for page in (ASK, SET_UP, APP, f"{APP}picture.svg", PASSKEY, CODES, LIST):
        assert nobody.get(page).headers["Location"].startswith(SIGN_IN)


def test_somebody_without_a_password_confirms_by_a_code(sign_in: SignIn, let_pass: LetPass) -> None:
    client = sign_in(Role.NOTIFIER)
    secret = with_app(client.person)
    session_hash_before = client.person.password
    User.objects.filter(pk=client.person.pk).update(password="!")
    session = client.session
    client.person.refresh_from_db()
    session["_auth_user_hash"] = client.person.get_session_auth_hash()
    session.save()
    assert session_hash_before != client.person.password
    let_pass(minutes=6)

    asked = client.get(SET_UP).content.decode()
    assert "type a code from your second factor" in asked
    proof = {"heed-proof-what-for": "x"}
    wrong = client.post(SET_UP, proof | {"heed-proof-code": "000000"})
    assert wrong.status_code == 403
    right = client.post(SET_UP, proof | {"heed-proof-code": code_of(secret)})

    assert right.headers["Location"] == SET_UP
    assert "Enter a code" in client.post(SET_UP, proof | {"heed-proof-code": ""}).content.decode()


@pytest.mark.parametrize("page", ["/accounts/signup/", "/account/signup/", "/accounts/login/"])
def test_allauths_own_pages_have_no_address(page: str, nobody: PageClient) -> None:
    assert nobody.get(page).status_code == 404
