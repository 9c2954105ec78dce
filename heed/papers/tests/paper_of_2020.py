"""The paper of February 2020: its draft's address, who may read it, and publishing it."""

from __future__ import annotations

from datetime import date

from heed.access.roles import Role
from heed.core import clock
from heed.papers import actions, queries
from heed.papers.models import PublishedPaper
from heed.papers.tests.test_queries import BRIEF
from heed.partnership.models import Partnership
from tests.pages import PageClient

ADDRESS = "/papers/draft/corporate-parenting-board/2020-02-06/2019-09-30/2020-02-06/"
MAY_PREVIEW = [Role.COORDINATOR, Role.INDEPENDENT_CHAIR, Role.STATUTORY_PARTNER]
MAY_READ = [
    *MAY_PREVIEW,
    Role.GROUP_CHAIR,
    Role.GROUP_MEMBER,
    Role.BOARD_OFFICER,
    Role.QA_OFFICER,
    Role.COMMUNICATIONS,
    Role.COUNCILLOR,
]


def published(partnership: Partnership, client: PageClient) -> PublishedPaper:
    """Publish the paper as the person signed in."""
    return actions.publish(
        BRIEF,
        author="The Director",
        seen=queries.draft(partnership, BRIEF).digest,
        by=client.viewer,
        at=clock.at(date(2020, 1, 20)),
    )
