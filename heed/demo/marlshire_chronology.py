"""What did agencies know of Kayden? Their returns as agencies send them, all invented."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from heed.accounts.models import User
from heed.attachments import receiving
from heed.chronologies import actions, queries, reading
from heed.chronologies.models import (
    AskedAgency,
    Chronology,
    ChronologyRow,
    ReceivedReturn,
)
from heed.chronologies.rows import Meaning
from heed.core import clock
from heed.demo.marlshire_people import (
    COUNCIL_NAME,
    HOSPITALS_NAME,
    NHS_NAME,
    POLICE_NAME,
    SCHOOLS_NAME,
)
from heed.demo.marlshire_returns import (
    ANSWER,
    CORRECTED,
    COUNCIL,
    HOSPITAL,
    LABELS,
    NOTES,
    POLICE,
    QUESTIONS,
    SCHOOL,
    YOUTH_JUSTICE,
    Sheet,
)
from heed.demo.walk import Told, Walk
from heed.documents import docx
from heed.documents.tree import Document, Section, Table
from heed.partnership.models import Agency
from heed.statute.working_days import add_working_days, sub_working_days

YOUTH_JUSTICE_NAME: Final = "Marlshire Youth Justice Service"
SAFE_HARBOUR_NAME: Final = "Safe Harbour Marlshire"
ASKED: Final = (
    POLICE_NAME,
    COUNCIL_NAME,
    YOUTH_JUSTICE_NAME,
    SCHOOLS_NAME,
    HOSPITALS_NAME,
    NHS_NAME,
    SAFE_HARBOUR_NAME,
)
# No copy of an invented document says when it was really made.
WRITTEN_AT: Final = datetime(2026, 1, 1, 9, tzinfo=UTC)
YEARS: Final = timedelta(days=3 * 365)
Written = Callable[[int], str]  # the day so many days before the incident, as an agency writes it


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """Who sends and who reads."""

    school: User
    reviewer: User


def load(
    walk: Walk, agencies: Mapping[str, Agency], told: Told, readers: Readers, *, today: date
) -> None:
    """Plan the chronology of a case, ask its agencies, let most of them answer, and read it."""
    incident = told.incident.aware_on
    chronology = _plan(walk, told, incident, on=sub_working_days(today, 35))
    asked = _ask(walk, chronology, agencies, on=sub_working_days(today, 34))
    with TemporaryDirectory() as folder:
        desk = Desk(walk, Path(folder), incident, today)
        desk.send(asked[POLICE_NAME], _csv(POLICE, desk.slashed), "niche extract.csv", ago=25)
        desk.send(asked[COUNCIL_NAME], _csv(COUNCIL, desk.slashed), "chronology.csv", ago=24)
        desk.send(
            asked[YOUTH_JUSTICE_NAME],
            _word(YOUTH_JUSTICE, desk.long),
            "YJS chronology.docx",
            ago=22,
        )
        unsure = _csv(SCHOOL, desk.long)
        by = readers.school
        sent = desk.send(asked[SCHOOLS_NAME], unsure, "From the school.csv", ago=20, by=by)
        desk.agree(sent, ago=19)
        desk.send(asked[COUNCIL_NAME], _csv(CORRECTED, desk.slashed), "chronology v2.csv", ago=12)
        desk.send(asked[HOSPITALS_NAME], _csv(HOSPITAL, desk.long), "ED notes.csv", ago=3)
    _not_involved(walk, asked[NHS_NAME], on=sub_working_days(today, 21))
    _read(walk, chronology, readers.reviewer, today=today)


@dataclass(frozen=True, slots=True)
class Desk:
    """Where returns are sent from, with days counted back from the incident."""

    walk: Walk
    folder: Path
    incident: date
    today: date

    def slashed(self, days: int) -> str:
        """Write a day as systems print it."""
        return f"{self.incident - timedelta(days=days):%d/%m/%Y}"

    def long(self, days: int) -> str:
        """Write a day as people type it."""
        day = self.incident - timedelta(days=days)
        return f"{day.day} {day:%B %Y}"

    def send(
        self, asked: AskedAgency, content: bytes, name: str, *, ago: int, by: User | None = None
    ) -> ReceivedReturn:
        """Send a return some working days ago, through the same checks as anybody's."""
        on = sub_working_days(self.today, ago)
        viewer = self.walk.viewer(by, on=on) if by else self.walk.coordinator(on=on)
        path = self.folder / "incoming"
        path.write_bytes(content)
        received = receiving.receive(path, name=name)
        try:
            opened = reading.open_brought(received.staged, name=name)
            born = queries.born_on(asked.chronology)
            read = reading.understand(opened, asked, name=name, born=born)
            taken = actions.Reading(read.said, read.mapping, read.is_sure)
            return actions.bring(asked, received, taken, by=viewer, at=clock.at(on, 15, 10))
        finally:
            received.discard()

    def agree(self, sent: ReceivedReturn, *, ago: int) -> None:
        """Agree that the columns of a return mean what they seemed to."""
        on = sub_working_days(self.today, ago)
        opened = reading.open_kept(sent)
        born = queries.born_on(sent.asked.chronology)
        read = reading.understand(opened, sent.asked, name=sent.file_name, born=born)
        taken = actions.Reading(read.said, read.mapping, sure=True)
        by = self.walk.coordinator(on=on)
        actions.agree_columns(sent, taken, by=by, at=clock.at(on, 9, 40))


def _plan(walk: Walk, told: Told, incident: date, *, on: date) -> Chronology:
    wanted = actions.Plan(
        starts_on=incident - YEARS,
        ends_on=incident,
        children=[1],
        asks_for=[Meaning.START_TIME, Meaning.RESPONSE, Meaning.SEEN, Meaning.VOICE],
    )
    by = walk.coordinator(on=on)
    return actions.plan(told.incident.case_file, wanted, by=by, at=clock.at(on, 10))


def _ask(
    walk: Walk, chronology: Chronology, agencies: Mapping[str, Agency], *, on: date
) -> dict[str, AskedAgency]:
    """Ask every agency that may have known him, for the same day."""
    by, at = walk.coordinator(on=on), clock.at(on, 11)
    asked = actions.ask(
        chronology,
        [agencies[name] for name in ASKED],
        due_on=add_working_days(on, 15),
        note="Please include the placements outside Marlshire, and what Kayden said himself.",
        by=by,
        at=at,
    )
    return {one.agency.name: one for one in asked}


def _not_involved(walk: Walk, asked: AskedAgency, *, on: date) -> None:
    because = "Searched community health records by name, date of birth and both addresses."
    actions.say_not_involved(
        asked, because=because, by=walk.coordinator(on=on), at=clock.at(on, 16)
    )


def _read(walk: Walk, chronology: Chronology, reviewer: User, *, today: date) -> None:
    """Let the reviewer write beside rows and ask; one question has its answer."""
    on = sub_working_days(today, 8)
    by, at = walk.viewer(reviewer, on=on), clock.at(on, 14)
    for words, (note, is_key, is_good) in NOTES.items():
        actions.write_note(
            _row(chronology, words),
            words=note,
            is_key_episode=is_key,
            is_good_practice=is_good,
            by=by,
            at=at,
        )
    asked = [
        actions.ask_about(_row(chronology, words), words=question, by=by, at=at)
        for words, question in QUESTIONS.items()
    ]
    for label, (kind, names, role) in LABELS.items():
        named = actions.Named(kind=kind, label=label, names=names, role=role)
        actions.add_name(chronology, named, by=by, at=at)
    later = sub_working_days(today, 5)
    coordinator = walk.coordinator(on=later)
    actions.answer(asked[0], words=ANSWER, by=coordinator, at=clock.at(later, 10))


def _row(chronology: Chronology, words: str) -> ChronologyRow:
    rows = ChronologyRow.unscoped.filter(chronology=chronology, place__gt=0)
    return rows.select_related("agency").filter(event__contains=words).order_by("place")[0]


def _csv(sheet: Sheet, written: Written) -> bytes:
    """Write a table as a spreadsheet saves it."""
    lines = [sheet.headings, *((written(days), *cells) for days, cells in sheet.rows)]
    return "\r\n".join(",".join(f'"{cell}"' for cell in line) for line in lines).encode("cp1252")


def _word(sheet: Sheet, written: Written) -> bytes:
    """Write a table as a Word document with a title above it."""
    rows = tuple((written(days), *cells) for days, cells in sheet.rows)
    table = Table(caption="Chronology", header=sheet.headings, rows=rows)
    document = Document(
        title="Chronology of our involvement",
        blocks=(Section("Kayden", (table,)),),
        marking="OFFICIAL-SENSITIVE",
    )
    return docx.render(document, produced_at=WRITTEN_AT)
