"""Does a number lead those who may follow it to the case files it counts?"""

from __future__ import annotations

import pytest

from conftest import SignIn
from heed.access.permissions import TABLE, Permission
from heed.access.roles import Role
from heed.accounts.models import User
from heed.audit.events import Event
from heed.audit.models import AuditEntry
from heed.casefiles.models import Exclusion
from heed.core import clock
from heed.papers.tests import factories
from heed.papers.tests.paper_of_2020 import ADDRESS, published
from heed.papers.tests.reading import html
from heed.papers.tests.test_queries import NOVEMBER
from heed.partnership.models import Partnership


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
