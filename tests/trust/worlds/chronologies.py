"""What do agencies send about a hidden case, and what do readers write beside it?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from heed.attachments.tests.factories import let_in
from heed.casefiles.models import CaseFile
from heed.chronologies import actions, reading
from heed.chronologies.column_names import AskedColumn
from heed.chronologies.models import AskedAgency, ChronologyRow, GlossaryEntry, ReaderJudgement
from heed.chronologies.readers.opened import Line, Opened, Table
from heed.chronologies.rows import Meaning
from heed.core import clock
from heed.partnership.models import Agency
from tests.trust.worlds.founding import INSIDE, Place

WEEKS = timedelta(days=20)
YEARS = timedelta(days=900)


def lay(place: Place, case_file: CaseFile, write: Callable[[str], str], *, on: date) -> None:
    """Plan a chronology and ask two agencies: one was not involved, one sends rows that are read.

    Each act is the real one.
    """
    by, at = place.walk.coordinator(on=on), clock.at(on, 15)
    plan = actions.Plan(starts_on=on - YEARS, ends_on=on, children=[1], asks_for=[Meaning.RESPONSE])
    chronology = actions.plan(case_file, plan, by=by, at=at)
    own = AskedColumn(title=write("title"), say=write("say"), needed=False, means=Meaning.OTHER)
    actions.choose_columns(chronology, (*chronology.columns, own), by=by, at=at)
    kinds = (Agency.Kind.EDUCATION, Agency.Kind.HEALTH)
    school, health = actions.ask(
        chronology,
        [place.agencies[INSIDE, kind] for kind in kinds],
        due_on=on + WEEKS,
        note=write("request"),
        by=by,
        at=at,
    )
    actions.say_not_involved(health, because=write("not involved"), by=by, at=at)
    named = actions.Named(
        kind=GlossaryEntry.Kind.PERSON,
        label=write("label"),
        names=write("name"),
        role=write("role"),
    )
    actions.add_name(chronology, named, by=by, at=at)
    _send(place, school, write, on=on)
    row = ChronologyRow.unscoped.filter(chronology=chronology).order_by("pk")[0]
    actions.write_note(
        row, words=write("note"), is_key_episode=True, is_good_practice=True, by=by, at=at
    )
    missed = ReaderJudgement.Matter.MISSED
    actions.judge(row, missed, holds=True, because=write("judgement"), by=by, at=at)
    for answered in (True, False):
        question = actions.ask_about(row, words=write("question"), by=by, at=at)
        if answered:
            actions.answer(question, words=write("answer"), by=by, at=at)


def _send(place: Place, asked: AskedAgency, write: Callable[[str], str], *, on: date) -> None:
    """Send a table with a heading of the agency's own, a day nobody can read, and a row twice."""
    lines = [
        ("Date", "Source of information", "What happened", write("heading")),
        (f"{on:%d/%m/%Y}", write("source"), write("event"), write("cell")),
        ("31/02/2020", write("source"), write("event"), write("cell")),
    ]
    numbered = tuple(Line(number, cells) for number, cells in enumerate(lines, start=1))
    opened = Opened(tables=(Table(None, numbered),))
    name = f"{write('file')}.csv"
    read = reading.understand(opened, asked, name=name, born=None)
    received = let_in(write("return").encode(), name=name)
    taken = actions.Reading(read.said, read.mapping, sure=True)
    by, at = place.walk.coordinator(on=on), clock.at(on, 16)
    actions.bring(asked, received, taken, by=by, at=at)
