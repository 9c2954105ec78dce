"""What did an agency send, what does it mean, and who was born when?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.db.models import Q, QuerySet

from heed.access.viewer import Viewer
from heed.children.models import Child
from heed.chronologies.dates.written import Precision, WrittenDate
from heed.chronologies.models import (
    AgencyQuestion,
    AskedAgency,
    Chronology,
    ChronologyRow,
    ReaderNote,
    ReceivedReturn,
    RememberedColumns,
    ReturnProblem,
)
from heed.chronologies.rows import Meaning, Problem, Return, Row
from heed.core import meanwhile
from heed.partnership.models import Agency


def remembered_columns(agency: Agency, template: str) -> Mapping[str, Meaning | None]:
    """Return what somebody once said of an agency's columns so headed; nothing if nobody has."""
    found = RememberedColumns.objects.filter(agency=agency, template=template).first()
    said = found.meanings if found else {}
    return {heading: Meaning(means) if means else None for heading, means in said.items()}


def born_on(chronology: Chronology) -> date | None:
    """Return the birth of the child a chronology is about; none where it is about several."""
    about = Child.unscoped.filter(case_file=chronology.case_file, position__in=chronology.children)
    births = {child.born_on for child in about}
    return births.pop() if len(births) == 1 else None


def versions(asked: AskedAgency, viewer: Viewer) -> QuerySet[ReceivedReturn]:
    """Return the versions of an agency's return, the newest first."""
    return (
        ReceivedReturn.visible_to(viewer)
        .filter(asked=asked)
        .select_related("document__attachment", "asked__agency", "asked__chronology__case_file")
        .order_by("-number")
    )


def rows_of(received: ReceivedReturn, viewer: Viewer) -> QuerySet[ChronologyRow]:
    """Return the rows of a return, as they stand in the file."""
    rows = ChronologyRow.visible_to(viewer).filter(received=received)
    # Said too, so that PostgreSQL asks of one chronology who may see it, and not of thousands.
    return rows.filter(chronology=received.asked.chronology_id).order_by("pk")


def problems_of(received: ReceivedReturn, viewer: Viewer) -> QuerySet[ReturnProblem]:
    """Return what could not be understood of a return, as it stands in the file."""
    return ReturnProblem.visible_to(viewer).filter(received=received).order_by("pk")


def questions_to(asked: AskedAgency, viewer: Viewer) -> QuerySet[AgencyQuestion]:
    """Return what an agency was asked about its rows, open questions first."""
    return (
        AgencyQuestion.visible_to(viewer)
        .filter(row__received__asked=asked)
        .select_related("row")
        .order_by("answered_at", "pk")
    )


def mark_of_columns(received: ReceivedReturn) -> str:
    """Return what stands for how a return is read now, for a page to carry."""
    return meanwhile.mark(received.columns, received.state, received.number)


def mark_of_note(note: ReaderNote | None) -> str:
    """Return what stands for a note as it is now, for a page to carry; the same for none at all."""
    if note is None:
        return meanwhile.mark("", False, False)
    return meanwhile.mark(note.words, note.is_key_episode, note.is_good_practice)


def standing_rows(
    chronology: Chronology, only: Q | None = None
) -> Iterator[tuple[ReceivedReturn, list[ChronologyRow]]]:
    """Yield the returns that stand in a chronology, each with its rows, or some of them."""
    rows: dict[int, list[ChronologyRow]] = defaultdict(list)
    standing = ReceivedReturn.State.CURRENT
    for row in ChronologyRow.unscoped.filter(
        only or Q(), chronology=chronology, received__state=standing
    ).order_by("pk"):
        rows[row.received_id].append(row)
    found = ReceivedReturn.unscoped.filter(asked__chronology=chronology, state=standing)
    for received in found.select_related("asked__agency").order_by("pk"):
        for row in rows[received.pk]:
            row.received = received  # at hand, so that nothing is asked row by row
        yield received, rows[received.pk]


def as_read(
    received: ReceivedReturn,
    rows: Sequence[ChronologyRow],
    *,
    file: str,
    problems: Sequence[ReturnProblem] = (),
) -> Return:
    """Return a kept return as the reader gave it, under a name no other return has."""
    tables = received.known_columns
    return Return(
        file=file,
        agency=received.asked.agency.name,
        columns=tuple(dict.fromkeys(one for table in tables for one in table)),
        rows=tuple(
            Row(
                file=file,
                number=row.number,
                agency=received.asked.agency.name,
                columns=tables[row.columns_at],
                cells=tuple(said for _, said in row.in_columns()),
                when=row.when,
                until=_until(row.until),
                time=row.time or None,
                source=row.source or None,
                event=row.event,
                note=row.is_note,
                table=row.table or None,
            )
            for row in rows
        ),
        problems=tuple(Problem(file, one.row, one.what, one.table or None) for one in problems),
    )


def named_returns(chronology: Chronology) -> Iterator[tuple[Return, list[ChronologyRow]]]:
    """Yield the returns that stand in a chronology as people name them, each with its rows."""
    problems: dict[int, list[ReturnProblem]] = defaultdict(list)
    kept = ReturnProblem.unscoped.filter(received__asked__chronology=chronology)
    for one in kept.order_by("pk"):
        problems[one.received_id].append(one)
    for received, rows in standing_rows(chronology):
        file = f"{received.asked.agency.name}, {received.file_name}"
        yield as_read(received, rows, file=file, problems=problems[received.pk]), rows


def _until(day: date | None) -> WrittenDate | None:
    if day is None:
        return None
    return WrittenDate(written=day.isoformat(), first=day, last=day, precision=Precision.DAY)
