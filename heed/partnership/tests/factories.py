"""A partnership with everything in it, and single rows of each kind, for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime

import factory

from heed.access.roles import Role
from heed.accounts.tests.factories import UserFactory
from heed.partnership.arrangements import Arrangements, DecisionAuthority
from heed.partnership.models import (
    Agency,
    Appointment,
    ArrangementsVersion,
    Group,
    Partnership,
)

# The day the new arrangements of the 2020 report were put in place, and the day the decision
# moved to the statutory partners in the invented partnership of the tests.
FIRST_DAY = date(2019, 9, 30)
PARTNERS_DECIDE_FROM = date(2024, 12, 15)

AGENCIES = {
    Agency.Kind.LOCAL_AUTHORITY: "{area} County Council",
    Agency.Kind.POLICE: "{area} Police",
    Agency.Kind.HEALTH: "{area} Integrated Care Board",
    Agency.Kind.EDUCATION: "{area} schools and colleges",
    Agency.Kind.VOLUNTARY: "{area} Family Trust",
}
STATUTORY = {Agency.Kind.LOCAL_AUTHORITY, Agency.Kind.POLICE, Agency.Kind.HEALTH}

GROUPS = {
    Group.Kind.PARTNERSHIP: "{area} Safeguarding Children Partnership",
    Group.Kind.EXECUTIVE: "Executive Group",
    Group.Kind.REVIEW: "Practice Review Group",
    Group.Kind.QUALITY: "Quality Assurance, Practice and Procedures",
    Group.Kind.EXPLOITATION: "Exploitation Group",
    Group.Kind.OTHER: "Headteachers Steering Group",
}


class PartnershipFactory(factory.django.DjangoModelFactory):
    """A partnership with nothing in it."""

    class Meta:
        model = Partnership

    name = factory.Sequence(lambda number: f"Safeguarding Children Partnership {number}")
    short_name = factory.Sequence(lambda number: f"SCP {number}")
    local_authority = "Worcestershire"


class ArrangementsVersionFactory(factory.django.DjangoModelFactory):
    """A published version; give `arrangements` to choose what it says."""

    class Meta:
        model = ArrangementsVersion

    class Params:
        arrangements = factory.LazyFunction(
            lambda: Arrangements(
                starts_on=FIRST_DAY,
                title="Multi-agency safeguarding arrangements",
                decides=DecisionAuthority.INDEPENDENT_CHAIR,
            )
        )

    partnership = factory.SubFactory(PartnershipFactory)
    starts_on = factory.LazyAttribute(lambda version: version.arrangements.starts_on)
    content = factory.LazyAttribute(lambda version: version.arrangements.as_stored())
    published_by = "Business Manager"
    published_at = datetime(2019, 6, 29, 9, tzinfo=UTC)


class AgencyFactory(factory.django.DjangoModelFactory):
    """An agency that is no statutory partner."""

    class Meta:
        model = Agency

    partnership = factory.SubFactory(PartnershipFactory)
    name = factory.Sequence(lambda number: f"Agency {number}")
    kind = Agency.Kind.OTHER
    starts_on = FIRST_DAY


class GroupFactory(factory.django.DjangoModelFactory):
    """A group that reports to nobody."""

    class Meta:
        model = Group

    partnership = factory.SubFactory(PartnershipFactory)
    name = factory.Sequence(lambda number: f"Group {number}")
    kind = Group.Kind.OTHER
    starts_on = FIRST_DAY


class AppointmentFactory(factory.django.DjangoModelFactory):
    """A post with rights, held since the first day; the holder has an account."""

    class Meta:
        model = Appointment

    partnership = factory.SubFactory(PartnershipFactory)
    user = factory.SubFactory(UserFactory)
    holder_name = factory.LazyAttribute(lambda post: post.user.name)
    title = factory.LazyAttribute(lambda post: Role(post.role).label)
    role = Role.COORDINATOR.value
    starts_on = FIRST_DAY


def complete(partnership: Partnership) -> Partnership:
    """Give a partnership two versions of its arrangements, five agencies and six groups.

    Agencies are called after the first word of its name: “Westshire Police”.
    """
    area = partnership.name.split()[0]
    for starts_on, decides in (
        (FIRST_DAY, DecisionAuthority.INDEPENDENT_CHAIR),
        (PARTNERS_DECIDE_FROM, DecisionAuthority.STATUTORY_PARTNERS),
    ):
        ArrangementsVersionFactory(
            partnership=partnership,
            arrangements=Arrangements(
                starts_on=starts_on,
                title=f"Multi-agency safeguarding arrangements {starts_on.year}",
                decides=decides,
                published_on=date(2019, 6, 29) if starts_on == FIRST_DAY else starts_on,
                implemented_on=starts_on if starts_on == FIRST_DAY else None,
            ),
        )
    for agency_kind, name in AGENCIES.items():
        AgencyFactory(
            partnership=partnership,
            name=name.format(area=area),
            kind=agency_kind,
            is_statutory_partner=agency_kind in STATUTORY,
        )
    above: Group | None = None
    for group_kind, name in GROUPS.items():
        group = GroupFactory(
            partnership=partnership,
            name=name.format(area=area),
            kind=group_kind,
            reports_to=above,
        )
        if group_kind in {Group.Kind.PARTNERSHIP, Group.Kind.EXECUTIVE}:
            above = group
    return partnership
