"""How long does a session open anything, what does it know, and can one end it elsewhere?"""

from __future__ import annotations

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.db import DatabaseError

from conftest import LetPass, SignIn
from heed.access.roles import Role
from heed.accounts import sessions
from heed.accounts.actions.ending import forget_the_past
from heed.accounts.models import EndedSession, KeptAnswers, Session, User
from heed.accounts.session_store import SessionStore, now
from heed.accounts.tests.factories import PASSWORD, SessionFactory, UserFactory
from heed.audit.models import AuditEntry
from tests.pages import PageClient

DESK = "/desk/"
SIGN_IN = "/account/sign-in/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def client(sign_in: SignIn) -> PageClient:
    return sign_in(Role.COORDINATOR)


@pytest.mark.parametrize(
    ("hours", "minutes", "seconds", "status"), [(0, 29, 59, 200), (0, 30, 0, 302)]
)
def test_a_session_ends_after_thirty_minutes_without_a_request(
    hours: int, minutes: int, seconds: int, status: int, client: PageClient, let_pass: LetPass
) -> None:
    let_pass(hours=hours, minutes=minutes, seconds=seconds)

    assert client.get(DESK).status_code == status


def test_a_session_in_use_ends_after_twelve_hours(client: PageClient, let_pass: LetPass) -> None:
    for _ in range(35):
        let_pass(minutes=20)
        assert client.get(DESK).status_code == 200
    let_pass(minutes=20)

    assert client.get(DESK).status_code == 302


def test_a_clock_put_back_makes_no_session_immortal(client: PageClient, let_pass: LetPass) -> None:
    let_pass(hours=-1)
    assert client.get(DESK).status_code == 200

    let_pass(hours=13)
    assert client.get(DESK).status_code == 302


def test_the_page_at_the_door_says_why_a_session_ended(
    client: PageClient, let_pass: LetPass
) -> None:
    let_pass(minutes=31)

    html = client.get(client.get(DESK).headers["Location"]).content.decode()

    assert "You were signed out because nothing happened for 30 minutes." in html
    entry = AuditEntry.objects.get(event="accounts:session:lapsed")
    assert entry.user_id == client.person.pk
    assert entry.details["because"] == "nothing happened for 30 minutes"
    assert not Session.objects.filter(user=client.person).exists()


def test_a_lapse_is_written_down_once(client: PageClient, let_pass: LetPass) -> None:
    let_pass(minutes=31)

    for _ in range(3):
        client.get(DESK)

    assert AuditEntry.objects.filter(event="accounts:session:lapsed").count() == 1


def test_being_seen_is_remembered_at_most_twice_a_minute(
    client: PageClient, let_pass: LetPass
) -> None:
    before = Session.objects.get(user=client.person).last_seen_at

    let_pass(seconds=29)
    client.get(DESK)
    assert Session.objects.get(user=client.person).last_seen_at == before
    let_pass(seconds=1)
    client.get(DESK)

    assert Session.objects.get(user=client.person).last_seen_at == now()


def test_people_go_on_reading_when_nothing_can_be_written(
    client: PageClient, let_pass: LetPass, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        def filter(self, **_: object) -> Full:
            return self

        def update(self, **_: object) -> None:
            raise DatabaseError("database or disk is full")

    session = SessionStore(client.session.session_key)
    session.load()
    let_pass(minutes=1)
    monkeypatch.setattr(Session, "objects", Full())

    sessions.note_seen(session)


def test_the_list_shows_this_session_first_and_the_others(client: PageClient) -> None:
    SessionFactory(user=client.person, device="Safari on an iPhone")
    SessionFactory(device="Somebody else’s")

    html = client.get("/account/sessions/").content.decode()

    assert html.index("This session") < html.index("Safari on an iPhone")
    assert "Somebody else" not in html
    assert str(client.session.session_key) not in html


def test_somebody_signed_in_nowhere_else_reads_so(client: PageClient) -> None:
    html = client.get("/account/sessions/").content.decode()

    assert "You are signed in nowhere else" in html
    assert "End all other sessions" not in html


def test_a_session_on_another_device_can_be_ended(client: PageClient) -> None:
    other = PageClient()
    other.force_login(client.person)
    reference = Session.objects.get(pk=other.session.session_key).reference

    html = client.post(f"/account/sessions/{reference}/end/", follow=True).content.decode()

    assert "You have been signed out of a device" in html
    assert other.get(DESK).status_code == 302
    assert "you ended this session from another device" in other.get(SIGN_IN).content.decode()
    assert client.get(DESK).status_code == 200
    entry = AuditEntry.objects.get(event="accounts:session:closed")
    assert entry.changes == {"session": ["open", "ended"]}


def test_nobody_ends_the_session_of_somebody_else(client: PageClient) -> None:
    other = SessionFactory()

    html = client.post(f"/account/sessions/{other.reference}/end/", follow=True).content.decode()

    assert "That session has ended already" in html
    assert Session.objects.filter(pk=other.pk).exists()


def test_ones_account_leads_to_what_one_can_change(client: PageClient) -> None:
    html = client.get("/account/").content.decode()

    for page in ("password", "sessions", "kept"):
        assert f'href="/account/{page}/"' in html


def test_all_other_sessions_can_be_ended_at_once(client: PageClient) -> None:
    mine = [SessionFactory(user=client.person) for _ in range(2)]
    somebodys = SessionFactory()

    html = client.post("/account/sessions/end-others/", follow=True).content.decode()

    assert "You have been signed out of 2 other sessions" in html
    assert not Session.objects.filter(pk__in=[one.pk for one in mine]).exists()
    assert Session.objects.filter(pk=somebodys.pk).exists()
    assert client.get(DESK).status_code == 200


def test_an_ended_session_cannot_be_saved_again(client: PageClient) -> None:
    running = SessionStore(client.session.session_key)
    running["something"] = "a request that was still running"
    Session.objects.filter(user=client.person).delete()

    with pytest.raises(UpdateError):
        running.save()

    assert not Session.objects.filter(user=client.person).exists()


def test_signing_in_begins_a_session_with_its_device(nobody: PageClient, sign_in: SignIn) -> None:
    user = sign_in(Role.NOTIFIER).person
    Session.objects.all().delete()

    nobody.post(
        SIGN_IN, {"email": user.email, "password": PASSWORD}, headers={"User-Agent": FIREFOX}
    )

    session = Session.objects.get(user=user)
    assert str(session) == "Firefox on Windows"
    assert session.pk == nobody.session.session_key


def test_a_session_keeps_its_reference_while_it_is_saved_again(client: PageClient) -> None:
    session = client.session
    before = Session.objects.get(pk=session.session_key).reference

    session["something"] = "new"
    session.save()

    assert Session.objects.get(pk=session.session_key).reference == before


def test_signing_out_clears_what_the_browser_holds(client: PageClient) -> None:
    response = client.post("/account/sign-out/")

    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'


def test_what_is_long_past_is_forgotten(db: None) -> None:
    at = now()
    user = UserFactory()
    long_ago = at.replace(year=at.year - 1)
    SessionFactory(user=user, expire_date=long_ago)
    EndedSession.objects.create(digest="0", user=user, because="IDLE", ended_at=long_ago)
    KeptAnswers.objects.create(user=user, address="/", sealed="", kept_at=long_ago)
    lately = SessionFactory(user=user)

    forget_the_past(at=at)

    assert list(Session.objects.all()) == [lately]
    assert not EndedSession.objects.exists()
    assert not KeptAnswers.objects.exists()


@pytest.mark.parametrize(
    ("user_agent", "device"),
    [
        (FIREFOX, "Firefox on Windows"),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, "
            "like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
            "Safari on an iPhone",
        ),
        (
            "Mozilla/5.0 (Linux; Android 15; SM-S928B) AppleWebKit/537.36 (KHTML, like Gecko) "
            "SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
            "Samsung Internet on Android",
        ),
        ("Something (X11; Linux x86_64)", "A browser on Linux"),
        ("Firefox/140.0", "Firefox"),
        ("", "An unknown device"),
    ],
)
def test_a_device_is_named_as_people_name_it(user_agent: str, device: str) -> None:
    assert sessions.device(user_agent) == device


def test_rows_say_what_they_are(db: None) -> None:
    user = UserFactory()

    assert str(Session()) == "a device"
    assert str(EndedSession(user=user, because="IDLE")) == (
        "Ended because nothing happened for 30 minutes"
    )
    assert str(KeptAnswers(user=user, address="/desk/")) == "What was typed at /desk/"


def test_a_visit_of_nobody_never_lapses_but_is_forgotten(nobody: PageClient) -> None:
    session = nobody.session
    session["something"] = "before signing in"
    session.save()
    assert SessionStore(session.session_key).load() == {"something": "before signing in"}

    Session.objects.update(expire_date=now())

    assert SessionStore(session.session_key).load() == {}
    assert not User.objects.exists()
