"""Are wrong guesses counted before they cost anything, and right answers never held against one?"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test import RequestFactory, override_settings

from heed.accounts import throttle
from heed.accounts.models import User
from heed.accounts.tests.factories import PASSWORD, UserFactory
from heed.accounts.throttle import Budget, TooManyTries
from heed.audit.models import AuditEntry
from tests.pages import PageClient

PATIENCE = 30.0  # seconds until somebody who waits for the database gives up

PAGE = "/account/sign-in/"
THREE = Budget("three", 3, 60)


@pytest.fixture
def user(db: None) -> User:
    return UserFactory()


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect the passwords that reach the hash."""
    reached: list[str] = []
    encode = MD5PasswordHasher.encode

    def note(self: MD5PasswordHasher, password: str, salt: str) -> str:
        reached.append(password)
        return str(encode(self, password, salt))

    monkeypatch.setattr(MD5PasswordHasher, "encode", note)
    return reached


def ask(who: str = "a@example.org.uk", place: str = "192.0.2.1", *, right: bool = False) -> bool:
    return throttle.hear(THREE, who, place=place, answer=lambda: right)


@pytest.mark.django_db
def test_after_so_many_wrong_answers_nobody_listens_any_more() -> None:
    for _ in range(3):
        assert ask() is False

    with pytest.raises(TooManyTries, match="Wait an hour"):
        ask(right=True)
    assert ask("b@example.org.uk", right=True)


@pytest.mark.django_db
def test_capitals_and_spaces_make_no_other_account() -> None:
    for who in ("A@example.org.uk", " a@Example.org.uk", "a@example.org.uk "):
        ask(who)

    with pytest.raises(TooManyTries):
        ask()


@pytest.mark.django_db
def test_right_answers_use_up_nothing() -> None:
    for _ in range(10):
        assert ask(right=True)

    assert ask() is False


@pytest.mark.django_db
def test_a_place_that_guesses_at_many_accounts_is_not_heard_either(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(throttle, "PLACE", Budget("place", 5, 3600))
    for number in range(5):
        ask(f"{number}@example.org.uk")

    with pytest.raises(TooManyTries):
        ask("fresh@example.org.uk")
    assert ask("fresh@example.org.uk", place="192.0.2.2", right=True)
    assert ask("fresh@example.org.uk", place="192.0.2.2") is False


@pytest.mark.django_db
def test_even_right_answers_come_only_so_fast_from_one_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(throttle, "BURST", Budget("burst", 4, 10))
    for _ in range(4):
        ask(right=True)

    with pytest.raises(TooManyTries):
        ask(right=True)


@pytest.mark.django_db
def test_a_turn_comes_back_when_its_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        ask()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE heed_cache SET expires = '2020-01-01 00:00:00'")

    assert ask() is False


@pytest.mark.django_db
def test_who_guesses_cannot_be_read_in_the_cache() -> None:
    ask("somebody@example.org.uk")

    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM heed_cache")
        keys = str(cursor.fetchall())
    assert "three:" in keys
    assert "somebody" not in keys


@pytest.mark.django_db(transaction=True)
def test_several_processes_count_together() -> None:
    cache.clear()

    def one(_: int) -> bool:
        # A database in memory does not let anybody wait as a file does.
        until = time.monotonic() + PATIENCE
        while True:
            try:
                return THREE.take("a@example.org.uk") is not None
            except OperationalError:
                if time.monotonic() > until:
                    raise
            finally:
                connection.close()

    with ThreadPoolExecutor(max_workers=8) as many:
        taken = list(many.map(one, range(24)))

    # The cache refuses a turn when its table was locked at that moment: whoever comes later and
    # alone has what the crowd left, and not one more.
    later = [one(0) for _ in range(3)]
    assert (taken + later).count(True) == 3
    cache.clear()


def test_only_ten_wrong_passwords_an_hour_reach_the_hash(
    nobody: PageClient, user: User, hashed: list[str]
) -> None:
    for number in range(15):
        response = nobody.post(PAGE, {"email": user.email, "password": f"guess {number}"})

    assert response.status_code == 429
    assert "There have been too many wrong tries" in response.content.decode()
    assert hashed == [f"guess {number}" for number in range(10)]
    assert nobody.post(PAGE, {"email": user.email, "password": PASSWORD}).status_code == 429
    stopped = AuditEntry.objects.get(event="accounts:guessing:stopped")
    assert stopped.user_id == user.pk
    assert AuditEntry.objects.count() == 11


def test_who_has_no_account_is_stopped_in_the_same_words(nobody: PageClient, user: User) -> None:
    unknown = "nobody@example.org.uk"

    def answers(email: str) -> list[tuple[int, str]]:
        given = []
        for _ in range(12):
            response = nobody.post(PAGE, {"email": email, "password": "wrong"})
            given.append((response.status_code, response.content.decode().replace(email, "")))
        return given

    without_tokens = [
        [(status, html.partition("csrfmiddlewaretoken")[2][90:]) for status, html in answers(who)]
        for who in (user.email, unknown)
    ]

    assert without_tokens[0] == without_tokens[1]
    stopped = AuditEntry.objects.filter(event="accounts:guessing:stopped").order_by("pk")
    assert [entry.user_id for entry in stopped] == [user.pk, None]


@pytest.mark.parametrize(
    ("seen", "forwarded", "place"),
    [
        ("192.0.2.7", None, "192.0.2.7"),
        ("192.0.2.7", "203.0.113.9", "192.0.2.7"),
        ("10.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", None, "10.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", None, "2001:db8:1:2::/64"),
        ("", None, "unknown"),
        ("10.0.0.1", "nonsense", "unknown"),
    ],
)
@override_settings(HEED_PROXIES=["10.0.0.1"])
def test_a_place_is_what_our_own_proxy_saw(
    seen: str, forwarded: str | None, place: str, rf: RequestFactory
) -> None:
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}

    assert throttle.place_of(rf.get("/", headers=headers, REMOTE_ADDR=seen)) == place
