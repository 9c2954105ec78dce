"""Are people invited only to what the inviter may give, by two people where it takes two?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import override_settings

from conftest import ViewerOf
from heed.access.delegation import SYSTEM_ROLES
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.accounts.tests.factories import UserFactory
from heed.audit.models import AuditEntry
from heed.partnership import actions, letters
from heed.partnership.models import Agency, Group, Invitation, Partnership
from heed.partnership.tests.factories import AgencyFactory, AppointmentFactory
from heed.partnership.tests.inviting import AT, EMAIL, TODAY, AgencyOf, invite, send

State = Invitation.State


@pytest.fixture
def coordinator(viewer_of: ViewerOf) -> Viewer:
    return viewer_of(Role.COORDINATOR)


@pytest.fixture
def chair(viewer_of: ViewerOf) -> Viewer:
    return viewer_of(Role.INDEPENDENT_CHAIR)


@pytest.fixture
def administrator(viewer_of: ViewerOf) -> Viewer:
    """The administrator of the schools."""
    return viewer_of(Role.AGENCY_ADMINISTRATOR)


@pytest.fixture
def schools(agency: AgencyOf) -> Agency:
    return agency(Agency.Kind.EDUCATION)


def events() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("event", flat=True))


def test_an_invitation_gives_nothing_and_sends_nothing_yet(
    administrator: Viewer, schools: Agency
) -> None:
    invited = invite(administrator, Role.AGENCY_REPRESENTATIVE, schools, email=f" {EMAIL.upper()} ")

    assert invited.email == EMAIL
    assert invited.state(AT) is State.NOT_SENT
    assert str(invited) == "Joan Field, Safeguarding lead"
    assert mail.outbox == []
    assert not User.objects.filter(email=EMAIL).exists()
    entry = AuditEntry.objects.get()
    assert entry.event == "partnership:invitation:made"
    assert entry.details["email"] == EMAIL


def test_a_letter_brings_the_link_and_says_nothing_of_cases_posts_or_agencies(
    administrator: Viewer, schools: Agency
) -> None:
    invited = invite(administrator, Role.AGENCY_REPRESENTATIVE, schools)

    letter = actions.send(invited, link="https://heed.example/{}/".format, by=administrator, at=AT)

    (sent,) = mail.outbox
    assert sent.to == [EMAIL]
    assert letter.link in sent.body
    assert "It works once, until 30 November 2026." in sent.body
    for private in (schools.name, invited.title, "SI-", "child", invited.link_hash):
        assert private not in f"{sent.subject} {sent.body}".replace("Children", "")
    assert invited.state(AT) is State.SENT
    assert events() == ["partnership:invitation:made", "partnership:invitation:sent"]


def test_only_a_hash_of_the_link_is_kept(administrator: Viewer, schools: Agency) -> None:
    invited = invite(administrator, Role.AGENCY_REPRESENTATIVE, schools)

    secret = send(invited, by=administrator)

    kept = str(Invitation.objects.filter(pk=invited.pk).values())
    kept += str(list(AuditEntry.objects.values()))
    assert len(secret) >= 43
    assert secret not in kept


def test_an_invitation_lasts_a_week(administrator: Viewer, schools: Agency) -> None:
    invited = invite(administrator, Role.NOTIFIER, schools)
    send(invited, by=administrator)

    week = timedelta(days=7)
    assert invited.state(AT + week - timedelta(seconds=1)) is State.SENT
    assert invited.state(AT + week) is State.EXPIRED


def test_sending_again_makes_a_new_link(administrator: Viewer, schools: Agency) -> None:
    invited = invite(administrator, Role.NOTIFIER, schools)
    first = send(invited, by=administrator)
    later = AT + timedelta(days=10)

    second = send(invited, by=administrator, at=later)

    assert first != second
    assert invited.state(later) is State.SENT
    assert len(mail.outbox) == 2


def test_whoever_sends_again_vouches_from_then_on(
    administrator: Viewer, coordinator: Viewer, schools: Agency
) -> None:
    invited = invite(administrator, Role.NOTIFIER, schools)

    send(invited, by=coordinator)

    assert invited.invited_by_id == coordinator.user_id
    assert invited.invited_by_name == coordinator.name


def test_a_letter_that_cannot_be_handed_over_changes_nothing(
    administrator: Viewer, schools: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    invited = invite(administrator, Role.NOTIFIER, schools)

    def refuse(*_: object) -> None:
        raise OSError("The mail server does not answer.")

    monkeypatch.setattr(letters, "send_mail", refuse)
    with pytest.raises(OSError, match="does not answer"):
        send(invited, by=administrator)

    invited.refresh_from_db()
    assert invited.state(AT) is State.NOT_SENT
    assert events() == ["partnership:invitation:made"]


@pytest.mark.parametrize(("host", "demonstration"), [("mail.example", False), ("", True)])
def test_letters_go_where_there_is_mail_or_a_demonstration(host: str, demonstration: bool) -> None:
    with override_settings(MAIL_HOST=host, DEMONSTRATION=demonstration):
        letters.send(letters.Letter(to=EMAIL, subject="Hello", text="Hello", link=""))

    assert len(mail.outbox) == 1


@override_settings(MAIL_HOST="", DEMONSTRATION=False)
def test_without_a_mail_server_the_page_can_say_so() -> None:
    with pytest.raises(letters.NoMail, match="set HEED_MAIL_HOST"):
        letters.send(letters.Letter(to=EMAIL, subject="Hello", text="Hello", link=""))


@pytest.mark.parametrize("role", [role for role in Role if role in SYSTEM_ROLES])
def test_what_reaches_the_whole_partnership_waits_for_a_second_person(
    role: Role, coordinator: Viewer, chair: Viewer
) -> None:
    invited = invite(coordinator, role)
    assert invited.state(AT) is State.PROPOSED
    with pytest.raises(actions.NeedsTwoPeople, match="has to confirm this invitation"):
        send(invited, by=coordinator)

    actions.confirm(invited, by=chair, at=AT)

    assert invited.state(AT) is State.NOT_SENT
    assert invited.confirmed_by_name == chair.name
    send(invited, by=coordinator)
    assert invited.state(AT) is State.SENT
    assert (invited.invited_by_id, invited.confirmed_by_id) == (
        coordinator.user_id,
        chair.user_id,
    )


def test_nobody_confirms_what_they_proposed(coordinator: Viewer) -> None:
    invited = invite(coordinator, Role.COORDINATOR)

    with pytest.raises(actions.NeedsTwoPeople, match="You proposed this yourself"):
        actions.confirm(invited, by=coordinator, at=AT)


def test_nobody_confirms_themselves(coordinator: Viewer, chair: Viewer) -> None:
    own = User.objects.get(pk=chair.user_id).email
    invited = invite(coordinator, Role.COORDINATOR, email=own)

    with pytest.raises(actions.NotToOneself):
        actions.confirm(invited, by=chair, at=AT)


def test_nobody_invites_or_sends_to_themselves(coordinator: Viewer, viewer_of: ViewerOf) -> None:
    own = User.objects.get(pk=coordinator.user_id).email
    with pytest.raises(actions.NotToOneself):
        invite(coordinator, Role.GROUP_CHAIR, email=own.upper())

    by_another = invite(viewer_of(Role.COORDINATOR), Role.GROUP_CHAIR, email=own)
    with pytest.raises(actions.NotToOneself):
        send(by_another, by=coordinator)


def test_the_database_knows_that_two_people_are_two(coordinator: Viewer) -> None:
    invited = invite(coordinator, Role.COORDINATOR)

    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.filter(pk=invited.pk).update(confirmed_by=coordinator.user_id)


def test_what_needs_no_second_person_is_not_confirmed(
    coordinator: Viewer, chair: Viewer, schools: Agency
) -> None:
    invited = invite(coordinator, Role.NOTIFIER, schools)

    attempts: list[Callable[[], object]] = [
        lambda: actions.confirm(invited, by=chair, at=AT),
        lambda: actions.confirm_at_the_machine(invited, at=AT),
    ]
    for attempt in attempts:
        with pytest.raises(actions.InvitationOver, match="does not wait for a second person"):
            attempt()


def test_where_nobody_else_is_whoever_runs_the_system_is_the_second_person(
    coordinator: Viewer,
) -> None:
    invited = invite(coordinator, Role.INDEPENDENT_CHAIR)

    actions.confirm_at_the_machine(invited, at=AT)

    assert invited.state(AT) is State.NOT_SENT
    entry = AuditEntry.objects.get(event="partnership:invitation:confirmed")
    assert (entry.actor_name, entry.partnership_id) == (
        "Whoever runs the system",
        coordinator.partnership_id,
    )


def test_an_administrator_invites_to_what_they_may_give(
    administrator: Viewer, schools: Agency, agency: AgencyOf, group: Callable[[Group.Kind], Group]
) -> None:
    refused: list[Callable[[], object]] = [
        lambda: invite(administrator, Role.STATUTORY_PARTNER, schools),
        lambda: invite(administrator, Role.COORDINATOR, schools),
        lambda: invite(administrator, Role.NOTIFIER, agency(Agency.Kind.POLICE)),
        lambda: invite(administrator, Role.NOTIFIER),
        lambda: invite(administrator, Role.NOTIFIER, schools, group=group(Group.Kind.REVIEW)),
    ]

    for attempt in refused:
        with pytest.raises(actions.NotYoursToGive, match="may not give this post"):
            attempt()
    assert not Invitation.objects.exists()


def test_an_administrator_leaves_other_agencies_invitations_alone(
    administrator: Viewer, coordinator: Viewer, agency: AgencyOf
) -> None:
    invited = invite(coordinator, Role.NOTIFIER, agency(Agency.Kind.POLICE))

    with pytest.raises(actions.NotYoursToGive, match="may not give this post"):
        send(invited, by=administrator)
    with pytest.raises(actions.NotYoursToGive, match="may not withdraw"):
        actions.withdraw(invited, by=administrator, at=AT)


def test_one_invitation_to_one_post_is_enough(coordinator: Viewer, schools: Agency) -> None:
    invite(coordinator, Role.NOTIFIER, schools)

    with pytest.raises(actions.InvitedAlready, match="Send it again, or withdraw it"):
        invite(coordinator, Role.NOTIFIER, schools)

    assert invite(coordinator, Role.AGENCY_REPRESENTATIVE, schools).pk


def test_nobody_is_invited_to_a_post_they_hold(
    coordinator: Viewer, schools: Agency, partnership: Partnership
) -> None:
    held = AppointmentFactory(
        partnership=partnership,
        role=Role.NOTIFIER.value,
        agency=schools,
        user=UserFactory(email=EMAIL),
    )
    with pytest.raises(actions.HoldsItAlready, match="holds this post already"):
        invite(coordinator, Role.NOTIFIER, schools)

    actions.remove(held, by=coordinator, at=AT)

    assert invite(coordinator, Role.NOTIFIER, schools).pk


def test_a_lead_reviewer_is_invited_until_a_day(coordinator: Viewer) -> None:
    with pytest.raises(actions.LastDayMissing):
        invite(coordinator, Role.LEAD_REVIEWER)
    with pytest.raises(actions.EndsBeforeItStarts):
        invite(coordinator, Role.LEAD_REVIEWER, ends_on=date(2026, 11, 22))

    assert invite(coordinator, Role.LEAD_REVIEWER, ends_on=TODAY).ends_on == TODAY


def test_a_withdrawn_invitation_is_over(
    coordinator: Viewer, chair: Viewer, schools: Agency
) -> None:
    invited = invite(coordinator, Role.NOTIFIER, schools)

    actions.withdraw(invited, by=coordinator, at=AT)

    assert invited.state(AT) is State.WITHDRAWN
    assert invited.withdrawn_by_name == coordinator.name
    attempts: list[Callable[[], object]] = [
        lambda: send(invited, by=coordinator),
        lambda: actions.withdraw(invited, by=coordinator, at=AT),
        lambda: actions.confirm(invited, by=chair, at=AT),
    ]
    for attempt in attempts:
        with pytest.raises(actions.InvitationOver, match="accepted or withdrawn already"):
            attempt()
    assert events()[-1] == "partnership:invitation:withdrawn"


def test_nobody_invites_into_another_partnership(coordinator: Viewer, stranger: Viewer) -> None:
    with pytest.raises(actions.OfAnotherPartnership):
        invite(coordinator, Role.NOTIFIER, AgencyFactory())

    theirs = invite(stranger, Role.COORDINATOR)
    attempts: list[Callable[[], object]] = [
        lambda: send(theirs, by=coordinator),
        lambda: actions.withdraw(theirs, by=coordinator, at=AT),
        lambda: actions.confirm(theirs, by=coordinator, at=AT),
    ]
    for attempt in attempts:
        with pytest.raises(actions.OfAnotherPartnership):
            attempt()


@pytest.mark.parametrize("role", list(Role))
def test_only_those_named_invite_confirm_or_withdraw(
    role: Role, coordinator: Viewer, viewer_of: ViewerOf
) -> None:
    viewer = viewer_of(role)
    invited = invite(coordinator, Role.COORDINATOR)
    inviting = {Role.COORDINATOR, Role.AGENCY_ADMINISTRATOR}
    confirming = {Role.COORDINATOR, Role.INDEPENDENT_CHAIR}

    attempts: list[tuple[bool, Callable[[], object]]] = [
        (role in inviting, lambda: invite(viewer, Role.NOTIFIER)),
        (role in inviting, lambda: send(invited, by=viewer)),
        (role in inviting, lambda: actions.withdraw(invited, by=viewer, at=AT)),
        (role in confirming, lambda: actions.confirm(invited, by=viewer, at=AT)),
    ]
    for may, attempt in attempts:
        if not may:
            with pytest.raises(PermissionDenied, match="may not do this"):
                attempt()
