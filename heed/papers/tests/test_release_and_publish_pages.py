"""Are small numbers shown, and papers published, only by a decision that is explained?"""

from __future__ import annotations

import pytest

from conftest import SignIn
from heed.access.roles import Role
from heed.papers import queries
from heed.papers.models import PublishedPaper
from heed.papers.tests import factories
from heed.papers.tests.paper_of_2020 import ADDRESS
from heed.papers.tests.reading import html
from heed.papers.tests.test_queries import BRIEF, NOVEMBER
from heed.partnership.models import Partnership


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
