"""Opening, writing, answering and reconsidering a rapid review: the actions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from conftest import Person, ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.audit import trail
from heed.audit.models import AuditEntry
from heed.casefiles.models import CaseFile, Grant
from heed.core import clock
from heed.core.workflow import MoveNotAllowed
from heed.incidents.tests.factories import IncidentFactory
from heed.partnership import actions as partnership_actions
from heed.partnership import queries as partnership_queries
from heed.partnership.models import Appointment, ArrangementsVersion, Group, Partnership
from heed.rapid_reviews import actions, queries
from heed.rapid_reviews.models import CriterionAnswer, EarlierWording, RapidReview, StageChange
from heed.rapid_reviews.tests import factories
from heed.rapid_reviews.workflow import Stage

YES, NO = CriterionAnswer.Answer.YES, CriterionAnswer.Answer.NO
LastEntry = Callable[[], AuditEntry]


def test_opening_opens_the_file_to_the_group_and_to_those_who_decide(
    partnership: Partnership, coordinator: Viewer, now: datetime
) -> None:
    incident = factories.NotifiedIncidentFactory(case_file__partnership=partnership)

    review = actions.open_review(incident, by=coordinator, at=now)

    opened_to = {grant.given_to_name for grant in Grant.unscoped.filter(case_file=review.case_file)}
    assert opened_to == {
        "Practice Review Group",
        "Westshire County Council: Statutory safeguarding partner",
        "Westshire Police: Statutory safeguarding partner",
        "Westshire Integrated Care Board: Statutory safeguarding partner",
    }
    assert Stage(review.stage) is Stage.GATHERING
    assert StageChange.unscoped.get(review=review).by_name == coordinator.name


def test_the_file_goes_with_the_post_of_a_statutory_partner_to_a_successor(
    partnership: Partnership, coordinator: Viewer, viewer_of: ViewerOf, now: datetime
) -> None:
    incident = factories.NotifiedIncidentFactory(case_file__partnership=partnership)
    leaving, colleague = viewer_of(Role.STATUTORY_PARTNER), viewer_of(Role.NOTIFIER)
    person = User.objects.get(pk=leaving.user_id)
    review = actions.open_review(incident, by=coordinator, at=now)
    assert RapidReview.visible_to(leaving).contains(review)

    post = Appointment.objects.get(user_id=leaving.user_id)
    partnership_actions.remove(post, by=coordinator, at=now)
    successor = viewer_of(Role.STATUTORY_PARTNER)

    assert RapidReview.visible_to(successor).contains(review)
    assert partnership_queries.viewer_for(person, on=clock.day(now)) is None
    assert not RapidReview.visible_to(colleague).exists()


def test_opening_leaves_a_trail(
    partnership: Partnership, coordinator: Viewer, now: datetime, last_entry: LastEntry
) -> None:
    incident = factories.NotifiedIncidentFactory(case_file__partnership=partnership)

    review = actions.open_review(incident, by=coordinator, at=now)

    entry = last_entry()
    assert str(entry) == f"2026-11-23 09:00 rapid_reviews:review:opened {review.reference}"
    assert entry.details == {"group": "Practice Review Group"}
    assert entry.case_file_id == review.case_file_id


@pytest.mark.parametrize("version", ["chair", "nobody"])
def test_where_the_partners_do_not_decide_the_file_is_not_opened_to_them(
    version: str, partnership: Partnership, coordinator: Viewer, person: Person, now: datetime
) -> None:
    versions = ArrangementsVersion.objects.filter(partnership=partnership)
    (versions.filter(starts_on__year=2024) if version == "chair" else versions).delete()
    incident = factories.NotifiedIncidentFactory(case_file__partnership=partnership)
    person(Role.STATUTORY_PARTNER)

    review = actions.open_review(incident, by=coordinator, at=now)

    grant = Grant.unscoped.get(case_file=review.case_file)
    assert grant.given_to_name == "Practice Review Group"


def test_there_is_no_review_before_the_panel_is_told(
    partnership: Partnership, coordinator: Viewer, now: datetime
) -> None:
    incident = IncidentFactory(case_file__partnership=partnership)

    with pytest.raises(actions.NotNotified, match="Record the notification"):
        actions.open_review(incident, by=coordinator, at=now)


def test_an_incident_has_one_review(
    review: RapidReview, coordinator: Viewer, now: datetime
) -> None:
    with pytest.raises(actions.AlreadyOpen, match="already"):
        actions.open_review(review.incident, by=coordinator, at=now)


def test_without_a_review_group_nothing_is_opened(
    partnership: Partnership, coordinator: Viewer, now: datetime
) -> None:
    Group.objects.filter(kind=Group.Kind.REVIEW).delete()
    incident = factories.NotifiedIncidentFactory(case_file__partnership=partnership)

    with pytest.raises(actions.NoReviewGroup, match="Add a review group"):
        actions.open_review(incident, by=coordinator, at=now)

    assert not RapidReview.unscoped.exists()


def test_opening_is_for_coordinators(
    partnership: Partnership, chair: Viewer, now: datetime
) -> None:
    incident = factories.NotifiedIncidentFactory(case_file__partnership=partnership)

    with pytest.raises(PermissionDenied, match="Open a rapid review"):
        actions.open_review(incident, by=chair, at=now)


def test_an_opening_that_fails_half_way_leaves_nothing(
    partnership: Partnership,
    coordinator: Viewer,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    incident = factories.NotifiedIncidentFactory(case_file__partnership=partnership)
    monkeypatch.setattr("heed.audit.trail.record", _broken)

    with pytest.raises(OSError, match="disk"):
        actions.open_review(incident, by=coordinator, at=now)

    assert not RapidReview.unscoped.exists()
    assert not Grant.unscoped.exists()


# ------------------------------------------------------------------------------- sections


def test_only_what_changed_is_in_the_trail_before_and_after(
    review: RapidReview, coordinator: Viewer, now: datetime, last_entry: LastEntry
) -> None:
    first = actions.Sections(facts="One", inequalities="Looked for")
    actions.write_sections(review, sections=first, version=0, by=coordinator, at=now)

    second = actions.Sections(facts="Two", inequalities="Looked for")
    actions.write_sections(review, sections=second, version=1, by=coordinator, at=now)

    review.refresh_from_db()
    assert actions.Sections.of(review) == second
    assert (review.version, review.written_at, review.written_by_name) == (2, now, coordinator.name)
    assert last_entry().event == "rapid_reviews:review:written"
    assert last_entry().changes == {
        "facts": [trail.measured("One"), trail.measured("Two")],
        "version": [1, 2],
    }


def test_what_a_section_said_before_stays_on_the_case(
    review: RapidReview, coordinator: Viewer, now: datetime
) -> None:
    for version, facts in enumerate(("", "One", "Two")):
        sections = actions.Sections(facts=facts)
        actions.write_sections(review, sections=sections, version=version, by=coordinator, at=now)

    earlier = EarlierWording.unscoped.get()
    assert (earlier.section, earlier.words) == ("facts", "One")
    assert (earlier.written_by_name, earlier.replaced_at) == (coordinator.name, now)
    assert str(earlier) == f"Earlier wording of {review}"


def test_whoever_saves_second_is_told_and_overwrites_nothing(
    review: RapidReview, viewer_of: ViewerOf, now: datetime
) -> None:
    first, second = viewer_of(Role.COORDINATOR), viewer_of(Role.COORDINATOR)
    stale = RapidReview.unscoped.get(pk=review.pk)
    theirs, mine = actions.Sections(facts="Theirs"), actions.Sections(facts="Mine")
    actions.write_sections(review, sections=theirs, version=0, by=first, at=now)

    with pytest.raises(actions.SavedByAnother, match=f"{first.name} saved these sections"):
        actions.write_sections(stale, sections=mine, version=0, by=second, at=now)

    review.refresh_from_db()
    assert (review.facts, stale.facts) == ("Theirs", "")


def test_what_the_panel_was_sent_is_not_rewritten(
    review: RapidReview, coordinator: Viewer, now: datetime
) -> None:
    factories.sent(review)

    with pytest.raises(actions.AlreadySent, match="Reconsider it first"):
        actions.write_sections(
            review, sections=actions.Sections(facts="New"), version=0, by=coordinator, at=now
        )

    assert asdict(actions.Sections.of(review))["facts"] == ""


def test_writing_is_for_coordinators(review: RapidReview, chair: Viewer, now: datetime) -> None:
    with pytest.raises(PermissionDenied, match="Write the sections"):
        actions.write_sections(review, sections=actions.Sections(), version=0, by=chair, at=now)


# ------------------------------------------------------------------------------- criteria


def test_an_answer_is_added_beside_the_earlier_one(
    review: RapidReview, chair: Viewer, now: datetime, last_entry: LastEntry
) -> None:
    actions.answer_criterion(review, criterion="a", answer=NO, reasons="Nothing.", by=chair, at=now)

    actions.answer_criterion(
        review, criterion="a", answer=YES, reasons=" A gap. ", by=chair, at=now
    )

    given = CriterionAnswer.unscoped.filter(review=review).order_by("pk")
    assert [(one.answer, one.reasons) for one in given] == [("NO", "Nothing."), ("YES", "A gap.")]
    assert given[0].words.startswith("The case highlights or may highlight improvements needed")
    assert last_entry().details == {
        "criterion": "(a) Improvements needed",
        "answer": "Yes",
        "reasons": trail.measured("A gap."),
    }


def test_an_answer_needs_reasons(review: RapidReview, chair: Viewer, now: datetime) -> None:
    with pytest.raises(actions.ReasonsMissing, match="Give the reasons"):
        actions.answer_criterion(review, criterion="a", answer=YES, reasons=" ", by=chair, at=now)


def test_an_unknown_criterion_is_refused(review: RapidReview, chair: Viewer, now: datetime) -> None:
    with pytest.raises(actions.UnknownCriterion, match="no such criterion"):
        actions.answer_criterion(review, criterion="z", answer=YES, reasons="x", by=chair, at=now)


def test_after_the_recommendation_answers_stand_still(
    review: RapidReview, chair: Viewer, now: datetime
) -> None:
    factories.recommended(review)

    with pytest.raises(MoveNotAllowed, match="at the stage “Recommended”"):
        actions.answer_criterion(review, criterion="a", answer=NO, reasons="x", by=chair, at=now)


def test_answering_is_for_the_chair_and_the_coordinator(
    review: RapidReview, viewer_of: ViewerOf, now: datetime
) -> None:
    member = viewer_of(Role.GROUP_MEMBER)

    with pytest.raises(PermissionDenied, match="Answer the criteria"):
        actions.answer_criterion(review, criterion="a", answer=YES, reasons="x", by=member, at=now)


def test_the_panels_conclusion_is_asked_again_after_every_reply(review: RapidReview) -> None:
    factories.sent(review)
    factories.replied(review)

    asked_again = queries.unanswered_criteria(review, on=factories.AWARE_ON)
    factories.answer(review, "d", at=datetime(2026, 11, 23, 9, tzinfo=UTC))

    assert asked_again == ["(d) Panel's conclusion"]
    assert queries.unanswered_criteria(review, on=factories.AWARE_ON) == []


# ----------------------------------------------------------------------------- reconsider


def test_reconsidering_keeps_everything_and_says_why(
    review: RapidReview, chair: Viewer, now: datetime, last_entry: LastEntry
) -> None:
    decision = factories.decided(review)

    actions.reconsider(review, reason=" New medical evidence. ", by=chair, at=now)

    assert Stage(review.stage) is Stage.GATHERING
    assert queries.latest_decision(review) == decision
    assert StageChange.unscoped.latest("pk").reason == "New medical evidence."
    assert last_entry().details == {"because": trail.measured("New medical evidence.")}
    assert last_entry().changes == {"stage": ["Decided", "Gathering"]}


def test_a_refused_reconsideration_leaves_the_review_as_it_was(
    review: RapidReview, chair: Viewer, now: datetime
) -> None:
    factories.decided(review)

    with pytest.raises(actions.ReasonsMissing, match="Say what has changed"):
        actions.reconsider(review, reason=" ", by=chair, at=now)

    assert Stage(review.stage) is Stage.DECIDED
    assert Stage(RapidReview.unscoped.get(pk=review.pk).stage) is Stage.DECIDED


def test_a_review_that_is_gathering_cannot_be_reopened(
    review: RapidReview, chair: Viewer, now: datetime
) -> None:
    with pytest.raises(MoveNotAllowed, match="at the stage “Gathering”"):
        actions.reconsider(review, reason="Something", by=chair, at=now)


def test_another_partnership_may_do_nothing(
    review: RapidReview, stranger: Viewer, now: datetime
) -> None:
    with pytest.raises(PermissionDenied, match="may not open this case file"):
        actions.reconsider(review, reason="Something", by=stranger, at=now)

    assert CaseFile.open_to(stranger).count() == 0


def _broken(*args: object, **kwargs: object) -> None:
    raise OSError("The disk is full.")
