"""Do the pages about people show who holds which post, and more to those who keep them?"""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn
from heed.access.roles import Role
from heed.accounts.models import User
from heed.accounts.tests.factories import UserFactory
from heed.partnership.models import Agency, Appointment, Partnership
from heed.partnership.tests.factories import AppointmentFactory
from heed.partnership.tests.inviting import TODAY, AgencyOf
from heed.partnership.tests.pages import at, html
from tests.pages import PageClient

pytestmark = pytest.mark.usefixtures("_today")

PEOPLE = "/partnership/people/"
EARLIER = datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.fixture
def administrator(sign_in: SignIn) -> PageClient:
    """The administrator of the schools."""
    return sign_in(Role.AGENCY_ADMINISTRATOR)


def holder(post: Appointment) -> User:
    return User.objects.get(pk=post.user_id or 0)


def test_people_are_listed_with_what_they_may_do(
    coordinator: PageClient, partnership: Partnership
) -> None:
    AppointmentFactory(
        partnership=partnership, user=None, holder_name="Dr Ruth Cole", title="Doctor", role=""
    )
    AppointmentFactory(partnership=partnership, ends_on=date(2026, 12, 31))

    page = html(coordinator, PEOPLE)

    assert "3 posts." in page
    assert "Dr Ruth Cole" in page
    assert "Does not sign in" in page
    assert "Business manager or coordinator" in page
    assert "Since 30 September 2019, until 31 December 2026" in page


def test_those_who_keep_people_get_their_pages_and_when_they_were_here(
    coordinator: PageClient, partnership: Partnership
) -> None:
    here = UserFactory(last_login=datetime(2026, 11, 20, 9, 30, tzinfo=UTC))
    post = AppointmentFactory(partnership=partnership, user=here, role=Role.NOTIFIER.value)
    named = AppointmentFactory(
        partnership=partnership, user=None, holder_name="Ann", title="Head", role=""
    )
    leaving = AppointmentFactory(
        partnership=partnership,
        user=None,
        holder_name="Bo",
        title="Head",
        role="",
        ends_on=date(2026, 12, 1),
    )

    page = html(coordinator, PEOPLE)

    assert "Last signed in" in page
    assert page.count('data-column="Second factor" class="govuk-table__cell">No</td>') == 2
    assert "20 November 2026 at 9:30am" in page
    assert at("person", post.user_id) in page
    assert at("end_appointment", named.pk) in page
    assert at("end_appointment", leaving.pk) not in page
    assert "Invite somebody" in page


def test_a_second_factor_is_shown_to_those_who_keep_people(
    coordinator: PageClient, partnership: Partnership
) -> None:
    post = AppointmentFactory(partnership=partnership, role=Role.NOTIFIER.value)
    for kind in (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES):
        Authenticator.objects.create(user_id=post.user_id, type=kind, data={"codes": []})
    codes_only = coordinator.person
    Authenticator.objects.create(
        user=codes_only, type=Authenticator.Type.RECOVERY_CODES, data={"codes": []}
    )

    listed = html(coordinator, PEOPLE)

    assert listed.count('data-column="Second factor" class="govuk-table__cell">Yes</td>') == 1
    assert "Yes" in html(coordinator, at("person", post.user_id)).split("Second factor")[1][:200]
    assert "No" in html(coordinator, at("person", codes_only.pk)).split("Second factor")[1][:200]


def test_everybody_else_reads_names_and_posts_only(
    sign_in: SignIn, partnership: Partnership
) -> None:
    AppointmentFactory(partnership=partnership, user__name="Joan Field")

    page = html(sign_in(Role.NOTIFIER), PEOPLE)

    assert "Joan Field" in page
    assert "Last signed in" not in page
    assert "Second factor" not in page
    assert PEOPLE not in page.split("<table")[1]
    assert "Invite somebody" not in page


def test_an_administrator_gets_the_pages_of_their_own_people_only(
    administrator: PageClient, partnership: Partnership, agency: AgencyOf
) -> None:
    theirs = AppointmentFactory(
        partnership=partnership, role=Role.NOTIFIER.value, agency=agency(Agency.Kind.EDUCATION)
    )
    others = AppointmentFactory(
        partnership=partnership, role=Role.NOTIFIER.value, agency=agency(Agency.Kind.POLICE)
    )

    page = html(administrator, PEOPLE)

    assert at("person", theirs.user_id) in page
    assert at("person", others.user_id) not in page
    assert administrator.get(at("person", theirs.user_id)).status_code == 200
    assert administrator.get(at("person", others.user_id)).status_code == 404


@pytest.fixture
def posts(partnership: Partnership, agency: AgencyOf) -> None:
    """A notifier of the police, somebody who left, and somebody who comes."""
    for name, title, days in (
        ("Nia Now", "Sergeant", {}),
        ("Lee Left", "Nurse", {"ends_on": date(2026, 11, 22)}),
        ("Rae Removed", "Clerk", {"ends_on": TODAY, "removed_at": EARLIER}),
        ("Cas Comes", "Teacher", {"starts_on": date(2027, 1, 4)}),
    ):  # fmt: skip
        AppointmentFactory(
            partnership=partnership,
            holder_name=name,
            title=title,
            role=Role.NOTIFIER.value,
            agency=agency(Agency.Kind.POLICE),
            **days,
        )


@pytest.mark.usefixtures("posts")
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"Nia Now"}),
        ({"when": "ENDED"}, {"Lee Left", "Rae Removed"}),
        ({"when": "LATER"}, {"Cas Comes"}),
        ({"name": "nia"}, {"Nia Now"}),
        ({"name": "sergeant"}, {"Nia Now"}),
        ({"name": "nobody"}, set()),
        ({"role": "NOTIFIER"}, {"Nia Now"}),
        ({"role": "COUNCILLOR"}, set()),
        ({"role": "nonsense", "when": "nonsense", "agency": "nonsense"}, {"Nia Now"}),
    ],
)
def test_people_are_found_by_name_role_and_day(
    asked: dict[str, str], found: set[str], coordinator: PageClient
) -> None:
    page = html(coordinator, PEOPLE, **asked)

    everybody = {"Nia Now", "Lee Left", "Rae Removed", "Cas Comes"}
    assert {name for name in everybody if name in page} == found


@pytest.mark.usefixtures("posts")
def test_people_are_found_by_agency_and_filters_can_be_taken_away(
    coordinator: PageClient, agency: AgencyOf
) -> None:
    police, schools = agency(Agency.Kind.POLICE).pk, agency(Agency.Kind.EDUCATION).pk

    found = html(coordinator, PEOPLE, agency=str(police), name="Nia", role="NOTIFIER")
    nobody = html(coordinator, PEOPLE, agency=str(schools), when="ENDED")

    assert "Nia Now" in found
    assert f'href="?agency={police}&amp;role=NOTIFIER"' in found
    assert 'href="?name=Nia&amp;role=NOTIFIER"' in found
    assert "Nobody matches these filters" in nobody
    assert "When: Ended" in nobody


def test_a_partnership_without_people_says_so(
    coordinator: PageClient, partnership: Partnership
) -> None:
    coordinator.person.appointments.exclude(pk=0).update(title="Alone")

    assert "1 post." in html(coordinator, PEOPLE)


def test_long_lists_have_pages(coordinator: PageClient, partnership: Partnership) -> None:
    for number in range(26):
        AppointmentFactory(
            partnership=partnership, holder_name=f"Person {number:02}", role=Role.NOTIFIER.value
        )

    first = html(coordinator, PEOPLE, role="NOTIFIER")
    second = html(coordinator, f"{PEOPLE}?role=NOTIFIER&page=2")

    assert "Person 24" in first
    assert "Person 25" not in first
    assert "Person 25" in second
    assert "?role=NOTIFIER&amp;page=2" in first


def test_the_page_of_a_person_tells_their_posts_and_their_history(
    coordinator: PageClient, partnership: Partnership, agency: AgencyOf
) -> None:
    user = UserFactory(name="Joan Field", email="joan@police.example")
    police = agency(Agency.Kind.POLICE)
    for title, days in (
        ("Inspector", {"made_by_name": "Priya Shah"}),
        ("Sergeant", {"ends_on": date(2024, 1, 31), "ended_by_name": "Priya Shah"}),
        ("Constable", {"ends_on": date(2020, 1, 31)}),
    ):
        AppointmentFactory(
            partnership=partnership, user=user, title=title, role=Role.NOTIFIER.value,
            agency=police, **days,
        )  # fmt: skip

    page = html(coordinator, at("person", user.pk))

    now, earlier = page.split("Posts that have ended", 1)
    assert "joan@police.example" in now
    assert "Never" in now
    assert "Inspector" in now
    assert "Priya Shah" in now
    assert "Sergeant" in earlier
    assert "Not recorded" in earlier
    assert "Its last day" in earlier
    assert "Give another post" in page


def test_somebody_whose_posts_have_ended_can_still_be_read_about(
    coordinator: PageClient, partnership: Partnership
) -> None:
    post = AppointmentFactory(partnership=partnership, ends_on=date(2026, 1, 1))

    page = html(coordinator, at("person", post.user_id))

    assert "nothing is open to them here" in page
    assert "Remove" not in page


def test_nobody_is_offered_a_post_for_themselves(coordinator: PageClient) -> None:
    page = html(coordinator, at("person", coordinator.person.pk))

    assert "Nobody gives posts to themselves" in page
    assert "Give another post" not in page


def test_an_administrator_is_not_offered_what_only_a_coordinator_ends(
    administrator: PageClient, partnership: Partnership, agency: AgencyOf
) -> None:
    post = AppointmentFactory(
        partnership=partnership,
        role=Role.STATUTORY_PARTNER.value,
        agency=agency(Agency.Kind.EDUCATION),
    )

    page = html(administrator, at("person", post.user_id))

    assert at("end_appointment", post.pk) not in page


@pytest.mark.parametrize("role", [Role.NOTIFIER, Role.INDEPENDENT_CHAIR, Role.COUNCILLOR])
def test_pages_of_people_are_for_those_who_keep_them(
    role: Role, sign_in: SignIn, partnership: Partnership
) -> None:
    post = AppointmentFactory(partnership=partnership)

    assert sign_in(role).get(at("person", post.user_id)).status_code == 404


def test_people_of_another_partnership_are_nowhere(
    coordinator: PageClient, signed_in_stranger: PageClient
) -> None:
    stranger = signed_in_stranger.person

    assert stranger.name not in html(coordinator, PEOPLE)
    assert coordinator.get(at("person", stranger.pk)).status_code == 404
    assert coordinator.get(at("person", 0)).status_code == 404


def test_the_page_of_a_person_asks_as_much_of_many_posts_as_of_one(
    coordinator: PageClient,
    partnership: Partnership,
    agency: AgencyOf,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    user = UserFactory()
    for ends_on in (None, None, date(2020, 1, 1), date(2020, 1, 1)):
        AppointmentFactory(
            partnership=partnership, user=user, ends_on=ends_on, agency=agency(Agency.Kind.POLICE)
        )

    with django_assert_num_queries(8):
        coordinator.get(at("person", user.pk))


def test_the_page_says_who_may_give_and_end_posts(sign_in: SignIn) -> None:
    page = html(sign_in(Role.COUNCILLOR), "/partnership/who-may-do-what/")

    table = page.split("Who may give and end posts")[1]
    assert "Agency administrator, for their own agency" in table
    assert "Notifier, Agency representative, Agency administrator" in table
    assert "Every role but Business manager or coordinator, Independent Chair" in table
    assert "Every role</td>" in table


def test_reading_about_people_takes_nothing(coordinator: Client) -> None:
    assert coordinator.post(PEOPLE).status_code == 405
    assert coordinator.post(at("person", 1)).status_code == 405
