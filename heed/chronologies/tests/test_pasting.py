"""Can an agency type its rows, or paste a table, and is that kept like a file?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from heed.attachments.models import Attachment, AttachmentVersion
from heed.chronologies.models import AskedAgency, ChronologyRow, ReceivedReturn
from heed.chronologies.tests.browsing import answered, at, html
from tests.pages import PageClient

pytestmark = pytest.mark.usefixtures("now")
PASTED = (
    "Date\tSource of information\tWhat happened\r\n"
    "3 March 2025\tRegister\tAbsent, and nobody answered.\r\n"
    "\r\n"
    "spring 2025\tLetter\tHis aunt wrote.\r\n"
)


def paste(client: PageClient, asked: AskedAgency, rows: str, **typed: str) -> Any:
    path = at("paste", asked.chronology.case_file, asked.pk)
    return client.post(path, {"rows": rows, **typed}, follow=True)


def test_pasted_rows_are_kept_and_read_like_a_file(
    school: PageClient, asked: AskedAgency, files: Path
) -> None:
    html(school, at("paste", asked.chronology.case_file, asked.pk))

    page = answered(paste(school, asked, PASTED))

    assert "its rows stand in the chronology" in page
    events = ChronologyRow.unscoped.order_by("place").values_list("event", flat=True)
    assert set(events) == {"Absent, and nobody answered.", "His aunt wrote."}
    assert AttachmentVersion.unscoped.get().file_name == "typed rows.csv"


def test_rows_without_headings_are_asked_about(
    school: PageClient, asked: AskedAgency, files: Path
) -> None:
    page = answered(paste(school, asked, "3 March 2025\tRegister\tAbsent all day again."))

    assert "What do the columns mean?" in page


def test_nothing_is_no_return(school: PageClient, asked: AskedAgency, files: Path) -> None:
    assert "Enter the rows" in answered(paste(school, asked, " "))
    assert not ReceivedReturn.unscoped.exists()


def test_what_would_harm_is_refused_and_what_was_typed_stays(
    school: PageClient, asked: AskedAgency, files: Path
) -> None:
    page = answered(paste(school, asked, f"{PASTED}1 May 2025\t=cmd|' /C calc'!A0\tX"))

    assert "There is a problem" in page
    assert "His aunt wrote." in page
    assert not Attachment.unscoped.exists()


def test_rows_somebody_else_sent_meanwhile_are_not_replaced(
    school: PageClient, asked: AskedAgency, files: Path
) -> None:
    paste(school, asked, PASTED, seen="0")

    page = answered(paste(school, asked, PASTED, seen="0"))

    assert "sent a return while this page was open" in page
    assert ReceivedReturn.unscoped.count() == 1
