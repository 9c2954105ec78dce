"""Can a notifier report an incident, page by page, without losing a word?"""

from __future__ import annotations

from copy import deepcopy

import pytest
from django.urls import reverse

from conftest import SignIn, StopClock
from heed.access.roles import Role
from heed.audit.models import AuditEntry
from heed.children.models import Child
from heed.incidents import queries
from heed.incidents.models import Draft, Incident, Involvement
from heed.incidents.tests.answers import COMPLETE, child
from heed.incidents.tests.factories import DraftFactory
from heed.partnership.models import Agency, Partnership
from tests.pages import PageClient


@pytest.fixture(autouse=True)
def _stopped(stop_clock: StopClock) -> None:
    stop_clock("2026-11-18 09:00")


@pytest.fixture
def notifier(sign_in: SignIn) -> PageClient:
    return sign_in(Role.NOTIFIER)


@pytest.fixture
def draft(notifier: PageClient) -> Draft:
    police = Agency.objects.get(
        partnership_id=notifier.viewer.partnership_id, kind=Agency.Kind.POLICE
    )
    made: Draft = DraftFactory(
        partnership_id=notifier.viewer.partnership_id,
        user=notifier.person,
        answers={**deepcopy(COMPLETE), "agencies": {"known_to": [str(police.pk)]}},
    )
    return made


def address(draft: Draft, page: str = "") -> str:
    if not page:
        return reverse("incidents:report_check", args=[draft.reference])
    return reverse("incidents:report_page", args=[draft.reference, page])


def read(client: PageClient, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return str(response.content.decode())


def test_the_start_page_lists_only_my_own_drafts(
    notifier: PageClient, draft: Draft, sign_in: SignIn
) -> None:
    colleague = sign_in(Role.NOTIFIER)

    mine = read(notifier, reverse("incidents:report"))
    theirs = read(colleague, reverse("incidents:report"))

    assert draft.reference in mine
    assert "About Ada Archer" in mine
    assert draft.reference not in theirs
    assert "Reports you have begun" not in theirs


def test_a_draft_that_names_nobody_yet_says_so(notifier: PageClient) -> None:
    DraftFactory(partnership_id=notifier.viewer.partnership_id, user=notifier.person)

    assert "Nobody named yet" in read(notifier, reverse("incidents:report"))


def test_starting_makes_a_draft_and_asks_the_first_question(notifier: PageClient) -> None:
    response = notifier.post(reverse("incidents:report"), follow=True)

    assert Draft.objects.get().user == notifier.person
    assert "What happened to the child?" in response.content.decode()


def test_a_whole_report_from_start_to_duties(notifier: PageClient) -> None:
    notifier.post(reverse("incidents:report"))
    draft = Draft.objects.get()
    asked = [address(draft, "outcome")]

    for name, typed in COMPLETE.items():
        sent = {} if name == "agencies" else typed
        response = notifier.post(address(draft, name), sent)
        if response.headers["Location"] == address(draft, "children"):
            response = notifier.post(address(draft, "children"), {"another": "no"})
        asked.append(response.headers["Location"])
    sent_report = notifier.post(address(draft), follow=True)

    assert asked[-1] == address(draft)
    incident = Incident.unscoped.get()
    html = sent_report.content.decode()
    assert f"Its reference is {incident.reference}." in html
    assert "What the law requires" in html
    assert "Monday 23 November 2026" in html
    assert not Draft.objects.exists()


def test_two_children_and_an_agency_are_sent(notifier: PageClient, draft: Draft) -> None:
    draft.answers = {**draft.answers, **child(2, "Ben Archer")}
    draft.save()

    notifier.post(address(draft))

    assert list(Child.unscoped.order_by("position").values_list("name", flat=True)) == [
        "Ada Archer",
        "Ben Archer",
    ]
    assert Involvement.unscoped.get().agency.kind == Agency.Kind.POLICE


def test_an_answer_that_is_wrong_is_explained_and_kept(notifier: PageClient, draft: Draft) -> None:
    response = notifier.post(
        address(draft, "when"), {"happened_on-day": "31", "happened_on-month": "2"}
    )

    html = response.content.decode()
    assert "<title>Error: " in html
    assert "There is a problem" in html
    assert 'value="31"' in html
    draft.refresh_from_db()
    assert draft.answers["when"] == {"happened_on-day": ["31"], "happened_on-month": ["2"]}


def test_saving_for_later_keeps_even_what_is_not_right_yet(
    notifier: PageClient, draft: Draft
) -> None:
    response = notifier.post(
        address(draft, "when"), {"happened_on-day": "31", "then": "later"}, follow=True
    )

    again = read(notifier, address(draft, "when"))
    assert "Your report is saved." in response.content.decode()
    assert 'value="31"' in again
    assert "There is a problem" not in again


def test_a_change_from_the_check_goes_back_to_the_check(notifier: PageClient, draft: Draft) -> None:
    response = notifier.post(
        f"{address(draft, 'account')}?from=check", {"what_happened": "She fell."}
    )

    assert response.headers["Location"] == address(draft)
    assert "She fell." in read(notifier, address(draft))


def test_adding_a_child_from_the_check_asks_about_the_child(
    notifier: PageClient, draft: Draft
) -> None:
    added = notifier.post(f"{address(draft, 'children')}?from=check", {"another": "yes"})
    left = notifier.post(f"{address(draft, 'children')}?from=check", {"another": "no"})

    assert added.headers["Location"] == address(draft, "child-2")
    assert left.headers["Location"] == address(draft)
    assert "Who is child 2?" in read(notifier, address(draft, "child-2"))


def test_the_list_of_children_wants_an_answer(notifier: PageClient, draft: Draft) -> None:
    response = notifier.post(address(draft, "children"), {})

    assert "Select" in response.content.decode()
    draft.refresh_from_db()
    assert "children" not in draft.answers


def test_a_full_form_takes_no_more_children(notifier: PageClient, draft: Draft) -> None:
    for number in (2, 3, 4):
        draft.answers |= child(number, f"Child {number}")
    draft.save()

    html = read(notifier, address(draft, "children"))
    onward = notifier.post(address(draft, "children"), {"another": "no"})

    assert "as many children as the national form has room for" in html
    assert onward.headers["Location"] == address(draft, "household")
    assert notifier.get(address(draft, "child-5")).status_code == 404


def test_the_check_shows_every_answer_with_a_way_to_change_it(
    notifier: PageClient, draft: Draft
) -> None:
    html = read(notifier, address(draft))

    for words in ("The child died", "In Worcestershire", "14 November 2026", "Child 1: Ada Archer"):
        assert words in html
    assert "Westshire Police" in html
    assert f"{address(draft, 'account')}?from=check" in html
    assert "She was found in the bath.<br>An ambulance came." in html
    assert "Still to be answered" not in html


def test_questions_that_were_not_asked_are_not_shown(notifier: PageClient, draft: Draft) -> None:
    draft.answers["child-1-care"] |= {"lives": ["here"]}
    draft.answers["place"] |= {"where": ["elsewhere"], "happened_in": ["Kent"]}
    draft.save()

    html = read(notifier, address(draft))

    assert html.count("Which local authority?") == 2  # the question, and its change link
    assert "Kent" in html


def test_an_unfinished_report_says_what_is_missing_and_is_not_sent(
    notifier: PageClient, draft: Draft
) -> None:
    draft.answers.pop("concern")
    draft.save()

    before = read(notifier, address(draft))
    after = notifier.post(address(draft)).content.decode()

    assert "Still to be answered" in before
    assert "There is a problem" in after
    assert "Is abuse or neglect known or suspected?" in after
    assert not Incident.unscoped.exists()


def test_sending_twice_at_once_reports_once(
    notifier: PageClient, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = queries.drafts(notifier.viewer).get()
    monkeypatch.setattr("heed.incidents.views.report.find_or_404", lambda *_, **__: found)

    notifier.post(address(draft))
    found.pk = Draft.objects.count() + 1
    html = notifier.post(address(draft), follow=True).content.decode()

    assert "This report has been sent already." in html
    assert Incident.unscoped.count() == 1


def test_an_empty_draft_can_be_looked_at(notifier: PageClient) -> None:
    empty = DraftFactory(partnership_id=notifier.viewer.partnership_id, user=notifier.person)

    html = read(notifier, address(empty))

    assert "Child 1: name not given" in html
    assert "Not given" in html


def test_removing_a_child_is_asked_first(notifier: PageClient, draft: Draft) -> None:
    draft.answers |= child(2, "Ben Archer")
    draft.save()
    path = reverse("incidents:report_remove_child", args=[draft.reference, 1])

    asked = read(notifier, path)
    done = notifier.post(path, follow=True).content.decode()

    assert "Remove Ada Archer from this report?" in asked
    assert "You removed Ada Archer from this report." in done
    draft.refresh_from_db()
    assert draft.answers["child-1"]["name"] == ["Ben Archer"]
    assert "child-2" not in draft.answers


def test_a_child_without_a_name_can_be_removed(notifier: PageClient, draft: Draft) -> None:
    draft.answers |= child(2, "")
    draft.save()

    html = read(notifier, reverse("incidents:report_remove_child", args=[draft.reference, 2]))

    assert "Remove child 2 from this report?" in html


@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_only_child_stays_in_the_report(
    number: int, notifier: PageClient, draft: Draft
) -> None:
    path = reverse("incidents:report_remove_child", args=[draft.reference, number])

    assert notifier.post(path).status_code == 404


def test_discarding_a_draft_is_asked_first(notifier: PageClient, draft: Draft) -> None:
    path = reverse("incidents:report_discard", args=[draft.reference])

    asked = read(notifier, path)
    assert Draft.objects.exists()
    done = notifier.post(path, follow=True).content.decode()

    assert "Discard this draft?" in asked
    assert "The draft is discarded." in done
    assert not Draft.objects.exists()


def paths(draft: Draft) -> list[str]:
    names = ("incidents:report_check", "incidents:report_discard")
    return [
        address(draft, "outcome"),
        *(reverse(name, args=[draft.reference]) for name in names),
        reverse("incidents:report_remove_child", args=[draft.reference, 1]),
    ]


def test_nobody_else_can_tell_that_a_draft_exists(draft: Draft, sign_in: SignIn) -> None:
    for role in (Role.NOTIFIER, Role.COORDINATOR):
        client = sign_in(role)
        for path in paths(draft):
            assert client.get(path).status_code == 404
            assert client.post(path).status_code == 404

    assert Draft.objects.exists()


def test_somebody_who_moved_to_another_partnership_leaves_their_drafts_behind(
    notifier: PageClient, draft: Draft, another_partnership: Partnership
) -> None:
    draft.partnership = another_partnership
    draft.save()

    assert {notifier.get(path).status_code for path in paths(draft)} == {404}


def test_a_wrong_role_is_told_so(draft: Draft, sign_in: SignIn) -> None:
    client = sign_in(Role.GROUP_MEMBER)

    for path in (reverse("incidents:report"), *paths(draft)):
        assert client.get(path).status_code == 403


def test_wrong_methods_are_refused(notifier: PageClient, draft: Draft) -> None:
    for path in (reverse("incidents:report"), *paths(draft)):
        assert notifier.put(path).status_code == 405


def test_there_is_no_other_page(notifier: PageClient, draft: Draft) -> None:
    assert notifier.get(address(draft, "nonsense")).status_code == 404


@pytest.mark.parametrize("page", ["outcome", "place", "concern", "child-1-care", "agencies"])
def test_nonsense_instead_of_a_choice_is_refused(
    page: str, notifier: PageClient, draft: Draft
) -> None:
    nonsense = {name: ["' OR 1=1 --"] for name in COMPLETE[page]}

    response = notifier.post(address(draft, page), nonsense)

    assert response.status_code == 200
    assert "There is a problem" in response.content.decode()


def test_what_was_typed_is_never_markup(notifier: PageClient, draft: Draft) -> None:
    draft.answers["account"] = {"what_happened": ["<script>alert(1)</script>"]}
    draft.save()

    for path in (address(draft), address(draft, "account")):
        assert "<script>alert" not in read(notifier, path)


def test_each_page_asks_few_questions_of_the_database(
    notifier: PageClient, draft: Draft, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    for path in (reverse("incidents:report"), address(draft), address(draft, "account")):
        with django_assert_max_num_queries(15):  # type: ignore[operator]  # of pytest-django
            read(notifier, path)


def test_every_saved_page_is_in_the_trail(notifier: PageClient, draft: Draft) -> None:
    notifier.post(address(draft, "account"), {"what_happened": "She fell."})

    entry = AuditEntry.objects.get()
    assert (entry.event, entry.subject_reference) == ("incidents:draft:kept", str(draft))
