"""Every page of a local review: who may open it, what it says when something is wrong."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn
from heed.access.roles import Role
from heed.audit.models import AuditEntry
from heed.children.tests.factories import ChildFactory
from heed.partnership.models import Partnership
from heed.practice_reviews.models import PracticeReview
from heed.practice_reviews.tests import factories
from heed.practice_reviews.tests.factories import PracticeReviewFactory
from heed.practice_reviews.workflow import Stage
from heed.rapid_reviews.models import Outcome, RapidReview
from heed.rapid_reviews.tests.factories import RapidReviewFactory, decided, sent
from tests.pages import PageClient

FORMS = ("commission", "terms", "reviewer", "plan", "start", "complete")


def address(case: PracticeReview | RapidReview, page: str = "review") -> str:
    """Return the address of a page of the local review of a case."""
    return reverse(f"practice_reviews:{page}", args=[case.reference])


def text(client: PageClient, url: str, **typed: str) -> str:
    """Open a page, or send its form, and return what comes back after any redirect."""
    response = client.post(url, typed, follow=True) if typed else client.get(url, follow=True)
    return str(response.content.decode())


def day(name: str, day: str, month: str = "11", year: str = "2026") -> dict[str, str]:
    """Return a day as a form sends it."""
    return {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}


# --------------------------------------------------------------------- what all pages share


@pytest.mark.parametrize("page", FORMS)
def test_the_wrong_role_is_told_why(page: str, review: PracticeReview, sign_in: SignIn) -> None:
    response = sign_in(Role.GROUP_CHAIR).get(address(review, page))

    assert response.status_code == 403
    assert "may not do this: Commission and plan a local review" in response.content.decode()


@pytest.mark.parametrize("page", ["review", *FORMS])
def test_another_partnership_cannot_tell_that_there_is_a_review(
    page: str, review: PracticeReview, signed_in_stranger: PageClient
) -> None:
    assert signed_in_stranger.get(address(review, page)).status_code == 404


@pytest.mark.parametrize("page", FORMS[1:])
def test_a_form_of_a_review_that_is_not_there_is_not_found(
    page: str, partnership: Partnership, signed_in: PageClient
) -> None:
    rapid_review = factories.rapid_review_decided(partnership)

    assert signed_in.get(address(rapid_review, page)).status_code == 404


def test_the_review_page_only_reads(review: PracticeReview, signed_in: PageClient) -> None:
    assert signed_in.post(address(review)).status_code == 405


@pytest.mark.parametrize("page", FORMS)
def test_forms_take_no_other_method(
    page: str, review: PracticeReview, signed_in: PageClient
) -> None:
    assert signed_in.delete(address(review, page)).status_code == 405


@pytest.mark.parametrize("page", ["review", *FORMS])
def test_every_reading_is_in_the_trail(
    page: str, review: PracticeReview, signed_in: PageClient
) -> None:
    signed_in.get(address(review, page))

    entry = AuditEntry.objects.latest("pk")
    assert entry.event == "casefiles:file:read"
    assert entry.details == {"page": f"practice_reviews:{page}"}


@pytest.mark.parametrize(
    ("page", "typed", "said"),
    [
        ("terms", {"text": "", **day("set_on", "40")}, "Enter the terms of reference"),
        ("terms", {"text": "Kept", **day("set_on", "40")}, "Kept</textarea>"),
        ("reviewer", {"name": "Rosa"}, "Enter what the reviewer declared"),
        ("reviewer", {"name": "Rosa"}, 'value="Rosa"'),
        ("plan", day("planned_for", "1", "x"), "month"),
        ("plan", day("planned_for", "1", "1"), "must be on or after 20 November 2026"),
        ("complete", day("completed_on", "24"), "must be on or before 23 November 2026"),
    ],
)
def test_nonsense_is_explained_and_kept(
    page: str, typed: dict[str, str], said: str, review: PracticeReview, signed_in: PageClient
) -> None:
    html = text(signed_in, address(review, page), **typed)

    assert "There is a problem" in html
    assert said in html


# --------------------------------------------------------------------------- commissioning


def test_without_a_decision_the_tab_says_what_comes_first(
    partnership: Partnership, signed_in: PageClient
) -> None:
    undecided = RapidReviewFactory(partnership=partnership)
    against = RapidReviewFactory(partnership=partnership)
    decided(against, outcome=Outcome.NO_REVIEW)

    for case, page in ((undecided, "review"), (undecided, "commission"), (against, "review")):
        html = text(signed_in, address(case, page))
        assert "There is no decision to have a local review." in html
        assert "Go to the rapid review" in html


def test_an_incident_without_rapid_review_has_no_local_review(
    partnership: Partnership, signed_in: PageClient
) -> None:
    rapid_review = RapidReviewFactory.build(partnership=partnership)
    case_file = factories.rapid_review_decided(partnership).case_file
    case_file.pk, case_file.reference = None, "SI-ALONE"
    case_file.save()
    rapid_review.case_file = case_file

    assert "There is no decision" in text(signed_in, address(rapid_review))
    assert signed_in.get(address(rapid_review, "commission")).status_code == 404


def test_after_the_decision_the_tab_offers_to_commission(
    partnership: Partnership, signed_in: PageClient, sign_in: SignIn
) -> None:
    rapid_review = factories.rapid_review_decided(partnership)

    offered = text(signed_in, address(rapid_review))
    read = text(sign_in(Role.GROUP_CHAIR), address(rapid_review))

    assert "Commission the local review" in offered
    assert "It has not been commissioned yet." in read
    assert "Commission the local review" not in read


def test_the_file_suggests_and_a_person_confirms_that_the_child_was_looked_after(
    partnership: Partnership, signed_in: PageClient
) -> None:
    rapid_review = factories.rapid_review_decided(partnership)
    before = text(signed_in, address(rapid_review, "commission"))
    ChildFactory(
        case_file=rapid_review.case_file, name="Robin", looked_after_by="Westshire County Council"
    )
    after = text(signed_in, address(rapid_review, "commission"))

    assert "Robin: looked after by Westshire County Council" in after
    assert _checked(before, "looked_after_child") == "no"
    assert _checked(after, "looked_after_child") == "yes"
    assert _checked(after, "confidential") == "yes"


def test_a_review_is_commissioned(partnership: Partnership, signed_in: PageClient) -> None:
    rapid_review = factories.rapid_review_decided(partnership)
    typed = {
        "legal_type": "LOCAL_REVIEW",
        "label_used": "Serious Case Review",
        "looked_after_child": "yes",
        "confidential": "yes",
    }

    empty = text(signed_in, address(rapid_review, "commission"), label_used="")
    early = text(
        signed_in, address(rapid_review, "commission"), **typed, **day("commissioned_on", "19")
    )
    html = text(
        signed_in, address(rapid_review, "commission"), **typed, **day("commissioned_on", "23")
    )

    assert "Select what the review is in law" in empty
    assert "must be on or after 20 November 2026" in early
    assert "The local review is commissioned." in html
    assert PracticeReview.unscoped.get().commissioned_on == date(2026, 11, 23)


def test_commissioning_twice_leads_to_the_review(
    review: PracticeReview, signed_in: PageClient
) -> None:
    assert "Stages of the local review" in text(signed_in, address(review, "commission"))


def test_a_decision_that_goes_away_while_typing_is_explained(
    partnership: Partnership, signed_in: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    rapid_review = factories.rapid_review_decided(partnership)
    monkeypatch.setattr("heed.practice_reviews.actions.DECISION_STANDS", _StandsOnce())

    html = text(
        signed_in,
        address(rapid_review, "commission"),
        legal_type="LOCAL_REVIEW",
        label_used="Kept label",
        looked_after_child="no",
        confidential="no",
        **day("commissioned_on", "23"),
    )

    assert "has not reached a decision that stands" in html
    assert 'value="Kept label"' in html


# -------------------------------------------------------------------------------- the page


def test_a_fresh_review_says_what_is_next_and_by_when(
    review: PracticeReview, signed_in: PageClient
) -> None:
    html = text(signed_in, address(review))

    assert "Write the terms of reference" in html
    assert "Serious Case Review" in html
    assert "Local child safeguarding practice review" in html
    assert "Thursday 20 May 2027" in html
    assert "six months later, the last day" in html
    assert "Ofsted, Department for Education." in html
    assert "Not planned yet." in html


def test_the_page_asks_as_often_for_a_full_review_as_for_a_fresh_one(
    partnership: Partnership,
    signed_in: PageClient,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    review = PracticeReviewFactory(rapid_review__partnership=partnership, ready=True, planned=True)
    factories.reach(review, Stage.UNDER_WAY)

    with django_assert_num_queries(13):
        signed_in.get(address(review))


def test_a_planned_review_shows_when_copies_go_out(
    partnership: Partnership, signed_in: PageClient
) -> None:
    review = PracticeReviewFactory(
        rapid_review__partnership=partnership,
        ready=True,
        planned=True,
        completion_reasons="The school holidays.",
    )

    html = text(signed_in, address(review))

    assert "Friday 7 May 2027</strong> (regulations): to Secretary of State for Education" in html
    assert "Wednesday 5 May 2027</strong> (statutory guidance)" in html
    assert "Why did nobody act?" in html
    assert "None declared." in html
    assert "Start the review" in html
    assert "The school holidays." in html
    assert "Change the terms" in html


@pytest.mark.parametrize(
    ("stage", "traits", "role", "sentence"),
    [
        (Stage.COMMISSIONED, {}, Role.GROUP_CHAIR, "Write the terms of reference."),
        (
            Stage.COMMISSIONED,
            {"terms_of_reference": "x", "terms_set_on": date(2026, 11, 20)},
            Role.COORDINATOR,
            "Appoint the reviewer.",
        ),
        (Stage.UNDER_WAY, {"ready": True}, Role.COORDINATOR, "Plan by when the review"),
        (
            Stage.UNDER_WAY,
            {"ready": True, "planned": True},
            Role.COORDINATOR,
            "Record that it is complete",
        ),
    ],
)
def test_the_next_step_is_said(
    stage: Stage,
    traits: dict[str, object],
    role: Role,
    sentence: str,
    partnership: Partnership,
    sign_in: SignIn,
) -> None:
    review = PracticeReviewFactory(rapid_review__partnership=partnership, **traits)
    factories.reach(review, stage)

    html = text(sign_in(role), address(review))

    assert sentence in html
    assert ("/terms/" in html) is (role is Role.COORDINATOR)


def test_a_complete_review_cannot_be_changed_from_its_page(
    partnership: Partnership, signed_in: PageClient
) -> None:
    review = PracticeReviewFactory(rapid_review__partnership=partnership, ready=True, planned=True)
    factories.reach(review, Stage.COMPLETED, on=date(2026, 11, 22))

    html = text(signed_in, address(review))
    refused = text(signed_in, address(review, "terms"), text="New", **day("set_on", "22"))

    assert "The review is complete. Publication and follow-up come next." in html
    assert "Done in time" in html
    assert "Rapid review to the Panel</a>" in html
    assert "Change the" not in html
    assert "This review is complete, so it cannot be changed." in refused


def test_once_the_rapid_review_is_sent_only_the_local_review_is_due(
    review: PracticeReview, signed_in: PageClient
) -> None:
    before = text(signed_in, address(review))
    sent(review.rapid_review)
    after = text(signed_in, address(review))

    assert "Rapid review to the Panel</a>" in before
    assert "Local review complete and published</a>" in after


def test_a_learning_review_has_no_date_and_nobody_to_tell(
    partnership: Partnership, signed_in: PageClient
) -> None:
    review = PracticeReviewFactory(
        rapid_review__partnership=partnership,
        legal_type=PracticeReview.LegalType.LEARNING_REVIEW,
        looked_after_child=False,
        confidential=False,
    )

    html = text(signed_in, address(review))

    assert "No date is set for this review yet." in html
    assert "Ofsted" not in html
    assert "No national rule gives a last day" in text(signed_in, address(review, "plan"))


def test_a_review_from_before_the_guidance_shows_no_rule_of_it(
    review: PracticeReview, signed_in: PageClient
) -> None:
    review.decision.decided_on = date(2018, 7, 1)
    review.decision.save()
    review.commissioned_on = date(2018, 7, 1)
    review.save()

    assert "Ofsted" not in text(signed_in, address(review))
    assert "What to look for in a reviewer" not in text(signed_in, address(review, "reviewer"))


# --------------------------------------------------------------------------------- forms


def test_terms_are_written_beside_an_outline(review: PracticeReview, signed_in: PageClient) -> None:
    form = text(signed_in, address(review, "terms"))
    html = text(signed_in, address(review, "terms"), text="Why?", **day("set_on", "23"))

    assert "The period under review, and why that period" in form
    assert "The terms of reference are saved." in html
    assert "Agreed on 23 November 2026" in html


def test_a_reviewer_is_appointed(review: PracticeReview, signed_in: PageClient) -> None:
    form = text(signed_in, address(review, "reviewer"))
    html = text(
        signed_in,
        address(review, "reviewer"),
        name="Rosa Reviewer",
        organisation="",
        conflicts="None declared.",
        **day("appointed_on", "23"),
    )

    assert "no real or perceived conflict of interest" in form
    assert "The reviewer is appointed." in html
    assert "Rosa Reviewer" in html


def test_a_plan_beyond_six_months_is_asked_why(
    review: PracticeReview, signed_in: PageClient
) -> None:
    late = day("planned_for", "30", "September", "2027")

    form = text(signed_in, address(review, "plan"))
    asked = text(signed_in, address(review, "plan"), **late)
    html = text(signed_in, address(review, "plan"), **late, reasons="A trial.")

    assert "Thursday 20 May 2027: six months after 20 November" in form
    assert "This is later than the guidance expects." in asked
    assert 'value="September"' in asked
    assert "The plan is saved." in html
    assert "Thursday 30 September 2027" in html


def test_a_review_is_started_and_completed(partnership: Partnership, signed_in: PageClient) -> None:
    review = PracticeReviewFactory(rapid_review__partnership=partnership, ready=True)

    form = text(signed_in, address(review, "start"))
    started = text(signed_in, address(review, "start"), go="on")
    ending = text(signed_in, address(review, "complete"))
    ended = text(signed_in, address(review, "complete"), **day("completed_on", "23"))

    assert "Reviewer: Rosa Reviewer" in form
    assert "Have you told these of the review" in form
    assert "The review is under way." in started
    assert "cannot be changed" in ending
    assert "The review is complete." in ended


def test_a_review_that_is_not_ready_does_not_start(
    review: PracticeReview, signed_in: PageClient
) -> None:
    form = text(signed_in, address(review, "start"))
    html = text(signed_in, address(review, "start"), go="on")

    assert "not written yet" in form
    assert "Write the terms of reference and appoint the reviewer first." in html


def _checked(html: str, name: str) -> str:
    """Return the value that is ticked in a radio group."""
    boxes = [part for part in html.split("<input ")[1:] if f'name="{name}"' in part.split(">")[0]]
    (ticked,) = [part for part in boxes if " checked" in part.split(">")[0]]
    return ticked.split('value="')[1].split('"')[0]


class _StandsOnce:
    """A decision that stands when the page asks and no longer when the action does."""

    def __init__(self) -> None:
        self.asked = 0

    def __contains__(self, stage: object) -> bool:
        self.asked += 1
        return self.asked == 1
