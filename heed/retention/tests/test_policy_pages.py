"""Can the queue, the classes and what is left of files be read, searched and kept in order?"""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.events import Event
from heed.audit.models import AuditEntry
from heed.casefiles.models import CaseFile
from heed.core import clock
from heed.partnership.models import Partnership
from heed.retention.models import RetentionClass, Tombstone
from heed.retention.tests.conftest import over
from heed.retention.tests.factories import (
    ClassificationFactory,
    LegalHoldFactory,
    ProposalFactory,
    RetentionClassFactory,
    TombstoneFactory,
)
from tests.pages import PageClient

pytestmark = pytest.mark.usefixtures("now")
QUEUE, CLASSES, DESTROYED = "/retention/", "/retention/classes/", "/retention/destroyed/"

TYPED = {
    "name": "Rapid review",
    "trigger": "CASE_ENDED",
    "years": "35",
    "basis": "Policy of 2026",
    "source": "Minute 4",
    "checked_on-day": "2",
    "checked_on-month": "11",
    "checked_on-year": "2026",
    "is_default": "no",
}


def change(kept_as: RetentionClass) -> str:
    return reverse("retention:change_class", args=[kept_as.pk])


def html(client: PageClient, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def send(client: PageClient, path: str, **typed: str) -> Any:
    return client.post(path, {"acting-for": client.viewer.place, **typed})


class TestQueue:
    def test_an_empty_queue_says_what_to_do(self, keeper: PageClient) -> None:
        page = html(keeper, QUEUE)

        assert "There are no files to keep yet" in page
        assert "has not said yet how long files are kept" in page

    def test_files_stand_with_their_day_and_how_it_was_worked_out(
        self, keeper: PageClient, case_file: CaseFile
    ) -> None:
        page = html(keeper, QUEUE)

        assert f'href="/cases/{case_file.reference}/retention/"' in page
        assert "4\xa0March\xa02026" in page
        assert "1 file. One review is due." in page
        assert "“Not notified” is kept for 2 years: until 4 March 2026." in page

    def test_proposals_that_wait_are_counted(
        self, keeper: PageClient, case_file: CaseFile, partnership: Partnership
    ) -> None:
        for file in (case_file, over(partnership)):
            ProposalFactory(case_file=file)

        page = html(keeper, QUEUE)

        assert "2 files. No review is due, and two proposals wait for a second person." in page

    def test_without_a_class_no_day_is_known(
        self, keeper: PageClient, partnership: Partnership
    ) -> None:
        over(partnership)

        page = html(keeper, QUEUE)

        assert "Not known yet" in page
        assert "None chosen" in page

    def test_it_is_filtered_and_every_filter_can_be_taken_away(
        self, keeper: PageClient, case_file: CaseFile, two_years: RetentionClass
    ) -> None:
        held = over(case_file.partnership)
        LegalHoldFactory(case_file=held)
        ProposalFactory(case_file=case_file)

        on_hold = html(keeper, f"{QUEUE}?standing=ON_HOLD&kept_as={two_years.pk}&sort=-reference")
        nothing = html(keeper, f"{QUEUE}?standing=SOON")
        nonsense = html(keeper, f"{QUEUE}?standing=NONSENSE&kept_as=9999999&sort=nonsense")

        assert held.reference in on_hold
        assert case_file.reference not in on_hold
        assert f'href="?kept_as={two_years.pk}&amp;sort=-reference"' in on_hold
        assert "No file matches these filters" in nothing
        assert "2 files. No review is due, and one proposal waits" in nonsense

    def test_it_is_turned_over(
        self, keeper: PageClient, partnership: Partnership, two_years: RetentionClass
    ) -> None:
        for _ in range(26):
            ClassificationFactory(case_file=over(partnership), retention_class=two_years)

        assert html(keeper, f"{QUEUE}?sort=class").count('scope="row"') == 25
        assert html(keeper, f"{QUEUE}?sort=class&page=2").count('scope="row"') == 1

    def test_it_asks_as_much_however_long_it_is(
        self,
        keeper: PageClient,
        partnership: Partnership,
        django_assert_num_queries: DjangoAssertNumQueries,
    ) -> None:
        for _ in range(3):
            over(partnership)
        keeper.get(QUEUE)

        with django_assert_num_queries(17):
            keeper.get(QUEUE)

    def test_it_is_in_the_bar_of_those_who_keep_files(
        self, keeper: PageClient, sign_in: SignIn
    ) -> None:
        assert f'href="{QUEUE}"' in html(keeper, "/desk/")
        assert f'href="{QUEUE}"' not in html(sign_in(Role.GROUP_CHAIR), "/desk/")

    @pytest.mark.parametrize("path", [QUEUE, CLASSES, f"{CLASSES}add/", DESTROYED])
    def test_others_are_refused(self, sign_in: SignIn, nobody: PageClient, path: str) -> None:
        assert sign_in(Role.GROUP_CHAIR).get(path).status_code == 403
        assert nobody.get(path).status_code == 302

    @pytest.mark.parametrize("path", [QUEUE, CLASSES, DESTROYED])
    def test_nothing_can_be_sent_to_what_is_only_read(self, keeper: PageClient, path: str) -> None:
        assert send(keeper, path).status_code == 405


class TestClasses:
    def test_there_are_none_at_first(self, keeper: PageClient) -> None:
        assert "There are no retention classes yet" in html(keeper, CLASSES)

    def test_they_stand_with_what_they_rest_on(
        self, keeper: PageClient, two_years: RetentionClass
    ) -> None:
        RetentionClassFactory(
            partnership=two_years.partnership,
            name="Looked after",
            trigger=RetentionClass.Trigger.LOOKED_AFTER,
            years=None,
        )
        page = html(keeper, CLASSES)

        assert f'href="{change(two_years)}"' in page
        assert "Retention schedule of the partnership. Schedule 2026, line 4" in page
        assert "Every file without another" in page
        assert "As the law says" in page
        assert "No class holds by default" not in page

    def test_without_a_default_that_is_said(
        self, keeper: PageClient, partnership: Partnership
    ) -> None:
        RetentionClassFactory(partnership=partnership)

        assert "No class holds by default" in html(keeper, CLASSES)

    def test_one_is_added(self, keeper: PageClient) -> None:
        response = send(keeper, f"{CLASSES}add/", **TYPED)

        assert response.status_code == 302
        made = RetentionClass.objects.get()
        assert (made.name, made.years, made.is_default) == ("Rapid review", 35, False)

    def test_what_is_wrong_is_said_beside_it(
        self, keeper: PageClient, two_years: RetentionClass
    ) -> None:
        page = send(keeper, f"{CLASSES}add/", **TYPED | {"name": two_years.name}).content.decode()
        years = send(keeper, f"{CLASSES}add/", **TYPED | {"years": ""}).content.decode()
        future = send(keeper, f"{CLASSES}add/", **TYPED | {"checked_on-year": "2027"})

        assert 'href="#id_name"' in page
        assert "There is a class of this name already" in page
        assert "Say how many years the file is kept" in years
        assert "must be today or earlier" in future.content.decode()

    def test_one_is_changed_and_shows_what_it_says_now(
        self, keeper: PageClient, two_years: RetentionClass
    ) -> None:
        path = change(two_years)
        page = html(keeper, path)
        seen = page.partition('name="seen" value="')[2].partition('"')[0]

        response = send(keeper, path, **TYPED, seen=seen)
        late = send(keeper, path, **TYPED, seen=seen)

        assert 'value="Not notified"' in page
        assert response.status_code == 302
        two_years.refresh_from_db()
        assert two_years.years == 35
        assert "changed this class while this page was open" in late.content.decode()

    def test_one_of_another_partnership_is_not_there(
        self, keeper: PageClient, two_years: RetentionClass, signed_in_stranger: PageClient
    ) -> None:
        assert signed_in_stranger.get(change(two_years)).status_code == 404
        assert keeper.get(f"{CLASSES}{two_years.pk + 1}/").status_code == 404


class TestDestroyed:
    def test_nothing_was_destroyed(self, keeper: PageClient) -> None:
        assert "No file has been destroyed" in html(keeper, DESTROYED)

    def test_what_is_left_can_be_read(self, keeper: PageClient, partnership: Partnership) -> None:
        tombstone = TombstoneFactory(partnership=partnership)

        assert f'href="{DESTROYED}{tombstone.reference}/"' in html(keeper, DESTROYED)
        page = html(keeper, f"{DESTROYED}{tombstone.reference}/")
        for words in ("8 January 2020", "2 years", "by Ida Independent", "Incidents", "20 January"):
            assert words in page

    def test_many_are_turned_over(self, keeper: PageClient, partnership: Partnership) -> None:
        TombstoneFactory.create_batch(26, partnership=partnership)

        assert html(keeper, DESTROYED).count('scope="row"') == 25
        assert html(keeper, f"{DESTROYED}?page=2").count('scope="row"') == 1

    def test_it_is_not_for_others(
        self,
        keeper: PageClient,
        signed_in_stranger: PageClient,
        sign_in: SignIn,
        partnership: Partnership,
    ) -> None:
        path = f"{DESTROYED}{TombstoneFactory(partnership=partnership).reference}/"

        assert sign_in(Role.DATA_PROTECTION_OFFICER).get(path).status_code == 200
        assert signed_in_stranger.get(path).status_code == 404
        assert sign_in(Role.GROUP_CHAIR).get(path).status_code == 403
        assert keeper.get(f"{DESTROYED}SI-NEVER/").status_code == 404


class TestTrailOfTheDestroyed:
    def test_who_looked_stands_beside_what_is_left_without_words_that_name_somebody(
        self, sign_in: SignIn, partnership: Partnership
    ) -> None:
        officer = sign_in(Role.DATA_PROTECTION_OFFICER)
        tombstone = gone(partnership, officer.viewer)

        page = html(officer, f"{DESTROYED}{tombstone.reference}/")

        assert "Trail of the file: 2 entries" in page
        assert page.index(Event.CASE_PERSON_NAMED.label) < page.index(Event.CASE_FILE_READ.label)
        for words in ("23 November 2026", "Nora Notifier, Westshire Council", "Named person"):
            assert words in page
        for secret in ("Petra", "mother", "first floor"):
            assert secret not in page

    def test_that_it_was_read_is_written_down(
        self, sign_in: SignIn, partnership: Partnership
    ) -> None:
        officer = sign_in(Role.DATA_PROTECTION_OFFICER)
        tombstone = gone(partnership, officer.viewer)

        html(officer, f"{DESTROYED}{tombstone.reference}/")

        entry = AuditEntry.objects.latest("pk")
        assert entry.event == Event.TRAIL_READ.value
        assert entry.details == {"page": 1, "reference": tombstone.reference}

    def test_a_long_trail_is_turned_over(
        self, keeper: PageClient, partnership: Partnership
    ) -> None:
        tombstone = TombstoneFactory(partnership=partnership)
        for _ in range(51):
            look(tombstone, keeper.viewer)

        first = html(keeper, f"{DESTROYED}{tombstone.reference}/")
        assert "Trail of the file: 51 entries, page 1 of 2" in first
        assert first.count(Event.CASE_FILE_READ.label) == 50
        second = html(keeper, f"{DESTROYED}{tombstone.reference}/?page=2")
        assert second.count(Event.CASE_FILE_READ.label) == 1

    def test_the_officer_comes_from_the_trail_and_sees_no_other_page_about_keeping(
        self, sign_in: SignIn
    ) -> None:
        officer = sign_in(Role.DATA_PROTECTION_OFFICER)

        assert f'href="{DESTROYED}"' in html(officer, "/trail/")
        page = html(officer, DESTROYED)
        assert f'href="{QUEUE}"' not in page
        assert f'href="{CLASSES}"' not in page
        assert "Pages about keeping files" not in page


def gone(partnership: Partnership, by: Viewer) -> Tombstone:
    """Leave a note of a file on which somebody looked, and named a practitioner, as it once was."""
    tombstone: Tombstone = TombstoneFactory(partnership=partnership)
    look(tombstone, by)
    AuditEntry.objects.create(
        event=Event.CASE_PERSON_NAMED.value,
        actor_name="Nora Notifier",
        acting_for="Westshire Council",
        at=clock.now(),
        subject_kind="named person",
        subject_reference="Petra Quill, named in SI-OLD",
        partnership_id=partnership.pk,
        user_id=by.user_id,
        case_file_id=tombstone.file_number,
        reason="The mother says so",
        details={"team": "The team of the first floor"},
    )
    return tombstone


def look(tombstone: Tombstone, by: Viewer) -> None:
    trail.record_without_viewer(
        Event.CASE_FILE_READ,
        actor_name=by.name,
        at=clock.now(),
        subject_kind="case file",
        subject_reference=tombstone.reference,
        partnership_id=tombstone.partnership_id,
        user_id=by.user_id,
        case_file_id=tombstone.file_number,
    )


def test_no_other_role_sees_what_is_left(sign_in: SignIn, partnership: Partnership) -> None:
    tombstone = TombstoneFactory(partnership=partnership)

    for role, there in (
        (Role.COORDINATOR, True),
        (Role.DATA_PROTECTION_OFFICER, True),
        (Role.GROUP_CHAIR, False),
    ):
        visible = type(tombstone).visible_to(sign_in(role).viewer)
        assert visible.filter(pk=tombstone.pk).exists() == there
