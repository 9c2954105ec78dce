"""Do rights come and go with posts, and are they given only by those who may, never to oneself?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

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
from heed.partnership.models import Agency, Appointment, Group
from heed.partnership.tests.factories import AgencyFactory, AppointmentFactory, GroupFactory
from heed.partnership.tests.inviting import AT, TODAY, AgencyOf
from heed.partnership.tests.posts import appoint, holder


@pytest.fixture
def coordinator(viewer_of: ViewerOf) -> Viewer:
    return viewer_of(Role.COORDINATOR)


@pytest.fixture
def administrator(viewer_of: ViewerOf, agency: AgencyOf) -> Viewer:
    """The administrator of the schools."""
    return viewer_of(Role.AGENCY_ADMINISTRATOR, agency(Agency.Kind.EDUCATION))


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
