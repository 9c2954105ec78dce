"""Who writes beside rows and asks agencies, and what happens when two do at once?"""

from __future__ import annotations

from datetime import datetime

import pytest
from django.core.exceptions import PermissionDenied

from conftest import SignIn, ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.audit.models import AuditEntry
from heed.casefiles.tests.factories import GrantFactory
from heed.chronologies import actions, queries
from heed.chronologies.models import AgencyQuestion, AskedAgency, ChronologyRow, ReaderNote
from heed.chronologies.tests.browsing import answered, at, html, said
from heed.chronologies.tests.factories import (
    AgencyQuestionFactory,
    ChronologyRowFactory,
    LikenessFactory,
    ReaderNoteFactory,
    ReceivedReturnFactory,
    RememberedColumnsFactory,
    ReturnProblemFactory,
)
from heed.core.meanwhile import RecordedMeanwhile
from tests.pages import PageClient


@pytest.fixture
def row(asked: AskedAgency) -> ChronologyRow:
    made: ChronologyRow = ChronologyRowFactory(received=ReceivedReturnFactory(asked=asked))
    return made


def write(row: ChronologyRow, by: Viewer, at: datetime, **said: object) -> ReaderNote:
    given: dict[str, object] = {"words": "", "is_key_episode": False, "is_good_practice": False}
    return actions.write_note(row, **(given | said), by=by, at=at)  # type: ignore[arg-type]  # as a form gives them


def test_a_note_is_measured_in_the_trail_and_never_repeated(
    row: ChronologyRow, plans: Viewer, now: datetime
) -> None:
    write(row, plans, now, words=" Nobody asked him. ", is_key_episode=True)

    note = ReaderNote.unscoped.get()
    assert (note.words, note.is_key_episode, note.written_by_name) == (
        "Nobody asked him.",
        True,
        plans.name,
    )
    entry = AuditEntry.objects.get(event="chronologies:note:written")
    assert entry.changes["words"][1]["words"] == 3
    assert entry.changes["is_key_episode"] == [False, True]


def test_a_note_somebody_else_changed_meanwhile_is_not_overwritten(
    row: ChronologyRow, plans: Viewer, now: datetime
) -> None:
    seen = queries.mark_of_note(None)
    write(row, plans, now, words="Mine", seen=seen)

    with pytest.raises(RecordedMeanwhile, match="changed this note"):
        write(row, plans, now, words="Theirs", seen=seen)
    assert ReaderNote.unscoped.get().words == "Mine"


@pytest.mark.parametrize("role", [Role.AGENCY_REPRESENTATIVE, Role.GROUP_MEMBER])
def test_agencies_and_members_write_no_notes(
    row: ChronologyRow, viewer_of: ViewerOf, now: datetime, role: Role
) -> None:
    with pytest.raises(PermissionDenied):
        write(row, viewer_of(role), now, words="Mine")


def test_a_note_is_written_on_its_page(
    coordinator: PageClient, row: ChronologyRow, now: datetime
) -> None:
    path = at("note", row.chronology.case_file, row.pk)
    html(coordinator, path)

    typed = {"words": "Nobody asked him.", "marks": ["key", "good"]}
    page = answered(coordinator.post(path, typed, follow=True))

    assert "Nobody asked him." in page
    assert "Key practice episode" in page
    assert 'value="key" checked' in html(coordinator, path).replace("  ", " ")


def test_whoever_comes_second_reads_both_notes(
    coordinator: PageClient, row: ChronologyRow, now: datetime
) -> None:
    path = at("note", row.chronology.case_file, row.pk)
    seen = html(coordinator, path).partition('name="seen" value="')[2].partition('"')[0]
    ReaderNoteFactory(row=row, words="What another wrote", is_good_practice=True)

    page = answered(coordinator.post(path, {"words": "What I wrote", "seen": seen}))

    assert "Lena Lead changed this note while this page was open." in page
    assert "What another wrote" in page
    assert "What I wrote" in page
    assert ReaderNote.unscoped.get().words == "What another wrote"


def test_a_question_goes_to_its_agency_and_comes_back_answered(
    coordinator: PageClient, school: PageClient, row: ChronologyRow, now: datetime
) -> None:
    case_file = row.chronology.case_file
    ask_path = at("ask_about", case_file, row.pk)
    html(coordinator, ask_path)
    coordinator.post(ask_path, {"words": "Who else was at home?"})
    question = AgencyQuestion.unscoped.get()
    ReaderNoteFactory(row=row)

    own = said(school, at("row", case_file, row.pk))
    asked = said(school, at("asked", case_file, row.received.asked_id))
    answer_path = at("answer", case_file, question.pk)
    html(school, answer_path)
    page = answered(school.post(answer_path, {"words": "His aunt."}, follow=True))

    assert "Who else was at home?" in own
    assert "Nobody asked the child" not in own
    assert "Who else was at home? – no answer yet" in asked
    assert "His aunt." in page
    assert "His aunt." in said(coordinator, at("row", case_file, row.pk))


def test_a_question_is_answered_once(row: ChronologyRow, plans: Viewer, now: datetime) -> None:
    question = AgencyQuestionFactory(row=row)
    actions.answer(question, words="His aunt.", by=plans, at=now)

    with pytest.raises(actions.AnsweredBefore, match="has answered this"):
        actions.answer(question, words="Nobody.", by=plans, at=now)


def test_nothing_is_no_question_and_no_answer(
    row: ChronologyRow, plans: Viewer, now: datetime
) -> None:
    with pytest.raises(actions.NothingSaid):
        actions.ask_about(row, words=" ", by=plans, at=now)
    with pytest.raises(actions.NothingSaid):
        actions.answer(AgencyQuestionFactory(row=row), words=" ", by=plans, at=now)


def test_another_agency_finds_neither_the_row_nor_its_questions(
    police: PageClient, row: ChronologyRow, now: datetime
) -> None:
    question = AgencyQuestionFactory(row=row)

    assert police.get(at("row", row.chronology.case_file, row.pk)).status_code == 404
    assert police.get(at("answer", row.chronology.case_file, question.pk)).status_code == 404


def test_a_member_of_the_group_reads_rows_and_no_notes(
    sign_in: SignIn, row: ChronologyRow, now: datetime
) -> None:
    ReaderNoteFactory(row=row)
    member = sign_in(Role.GROUP_MEMBER)
    GrantFactory(case_file=row.chronology.case_file, user=member.person)

    page = said(member, at("row", row.chronology.case_file, row.pk))

    assert "Home visit: the child was seen and spoken to." in page
    assert "Nobody asked the child" not in page


def test_rows_say_what_they_are(row: ChronologyRow) -> None:
    said_of = [
        str(LikenessFactory(first=row)),
        str(ReaderNoteFactory(row=row)),
        str(AgencyQuestionFactory(row=row)),
        str(ReturnProblemFactory(received=row.received)),
        str(RememberedColumnsFactory(agency=row.agency)),
    ]

    here = f"Row {row.number} of {row.agency}, version 1"
    assert said_of[1:] == [
        f"Note beside {here}",
        f"Question about {here}",
        f"Problem in {row.agency}, version 1",
        f"Columns of {row.agency}",
    ]
    assert said_of[0].startswith(f"{here} and Row")
