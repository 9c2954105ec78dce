"""Can a file be reviewed, held, proposed and destroyed on its pages, and only by whom it should?"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from conftest import LetPass, SignIn
from heed.access.roles import Role
from heed.audit.models import AuditEntry
from heed.casefiles.models import CaseFile
from heed.casefiles.tests.factories import CaseFileFactory, ExclusionFactory, GrantFactory
from heed.children.tests.factories import ChildFactory
from heed.retention.models import (
    Classification,
    KeptLonger,
    LegalHold,
    Proposal,
    RetentionClass,
    Tombstone,
)
from heed.retention.tests.conftest import over
from heed.retention.tests.factories import (
    ClassificationFactory,
    KeptLongerFactory,
    LegalHoldFactory,
    ProposalFactory,
    RetentionClassFactory,
)
from tests.pages import PageClient

pytestmark = pytest.mark.usefixtures("now")
KEEP = {
    "way": "KEEP",
    "until-day": "5",
    "until-month": "1",
    "until-year": "2028",
    "keep_because": "A sibling is on another case",
}
DESTROY = {"way": "DESTROY", "ground": "PERIOD_OVER", "destroy_because": "Nobody asks for it"}


def at(case_file: CaseFile, page: str = "") -> str:
    return f"/cases/{case_file.reference}/retention/{page}"


def html(client: PageClient, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def send(client: PageClient, path: str, **typed: str) -> Any:
    return client.post(path, {"acting-for": client.viewer.place, **typed})


@pytest.fixture
def waiting(case_file: CaseFile, keeper: PageClient) -> Proposal:
    """The coordinator has proposed to destroy the file."""
    assert send(keeper, at(case_file, "decide/"), **DESTROY).status_code == 302
    return Proposal.unscoped.get()


class TestFile:
    def test_it_says_how_long_and_why(self, keeper: PageClient, case_file: CaseFile) -> None:
        page = html(keeper, at(case_file))

        assert "Review is due" in page
        assert "2 years from the day the work on the case ended" in page
        assert "By nobody: it holds for every file without another class" in page
        assert "Review this file" in page
        assert 'aria-current="page"' in page
        assert "What was decided before" not in page

    def test_what_was_decided_before_stands_with_its_reasons(
        self, keeper: PageClient, case_file: CaseFile, two_years: RetentionClass
    ) -> None:
        ClassificationFactory(case_file=case_file, retention_class=two_years)
        KeptLongerFactory(case_file=case_file)
        LegalHoldFactory(
            case_file=case_file,
            lifted_at=datetime(2026, 11, 22, 11, tzinfo=UTC),
            lifted_by_name="Lara Lifter",
            lifted_because="The inquiry has reported",
        )
        ProposalFactory(
            case_file=case_file,
            ended_at=datetime(2026, 11, 22, 12, tzinfo=UTC),
            ended_by_name="Ellen Ender",
            ended_because="Somebody asked for it",
        )
        page = html(keeper, at(case_file))

        for words in (
            "Class chosen: Not notified",
            "22 November 2026 at 10am by Cora Coordinator: Nobody was notified",
            "Kept until 22 November 2027",
            "Legal hold lifted: A public inquiry",
            "Lara Lifter",
            "Proposal ended",
            "Somebody asked for it",
            "Keep it longer",
        ):
            assert words in page

    def test_a_hold_is_shown_with_its_reason(self, keeper: PageClient, case_file: CaseFile) -> None:
        LegalHoldFactory(case_file=case_file, reason="The inquiry asked for it")

        page = html(keeper, at(case_file))

        assert "Nothing of this file may be destroyed, here or elsewhere." in page
        assert "The inquiry asked for it" in page

    def test_without_a_class_there_is_nothing_to_review(
        self, keeper: PageClient, partnership: Any
    ) -> None:
        file = over(partnership)

        page = html(keeper, at(file))

        assert "None chosen, and none holds by default" in page
        assert "Review this file" not in page
        assert "There are no retention classes yet" in html(keeper, at(file, "class/"))

    def test_it_asks_a_known_number_of_questions(
        self,
        keeper: PageClient,
        case_file: CaseFile,
        django_assert_num_queries: DjangoAssertNumQueries,
    ) -> None:
        keeper.get(at(case_file))

        with django_assert_num_queries(28):
            keeper.get(at(case_file))

    def test_each_look_is_written_down(self, keeper: PageClient, case_file: CaseFile) -> None:
        html(keeper, at(case_file))

        looks = AuditEntry.objects.filter(case_file_id=case_file.pk, event="casefiles:file:read")
        assert [one.details["page"] for one in looks] == ["retention:retention"]

    @pytest.mark.parametrize(
        "page", ["", "class/", "hold/", "decide/", "proposal/end/", "destroy/", "lift"]
    )
    def test_it_is_not_there_for_others(
        self,
        sign_in: SignIn,
        keeper: PageClient,
        signed_in_stranger: PageClient,
        nobody: PageClient,
        case_file: CaseFile,
        page: str,
    ) -> None:
        member = sign_in(Role.GROUP_MEMBER)
        GrantFactory(case_file=case_file, user=member.person)
        ExclusionFactory(case_file=case_file, user=keeper.person)
        path = at(case_file, page)
        if page == "lift":
            path = reverse("retention:lift_hold", args=[case_file.reference, 1])
        for client in (member, sign_in(Role.GROUP_CHAIR), keeper, signed_in_stranger):
            assert client.get(path).status_code == 404
        assert nobody.get(path).status_code == 302

    def test_the_tab_is_for_those_who_keep_files(
        self, sign_in: SignIn, keeper: PageClient, case_file: CaseFile
    ) -> None:
        documents = f"/cases/{case_file.reference}/documents/"

        assert at(case_file) in html(keeper, documents)
        assert at(case_file) not in html(sign_in(Role.GROUP_CHAIR), documents)


class TestDeciding:
    def test_a_class_is_chosen(
        self, keeper: PageClient, case_file: CaseFile, two_years: RetentionClass
    ) -> None:
        page = html(keeper, at(case_file, "class/"))

        send(keeper, at(case_file, "class/"), kept_as=str(two_years.pk), because="It fits")

        assert "Not notified: 2 years from the day the work on the case ended" in page
        assert Classification.unscoped.get().because == "It fits"

    def test_a_class_by_law_is_offered_as_such(
        self, keeper: PageClient, case_file: CaseFile
    ) -> None:
        RetentionClassFactory(
            partnership=case_file.partnership,
            name="Looked after",
            trigger=RetentionClass.Trigger.LOOKED_AFTER,
            years=None,
        )

        page = html(keeper, at(case_file, "class/"))

        assert "Looked after: As the law says for the record of a looked-after child" in page

    def test_a_file_is_kept_until_a_day(self, keeper: PageClient, case_file: CaseFile) -> None:
        assert send(keeper, at(case_file, "decide/"), **KEEP).status_code == 302

        assert str(KeptLonger.unscoped.get().until) == "2028-01-05"

    def test_a_file_that_can_only_be_kept_says_so(
        self, keeper: PageClient, case_file: CaseFile
    ) -> None:
        over_now = html(keeper, at(case_file, "decide/"))
        KeptLongerFactory(case_file=case_file)
        too_early = html(keeper, at(case_file, "decide/"))
        LegalHoldFactory(case_file=case_file)
        on_hold = html(keeper, at(case_file, "decide/"))

        assert "and not destroyed" not in over_now
        assert "Its period is not over: it can be kept longer, and not destroyed." in too_early
        assert "A legal hold stands on this file: it can be kept longer" in on_hold

    def test_what_cannot_be_is_said_and_what_was_typed_stays(
        self, keeper: PageClient, case_file: CaseFile
    ) -> None:
        LegalHoldFactory(case_file=case_file)

        nothing = send(keeper, at(case_file, "decide/")).content.decode()
        early = send(keeper, at(case_file, "decide/"), **KEEP | {"until-year": "2026"})
        held = send(keeper, at(case_file, "decide/"), **DESTROY).content.decode()

        assert "Select what you decide" in nothing
        assert "must be after today" in early.content.decode()
        assert "There is a legal hold on this file" in held
        assert "Nobody asks for it" in held

    def test_a_hold_is_placed_and_lifted(self, keeper: PageClient, case_file: CaseFile) -> None:
        send(keeper, at(case_file, "hold/"), kind="CORONER", reason="An inquest")
        hold = LegalHold.unscoped.get()
        lift = reverse("retention:lift_hold", args=[case_file.reference, hold.pk])

        assert "An inquest" in html(keeper, lift)
        assert send(keeper, lift, because="It is over").status_code == 302
        assert keeper.get(lift).status_code == 404
        hold.refresh_from_db()
        assert hold.lifted_by_name == keeper.viewer.name

    def test_a_proposal_is_turned_down(
        self, second: PageClient, keeper: PageClient, case_file: CaseFile, waiting: Proposal
    ) -> None:
        theirs, mine = html(second, at(case_file)), html(keeper, at(case_file))
        end = at(case_file, "proposal/end/")

        assert "Turn it down" in theirs
        assert "See what would be destroyed" in theirs
        assert "Withdraw it" in mine
        assert "See what would be destroyed" not in mine
        assert "Nobody asks for it" in html(second, end)
        assert send(second, end, because="The sibling asked").status_code == 302
        assert second.get(end).status_code == 404
        waiting.refresh_from_db()
        assert waiting.ended_because == "The sibling asked"


@pytest.mark.usefixtures("waiting")
class TestDestroying:
    def seen(self, page: str) -> str:
        return page.partition('name="seen" value="')[2].partition('"')[0]

    def test_the_page_says_exactly_what_goes_and_what_stays(
        self, second: PageClient, case_file: CaseFile
    ) -> None:
        page = html(second, at(case_file, "destroy/"))

        for words in ("Incidents", "Children", "Case files", "Proposals to destroy", "Kept files"):
            assert words in page
        assert "the trail: " in page
        assert "Wendell Quince" not in page

    def test_the_reference_is_typed_and_the_file_is_gone(
        self, second: PageClient, keeper: PageClient, case_file: CaseFile
    ) -> None:
        path = at(case_file, "destroy/")
        seen = self.seen(html(second, path))

        wrong = send(second, path, reference="SI-OTHER", seen=seen)
        kept = CaseFile.unscoped.filter(pk=case_file.pk).exists()
        right = send(second, path, reference=f" {case_file.reference.lower()} ", seen=seen)

        assert "This is not the reference of the file on this page" in wrong.content.decode()
        assert kept
        assert right.headers["Location"] == "/retention/destroyed/"
        assert Tombstone.objects.get().approved_by_name == second.viewer.name
        for client in (second, keeper):
            assert client.get(path).status_code == 404
            assert client.get(f"/cases/{case_file.reference}/").status_code == 404

    def test_whoever_proposed_it_is_told_that_another_must(
        self, keeper: PageClient, case_file: CaseFile
    ) -> None:
        page = html(keeper, at(case_file, "destroy/"))
        sent = send(keeper, at(case_file, "destroy/"), reference=case_file.reference)

        assert "You proposed this. Another person must approve it." in page
        assert "Destroy the file" not in page
        assert sent.status_code == 200
        assert CaseFile.unscoped.filter(pk=case_file.pk).exists()

    def test_what_was_added_meanwhile_is_shown_before_anything_goes(
        self, second: PageClient, case_file: CaseFile
    ) -> None:
        path = at(case_file, "destroy/")
        seen = self.seen(html(second, path))
        ChildFactory(case_file=case_file, position=2)

        page = send(second, path, reference=case_file.reference, seen=seen).content.decode()

        assert "Something was added to this file" in page
        assert self.seen(page) not in ("", seen)
        again = send(second, path, reference=case_file.reference, seen=self.seen(page))
        assert again.status_code == 302

    def test_a_page_that_carries_nothing_destroys_nothing(
        self, second: PageClient, case_file: CaseFile
    ) -> None:
        send(second, at(case_file, "destroy/"), reference=case_file.reference)

        assert CaseFile.unscoped.filter(pk=case_file.pk).exists()

    def test_an_old_proof_is_asked_for_again(
        self, second: PageClient, case_file: CaseFile, let_pass: LetPass
    ) -> None:
        seen = self.seen(html(second, at(case_file, "destroy/")))
        let_pass(minutes=6)

        send(second, at(case_file, "destroy/"), reference=case_file.reference, seen=seen)

        assert CaseFile.unscoped.filter(pk=case_file.pk).exists()


def test_an_empty_file_has_no_end(keeper: PageClient, partnership: Any) -> None:
    file = CaseFileFactory(partnership=partnership)

    assert keeper.get(at(file)).status_code == 200
