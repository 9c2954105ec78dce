"""Do the pages change the partnership as they should, for whom they should?"""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from conftest import SignIn
from heed.access.roles import Role
from heed.accounts.tests.factories import UserFactory
from heed.audit.models import AuditEntry
from heed.partnership.models import (
    Agency,
    Appointment,
    ArrangementsVersion,
    Group,
    Partnership,
)
from heed.partnership.tests.factories import AppointmentFactory, GroupFactory
from heed.partnership.tests.pages import CHANGING, html
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


def ending(post: Appointment) -> str:
    return reverse("partnership:end_appointment", args=[post.pk])


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


def test_somebody_with_an_account_is_appointed_with_rights(
    coordinator: PageClient, partnership: Partnership
) -> None:
    somebody = UserFactory(name="Grace Oyelaran")
    police = Agency.objects.get(partnership=partnership, kind=Agency.Kind.POLICE)
    group = Group.objects.get(partnership=partnership, kind=Group.Kind.REVIEW)
    typed = {
        **FIRST_DAY,
        "title": "Detective Inspector",
        "signs_in": "yes",
        "email": somebody.email,
        "role": "GROUP_MEMBER",
        "agency": str(police.pk),
        "group": str(group.pk),
    }

    answer = coordinator.post("/partnership/people/appoint/", typed, follow=True)

    assert "Grace Oyelaran has been appointed" in answer.content.decode()
    post = Appointment.objects.get(user=somebody)
    assert (post.role, post.agency, post.group) == ("GROUP_MEMBER", police, group)


def test_somebody_without_an_account_is_appointed_without_rights(coordinator: PageClient) -> None:
    typed = {
        **FIRST_DAY,
        "title": "Named doctor",
        "signs_in": "no",
        "holder_name": "Dr Ruth Cole",
        "agency": "",
        "group": "",
    }

    coordinator.post("/partnership/people/appoint/", typed)

    post = Appointment.objects.get(holder_name="Dr Ruth Cole")
    assert (post.role, post.user) == ("", None)


def test_an_unknown_account_is_explained(coordinator: PageClient) -> None:
    typed = {
        **FIRST_DAY,
        "title": "Notifier",
        "signs_in": "yes",
        "email": "nobody@example.org.uk",
        "role": "NOTIFIER",
        "agency": "",
        "group": "",
    }

    answer = coordinator.post("/partnership/people/appoint/", typed).content.decode()

    assert "Nobody has an account with this email address." in answer
    assert "nobody@example.org.uk" in answer


def test_a_post_is_ended(coordinator: PageClient, partnership: Partnership) -> None:
    post = AppointmentFactory(partnership=partnership, role=Role.NOTIFIER.value)
    page = ending(post)
    assert post.holder_name in html(coordinator, page)

    typed = {"ends_on-day": "30", "ends_on-month": "11", "ends_on-year": "2026"}
    answer = coordinator.post(page, typed, follow=True)

    assert "has been given its last day" in answer.content.decode()
    post.refresh_from_db()
    assert post.ends_on == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"ends_on-day": "1", "ends_on-month": "1", "ends_on-year": "2019"}, "on or after"),
        ({"ends_on-day": "1", "ends_on-month": "1", "ends_on-year": "2027"}, "last coordinator"),
        ({}, "Enter the last day in the post"),
    ],
)
def test_a_last_day_that_cannot_be_is_explained(
    typed: dict[str, str], sentence: str, coordinator: PageClient
) -> None:
    post = Appointment.objects.get(user=coordinator.person)

    answer = coordinator.post(ending(post), typed or {"x": "x"})

    assert sentence in answer.content.decode()


def test_a_post_of_another_partnership_is_not_found(coordinator: PageClient) -> None:
    post = AppointmentFactory()

    assert coordinator.get(ending(post)).status_code == 404
    assert coordinator.get("/partnership/people/0/end/").status_code == 404


def test_only_coordinators_end_posts(sign_in: SignIn, partnership: Partnership) -> None:
    post = AppointmentFactory(partnership=partnership)
    page = ending(post)

    assert sign_in(Role.INDEPENDENT_CHAIR).post(page).status_code == 403
