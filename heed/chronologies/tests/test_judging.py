"""Can readers set right what was found in the words of a row, and what follows it?"""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn, ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.audit.models import AuditEntry
from heed.chronologies import actions, queries
from heed.chronologies.models import AskedAgency, ChronologyRow, Likeness, ReaderJudgement
from heed.chronologies.queries import Flag, Sought
from heed.chronologies.tests.browsing import answered, at, html, said
from heed.chronologies.tests.factories import (
    ChronologyRowFactory,
    LikenessFactory,
    ReaderJudgementFactory,
    ReceivedReturnFactory,
)
from heed.chronologies.tests.sending import send
from heed.core.meanwhile import RecordedMeanwhile
from tests.pages import PageClient

pytestmark = pytest.mark.usefixtures("now")
Matter = ReaderJudgement.Matter
MISSED = "Mother did not attend."


@pytest.fixture
def row(asked: AskedAgency) -> ChronologyRow:
    """A row by which something was missed."""
    made: ChronologyRow = ChronologyRowFactory(
        received=ReceivedReturnFactory(asked=asked), event=MISSED
    )
    return made


@pytest.fixture
def pair(row: ChronologyRow) -> Likeness:
    """It and another row that may tell of the same event."""
    made: Likeness = LikenessFactory(
        first=row, second=ChronologyRowFactory(received=row.received, event="Clinic missed.")
    )
    return made


def typed(matter: str, answer: str, **more: str) -> dict[str, str]:
    return {"matter": matter, "answer": answer, "because": "The clinic cancelled it.", **more}


def pictures(client: PageClient, row: ChronologyRow, which: str) -> str:
    return said(client, at("pictures", row.chronology.case_file) + f"?show={which}")


def test_a_missed_appointment_is_none_because_a_reader_says_so(
    coordinator: PageClient, row: ChronologyRow
) -> None:
    before = pictures(coordinator, row, "missed")

    path = at("judge", row.chronology.case_file, row.pk)
    page = answered(coordinator.post(path, typed("MISSED", "no"), follow=True))

    assert MISSED in before
    assert "There is nothing of this in the rows looked at." in pictures(coordinator, row, "missed")
    assert "It is set right, and the pictures follow." in page
    assert "The clinic cancelled it." in page
    assert f"{coordinator.viewer.name}, 23 November 2026" in page


def test_a_row_is_good_practice_because_a_reader_says_so(
    coordinator: PageClient, row: ChronologyRow
) -> None:
    path = at("judge", row.chronology.case_file, row.pk)

    coordinator.post(path, typed("GOOD", "yes"))

    assert MISSED in pictures(coordinator, row, "good")


def test_the_last_judgement_counts_and_all_of_them_stay(
    coordinator: PageClient, row: ChronologyRow, plans: Viewer, now: datetime
) -> None:
    for holds, because in ((False, "First"), (None, "Second")):
        actions.judge(row, Matter.MISSED, holds=holds, because=because, by=plans, at=now)

    page = said(coordinator, at("row", row.chronology.case_file, row.pk))

    assert page.index("Second") < page.index("First")
    assert "As found in the words" in page
    assert MISSED in pictures(coordinator, row, "missed")


def test_the_page_of_a_row_says_what_was_found_in_its_words(
    coordinator: PageClient, row: ChronologyRow
) -> None:
    page = said(coordinator, at("row", row.chronology.case_file, row.pk))

    assert "Was an appointment or a visit missed? Yes “Mother did not attend.”" in page
    assert "Did a worker change? Not said" in page
    assert "What readers set right" not in page


def test_rows_said_not_to_be_the_same_event_are_no_longer_shown_as_such(
    coordinator: PageClient, pair: Likeness
) -> None:
    row, other = pair.first, pair.second
    path = at("judge", row.chronology.case_file, row.pk)
    assert "Is it the same event as" in html(coordinator, path)

    coordinator.post(path, typed(f"SAME-{other.pk}", "no"))

    found = queries.combined_rows(row.chronology, coordinator.viewer, Sought(flags=(Flag.SAME,)))
    assert not found.exists()
    for one in (row, other):
        page = said(coordinator, at("row", row.chronology.case_file, one.pk))
        assert "To be read with" not in page
        assert f"Is it the same event as {row.agency.name}, 3 March 2025" in page
        form = html(coordinator, at("judge", row.chronology.case_file, one.pk))
        assert "Is it the same event as" in form


def test_rows_said_to_be_alike_after_all_are_shown_again(
    pair: Likeness, plans: Viewer, now: datetime
) -> None:
    for first, second, holds in ((0, 1, False), (1, 0, True)):
        rows = (pair.first, pair.second)
        actions.judge(
            rows[first],
            Matter.SAME,
            other=rows[second],
            holds=holds,
            because="Looked again",
            by=plans,
            at=now,
        )

    assert queries.alike(plans).get() == pair
    last = AuditEntry.objects.filter(event="chronologies:analysis:set_right").last()
    assert last is not None
    assert last.changes["holds"] == [False, True]


def test_another_kind_of_likeness_is_judged_by_itself(
    pair: Likeness, plans: Viewer, now: datetime
) -> None:
    conflict = LikenessFactory(first=pair.first, second=pair.second, kind=Likeness.Kind.CONFLICT)

    actions.judge(
        pair.first,
        Matter.SAME,
        other=pair.second,
        holds=False,
        because="Two visits",
        by=plans,
        at=now,
    )

    assert queries.alike(plans).get() == conflict


def test_who_sees_no_notes_sees_what_was_found(
    pair: Likeness, viewer_of: ViewerOf, sign_in: SignIn
) -> None:
    ReaderJudgementFactory(row=pair.first, matter=Matter.SAME, other=pair.second)
    ReaderJudgementFactory(row=pair.first)
    partner = sign_in(Role.STATUTORY_PARTNER)

    assert queries.alike(partner.viewer).count() == Likeness.visible_to(partner.viewer).count()
    assert not queries.said_by_readers(pair.first.chronology, partner.viewer).answers


def test_a_reason_is_asked(coordinator: PageClient, row: ChronologyRow) -> None:
    path = at("judge", row.chronology.case_file, row.pk)

    page = answered(coordinator.post(path, typed("MISSED", "no", because=" ")))

    assert "Enter why" in page
    assert not ReaderJudgement.unscoped.exists()


def test_an_action_without_a_reason_is_refused(
    row: ChronologyRow, plans: Viewer, now: datetime
) -> None:
    with pytest.raises(actions.NothingSaid, match="Say why"):
        actions.judge(row, Matter.MISSED, holds=False, because=" ", by=plans, at=now)


def test_what_somebody_else_set_right_meanwhile_is_shown_first(
    coordinator: PageClient, row: ChronologyRow, plans: Viewer, now: datetime
) -> None:
    actions.judge(row, Matter.MISSED, holds=False, because="No clinic", by=plans, at=now)

    with pytest.raises(RecordedMeanwhile):
        actions.judge(row, Matter.GOOD, holds=True, because="Kind", seen="0", by=plans, at=now)
    path = at("judge", row.chronology.case_file, row.pk)
    page = answered(coordinator.post(path, typed("GOOD", "yes", seen="0")))

    assert "set something right here while this page was open" in page
    assert "No clinic" in page


def test_the_trail_says_what_was_set_right_and_not_in_which_words(
    row: ChronologyRow, plans: Viewer, now: datetime
) -> None:
    actions.judge(row, Matter.MISSED, holds=False, because="No clinic", by=plans, at=now)

    entry = AuditEntry.objects.get(event="chronologies:analysis:set_right")
    assert entry.details["matter"] == Matter.MISSED.label
    assert entry.changes["holds"] == [None, False]
    assert "No clinic" not in str(entry.changes)


def test_judgements_go_with_their_rows_to_a_corrected_return(
    school: PageClient, asked: AskedAgency, plans: Viewer, now: datetime, files: object
) -> None:
    first = "Date,Source,Event\r\n03/03/2025,Notes,Mother did not attend.\r\n04/03/2025,Notes,B\r\n"
    send(school, asked, first)
    row, other = ChronologyRow.unscoped.order_by("pk")
    actions.judge(row, Matter.MISSED, holds=False, because="No clinic", by=plans, at=now)
    actions.judge(row, Matter.SAME, other=other, holds=False, because="Two days", by=plans, at=now)

    send(school, asked, first + "05/03/2025,Notes,C\r\n", seen="1")

    newer = ChronologyRow.unscoped.filter(received__number=2).order_by("pk")
    assert {one.row for one in ReaderJudgement.unscoped.all()} == {newer[0]}
    assert {one.other for one in ReaderJudgement.unscoped.exclude(other=None)} == {newer[1]}
    assert str(ReaderJudgement.unscoped.first()) == f"Judgement of {newer[0]}"


def test_a_judgement_of_another_row_alone_is_carried_as_well(
    school: PageClient, asked: AskedAgency, row: ChronologyRow, files: object
) -> None:
    ReceivedReturnFactory._meta.model.unscoped.update(state="REPLACED")
    first = "Date,Source,Event\r\n04/03/2025,Notes,B\r\n"
    send(school, asked, first, seen="1")
    other = ChronologyRow.unscoped.order_by("pk").last()
    ReaderJudgementFactory(row=row, matter=Matter.SAME, other=other)

    send(school, asked, first + "05/03/2025,Notes,C\r\n", seen="2")

    judged = ReaderJudgement.unscoped.get()
    assert judged.row == row
    assert judged.other is not None
    assert judged.other.received.number == 3


@pytest.mark.parametrize("role", [Role.AGENCY_REPRESENTATIVE, Role.STATUTORY_PARTNER])
def test_only_readers_set_something_right(
    row: ChronologyRow, viewer_of: ViewerOf, now: datetime, role: Role
) -> None:
    with pytest.raises(PermissionDenied):
        actions.judge(
            row, Matter.MISSED, holds=False, because="No clinic", by=viewer_of(role), at=now
        )


def test_an_agency_sees_nothing_of_it(school: PageClient, row: ChronologyRow) -> None:
    ReaderJudgementFactory(row=row)

    page = said(school, at("row", row.chronology.case_file, row.pk))

    assert "It was cancelled by the clinic." not in page
    assert "What the pictures take it for" not in page
    assert school.get(at("judge", row.chronology.case_file, row.pk)).status_code == 403


def test_the_database_keeps_no_half_judgement(pair: Likeness) -> None:
    for wrong in (
        {"matter": Matter.MISSED, "other": pair.second},
        {"matter": Matter.SAME, "other": None},
        {"matter": Matter.SAME, "other": pair.first},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            ReaderJudgementFactory(row=pair.first, **wrong)


def test_a_note_of_an_author_is_no_event_and_nothing_is_found_in_it(
    coordinator: PageClient, row: ChronologyRow
) -> None:
    note = ChronologyRowFactory(received=row.received, is_note=True, first=date(2025, 1, 1))

    page = said(coordinator, at("row", row.chronology.case_file, note.pk))

    assert "What the pictures take it for" not in page


def test_the_page_asks_the_same_however_much_was_set_right(
    coordinator: PageClient, pair: Likeness, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    path = at("judge", pair.first.chronology.case_file, pair.first.pk)
    html(coordinator, path)

    with django_assert_num_queries(18):
        html(coordinator, path)
    for _ in range(5):
        ReaderJudgementFactory(row=pair.first)
    with django_assert_num_queries(18):
        html(coordinator, path)
