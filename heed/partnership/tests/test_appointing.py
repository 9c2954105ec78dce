"""Do rights come and go with posts, and are they given only by those who may, never to oneself?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from conftest import ViewerOf
from heed.access.delegation import SYSTEM_ROLES
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.accounts.tests.factories import UserFactory
from heed.audit.models import AuditEntry
from heed.partnership import actions, queries
from heed.partnership.models import Agency, Appointment, Group, Partnership
from heed.partnership.tests.factories import AgencyFactory, AppointmentFactory, GroupFactory

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY = date(2026, 11, 23)

AgencyOf = Callable[[Agency.Kind], Agency]


@pytest.fixture
def coordinator(viewer_of: ViewerOf) -> Viewer:
    return viewer_of(Role.COORDINATOR)


@pytest.fixture
def administrator(viewer_of: ViewerOf, agency: AgencyOf) -> Viewer:
    """The administrator of the schools."""
    return viewer_of(Role.AGENCY_ADMINISTRATOR, agency(Agency.Kind.EDUCATION))


def appoint(
    by: Viewer,
    role: Role,
    agency: Agency | None = None,
    *,
    user: User | None = None,
    group: Group | None = None,
    ends_on: date | None = None,
) -> Appointment:
    return actions.appoint(
        holder_name="Joan Field",
        title="Lead",
        starts_on=TODAY,
        by=by,
        at=AT,
        user=user or UserFactory(),
        agency=agency,
        role=role,
        group=group,
        ends_on=ends_on,
    )


def holder(post: Appointment) -> User:
    return User.objects.get(pk=post.user_id or 0)


def test_rights_come_with_a_post_and_go_with_it(
    coordinator: Viewer, agency: Callable[[Agency.Kind], Agency]
) -> None:
    somebody = UserFactory()
    post = actions.appoint(
        holder_name=somebody.name,
        title="Detective Inspector",
        starts_on=TODAY,
        by=coordinator,
        at=AT,
        user=somebody,
        agency=agency(Agency.Kind.POLICE),
        role=Role.AGENCY_REPRESENTATIVE,
    )

    actions.end_appointment(post, ends_on=date(2026, 12, 31), by=coordinator, at=AT)

    on_days = [
        queries.viewer_for(somebody, on=day)
        for day in (date(2026, 11, 22), TODAY, date(2026, 12, 31), date(2027, 1, 1))
    ]
    assert [viewer is not None for viewer in on_days] == [False, True, True, False]
    assert on_days[1] is not None
    assert on_days[1].agency_name == "Westshire Police"
    assert str(post) == f"{somebody.name}, Detective Inspector"
    assert [entry.event for entry in AuditEntry.objects.order_by("pk")] == [
        "partnership:appointment:made",
        "partnership:appointment:ended",
    ]


def test_a_post_without_an_account_opens_nothing(coordinator: Viewer) -> None:
    post = actions.appoint(
        holder_name="Dr Ruth Cole", title="Named doctor", starts_on=TODAY, by=coordinator, at=AT
    )

    assert post.role == ""
    assert Appointment.objects.filter(Appointment.held(TODAY)).contains(post)
    assert not Appointment.objects.filter(Appointment.held(date(2026, 11, 22))).contains(post)


def test_rights_are_never_given_to_somebody_who_cannot_sign_in(coordinator: Viewer) -> None:
    with pytest.raises(actions.RoleNeedsAccount, match="needs somebody with an account"):
        actions.appoint(
            holder_name="Dr Ruth Cole",
            title="Named doctor",
            starts_on=TODAY,
            by=coordinator,
            at=AT,
            role=Role.COORDINATOR,
        )


def test_nobody_is_appointed_to_another_partnership(coordinator: Viewer) -> None:
    for agency, group in ((AgencyFactory(), None), (None, GroupFactory())):
        with pytest.raises(actions.OfAnotherPartnership):
            actions.appoint(
                holder_name="Dr Ruth Cole",
                title="Named doctor",
                starts_on=TODAY,
                by=coordinator,
                at=AT,
                agency=agency,
                group=group,
            )


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


def test_nobody_gives_rights_to_themselves(coordinator: Viewer) -> None:
    myself = User.objects.get(pk=coordinator.user_id)

    with pytest.raises(actions.NotToOneself, match="Nobody gives rights to themselves"):
        appoint(coordinator, Role.STATUTORY_PARTNER, user=myself)


@pytest.mark.parametrize("role", [role for role in Role if role in SYSTEM_ROLES])
def test_what_reaches_the_whole_partnership_is_given_by_nobody_alone(
    role: Role, coordinator: Viewer
) -> None:
    with pytest.raises(actions.NeedsTwoPeople, match="somebody else has to confirm it"):
        appoint(coordinator, role)


def test_an_administrator_gives_posts_in_their_own_agency_only(
    administrator: Viewer, agency: AgencyOf
) -> None:
    schools, police = agency(Agency.Kind.EDUCATION), agency(Agency.Kind.POLICE)

    given = appoint(administrator, Role.AGENCY_REPRESENTATIVE, schools)

    assert given.made_by_name == administrator.name
    for elsewhere in (police, None):
        with pytest.raises(actions.NotYoursToGive, match="may not give this post: Agency rep"):
            appoint(administrator, Role.AGENCY_REPRESENTATIVE, elsewhere)


def test_an_administrator_opens_no_groups_files(
    administrator: Viewer, agency: AgencyOf, group: Callable[[Group.Kind], Group]
) -> None:
    with pytest.raises(actions.NotYoursToGive):
        appoint(
            administrator,
            Role.AGENCY_REPRESENTATIVE,
            agency(Agency.Kind.EDUCATION),
            group=group(Group.Kind.REVIEW),
        )


def test_an_administrator_keeps_names_without_rights_too(
    administrator: Viewer, agency: AgencyOf
) -> None:
    def add(to: Agency) -> Appointment:
        return actions.appoint(
            holder_name="Ann Poole", title="Head", starts_on=TODAY, agency=to, by=administrator,
            at=AT,
        )  # fmt: skip

    assert add(agency(Agency.Kind.EDUCATION)).role == ""
    with pytest.raises(actions.NotYoursToGive, match="a name without rights"):
        add(agency(Agency.Kind.POLICE))


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


def test_a_changed_post_is_another_post(coordinator: Viewer, agency: AgencyOf) -> None:
    somebody = UserFactory()
    post = appoint(coordinator, Role.NOTIFIER, agency(Agency.Kind.POLICE), user=somebody)

    changed = actions.change_post(
        post, title="Inspector", role=Role.AGENCY_REPRESENTATIVE, by=coordinator, at=AT
    )

    viewer = queries.viewer_for(somebody, on=TODAY)
    assert viewer is not None
    assert viewer.roles == {Role.AGENCY_REPRESENTATIVE}
    assert viewer.titles == ("Inspector",)
    assert viewer.agency_name == "Westshire Police"
    assert changed.pk != post.pk
    assert [entry.event for entry in AuditEntry.objects.order_by("pk")][1:] == [
        "partnership:appointment:removed",
        "partnership:appointment:made",
        "partnership:appointment:changed",
    ]


def test_a_change_that_may_not_be_leaves_the_post_as_it_was(
    administrator: Viewer, agency: AgencyOf
) -> None:
    post = appoint(administrator, Role.NOTIFIER, agency(Agency.Kind.EDUCATION))

    with pytest.raises(actions.NotYoursToGive):
        actions.change_post(post, title="Chair", role=Role.GROUP_CHAIR, by=administrator, at=AT)

    post.refresh_from_db()
    assert post.removed_at is None


def test_a_lead_reviewer_is_let_in_until_a_day(coordinator: Viewer) -> None:
    with pytest.raises(actions.LastDayMissing, match="let in for one review only"):
        appoint(coordinator, Role.LEAD_REVIEWER)
    with pytest.raises(actions.EndsBeforeItStarts):
        appoint(coordinator, Role.LEAD_REVIEWER, ends_on=date(2026, 11, 22))

    post = appoint(coordinator, Role.LEAD_REVIEWER, ends_on=date(2027, 3, 31))

    assert queries.viewer_for(holder(post), on=date(2027, 3, 31))
    assert queries.viewer_for(holder(post), on=date(2027, 4, 1)) is None


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in {Role.COORDINATOR, Role.AGENCY_ADMINISTRATOR}]
)
def test_nobody_else_gives_or_takes_posts(role: Role, viewer_of: ViewerOf) -> None:
    viewer = viewer_of(role)
    post = AppointmentFactory(partnership_id=viewer.partnership_id, partnership=None)
    attempts: list[Callable[[], object]] = [
        lambda: actions.appoint(holder_name="N", title="T", starts_on=TODAY, by=viewer, at=AT),
        lambda: actions.end_appointment(post, ends_on=TODAY, by=viewer, at=AT),
        lambda: actions.remove(post, by=viewer, at=AT),
        lambda: actions.change_post(post, title="T", role=None, by=viewer, at=AT),
    ]

    for attempt in attempts:
        with pytest.raises(PermissionDenied, match="may not do this"):
            attempt()

    assert not AuditEntry.objects.exists()
