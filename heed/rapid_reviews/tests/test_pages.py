"""Every page of a rapid review: who may open it, what it says when something is wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn
from heed.access.roles import Role
from heed.audit.models import AuditEntry
from heed.incidents.tests.factories import IncidentFactory
from heed.partnership.models import Agency, ArrangementsVersion, Group, Partnership
from heed.rapid_reviews.models import (
    CriterionAnswer,
    Decision,
    Outcome,
    PanelReply,
    PartnerPosition,
    RapidReview,
    Recommendation,
    Sending,
)
from heed.rapid_reviews.tests import factories
from heed.rapid_reviews.workflow import Stage
from tests.pages import PageClient

Open = Callable[..., str]
FindAgency = Callable[[Agency.Kind], Agency]

FORMS = ("sections", "criterion", "recommend", "position", "decide", "send", "reply", "reconsider")
# Who may open a form at all; the page of the decision is for everybody on the file to read.
WRONG_ROLE = {
    "open": Role.GROUP_CHAIR,
    "sections": Role.GROUP_CHAIR,
    "criterion": Role.INDEPENDENT_CHAIR,
    "recommend": Role.INDEPENDENT_CHAIR,
    "position": Role.COORDINATOR,
    "send": Role.GROUP_CHAIR,
    "reply": Role.GROUP_CHAIR,
    "reconsider": Role.INDEPENDENT_CHAIR,
}


def address(review: RapidReview, page: str = "review") -> str:
    """Return the address of a page of the review."""
    key = ["a"] if page == "criterion" else []
    return reverse(f"rapid_reviews:{page}", args=[review.reference, *key])


def text(client: PageClient, url: str, **typed: str) -> str:
    """Open a page, or send its form, and return what comes back after any redirect."""
    response = client.post(url, typed, follow=True) if typed else client.get(url, follow=True)
    return str(response.content.decode())


def day(name: str, day: str, month: str = "11", year: str = "2026") -> dict[str, str]:
    """Return a day as a form sends it."""
    return {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}


@pytest.fixture
def signed_in(sign_in: SignIn) -> PageClient:
    """A signed-in coordinator."""
    return sign_in(Role.COORDINATOR)


@pytest.fixture
def partner_client(
    sign_in: SignIn, agency: FindAgency, review: RapidReview
) -> Callable[[Agency.Kind], PageClient]:
    """Sign in somebody who speaks for a statutory partner."""

    def make(kind: Agency.Kind) -> PageClient:
        client = sign_in(Role.STATUTORY_PARTNER, agency=agency(kind))
        factories.open_to_person(review, client.viewer.user_id)
        return client

    return make


# --------------------------------------------------------------------- what all pages share


@pytest.mark.parametrize("page", sorted(WRONG_ROLE))
def test_the_wrong_role_is_told_why(page: str, review: RapidReview, sign_in: SignIn) -> None:
    response = sign_in(WRONG_ROLE[page]).get(address(review, page))

    assert response.status_code == 403
    assert "may not do this:" in response.content.decode()


@pytest.mark.parametrize("page", ["review", "open", *FORMS])
def test_another_partnership_cannot_tell_that_there_is_a_review(
    page: str, review: RapidReview, sign_in: SignIn, another_partnership: Partnership
) -> None:
    role = Role.STATUTORY_PARTNER if page == "position" else Role.COORDINATOR
    client = sign_in(role, partnership=another_partnership)

    assert client.get(address(review, page)).status_code == 404


@pytest.mark.parametrize("page", FORMS)
def test_a_form_of_a_review_that_is_not_there_is_not_found(
    page: str, partnership: Partnership, sign_in: SignIn
) -> None:
    role = Role.STATUTORY_PARTNER if page == "position" else Role.COORDINATOR
    incident = factories.NotifiedIncidentFactory(case_file__partnership=partnership)
    url = address(RapidReview(case_file=incident.case_file), page)

    assert sign_in(role).get(url).status_code == 404


def test_a_person_without_a_grant_does_not_see_the_page(
    review: RapidReview, sign_in: SignIn
) -> None:
    assert sign_in(Role.GROUP_MEMBER).get(address(review)).status_code == 404


def test_the_review_page_only_reads(review: RapidReview, signed_in: PageClient) -> None:
    assert signed_in.post(address(review)).status_code == 405


@pytest.mark.parametrize("page", ["open", *FORMS])
def test_forms_take_no_other_method(page: str, review: RapidReview, signed_in: PageClient) -> None:
    assert signed_in.put(address(review, page)).status_code == 405


@pytest.mark.parametrize("page", ["review", "sections", "criterion", "recommend", "decide"])
def test_every_reading_is_in_the_trail(
    page: str, review: RapidReview, signed_in: PageClient
) -> None:
    signed_in.get(address(review, page))

    entry = AuditEntry.objects.latest("pk")
    assert entry.event == "casefiles:file:read"
    assert entry.details == {"page": f"rapid_reviews:{page}"}


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("criterion", "Select yes, may or no"),
        ("recommend", "Enter the group’s reasons"),
        ("send", "Enter the time it was sent to the Panel"),
        ("reply", "Enter the day the reply came"),
        ("reconsider", "Say what has changed"),
    ],
)
def test_an_empty_form_is_explained(
    page: str, said: str, review: RapidReview, signed_in: PageClient
) -> None:
    if page == "reply":
        factories.sent(review)
    elif page in {"send", "reconsider"}:
        factories.decided(review)

    html = text(signed_in, address(review, page), nothing="x")

    assert "There is a problem" in html
    assert said in html


@pytest.mark.parametrize(
    ("page", "stage"),
    [
        ("criterion", "Recommended"),
        ("recommend", "Recommended"),
        ("send", "Recommended"),
        ("reply", "Recommended"),
        ("position", "Gathering"),
        ("decide", "Gathering"),
        ("reconsider", "Gathering"),
    ],
)
def test_a_form_that_comes_too_early_or_too_late_says_so(
    page: str, stage: str, review: RapidReview, sign_in: SignIn
) -> None:
    client = sign_in(Role.STATUTORY_PARTNER if page in {"position", "decide"} else Role.COORDINATOR)
    factories.open_to_person(review, client.viewer.user_id)
    if stage == "Recommended":
        factories.recommended(review)

    html = text(client, address(review, page))

    assert f"This is at the stage “{stage}”, so it cannot move" in html
    assert "<textarea" not in html


# ------------------------------------------------------------------------------- opening


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


# ------------------------------------------------------------------------------ the page


def test_a_fresh_review_says_what_is_next_and_by_when(
    review: RapidReview, signed_in: PageClient
) -> None:
    html = text(signed_in, address(review))

    assert "Still open: (a) Improvements needed, (b) Recurrent themes" in html
    assert "7 days left" in html
    assert "Thursday 12 November 2026: day 3" in html
    assert "including where those improvements have been previously identified" in html
    assert "<li>Earlier learning that already said this</li>" in html
    assert "Rapid review opened" in html


def test_the_page_asks_as_often_for_a_long_story_as_for_a_short_one(
    review: RapidReview,
    signed_in: PageClient,
    agency: FindAgency,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    recommendation = factories.decided(review).recommendation
    for kind in (Agency.Kind.POLICE, Agency.Kind.HEALTH):
        factories.stand(recommendation, agency(kind))
    factories.sent(review)
    factories.replied(review)

    # Eight for the review and its whole story, four for the header of the case.
    with django_assert_num_queries(18):
        signed_in.get(address(review))


def test_the_whole_story_is_on_the_page(
    review: RapidReview, signed_in: PageClient, agency: FindAgency
) -> None:
    first = factories.decided(review, outcome=Outcome.NO_REVIEW).recommendation
    police, health = agency(Agency.Kind.POLICE), agency(Agency.Kind.HEALTH)
    factories.stand(first, police, outcome=Outcome.NO_REVIEW)
    factories.stand(first, police, outcome=Outcome.OTHER_LEARNING)
    factories.stand(first, health)
    factories.reach(review, Stage.GATHERING, at=factories.DECIDED_AT)
    factories.sent(review, late_because="Two agencies had not replied.")
    factories.replied(review)

    html = text(signed_in, address(review))

    assert "Not as recommended" in html
    assert "The partners do not agree. Each position stays on the record." in html
    assert "Changed since." in html
    assert "Round 1: recommended on 19 November 2026" in html
    assert "Two agencies had not replied." in html
    assert "What was known then." in html
    assert "Agrees: local review" in html
    assert "Reopened" in html
    assert "Done in time" in html
    assert "The local review goes on under its own heading." in html
    assert "Go to the local review" in html
    assert "Record another reply from the Panel" in html


@pytest.mark.parametrize(
    ("told", "sentence"),
    [(True, "Tell the Executive now"), (False, "leave it to the Executive’s next meeting")],
)
def test_national_importance_is_said_loudly(
    told: bool, sentence: str, review: RapidReview, signed_in: PageClient
) -> None:
    version = ArrangementsVersion.objects.latest("starts_on")
    version.content["national_importance_told_between_meetings"] = told
    version.save()
    factories.recommended(review, national_importance=True, dissent="Health: wait for the trial.")

    html = text(signed_in, address(review))

    assert sentence in html
    assert "Health: wait for the trial." in html


@pytest.mark.parametrize(
    ("put", "role", "sentence"),
    [
        (factories.answer_all, Role.GROUP_CHAIR, "Record the recommendation"),
        (factories.answer_all, Role.INDEPENDENT_CHAIR, "can make its recommendation."),
        (factories.decided, Role.COORDINATOR, "Record the sending"),
        (factories.decided, Role.GROUP_CHAIR, "Send the rapid review and the decision"),
        (factories.sent, Role.COORDINATOR, "Record the Panel’s reply"),
        (factories.recommended, Role.COORDINATOR, "Each safeguarding partner gives its position."),
    ],
)
def test_the_next_step_is_said_and_offered_to_those_who_can(
    put: Callable[[RapidReview], object],
    role: Role,
    sentence: str,
    review: RapidReview,
    sign_in: SignIn,
) -> None:
    put(review)

    assert sentence in text(sign_in(role), address(review))


def test_people_who_cannot_answer_are_not_offered_it(review: RapidReview, sign_in: SignIn) -> None:
    html = text(sign_in(Role.INDEPENDENT_CHAIR), address(review))

    assert "Gather the facts and answer the criteria." in html
    assert "/criteria/" not in html
    assert "Write or change the sections" not in html


def test_partners_are_asked_for_their_position_and_then_for_the_decision(
    review: RapidReview,
    partner_client: Callable[[Agency.Kind], PageClient],
    agency: FindAgency,
) -> None:
    recommendation = factories.recommended(review)
    client = partner_client(Agency.Kind.POLICE)

    first = text(client, address(review))
    factories.stand(recommendation, agency(Agency.Kind.POLICE))
    second = text(client, address(review))
    for kind in (Agency.Kind.HEALTH, Agency.Kind.LOCAL_AUTHORITY):
        factories.stand(recommendation, agency(kind))
    third = text(client, address(review))

    assert "Give your agency’s position" in first
    assert "Still open: Westshire County Council, Westshire Integrated Care Board." in second
    assert "Give your agency’s position" not in second
    assert "Change your agency’s position" in second
    assert "Record the decision" in third


def test_without_arrangements_nobody_is_asked_to_decide(
    review: RapidReview, signed_in: PageClient
) -> None:
    factories.recommended(review)
    ArrangementsVersion.objects.all().delete()

    assert "they say who decides" in text(signed_in, address(review))


def test_a_reply_that_changes_nothing_needs_nothing_more(
    review: RapidReview, signed_in: PageClient
) -> None:
    factories.sent(review, outcome=Outcome.NO_REVIEW)
    factories.replied(review, category=PanelReply.Category.RECOMMENDS_REVIEW)

    html = text(signed_in, address(review))

    assert "Its view is a criterion to weigh, not an order" in html
    assert "The Panel has replied since this was answered, so it is asked again." in html


def test_the_local_target_is_shown_beside_the_national_date(
    review: RapidReview, signed_in: PageClient
) -> None:
    version = ArrangementsVersion.objects.latest("starts_on")
    version.content["rapid_review_target_days"] = 10
    version.save()

    assert "Our own target:</strong> Monday 23 November 2026: ten working days after" in text(
        signed_in, address(review)
    )


# ------------------------------------------------------------------------------ sections


def test_sections_are_saved_as_typed(review: RapidReview, signed_in: PageClient) -> None:
    form = text(signed_in, address(review, "sections"))
    html = text(signed_in, address(review, "sections"), facts="One.\r\n\r\nTwo.", version="0")

    assert "experience and the quality of practice" in form
    assert "The sections are saved." in html
    assert RapidReview.unscoped.get(pk=review.pk).facts == "One.\n\nTwo."
    assert "Last saved by" in html


def test_a_second_writer_sees_both_versions_and_may_save_again(
    review: RapidReview, sign_in: SignIn
) -> None:
    first, second = sign_in(Role.COORDINATOR), sign_in(Role.COORDINATOR)
    url = address(review, "sections")
    text(first, url, facts="Theirs", immediate_action="Same", version="0")

    both = text(
        second, url, facts="Mine", immediate_action="Same", inequalities="Mine too", version="0"
    )
    kept = text(first, address(review))
    saved = text(second, url, facts="Mine", immediate_action="Same", version="1")

    assert "Nothing of yours is lost" in both
    assert f"What {first.viewer.name} saved" in both
    assert "Theirs" in both
    assert "Mine too" in both
    assert "Left empty." in both
    assert 'name="version" value="1"' in both.replace('type="hidden" ', "")
    assert "Theirs" in kept
    assert "The sections are saved." in saved


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30, "²"])
def test_a_page_too_old_to_be_saved_says_what_to_do(
    version: str, review: RapidReview, signed_in: PageClient
) -> None:
    html = text(signed_in, address(review, "sections"), facts="Mine", version=version)

    assert "This page was out of date. What you typed is kept below" in html
    assert "Mine</textarea>" in html
    assert 'name="version" value="0"' in html.replace('type="hidden" ', "")
    assert RapidReview.unscoped.get(pk=review.pk).facts == ""


def test_sections_of_a_sent_review_are_refused_with_the_text_kept(
    review: RapidReview, signed_in: PageClient
) -> None:
    factories.sent(review)

    html = text(signed_in, address(review, "sections"), facts="Mine", version="0")

    assert "Reconsider it first, then change it." in html
    assert "Mine</textarea>" in html


# ------------------------------------------------------------------------------- criteria


def test_a_criterion_is_answered_beside_its_earlier_answers(
    review: RapidReview, signed_in: PageClient
) -> None:
    factories.answer(review, "a", says=CriterionAnswer.Answer.NO, reasons="First thought")
    factories.answer(review, "a", says=CriterionAnswer.Answer.YES, reasons="Second thought")

    form = text(signed_in, address(review, "criterion"))
    html = text(signed_in, address(review, "criterion"), answer="MAY", reasons="Third thought")

    assert "Answered so far: yes" in form
    assert "First thought" in form
    assert "(a) Improvements needed: the answer is recorded." in html
    assert CriterionAnswer.unscoped.latest("pk").answer == "MAY"
    assert "First thought" in html


def test_a_further_circumstance_may_be_answered_too(
    review: RapidReview, signed_in: PageClient
) -> None:
    url = reverse("rapid_reviews:criterion", args=[review.reference, "further-2"])

    html = text(signed_in, url, answer="YES", reasons="Nobody knew the family.")

    assert "Further circumstance answered: yes" in html


def test_there_is_no_page_for_an_unknown_criterion(
    review: RapidReview, signed_in: PageClient
) -> None:
    url = reverse("rapid_reviews:criterion", args=[review.reference, "z"])

    assert signed_in.get(url).status_code == 404


# ------------------------------------------------------- recommendation, position, decision


def test_the_recommendation_is_recorded(review: RapidReview, signed_in: PageClient) -> None:
    factories.answer_all(review)

    html = text(
        signed_in,
        address(review, "recommend"),
        outcome="LOCAL_REVIEW",
        national_importance="no",
        reasons="We can learn.",
        dissent="",
        **day("recommended_on", "20"),
    )

    assert "The recommendation is recorded." in html
    assert Recommendation.unscoped.get().reasons == "We can learn."


def test_an_early_recommendation_is_refused_with_the_text_kept(
    review: RapidReview, signed_in: PageClient
) -> None:
    html = text(
        signed_in,
        address(review, "recommend"),
        outcome="LOCAL_REVIEW",
        national_importance="no",
        reasons="We can learn.",
        **day("recommended_on", "20"),
    )

    assert "Answer every criterion first." in html
    assert "The recommendation can be recorded once these are answered:" in html
    assert "We can learn.</textarea>" in html


def test_a_partner_gives_its_position(
    review: RapidReview, partner_client: Callable[[Agency.Kind], PageClient]
) -> None:
    factories.recommended(review)
    client = partner_client(Agency.Kind.HEALTH)

    form = text(client, address(review, "position"))
    html = text(client, address(review, "position"), outcome="NO_REVIEW", reasons="Known already.")

    assert "Position of Westshire Integrated Care Board" in form
    assert "Agencies did not share what they knew." in form
    assert "The position of Westshire Integrated Care Board is recorded." in html
    assert PartnerPosition.unscoped.get().outcome == "NO_REVIEW"


def test_a_partner_whose_agency_has_left_is_told(
    review: RapidReview, partner_client: Callable[[Agency.Kind], PageClient]
) -> None:
    client = partner_client(Agency.Kind.HEALTH)
    Agency.objects.filter(kind=Agency.Kind.HEALTH).update(is_statutory_partner=False)

    response = client.get(address(review, "position"))

    assert response.status_code == 403
    assert "safeguarding partners of today" in response.content.decode()


DECISION = {
    "outcome": "NO_REVIEW",
    "national_importance": "yes",
    "reasons": "Learning is taken up elsewhere.",
    **day("decided_on", "23"),
}


@pytest.fixture
def ready(review: RapidReview, agency: FindAgency) -> RapidReview:
    """A review on which every partner has taken its position."""
    recommendation = factories.recommended(review)
    for kind in (Agency.Kind.POLICE, Agency.Kind.HEALTH, Agency.Kind.LOCAL_AUTHORITY):
        factories.stand(recommendation, agency(kind))
    return review


def test_a_decision_is_confirmed_before_it_is_final(
    ready: RapidReview, partner_client: Callable[[Agency.Kind], PageClient]
) -> None:
    client, url = partner_client(Agency.Kind.POLICE), address(ready, "decide")

    asked = text(client, url, **DECISION)
    undecided = Decision.unscoped.count()
    changing = text(client, url, **DECISION, change="yes")
    done = text(client, url, **DECISION, confirmed="yes")

    assert "Is this the decision?" in asked
    assert "This is not what the group recommended." in asked
    assert 'name="reasons" value="Learning is taken up elsewhere."' in asked
    assert undecided == 0
    assert "Learning is taken up elsewhere.</textarea>" in changing
    assert "The decision is recorded." in done
    assert Decision.unscoped.get().outcome == "NO_REVIEW"
    assert "Tell the Executive now" in done


def test_what_was_decided_as_recommended_is_not_remarked_upon(
    ready: RapidReview, partner_client: Callable[[Agency.Kind], PageClient]
) -> None:
    client = partner_client(Agency.Kind.POLICE)

    asked = text(client, address(ready, "decide"), **DECISION | {"outcome": "LOCAL_REVIEW"})

    assert "Is this the decision?" in asked
    assert "not what the group recommended" not in asked


def test_a_decision_that_changed_between_asking_and_confirming_is_asked_again(
    ready: RapidReview, partner_client: Callable[[Agency.Kind], PageClient]
) -> None:
    client = partner_client(Agency.Kind.POLICE)

    html = text(client, address(ready, "decide"), **DECISION | {"reasons": "\t "}, confirmed="yes")

    assert "Enter the reasons for the decision" in html
    assert not Decision.unscoped.exists()


def test_missing_positions_are_named_with_the_text_kept(
    review: RapidReview, partner_client: Callable[[Agency.Kind], PageClient]
) -> None:
    factories.recommended(review)

    html = text(partner_client(Agency.Kind.POLICE), address(review, "decide"), **DECISION)

    assert "Each partner gives its position first." in html
    assert "Learning is taken up elsewhere.</textarea>" in html


def test_everybody_else_may_read_who_decides(ready: RapidReview, signed_in: PageClient) -> None:
    html = text(signed_in, address(ready, "decide"))
    refused = signed_in.post(address(ready, "decide"), DECISION)

    assert "Today the decision is for <strong>the three safeguarding partners</strong>" in html
    assert "You can follow this decision but not record it." in html
    assert "<textarea" not in html
    assert refused.status_code == 403


def test_the_independent_chair_is_told_who_decides_now(ready: RapidReview, sign_in: SignIn) -> None:
    html = text(sign_in(Role.INDEPENDENT_CHAIR), address(ready, "decide"), **DECISION)

    assert "On that day the decision was for the three safeguarding partners" in html


def test_without_arrangements_the_decision_waits(
    ready: RapidReview, partner_client: Callable[[Agency.Kind], PageClient]
) -> None:
    ArrangementsVersion.objects.all().delete()

    html = text(partner_client(Agency.Kind.POLICE), address(ready, "decide"), **DECISION)

    assert "No arrangements are in force today." in html
    assert "Publish them first." in html


# ------------------------------------------------------------------------------- the Panel


def test_the_sending_is_recorded(review: RapidReview, signed_in: PageClient) -> None:
    factories.decided(review)

    form = text(signed_in, address(review, "send"))
    html = text(
        signed_in, address(review, "send"), **day("sent_at", "23"), **{"sent_at-time": "8am"}
    )

    assert "Nothing is written yet under: Facts; Immediate action" in form
    assert "The sending to the Panel is recorded." in html
    assert Sending.unscoped.get().recorded_by_name == signed_in.viewer.name


def test_a_late_sending_is_asked_why(
    review: RapidReview, signed_in: PageClient, stop_clock: Callable[[str], object]
) -> None:
    factories.decided(review)
    stop_clock("2026-12-02 10:00")
    when = {**day("sent_at", "1", "12"), "sent_at-time": "14:00"}

    asked = text(signed_in, address(review, "send"), **when)
    done = text(signed_in, address(review, "send"), **when, late_because="Snow.")

    assert "It was sent after the last day. Say why it was late." in asked
    assert "Done late" in done
    assert "Snow." in done


def test_the_reply_is_recorded_and_another_may_follow(
    review: RapidReview, signed_in: PageClient
) -> None:
    factories.sent(review)
    typed = {"category": "ASKS_FOR_MORE", "what_it_says": "Why?", **day("received_on", "23")}

    html = text(signed_in, address(review, "reply"), **typed)
    again = text(signed_in, address(review, "reply"))

    assert "The Panel’s reply is recorded." in html
    assert PanelReply.unscoped.get().what_it_says == "Why?"
    assert "In the Panel’s words" in again


def test_reconsidering_asks_why_and_reopens(review: RapidReview, signed_in: PageClient) -> None:
    factories.decided(review)

    form = text(signed_in, address(review, "reconsider"))
    html = text(signed_in, address(review, "reconsider"), reason="New evidence.")

    assert "The review goes back to gathering." in form
    assert "The rapid review is open again." in html
    assert Stage(RapidReview.unscoped.get(pk=review.pk).stage) is Stage.GATHERING
