"""What becomes of what readers wrote when an agency sends a corrected return?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from heed.chronologies import queries
from heed.chronologies.merging import combining
from heed.chronologies.merging.combined import Combined, Kind, Mark
from heed.chronologies.models import (
    AgencyQuestion,
    AskedAgency,
    ChronologyRow,
    Likeness,
    ReaderNote,
    ReceivedReturn,
)
from heed.chronologies.rows import Return
from heed.chronologies.tests.browsing import at, said
from heed.chronologies.tests.factories import (
    AgencyQuestionFactory,
    ChronologyRowFactory,
    LikenessFactory,
    ReaderNoteFactory,
    ReceivedReturnFactory,
)
from heed.chronologies.tests.sending import SURE, send
from tests.pages import PageClient

pytestmark = pytest.mark.usefixtures("now", "files")


def rows(version: int) -> list[ChronologyRow]:
    return list(ChronologyRow.unscoped.filter(received__number=version).order_by("pk"))


def test_the_newer_version_stands_and_the_older_is_kept(
    school: PageClient, asked: AskedAgency
) -> None:
    send(school, asked, SURE)

    send(school, asked, SURE.replace("absent", "late"))

    states = dict(ReceivedReturn.unscoped.values_list("number", "state"))
    assert states == {1: "REPLACED", 2: "CURRENT"}
    assert [row.place for row in rows(1)] == [0, 0]
    assert [row.place for row in rows(2)] == [1, 2]
    first, second = ReceivedReturn.unscoped.order_by("number")
    assert first.document is not None
    assert second.document is not None
    assert first.document.attachment == second.document.attachment


def test_notes_go_to_the_row_that_says_the_same_or_stands_where_it_stood(
    school: PageClient, asked: AskedAgency
) -> None:
    send(school, asked, SURE)
    same, changed = rows(1)
    ReaderNoteFactory(row=changed, words="About being absent")
    AgencyQuestionFactory(row=same, words="Who was at home?")

    send(school, asked, SURE.replace("absent", "late"))

    assert ReaderNote.unscoped.get().row == rows(2)[1]
    assert AgencyQuestion.unscoped.get().row == rows(2)[0]


def test_a_note_whose_row_is_gone_stays_with_the_older_version(
    school: PageClient, asked: AskedAgency
) -> None:
    send(school, asked, SURE)
    gone = rows(1)[1]
    ReaderNoteFactory(row=gone)

    send(school, asked, "\r\n".join(SURE.split("\r\n")[:2]) + "\r\n")

    assert ReaderNote.unscoped.get().row == gone


def test_likenesses_are_worked_out_anew(school: PageClient, asked: AskedAgency) -> None:
    send(school, asked, SURE)
    LikenessFactory(first=rows(1)[0], second=rows(1)[1])

    send(school, asked, SURE.replace("absent", "late"))

    assert not Likeness.unscoped.exists()


def test_rows_that_merging_marks_are_kept_as_pairs(
    school: PageClient, asked: AskedAgency, monkeypatch: pytest.MonkeyPatch
) -> None:
    def merge(returns: Sequence[Return]) -> Combined:
        merged = real(returns)
        one, other = (entry.id for entry in merged.rows)
        marks = {one: (Mark(other, Kind.REPEAT, ("Both say so.",)),)}
        marks[other] = (Mark(one, Kind.REPEAT, ("Both say so.",)),)
        entries = tuple(replace(entry, marks=marks[entry.id]) for entry in merged.rows)
        return replace(merged, rows=entries)

    real = combining.merge
    monkeypatch.setattr(combining, "merge", merge)

    send(school, asked, SURE)

    likeness = Likeness.unscoped.get()
    assert (likeness.kind, likeness.because) == (Likeness.Kind.REPEAT, "Both say so.")
    assert [likeness.first, likeness.second] == rows(1)


def test_a_document_that_was_withdrawn_is_not_replaced(
    school: PageClient, coordinator: PageClient, asked: AskedAgency
) -> None:
    send(school, asked, SURE)
    first = ReceivedReturn.unscoped.get()
    assert first.document is not None
    document = first.document.attachment
    path = f"/cases/{asked.chronology.case_file}/documents/{document}/withdraw/"
    coordinator.post(path, {"because": "Names of another family"})

    send(school, asked, SURE)

    second = ReceivedReturn.unscoped.get(number=2)
    assert second.document is not None
    assert second.document.attachment != document


def test_what_changed_stands_side_by_side(school: PageClient, asked: AskedAgency) -> None:
    path = at("changes", asked.chronology.case_file, asked.pk)
    first, second, *_ = SURE.split("\r\n")[1:]
    heading = SURE.partition("\r\n")[0]
    gone = "01/04/2025,,Register,Left the school.,"
    send(school, asked, "\r\n".join((heading, first, second, second, gone)))
    before = said(school, path)
    added = "02/06/2025,,Letter,His aunt wrote.,"
    late = second.replace("absent", "late")

    send(school, asked, "\r\n".join((heading, added, first, second, late)))

    page = said(school, path)
    assert "There is no older version" in before
    assert "3 rows differ between version 1 and version 2" in page
    assert "Changed" in page
    assert "Added" in page
    assert "Taken out" in page
    assert "What changed since version 1" in said(
        school, at("asked", asked.chronology.case_file, asked.pk)
    )
    assert "Home visit" not in page


def test_a_return_that_says_the_same_again_has_no_changes(
    school: PageClient, asked: AskedAgency
) -> None:
    send(school, asked, SURE)
    send(school, asked, SURE)

    page = said(school, at("changes", asked.chronology.case_file, asked.pk))

    assert "Version 2 says the same as version 1." in page


def test_before_anything_was_sent_there_is_nothing_to_compare(
    school: PageClient, asked: AskedAgency
) -> None:
    page = said(school, at("changes", asked.chronology.case_file, asked.pk))

    assert "There is no older version" in page


def test_a_row_whose_date_was_put_right_is_one_change(asked: AskedAgency) -> None:
    received = ReceivedReturnFactory(asked=asked)
    one = ChronologyRowFactory(received=received)
    other = ChronologyRowFactory(received=received, written="5 March 2025", first=date(2025, 3, 5))

    assert queries.changes([one], [other]) == [queries.Change(one, other)]


def test_rows_without_a_date_are_compared_by_what_was_written(asked: AskedAgency) -> None:
    received = ReceivedReturnFactory(asked=asked)
    dateless = {"received": received, "first": None, "last": None, "written": "Spring"}
    one, other = (ChronologyRowFactory(**dateless, event=event) for event in ("A", "B"))

    assert queries.changes([one], [other]) == [queries.Change(one, other)]
