"""Does a link let in the person it was sent to, once, while those who sent it may?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from conftest import ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.accounts.tests.factories import PASSWORD, UserFactory
from heed.audit.models import AuditEntry
from heed.partnership import actions, queries
from heed.partnership.models import Agency, Appointment, Invitation
from heed.partnership.tests.inviting import AT, EMAIL, TODAY, AgencyOf, invite, send


@pytest.fixture
def coordinator(viewer_of: ViewerOf) -> Viewer:
    return viewer_of(Role.COORDINATOR)


@pytest.fixture
def administrator(viewer_of: ViewerOf) -> Viewer:
    return viewer_of(Role.AGENCY_ADMINISTRATOR)


@pytest.fixture
def schools(agency: AgencyOf) -> Agency:
    return agency(Agency.Kind.EDUCATION)


@pytest.fixture
def invited(administrator: Viewer, schools: Agency) -> Invitation:
    return invite(administrator, Role.AGENCY_REPRESENTATIVE, schools)


@pytest.fixture
def secret(invited: Invitation, administrator: Viewer) -> str:
    return send(invited, by=administrator)


def join_anew(secret: str) -> User:
    return actions.join_with_new_account(secret, name="Joan Field", password=PASSWORD, at=AT)


def end_posts_of(viewer: Viewer) -> None:
    Appointment.objects.filter(user_id=viewer.user_id).update(ends_on=TODAY, removed_at=AT)


def test_a_new_account_has_the_post_it_was_invited_to(
    secret: str, invited: Invitation, schools: Agency, administrator: Viewer
) -> None:
    user = join_anew(secret)

    assert user.email == EMAIL
    assert user.check_password(PASSWORD)
    viewer = queries.viewer_for(user, on=TODAY)
    assert viewer is not None
    assert viewer.roles == {Role.AGENCY_REPRESENTATIVE}
    assert viewer.agency_id == schools.pk
    invited.refresh_from_db()
    assert invited.state(AT) is Invitation.State.ACCEPTED
    assert invited.appointment is not None
    assert invited.appointment.made_by_name == administrator.name
    assert [entry.event for entry in AuditEntry.objects.order_by("pk")][-2:] == [
        "accounts:account:opened",
        "partnership:invitation:accepted",
    ]


def test_somebody_with_an_account_joins_with_it(secret: str) -> None:
    user = UserFactory(email=EMAIL)

    post = actions.join(secret, user=user, at=AT)

    assert post.user == user
    assert queries.viewer_for(user, on=TODAY)
    assert User.objects.filter(email=EMAIL).count() == 1


def test_a_link_works_once(secret: str) -> None:
    user = join_anew(secret)

    with pytest.raises(actions.LinkCannotBeUsed):
        actions.join(secret, user=user, at=AT)

    assert user.appointments.count() == 1


def test_a_link_is_for_one_address(secret: str) -> None:
    with pytest.raises(actions.ForSomebodyElse, match="another email address"):
        actions.join(secret, user=UserFactory(), at=AT)


def test_a_link_makes_no_second_account(secret: str) -> None:
    UserFactory(email=EMAIL)

    with pytest.raises(actions.LinkCannotBeUsed):
        join_anew(secret)


def test_a_link_nobody_sent_opens_nothing(secret: str) -> None:
    for wrong in ("", "unknown", secret[:-1]):
        with pytest.raises(actions.LinkCannotBeUsed):
            join_anew(wrong)


def test_a_link_opens_nothing_after_its_time(secret: str) -> None:
    late = AT + timedelta(days=7)

    assert queries.invitation_behind(secret, at=late - timedelta(seconds=1))
    assert queries.invitation_behind(secret, at=late) is None


def test_a_link_opens_nothing_once_withdrawn_or_sent_again(
    secret: str, invited: Invitation, administrator: Viewer
) -> None:
    again = send(invited, by=administrator)
    assert queries.invitation_behind(secret, at=AT) is None
    assert queries.invitation_behind(again, at=AT)

    actions.withdraw(invited, by=administrator, at=AT)

    assert queries.invitation_behind(again, at=AT) is None


def test_an_invitation_is_worth_what_its_sender_may_give_on_the_day_it_is_accepted(
    secret: str, invited: Invitation, administrator: Viewer, coordinator: Viewer
) -> None:
    end_posts_of(administrator)
    with pytest.raises(actions.LinkCannotBeUsed):
        join_anew(secret)

    vouched_again = send(invited, by=coordinator)

    assert queries.viewer_for(join_anew(vouched_again), on=TODAY)


def test_a_sender_whose_account_is_closed_vouches_for_nobody(
    secret: str, administrator: Viewer
) -> None:
    User.objects.filter(pk=administrator.user_id).update(is_active=False)

    assert queries.invitation_behind(secret, at=AT) is None


@pytest.mark.parametrize("who_leaves", ["proposer", "confirmer"])
def test_both_people_vouch_until_it_is_accepted(
    who_leaves: str, coordinator: Viewer, viewer_of: ViewerOf
) -> None:
    chair = viewer_of(Role.INDEPENDENT_CHAIR)
    invited = invite(coordinator, Role.COORDINATOR)
    actions.confirm(invited, by=chair, at=AT)
    secret = send(invited, by=coordinator)
    assert queries.invitation_behind(secret, at=AT)

    end_posts_of(coordinator if who_leaves == "proposer" else chair)

    assert queries.invitation_behind(secret, at=AT) is None


def test_rights_in_another_partnership_vouch_for_nothing_here(
    coordinator: Viewer, stranger: Viewer, schools: Agency
) -> None:
    secret = send(invite(coordinator, Role.NOTIFIER, schools), by=coordinator)

    Appointment.objects.filter(user_id=coordinator.user_id).update(
        partnership_id=stranger.partnership_id
    )

    assert queries.invitation_behind(secret, at=AT) is None


@pytest.mark.parametrize(
    ("starts_on", "begins"),
    [(None, TODAY), (date(2026, 11, 1), TODAY), (date(2027, 1, 4), date(2027, 1, 4))],
)
def test_a_post_begins_when_it_is_accepted_or_later(
    starts_on: date | None, begins: date, coordinator: Viewer, schools: Agency
) -> None:
    invited = invite(coordinator, Role.NOTIFIER, schools, starts_on=starts_on)

    user = join_anew(send(invited, by=coordinator))

    assert user.appointments.get().starts_on == begins


def test_somebody_from_outside_is_out_again_after_their_last_day(coordinator: Viewer) -> None:
    invited = invite(coordinator, Role.LEAD_REVIEWER, ends_on=date(2026, 11, 24))
    secret = send(invited, by=coordinator)
    assert queries.invitation_behind(secret, at=AT + timedelta(days=2)) is None

    user = join_anew(secret)

    assert queries.viewer_for(user, on=date(2026, 11, 24))
    assert queries.viewer_for(user, on=date(2026, 11, 25)) is None
