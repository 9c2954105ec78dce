"""Does the page of names keep the glossary, and list what may still name somebody?"""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn
from heed.access.roles import Role
from heed.casefiles.tests.factories import GrantFactory
from heed.chronologies.actions import relabelling
from heed.chronologies.models import AskedAgency, Chronology, GlossaryEntry, PossibleName
from heed.chronologies.tests.browsing import answered, at, html, said
from heed.chronologies.tests.factories import (
    ChronologyFactory,
    ChronologyRowFactory,
    GlossaryEntryFactory,
    PossibleNameFactory,
    ReceivedReturnFactory,
)
from tests.pages import PageClient

pytestmark = pytest.mark.usefixtures("now")
Kind = GlossaryEntry.Kind


@pytest.fixture
def possible(asked: AskedAgency) -> PossibleName:
    """A stranger who stands in a long sentence with somebody known."""
    GlossaryEntryFactory(chronology=asked.chronology, label="Mother")
    before, after = "and so it went on and on " * 5, " and so it went on" * 5
    ChronologyRowFactory(
        received=ReceivedReturnFactory(asked=asked),
        event=f"{before}until Goldie met Akintola{after}",
    )
    relabelling.relabel(asked.chronology)
    return PossibleName.unscoped.get()


def test_who_stands_behind_each_label_is_shown(
    coordinator: PageClient, chronology: Chronology
) -> None:
    GlossaryEntryFactory(chronology=chronology, label="HV2", role="health visitor")

    page = said(coordinator, at("names", chronology.case_file))

    assert "HV2 A person, health visitor Marigold Quince; Goldie" in page


def test_before_anybody_has_a_label_it_is_said_and_the_child_is_offered(
    coordinator: PageClient, chronology: Chronology
) -> None:
    path = at("names", chronology.case_file)

    page = said(coordinator, path)

    assert "Nobody has a label yet" in page
    assert "Nothing was found that looks like a name" in page
    assert "Give Wendell Quince a label" in page
    form = html(coordinator, at("add_name", chronology.case_file) + "?child=1")
    assert ">Wendell Quince</textarea>" in form
    assert 'value="Child 1"' in form


def test_a_child_that_has_a_label_is_not_offered_again(
    coordinator: PageClient, chronology: Chronology
) -> None:
    GlossaryEntryFactory(chronology=chronology, names="wendell quince")

    page = said(coordinator, at("names", chronology.case_file))

    assert "Give Wendell Quince a label" not in page


def test_a_form_for_no_child_of_the_case_is_empty(
    coordinator: PageClient, chronology: Chronology
) -> None:
    form = html(coordinator, at("add_name", chronology.case_file) + "?child=7")

    assert "Wendell" not in form


def test_what_may_be_a_name_stands_in_its_context_with_labels(
    coordinator: PageClient, possible: PossibleName
) -> None:
    page = html(coordinator, at("names", possible.chronology.case_file))

    assert "…" in page
    assert "until Mother met <mark>Akintola</mark> and so it went on" in page
    assert "Looks like a name that is not in the glossary." in said(
        coordinator, at("names", possible.chronology.case_file)
    )
    assert at("add_possible_name", possible.chronology.case_file, possible.pk) in page


def test_one_click_begins_an_entry_with_the_words(
    coordinator: PageClient, possible: PossibleName
) -> None:
    path = at("add_possible_name", possible.chronology.case_file, possible.pk)
    form = html(coordinator, path)

    typed = {"names": "Akintola", "label": "Neighbour", "kind": "PERSON", "role": "from No. 4"}
    page = answered(coordinator.post(path, typed, follow=True))

    assert ">Akintola</textarea>" in form
    assert "Neighbour A person, from No. 4 Akintola" in page
    assert not PossibleName.unscoped.exists()


def test_words_that_are_ticked_are_no_names_and_can_be_listed_again(
    coordinator: PageClient, possible: PossibleName
) -> None:
    path = at("names", possible.chronology.case_file)

    page = answered(coordinator.post(path, {"words": [possible.pk]}, follow=True))

    assert "Nothing was found that looks like a name" in page
    assert "1 word or phrase is said not to be names" in page
    back = at("take_out_name", possible.chronology.case_file, _no_name().pk)
    assert "List them again" in said(coordinator, back)
    page = answered(coordinator.post(back, follow=True))
    assert "1 word or name has no label" in page


def _no_name() -> GlossaryEntry:
    return GlossaryEntry.unscoped.get(kind=Kind.NO_NAME)


@pytest.mark.parametrize("ticked", [[], ["999999"]])
def test_nothing_that_is_listed_ticked_is_said(
    coordinator: PageClient, possible: PossibleName, ticked: list[str]
) -> None:
    path = at("names", possible.chronology.case_file)

    page = answered(coordinator.post(path, {"words": ticked}))

    assert "There is a problem" in page
    assert "Error:" in page
    assert "the words that are not names" in page
    assert "Akintola" in page


def test_what_was_ticked_stays_ticked_beside_an_error(
    coordinator: PageClient, possible: PossibleName
) -> None:
    path = at("names", possible.chronology.case_file)

    response = coordinator.post(path, {"words": [possible.pk, "999999"]})

    assert f'value="{possible.pk}" checked' in bytes(response.content).decode()


def test_an_entry_is_changed_and_every_row_reads_by_it(
    coordinator: PageClient, possible: PossibleName
) -> None:
    entry = GlossaryEntry.unscoped.get()
    path = at("change_name", possible.chronology.case_file, entry.pk)
    form = html(coordinator, path)

    typed = {"names": "Goldie\nAkintola", "label": "Friends", "kind": "PERSON"}
    page = answered(coordinator.post(path, typed, follow=True))

    assert 'value="Mother"' in form
    assert "every row reads by it" in page
    assert "Friends A person Goldie; Akintola" in page
    possible.row.refresh_from_db()
    assert "until Friends met Friends" in possible.row.labelled


def test_a_label_that_is_taken_is_refused_beside_its_question(
    coordinator: PageClient, chronology: Chronology
) -> None:
    GlossaryEntryFactory(chronology=chronology, label="Mother")
    typed = {"names": "Ada", "label": "mother", "kind": "PERSON"}

    page = answered(coordinator.post(at("add_name", chronology.case_file), typed))

    assert "This label stands for somebody or somewhere else" in page
    assert "Ada" in page


def test_before_an_entry_is_taken_out_somebody_is_asked(
    coordinator: PageClient, chronology: Chronology
) -> None:
    entry = GlossaryEntryFactory(chronology=chronology, label="Mother")
    path = at("take_out_name", chronology.case_file, entry.pk)

    asked = said(coordinator, path)
    done = answered(coordinator.post(path, follow=True))

    assert "Take Mother out of the glossary?" in asked
    assert "It is taken out of the glossary." in done
    assert not GlossaryEntry.unscoped.exists()


def test_a_long_list_stands_on_several_pages(
    coordinator: PageClient, possible: PossibleName
) -> None:
    for number in range(60):
        PossibleNameFactory(row=possible.row, words=f"Zed{number:02}")
    path = at("names", possible.chronology.case_file)

    assert "61 words or names have no label" in said(coordinator, path)
    assert "Zed58" not in said(coordinator, path)
    assert "Zed58" in said(coordinator, f"{path}?page=2")


def test_a_member_sees_labels_and_changes_nothing(sign_in: SignIn, possible: PossibleName) -> None:
    member = sign_in(Role.GROUP_MEMBER)
    case_file = possible.chronology.case_file
    GrantFactory(case_file=case_file, user=None, agency_id=member.viewer.agency_id)

    page = said(member, at("names", case_file))

    assert "Mother A person Marigold Quince; Goldie" in page
    assert "Akintola" not in page
    assert "Add a name" not in page
    assert member.get(at("add_name", case_file)).status_code == 403
    assert member.post(at("names", case_file), {"words": [possible.pk]}).status_code == 403


def test_names_that_tell_what_somebody_may_not_see_are_not_told(
    sign_in: SignIn, chronology: Chronology
) -> None:
    GlossaryEntryFactory(
        chronology=chronology,
        kind=Kind.HOME,
        label="Home 1",
        names="12 Mill Street",
        role="until they left 12 Mill Street",
    )
    member = sign_in(Role.GROUP_MEMBER)
    GrantFactory(case_file=chronology.case_file, user=None, agency_id=member.viewer.agency_id)

    page = said(member, at("names", chronology.case_file))

    assert "Home 1 A home of the family, until they left Home 1" in page
    assert "Mill Street" not in page


def test_names_of_another_case_are_not_there(
    coordinator: PageClient, chronology: Chronology
) -> None:
    other = ChronologyFactory(case_file__partnership=chronology.case_file.partnership)
    entry = GlossaryEntryFactory(chronology=other, label="Stranger")
    possible = PossibleNameFactory(row__received__asked__chronology=other)
    case_file = chronology.case_file

    assert "Stranger" not in html(coordinator, at("names", case_file))
    assert coordinator.get(at("change_name", case_file, entry.pk)).status_code == 404
    assert coordinator.get(at("add_possible_name", case_file, possible.pk)).status_code == 404


def test_an_agency_cannot_tell_that_there_are_names(
    school: PageClient, possible: PossibleName
) -> None:
    assert school.get(at("names", possible.chronology.case_file)).status_code == 404


def test_the_page_asks_the_same_however_many_words_there_are(
    coordinator: PageClient,
    possible: PossibleName,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    path = at("names", possible.chronology.case_file)
    html(coordinator, path)

    with django_assert_num_queries(13):
        html(coordinator, path)
    for number in range(20):
        PossibleNameFactory(row=possible.row, words=f"Zed{number:02}")
        GlossaryEntryFactory(chronology=possible.chronology)
    with django_assert_num_queries(13):
        html(coordinator, path)
