"""Can people be invited, seconded, sent a link again and withdrawn, and by nobody else?"""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.test import override_settings

from conftest import LetPass, SignIn, StopClock
from heed.access.roles import Role
from heed.partnership import letters
from heed.partnership.models import Agency, Invitation
from heed.partnership.tests.inviting import AT, EMAIL, AgencyOf, invite, send
from heed.partnership.tests.pages import at, html
from tests.pages import PageClient

pytestmark = pytest.mark.usefixtures("_today")

NEW = "/partnership/people/invite/"
LIST = "/partnership/invitations/"


@pytest.fixture
def administrator(sign_in: SignIn) -> PageClient:
    """The administrator of the schools."""
    return sign_in(Role.AGENCY_ADMINISTRATOR)


@pytest.fixture
def chair(sign_in: SignIn) -> PageClient:
    return sign_in(Role.INDEPENDENT_CHAIR)


@pytest.fixture
def schools(agency: AgencyOf) -> Agency:
    return agency(Agency.Kind.EDUCATION)


@pytest.fixture
def invited(administrator: PageClient, schools: Agency) -> Invitation:
    """Joan Field, invited for the schools, and not yet sent anything."""
    return invite(administrator.viewer, Role.AGENCY_REPRESENTATIVE, schools)


@pytest.fixture
def proposed(coordinator: PageClient) -> Invitation:
    """Joan Field, proposed as a second coordinator."""
    return invite(coordinator.viewer, Role.COORDINATOR)


def text(client: PageClient, page: str, data: dict[str, str] | None = None) -> str:
    return bytes(client.post(page, data or {}, follow=True).content).decode()


def typed(role: Role, agency: Agency | None = None, **more: str) -> dict[str, str]:
    return {
        "name": "Joan Field",
        "email": EMAIL,
        "title": "Safeguarding lead",
        "role": role.value,
        "agency": str(agency.pk) if agency else "",
        "group": "",
        **more,
    }


def test_somebody_is_invited_and_the_demonstration_shows_the_email(
    coordinator: PageClient, schools: Agency
) -> None:
    assert "says nothing about cases" in html(coordinator, NEW)

    page = text(coordinator, NEW, typed(Role.AGENCY_REPRESENTATIVE, schools))

    assert "The invitation has been sent" in page
    assert "This is what it would say:" in page
    link = page.split('href="http://testserver/partnership/invited/')[1].split('"')[0]
    assert f"http://testserver/partnership/invited/{link}" in mail.outbox[0].body
    assert "Sent, not answered yet" in page
    assert "30 November 2026 at 9am" in page


@override_settings(DEMONSTRATION=False, MAIL_HOST="mail.example")
def test_outside_a_demonstration_nobody_but_the_person_sees_the_link(
    coordinator: PageClient, schools: Agency
) -> None:
    page = text(coordinator, NEW, typed(Role.AGENCY_REPRESENTATIVE, schools))

    assert "The invitation has been sent" in page
    assert "/partnership/invited/" not in page
    assert "letter" not in coordinator.session


def test_the_email_of_another_invitation_is_not_shown(
    coordinator: PageClient, schools: Agency, invited: Invitation
) -> None:
    text(coordinator, NEW, typed(Role.NOTIFIER, schools))

    assert "This is what it would say:" not in html(coordinator, at("invitation", invited.pk))


def test_an_administrator_invites_for_their_own_agency(
    administrator: PageClient, schools: Agency, agency: AgencyOf
) -> None:
    form = html(administrator, NEW)
    assert "For which agency?" not in form
    assert "Statutory safeguarding partner" not in form

    text(administrator, NEW, typed(Role.NOTIFIER, agency(Agency.Kind.POLICE)))

    assert Invitation.objects.get().agency == schools


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": ""}, "Enter the name of the person"),
        ({"email": "nowhere"}, "in the correct format"),
        ({"role": ""}, "Select what they may do"),
        ({"role": "AGENCY_REPRESENTATIVE", "agency": ""}, "Choose the agency"),
        ({"role": "LEAD_REVIEWER"}, "Enter a last day"),
    ],
)
def test_an_invitation_that_cannot_be_is_explained(
    change: dict[str, str], sentence: str, coordinator: PageClient, schools: Agency
) -> None:
    page = text(coordinator, NEW, typed(Role.NOTIFIER, schools) | change)

    assert sentence in page
    assert "Safeguarding lead" in page
    assert not Invitation.objects.exists()


def test_nobody_invites_themselves(coordinator: PageClient, schools: Agency) -> None:
    own = typed(Role.NOTIFIER, schools, email=coordinator.person.email)

    assert "Nobody gives rights to themselves" in text(coordinator, NEW, own)


def test_an_open_invitation_is_not_repeated(coordinator: PageClient, schools: Agency) -> None:
    text(coordinator, NEW, typed(Role.NOTIFIER, schools))

    assert "There is an open invitation" in text(coordinator, NEW, typed(Role.NOTIFIER, schools))


def test_an_email_that_cannot_be_sent_leaves_the_invitation_to_be_sent_later(
    coordinator: PageClient, schools: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("Connection refused")

    monkeypatch.setattr(letters, "send_mail", refuse)

    page = text(coordinator, NEW, typed(Role.NOTIFIER, schools))

    assert "There is a problem" in page
    assert "The invitation is kept, but the email could not be sent. Connection refused" in page
    assert "Not sent yet" in page
    assert "Send the invitation" in page


def test_what_reaches_the_whole_partnership_waits_for_a_second_person(
    coordinator: PageClient, chair: PageClient
) -> None:
    page = text(coordinator, NEW, typed(Role.COORDINATOR))
    assert "Your proposal waits for a second person to confirm it" in page
    assert "Somebody other than" in page
    assert "Confirm</button>" not in page.replace("\n", "").replace("  ", "")
    assert mail.outbox == []
    (proposed,) = Invitation.objects.all()
    address = at("invitation", proposed.pk)

    assert "Confirm" in html(chair, address)
    assert "You have confirmed it." in text(chair, at("confirm", proposed.pk))

    assert "Send the invitation" not in html(chair, address)
    assert "Send the invitation" in html(coordinator, address)
    text(coordinator, at("send", proposed.pk))
    assert mail.outbox[0].to == [EMAIL]


def test_nobody_is_their_own_second_person(coordinator: PageClient, proposed: Invitation) -> None:
    page = text(coordinator, at("confirm", proposed.pk))

    assert "You proposed this yourself." in page
    proposed.refresh_from_db()
    assert proposed.needs_second_person


def test_a_link_is_sent_again(
    administrator: PageClient, invited: Invitation, stop_clock: StopClock
) -> None:
    first = send(invited, by=administrator.viewer)
    later: datetime = AT + timedelta(days=8)
    stop_clock(f"{later:%Y-%m-%d} 09:00")
    assert "Expired" in html(administrator, at("invitation", invited.pk))

    page = text(administrator, at("send", invited.pk))

    assert "Sent, not answered yet" in page
    assert "Send a new link" in page
    assert first not in page


def test_an_invitation_is_withdrawn_after_a_question(
    administrator: PageClient, invited: Invitation
) -> None:
    address = at("withdraw", invited.pk)
    assert "Withdraw the invitation of Joan Field?" in html(administrator, address)

    page = text(administrator, address)

    assert "The invitation of Joan Field has been withdrawn" in page
    assert "Send the invitation" not in page
    assert "has been accepted or withdrawn already" in text(administrator, at("send", invited.pk))


def test_invitations_are_listed_newest_first_with_how_they_stand(
    coordinator: PageClient, chair: PageClient, invited: Invitation, proposed: Invitation
) -> None:
    page = html(coordinator, LIST)

    assert page.count("Joan Field</a>") == 2
    assert page.index("Waiting for a second person") < page.index("Not sent yet")
    for_the_chair = html(chair, LIST)
    assert "Waiting for a second person" in for_the_chair
    assert "Not sent yet" not in for_the_chair
    assert "Invite somebody" not in for_the_chair


def test_an_administrator_sees_their_own_agencys_invitations_only(
    administrator: PageClient,
    coordinator: PageClient,
    invited: Invitation,
    proposed: Invitation,
    agency: AgencyOf,
) -> None:
    others = invite(coordinator.viewer, Role.NOTIFIER, agency(Agency.Kind.POLICE))

    assert html(administrator, LIST).count("Joan Field</a>") == 1
    for hidden in (others, proposed):
        assert administrator.get(at("invitation", hidden.pk)).status_code == 404
        assert administrator.post(at("send", hidden.pk)).status_code == 404
        assert administrator.post(at("withdraw", hidden.pk)).status_code == 404


def test_an_empty_list_says_so(coordinator: PageClient) -> None:
    assert "Nobody has been invited yet" in html(coordinator, LIST)


def test_a_long_list_has_pages(coordinator: PageClient, schools: Agency) -> None:
    for number in range(26):
        invite(coordinator.viewer, Role.NOTIFIER, schools, email=f"person.{number}@x.example")

    assert "?page=2" in html(coordinator, LIST)
    assert html(coordinator, f"{LIST}?page=2").count("Joan Field</a>") == 1


@pytest.mark.parametrize("role", [Role.NOTIFIER, Role.GROUP_CHAIR, Role.COUNCILLOR])
def test_invitations_are_for_those_who_keep_or_confirm_them(
    role: Role, sign_in: SignIn, invited: Invitation, proposed: Invitation
) -> None:
    client = sign_in(role)

    assert client.get(LIST).status_code == 403
    assert client.get(NEW).status_code == 403
    for found in (invited, proposed):
        assert client.get(at("invitation", found.pk)).status_code == 404
        for act in ("send", "confirm", "withdraw"):
            assert client.post(at(act, found.pk)).status_code == 403


def test_invitations_of_another_partnership_are_not_found(
    signed_in_stranger: PageClient, invited: Invitation
) -> None:
    assert signed_in_stranger.get(at("invitation", invited.pk)).status_code == 404
    assert "Joan Field" not in html(signed_in_stranger, LIST)


def test_acts_are_sent_never_opened(administrator: PageClient, invited: Invitation) -> None:
    for act in ("send", "confirm"):
        assert administrator.get(at(act, invited.pk)).status_code == 405


@pytest.mark.parametrize("act", ["send", "withdraw"])
def test_every_act_asks_again_who_one_is(
    act: str, administrator: PageClient, invited: Invitation, let_pass: LetPass
) -> None:
    let_pass(minutes=6)

    assert "Confirm it is you" in text(administrator, at(act, invited.pk))
    assert "Confirm it is you" in html(administrator, NEW)
    assert "Invitations" in html(administrator, LIST)
