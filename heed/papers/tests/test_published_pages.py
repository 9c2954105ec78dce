"""Does each reader find the published papers, with the part that is theirs to see?"""

from __future__ import annotations

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn
from heed.access.roles import Role
from heed.audit.events import Event
from heed.audit.models import AuditEntry
from heed.papers.tests import factories
from heed.papers.tests.paper_of_2020 import MAY_PREVIEW, MAY_READ, published
from heed.papers.tests.reading import html
from heed.papers.tests.test_queries import NOVEMBER
from heed.partnership.models import Partnership
from tests.pages import PageClient


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
