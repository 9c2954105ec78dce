"""An invented partnership, Marlshire, with cases at every stage and dates counted from today."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.casefiles import actions as casefiles
from heed.core import clock
from heed.demo import (
    marlshire_cases,
    marlshire_chronology,
    marlshire_documents,
    marlshire_office,
    marlshire_people,
    marlshire_records,
)
from heed.demo.marlshire_people import (
    ADMINISTRATOR,
    BOARD_OFFICER,
    COORDINATOR,
    COUNCIL_NAME,
    DIRECTOR,
    DOCTOR,
    GROUP_CHAIR,
    LAWYER,
    NHS,
    NHS_NAME,
    NOTIFIER,
    PEOPLE,
    POLICE,
    POLICE_NAME,
    REVIEWER,
    SCHOOL,
    SCHOOLS_NAME,
    SCRUTINEER,
)
from heed.demo.people import Person
from heed.demo.story import People
from heed.demo.walk import Told, Walk
from heed.partnership import actions as partnership_actions
from heed.partnership.arrangements import Arrangements, DecisionAuthority
from heed.partnership.models import Agency, Group, Partnership
from heed.practice_reviews import actions as practice_reviews
from heed.practice_reviews.models import PracticeReview
from heed.rapid_reviews.models import Outcome
from heed.statute.working_days import sub_working_days

__all__ = [
    "ADMINISTRATOR",
    "BOARD_OFFICER",
    "COORDINATOR",
    "COUNCIL_NAME",
    "DIRECTOR",
    "DOCTOR",
    "GROUP_CHAIR",
    "LAWYER",
    "NHS",
    "NHS_NAME",
    "NOTIFIER",
    "PEOPLE",
    "POLICE",
    "POLICE_NAME",
    "REVIEWER",
    "SCHOOL",
    "SCHOOLS_NAME",
    "SCRUTINEER",
    "load",
]

NAME = "Marlshire Safeguarding Children Partnership"
AREA = "Marlshire"
AGE = timedelta(days=3 * 365)  # how long the partnership has been there


def load(users: dict[Person, User], *, today: date) -> Partnership:
    """Load Marlshire with its cases; every step goes through the real actions."""
    walk, agencies = _found(users, founded_on=today - AGE)
    told = {
        story.child.name: walk.tell(story)
        for story in marlshire_cases.stories(agencies, today=today)
    }
    _review_under_way(told[marlshire_cases.UNDER_REVIEW], walk, users[REVIEWER], today=today)
    walk.give_position(
        told[marlshire_cases.WAITING_FOR_DECISION].review,
        partner=users[POLICE],
        outcome=Outcome.LOCAL_REVIEW,
        on=sub_working_days(today, 1),
    )
    marlshire_office.decide_not_to_notify(
        told[marlshire_cases.NOT_FOR_THE_PANEL], walk, today=today
    )
    marlshire_office.keep_out(
        users[GROUP_CHAIR], told[marlshire_cases.DIED_IN_CARE], walk, today=today
    )
    marlshire_office.open_to_school(
        agencies[SCHOOLS_NAME], told[marlshire_cases.GATHERING], walk, today=today
    )
    marlshire_office.let_the_solicitor_look(
        users[LAWYER], told[marlshire_cases.DIED_IN_CARE], walk, today=today
    )
    marlshire_documents.load(
        walk,
        marlshire_documents.Writers(
            coordinator=users[COORDINATOR],
            nurse=users[NHS],
            school=users[SCHOOL],
            reviewer=users[REVIEWER],
        ),
        gathering=told[marlshire_cases.GATHERING],
        reviewed=told[marlshire_cases.UNDER_REVIEW],
        waiting=told[marlshire_cases.WAITING_FOR_DECISION],
        today=today,
    )
    marlshire_chronology.load(
        walk,
        agencies,
        told[marlshire_cases.UNDER_REVIEW],
        marlshire_chronology.Readers(school=users[SCHOOL], reviewer=users[REVIEWER]),
        today=today,
    )
    marlshire_records.arrange(walk, on=today - AGE)
    marlshire_records.load(walk, agencies, second=users[SCRUTINEER], today=today)
    marlshire_office.begin_report(users[NOTIFIER], walk, today=today)
    marlshire_office.publish_paper(walk, author=COORDINATOR, today=today)
    marlshire_people.invite(
        agencies,
        by=walk.coordinator(on=today),
        administrator=walk.viewer(users[ADMINISTRATOR], on=today),
        today=today,
    )
    return walk.partnership


def _found(users: dict[Person, User], *, founded_on: date) -> tuple[Walk, dict[str, Agency]]:
    at = clock.at(founded_on, 9)
    partnership = partnership_actions.found(
        name=NAME,
        short_name="MSCP",
        local_authority=AREA,
        colour="#1f5f5b",
        contact_lines="Partnership office: 01632 960 123\noffice@marlshire.example",
        is_demonstration=True,
        coordinator=users[COORDINATOR],
        title=COORDINATOR.title,
        starts_on=founded_on,
        at=at,
    )
    walk = Walk(
        partnership,
        People(
            coordinator=users[COORDINATOR],
            group_chair=users[GROUP_CHAIR],
            decider=users[DIRECTOR],
            notifier=users[NOTIFIER],
            partners=[users[DIRECTOR], users[POLICE], users[NHS]],
        ),
    )
    by = walk.coordinator(on=founded_on)
    partnership_actions.publish_arrangements(_arrangements(founded_on), by=by, at=at)
    agencies = marlshire_people.add_agencies(starts_on=founded_on, by=by, at=at)
    groups = _groups(founded_on, by=by, at=at)
    marlshire_people.appoint(users, agencies, groups, founded_on, by=by, at=at)
    return walk, agencies


def _arrangements(starts_on: date) -> Arrangements:
    return Arrangements(
        starts_on=starts_on,
        title="Multi-agency safeguarding arrangements",
        published_on=starts_on,
        decides=DecisionAuthority.STATUTORY_PARTNERS,
        approach=(
            "The three safeguarding partners share the duty equally and work with every agency "
            "that knows Marlshire's children."
        ),
        rapid_review_target_days=14,
        executive_meets="quarterly",
        communicating_decisions=(
            "Decisions are made openly, and the reasons are told to everybody concerned, families "
            "included."
        ),
    )


def _groups(starts_on: date, *, by: Viewer, at: datetime) -> dict[Group.Kind, Group]:
    whole = partnership_actions.add_group(
        name="Marlshire Safeguarding Children Partnership",
        kind=Group.Kind.PARTNERSHIP,
        meets="twice a year",
        starts_on=starts_on,
        by=by,
        at=at,
    )
    executive = partnership_actions.add_group(
        name="Executive",
        kind=Group.Kind.EXECUTIVE,
        purpose=(
            "The Executive sets priorities, receives every review and holds agencies to what they "
            "promised."
        ),
        meets="quarterly",
        reports_to=whole,
        starts_on=starts_on,
        by=by,
        at=at,
    )
    groups = {Group.Kind.PARTNERSHIP: whole, Group.Kind.EXECUTIVE: executive}
    working_groups = (
        (
            "Practice Review Group",
            Group.Kind.REVIEW,
            "The Practice Review Group considers every notified incident and recommends whether to "
            "carry out a review.",
            "monthly",
        ),
        (
            "Quality and Learning Group",
            Group.Kind.QUALITY,
            "The Quality and Learning Group runs audits, listens to families, watches the "
            "indicators and plans the training.",
            "every two months",
        ),
        (
            "Exploitation Group",
            Group.Kind.EXPLOITATION,
            "The Exploitation Group plans how agencies prepare, prevent, protect and pursue.",
            "every two months",
        ),
    )
    for name, kind, purpose, meets in working_groups:
        groups[kind] = partnership_actions.add_group(
            name=name,
            kind=kind,
            purpose=purpose,
            meets=meets,
            reports_to=executive,
            starts_on=starts_on,
            by=by,
            at=at,
        )
    return groups


def _review_under_way(told: Told, walk: Walk, reviewer: User, *, today: date) -> None:
    def days_ago(count: int) -> date:
        return sub_working_days(today, count)

    by = walk.coordinator(on=today)
    review = practice_reviews.commission(
        told.review,
        legal_type=PracticeReview.LegalType.LOCAL_REVIEW,
        label_used="Local child safeguarding practice review",
        looked_after_child=True,
        confidential=True,
        commissioned_on=days_ago(38),
        by=by,
        at=clock.at(days_ago(38), 15),
    )
    practice_reviews.set_terms_of_reference(
        review,
        text=(
            "What was daily life like for the child? How did agencies share what they knew when "
            "the placement was at risk? What helped, and what must change?"
        ),
        set_on=days_ago(30),
        by=by,
        at=clock.at(days_ago(30), 16),
    )
    practice_reviews.appoint_reviewer(
        review,
        name=reviewer.name,
        organisation="Independent",
        conflicts="None: she has never worked in Marlshire.",
        appointed_on=days_ago(28),
        by=by,
        at=clock.at(days_ago(28), 11),
    )
    practice_reviews.plan_completion(
        review,
        planned_for=today + timedelta(days=110),
        reasons="",
        by=by,
        at=clock.at(days_ago(28), 12),
    )
    practice_reviews.start(review, by=by, at=clock.at(days_ago(27), 10))
    marlshire_people.let_in_the_reviewer(reviewer, by=by, on=days_ago(27))
    casefiles.grant(
        told.incident.case_file,
        to=reviewer,
        reason="Carries out the local review",
        ends_on=today + marlshire_people.REVIEWERS_TIME,
        by=by,
        at=clock.at(days_ago(27), 11),
    )
