"""What happens when an agency sends its chronology, and what does it see then?"""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from openpyxl import Workbook

from heed.access.viewer import Viewer
from heed.attachments.models import Attachment
from heed.audit.models import AuditEntry
from heed.chronologies import actions, reading
from heed.chronologies.models import (
    AskedAgency,
    ChronologyRow,
    ReceivedReturn,
    RememberedColumns,
)
from heed.chronologies.rows import Return
from heed.chronologies.tests.browsing import answered, at, html, said
from heed.chronologies.tests.factories import ReceivedReturnFactory
from heed.chronologies.tests.sending import HEADLESS, SURE, UNSURE, send
from tests.pages import PageClient

pytestmark = pytest.mark.usefixtures("now", "files")
State = ReceivedReturn.State


def test_a_return_is_kept_as_it_was_sent_and_its_rows_are_read(
    school: PageClient, asked: AskedAgency
) -> None:
    page = answered(send(school, asked, SURE))

    assert "its rows stand in the chronology" in page
    assert "2 rows were read" in page
    row = ChronologyRow.unscoped.order_by("pk").first()
    assert row is not None
    assert (row.first, row.time, row.source, row.people) == (
        date(2025, 3, 3),
        "10:30",
        "Case notes",
        "Wendell",
    )
    assert row.written_cells[0] == "03/03/2025"
    assert Attachment.unscoped.get().agency == asked.agency
    entry = AuditEntry.objects.get(event="chronologies:return:received")
    assert entry.details["rows"] == 2


def test_a_return_sent_for_an_agency_is_its_own(
    coordinator: PageClient, police: PageClient, asked: AskedAgency
) -> None:
    send(coordinator, asked, SURE)

    assert Attachment.unscoped.get().agency == asked.agency
    assert not ChronologyRow.visible_to(police.viewer).exists()
    assert not Attachment.visible_to(police.viewer).exists()


def test_what_is_not_sure_is_asked_with_a_preview(school: PageClient, asked: AskedAgency) -> None:
    page = answered(send(school, asked, UNSURE))

    assert "What do the columns mean?" in page
    assert "Home visit: Wendell was seen and spoken to." in page
    assert ReceivedReturn.unscoped.get().state == State.CHECKING
    assert not ChronologyRow.unscoped.filter(place__gt=0).exists()
    own = said(school, at("asked", asked.chronology.case_file, asked.pk))
    assert "What is in the columns is not sure" in own


AGREED = {"column_0_0": "start_date", "column_0_1": "source", "column_0_2": "event"}


def test_columns_somebody_agreed_on_are_remembered_for_the_next_return(
    school: PageClient, asked: AskedAgency
) -> None:
    send(school, asked, UNSURE)
    path = at("columns", asked.chronology.case_file, asked.pk)

    page = answered(school.post(path, AGREED | {"seen": seen_on(school, path)}, follow=True))

    assert "The columns are agreed." in page
    assert ReceivedReturn.unscoped.get().state == State.CURRENT
    assert set(ChronologyRow.unscoped.values_list("source", flat=True)) == {
        "Case notes",
        "Register",
    }
    assert RememberedColumns.objects.get().agency == asked.agency
    again = answered(send(school, asked, UNSURE.replace("absent", "late")))
    assert "its rows stand in the chronology" in again
    assert ReceivedReturn.unscoped.filter(state=State.CURRENT).get().number == 2


def test_of_a_file_without_headings_nothing_is_remembered(
    school: PageClient, asked: AskedAgency
) -> None:
    send(school, asked, HEADLESS)
    path = at("columns", asked.chronology.case_file, asked.pk)

    school.post(path, AGREED | {"seen": seen_on(school, path)})

    assert ChronologyRow.unscoped.filter(place__gt=0).count() == 2
    assert not RememberedColumns.objects.exists()


def test_columns_of_a_return_that_stands_are_changed_by_a_version_of_the_same_file(
    school: PageClient, asked: AskedAgency
) -> None:
    send(school, asked, SURE)
    path = at("columns", asked.chronology.case_file, asked.pk)
    typed = {
        "column_0_0": "start_date",
        "column_0_1": "none",
        "column_0_2": "source",
        "column_0_3": "event",
        "column_0_4": "voice",
    }

    school.post(path, typed | {"seen": seen_on(school, path)})

    first, second = ReceivedReturn.unscoped.order_by("number")
    assert (first.state, second.state) == (State.REPLACED, State.CURRENT)
    assert first.document == second.document
    assert not ChronologyRow.unscoped.filter(received=second).exclude(time="").exists()


def test_columns_somebody_else_has_looked_at_meanwhile_are_not_agreed_twice(
    school: PageClient, asked: AskedAgency
) -> None:
    send(school, asked, UNSURE)
    path = at("columns", asked.chronology.case_file, asked.pk)
    seen = seen_on(school, path)
    school.post(path, AGREED | {"seen": seen})

    page = answered(school.post(path, AGREED | {"seen": seen}))

    assert "Somebody else has looked at these columns meanwhile" in page
    assert ReceivedReturn.unscoped.count() == 1


def test_a_column_has_to_be_the_date_or_the_event(school: PageClient, asked: AskedAgency) -> None:
    send(school, asked, UNSURE)
    path = at("columns", asked.chronology.case_file, asked.pk)
    typed = dict.fromkeys(AGREED, "none")

    page = answered(school.post(path, typed | {"seen": seen_on(school, path)}))

    assert "Say which column is the date, or which says what happened" in page
    assert ReceivedReturn.unscoped.get().state == State.CHECKING


def test_a_sheet_that_is_no_chronology_is_listed_and_not_read(
    school: PageClient, asked: AskedAgency
) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    first = book.create_sheet("Pupil")
    first.append(["Date", "Record", "Told"])
    first.append(["03/03/2025", "Register", "Absent."])
    other = book.create_sheet("Staff")
    other.append(["Date", "Record", "Told"])
    other.append(["01/01/2020", "Rota", "Began in the school."])
    content = BytesIO()
    book.save(content)
    send(school, asked, content.getvalue(), name="ours.xlsx")
    path = at("columns", asked.chronology.case_file, asked.pk)
    typed = AGREED | {f"column_1_{place}": "none" for place in range(3)}

    assert "Staff" in said(school, path)
    school.post(path, typed | {"seen": seen_on(school, path)})

    assert ChronologyRow.unscoped.get().event == "Absent."
    assert "Began in the school." in said(school, at("asked", asked.chronology.case_file, asked.pk))


def test_columns_of_an_older_version_are_not_agreed(
    school: PageClient, plans: Viewer, asked: AskedAgency, now: datetime
) -> None:
    send(school, asked, SURE)
    older = ReceivedReturn.unscoped.get()
    send(school, asked, SURE)
    nothing = Return(file="", agency="", columns=(), rows=(), problems=())

    with pytest.raises(actions.AgreedBefore, match="newer version"):
        actions.agree_columns(older, actions.Reading(nothing, None, True), by=plans, at=now)


def test_a_file_that_cannot_be_read_any_more_says_so(
    school: PageClient, asked: AskedAgency, files: Path
) -> None:
    send(school, asked, UNSURE)
    for path in files.rglob("*"):
        if path.is_file() and path.name != ".lock":
            path.unlink()

    page = said(school, at("columns", asked.chronology.case_file, asked.pk))

    assert "These are the columns" not in page


def test_rows_that_were_typed_have_no_file(asked: AskedAgency) -> None:
    with pytest.raises(LookupError):
        reading.open_kept(ReceivedReturnFactory(asked=asked))


def test_rows_may_end_on_a_later_day(school: PageClient, asked: AskedAgency) -> None:
    lines = "Date,End date,Source,What happened\r\n03/03/2025,07/03/2025,Register,Away.\r\n"

    send(school, asked, lines)

    row = ChronologyRow.unscoped.get()
    assert row.until == date(2025, 3, 7)
    assert "7 March 2025" in said(school, at("row", asked.chronology.case_file, row.pk))


def test_that_an_agency_was_not_involved_needs_a_reason(
    plans: Viewer, asked: AskedAgency, now: datetime
) -> None:
    with pytest.raises(actions.ReasonMissing):
        actions.say_not_involved(asked, because=" ", by=plans, at=now)


def test_an_agency_need_not_be_told_anything_special(
    school: PageClient, asked: AskedAgency
) -> None:
    AskedAgency.unscoped.update(note="")

    assert "To know" not in said(school, at("asked", asked.chronology.case_file, asked.pk))


def test_a_file_that_is_no_chronology_is_refused_and_nothing_is_kept(
    school: PageClient, asked: AskedAgency
) -> None:
    page = answered(send(school, asked, "MZ\x00\x01", name="ours.docx"))

    assert "There is a problem" in page
    assert not Attachment.unscoped.exists()
    assert AuditEntry.objects.filter(event="attachments:file:refused").exists()


def test_a_file_that_was_let_in_and_cannot_be_read_gets_a_sentence(
    school: PageClient, asked: AskedAgency
) -> None:
    paper = BytesIO()
    with pikepdf.new() as pages:
        pages.add_blank_page()
        pages.save(paper)

    page = answered(send(school, asked, paper.getvalue(), name="minutes.pdf"))

    assert "PDF" in page[page.index("There is a problem") :]
    assert not ReceivedReturn.unscoped.exists()


def test_a_form_without_its_file_says_so(school: PageClient, asked: AskedAgency) -> None:
    path = at("add", asked.chronology.case_file, asked.pk)

    assert "Choose the file" in answered(school.post(path, {}))


def test_two_people_of_an_agency_do_not_replace_each_others_return(
    school: PageClient, asked: AskedAgency
) -> None:
    send(school, asked, SURE, seen="0")

    page = answered(send(school, asked, SURE, seen="0"))

    assert "sent a return while this page was open" in page
    assert ReceivedReturn.unscoped.count() == 1


def test_an_agency_that_was_not_involved_says_where_it_looked(
    school: PageClient, asked: AskedAgency
) -> None:
    path = at("not_involved", asked.chronology.case_file, asked.pk)
    html(school, path)

    page = answered(school.post(path, {"because": "All records since 2019"}, follow=True))

    assert "All records since 2019" in page
    assert "Not involved" in page


def test_a_return_takes_back_that_the_agency_was_not_involved(
    school: PageClient, asked: AskedAgency
) -> None:
    path = at("not_involved", asked.chronology.case_file, asked.pk)
    school.post(path, {"because": "All records since 2019"})

    send(school, asked, SURE)

    asked.refresh_from_db()
    assert asked.not_involved_at is None
    entry = AuditEntry.objects.get(event="chronologies:return:received")
    assert entry.changes["not_involved_because"][1] is None


def test_whoever_has_sent_a_return_was_involved(school: PageClient, asked: AskedAgency) -> None:
    ReceivedReturnFactory(asked=asked)
    path = at("not_involved", asked.chronology.case_file, asked.pk)

    page = answered(school.post(path, {"because": "All records since 2019"}))

    assert "so it was involved" in page


def test_problems_are_listed_with_their_rows(school: PageClient, asked: AskedAgency) -> None:
    page = answered(send(school, asked, SURE.replace("05/03/2025", "31/02/2025")))

    assert "What could not be understood" in page
    assert "31/02/2025" in page


def test_an_agency_opens_its_own_rows_and_nobody_elses(
    school: PageClient, police: PageClient, asked: AskedAgency
) -> None:
    send(school, asked, SURE)
    row = ChronologyRow.unscoped.order_by("pk")[0]
    path = at("row", asked.chronology.case_file, row.pk)

    page = said(school, path)

    assert "Home visit: Wendell was seen and spoken to." in page
    assert "Write a note" not in page
    assert police.get(path).status_code == 404


def seen_on(client: PageClient, path: str) -> str:
    """Return what a page carries of what it showed."""
    return html(client, path).partition('name="seen" value="')[2].partition('"')[0]
