"""The situation that the council's report of 6 February 2020 describes, as data.

The arrangements, groups and decision route, the counts, the stages and the months are the report's.
It gives no names, ages or dates of the three cases, so those are invented here and say so.
"""

from __future__ import annotations

from datetime import date, datetime

from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.children.actions import ChildAsReported
from heed.children.models import Child
from heed.core import clock
from heed.demo import system_posts
from heed.demo.people import Person
from heed.demo.story import (
    Answered,
    Decided,
    People,
    Recommended,
    Replied,
    Sent,
    Story,
    answering,
)
from heed.demo.walk import Told, Walk
from heed.incidents.models import Incident, Judgement
from heed.partnership import actions as partnership_actions
from heed.partnership.arrangements import Arrangements, DecisionAuthority
from heed.partnership.models import Agency, Group, Partnership
from heed.practice_reviews import actions as practice_reviews
from heed.practice_reviews.models import PracticeReview
from heed.rapid_reviews.actions import Sections
from heed.rapid_reviews.models import CriterionAnswer, Outcome, PanelReply
from heed.statute.criteria import Local

NAME = "Worcestershire Safeguarding Children Partnership"
COUNCIL = "Worcestershire County Council"
POLICE = "West Mercia Police"
HEALTH = (
    "NHS South Worcestershire, NHS Wyre Forest, and NHS Redditch & Bromsgrove "
    "Clinical Commissioning Groups"
)
# Three months before 30 September, which the law made the last day for acting on them (T2).
PUBLISHED = date(2019, 6, 30)
IMPLEMENTED = date(2019, 9, 30)
MEETING = date(2020, 2, 6)

APPROACH = (
    "The approach is to build on the strong and effective partnership that already exists, to "
    "keep the best of the current arrangements and to bring in new ways of working together."
)
REVIEW_GROUP_PURPOSE = (
    "A key responsibility of the partnership is to commission and publish child safeguarding "
    "practice reviews. The group considers every incident notified to the national Panel and "
    "recommends whether to carry out a review."
)
QAPP_PURPOSE = (
    "The partnership is committed to developing its services and thinks of itself as a learning "
    "partnership. The group, with strong representation from every agency, runs a programme of "
    "quality assurance: audits, understanding the experience of service users, and monitoring key "
    "performance indicators. What it finds, with the learning from practice reviews, feeds the "
    "multi-agency programme of learning."
)
GET_SAFE_PURPOSE = (
    "The partnership has made contextual safeguarding and the exploitation of children and young "
    "people a key priority. GET SAFE is its name for identifying children and young people at risk "
    "and managing their support across agencies: Gang-related activity, sexual Exploitation, "
    "Trafficking, modern-day Slavery, Absent and missing, Forced marriage, honour-based violence "
    "and female genital mutilation, and criminal Exploitation. The group develops and co-ordinates "
    "a strategic and tactical action plan under four headings: Prepare, Prevent, Protect and "
    "Pursue."
)
COMMUNICATING = (
    "Decisions are made transparently and the reasons are communicated appropriately, including "
    "to families."
)
CONTACTS = (
    "Worcestershire County Council: 01905 763763\n"
    "Worcestershire Hub: 01905 765765, worcestershirehub@worcestershire.gov.uk"
)
AUTHOR = "Director of Social Work and Safeguarding"
SAYS_NO_MORE = "Invented: the report of February 2020 says no more of this case than its outcome."
LETTER = "Invented: the Panel has considered the rapid review and writes as recorded."
CONSIDERED = "Invented: the group considered what each agency knew."

ARRANGEMENTS = Arrangements(
    starts_on=IMPLEMENTED,
    title="Multi-agency safeguarding arrangements 2019",
    published_on=PUBLISHED,
    implemented_on=IMPLEMENTED,
    decides=DecisionAuthority.INDEPENDENT_CHAIR,
    approach=APPROACH,
    # The partnership's reporting year ran from October to September.
    reporting_year_starts_month=10,
    executive_meets="quarterly",
    reviews_are_a_standing_item=True,
    national_importance_told_between_meetings=True,
    communicating_decisions=COMMUNICATING,
)


MANAGER = Person("manager@worcestershire.example", "Manager of 2019", "Partnership Manager")
GROUP_CHAIR = Person(
    "review.chair@worcestershire.example",
    "Review chair of 2019",
    "Chair of the Safeguarding Practice Review Board",
)
CHAIR = Person("independent.chair@worcestershire.example", "Chair of 2019", "Independent Chair")
PEOPLE = (MANAGER, GROUP_CHAIR, CHAIR)


def load(users: dict[Person, User]) -> Partnership:
    """Load the partnership as it was on 6 February 2020, every step through the real actions."""
    founded_at = clock.at(PUBLISHED, 9)
    partnership = partnership_actions.found(
        name=NAME,
        short_name="WSCP",
        local_authority="Worcestershire",
        contact_lines=CONTACTS,
        is_demonstration=True,
        coordinator=users[MANAGER],
        title=MANAGER.title,
        starts_on=PUBLISHED,
        at=founded_at,
    )
    walk = Walk(
        partnership,
        People(
            coordinator=users[MANAGER],
            group_chair=users[GROUP_CHAIR],
            decider=users[CHAIR],
            notifier=users[MANAGER],
        ),
    )
    coordinator = walk.coordinator(on=PUBLISHED)
    partnership_actions.publish_arrangements(ARRANGEMENTS, by=coordinator, at=founded_at)
    _agencies(coordinator, at=founded_at)
    _groups(users, coordinator, at=founded_at)
    told = walk.tell(_commissioned())
    _commission(told, by=walk.coordinator(on=MEETING))
    for story in _considered():
        walk.tell(story)
    return partnership


def _agencies(by: Viewer, *, at: datetime) -> None:
    chief_officers = [
        (COUNCIL, Agency.Kind.LOCAL_AUTHORITY, "Chief Executive"),
        (POLICE, Agency.Kind.POLICE, "Chief Constable"),
        (HEALTH, Agency.Kind.HEALTH, "Accountable Officer"),
    ]
    for name, kind, title in chief_officers:
        agency = partnership_actions.add_agency(
            name=name, kind=kind, is_statutory_partner=True, starts_on=PUBLISHED, by=by, at=at
        )
        partnership_actions.appoint(
            holder_name=f"The {title}",
            title=title,
            agency=agency,
            starts_on=IMPLEMENTED,
            by=by,
            at=at,
        )


def _groups(users: dict[Person, User], by: Viewer, *, at: datetime) -> None:
    whole = partnership_actions.add_group(
        name="Worcestershire Safeguarding Children's Partnership",
        kind=Group.Kind.PARTNERSHIP,
        starts_on=IMPLEMENTED,
        meets="twice a year",
        by=by,
        at=at,
    )
    executive = partnership_actions.add_group(
        name="Executive Group",
        kind=Group.Kind.EXECUTIVE,
        starts_on=IMPLEMENTED,
        meets="quarterly",
        reports_to=whole,
        by=by,
        at=at,
    )
    working_groups = [
        ("Safeguarding Practice Review Board", Group.Kind.REVIEW, REVIEW_GROUP_PURPOSE),
        ("Quality Assurance, Practice and Procedures (QAPP)", Group.Kind.QUALITY, QAPP_PURPOSE),
        ("GET SAFE", Group.Kind.EXPLOITATION, GET_SAFE_PURPOSE),
    ]
    for name, kind, purpose in working_groups:
        group = partnership_actions.add_group(
            name=name,
            kind=kind,
            purpose=purpose,
            starts_on=IMPLEMENTED,
            reports_to=executive,
            by=by,
            at=at,
        )
        if kind == Group.Kind.REVIEW:
            partnership_actions.appoint(
                holder_name=users[GROUP_CHAIR].name,
                title=GROUP_CHAIR.title,
                user=users[GROUP_CHAIR],
                group=group,
                role=Role.GROUP_CHAIR,
                starts_on=IMPLEMENTED,
                by=by,
                at=at,
            )
    system_posts.give(
        users[CHAIR],
        title=CHAIR.title,
        role=Role.INDEPENDENT_CHAIR,
        group=executive,
        starts_on=IMPLEMENTED,
        by=by,
        at=at,
    )


def _commissioned() -> Story:
    return Story(
        child=ChildAsReported(
            name="Young person one (invented)",
            born_on=date(2003, 5, 14),
            plan=Child.Plan.NONE,
            normally_resident_in="Worcestershire",
            looked_after_by="Worcestershire",
        ),
        outcome_for_child=Incident.Outcome.SERIOUSLY_HARMED,
        concern=Judgement.Concern.SUSPECTED,
        concern_reasons="Invented: neglect is suspected to have contributed to the harm.",
        what_happened="Invented: a looked-after young person was seriously harmed.",
        happened_in="Worcestershire",
        happened_on=date(2019, 11, 1),
        aware_on=date(2019, 11, 4),
        notified_on=date(2019, 11, 7),
        sections=Sections(facts=SAYS_NO_MORE),
        answers=_answered(CriterionAnswer.Answer.YES),
        recommended=Recommended(outcome=Outcome.LOCAL_REVIEW, on=date(2019, 11, 19)),
        decided=Decided(on=date(2019, 11, 21)),
        sent=Sent(
            on=date(2019, 11, 22),
            reply=Replied(
                category=PanelReply.Category.AGREES_REVIEW,
                on=date(2019, 12, 9),
                says=LETTER,
            ),
        ),
    )


def _answered(answer: CriterionAnswer.Answer) -> dict[Local, Answered]:
    return answering(answer, improvements=CONSIDERED, themes=CONSIDERED, together=CONSIDERED)


def _considered() -> tuple[Story, Story]:
    first = Story(
        child=ChildAsReported(
            name="Child two (invented)",
            born_on=date(2018, 12, 3),
            plan=Child.Plan.CHILD_IN_NEED,
            normally_resident_in="Worcestershire",
        ),
        outcome_for_child=Incident.Outcome.SERIOUSLY_HARMED,
        concern=Judgement.Concern.SUSPECTED,
        concern_reasons="Invented: the injury had no explanation that fitted it.",
        what_happened="Invented: a baby was seriously injured at home.",
        happened_in="Worcestershire",
        happened_on=date(2019, 10, 5),
        aware_on=date(2019, 10, 7),
        notified_on=date(2019, 10, 10),
        sections=Sections(facts=SAYS_NO_MORE),
        answers=_answered(CriterionAnswer.Answer.NO),
        recommended=Recommended(outcome=Outcome.NO_REVIEW, on=date(2019, 10, 22)),
        decided=Decided(on=date(2019, 10, 24)),
        sent=Sent(
            on=date(2019, 10, 25),
            reply=Replied(
                category=PanelReply.Category.AGREES_NO_REVIEW,
                on=date(2019, 11, 8),
                says=LETTER,
            ),
        ),
    )
    second = Story(
        child=ChildAsReported(
            name="Child three (invented)",
            born_on=date(2005, 2, 20),
            plan=Child.Plan.NONE,
            normally_resident_in="Worcestershire",
        ),
        outcome_for_child=Incident.Outcome.DIED,
        concern=Judgement.Concern.SUSPECTED,
        concern_reasons="Invented: the family was known because of an earlier concern.",
        what_happened="Invented: a young person died.",
        happened_in="Worcestershire",
        happened_on=date(2019, 12, 6),
        aware_on=date(2019, 12, 6),
        notified_on=date(2019, 12, 12),
        sections=Sections(facts=SAYS_NO_MORE),
        answers=_answered(CriterionAnswer.Answer.NO),
        recommended=Recommended(outcome=Outcome.NO_REVIEW, on=date(2019, 12, 19)),
        decided=Decided(on=date(2019, 12, 20)),
        sent=Sent(
            on=date(2019, 12, 23),
            reply=Replied(
                category=PanelReply.Category.AGREES_NO_REVIEW,
                on=date(2020, 1, 13),
                says=LETTER,
            ),
        ),
    )
    return first, second


def _commission(told: Told, *, by: Viewer) -> None:
    review = practice_reviews.commission(
        told.review,
        legal_type=PracticeReview.LegalType.LOCAL_REVIEW,
        label_used="Serious Case Review",
        looked_after_child=True,
        confidential=True,
        commissioned_on=date(2019, 11, 25),
        by=by,
        at=clock.at(date(2019, 11, 25), 15),
    )
    practice_reviews.set_terms_of_reference(
        review,
        text="Invented: what agencies knew, how they worked together, and what must change.",
        set_on=date(2020, 1, 14),
        by=by,
        at=clock.at(date(2020, 1, 14), 16),
    )
    practice_reviews.appoint_reviewer(
        review,
        name="Independent author (invented)",
        organisation="Independent",
        conflicts="None declared.",
        appointed_on=date(2020, 1, 20),
        by=by,
        at=clock.at(date(2020, 1, 20), 11),
    )
    practice_reviews.plan_completion(
        review,
        planned_for=date(2020, 7, 31),
        reasons="Invented: the author needs the spring to speak with the family and practitioners.",
        by=by,
        at=clock.at(date(2020, 1, 20), 12),
    )
