"""Can somebody be helped who cannot sign in, without anybody gaining what is theirs?"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from io import StringIO

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from conftest import ViewerOf
from heed.access.roles import Role
from heed.accounts import actions, factors, letters
from heed.accounts.models import Session, User
from heed.accounts.session_store import now
from heed.accounts.tests.arriving import give_password, with_app
from heed.accounts.tests.factories import SessionFactory
from heed.audit.models import AuditEntry
from tests.pages import PageClient

REASON = "They stand before me"

Capture = Callable[..., AbstractContextManager[object]]


def test_lost_factors_are_removed_with_a_reason_and_the_person_is_told(
    viewer_of: ViewerOf, user: User, django_capture_on_commit_callbacks: Capture
) -> None:
    with_app(user)
    actions.make_recovery_codes(user, at=now())
    session = SessionFactory(user=user)
    helper = viewer_of(Role.COORDINATOR)

    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_lost_factors(user, reason=f" {REASON} ", by=helper, at=now())
    letters.all_delivered()

    assert factors.of(user.pk) == factors.Factors(factors=(), codes_left=0)
    assert not Session.objects.filter(pk=session.pk).exists()
    assert mail.outbox[0].subject == "Your second factors were removed from Heed"
    entry = AuditEntry.objects.get(event="accounts:factors:removed_as_lost")
    assert (entry.user_id, entry.reason) == (helper.user_id, REASON)
    assert entry.changes == {"factors": ["Authenticator app", ""]}


def test_nobody_helps_themselves_or_without_a_word_or_where_nothing_is_lost(
    viewer_of: ViewerOf, user: User
) -> None:
    helper = viewer_of(Role.COORDINATOR)
    oneself = User.objects.get(pk=helper.user_id)
    with_app(oneself)

    with pytest.raises(actions.NotToOneself):
        actions.remove_lost_factors(oneself, reason=REASON, by=helper, at=now())
    with pytest.raises(actions.ReasonMissing):
        actions.remove_lost_factors(user, reason=" ", by=helper, at=now())
    with pytest.raises(actions.NothingToRemove):
        actions.remove_lost_factors(user, reason=REASON, by=helper, at=now())
    assert factors.has_any(oneself.pk)


@pytest.mark.parametrize("role", [Role.NOTIFIER, Role.INDEPENDENT_CHAIR, Role.BOARD_OFFICER])
def test_others_may_not_help(role: Role, viewer_of: ViewerOf, user: User) -> None:
    with_app(user)
    other = viewer_of(role)

    with pytest.raises(PermissionDenied):
        actions.remove_lost_factors(user, reason=REASON, by=other, at=now())
    with pytest.raises(PermissionDenied):
        actions.send_link(user, to=lambda *_: "", by=other, at=now())
    with pytest.raises(PermissionDenied):
        actions.sign_out_everywhere(user, by=other, at=now())


def test_somebody_is_signed_out_everywhere_and_reads_why(
    viewer_of: ViewerOf, arriving: PageClient, user: User
) -> None:
    give_password(arriving)

    actions.sign_out_everywhere(user, by=viewer_of(Role.COORDINATOR), at=now())

    assert arriving.get("/desk/").status_code == 302
    door = arriving.get("/account/sign-in/").content.decode()
    assert "somebody who looks after accounts ended your sessions" in door


def account(*words: str) -> str:
    out = StringIO()
    call_command("account", *words, stdout=out)
    return out.getvalue()


def test_the_command_says_how_an_account_stands(user: User) -> None:
    assert account(user.email.upper()) == (
        f"{user.name}: the account is open. Second factors: none. Recovery codes left: 0.\n"
    )


def test_a_closed_account_opens_nothing_at_the_next_request(
    arriving: PageClient, user: User
) -> None:
    give_password(arriving)
    assert arriving.get("/desk/").status_code == 200

    assert "the account is closed" in account(user.email, "close")

    assert arriving.get("/desk/").status_code == 302
    assert give_password_again(arriving) == 200
    assert "the account is open" in account(user.email, "reopen")
    assert give_password(arriving) == "/desk/"
    entry = AuditEntry.objects.get(event="accounts:account:closed")
    assert (entry.actor_name, entry.changes) == (
        "Whoever runs the system",
        {"is open": [True, False]},
    )


def give_password_again(client: PageClient) -> int:
    typed = {"email": client.person.email, "password": "a heron waits by the weir"}
    return int(client.post("/account/sign-in/", typed).status_code)


def test_the_last_coordinators_lost_factor_is_removed_at_the_command_line(user: User) -> None:
    with_app(user)

    with pytest.raises(CommandError, match="--reason"):
        account(user.email, "remove-lost-factors")
    said = account(user.email, "remove-lost-factors", "--reason", REASON)

    assert "Second factors: none" in said
    with pytest.raises(CommandError, match="no second factor"):
        account(user.email, "remove-lost-factors", "--reason", REASON)
    assert AuditEntry.objects.get(event="accounts:factors:removed_as_lost").reason == REASON


def test_an_address_nobody_has_is_said_to(db: None) -> None:
    with pytest.raises(CommandError, match="Nobody has an account"):
        account("nobody@example.org.uk")
