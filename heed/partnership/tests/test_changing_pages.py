"""Do the pages change the partnership as they should, for whom they should?"""

from __future__ import annotations

import re
from datetime import date

import pytest

from conftest import SignIn
from heed.access.roles import Role
from heed.audit.models import AuditEntry
from heed.partnership.models import (
    Agency,
    Appointment,
    ArrangementsVersion,
    Group,
    Partnership,
)
from heed.partnership.tests.factories import AgencyFactory, GroupFactory
from heed.partnership.tests.pages import CHANGING, at, html
from tests.pages import PageClient

pytestmark = pytest.mark.usefixtures("_today")

NEW_ARRANGEMENTS = {
    "starts_on-day": "1",
    "starts_on-month": "4",
    "starts_on-year": "2027",
    "title": "Arrangements of 2027",
    "decides": "STATUTORY_PARTNERS",
    "approach": "",
    "communicating_decisions": "",
    "rapid_review_target_days": "12",
    "rapid_review_day_one_is_notification_day": "no",
    "after_hours_rolls": "no",
    "executive_meets": "monthly",
    "reviews_are_a_standing_item": "yes",
    "national_importance_told_between_meetings": "yes",
    "reporting_year_starts_month": "4",
}
FIRST_DAY = {"starts_on-day": "23", "starts_on-month": "11", "starts_on-year": "2026"}


@pytest.mark.parametrize("page", CHANGING)
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.COORDINATOR])
def test_only_coordinators_may_change_anything(page: str, role: Role, sign_in: SignIn) -> None:
    client = sign_in(role)

    assert client.get(page).status_code == 403
    assert client.post(page, NEW_ARRANGEMENTS).status_code == 403


@pytest.mark.parametrize("page", CHANGING)
def test_nonsense_is_explained_and_changes_nothing(page: str, coordinator: PageClient) -> None:
    before = Agency.objects.count(), Group.objects.count(), Appointment.objects.count()

    answer = coordinator.post(page, {"starts_on-day": "x", "starts_on-year": "20twenty"})

    assert "There is a problem" in answer.content.decode()
    assert (Agency.objects.count(), Group.objects.count(), Appointment.objects.count()) == before
    assert coordinator.put(page).status_code == 405


def test_new_arrangements_start_from_those_of_today(coordinator: PageClient) -> None:
    page = html(coordinator, "/partnership/versions/publish/")

    assert "Multi-agency safeguarding arrangements 2024" in page
    assert 'value="2024"' not in page


def test_new_arrangements_are_checked_and_then_published(coordinator: PageClient) -> None:
    page = "/partnership/versions/publish/"

    checking = coordinator.post(page, {**NEW_ARRANGEMENTS, "step": "check"}).content.decode()

    assert "Check the new arrangements" in checking
    assert "1 April 2027" in checking
    assert "12 working days" in checking
    assert ArrangementsVersion.objects.filter(starts_on=date(2027, 4, 1)).count() == 0

    done = coordinator.post(page, {**NEW_ARRANGEMENTS, "step": "publish"}, follow=True)

    assert "The new arrangements have been published" in done.content.decode()
    assert ArrangementsVersion.objects.get(starts_on=date(2027, 4, 1)).arrangements.title == (
        "Arrangements of 2027"
    )
    assert AuditEntry.objects.get().event == "partnership:arrangements:published"


def test_going_back_keeps_what_was_typed(coordinator: PageClient) -> None:
    page = "/partnership/versions/publish/"

    again = coordinator.post(page, {**NEW_ARRANGEMENTS, "step": "change"}).content.decode()

    assert "Publish new arrangements" in again
    assert 'value="Arrangements of 2027"' in again


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"rapid_review_target_days": "16"}, "cannot exceed the national 15 working days"),
        ({"starts_on-year": "2010"}, "There were no such arrangements yet on that day"),
        (
            {"starts_on-day": "15", "starts_on-month": "12", "starts_on-year": "2024"},
            "Choose a later day",
        ),
    ],
)
def test_arrangements_that_cannot_be_are_refused_with_a_sentence(
    wrong: dict[str, str], sentence: str, coordinator: PageClient
) -> None:
    typed = {**NEW_ARRANGEMENTS, **wrong, "step": "publish"}

    answer = coordinator.post("/partnership/versions/publish/", typed).content.decode()

    assert sentence in answer
    assert ArrangementsVersion.objects.count() == 2


def test_an_agency_is_added(coordinator: PageClient) -> None:
    typed = {
        **FIRST_DAY,
        "name": "Youth Justice",
        "kind": "JUSTICE",
        "is_statutory_partner": "no",
    }

    answer = coordinator.post("/partnership/agencies/add/", typed, follow=True)

    assert "Youth Justice has been added" in answer.content.decode()
    assert Agency.objects.get(name="Youth Justice").kind == Agency.Kind.JUSTICE


def test_an_agency_of_the_same_name_is_refused(coordinator: PageClient) -> None:
    typed = {
        **FIRST_DAY,
        "name": "Westshire Police",
        "kind": "POLICE",
        "is_statutory_partner": "no",
    }

    answer = coordinator.post("/partnership/agencies/add/", typed)

    assert "There is an agency of that name already." in answer.content.decode()


def test_a_group_is_added_under_another(coordinator: PageClient, partnership: Partnership) -> None:
    above = Group.objects.get(partnership=partnership, kind=Group.Kind.EXECUTIVE)
    typed = {**FIRST_DAY, "name": "Task group", "kind": "OTHER", "reports_to": str(above.pk)}

    answer = coordinator.post("/partnership/groups/add/", typed, follow=True)

    assert "Task group has been added" in answer.content.decode()
    assert Group.objects.get(name="Task group").reports_to == above


def test_a_group_of_the_same_name_is_refused(coordinator: PageClient) -> None:
    typed = {**FIRST_DAY, "name": "Executive Group", "kind": "EXECUTIVE", "reports_to": ""}

    answer = coordinator.post("/partnership/groups/add/", typed)

    assert "There is a group of that name already." in answer.content.decode()


def test_a_group_of_another_partnership_is_not_on_the_list(coordinator: PageClient) -> None:
    typed = {**FIRST_DAY, "name": "Task group", "kind": "OTHER"}

    answer = coordinator.post(
        "/partnership/groups/add/", {**typed, "reports_to": str(GroupFactory().pk)}
    )

    assert "one of the listed choices" in answer.content.decode()


def test_the_contact_of_an_agency_is_changed(
    coordinator: PageClient, partnership: Partnership
) -> None:
    police = Agency.objects.get(partnership=partnership, kind=Agency.Kind.POLICE)
    page = at("change_contact", police.pk)
    assert page in html(coordinator, "/partnership/")
    assert "Contact of Westshire Police" in html(coordinator, page)

    typed = {"contact_name": "Jo Hill", "contact_email": "jo@police.example"}
    answer = coordinator.post(page, typed, follow=True).content.decode()

    assert "The contact of Westshire Police has been changed" in answer
    assert "Jo Hill, jo@police.example" in answer
    entry = AuditEntry.objects.get(event="partnership:agency:changed")
    assert entry.changes["contact_name"] == ["", "Jo Hill"]


def test_a_contact_that_cannot_be_is_explained(
    coordinator: PageClient, partnership: Partnership
) -> None:
    police = Agency.objects.get(partnership=partnership, kind=Agency.Kind.POLICE)

    answer = coordinator.post(at("change_contact", police.pk), {"contact_email": "nowhere"})

    assert "in the correct format" in answer.content.decode()


def test_contacts_are_changed_by_coordinators_of_today_and_here_only(
    coordinator: PageClient, sign_in: SignIn, partnership: Partnership
) -> None:
    police = Agency.objects.get(partnership=partnership, kind=Agency.Kind.POLICE)
    page = at("change_contact", police.pk)

    assert sign_in(Role.AGENCY_ADMINISTRATOR).post(page, {"x": "x"}).status_code == 403
    assert page not in html(sign_in(Role.NOTIFIER), "/partnership/")
    then = {"on-day": "6", "on-month": "2", "on-year": "2020"}
    assert page not in html(coordinator, "/partnership/", **then)
    assert coordinator.get(at("change_contact", AgencyFactory().pk)).status_code == 404


def test_forms_begin_with_today(coordinator: PageClient) -> None:
    for page in ("/partnership/agencies/add/", "/partnership/groups/add/"):
        shown = html(coordinator, page)
        assert 'value="23"' in shown
        assert 'value="2026"' in shown


def test_what_a_new_version_changes_is_shown_before_it_is_published(
    coordinator: PageClient, partnership: Partnership
) -> None:
    typed = NEW_ARRANGEMENTS | {"step": "check"}

    page = coordinator.post("/partnership/versions/publish/", typed).content.decode()

    changes = page.split("What changes")[1].split("The whole version")[0]
    assert "Until now" in changes
    assert "Apply from" not in changes
    assert NEW_ARRANGEMENTS["title"] in changes


def test_a_version_that_changes_nothing_says_so(
    coordinator: PageClient, partnership: Partnership
) -> None:
    page = "/partnership/versions/publish/"
    fields = re.findall(
        r'name="([a-z_]+)"[^>]*value="([^"]*)"[^>]*checked', html(coordinator, page)
    )
    typed = {
        **dict(fields),
        "title": "Multi-agency safeguarding arrangements 2024",
        "executive_meets": "quarterly",
        "reporting_year_starts_month": "4",
        "starts_on-day": "1",
        "starts_on-month": "4",
        "starts_on-year": "2027",
    }

    shown = coordinator.post(page, typed).content.decode()

    assert "Nothing changes but the days." in shown


def test_the_first_version_of_all_has_nothing_to_be_compared_with(
    coordinator: PageClient, partnership: Partnership
) -> None:
    ArrangementsVersion.objects.all().delete()

    typed = NEW_ARRANGEMENTS | {"step": "check"}
    page = coordinator.post("/partnership/versions/publish/", typed).content.decode()

    assert "What changes" not in page
    assert "Nothing changes" not in page
    assert "The whole version" in page
