"""Which files are due, in which order, and from what is their end worked out?"""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from conftest import ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.casefiles.models import CaseFile
from heed.casefiles.tests.factories import CaseFileFactory, ExclusionFactory
from heed.incidents.tests.factories import DecisionFactory, NotificationFactory
from heed.partnership.models import Partnership
from heed.practice_reviews.tests.factories import PracticeReviewFactory
from heed.practice_reviews.tests.factories import reach as practice_reaches
from heed.practice_reviews.workflow import Stage as PracticeStage
from heed.rapid_reviews.models import PanelReply
from heed.rapid_reviews.tests.factories import RapidReviewFactory, replied
from heed.retention import queries
from heed.retention.models import RetentionClass
from heed.retention.queries import Line, Sought
from heed.retention.reckoning import Facts
from heed.retention.tests.conftest import over
from heed.retention.tests.factories import (
    ClassificationFactory,
    KeptLongerFactory,
    LegalHoldFactory,
    ProposalFactory,
    RetentionClassFactory,
)
from heed.retention.workflow import Standing

TODAY = date(2026, 11, 23)
REPLIED_AT = datetime(2026, 11, 23, 8, tzinfo=UTC)


def facts_of(case_file: CaseFile) -> Facts:
    return queries.facts([case_file.pk])[case_file.pk]


def standing(case_file: CaseFile, on: date = TODAY) -> Standing:
    return queries.line(case_file, on=on).standing


class TestEnd:
    def test_a_case_ends_when_it_is_decided_not_to_notify(self, case_file: CaseFile) -> None:
        facts = facts_of(case_file)

        assert facts.ended_on == date(2024, 3, 4)
        assert facts.ended_by == "It was decided not to notify"
        assert [child.name for child in facts.children] == ["Child 1"]

    def test_the_last_decision_counts(self, case_file: CaseFile) -> None:
        DecisionFactory(incident=case_file.incident, notify=True)

        assert facts_of(case_file).ended_on is None

    def test_telling_somebody_all_the_same_counts_more(self, case_file: CaseFile) -> None:
        NotificationFactory(incident=case_file.incident)

        assert facts_of(case_file).ended_on is None

    def test_a_file_with_nothing_on_it_has_not_ended(self, partnership: Partnership) -> None:
        assert facts_of(CaseFileFactory(partnership=partnership)) == Facts()

    def test_a_rapid_review_goes_on_until_the_panel_replied(self, partnership: Partnership) -> None:
        review = RapidReviewFactory(partnership=partnership)
        before = facts_of(review.case_file)

        replied(review, category=PanelReply.Category.AGREES_NO_REVIEW)

        assert before.ended_on is None
        assert facts_of(review.case_file).ended_on == date(2026, 11, 23)

    @pytest.mark.parametrize(
        "category",
        [PanelReply.Category.AGREES_REVIEW, PanelReply.Category.ASKS_FOR_MORE],
    )
    def test_a_reply_with_something_to_do_ends_nothing(
        self, partnership: Partnership, category: PanelReply.Category
    ) -> None:
        review = RapidReviewFactory(partnership=partnership)

        replied(review, category=PanelReply.Category.AGREES_NO_REVIEW)
        replied(review, category=category)

        assert facts_of(review.case_file).ended_on is None

    def test_a_local_review_goes_on_until_it_is_completed(self, partnership: Partnership) -> None:
        review = PracticeReviewFactory(rapid_review__partnership=partnership)
        replied(review.rapid_review, category=PanelReply.Category.AGREES_NO_REVIEW)
        before = facts_of(review.case_file)

        practice_reaches(review, PracticeStage.COMPLETED, on=date(2026, 11, 20))

        assert before.ended_on is None
        after = facts_of(review.case_file)
        assert after.ended_on == after.review_completed_on == date(2026, 11, 20)
        assert after.ended_by == "The local review was completed"


class TestStanding:
    def test_a_file_goes_from_kept_to_due(self, case_file: CaseFile) -> None:
        assert standing(case_file, date(2025, 3, 4)) is Standing.LATER
        assert standing(case_file, date(2025, 9, 2)) is Standing.SOON
        assert standing(case_file, date(2026, 3, 3)) is Standing.SOON
        assert standing(case_file, date(2026, 3, 4)) is Standing.DUE

    def test_a_proposal_that_waits_shows_until_it_lapses(self, case_file: CaseFile) -> None:
        ProposalFactory(case_file=case_file, lapses_on=date(2026, 12, 20))

        assert standing(case_file, date(2026, 12, 20)) is Standing.PROPOSED
        assert standing(case_file, date(2026, 12, 21)) is Standing.DUE

    def test_a_hold_comes_before_everything(self, case_file: CaseFile) -> None:
        ProposalFactory(case_file=case_file)
        LegalHoldFactory(case_file=case_file)

        assert standing(case_file) is Standing.ON_HOLD

    def test_a_lifted_hold_holds_nothing(self, case_file: CaseFile) -> None:
        LegalHoldFactory(
            case_file=case_file,
            lifted_at=datetime(2026, 11, 22, tzinfo=UTC),
            lifted_by_name="Cora",
            lifted_because="The inquiry has reported",
        )

        assert standing(case_file) is Standing.DUE

    def test_the_newest_choice_and_the_newest_decision_stand(
        self, case_file: CaseFile, partnership: Partnership
    ) -> None:
        for years, day in ((30, 1), (10, 2)):
            ClassificationFactory(
                case_file=case_file,
                retention_class=RetentionClassFactory(partnership=partnership, years=years),
                chosen_at=datetime(2026, 11, day, tzinfo=UTC),
            )
        by_class = queries.line(case_file, on=TODAY)
        for until, day in ((date(2050, 1, 1), 3), (date(2040, 1, 1), 4)):
            KeptLongerFactory(
                case_file=case_file, until=until, decided_at=datetime(2026, 11, day, tzinfo=UTC)
            )

        assert by_class.review.on == date(2034, 3, 4)
        assert queries.line(case_file, on=TODAY).review.on == date(2040, 1, 1)

    def test_without_any_class_there_is_no_date(self, partnership: Partnership) -> None:
        line = queries.line(over(partnership), on=TODAY)

        assert line.standing is Standing.NO_DATE
        assert line.retention_class is None
        assert not line.is_over


class TestQueue:
    @pytest.fixture
    def three(self, partnership: Partnership, two_years: RetentionClass) -> list[CaseFile]:
        """One due, one kept longer, one without a date."""
        assert two_years.is_default
        due, longer = over(partnership), over(partnership)
        KeptLongerFactory(case_file=longer, until=date(2027, 1, 5))
        return [longer, CaseFileFactory(partnership=partnership), due]

    def test_the_soonest_comes_first_and_no_date_last(
        self, coordinator: Viewer, three: list[CaseFile]
    ) -> None:
        longer, none, due = three

        found = queries.queue(coordinator, Sought(), on=TODAY)

        assert files(found) == [due, longer, none]

    def test_it_is_sorted_as_asked(self, coordinator: Viewer, three: list[CaseFile]) -> None:
        longer, none, due = three

        def by(sort: str) -> list[CaseFile]:
            return files(queries.queue(coordinator, Sought(sort=sort), on=TODAY))

        assert by("reference") == sorted(three, key=lambda file: file.reference)
        assert by("-reference") == by("reference")[::-1]
        assert by("standing") == [due, longer, none]
        assert by("class") == [due, longer, none]

    def test_files_without_a_class_sort_by_nothing(
        self, coordinator: Viewer, partnership: Partnership
    ) -> None:
        file = over(partnership)

        assert files(queries.queue(coordinator, Sought(sort="class"), on=TODAY)) == [file]
        assert queries.queue(coordinator, Sought(classes=(1,)), on=TODAY) == []

    def test_it_is_filtered(
        self, coordinator: Viewer, three: list[CaseFile], two_years: RetentionClass
    ) -> None:
        longer, _, due = three
        other = RetentionClassFactory(partnership=two_years.partnership, years=40)
        ClassificationFactory(case_file=longer, retention_class=other)

        only_due = queries.queue(coordinator, Sought(standings=(Standing.DUE,)), on=TODAY)
        of_other = queries.queue(coordinator, Sought(classes=(other.pk,)), on=TODAY)

        assert files(only_due) == [due]
        assert files(of_other) == [longer]

    def test_a_conflict_hides_a_file(self, coordinator: Viewer, case_file: CaseFile) -> None:
        ExclusionFactory(case_file=case_file, user_id=coordinator.user_id)

        assert queries.queue(coordinator, Sought(), on=TODAY) == []

    def test_it_is_only_for_those_who_keep_files(
        self, viewer_of: ViewerOf, stranger: Viewer, partnership: Partnership
    ) -> None:
        over(partnership)
        for viewer in (viewer_of(Role.GROUP_CHAIR), viewer_of(Role.NOTIFIER), stranger):
            assert queries.queue(viewer, Sought(), on=TODAY) == []

    def test_it_takes_as_many_questions_however_many_files_there_are(
        self,
        coordinator: Viewer,
        partnership: Partnership,
        django_assert_num_queries: DjangoAssertNumQueries,
    ) -> None:
        for _ in range(3):
            LegalHoldFactory(case_file=over(partnership))

        with django_assert_num_queries(13):
            queries.queue(coordinator, Sought(), on=TODAY)


def files(found: list[Line]) -> list[CaseFile]:
    return [line.case_file for line in found]
