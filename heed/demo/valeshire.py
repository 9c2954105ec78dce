"""A neighbour of Marlshire, so that somebody can belong to two partnerships."""

from __future__ import annotations

from datetime import date
from typing import Final

from heed.access.roles import Role
from heed.accounts.models import User
from heed.core import clock
from heed.demo.marlshire_people import DOCTOR
from heed.demo.people import Person
from heed.demo.story import People
from heed.demo.walk import Walk
from heed.partnership import actions
from heed.partnership.arrangements import Arrangements, DecisionAuthority
from heed.partnership.models import Agency, Group, Partnership

NAME: Final = "Valeshire Safeguarding Children Partnership"
HEALTH_NAME: Final = "Vale Community Health"
MANAGER: Final = Person("owen.pritchard@valeshire.example", "Owen Pritchard", "Business Manager")
PEOPLE: Final = (MANAGER,)


def load(users: dict[Person, User], *, founded_on: date) -> Partnership:
    """Load a partnership with one agency, one group and a doctor from next door."""
    at = clock.at(founded_on, 9)
    partnership = actions.found(
        name=NAME,
        short_name="VSCP",
        local_authority="Valeshire",
        colour="#5b2c6f",
        contact_lines="Partnership office: 01632 960 456\noffice@valeshire.example",
        is_demonstration=True,
        coordinator=users[MANAGER],
        title=MANAGER.title,
        starts_on=founded_on,
        at=at,
    )
    manager = users[MANAGER]
    everybody = People(coordinator=manager, group_chair=manager, decider=manager, notifier=manager)
    by = Walk(partnership, everybody).coordinator(on=founded_on)
    arrangements = Arrangements(
        starts_on=founded_on,
        title="Multi-agency safeguarding arrangements",
        published_on=founded_on,
        decides=DecisionAuthority.STATUTORY_PARTNERS,
    )
    actions.publish_arrangements(arrangements, by=by, at=at)
    health = actions.add_agency(
        name=HEALTH_NAME,
        kind=Agency.Kind.HEALTH,
        is_statutory_partner=False,
        contact_name=DOCTOR.name,
        contact_email="safeguarding@health.valeshire.example",
        starts_on=founded_on,
        by=by,
        at=at,
    )
    group = actions.add_group(
        name="Case Review Group",
        kind=Group.Kind.REVIEW,
        meets="every two months",
        starts_on=founded_on,
        by=by,
        at=at,
    )
    actions.appoint(
        holder_name=DOCTOR.name,
        title="Medical Adviser",
        user=users[DOCTOR],
        agency=health,
        group=group,
        role=Role.GROUP_MEMBER,
        starts_on=founded_on,
        by=by,
        at=at,
    )
    return partnership
