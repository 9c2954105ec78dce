"""Write beside a row what readers see in it, ask its agency about it, and answer."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.events import Event
from heed.chronologies import queries
from heed.chronologies.actions.refusals import AnsweredBefore, NothingSaid
from heed.chronologies.models import AgencyQuestion, ChronologyRow, ReaderNote
from heed.core.meanwhile import RecordedMeanwhile


@transaction.atomic
def write_note(
    row: ChronologyRow,
    *,
    words: str,
    is_key_episode: bool,
    is_good_practice: bool,
    by: Viewer,
    at: datetime,
    seen: str | None = None,
) -> ReaderNote:
    """Write what readers see in a row: words, and whether it is a key practice episode or good.

    `seen` is what the page showed. A note can be emptied; that it was there stays in the trail.

    :raises RecordedMeanwhile: if somebody else has changed this note since the page was drawn
    """
    row.require(Permission.CHRONOLOGY_ANNOTATE, by=by)
    ChronologyRow.unscoped.select_for_update().get(pk=row.pk)
    note = ReaderNote.unscoped.filter(row=row).first() or ReaderNote(row=row)
    if seen is not None and seen != queries.mark_of_note(note):
        raise RecordedMeanwhile(note.written_by_name, "changed this note")
    before = _said(note)
    note.words, note.is_key_episode = words.strip(), is_key_episode
    note.is_good_practice = is_good_practice
    note.written_by_name, note.written_at = by.name, at
    note.save()
    after = _said(note)
    trail.record(
        Event.CHRONOLOGY_NOTE_WRITTEN,
        note,
        by=by,
        at=at,
        changes={name: (before[name], after[name]) for name in after},
    )
    return note


@transaction.atomic
def ask_about(row: ChronologyRow, *, words: str, by: Viewer, at: datetime) -> AgencyQuestion:
    """Ask the agency whose row it is; whoever speaks for it sees the question beside its row.

    :raises NothingSaid: if nothing is asked
    """
    row.require(Permission.CHRONOLOGY_ANNOTATE, by=by)
    if not words.strip():
        raise NothingSaid("Write what you want to know.")
    question = AgencyQuestion.unscoped.create(
        row=row, words=words.strip(), asked_by_name=by.name, asked_at=at
    )
    trail.record(Event.CHRONOLOGY_QUESTION_ASKED, question, by=by, at=at, agency=row.agency.name)
    return question


@transaction.atomic
def answer(question: AgencyQuestion, *, words: str, by: Viewer, at: datetime) -> None:
    """Answer a question about a row of one's agency.

    :raises NothingSaid: if the answer is empty
    :raises AnsweredBefore: if somebody else has answered it
    """
    question.require(Permission.CHRONOLOGY_RETURN, by=by)
    held = AgencyQuestion.unscoped.select_for_update().get(pk=question.pk)
    if not words.strip():
        raise NothingSaid("Write the answer.")
    if held.answered_at is not None:
        raise AnsweredBefore(f"{held.answered_by_name} has answered this meanwhile.")
    held.answer, held.answered_by_name, held.answered_at = words.strip(), by.name, at
    held.save(update_fields=["answer", "answered_by_name", "answered_at"])
    trail.record(
        Event.CHRONOLOGY_QUESTION_ANSWERED,
        held,
        by=by,
        at=at,
        changes={"answer": (None, held.answer)},
    )


def _said(note: ReaderNote) -> dict[str, object]:
    return {
        "words": trail.measured(note.words),
        "is_key_episode": note.is_key_episode,
        "is_good_practice": note.is_good_practice,
    }
