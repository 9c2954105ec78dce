"""Chronologies, agencies asked and what they sent, for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime

import factory

from heed.casefiles.tests.factories import CaseFileFactory, CaseRecordFactory
from heed.chronologies.column_names import as_json, chosen
from heed.chronologies.dates.written import Precision
from heed.chronologies.models import (
    AgencyQuestion,
    AskedAgency,
    Chronology,
    ChronologyRow,
    GlossaryEntry,
    Likeness,
    PossibleName,
    ReaderJudgement,
    ReaderNote,
    ReceivedReturn,
    RememberedColumns,
    ReturnProblem,
)
from heed.chronologies.models.returns import BETWEEN_CELLS
from heed.chronologies.rows import Meaning
from heed.partnership.tests.factories import AgencyFactory

YESTERDAY = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
COLUMNS = [[["Date", "start_date"], ["Source", "source"], ["Event", "event"]]]


class ChronologyFactory(CaseRecordFactory):
    """The chronology of a case over two years."""

    class Meta:
        model = Chronology

    case_file = factory.SubFactory(CaseFileFactory)
    starts_on = date(2024, 11, 1)
    ends_on = date(2026, 11, 1)
    children = [1]
    asks_for = as_json(chosen((), [Meaning.START_TIME, Meaning.RESPONSE]))
    planned_at = YESTERDAY
    planned_by_name = "Cora Coordinator"


class AskedAgencyFactory(CaseRecordFactory):
    """An agency of the case's partnership, asked for its chronology."""

    class Meta:
        model = AskedAgency

    chronology = factory.SubFactory(ChronologyFactory)
    agency = factory.SubFactory(
        AgencyFactory, partnership=factory.SelfAttribute("..chronology.case_file.partnership")
    )
    due_on = date(2026, 12, 4)
    note = "Please include the time before the move."
    asked_at = YESTERDAY
    asked_by_name = "Cora Coordinator"


class ReceivedReturnFactory(CaseRecordFactory):
    """The first version of an agency's return, in the chronology."""

    class Meta:
        model = ReceivedReturn

    asked = factory.SubFactory(AskedAgencyFactory)
    number = 1
    file_name = "our chronology.docx"
    columns = COLUMNS
    state = ReceivedReturn.State.CURRENT
    received_at = YESTERDAY
    received_by_name = "Rita Representative"
    received_for = "Brookside Academy"


class ReturnProblemFactory(CaseRecordFactory):
    """Something that could not be understood."""

    class Meta:
        model = ReturnProblem

    received = factory.SubFactory(ReceivedReturnFactory)
    row = 7
    what = "Row 7 has no date."


class ChronologyRowFactory(CaseRecordFactory):
    """A row about one day."""

    class Meta:
        model = ChronologyRow

    received = factory.SubFactory(ReceivedReturnFactory)
    chronology = factory.SelfAttribute("received.asked.chronology")
    agency = factory.SelfAttribute("received.asked.agency")
    number = factory.Sequence(lambda number: number + 2)
    place = factory.Sequence(lambda number: number + 1)
    cells = factory.LazyAttribute(
        lambda row: BETWEEN_CELLS.join((row.written, row.source, row.event))
    )
    written = "3 March 2025"
    first = date(2025, 3, 3)
    last = date(2025, 3, 3)
    precision = Precision.DAY.value
    source = "Case notes"
    event = "Home visit: the child was seen and spoken to."


class GlossaryEntryFactory(CaseRecordFactory):
    """The mother, by her name and her nickname."""

    class Meta:
        model = GlossaryEntry

    chronology = factory.SubFactory(ChronologyFactory)
    kind = GlossaryEntry.Kind.PERSON
    label = factory.Sequence(lambda number: f"Person {number + 1}")
    names = "Marigold Quince\nGoldie"
    written_by_name = "Cora Coordinator"
    written_at = YESTERDAY


class PossibleNameFactory(CaseRecordFactory):
    """A stranger who stands in one row."""

    class Meta:
        model = PossibleName

    row = factory.SubFactory(ChronologyRowFactory)
    chronology = factory.SelfAttribute("row.chronology")
    words = "Akintola"
    because = "looks like a name that is not in the glossary"
    times = 1


class LikenessFactory(CaseRecordFactory):
    """Two rows of one chronology that may tell of the same event."""

    class Meta:
        model = Likeness

    first = factory.SubFactory(ChronologyRowFactory)
    # Of the same return, so with as many cells: a return has its columns once for all its rows.
    second = factory.SubFactory(
        ChronologyRowFactory,
        received=factory.SelfAttribute("..first.received"),
        cells=factory.SelfAttribute("..first.cells"),
    )
    kind = Likeness.Kind.SAME
    because = "Both tell of a home visit on 3 March 2025."


class ReaderNoteFactory(CaseRecordFactory):
    """A note beside a row."""

    class Meta:
        model = ReaderNote

    row = factory.SubFactory(ChronologyRowFactory)
    words = "Nobody asked the child what he wanted."
    written_by_name = "Lena Lead"
    written_at = YESTERDAY


class ReaderJudgementFactory(CaseRecordFactory):
    """A reader says that no appointment was missed."""

    class Meta:
        model = ReaderJudgement

    row = factory.SubFactory(ChronologyRowFactory)
    matter = ReaderJudgement.Matter.MISSED
    holds = False
    because = "It was cancelled by the clinic."
    judged_by_name = "Lena Lead"
    judged_at = YESTERDAY


class AgencyQuestionFactory(CaseRecordFactory):
    """A question nobody has answered yet."""

    class Meta:
        model = AgencyQuestion

    row = factory.SubFactory(ChronologyRowFactory)
    words = "Who else was at home?"
    asked_by_name = "Lena Lead"
    asked_at = YESTERDAY


class RememberedColumnsFactory(factory.django.DjangoModelFactory[RememberedColumns]):
    """What the three usual columns of an agency mean."""

    class Meta:
        model = RememberedColumns

    agency = factory.SubFactory(AgencyFactory)
    template = "0" * 64
    meanings = {"date": "start_date", "source": "source", "event": "event"}
    remembered_at = YESTERDAY
