"""What do people see before there is a rapid review, and when they open one?"""

from __future__ import annotations

from collections.abc import Callable

from conftest import SignIn
from heed.access.roles import Role
from heed.incidents.tests.factories import IncidentFactory
from heed.partnership.models import ArrangementsVersion, Group, Partnership
from heed.rapid_reviews.models import RapidReview
from heed.rapid_reviews.tests import factories
from heed.rapid_reviews.tests.browsing import address, text
from tests.pages import PageClient


def test_before_the_panel_is_told_the_tab_says_so(
    partnership: Partnership, signed_in: PageClient
) -> None:
    incident = IncidentFactory(case_file__partnership=partnership)
    unopened = RapidReview(case_file=incident.case_file)

    assert "The Panel has not been notified of this incident." in text(signed_in, address(unopened))
    assert "Record the notification first." in text(signed_in, address(unopened, "open"))
    posted = text(signed_in, address(unopened, "open"), go="on")
    assert "Record the notification to the Panel first." in posted


def test_opening_says_what_will_happen_and_by_when_and_then_does_it(
    partnership: Partnership, signed_in: PageClient
) -> None:
    incident = factories.NotifiedIncidentFactory(case_file__partnership=partnership)
    unopened = RapidReview(case_file=incident.case_file)

    tab = text(signed_in, address(unopened))
    before = text(signed_in, address(unopened, "open"))
    after = text(signed_in, address(unopened, "open"), go="on")

    assert "nobody has opened this one yet" in tab
    assert "The Practice Review Group can open this case file." in before
    assert "the three safeguarding partners will decide" in before
    assert "Tuesday 10 November 2026: day 1" in before
    assert "Monday 30 November 2026" in before
    assert "The rapid review is open." in after
    assert RapidReview.unscoped.get().incident == incident


def test_people_who_cannot_open_a_review_are_not_shown_the_button(
    partnership: Partnership, sign_in: SignIn
) -> None:
    incident = factories.NotifiedIncidentFactory(case_file__partnership=partnership)

    html = text(sign_in(Role.GROUP_CHAIR), address(RapidReview(case_file=incident.case_file)))

    assert "Open the rapid review" not in html


def test_a_partnership_without_group_or_arrangements_is_told(
    partnership: Partnership, signed_in: PageClient
) -> None:
    Group.objects.filter(kind=Group.Kind.REVIEW).delete()
    ArrangementsVersion.objects.all().delete()
    incident = factories.NotifiedIncidentFactory(case_file__partnership=partnership)

    html = text(signed_in, address(RapidReview(case_file=incident.case_file), "open"))

    assert "There is no review group today" in html
    assert "whoever the arrangements name will decide" in html


def test_an_incident_from_before_the_law_has_no_date(
    partnership: Partnership, signed_in: PageClient, stop_clock: Callable[[str], object]
) -> None:
    incident = factories.NotifiedIncidentFactory(
        case_file__partnership=partnership, told__sent_at=factories.NOTIFIED_AT.replace(year=2017)
    )
    review = factories.RapidReviewFactory(incident=incident)

    assert "No rule gives a date" in text(signed_in, address(review))
    assert "No rule gives a date" in text(signed_in, address(review, "open"))


def test_opening_twice_leads_to_the_review(review: RapidReview, signed_in: PageClient) -> None:
    assert "Stages of the rapid review" in text(signed_in, address(review, "open"), go="on")
