"""What does somebody find in the demonstration: cases at every stage, and only what is theirs?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.casefiles.models import CaseFile, Exclusion, Grant
from heed.children.models import Child
from heed.core import clock
from heed.demo import loading, marlshire, marlshire_cases, situation_of_2019, valeshire
from heed.demo.people import PASSWORD, Person
from heed.desk import queries as desk
from heed.incidents import queries as incidents
from heed.incidents.forms import journey
from heed.incidents.models import Incident, NotificationDecision, PartnerView
from heed.papers import queries as papers
from heed.partnership import queries as partnership_queries
from heed.partnership.models import Agency, Invitation, Partnership
from heed.practice_reviews.models import PracticeReview
from heed.rapid_reviews import queries as rapid_reviews
from heed.rapid_reviews.actions import Sections
from heed.rapid_reviews.models import Outcome, PanelReply, RapidReview
from heed.rapid_reviews.workflow import Stage

# Said here so that this file can also be run by itself: its fixture reaches the database directly.
pytestmark = pytest.mark.django_db

# The clock of the tests is not stopped: grants and posts are read as they stand today.
TODAY = clock.day(clock.now())


@pytest.fixture(scope="module", autouse=True)
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Load the demonstration once for all questions here, and forget it afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        loading.load(today=TODAY)
        yield
        transaction.set_rollback(True)


def viewer(person: Person) -> Viewer:
    """Return somebody of the demonstration as they act today."""
    found = partnership_queries.viewer_for(User.objects.get(email=person.email), on=TODAY)
    assert found is not None
    return found


def case_of(child: str) -> Incident:
    """Return the incident about a child."""
    return Incident.unscoped.get(case_file__children__name=child)


def review_of(child: str) -> RapidReview:
    """Return the rapid review about a child."""
    return RapidReview.unscoped.get(case_file__children__name=child)


def sees(person: Person) -> set[str]:
    """Return the children whose files somebody may open."""
    return set(Child.visible_to(viewer(person)).filter(position=1).values_list("name", flat=True))


def test_the_demonstration_knows_the_day_it_counts_from() -> None:
    assert loading.loaded_on() == TODAY


@pytest.mark.parametrize("person", loading.PEOPLE, ids=lambda person: person.name)
def test_everybody_can_sign_in_and_holds_a_post_today(person: Person) -> None:
    user = User.objects.get(email=person.email)

    assert user.check_password(PASSWORD)
    assert viewer(person).name == person.name


def test_there_is_a_case_at_every_stage() -> None:
    here = RapidReview.unscoped.filter(case_file__partnership__name=marlshire.NAME)

    assert set(here.values_list("stage", flat=True)) == {
        stage.value for stage in Stage if stage is not Stage.DECIDED
    }
    assert PracticeReview.unscoped.filter(stage="UNDER_WAY").count() == 1


def test_something_is_overdue_and_something_is_due_soon() -> None:
    deadlines = incidents.deadlines(viewer(marlshire.COORDINATOR), on=TODAY)

    due = {deadline.due_on for deadline in deadlines if deadline.is_open}

    assert min(due) < TODAY
    assert any(TODAY <= day <= TODAY + timedelta(days=7) for day in due)


def test_every_case_that_was_recommended_has_its_sections_and_all_answers() -> None:
    recommended = RapidReview.unscoped.exclude(stage=Stage.GATHERING.value)

    assert recommended.count() == 7
    for review in recommended:
        assert Sections.of(review).facts
        assert review.criterion_answers.count() == 4


def test_only_the_panels_conclusion_is_asked_again_after_its_reply() -> None:
    review = review_of(marlshire_cases.UNDER_REVIEW)

    assert rapid_reviews.unanswered_criteria(review, on=TODAY) == ["(d) Panel's conclusion"]


def test_a_review_is_still_gathering_its_answers() -> None:
    review = review_of(marlshire_cases.GATHERING)

    assert review.stage == Stage.GATHERING.value
    assert len(rapid_reviews.unanswered_criteria(review, on=TODAY)) == 2


def test_one_partner_has_taken_a_position_and_two_have_not() -> None:
    review = review_of(marlshire_cases.WAITING_FOR_DECISION)
    recommendation = rapid_reviews.latest_recommendation(review)

    waiting = rapid_reviews.partners_without_position(recommendation, on=TODAY)

    assert {agency.name for agency in waiting} == {marlshire.COUNCIL_NAME, marlshire.NHS_NAME}


def test_each_partner_gave_its_own_reasons_for_the_review_under_way() -> None:
    review = review_of(marlshire_cases.UNDER_REVIEW)
    recommendation = rapid_reviews.latest_recommendation(review)

    reasons = recommendation.positions.values_list("reasons", flat=True)

    assert len(set(reasons)) == 3
    assert review.decisions.get().outcome == Outcome.LOCAL_REVIEW


def test_partners_disagree_on_a_case_the_panel_is_not_told_of() -> None:
    incident = case_of(marlshire_cases.NOT_FOR_THE_PANEL)

    views = PartnerView.unscoped.filter(incident=incident)
    decision = NotificationDecision.unscoped.get(incident=incident)

    assert {view.agency.kind: view.would_notify for view in views} == {
        Agency.Kind.POLICE: False,
        Agency.Kind.HEALTH: True,
    }
    assert not decision.notify
    assert incidents.panel_notified_at(incident) is None


def test_partners_views_on_three_cases_come_before_the_decision() -> None:
    views = PartnerView.unscoped.all()

    assert len({view.incident_id for view in views}) == 3
    for view in views:
        decided = NotificationDecision.unscoped.get(incident=view.incident)
        assert view.given_at < decided.decided_at


def test_the_school_sees_the_two_cases_it_is_asked_about() -> None:
    assert sees(marlshire.SCHOOL) == {marlshire_cases.GATHERING, marlshire_cases.UNDER_REVIEW}
    gathering = case_of(marlshire_cases.GATHERING).case_file
    grant = Grant.unscoped.get(agency__name=marlshire.SCHOOLS_NAME, case_file=gathering)
    assert grant.ends_on is not None


def test_the_social_worker_sees_what_he_reported() -> None:
    assert sees(marlshire.NOTIFIER) == {marlshire_cases.UNDER_REVIEW, "Lily Evans", "Baby Ahmed"}


def test_the_chair_of_the_group_is_kept_out_of_the_case_of_a_child_she_cared_for() -> None:
    everything = sees(marlshire.COORDINATOR)

    assert sees(marlshire.GROUP_CHAIR) == everything - {marlshire_cases.DIED_IN_CARE}
    assert Exclusion.unscoped.get().case_file == case_of(marlshire_cases.DIED_IN_CARE).case_file


def test_the_board_officer_sees_a_paper_and_no_case() -> None:
    officer = viewer(marlshire.BOARD_OFFICER)

    (paper,) = papers.published(officer)

    assert paper.board == "Corporate Parenting Board"
    assert paper.meeting_on < TODAY
    assert paper.choices["author"] == "Priya Shah, Business Manager"
    assert not CaseFile.open_to(officer).exists()


def test_the_published_paper_counts_the_review_commissioned_in_its_year() -> None:
    (paper,) = papers.published(viewer(marlshire.COORDINATOR))

    counted = {reference for figure in paper.figures.values() for reference in figure["references"]}

    assert case_of(marlshire_cases.UNDER_REVIEW).reference in counted
    assert case_of("Amelia Clarke").reference in counted


def test_a_report_is_half_written_and_can_be_taken_up_again() -> None:
    (draft,) = incidents.drafts(viewer(marlshire.NOTIFIER))

    here = journey.begin(draft.answers, on=TODAY, local_authority="Marlshire", agencies=[])

    assert here.checked("account").is_valid()
    assert "concern" in here.unfinished()
    assert here.unfinished()[-1] == "processes"


def test_the_two_partnerships_never_see_each_other() -> None:
    assert not sees(marlshire.COORDINATOR) & sees(situation_of_2019.MANAGER)
    assert len(sees(situation_of_2019.MANAGER)) == 3


def test_the_panel_agreed_with_every_decision_of_2019() -> None:
    replies = PanelReply.unscoped.filter(review__case_file__partnership__short_name="WSCP")

    assert sorted(replies.values_list("category", flat=True)) == [
        PanelReply.Category.AGREES_NO_REVIEW,
        PanelReply.Category.AGREES_NO_REVIEW,
        PanelReply.Category.AGREES_REVIEW,
    ]


def test_nothing_is_dated_after_today() -> None:
    assert all(clock.day(case_file.opened_at) <= TODAY for case_file in CaseFile.unscoped.all())
    (draft,) = incidents.drafts(viewer(marlshire.NOTIFIER))
    assert clock.day(draft.saved_at) < TODAY


def test_the_doctor_acts_for_one_of_three_agencies_at_a_time() -> None:
    doctor = User.objects.get(email=marlshire.DOCTOR.email)

    places = partnership_queries.places(doctor, on=TODAY)

    assert [place.name for place in places] == [
        marlshire.NHS_NAME,
        "Marlshire Hospitals NHS Trust",
        valeshire.HEALTH_NAME,
    ]


def test_every_role_has_somebody() -> None:
    held = {role for person in loading.PEOPLE for role in viewer(person).roles}

    assert held == set(Role)


def test_every_agency_has_somebody_to_ask_for() -> None:
    assert not Agency.objects.filter(partnership__name=marlshire.NAME, contact_email="").exists()


def test_one_invitation_waits_for_an_answer_and_one_for_a_second_person() -> None:
    newest = Invitation.objects.filter(partnership__name=marlshire.NAME).order_by("-pk")[:2]

    states = [one.state(clock.at(TODAY, 9)) for one in newest]

    assert states == [Invitation.State.PROPOSED, Invitation.State.SENT]


def test_the_lead_reviewer_sees_the_case_under_review() -> None:
    assert sees(marlshire.REVIEWER) == {marlshire_cases.UNDER_REVIEW}


def test_the_administrator_of_the_hospitals_sees_no_case() -> None:
    assert sees(marlshire.ADMINISTRATOR) == set()


def test_only_invented_partnerships_are_loaded() -> None:
    assert not Partnership.objects.filter(is_demonstration=False).exists()


def test_one_look_waits_to_be_asked_about() -> None:
    (sign,) = desk.to_judge(viewer(marlshire.COORDINATOR))

    assert sign.person_name == marlshire.LAWYER.name
    assert sign.because == "Has the same surname as a child on the file."
    assert sign.case_file_id == case_of(marlshire_cases.DIED_IN_CARE).case_file_id
