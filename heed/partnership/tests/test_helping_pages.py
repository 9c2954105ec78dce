"""Can those who keep people help them to sign in, and only the people they keep?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse

from conftest import LetPass, SignIn
from heed.access.roles import Role
from heed.accounts import actions, factors
from heed.accounts.models import Session, User
from heed.accounts.session_store import now
from heed.accounts.tests.arriving import with_app
from heed.accounts.tests.factories import SessionFactory
from heed.audit.models import AuditEntry
from heed.partnership.models import Agency
from heed.partnership.tests.factories import AppointmentFactory
from tests.pages import PageClient

FindAgency = Callable[[Agency.Kind], Agency]


@pytest.fixture
def coordinator(sign_in: SignIn) -> PageClient:
    return sign_in(Role.COORDINATOR)


@pytest.fixture
def helped(sign_in: SignIn) -> User:
    """Somebody of the local authority."""
    return sign_in(Role.NOTIFIER).person


def page(name: str, person: User) -> str:
    return reverse(f"partnership:{name}", args=[person.pk])


def test_the_page_of_a_person_leads_there(coordinator: PageClient, helped: User) -> None:
    shown = coordinator.get(page("person", helped)).content.decode()

    assert f'href="{page("help", helped)}"' in shown
    assert (
        f"Help {helped.name} to sign in" in coordinator.get(page("help", helped)).content.decode()
    )


def test_a_link_is_sent(coordinator: PageClient, helped: User) -> None:
    shown = coordinator.post(page("send_password_link", helped), follow=True).content.decode()

    assert f"A link for a new password is on its way to {helped.email}" in shown
    entry = AuditEntry.objects.get(event="accounts:password_link:sent")
    assert entry.user_id == coordinator.person.pk


def test_somebody_is_signed_out_everywhere(coordinator: PageClient, helped: User) -> None:
    session = SessionFactory(user=helped)

    shown = coordinator.post(page("sign_out_person", helped), follow=True).content.decode()

    assert "has been signed out everywhere" in shown
    assert not Session.objects.filter(pk=session.pk).exists()


def test_lost_factors_are_removed(coordinator: PageClient, helped: User) -> None:
    with_app(helped)
    asked = coordinator.get(page("help", helped)).content.decode()
    assert "Whoever asks for this may be pretending" in asked

    shown = coordinator.post(
        page("help", helped), {"reason": "They stand before me"}, follow=True
    ).content.decode()

    assert "have been removed" in shown
    assert "has no second factor to lose" in shown
    assert not factors.has_any(helped.pk)


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("", "Enter how you made sure that it is them"),
        ("They stand before me", "There is no second factor on this account"),
    ],
)
def test_what_cannot_be_is_explained(
    reason: str, sentence: str, coordinator: PageClient, helped: User
) -> None:
    shown = coordinator.post(page("help", helped), {"reason": reason}).content.decode()

    assert sentence in shown


def test_nobody_helps_themselves(coordinator: PageClient) -> None:
    for name in ("help", "send_password_link", "sign_out_person"):
        assert coordinator.post(page(name, coordinator.person)).status_code == 404


def test_people_of_another_partnership_are_not_there(
    signed_in_stranger: PageClient, helped: User
) -> None:
    for name in ("help", "send_password_link", "sign_out_person"):
        assert signed_in_stranger.post(page(name, helped)).status_code == 404


def test_an_administrator_helps_the_people_of_their_agency_who_are_nowhere_else(
    sign_in: SignIn, helped: User, agency: FindAgency
) -> None:
    own, other = agency(Agency.Kind.LOCAL_AUTHORITY), agency(Agency.Kind.POLICE)
    administrator = sign_in(Role.AGENCY_ADMINISTRATOR, own)
    assert administrator.get(page("help", helped)).status_code == 200

    AppointmentFactory(
        user=helped, partnership=own.partnership, agency=other, role=Role.NOTIFIER.value
    )

    assert administrator.get(page("help", helped)).status_code == 404
    actions.make_recovery_codes(helped, at=now())


def test_helping_needs_a_fresh_proof_and_the_permission(
    coordinator: PageClient, sign_in: SignIn, helped: User, let_pass: LetPass
) -> None:
    assert sign_in(Role.INDEPENDENT_CHAIR).get(page("help", helped)).status_code == 403
    let_pass(minutes=6)

    assert coordinator.get(page("help", helped)).status_code == 403
    for name in ("send_password_link", "sign_out_person"):
        assert coordinator.post(page(name, helped)).status_code == 403
    assert not AuditEntry.objects.filter(event="accounts:password_link:sent").exists()
