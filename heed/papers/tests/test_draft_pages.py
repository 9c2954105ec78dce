"""Is a paper prepared, previewed and taken away as a draft by those who may?"""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn
from heed.access.roles import Role
from heed.audit.events import Event
from heed.audit.models import AuditEntry
from heed.papers.tests import factories
from heed.papers.tests.paper_of_2020 import ADDRESS, MAY_PREVIEW, published
from heed.papers.tests.reading import html
from heed.papers.tests.test_queries import NOVEMBER
from heed.partnership.models import Partnership
from tests.pages import PageClient


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

    @pytest.mark.parametrize("number", [1, 8])
    @pytest.mark.parametrize(
        ("address", "asked"), [(ADDRESS, 15), (f"{ADDRESS}?timeliness=yes", 16)]
    )
    def test_the_number_of_queries_does_not_grow_with_cases(
        self,
        address: str,
        asked: int,
        number: int,
        sign_in: SignIn,
        partnership: Partnership,
        django_assert_num_queries: DjangoAssertNumQueries,
    ) -> None:
        client = sign_in(Role.COORDINATOR)
        for day in range(1, number + 1):
            factories.commissioned(partnership, on=date(2019, 11, day))
            factories.notified(partnership, sent_on=date(2019, 11, day))

        # Two of them open and close the transaction in which the reading is written down.
        with django_assert_num_queries(asked):
            client.get(address)


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
