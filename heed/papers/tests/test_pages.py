"""Do the pages show each person what is theirs to see, and explain what is wrong?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn
from heed.access.permissions import TABLE, Permission
from heed.access.roles import Role
from heed.accounts.models import User
from heed.audit.events import Event
from heed.audit.models import AuditEntry
from heed.casefiles.models import Exclusion
from heed.core import clock
from heed.papers import actions, queries
from heed.papers.models import PublishedPaper
from heed.papers.tests import factories
from heed.papers.tests.test_queries import BRIEF, NOVEMBER
from heed.partnership.models import Partnership
from tests.pages import PageClient

ADDRESS = "/papers/draft/corporate-parenting-board/2020-02-06/2019-09-30/2020-02-06/"
MAY_PREVIEW = [Role.COORDINATOR, Role.INDEPENDENT_CHAIR, Role.STATUTORY_PARTNER]
MAY_READ = [*MAY_PREVIEW, Role.GROUP_CHAIR, Role.BOARD_OFFICER]


def html(response: Any) -> str:
    """Return a page as one line."""
    assert response.status_code == 200, response.status_code
    return " ".join(response.content.decode().split())


def answers(**changed: str) -> dict[str, str]:
    """Return what a person types to prepare the paper of February 2020."""
    return {
        "kind": "corporate-parenting-board",
        "meeting_on-day": "6",
        "meeting_on-month": "2",
        "meeting_on-year": "2020",
        "with_timeliness": "no",
        "exemption": "2",
    } | changed


def published(partnership: Partnership, client: PageClient) -> PublishedPaper:
    """Publish the paper as the person signed in."""
    return actions.publish(
        BRIEF,
        author="The Director",
        seen=queries.draft(partnership, BRIEF).digest,
        by=client.viewer,
        at=clock.at(date(2020, 1, 20)),
    )


class TestList:
    """The published papers."""

    def test_an_empty_list_says_what_will_be_in_it(self, sign_in: SignIn) -> None:
        page = html(sign_in(Role.BOARD_OFFICER).get(reverse("papers:list")))

        assert "No paper has been published yet" in page
        assert "Prepare a paper" not in page

    @pytest.mark.parametrize("role", Role, ids=lambda role: role.value)
    def test_who_may_read_papers(self, sign_in: SignIn, role: Role) -> None:
        response = sign_in(role).get(reverse("papers:list"))

        assert response.status_code == (200 if role in MAY_READ else 403)

    def test_papers_are_listed_newest_meeting_first(
        self, sign_in: SignIn, partnership: Partnership
    ) -> None:
        client = sign_in(Role.COORDINATOR)
        paper = published(partnership, client)

        page = html(client.get(reverse("papers:list")))

        assert f'href="/papers/{paper.reference}/"' in page
        assert "Child safeguarding practice reviews, version 1" in page
        assert "6 February 2020" in page
        assert "Prepare a paper" in page

    def test_another_partnerships_papers_are_not_listed(
        self, sign_in: SignIn, partnership: Partnership, signed_in_stranger: PageClient
    ) -> None:
        published(partnership, sign_in(Role.COORDINATOR))

        page = html(signed_in_stranger.get(reverse("papers:list")))

        assert "No paper has been published yet" in page

    def test_the_list_takes_the_same_number_of_queries_however_many_papers(
        self,
        sign_in: SignIn,
        partnership: Partnership,
        django_assert_num_queries: DjangoAssertNumQueries,
    ) -> None:
        client = sign_in(Role.COORDINATOR)
        for _ in range(5):
            published(partnership, client)

        with django_assert_num_queries(4):
            client.get(reverse("papers:list"))


class TestPrepare:
    """Which paper, for which meeting and period."""

    def test_the_form_asks(self, sign_in: SignIn) -> None:
        page = html(sign_in(Role.COORDINATOR).get(reverse("papers:prepare")))

        assert "Date of the meeting" in page
        assert "likely to reveal the identity of an individual" in page

    def test_an_empty_period_is_the_usual_one(self, sign_in: SignIn) -> None:
        response = sign_in(Role.COORDINATOR).post(reverse("papers:prepare"), answers())

        assert response.headers["Location"] == ADDRESS

    def test_every_choice_is_in_the_address(self, sign_in: SignIn) -> None:
        chosen = answers(
            **{"starts_on-day": "1", "starts_on-month": "10", "starts_on-year": "2019"},
            **{"ends_on-day": "31", "ends_on-month": "12", "ends_on-year": "2019"},
            with_timeliness="yes",
            exemption="1",
        )

        response = sign_in(Role.COORDINATOR).post(reverse("papers:prepare"), chosen)

        assert response.headers["Location"] == (
            "/papers/draft/corporate-parenting-board/2020-02-06/2019-10-01/2019-12-31/"
            "?timeliness=yes&exemption=1"
        )

    def test_a_period_the_wrong_way_round_is_explained(self, sign_in: SignIn) -> None:
        chosen = answers(
            **{"starts_on-day": "1", "starts_on-month": "10", "starts_on-year": "2020"}
        )

        page = html(sign_in(Role.COORDINATOR).post(reverse("papers:prepare"), chosen))

        assert "The last day must not come before the first day." in page
        assert 'value="2020"' in page

    def test_a_meeting_before_the_arrangements_is_explained(self, sign_in: SignIn) -> None:
        chosen = answers(**{"meeting_on-year": "2019"})

        page = html(sign_in(Role.COORDINATOR).post(reverse("papers:prepare"), chosen))

        assert "No arrangements were in force on" in page

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ({"meeting_on-day": "31"}, "The date of the meeting must be a real date"),
            ({"meeting_on-year": "2017"}, "must be on or after 29 June 2018"),
            ({"meeting_on-year": "9999"}, "must be on or before 31 December 2099"),
            ({"kind": "nonsense"}, "Select one of the listed choices for which paper you want"),
        ],
    )
    def test_nonsense_is_explained(
        self, sign_in: SignIn, typed: dict[str, str], sentence: str
    ) -> None:
        page = html(sign_in(Role.COORDINATOR).post(reverse("papers:prepare"), answers(**typed)))

        assert sentence in page

    @pytest.mark.parametrize(
        "role", [role for role in Role if role not in MAY_PREVIEW], ids=lambda role: role.value
    )
    def test_nobody_else_prepares(self, sign_in: SignIn, role: Role) -> None:
        assert sign_in(role).get(reverse("papers:prepare")).status_code == 403


class TestPreview:
    """The paper as it would be published."""

    def test_small_numbers_are_protected_and_the_reader_is_told(
        self, sign_in: SignIn, partnership: Partnership
    ) -> None:
        factories.commissioned(partnership, on=NOVEMBER)

        page = html(sign_in(Role.COORDINATOR).get(ADDRESS))

        assert "Numbers from 1 to 5, and what could point to a child, are kept out" in page
        assert "fewer than six Serious Case Reviews were commissioned" in page
        assert "Not for publication" in page
        assert "Show small numbers in public" in page
        assert f'href="{ADDRESS}figures/reviews-commissioned/">one</a>' in page
        assert "With the part not for publication" in page

    def test_a_paper_without_small_numbers_says_so(self, sign_in: SignIn) -> None:
        page = html(sign_in(Role.COORDINATOR).get(ADDRESS))

        assert "This paper has no small numbers, so all of it is public." in page
        assert "With the part not for publication" not in page

    def test_a_partner_reads_it_but_neither_publishes_nor_traces(
        self, sign_in: SignIn, partnership: Partnership
    ) -> None:
        factories.commissioned(partnership, on=NOVEMBER)

        page = html(sign_in(Role.STATUTORY_PARTNER).get(ADDRESS))

        assert "one Serious Case Review has been commissioned" in page
        assert "Show small numbers in public" not in page
        assert "Publish this paper" not in page
        assert "/figures/" not in page

    def test_versions_published_before_are_named(
        self, sign_in: SignIn, partnership: Partnership
    ) -> None:
        client = sign_in(Role.COORDINATOR)
        paper = published(partnership, client)

        assert f'<a class="govuk-link" href="/papers/{paper.reference}/">version 1</a>' in html(
            client.get(ADDRESS)
        )

    def test_reading_a_draft_is_in_the_trail(self, sign_in: SignIn) -> None:
        sign_in(Role.COORDINATOR).get(ADDRESS)

        entry = AuditEntry.objects.get(event=Event.PAPER_PREVIEWED.value)
        assert entry.details["meeting_on"] == "2020-02-06"

    @pytest.mark.parametrize(
        "role", [role for role in Role if role not in MAY_PREVIEW], ids=lambda role: role.value
    )
    def test_nobody_else_sees_a_draft(self, sign_in: SignIn, role: Role) -> None:
        assert sign_in(role).get(ADDRESS).status_code == 403

    @pytest.mark.parametrize(
        "address",
        [
            ADDRESS.replace("corporate", "corporal"),
            ADDRESS.replace("2020-02-06", "2020-02-31"),
            ADDRESS.replace("2019-09-30", "2021-09-30"),
            ADDRESS.replace("2020-02-06", "9999-12-31"),
            ADDRESS.replace("board/2020-02-06", "board/2019-09-29"),
            f"{ADDRESS}?exemption=nonsense",
            f"{ADDRESS}figures/nonsense/",
            f"{ADDRESS}public.exe",
            f"{ADDRESS}secret.pdf",
        ],
    )
    def test_nonsense_in_the_address_is_no_page(self, sign_in: SignIn, address: str) -> None:
        assert sign_in(Role.COORDINATOR).get(address).status_code == 404

    def test_a_draft_cannot_be_posted_to(self, sign_in: SignIn) -> None:
        assert sign_in(Role.COORDINATOR).post(ADDRESS).status_code == 405

    def test_a_stranger_sees_their_own_numbers_only(
        self, partnership: Partnership, signed_in_stranger: PageClient
    ) -> None:
        factories.commissioned(partnership, on=NOVEMBER)

        page = html(signed_in_stranger.get(ADDRESS))

        assert "no child safeguarding practice review has been commissioned" in page

    def test_the_number_of_queries_does_not_grow_with_cases(
        self,
        sign_in: SignIn,
        partnership: Partnership,
        django_assert_num_queries: DjangoAssertNumQueries,
    ) -> None:
        client = sign_in(Role.COORDINATOR)
        for day in range(1, 8):
            factories.commissioned(partnership, on=date(2019, 11, day))

        with django_assert_num_queries(21):
            client.get(ADDRESS)


class TestDraftFiles:
    """The draft to take away."""

    @pytest.mark.parametrize("ending", ["docx", "pdf"])
    def test_a_draft_is_an_attachment_named_without_names(
        self, sign_in: SignIn, ending: str
    ) -> None:
        response = sign_in(Role.COORDINATOR).get(f"{ADDRESS}public.{ending}")

        assert response.headers["Content-Disposition"] == (
            f'attachment; filename="corporate-parenting-board-2020-02-06-draft.{ending}"'
        )
        assert response.headers["Cache-Control"] == "no-store"

    def test_the_public_copy_leaves_the_exempt_part_out(
        self, sign_in: SignIn, partnership: Partnership
    ) -> None:
        factories.commissioned(partnership, on=NOVEMBER)
        client = sign_in(Role.COORDINATOR)

        public = html(client.get(f"{ADDRESS}public.html"))
        whole = html(client.get(f"{ADDRESS}whole.html"))

        assert "looked after" not in public
        assert "looked after" in whole
        assert "DRAFT" in public
        assert "OFFICIAL-SENSITIVE: DRAFT" in whole
        entry = AuditEntry.objects.filter(event=Event.PAPER_DOWNLOADED.value).latest("pk")
        assert (entry.details["exempt_part"], entry.details["published"]) == (True, False)


class TestRelease:
    """Small numbers shown by decision."""

    def test_the_decision_is_recorded_and_shown(
        self, sign_in: SignIn, partnership: Partnership
    ) -> None:
        factories.commissioned(partnership, on=NOVEMBER)
        client = sign_in(Role.COORDINATOR)
        assert "can tell them which child is meant" in html(client.get(f"{ADDRESS}release/"))

        response = client.post(f"{ADDRESS}release/", {"reasons": "Published already."})

        assert response.headers["Location"] == ADDRESS
        page = html(client.get(ADDRESS))
        assert f"{client.person.name} decided so on" in page
        assert "Published already." in page
        assert "Not for publication" not in page

    def test_reasons_are_asked_for(self, sign_in: SignIn) -> None:
        page = html(sign_in(Role.COORDINATOR).post(f"{ADDRESS}release/", {"reasons": ""}))

        assert "Enter why small numbers may be shown" in page

    def test_a_second_decision_is_explained(
        self, sign_in: SignIn, partnership: Partnership
    ) -> None:
        factories.ReleaseFactory(partnership=partnership)

        page = html(sign_in(Role.COORDINATOR).post(f"{ADDRESS}release/", {"reasons": "Again."}))

        assert "Somebody has already decided to show small numbers" in page
        assert "Again." in page

    def test_the_decision_can_be_taken_back(
        self, sign_in: SignIn, partnership: Partnership
    ) -> None:
        factories.ReleaseFactory(partnership=partnership)
        client = sign_in(Role.COORDINATOR)

        page = html(client.post(f"{ADDRESS}withhold/", follow=True))
        again = html(client.post(f"{ADDRESS}withhold/", follow=True))

        assert "Small numbers are protected in this paper again." in page
        assert "Small numbers are protected in this paper already." in again

    @pytest.mark.parametrize("page", ["release", "withhold", "publish"])
    def test_only_the_coordinator_decides(self, sign_in: SignIn, page: str) -> None:
        response = sign_in(Role.INDEPENDENT_CHAIR).post(f"{ADDRESS}{page}/")

        assert response.status_code == 403

    def test_taking_back_is_never_a_link(self, sign_in: SignIn) -> None:
        assert sign_in(Role.COORDINATOR).get(f"{ADDRESS}withhold/").status_code == 405


class TestPublish:
    """Publishing a version."""

    def test_what_is_about_to_happen_is_said(
        self, sign_in: SignIn, partnership: Partnership
    ) -> None:
        factories.commissioned(partnership, on=NOVEMBER)

        page = html(sign_in(Role.COORDINATOR).get(f"{ADDRESS}publish/"))

        assert "Protected: they are in the part not for publication" in page
        assert "Paragraph 2: information which is likely to reveal the identity" in page
        assert "Publish version 1" in page

    def test_a_paper_without_small_numbers_is_published_whole(self, sign_in: SignIn) -> None:
        page = html(sign_in(Role.COORDINATOR).get(f"{ADDRESS}publish/"))

        assert "None in this paper" in page
        assert "Nothing" in page

    def test_a_decision_to_show_small_numbers_is_named(
        self, sign_in: SignIn, partnership: Partnership
    ) -> None:
        factories.ReleaseFactory(partnership=partnership)

        page = html(sign_in(Role.COORDINATOR).get(f"{ADDRESS}publish/"))

        assert "Shown in public, by decision of Alex Example" in page

    def test_a_version_is_published(self, sign_in: SignIn, partnership: Partnership) -> None:
        client = sign_in(Role.COORDINATOR)
        mark = queries.draft(partnership, BRIEF).digest
        typed = {"author": "Director of Children's Services", "seen": mark}

        page = html(client.post(f"{ADDRESS}publish/", typed, follow=True))

        assert "Version 1 is published." in page
        assert "Director of Children&#39;s Services" in page
        assert "Publish version 2" in html(client.get(f"{ADDRESS}publish/"))

    def test_the_author_is_asked_for(self, sign_in: SignIn, partnership: Partnership) -> None:
        mark = queries.draft(partnership, BRIEF).digest

        page = html(sign_in(Role.COORDINATOR).post(f"{ADDRESS}publish/", {"seen": mark}))

        assert "Enter the author of the report" in page

    def test_a_change_since_it_was_seen_is_explained(
        self, sign_in: SignIn, partnership: Partnership
    ) -> None:
        client = sign_in(Role.COORDINATOR)
        mark = queries.draft(partnership, BRIEF).digest
        factories.commissioned(partnership, on=NOVEMBER)

        page = html(client.post(f"{ADDRESS}publish/", {"author": "Somebody", "seen": mark}))

        assert "Something the paper counts has changed since you looked at it." in page
        assert 'value="Somebody"' in page
        assert not PublishedPaper.objects.exists()


class TestPublished:
    """A published version, for each reader."""

    @pytest.mark.parametrize("role", MAY_READ, ids=lambda role: role.value)
    def test_the_exempt_part_is_for_those_who_may_read_it(
        self, sign_in: SignIn, partnership: Partnership, role: Role
    ) -> None:
        factories.commissioned(partnership, on=NOVEMBER)
        paper = published(partnership, sign_in(Role.COORDINATOR))
        client = sign_in(role)

        page = html(client.get(f"/papers/{paper.reference}/"))
        whole = client.get(f"/papers/{paper.reference}/whole.html")
        public = client.get(f"/papers/{paper.reference}/public.html")

        assert "fewer than six Serious Case Reviews were commissioned" in page
        assert "The Director" in page
        may = role in MAY_PREVIEW
        assert ("looked after" in page) is may
        assert ("whole.pdf" in page) is may
        assert whole.status_code == (200 if may else 403)
        assert public.status_code == 200
        assert "looked after" not in html(public)

    def test_a_published_copy_is_always_the_same_file(
        self, sign_in: SignIn, partnership: Partnership
    ) -> None:
        client = sign_in(Role.COORDINATOR)
        paper = published(partnership, client)
        address = f"/papers/{paper.reference}/public.docx"

        first, second = client.get(address), client.get(address)

        assert first.content == second.content
        assert first.headers["Content-Disposition"].endswith('2020-02-06-version-1.docx"')

    def test_taking_it_away_is_in_the_trail(
        self, sign_in: SignIn, partnership: Partnership
    ) -> None:
        client = sign_in(Role.COORDINATOR)
        paper = published(partnership, client)

        client.get(f"/papers/{paper.reference}/whole.html")

        entry = AuditEntry.objects.get(event=Event.PAPER_DOWNLOADED.value)
        assert entry.details == {"form": "html", "exempt_part": True, "published": True}

    def test_an_older_version_leads_to_the_newest(
        self, sign_in: SignIn, partnership: Partnership
    ) -> None:
        client = sign_in(Role.COORDINATOR)
        first, second = published(partnership, client), published(partnership, client)

        older = html(client.get(f"/papers/{first.reference}/"))
        newer = html(client.get(f"/papers/{second.reference}/"))

        assert "There is a newer version of this paper" in older
        assert "There is a newer version of this paper" not in newer

    @pytest.mark.parametrize("page", ["", "public.pdf", "figures/reviews-commissioned/"])
    def test_another_partnership_cannot_tell_it_exists(
        self,
        sign_in: SignIn,
        partnership: Partnership,
        signed_in_stranger: PageClient,
        page: str,
    ) -> None:
        paper = published(partnership, sign_in(Role.COORDINATOR))

        theirs = signed_in_stranger.get(f"/papers/{paper.reference}/{page}")
        nobodys = signed_in_stranger.get(f"/papers/PA-NOTHING/{page}")

        assert theirs.status_code == nobodys.status_code == 404

    @pytest.mark.parametrize(
        "role", [role for role in Role if role not in MAY_READ], ids=lambda role: role.value
    )
    def test_without_the_right_to_read_there_is_no_paper(
        self, sign_in: SignIn, partnership: Partnership, role: Role
    ) -> None:
        paper = published(partnership, sign_in(Role.COORDINATOR))

        assert sign_in(role).get(f"/papers/{paper.reference}/").status_code == 404

    @pytest.mark.parametrize("page", ["public.exe", "secret.pdf", "figures/nonsense/"])
    def test_nonsense_is_no_page(
        self, sign_in: SignIn, partnership: Partnership, page: str
    ) -> None:
        client = sign_in(Role.COORDINATOR)
        paper = published(partnership, client)

        assert client.get(f"/papers/{paper.reference}/{page}").status_code == 404


class TestFigure:
    """From a number to the case files it counts."""

    def test_a_figure_of_the_draft_lists_the_files_it_counts(
        self, sign_in: SignIn, partnership: Partnership
    ) -> None:
        review = factories.commissioned(partnership, on=NOVEMBER)
        other = factories.decided(partnership, on=NOVEMBER)

        page = html(sign_in(Role.COORDINATOR).get(f"{ADDRESS}figures/reviews-commissioned/"))

        assert review.reference in page
        assert other.review.reference not in page
        entry = AuditEntry.objects.get(event=Event.PAPER_FIGURE_TRACED.value)
        assert entry.details == {"key": "reviews-commissioned", "files": [review.reference]}
        reading = AuditEntry.objects.get(event=Event.CASE_FILE_READ.value)
        assert reading.details == {"page": "papers:figure"}

    def test_a_figure_of_a_published_version_lists_what_it_counted_then(
        self, sign_in: SignIn, partnership: Partnership
    ) -> None:
        client = sign_in(Role.COORDINATOR)
        review = factories.commissioned(partnership, on=NOVEMBER)
        paper = published(partnership, client)
        later = factories.commissioned(partnership, on=NOVEMBER)
        address = f"/papers/{paper.reference}/figures/reviews-commissioned/"

        page = html(client.get(address))

        assert f'href="{address}"' in html(client.get(f"/papers/{paper.reference}/"))
        assert review.reference in page
        assert later.reference not in page

    def test_a_conflict_of_interest_hides_a_file_and_the_words_stay_the_same(
        self, sign_in: SignIn, partnership: Partnership
    ) -> None:
        client = sign_in(Role.COORDINATOR)
        review = factories.commissioned(partnership, on=NOVEMBER)
        before = html(client.get(f"{ADDRESS}figures/reviews-commissioned/"))
        Exclusion.unscoped.create(
            case_file=review.case_file,
            user=User.objects.get(pk=client.viewer.user_id),
            reason="Knows the family",
            made_by_name="Somebody",
            made_at=clock.at(NOVEMBER),
        )

        after = html(client.get(f"{ADDRESS}figures/reviews-commissioned/"))

        sentence = "A file from which a conflict of interest keeps somebody out is counted"
        assert review.reference in before
        assert review.reference not in after
        assert sentence in before
        assert sentence in after
        assert "No case file to show." in after

    @pytest.mark.parametrize(
        "role",
        [role for role in Role if role not in TABLE[Permission.PAPER_TRACE]],
        ids=lambda role: role.value,
    )
    def test_nobody_else_follows_a_figure(
        self, sign_in: SignIn, partnership: Partnership, role: Role
    ) -> None:
        paper = published(partnership, sign_in(Role.COORDINATOR))
        client = sign_in(role)

        of_draft = client.get(f"{ADDRESS}figures/reviews-commissioned/")
        of_paper = client.get(f"/papers/{paper.reference}/figures/reviews-commissioned/")

        assert (of_draft.status_code, of_paper.status_code) == (403, 403)
