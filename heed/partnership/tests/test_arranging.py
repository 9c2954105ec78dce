"""Are arrangements, agencies and groups changed only by those who may, and only within?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from conftest import ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.tests.factories import UserFactory
from heed.audit.models import AuditEntry
from heed.partnership import actions, queries
from heed.partnership.arrangements import Arrangements, DecisionAuthority, LooserThanTheLaw
from heed.partnership.models import Agency, Group, Partnership
from heed.partnership.tests.factories import AgencyFactory, AppointmentFactory, GroupFactory

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY = date(2026, 11, 23)


@pytest.fixture
def coordinator(viewer_of: ViewerOf) -> Viewer:
    return viewer_of(Role.COORDINATOR)


def arrangements(starts_on: date = TODAY, target: int | None = None) -> Arrangements:
    return Arrangements(
        starts_on=starts_on,
        title="New arrangements",
        decides=DecisionAuthority.STATUTORY_PARTNERS,
        rapid_review_target_days=target,
    )


def test_a_partnership_begins_with_its_first_coordinator(db: None) -> None:
    somebody = UserFactory()

    partnership = actions.found(
        name="Northshire",
        short_name="NSCP",
        local_authority="Worcestershire",
        coordinator=somebody,
        title="Business Manager",
        starts_on=TODAY,
        at=AT,
        contact_lines="Telephone 01632 960000",
    )

    viewer = queries.viewer_for(somebody, on=TODAY)
    assert viewer is not None
    assert viewer.roles == {Role.COORDINATOR}
    assert viewer.role_words == "Business Manager"
    assert str(partnership) == "Northshire"
    entry = AuditEntry.objects.get()
    assert (entry.event, entry.partnership_id) == (
        "partnership:partnership:founded",
        partnership.pk,
    )


def test_two_partnerships_cannot_have_one_name(partnership: Partnership) -> None:
    with pytest.raises(actions.NameTaken, match="partnership of that name already"):
        actions.found(
            name=partnership.name,
            short_name="X",
            local_authority="Worcestershire",
            coordinator=UserFactory(),
            title="Business Manager",
            starts_on=TODAY,
            at=AT,
        )


def test_published_arrangements_govern_from_their_first_day(coordinator: Viewer) -> None:
    version = actions.publish_arrangements(arrangements(target=12), by=coordinator, at=AT)

    assert str(version) == "Arrangements from 23 November 2026"
    here = coordinator.partnership_id
    assert queries.arrangements_on(here, on=TODAY).rapid_review_target_days == 12
    assert queries.arrangements_on(here, on=date(2026, 11, 22)).rapid_review_target_days is None
    assert AuditEntry.objects.get().details["content"]["title"] == "New arrangements"


def test_a_version_is_never_replaced(coordinator: Viewer) -> None:
    actions.publish_arrangements(arrangements(), by=coordinator, at=AT)

    with pytest.raises(actions.VersionAlreadyStartsThatDay, match="Choose a later day"):
        actions.publish_arrangements(arrangements(), by=coordinator, at=AT)


def test_a_local_target_cannot_be_looser_than_the_national_one() -> None:
    with pytest.raises(LooserThanTheLaw, match="national 15 working days"):
        arrangements(target=16)


@pytest.mark.parametrize("month", [0, 13])
def test_a_reporting_year_starts_in_a_month(month: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 12"):
        Arrangements(
            starts_on=TODAY,
            title="Odd",
            decides=DecisionAuthority.INDEPENDENT_CHAIR,
            reporting_year_starts_month=month,
        )


def test_a_version_comes_back_from_the_database_as_it_went_in() -> None:
    version = Arrangements(
        starts_on=TODAY,
        title="All",
        decides=DecisionAuthority.INDEPENDENT_CHAIR,
        published_on=date(2026, 11, 1),
        implemented_on=TODAY,
        rapid_review_target_days=10,
    )

    assert Arrangements.from_stored(version.as_stored()) == version


def test_an_agency_is_added_from_a_day(coordinator: Viewer) -> None:
    agency = actions.add_agency(
        name="Westshire Youth Justice",
        kind=Agency.Kind.JUSTICE,
        is_statutory_partner=False,
        starts_on=TODAY,
        by=coordinator,
        at=AT,
        contact_name="Jo",
        contact_email="jo@example.org.uk",
    )

    assert str(agency) == "Westshire Youth Justice"
    here = coordinator.partnership_id
    assert agency in queries.agencies(here, on=TODAY)
    assert agency not in queries.agencies(here, on=date(2026, 11, 22))
    assert AuditEntry.objects.get().event == "partnership:agency:added"


def test_an_agency_is_named_once(coordinator: Viewer, partnership: Partnership) -> None:
    AgencyFactory(partnership=partnership, name="Once")

    with pytest.raises(actions.NameTaken, match="agency of that name"):
        actions.add_agency(
            name="Once",
            kind=Agency.Kind.OTHER,
            is_statutory_partner=False,
            starts_on=TODAY,
            by=coordinator,
            at=AT,
        )


def test_a_group_is_added_under_another(
    coordinator: Viewer, group: Callable[[Group.Kind], Group]
) -> None:
    executive = group(Group.Kind.EXECUTIVE)

    added = actions.add_group(
        name="Task group",
        kind=Group.Kind.OTHER,
        starts_on=TODAY,
        by=coordinator,
        at=AT,
        reports_to=executive,
    )

    assert str(added) == "Task group"
    assert added.reports_to == executive
    assert AuditEntry.objects.get().event == "partnership:group:added"


def test_a_group_is_named_once(coordinator: Viewer, partnership: Partnership) -> None:
    GroupFactory(partnership=partnership, name="Once")

    with pytest.raises(actions.NameTaken, match="group of that name"):
        actions.add_group(
            name="Once", kind=Group.Kind.OTHER, starts_on=TODAY, by=coordinator, at=AT
        )


def test_a_group_may_begin_again_after_it_has_ended(
    coordinator: Viewer, partnership: Partnership
) -> None:
    GroupFactory(partnership=partnership, name="Once", ends_on=date(2026, 11, 22))

    added = actions.add_group(
        name="Once", kind=Group.Kind.OTHER, starts_on=TODAY, by=coordinator, at=AT
    )

    assert added.starts_on == TODAY


def test_a_group_of_another_partnership_cannot_be_above(coordinator: Viewer) -> None:
    with pytest.raises(actions.OfAnotherPartnership, match="is not of Westshire"):
        actions.add_group(
            name="Task group",
            kind=Group.Kind.OTHER,
            starts_on=TODAY,
            by=coordinator,
            at=AT,
            reports_to=GroupFactory(),
        )


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.COORDINATOR])
def test_only_coordinators_change_the_partnership(role: Role, viewer_of: ViewerOf) -> None:
    viewer = viewer_of(role)
    attempts: list[Callable[[], object]] = [
        lambda: actions.publish_arrangements(arrangements(), by=viewer, at=AT),
        lambda: actions.add_agency(
            name="A",
            kind=Agency.Kind.OTHER,
            is_statutory_partner=False,
            starts_on=TODAY,
            by=viewer,
            at=AT,
        ),
        lambda: actions.add_group(
            name="G", kind=Group.Kind.OTHER, starts_on=TODAY, by=viewer, at=AT
        ),
    ]

    for attempt in attempts:
        with pytest.raises(PermissionDenied, match="may not do this"):
            attempt()

    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(
    ("factory", "wrong"),
    [
        (AgencyFactory, {"ends_on": date(2019, 9, 29)}),
        (GroupFactory, {"ends_on": date(2019, 9, 29)}),
        (AppointmentFactory, {"ends_on": date(2019, 9, 29)}),
        (AppointmentFactory, {"user": None, "holder_name": "Nobody", "title": "Post"}),
    ],
)
def test_the_database_refuses_half_a_fact(
    factory: Callable[..., object], wrong: dict[str, object], db: None
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        factory(**wrong)
