"""Who works in Marlshire, for whom, and who has been invited?"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.core import clock
from heed.demo import system_posts
from heed.demo.people import Person
from heed.partnership import actions, queries
from heed.partnership.models import Agency, Group, Invitation
from heed.statute.working_days import sub_working_days

COORDINATOR = Person("priya.shah@marlshire.example", "Priya Shah", "Business Manager")
NOTIFIER = Person("tom.hughes@marlshire.example", "Tom Hughes", "Social Worker")
GROUP_CHAIR = Person("grace.oyelaran@marlshire.example", "Grace Oyelaran", "Chair, review group")
SCRUTINEER = Person("helen.marsh@marlshire.example", "Helen Marsh", "Independent Scrutineer")
DIRECTOR = Person(
    "anna.kowalska@marlshire.example", "Anna Kowalska", "Director of Children's Services"
)
POLICE = Person("david.price@marlshire.example", "David Price", "Detective Superintendent")
NHS = Person("ruth.adeyemi@marlshire.example", "Ruth Adeyemi", "Chief Nurse")
SCHOOL = Person("mike.turner@marlshire.example", "Mike Turner", "Designated Safeguarding Lead")
BOARD_OFFICER = Person(
    "ella.brooks@marlshire.example", "Ella Brooks", "Democratic Services Officer"
)
DOCTOR = Person("sam.whitlock@marlshire.example", "Sam Whitlock", "Designated Doctor")
ADMINISTRATOR = Person("nadia.ahmed@marlshire.example", "Nadia Ahmed", "Safeguarding Team Manager")
REVIEWER = Person("margaret.osei@marlshire.example", "Margaret Osei", "Independent lead reviewer")
QUALITY = Person("leila.haddad@marlshire.example", "Leila Haddad", "Quality and Learning Officer")
EXPLOITATION = Person("kevin.ross@marlshire.example", "Kevin Ross", "Exploitation Coordinator")
LAWYER = Person("fiona.grant@marlshire.example", "Fiona Grant", "Solicitor")
DATA_PROTECTION = Person("peter.lang@marlshire.example", "Peter Lang", "Data Protection Officer")
COMMUNICATIONS = Person("zoe.martin@marlshire.example", "Zoe Martin", "Communications Officer")
COUNCILLOR = Person("june.hartley@marlshire.example", "June Hartley", "Lead Member for Children")
PEOPLE = (
    COORDINATOR, NOTIFIER, GROUP_CHAIR, SCRUTINEER, DIRECTOR, POLICE, NHS, SCHOOL, BOARD_OFFICER,
    DOCTOR, ADMINISTRATOR, REVIEWER, QUALITY, EXPLOITATION, LAWYER, DATA_PROTECTION,
    COMMUNICATIONS, COUNCILLOR,
)  # fmt: skip

COUNCIL_NAME = "Marlshire County Council"
POLICE_NAME = "Marl Valley Police"
SCHOOLS_NAME = "Brookside Academy Trust"
NHS_NAME = "NHS Marl and Vale Integrated Care Board"
HOSPITALS_NAME = "Marlshire Hospitals NHS Trust"
# Name, kind, statutory partner or not, whom to ask for, and where.
AGENCIES: Final = (
    (COUNCIL_NAME, Agency.Kind.LOCAL_AUTHORITY, True, "Anna Kowalska", "safeguarding@council"),
    (POLICE_NAME, Agency.Kind.POLICE, True, "David Price", "public.protection@police"),
    (NHS_NAME, Agency.Kind.HEALTH, True, "Ruth Adeyemi", "children@icb"),
    (HOSPITALS_NAME, Agency.Kind.HEALTH, False, "Nadia Ahmed", "safeguarding@hospitals"),
    (SCHOOLS_NAME, Agency.Kind.EDUCATION, False, "Mike Turner", "safeguarding@brookside"),
    (
        "Marlshire Youth Justice Service", Agency.Kind.JUSTICE, False, "Duty manager",
        "duty@youthjustice",
    ),
    ("Safe Harbour Marlshire", Agency.Kind.VOLUNTARY, False, "Tess Boyle", "hello@safeharbour"),
)  # fmt: skip

# A lead reviewer from outside is let in for about as long as a review takes.
REVIEWERS_TIME = timedelta(days=120)


def add_agencies(*, starts_on: date, by: Viewer, at: datetime) -> dict[str, Agency]:
    """Add the agencies, each with somebody to ask for."""
    return {
        name: actions.add_agency(
            name=name,
            kind=kind,
            is_statutory_partner=is_partner,
            contact_name=contact,
            contact_email=f"{mailbox}.marlshire.example",
            starts_on=starts_on,
            by=by,
            at=at,
        )
        for name, kind, is_partner, contact, mailbox in AGENCIES
    }


def appoint(
    users: dict[Person, User],
    agencies: dict[str, Agency],
    groups: dict[Group.Kind, Group],
    starts_on: date,
    *,
    by: Viewer,
    at: datetime,
) -> None:
    """Give everybody their posts, from the first day of the partnership."""
    executive, review = groups[Group.Kind.EXECUTIVE], groups[Group.Kind.REVIEW]
    system_posts.give(
        users[SCRUTINEER],
        title=SCRUTINEER.title,
        role=Role.INDEPENDENT_CHAIR,
        group=executive,
        starts_on=starts_on,
        by=by,
        at=at,
    )
    system_posts.give(
        users[DATA_PROTECTION],
        title=DATA_PROTECTION.title,
        role=Role.DATA_PROTECTION_OFFICER,
        starts_on=starts_on,
        second=queries.viewer_for(users[SCRUTINEER], on=starts_on),
        by=by,
        at=at,
    )
    posts: tuple[tuple[Person, Role, str | None, Group | None], ...] = (
        (NOTIFIER, Role.NOTIFIER, COUNCIL_NAME, None),
        (GROUP_CHAIR, Role.GROUP_CHAIR, HOSPITALS_NAME, review),
        (DIRECTOR, Role.STATUTORY_PARTNER, COUNCIL_NAME, executive),
        (POLICE, Role.STATUTORY_PARTNER, POLICE_NAME, executive),
        (NHS, Role.STATUTORY_PARTNER, NHS_NAME, executive),
        (SCHOOL, Role.AGENCY_REPRESENTATIVE, SCHOOLS_NAME, None),
        (BOARD_OFFICER, Role.BOARD_OFFICER, COUNCIL_NAME, None),
        (DOCTOR, Role.GROUP_MEMBER, NHS_NAME, review),
        (DOCTOR, Role.AGENCY_REPRESENTATIVE, HOSPITALS_NAME, None),
        (ADMINISTRATOR, Role.AGENCY_ADMINISTRATOR, HOSPITALS_NAME, None),
        (QUALITY, Role.QA_OFFICER, None, groups[Group.Kind.QUALITY]),
        (EXPLOITATION, Role.EXPLOITATION_COORDINATOR, POLICE_NAME, None),
        (LAWYER, Role.LEGAL_ADVISER, COUNCIL_NAME, None),
        (COMMUNICATIONS, Role.COMMUNICATIONS, COUNCIL_NAME, None),
        (COUNCILLOR, Role.COUNCILLOR, COUNCIL_NAME, None),
    )
    titles = {(DOCTOR, Role.AGENCY_REPRESENTATIVE): "Consultant Paediatrician"}
    for person, role, agency, group in posts:
        actions.appoint(
            holder_name=person.name,
            title=titles.get((person, role), person.title),
            user=users[person],
            agency=agencies[agency] if agency else None,
            group=group,
            role=role,
            starts_on=starts_on,
            by=by,
            at=at,
        )


def let_in_the_reviewer(user: User, *, by: Viewer, on: date) -> None:
    """Let the lead reviewer in for the time of one review."""
    actions.appoint(
        holder_name=user.name,
        title=REVIEWER.title,
        user=user,
        role=Role.LEAD_REVIEWER,
        starts_on=on,
        ends_on=on + REVIEWERS_TIME,
        by=by,
        at=clock.at(on, 10),
    )


def invite(agencies: dict[str, Agency], *, by: Viewer, administrator: Viewer, today: date) -> None:
    """Leave one invitation to be answered, and one that waits for a second person."""
    on = sub_working_days(today, 2)
    nurse = actions.invite(
        email="carol.finch@marlshire.example",
        name="Carol Finch",
        offer=actions.Offer(
            title="Named Nurse",
            role=Role.AGENCY_REPRESENTATIVE,
            agency=agencies[HOSPITALS_NAME],
        ),
        by=administrator,
        at=clock.at(on, 11),
    )
    _send(nurse, by=administrator, on=on)
    actions.invite(
        email="rob.ellis@marlshire.example",
        name="Rob Ellis",
        offer=actions.Offer(title="Deputy Business Manager", role=Role.COORDINATOR),
        by=by,
        at=clock.at(on, 16),
    )


def _send(invitation: Invitation, *, by: Viewer, on: date) -> None:
    """Send it; nobody is told the link, because a demonstration sends nothing."""
    actions.send(invitation, link=str, by=by, at=clock.at(on, 11))
