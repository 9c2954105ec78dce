"""For whom may somebody act, and which rights do not come with them?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from heed.access.roles import Role
from heed.accounts.models import User
from heed.accounts.tests.factories import UserFactory
from heed.partnership import queries
from heed.partnership.models import Agency, Group, Partnership
from heed.partnership.tests.factories import AppointmentFactory, PartnershipFactory

TODAY = date(2026, 11, 23)
AgencyOf = Callable[[Agency.Kind], Agency]
GroupOf = Callable[[Group.Kind], Group]


@pytest.fixture
def inspector(partnership: Partnership, agency: AgencyOf, group: GroupOf) -> User:
    """Somebody who speaks for the police, also in the review group, and advises a charity."""
    somebody = UserFactory(name="Joan Field")
    for role, title, kind, group_kind in (
        (Role.AGENCY_REPRESENTATIVE, "Inspector", Agency.Kind.POLICE, None),
        (Role.GROUP_MEMBER, "Member", Agency.Kind.POLICE, Group.Kind.REVIEW),
        (Role.NOTIFIER, "Trustee", Agency.Kind.VOLUNTARY, None),
    ):
        AppointmentFactory(
            partnership=partnership,
            user=somebody,
            role=role.value,
            title=title,
            agency=agency(kind),
            group=group(group_kind) if group_kind else None,
        )
    return somebody


def test_somebody_without_a_post_is_nobody(db: None) -> None:
    somebody = UserFactory()

    assert queries.places(somebody, on=TODAY) == ()
    assert queries.viewer_for(somebody, on=TODAY) is None


def test_posts_for_one_agency_add_up(inspector: User, group: GroupOf) -> None:
    viewer = queries.viewer_for(inspector, on=TODAY)

    assert viewer is not None
    assert viewer.roles == {Role.GROUP_MEMBER, Role.AGENCY_REPRESENTATIVE}
    assert viewer.agency_name == "Westshire Police"
    assert viewer.group_ids == {group(Group.Kind.REVIEW).pk}
    assert viewer.titles == ("Inspector", "Member")
    assert viewer.protective_marking == "OFFICIAL-SENSITIVE"
    assert viewer.may_switch


def test_rights_of_posts_in_another_agency_do_not_come_along(
    inspector: User, agency: AgencyOf
) -> None:
    charity = agency(Agency.Kind.VOLUNTARY)

    viewer = queries.viewer_for(inspector, on=TODAY, agency_id=charity.pk)

    assert viewer is not None
    assert viewer.roles == {Role.NOTIFIER}
    assert viewer.group_ids == frozenset()
    assert (viewer.agency_id, viewer.acts_for) == (charity.pk, "Westshire Family Trust")


def test_a_post_outside_every_agency_is_a_place_of_its_own(
    inspector: User, partnership: Partnership
) -> None:
    AppointmentFactory(
        partnership=partnership, user=inspector, role=Role.INDEPENDENT_CHAIR.value, agency=None
    )

    police, charity, chair = queries.places(inspector, on=TODAY)

    assert (police.name, charity.name) == ("Westshire Police", "Westshire Family Trust")
    assert chair.name == partnership.name
    assert chair.code == f"{partnership.pk}-0"
    assert chair.viewer(inspector).roles == {Role.INDEPENDENT_CHAIR}
    assert chair.viewer(inspector).agency_id is None


def test_somebody_in_two_partnerships_acts_in_the_one_asked_for(db: None) -> None:
    somebody = UserFactory()
    first, second = PartnershipFactory(name="Aldershire"), PartnershipFactory(name="Zedshire")
    AppointmentFactory(partnership=first, user=somebody, role=Role.COORDINATOR.value)
    AppointmentFactory(partnership=second, user=somebody, role=Role.NOTIFIER.value)

    usual = queries.viewer_for(somebody, on=TODAY)
    asked = queries.viewer_for(somebody, on=TODAY, partnership_id=second.pk)

    assert usual is not None
    assert (usual.partnership_id, usual.roles) == (first.pk, frozenset({Role.COORDINATOR}))
    assert asked is not None
    assert (asked.partnership_id, asked.roles) == (second.pk, frozenset({Role.NOTIFIER}))
    assert queries.viewer_for(somebody, on=TODAY, partnership_id=0) is None


def test_only_somebody_with_another_place_may_switch(partnership: Partnership) -> None:
    post = AppointmentFactory(partnership=partnership)

    viewer = queries.viewer_for(User.objects.get(pk=post.user_id), on=TODAY)

    assert viewer is not None
    assert not viewer.may_switch
