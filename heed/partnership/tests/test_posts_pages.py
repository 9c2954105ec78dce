"""Can those who keep people give, change and end posts, with a question before each end?"""

from __future__ import annotations

from datetime import date

import pytest

from conftest import LetPass, SignIn
from heed.access.roles import Role
from heed.accounts.models import User
from heed.accounts.tests.factories import UserFactory
from heed.partnership import queries
from heed.partnership.models import Agency, Appointment, Group, Partnership
from heed.partnership.tests.factories import AgencyFactory, AppointmentFactory
from heed.partnership.tests.inviting import TODAY, AgencyOf
from heed.partnership.tests.pages import at, html
from tests.pages import PageClient

pytestmark = pytest.mark.usefixtures("_today")

FIRST_DAY = {"starts_on-day": "1", "starts_on-month": "9", "starts_on-year": "2026"}
AT_ONCE = {"when": "at-once"}
ADD_A_NAME = "/partnership/people/add-a-name/"


@pytest.fixture
def administrator(sign_in: SignIn) -> PageClient:
    """The administrator of the schools."""
    return sign_in(Role.AGENCY_ADMINISTRATOR)


@pytest.fixture
def notifier(partnership: Partnership, agency: AgencyOf) -> Appointment:
    """Joan Field notifies for the schools."""
    return AppointmentFactory(
        partnership=partnership,
        user=UserFactory(name="Joan Field"),
        title="Head teacher",
        role=Role.NOTIFIER.value,
        agency=agency(Agency.Kind.EDUCATION),
    )


def holder(post: Appointment) -> User:
    return User.objects.get(pk=post.user_id or 0)


def text(client: PageClient, page: str, data: dict[str, str]) -> str:
    return bytes(client.post(page, data, follow=True).content).decode()


def on_a_day(day: int, month: int, year: int) -> dict[str, str]:
    return {
        "when": "on-a-day",
        "ends_on-day": str(day),
        "ends_on-month": str(month),
        "ends_on-year": str(year),
    }


def test_a_name_is_put_on_the_list_without_rights(
    coordinator: PageClient, agency: AgencyOf
) -> None:
    typed = {
        **FIRST_DAY,
        "title": "Named doctor",
        "holder_name": "Dr Ruth Cole",
        "agency": str(agency(Agency.Kind.HEALTH).pk),
        "group": "",
    }

    answer = text(coordinator, ADD_A_NAME, typed)

    assert "Dr Ruth Cole is on the list" in answer
    post = Appointment.objects.get(holder_name="Dr Ruth Cole")
    assert (post.role, post.user, post.agency) == ("", None, agency(Agency.Kind.HEALTH))
    assert post.starts_on == date(2026, 9, 1)


def test_an_administrator_is_asked_for_neither_agency_nor_group(
    administrator: PageClient, agency: AgencyOf
) -> None:
    page = ADD_A_NAME
    assert "For which agency?" not in html(administrator, page)

    text(administrator, page, {**FIRST_DAY, "title": "Clerk", "holder_name": "Ann Poole"})

    assert Appointment.objects.get(title="Clerk").agency == agency(Agency.Kind.EDUCATION)


def test_somebody_here_is_given_another_post(
    coordinator: PageClient, notifier: Appointment, agency: AgencyOf
) -> None:
    typed = {
        "title": "Adviser",
        "role": "GROUP_MEMBER",
        "agency": str(agency(Agency.Kind.POLICE).pk),
        "group": str(Group.objects.get(kind=Group.Kind.REVIEW).pk),
    }

    answer = text(coordinator, at("give_post", notifier.user_id), typed)

    assert "Joan Field has another post" in answer
    post = Appointment.objects.get(title="Adviser")
    assert (post.user_id, post.role, post.starts_on) == (
        notifier.user_id,
        "GROUP_MEMBER",
        date(2026, 11, 23),
    )


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Enter the title of the post"),
        ({"title": "T", "role": "COORDINATOR"}, "Select one of the listed choices"),
        ({"title": "T", "role": "AGENCY_REPRESENTATIVE"}, "Choose the agency: for this role"),
        ({"title": "T", "role": "GROUP_CHAIR"}, "Choose the group: for this role"),
        ({"title": "T", "role": "LEAD_REVIEWER"}, "Enter a last day: a lead reviewer"),
        ({"title": "T", "role": "NOTIFIER", "agency": "0"}, "one of the listed choices"),
    ],
)
def test_a_post_that_cannot_be_given_is_explained(
    typed: dict[str, str], sentence: str, coordinator: PageClient, notifier: Appointment
) -> None:
    page = at("give_post", notifier.user_id)

    assert sentence in text(coordinator, page, typed or {"x": "x"})
    assert Appointment.objects.filter(user=holder(notifier)).count() == 1


def test_nobody_gives_themselves_a_post_on_a_page_either(
    administrator: PageClient,
) -> None:
    page = at("give_post", administrator.person.pk)

    answer = text(administrator, page, {"title": "Lead", "role": "AGENCY_REPRESENTATIVE"})

    assert "Nobody gives rights to themselves" in answer
    assert administrator.person.appointments.count() == 1


def test_an_administrator_gives_posts_in_their_agency_whatever_they_send(
    administrator: PageClient, notifier: Appointment, agency: AgencyOf
) -> None:
    typed = {
        "title": "Lead",
        "role": "AGENCY_REPRESENTATIVE",
        "agency": str(agency(Agency.Kind.POLICE).pk),
        "group": str(Group.objects.get(kind=Group.Kind.REVIEW).pk),
    }

    text(administrator, at("give_post", notifier.user_id), typed)

    post = Appointment.objects.get(title="Lead")
    assert (post.agency, post.group) == (agency(Agency.Kind.EDUCATION), None)


def test_a_post_is_changed_from_the_next_click(
    coordinator: PageClient, notifier: Appointment
) -> None:
    page = at("change_post", notifier.pk)
    assert 'value="Head teacher"' in html(coordinator, page)

    answer = text(coordinator, page, {"title": "Lead", "role": "AGENCY_REPRESENTATIVE"})

    assert "The post of Joan Field has been changed" in answer
    viewer = queries.viewer_for(holder(notifier), on=TODAY)
    assert viewer is not None
    assert viewer.roles == {Role.AGENCY_REPRESENTATIVE}


def test_a_change_beyond_ones_right_is_explained(
    administrator: PageClient, notifier: Appointment, partnership: Partnership
) -> None:
    Appointment.objects.filter(pk=notifier.pk).update(role=Role.STATUTORY_PARTNER.value)
    page = at("change_post", notifier.pk)

    answer = text(administrator, page, {"title": "Lead", "role": "NOTIFIER"})

    assert "may not end this post: Statutory safeguarding partner. Ask a coordinator." in answer


def test_a_name_without_an_account_has_no_rights_to_change(
    coordinator: PageClient, partnership: Partnership
) -> None:
    post = AppointmentFactory(
        partnership=partnership, user=None, holder_name="Ann", title="Head", role=""
    )

    assert coordinator.get(at("change_post", post.pk)).status_code == 404


def test_a_post_is_ended_with_a_day_after_a_question(
    coordinator: PageClient, notifier: Appointment
) -> None:
    page = at("end_appointment", notifier.pk)
    assert "Joan Field" in html(coordinator, page)

    question = text(coordinator, page, on_a_day(30, 11, 2026))
    assert "End the post of Joan Field?" in question
    assert "It ends with 30 November 2026." in question
    assert "From this moment" not in question

    answer = text(coordinator, page, {**on_a_day(30, 11, 2026), "confirmed": "yes"})
    assert "The post of Joan Field has been ended" in answer
    notifier.refresh_from_db()
    assert (notifier.ends_on, notifier.removed_at) == (date(2026, 11, 30), None)


def test_a_post_ended_at_once_opens_nothing_at_the_next_request(
    coordinator: PageClient, notifier: Appointment
) -> None:
    theirs = PageClient()
    theirs.force_login(holder(notifier))
    assert theirs.get("/desk/").status_code == 200
    page = at("end_appointment", notifier.pk)

    question = text(coordinator, page, AT_ONCE)
    assert "It ends at once." in question
    assert "From this moment they cannot see or do anything" in question
    assert theirs.get("/desk/").status_code == 200

    coordinator.post(page, {**AT_ONCE, "confirmed": "yes"})

    assert theirs.get("/desk/").status_code == 403


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (on_a_day(1, 1, 2019), "on or after"),
        (AT_ONCE, "last coordinator"),
        (on_a_day(1, 1, 2027), "last coordinator"),
        ({"x": "x"}, "Select when the post ends"),
        ({"when": "on-a-day"}, "Enter the last day in the post"),
    ],
)
def test_an_end_that_cannot_be_is_explained(
    typed: dict[str, str], sentence: str, coordinator: PageClient
) -> None:
    post = Appointment.objects.get(user=coordinator.person)

    page = at("end_appointment", post.pk)

    assert sentence in text(coordinator, page, {**typed, "confirmed": "yes"})


def test_somebody_is_removed_with_all_their_posts_after_a_question(
    coordinator: PageClient, notifier: Appointment, partnership: Partnership
) -> None:
    AppointmentFactory(
        partnership=partnership, user=holder(notifier), title="Adviser", role="", starts_on=TODAY
    )
    page = at("remove_person", notifier.user_id)

    question = html(coordinator, page)
    assert "Remove Joan Field?" in question
    assert "Head teacher" in question
    assert "Adviser" in question
    assert queries.viewer_for(holder(notifier), on=TODAY)

    answer = text(coordinator, page, {})

    assert "Joan Field has been removed" in answer
    assert queries.viewer_for(holder(notifier), on=TODAY) is None
    assert coordinator.get(page).status_code == 404


def test_an_administrator_removes_what_is_theirs_to_end(
    administrator: PageClient, notifier: Appointment, partnership: Partnership, agency: AgencyOf
) -> None:
    staying = AppointmentFactory(
        partnership=partnership,
        user=holder(notifier),
        title="Partner",
        role=Role.STATUTORY_PARTNER.value,
        agency=agency(Agency.Kind.EDUCATION),
    )
    page = at("remove_person", notifier.user_id)
    assert "Only a coordinator can end:" in html(administrator, page)

    text(administrator, page, {})

    viewer = queries.viewer_for(holder(notifier), on=TODAY)
    assert viewer is not None
    assert viewer.roles == {Role.STATUTORY_PARTNER}
    question = text(administrator, page, {})
    assert "These posts end at once" not in question
    assert Appointment.objects.filter(Appointment.held(TODAY)).contains(staying)


def test_the_last_coordinator_is_not_removed(coordinator: PageClient) -> None:
    answer = text(coordinator, at("remove_person", coordinator.person.pk), {})

    assert "This is the last coordinator." in answer
    assert queries.viewer_for(coordinator.person, on=TODAY)


PAGES = ["end_appointment", "change_post", "give_post", "remove_person"]


def about(page: str, post: Appointment) -> str:
    """Return the address of a page about a post, or about the person who holds it."""
    return at(page, post.pk if page in {"end_appointment", "change_post"} else post.user_id)


@pytest.mark.parametrize("page", PAGES)
def test_posts_of_others_are_not_found(page: str, coordinator: PageClient) -> None:
    elsewhere = AppointmentFactory(agency=AgencyFactory())

    for address in (about(page, elsewhere), at(page, 0)):
        assert coordinator.get(address).status_code == 404


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", [Role.INDEPENDENT_CHAIR, Role.NOTIFIER])
def test_nobody_else_gives_or_ends_posts(
    page: str, role: Role, sign_in: SignIn, notifier: Appointment
) -> None:
    client = sign_in(role)

    for address in (about(page, notifier), ADD_A_NAME):
        assert client.get(address).status_code == 403
        assert client.post(address, {**AT_ONCE, "confirmed": "yes"}).status_code == 403


@pytest.mark.parametrize("page", PAGES)
def test_a_change_of_rights_asks_again_who_one_is(
    page: str, coordinator: PageClient, notifier: Appointment, let_pass: LetPass
) -> None:
    let_pass(minutes=6)

    for address in (about(page, notifier), ADD_A_NAME):
        assert "Confirm it is you" in html(coordinator, address)
