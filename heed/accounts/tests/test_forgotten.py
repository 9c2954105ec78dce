"""Does a forgotten password give nothing away, and does its link work once and briefly?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.core import mail
from django.test import override_settings

from conftest import SignIn, ViewerOf
from heed.access.roles import Role
from heed.accounts import actions, letters, links
from heed.accounts.models import Session, User
from heed.accounts.session_store import now
from heed.accounts.tests.arriving import ASK, SIGN_IN, give_password, with_app
from heed.accounts.tests.factories import PASSWORD, SessionFactory, UserFactory
from heed.audit.models import AuditEntry
from tests.pages import PageClient

PAGE = "/account/forgotten/"
NEW = "three magpies under the bridge"

Capture = Callable[..., AbstractContextManager[object]]


@pytest.fixture(autouse=True)
def _letters_are_posted(django_capture_on_commit_callbacks: Capture) -> Iterator[None]:
    yield
    letters.all_delivered()


@pytest.fixture
def ask(
    nobody: PageClient, django_capture_on_commit_callbacks: Capture
) -> Callable[[str], tuple[int, str]]:
    """Ask for a link and wait for the letter; return the status and the page."""

    def send(email: str) -> tuple[int, str]:
        with django_capture_on_commit_callbacks(execute=True):
            response = nobody.post(PAGE, {"email": email})
        letters.all_delivered()
        return response.status_code, response.content.decode()

    return send


def link_in(letter: str) -> str:
    found = re.search(r"http://testserver(/account/password/\S+)", letter)
    assert found
    return found[1]


def events() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("event", flat=True))


def test_the_page_at_the_door_leads_there(nobody: PageClient) -> None:
    assert f'href="{PAGE}"' in nobody.get(SIGN_IN).content.decode()
    assert "Forgotten password" in nobody.get(PAGE).content.decode()


def test_a_new_password_is_chosen_behind_a_link(
    ask: Callable[[str], tuple[int, str]], nobody: PageClient, user: User
) -> None:
    elsewhere = SessionFactory(user=user)
    ask(f" {user.email.upper()}")
    letter = mail.outbox[0]
    link = link_in(str(letter.body))
    assert letter.to == [user.email]
    assert "ten minutes" in letter.body
    assert "Choose a new password" in nobody.get(link).content.decode()

    done = nobody.post(link, {"new": NEW}, follow=True).content.decode()
    letters.all_delivered()

    assert "Your password has been changed. Sign in with the new one" in done
    assert User.objects.get(pk=user.pk).check_password(NEW)
    assert not Session.objects.filter(pk=elsewhere.pk).exists()
    assert events() == [
        "accounts:password_link:sent",
        "accounts:session:closed",
        "accounts:password:set",
    ]
    assert NEW not in str(AuditEntry.objects.values_list())


def test_a_link_works_once(
    ask: Callable[[str], tuple[int, str]], nobody: PageClient, user: User
) -> None:
    ask(user.email)
    ask(user.email)
    first, second = (link_in(str(letter.body)) for letter in mail.outbox)
    nobody.post(first, {"new": NEW})

    for link in (first, second):
        response = nobody.post(link, {"new": "another long password"})
        assert response.status_code == 404
        assert "This link does not work any more" in response.content.decode()
    assert User.objects.get(pk=user.pk).check_password(NEW)


def test_a_link_works_for_ten_minutes(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    whose, secret = links.parts_for(user)
    later = datetime.now() + timedelta(minutes=10, seconds=2)  # noqa: DTZ005, TID251  (as Django)
    assert links.person_behind(whose, secret) == user

    monkeypatch.setattr(default_token_generator, "_now", lambda: later)

    with pytest.raises(links.LinkUseless, match="does not work any more"):
        links.person_behind(whose, secret)


def test_a_link_used_at_the_same_moment_changes_nothing(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    whose, secret = links.parts_for(user)
    actions.set_password(whose, secret, new=NEW, at=now())

    with pytest.raises(links.LinkUseless):
        actions.set_password(whose, secret, new="another long password", at=now())


@pytest.mark.parametrize("whose", ["x", "LTE", "MA", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5", "4pyT"])
def test_a_link_that_was_never_ours_opens_nothing(whose: str, nobody: PageClient) -> None:
    assert nobody.get(f"/account/password/{whose}/secret/").status_code == 404


def test_the_link_of_a_closed_account_opens_nothing(user: User) -> None:
    whose, secret = links.parts_for(user)
    User.objects.filter(pk=user.pk).update(is_active=False)

    with pytest.raises(links.LinkUseless):
        links.person_behind(whose, secret)


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        ("", "Enter a new password"),
        ("fourteen chars", "too short"),
        ("123456789987654321", "too common"),
    ],
)
def test_a_weak_password_is_explained(
    new: str, sentence: str, nobody: PageClient, user: User
) -> None:
    whose, secret = links.parts_for(user)

    html = nobody.post(f"/account/password/{whose}/{secret}/", {"new": new}).content.decode()

    assert sentence in html
    assert User.objects.get(pk=user.pk).check_password(PASSWORD)


def test_a_long_password_of_ordinary_words_is_welcome(nobody: PageClient, user: User) -> None:
    whose, secret = links.parts_for(user)
    long = "a heron waits by the weir while two swans sleep and nobody counts the ducks, " * 2

    nobody.post(f"/account/password/{whose}/{secret}/", {"new": long})

    assert User.objects.get(pk=user.pk).check_password(long)


@pytest.mark.parametrize("who", ["nobody", "closed", "employer’s"])
def test_everybody_gets_the_same_answer_and_only_those_who_should_a_letter(
    who: str, ask: Callable[[str], tuple[int, str]], user: User
) -> None:
    other = {
        "nobody": User(email="nobody@example.org.uk"),
        "closed": UserFactory.build(is_active=False),
        "employer’s": UserFactory.build(),
    }[who]
    if who == "employer’s":
        other.set_unusable_password()
    if who != "nobody":
        other.save()
    status, html = ask(user.email)

    assert ask(other.email) == (status, html.replace(user.email, other.email))
    assert [letter.to for letter in mail.outbox] == [[user.email]]
    assert events()[-1] == "accounts:password_link:refused"
    assert other.email not in str(AuditEntry.objects.values_list())


def test_no_more_than_three_letters_an_hour_and_the_page_is_the_same(
    ask: Callable[[str], tuple[int, str]], user: User
) -> None:
    answers = {ask(user.email) for _ in range(5)}

    assert len(answers) == 1
    assert len(mail.outbox) == 3


def test_a_mistake_is_explained(nobody: PageClient) -> None:
    assert "Enter your email address" in nobody.post(PAGE, {"email": ""}).content.decode()


def test_a_new_password_does_not_replace_the_second_factor(
    nobody: PageClient, arriving: PageClient, user: User
) -> None:
    with override_settings(DEMONSTRATION=False):
        with_app(user)
        whose, secret = links.parts_for(user)

        nobody.post(f"/account/password/{whose}/{secret}/", {"new": PASSWORD + "!"})
        assert nobody.get("/desk/").headers["Location"].startswith(SIGN_IN)

        arriving.post(SIGN_IN, {"email": user.email, "password": PASSWORD + "!"})
        assert arriving.get("/desk/").headers["Location"] == ASK


def test_somebody_else_may_start_a_new_password_and_never_learns_it(
    viewer_of: ViewerOf, user: User, django_capture_on_commit_callbacks: Capture
) -> None:
    helper = viewer_of(Role.COORDINATOR)

    with django_capture_on_commit_callbacks(execute=True):
        actions.send_link(user, to=lambda whose, secret: f"/{whose}/{secret}/", by=helper, at=now())
    letters.all_delivered()

    assert f"{helper.name} has asked us to send you this link" in mail.outbox[0].body
    assert User.objects.get(pk=user.pk).check_password(PASSWORD)
    assert AuditEntry.objects.get().user_id == helper.user_id


def test_a_person_signed_in_can_ask_too(sign_in: SignIn) -> None:
    assert sign_in(Role.NOTIFIER).get(PAGE).status_code == 200


def test_signing_in_with_the_old_password_still_works_until_then(
    arriving: PageClient, ask: Callable[[str], tuple[int, str]], user: User
) -> None:
    ask(user.email)

    assert give_password(arriving) == "/desk/"
