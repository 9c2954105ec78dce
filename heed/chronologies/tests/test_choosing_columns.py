"""How does a coordinator choose the columns of the template, and what is refused?"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from heed.access.viewer import Viewer
from heed.audit.models import AuditEntry
from heed.chronologies import actions, queries
from heed.chronologies.column_names import AskedColumn, usual
from heed.chronologies.models import Chronology
from heed.chronologies.rows import Meaning
from heed.chronologies.tests.browsing import answered, at, html, said
from heed.core import meanwhile
from tests.pages import PageClient

pytestmark = pytest.mark.usefixtures("now")
OWN = AskedColumn(title="Where", say="The place it happened at", needed=False, means=Meaning.OTHER)
INPUT = re.compile(r'<input[^>]*name="([^"]+)"[^>]*>')
VALUE = re.compile(r'value="([^"]*)"')


def titles() -> list[str]:
    return [one.title for one in Chronology.unscoped.get().columns]


def as_shown(page: str) -> dict[str, list[str]]:
    """Return what a page sends if somebody changes nothing."""
    found: dict[str, list[str]] = {}
    for one in INPUT.finditer(page.partition('<form method="post" action=""')[2]):
        if 'type="checkbox"' not in one[0] or " checked" in one[0]:
            value = VALUE.search(one[0])
            found.setdefault(one[1], []).append(value[1] if value else "")
    return found


def post(client: PageClient, chronology: Chronology, **changes: str | list[str]) -> str:
    path = at("template", chronology.case_file)
    return answered(client.post(path, as_shown(html(client, path)) | changes, follow=True))


def test_a_page_that_is_sent_unchanged_changes_nothing(
    coordinator: PageClient, chronology: Chronology
) -> None:
    before = chronology.columns

    page = post(coordinator, chronology)

    assert "The columns are saved." in page
    assert Chronology.unscoped.get().columns == before


def test_columns_are_added_moved_renamed_and_taken_out(
    coordinator: PageClient, chronology: Chronology
) -> None:
    assert titles() == [
        "Date",
        "Time",
        "Source of information",
        "What happened",
        "What was done",
    ]

    post(
        coordinator,
        chronology,
        usual=["voice"],
        own_title="Where",
        own_say="The place it happened at",
        own_ticks="needed",
        start_time_ticks="out",
        response_title="What your agency did",
        response_place="2",
    )

    assert titles() == [
        "Date",
        "What your agency did",
        "Source of information",
        "What happened",
        "Child’s voice",
        "Where",
    ]
    assert Chronology.unscoped.get().columns[-1] == replace(OWN, needed=True)
    words = said(coordinator, at("agencies", chronology.case_file))
    assert "What your agency did, Source of information" in words


def test_one_moved_down_comes_after_the_one_whose_number_it_takes(
    coordinator: PageClient, chronology: Chronology
) -> None:
    post(coordinator, chronology, start_date_place="3", source_place="")

    assert titles()[:3] == ["Time", "Source of information", "Date"]


def test_an_own_column_is_changed_and_taken_out_like_others(
    coordinator: PageClient, chronology: Chronology, plans: Viewer, now: datetime
) -> None:
    actions.choose_columns(chronology, (*chronology.columns, OWN), by=plans, at=now)
    key = f"own_{meanwhile.mark('Where')}"

    post(coordinator, chronology, **{f"{key}_title": "Place", f"{key}_say": ""})
    changed = Chronology.unscoped.get().columns[-1]
    key = f"own_{meanwhile.mark('Place')}"
    post(coordinator, chronology, **{f"{key}_ticks": "out"})

    assert changed == replace(OWN, title="Place")
    assert "Place" not in titles()


def test_a_title_left_empty_leaves_its_column_as_it_is(
    coordinator: PageClient, chronology: Chronology
) -> None:
    post(coordinator, chronology, response_title="", response_say="Something else")

    assert usual(Meaning.RESPONSE) in Chronology.unscoped.get().columns


def test_what_is_written_in_an_own_column_is_asked(
    coordinator: PageClient, chronology: Chronology
) -> None:
    page = post(coordinator, chronology, own_title="Where")

    assert "Say in one sentence what agencies write there" in page
    assert "Where" not in titles()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"response_title": "DATE:"}, "Two columns are called “Date”"),
        ({"response_title": "…"}, "Give every column a title of letters or digits."),
        ({"response_place": "99"}, "must be between 1 and 5"),
    ],
)
def test_columns_that_cannot_be_told_apart_are_refused_and_what_was_typed_stays(
    coordinator: PageClient, chronology: Chronology, changes: dict[str, str], sentence: str
) -> None:
    path = at("template", chronology.case_file)
    typed = as_shown(html(coordinator, path)) | changes

    response = coordinator.post(path, typed)

    page = bytes(response.content).decode()
    assert sentence.replace("’", "&#x27;") in answered(response)
    assert f'value="{next(iter(changes.values()))}"' in page
    assert page.count("govuk-details__summary-text") == 5
    assert ("place" in "".join(changes)) == (" open>" in page)
    assert "What was done" in titles()


def test_date_source_and_what_happened_are_always_asked(
    chronology: Chronology, plans: Viewer, now: datetime
) -> None:
    with pytest.raises(actions.ColumnsUnfit, match="always asked"):
        actions.choose_columns(chronology, chronology.columns[1:], by=plans, at=now)


def test_columns_somebody_else_changed_meanwhile_are_not_overwritten(
    coordinator: PageClient, chronology: Chronology, plans: Viewer, now: datetime
) -> None:
    path = at("template", chronology.case_file)
    typed = as_shown(html(coordinator, path))
    actions.choose_columns(chronology, (*chronology.columns, OWN), by=plans, at=now)

    page = answered(coordinator.post(path, typed))

    assert "changed the plan while this page was open" in page
    assert "Where" in titles()


def test_the_trail_says_that_columns_were_chosen_and_not_in_which_words(
    chronology: Chronology, plans: Viewer, now: datetime
) -> None:
    seen = queries.mark_of_plan(chronology)

    actions.choose_columns(chronology, (*chronology.columns, OWN), seen=seen, by=plans, at=now)

    entry = AuditEntry.objects.get(event="chronologies:columns:chosen")
    assert entry.changes["asks_for"][1] == [
        "start_date",
        "start_time",
        "source",
        "event",
        "response",
        "other",
    ]
    assert entry.changes["column_words"][0] != entry.changes["column_words"][1]
    assert "Where" not in str(entry.changes)


def test_once_every_usual_column_is_asked_none_is_offered(
    coordinator: PageClient, chronology: Chronology, plans: Viewer, now: datetime
) -> None:
    every = [usual(one) for one in Meaning if one not in (Meaning.OTHER, Meaning.SEQUENCE)]
    actions.choose_columns(chronology, every, by=plans, at=now)

    assert "Add usual columns" not in html(coordinator, at("template", chronology.case_file))


def test_only_who_plans_chooses_columns(school: PageClient, chronology: Chronology) -> None:
    assert school.get(at("template", chronology.case_file)).status_code == 403


def test_the_page_asks_the_same_however_many_columns_there_are(
    coordinator: PageClient,
    chronology: Chronology,
    plans: Viewer,
    now: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    path = at("template", chronology.case_file)
    html(coordinator, path)

    with django_assert_num_queries(9):
        html(coordinator, path)
    actions.choose_columns(chronology, (*chronology.columns, OWN), by=plans, at=now)
    with django_assert_num_queries(9):
        html(coordinator, path)
