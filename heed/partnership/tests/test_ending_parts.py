"""Do agencies and groups end with a day, and never while somebody still needs them?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from conftest import SignIn, ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.audit.models import AuditEntry
from heed.partnership import actions, queries
from heed.partnership.models import Agency, Group, Partnership
from heed.partnership.tests.factories import AgencyFactory, AppointmentFactory, GroupFactory
from heed.partnership.tests.pages import at, html
from tests.pages import PageClient

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY = date(2026, 11, 23)
TOMORROW = date(2026, 11, 24)
YESTERDAY = date(2026, 11, 22)
End = Callable[..., None]


@pytest.fixture
def coordinator(viewer_of: ViewerOf) -> Viewer:
    return viewer_of(Role.COORDINATOR)


@pytest.fixture
def agency(partnership: Partnership) -> Agency:
    return AgencyFactory(partnership=partnership, name="Westshire Probation")


@pytest.fixture
def group(partnership: Partnership) -> Group:
    return GroupFactory(partnership=partnership, name="Neglect Group")


def typed(last_day: date, **more: str) -> dict[str, str]:
    return {
        "ends_on-day": str(last_day.day),
        "ends_on-month": str(last_day.month),
        "ends_on-year": str(last_day.year),
        **more,
    }


def newest() -> AuditEntry:
    return AuditEntry.objects.latest("pk")


class TestActions:
    def test_an_agency_takes_part_until_its_last_day(
        self, coordinator: Viewer, agency: Agency
    ) -> None:
        actions.end_agency(agency, ends_on=TODAY, by=coordinator, at=AT)

        here = coordinator.partnership_id
        assert agency in queries.agencies(here, on=TODAY)
        assert agency not in queries.agencies(here, on=TOMORROW)
        assert newest().event == "partnership:agency:ended"
        assert newest().changes == {"ends_on": [None, "2026-11-23"]}

    def test_a_group_is_there_until_its_last_day(self, coordinator: Viewer, group: Group) -> None:
        actions.end_group(group, ends_on=TODAY, by=coordinator, at=AT)

        here = coordinator.partnership_id
        assert group in queries.groups(here, on=TODAY)
        assert group not in queries.groups(here, on=TOMORROW)
        assert newest().event == "partnership:group:ended"

    def test_what_reported_to_it_reports_to_nobody(
        self, coordinator: Viewer, group: Group, partnership: Partnership
    ) -> None:
        GroupFactory(partnership=partnership, name="Below", reports_to=group)
        actions.end_group(group, ends_on=TODAY, by=coordinator, at=AT)

        bodies = {
            on: {
                body.name: body.reports_to
                for body in queries.structure(partnership.pk, on=on).groups
            }
            for on in (TODAY, TOMORROW)
        }

        assert bodies[TODAY]["Below"] == "Neglect Group"
        assert bodies[TOMORROW]["Below"] == ""

    def test_nothing_ends_before_it_began_or_a_second_time(
        self, coordinator: Viewer, group: Group
    ) -> None:
        with pytest.raises(actions.EndsBeforeItStarts, match="Neglect Group began later"):
            actions.end_group(group, ends_on=date(2018, 1, 1), by=coordinator, at=AT)
        actions.end_group(group, ends_on=TOMORROW, by=coordinator, at=AT)
        actions.end_group(group, ends_on=YESTERDAY, by=coordinator, at=AT)

        with pytest.raises(actions.OverAlready, match="Neglect Group has ended already"):
            actions.end_group(group, ends_on=TODAY, by=coordinator, at=AT)

    @pytest.mark.parametrize(
        ("days", "stays"),
        [
            ({}, True),
            ({"ends_on": TOMORROW}, True),
            ({"starts_on": date(2027, 1, 4)}, True),
            (
                {
                    "starts_on": date(2027, 1, 4),
                    "ends_on": date(2027, 1, 4),
                    "removed_at": AT,
                },
                False,
            ),
            ({"ends_on": TODAY}, False),
        ],
    )
    def test_it_does_not_end_while_somebody_holds_a_post_there(
        self, days: dict[str, object], stays: bool, coordinator: Viewer, agency: Agency
    ) -> None:
        AppointmentFactory(
            partnership=agency.partnership,
            agency=agency,
            holder_name="Ada Jones",
            role=Role.NOTIFIER.value,
            **days,
        )

        if not stays:
            actions.end_agency(agency, ends_on=TODAY, by=coordinator, at=AT)
            return
        with pytest.raises(actions.StillNeeded, match="Ada Jones would still hold a post there"):
            actions.end_agency(agency, ends_on=TODAY, by=coordinator, at=AT)

    def test_a_few_are_named_and_each_once(self, coordinator: Viewer, group: Group) -> None:
        for name in ("Fay", "Ada", "Bo", "Cy", "Di", "Eva", "Ada"):
            AppointmentFactory(partnership=group.partnership, group=group, holder_name=name)

        with pytest.raises(actions.StillNeeded, match="Ada, Bo, Cy, Di, Eva and others would"):
            actions.end_group(group, ends_on=TODAY, by=coordinator, at=AT)

    def test_it_does_not_end_while_somebody_is_invited(
        self, coordinator: Viewer, agency: Agency
    ) -> None:
        def invite(name: str) -> object:
            return actions.invite(
                email=f"{name.lower()}@example.org.uk",
                name=name,
                offer=actions.Offer(
                    title="Officer", role=Role.AGENCY_REPRESENTATIVE, agency=agency
                ),
                by=coordinator,
                at=AT,
            )

        invite("Joan")
        with pytest.raises(actions.StillNeeded, match="Joan is invited to a post there"):
            actions.end_agency(agency, ends_on=TODAY, by=coordinator, at=AT)
        invite("Kim")
        with pytest.raises(actions.StillNeeded, match="Joan and Kim are invited to posts there"):
            actions.end_agency(agency, ends_on=TODAY, by=coordinator, at=AT)

    def test_others_end_nothing(
        self, viewer_of: ViewerOf, stranger: Viewer, agency: Agency, group: Group
    ) -> None:
        for by in (viewer_of(Role.INDEPENDENT_CHAIR), stranger):
            with pytest.raises(PermissionDenied):
                actions.end_agency(agency, ends_on=TODAY, by=by, at=AT)
            with pytest.raises(PermissionDenied):
                actions.end_group(group, ends_on=TODAY, by=by, at=AT)


@pytest.mark.usefixtures("_today")
class TestPages:
    @pytest.fixture
    def client(self, sign_in: SignIn) -> PageClient:
        return sign_in(Role.COORDINATOR)

    def test_an_agency_is_ended_after_it_was_said_what_that_means(
        self, client: PageClient, agency: Agency
    ) -> None:
        page = at("end_agency", agency.pk)
        assert f'href="{page}"' in html(client, at("change_contact", agency.pk))

        asked = html(client, page)
        checked = client.post(page, typed(TODAY)).content.decode()
        before = Agency.objects.get(pk=agency.pk).ends_on
        done = client.post(page, typed(TODAY, confirmed="yes"), follow=True).content.decode()

        assert "When does Westshire Probation stop taking part?" in asked
        assert "Its last day is 23 November 2026" in checked
        assert "no safeguarding partner any more" not in checked
        assert before is None
        assert "The last day of Westshire Probation is 23 November 2026" in done
        assert "Relevant agency, until 23 November 2026" in done
        assert Agency.objects.get(pk=agency.pk).ends_on == TODAY

    def test_a_statutory_partner_is_no_partner_any_more(
        self, client: PageClient, partnership: Partnership
    ) -> None:
        health = AgencyFactory(partnership=partnership, name="NHS", is_statutory_partner=True)

        checked = client.post(at("end_agency", health.pk), typed(TODAY)).content.decode()

        done = client.post(
            at("end_agency", health.pk), typed(TODAY, confirmed="yes"), follow=True
        ).content.decode()
        assert "It is no safeguarding partner any more" in checked
        assert "Statutory partner, until 23 November 2026" in done

    def test_a_group_is_ended_after_it_was_said_what_that_means(
        self, client: PageClient, group: Group
    ) -> None:
        page = at("end_group", group.pk)
        GroupFactory(partnership=group.partnership, name="Below", reports_to=group)
        assert f'href="{page}"' in html(client, "/partnership/")

        asked = html(client, page)
        checked = client.post(page, typed(TODAY)).content.decode()
        done = client.post(page, typed(TODAY, confirmed="yes"), follow=True).content.decode()

        assert "Other. Its last day is 23 November 2026." in done
        assert "When does Neglect Group end?" in asked
        assert "Below reports to nobody." in checked
        assert "Rapid reviews need another group" not in checked
        assert Group.objects.get(pk=group.pk).ends_on == TODAY

    def test_the_review_group_is_needed_for_rapid_reviews(
        self, client: PageClient, partnership: Partnership
    ) -> None:
        review = Group.objects.get(partnership=partnership, kind=Group.Kind.REVIEW)
        GroupFactory(partnership=partnership, name="One", reports_to=review)
        GroupFactory(partnership=partnership, name="Two", reports_to=review)

        checked = client.post(at("end_group", review.pk), typed(TODAY)).content.decode()

        assert "Rapid reviews need another group to recommend" in checked
        assert "One and Two report to nobody." in checked

    def test_a_group_nothing_reports_to_is_ended_without_a_word_of_others(
        self, client: PageClient, group: Group
    ) -> None:
        checked = client.post(at("end_group", group.pk), typed(TODAY)).content.decode()

        assert "Nobody can be given a seat in it" in checked
        assert "to nobody." not in checked

    def test_a_refusal_stands_at_the_day_that_was_typed(
        self, client: PageClient, group: Group
    ) -> None:
        AppointmentFactory(partnership=group.partnership, group=group, holder_name="Ada Jones")

        answer = client.post(at("end_group", group.pk), typed(TODAY, confirmed="yes"))

        assert "Ada Jones would still hold a post there" in answer.content.decode()
        assert Group.objects.get(pk=group.pk).ends_on is None

    @pytest.mark.parametrize("page", ["end_agency", "end_group"])
    def test_what_is_not_there_today_or_elsewhere_is_not_found(
        self, page: str, client: PageClient, another_partnership: Partnership
    ) -> None:
        model = Agency if page == "end_agency" else Group
        elsewhere = model.objects.filter(partnership=another_partnership)[0]

        assert client.get(at(page, elsewhere.pk)).status_code == 404
        assert client.get(at(page, None)).status_code == 404

    @pytest.mark.parametrize("page", ["end_agency", "end_group"])
    def test_others_are_refused_and_offered_nothing(
        self, page: str, sign_in: SignIn, agency: Agency
    ) -> None:
        chair = sign_in(Role.INDEPENDENT_CHAIR)

        assert chair.get(at(page, agency.pk)).status_code == 403
        assert "/end/" not in html(chair, "/partnership/")
