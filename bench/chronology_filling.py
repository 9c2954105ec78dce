"""Which database are the pages of a chronology measured on?

One case of twelve agencies and 10,000 merged rows, brought as agencies bring them; another of 12 x
300 rows whose last return is still to come; and in other case files as many stored rows as are
asked for, each with its return, some with notes, questions and rows they are alike to.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import Final

from django.core.management import call_command
from django.db import connection

from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.attachments import receiving
from heed.casefiles.models import CaseFile
from heed.children.models import Child
from heed.chronologies import actions, reading
from heed.chronologies.analysis.tests import invented
from heed.chronologies.models import (
    AgencyQuestion,
    AskedAgency,
    Chronology,
    ChronologyRow,
    Likeness,
    ReaderNote,
    ReceivedReturn,
)
from heed.chronologies.rows import Meaning
from heed.core import clock, references
from heed.demo import loading, marlshire
from heed.partnership import queries as partnership_queries
from heed.partnership.models import Agency, Partnership

MERGED: Final = 10_000
OF_EACH: Final = 300
IN_A_FILE: Final = 1_000  # rows of each of the other case files
YEARS: Final = 8
AT_ONCE: Final = 2_000


@dataclass(frozen=True, slots=True)
class Filled:
    """What there is to look at, and who looks."""

    large: Chronology
    small: Chronology
    last: AskedAgency  # the one agency of the small case that has sent nothing yet
    last_file: bytes
    coordinator: User
    elsewhere: int


def fill(elsewhere: int) -> Filled:
    """Fill an empty database; `elsewhere` is how many rows other case files hold, in thousands."""
    call_command("migrate", verbosity=0)
    today = clock.day(clock.now())
    loading.load(today=today)
    partnership = Partnership.objects.get(name=marlshire.NAME)
    user = User.objects.get(email=marlshire.COORDINATOR.email)
    by = partnership_queries.viewer_for(user, on=today, partnership_id=partnership.pk)
    if by is None:
        raise LookupError("The coordinator of the demonstration has no post.")
    agencies = _agencies(partnership)
    large, small = _chronology(partnership, by), _chronology(partnership, by)
    asked = _ask(large, agencies, by=by)
    for name, file in _files(MERGED, each=MERGED).items():
        _bring(asked[name], file, by=by)
    asked = _ask(small, agencies, by=by)
    *first, last = _files(3 * MERGED, each=OF_EACH).items()
    for name, file in first:
        _bring(asked[name], file, by=by)
    _note(large, by)
    _fill_others(partnership, large, elsewhere // IN_A_FILE, by)
    return Filled(large, small, asked[last[0]], last[1], user, elsewhere // IN_A_FILE * IN_A_FILE)


def _agencies(partnership: Partnership) -> list[Agency]:
    return Agency.objects.bulk_create(
        Agency(
            partnership=partnership,
            name=name,
            kind=Agency.Kind.OTHER,
            starts_on=date(2010, 1, 1),
        )
        for name in invented.AGENCIES
    )


def _chronology(partnership: Partnership, by: Viewer) -> Chronology:
    file = CaseFile.unscoped.create(
        partnership=partnership,
        reference=references.new("SI"),
        opened_at=clock.now(),
        opened_by_name="Filler",
    )
    Child.unscoped.create(case_file=file, position=1, name="Sam", born_on=date(2010, 5, 4))
    wanted = actions.Plan(
        starts_on=invented.FIRST,
        ends_on=invented.FIRST + timedelta(days=365 * YEARS),
        children=[1],
        asks_for=[Meaning.RESPONSE, Meaning.SEEN, Meaning.VOICE, Meaning.SIGNIFICANCE],
    )
    return actions.plan(file, wanted, by=by, at=clock.now())


def _ask(
    chronology: Chronology, agencies: Sequence[Agency], *, by: Viewer
) -> dict[str, AskedAgency]:
    at = clock.now()
    due_on = clock.day(at) + timedelta(days=30)
    asked = actions.ask(chronology, agencies, due_on=due_on, note="", by=by, at=at)
    return {one.agency.name: one for one in asked}


def _files(rows: int, *, each: int) -> dict[str, bytes]:
    """Return the return of each agency as a spreadsheet saves it, of at most so many rows."""
    made = sorted(invented.as_returned(rows, years=YEARS), key=lambda row: row.agency)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "return.csv"
        return {
            agency: _saved(path, [row.cells for row in of_agency][:each])
            for agency, of_agency in groupby(made, key=lambda row: row.agency)
        }


def _saved(path: Path, lines: Iterable[Sequence[str]]) -> bytes:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow([column.heading for column in invented.COLUMNS])
        writer.writerows(lines)
    return path.read_bytes()


def _bring(asked: AskedAgency, file: bytes, *, by: Viewer) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "return.csv"
        path.write_bytes(file)
        received = receiving.receive(path, name="return.csv")
        opened = reading.open_brought(received.staged, name="return.csv")
        read = reading.understand(opened, asked, name="return.csv", born=None)
        taken = actions.Reading(read.said, read.mapping, sure=True)
        actions.bring(asked, received, taken, by=by, at=clock.now())


def _note(chronology: Chronology, by: Viewer) -> None:
    """Let readers write beside one row in twenty, and ask about one in a hundred."""
    rows = list(ChronologyRow.unscoped.filter(chronology=chronology).order_by("place"))
    ReaderNote.unscoped.bulk_create(
        ReaderNote(
            row=row,
            words="Nobody asked Sam.",
            is_key_episode=number % 2 == 0,
            is_good_practice=number % 5 == 0,
            written_by_name=by.name,
            written_at=clock.now(),
        )
        for number, row in enumerate(rows[::20])
    )
    AgencyQuestion.unscoped.bulk_create(
        AgencyQuestion(row=row, words="Who was there?", asked_by_name=by.name, asked_at=clock.now())
        for row in rows[::100]
    )


def _fill_others(partnership: Partnership, like: Chronology, files: int, by: Viewer) -> None:
    """Give so many other case files a chronology each, of a thousand rows like these."""
    now = clock.now()
    made = CaseFile.unscoped.bulk_create(
        (
            CaseFile(
                partnership=partnership,
                reference=references.new("SI"),
                opened_at=now,
                opened_by_name="Filler",
            )
            for _ in range(files)
        ),
        batch_size=AT_ONCE,
    )
    plans = Chronology.unscoped.bulk_create(
        (
            Chronology(
                case_file=file,
                starts_on=like.starts_on,
                ends_on=like.ends_on,
                children=[1],
                asks_for=like.asks_for,
                planned_at=now,
                planned_by_name=by.name,
            )
            for file in made
        ),
        batch_size=AT_ONCE,
    )
    theirs = list(
        ReceivedReturn.unscoped.filter(asked__chronology=like).select_related("asked__agency")
    )
    asked = AskedAgency.unscoped.bulk_create(
        (
            AskedAgency(
                chronology=plan,
                agency=one.asked.agency,
                due_on=clock.day(now),
                asked_at=now,
                asked_by_name=by.name,
            )
            for plan in plans
            for one in theirs
        ),
        batch_size=AT_ONCE,
    )
    columns = {one.asked.agency_id: one.columns for one in theirs}
    ReceivedReturn.unscoped.bulk_create(
        (
            ReceivedReturn(
                asked=one,
                number=1,
                file_name="return.csv",
                columns=columns[one.agency_id],
                state=ReceivedReturn.State.CURRENT,
                received_at=now,
                received_by_name=by.name,
                received_for=by.acts_for,
            )
            for one in asked
        ),
        batch_size=AT_ONCE,
    )
    _copy_rows(like)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _copy_rows(like: Chronology) -> None:
    """Copy rows within the database: a thousand to each other chronology, and what is beside."""
    row, asked = ChronologyRow._meta.db_table, AskedAgency._meta.db_table
    first = f"(plan.id %% {MERGED // IN_A_FILE}) * {IN_A_FILE}"
    taken = {
        "chronology_id": "plan.id",
        "received_id": "theirs.id",
        "place": f"mine.place - {first}",
    }
    columns = (field.column for field in ChronologyRow._meta.concrete_fields)
    names = [name for name in columns if name and name != "id"]
    quoted = ", ".join(f'"{name}"' for name in names)
    values = ", ".join(taken.get(name, f'mine."{name}"') for name in names)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {row} ({quoted}) SELECT {values} "  # noqa: S608  (no value is in the words)
            f"FROM {Chronology._meta.db_table} plan CROSS JOIN {row} mine "
            f"CROSS JOIN {asked} asked CROSS JOIN {ReceivedReturn._meta.db_table} theirs "
            f"WHERE mine.chronology_id = %s AND mine.place > {first} "
            f"AND mine.place <= {first} + {IN_A_FILE} "
            "AND asked.chronology_id = plan.id AND asked.agency_id = mine.agency_id "
            "AND theirs.asked_id = asked.id AND plan.planned_at = "
            f"(SELECT max(planned_at) FROM {Chronology._meta.db_table})",
            [like.pk],
        )
        cursor.execute(
            f"INSERT INTO {Likeness._meta.db_table} (first_id, second_id, kind, because) "  # noqa: S608  (as above)
            "SELECT one.id, other.id, 'SAME', 'words in common: home, visit' "
            f"FROM {row} one JOIN {row} other ON other.id = one.id + 1 "
            "AND other.chronology_id = one.chronology_id "
            "WHERE one.chronology_id <> %s AND one.id %% 20 = 0",
            [like.pk],
        )
