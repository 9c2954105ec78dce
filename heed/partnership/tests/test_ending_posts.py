"""Do posts end for good, at once where asked, and never the last coordinator’s?"""

from __future__ import annotations

from datetime import date

import pytest

from conftest import ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.tests.factories import UserFactory
from heed.audit.models import AuditEntry
from heed.partnership import actions, queries
from heed.partnership.models import Agency, Appointment, Partnership
from heed.partnership.tests.factories import AppointmentFactory
from heed.partnership.tests.inviting import AT, TODAY, AgencyOf
from heed.partnership.tests.posts import appoint, holder


@pytest.fixture
def coordinator(viewer_of: ViewerOf) -> Viewer:
    return viewer_of(Role.COORDINATOR)


@pytest.fixture
def administrator(viewer_of: ViewerOf, agency: AgencyOf) -> Viewer:
    """The administrator of the schools."""
    return viewer_of(Role.AGENCY_ADMINISTRATOR, agency(Agency.Kind.EDUCATION))


def test_a_post_of_another_partnership_cannot_be_ended(coordinator: Viewer) -> None:
    post = AppointmentFactory()

    with pytest.raises(actions.OfAnotherPartnership):
        actions.end_appointment(post, ends_on=TODAY, by=coordinator, at=AT)

    post.refresh_from_db()
    assert post.ends_on is None


def test_a_post_cannot_end_before_it_starts(coordinator: Viewer, partnership: Partnership) -> None:
    post = AppointmentFactory(partnership=partnership, starts_on=TODAY)

    with pytest.raises(actions.EndsBeforeItStarts, match="must not come before"):
        actions.end_appointment(post, ends_on=date(2026, 11, 22), by=coordinator, at=AT)


def test_the_last_coordinator_stays(coordinator: Viewer) -> None:
    post = Appointment.objects.get(user_id=coordinator.user_id)

    with pytest.raises(actions.LastCoordinator, match="Appoint another one first"):
        actions.end_appointment(post, ends_on=TODAY, by=coordinator, at=AT)


def test_a_coordinator_may_go_when_there_is_another(
    coordinator: Viewer, partnership: Partnership
) -> None:
    AppointmentFactory(partnership=partnership)
    post = Appointment.objects.get(user_id=coordinator.user_id)

    actions.end_appointment(post, ends_on=TODAY, by=coordinator, at=AT)

    post.refresh_from_db()
    assert post.ends_on == TODAY


def test_a_post_taken_away_ends_with_the_next_request(
    coordinator: Viewer, agency: AgencyOf
) -> None:
    somebody = UserFactory()
    post = appoint(coordinator, Role.NOTIFIER, agency(Agency.Kind.POLICE), user=somebody)
    assert queries.viewer_for(somebody, on=TODAY)

    actions.remove(post, by=coordinator, at=AT)

    assert queries.viewer_for(somebody, on=TODAY) is None
    post.refresh_from_db()
    assert (post.ends_on, post.removed_at, post.ended_by_name) == (TODAY, AT, coordinator.name)
    entry = AuditEntry.objects.get(event="partnership:appointment:removed")
    assert entry.changes["ends_on"] == [None, "2026-11-23"]


def test_a_post_that_has_not_begun_never_begins_once_taken_away(
    coordinator: Viewer, partnership: Partnership
) -> None:
    post = AppointmentFactory(
        partnership=partnership, role=Role.NOTIFIER.value, starts_on=date(2027, 1, 1)
    )

    actions.remove(post, by=coordinator, at=AT)

    assert queries.viewer_for(holder(post), on=date(2027, 1, 1)) is None


def test_earlier_days_of_a_post_taken_away_stay_on_record(
    coordinator: Viewer, partnership: Partnership
) -> None:
    post = AppointmentFactory(partnership=partnership, role=Role.NOTIFIER.value)

    actions.remove(post, by=coordinator, at=AT)

    assert queries.appointments(partnership.pk, on=date(2026, 11, 22)).contains(post)
    assert not queries.appointments(partnership.pk, on=TODAY).contains(post)


def test_the_last_coordinator_is_not_taken_away(coordinator: Viewer) -> None:
    post = Appointment.objects.get(user_id=coordinator.user_id)

    with pytest.raises(actions.LastCoordinator):
        actions.remove(post, by=coordinator, at=AT)

    assert queries.viewer_for(holder(post), on=TODAY)


@pytest.mark.parametrize("same_person", [True, False])
def test_a_second_post_or_a_closed_account_is_no_other_coordinator(
    same_person: bool, coordinator: Viewer, partnership: Partnership
) -> None:
    post = Appointment.objects.get(user_id=coordinator.user_id)
    other = holder(post) if same_person else UserFactory(is_active=False)
    AppointmentFactory(partnership=partnership, user=other)

    with pytest.raises(actions.LastCoordinator):
        actions.remove(post, by=coordinator, at=AT)


@pytest.mark.parametrize(
    ("role", "kind", "may"),
    [
        (Role.GROUP_MEMBER, Agency.Kind.EDUCATION, True),
        (Role.AGENCY_ADMINISTRATOR, Agency.Kind.EDUCATION, True),
        (Role.STATUTORY_PARTNER, Agency.Kind.EDUCATION, False),
        (Role.COORDINATOR, Agency.Kind.EDUCATION, False),
        (Role.NOTIFIER, Agency.Kind.POLICE, False),
    ],
)
def test_an_administrator_takes_away_their_own_agencys_posts(
    role: Role,
    kind: Agency.Kind,
    may: bool,
    administrator: Viewer,
    partnership: Partnership,
    agency: AgencyOf,
) -> None:
    post = AppointmentFactory(partnership=partnership, role=role.value, agency=agency(kind))

    if may:
        actions.remove(post, by=administrator, at=AT)
    else:
        with pytest.raises(actions.NotYoursToGive, match="Ask a coordinator"):
            actions.remove(post, by=administrator, at=AT)

    post.refresh_from_db()
    assert (post.removed_at is not None) is may


def test_a_post_that_has_ended_never_begins_again(
    administrator: Viewer, partnership: Partnership, agency: AgencyOf
) -> None:
    schools = agency(Agency.Kind.EDUCATION)
    left = AppointmentFactory(
        partnership=partnership,
        role=Role.GROUP_MEMBER.value,
        agency=schools,
        ends_on=date(2026, 11, 22),
    )
    removed = appoint(administrator, Role.NOTIFIER, schools)
    actions.remove(removed, by=administrator, at=AT)

    for over in (left, removed):
        with pytest.raises(actions.OverAlready, match="has ended already"):
            actions.end_appointment(over, ends_on=date(2027, 3, 31), by=administrator, at=AT)
        with pytest.raises(actions.OverAlready):
            actions.remove(over, by=administrator, at=AT)


def test_a_later_last_day_is_given_like_a_post(
    administrator: Viewer, coordinator: Viewer, partnership: Partnership, agency: AgencyOf
) -> None:
    seat = AppointmentFactory(
        partnership=partnership,
        role=Role.GROUP_MEMBER.value,
        agency=agency(Agency.Kind.EDUCATION),
        ends_on=date(2026, 12, 31),
    )
    later = date(2027, 3, 31)

    with pytest.raises(actions.NotYoursToGive, match="may not give this post"):
        actions.end_appointment(seat, ends_on=later, by=administrator, at=AT)
    actions.end_appointment(seat, ends_on=date(2026, 12, 1), by=administrator, at=AT)
    actions.end_appointment(seat, ends_on=later, by=coordinator, at=AT)

    seat.refresh_from_db()
    assert seat.ends_on == later


def test_nobody_prolongs_their_own_post(coordinator: Viewer, partnership: Partnership) -> None:
    AppointmentFactory(partnership=partnership)
    own = AppointmentFactory(
        partnership=partnership,
        user_id=coordinator.user_id,
        user=None,
        holder_name=coordinator.name,
        role=Role.GROUP_CHAIR.value,
        ends_on=date(2026, 12, 31),
    )

    with pytest.raises(actions.NotToOneself):
        actions.end_appointment(own, ends_on=date(2027, 3, 31), by=coordinator, at=AT)
