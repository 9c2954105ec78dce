"""Take what an agency sends: keep its file, store its rows as written, agree on its columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from django.db import transaction

from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.attachments import actions as attachments
from heed.attachments.models import Attachment, AttachmentVersion
from heed.attachments.receiving import Received
from heed.audit import trail
from heed.audit.events import Event
from heed.chronologies import queries
from heed.chronologies.actions import arranging, carrying, relabelling
from heed.chronologies.actions.refusals import AgreedBefore, ReasonMissing, ReturnedBefore
from heed.chronologies.models import (
    AskedAgency,
    ChronologyRow,
    ReceivedReturn,
    RememberedColumns,
    ReturnProblem,
)
from heed.chronologies.models.returns import BETWEEN_CELLS
from heed.chronologies.returns.mapping import Mapping
from heed.chronologies.rows import Column, Meaning, Return, Row
from heed.core import meanwhile

State = ReceivedReturn.State
AT_ONCE: Final = 500  # rows written in one question to the database


@dataclass(frozen=True, slots=True)
class Reading:
    """What a return says and how it was read; not `sure` if somebody must look at the columns."""

    said: Return
    mapping: Mapping | None
    sure: bool


@transaction.atomic
def bring(
    asked: AskedAgency,
    file: Received,
    reading: Reading,
    *,
    by: Viewer,
    at: datetime,
    seen: str | None = None,
) -> ReceivedReturn:
    """Keep the file an agency sent and store what it says. `seen` is what the page showed.

    It stands in the combined chronology at once, in place of an older version, unless somebody has
    to look at its columns first.

    :raises RecordedMeanwhile: if somebody else has sent a version since the page was drawn
    """
    asked.require(Permission.CHRONOLOGY_RETURN, by=by)
    before = _versions(asked)
    meanwhile.check_rows(before, seen=seen, by="received_by_name", did="sent a return")
    document = _keep(asked, before, file, by=by, at=at)
    received = _store(asked, before, reading, document=document, by=by, at=at)
    trail.record(
        Event.CHRONOLOGY_RETURN_RECEIVED,
        received,
        by=by,
        at=at,
        agency=asked.agency.name,
        rows=len(reading.said.rows),
        problems=len(reading.said.problems),
        changes=_no_longer_uninvolved(asked),
    )
    return received


@transaction.atomic
def agree_columns(
    received: ReceivedReturn, reading: Reading, *, by: Viewer, at: datetime, seen: str | None = None
) -> ReceivedReturn:
    """Say what the columns of a return mean; it is read anew, and remembered for the next one.

    One that stands in the chronology already is replaced by a version of the same file.

    :raises AgreedBefore: if somebody has agreed on them meanwhile, or a newer version is there
    """
    received.require(Permission.CHRONOLOGY_RETURN, by=by)
    versions = _versions(received.asked)
    held = ReceivedReturn.unscoped.get(pk=received.pk)
    if seen is not None and seen != queries.mark_of_columns(held):
        raise AgreedBefore("Somebody else has looked at these columns meanwhile: see below.")
    if held.pk != versions[0].pk:
        raise AgreedBefore("A newer version of this return has replaced it.")
    before, agreed = _meanings(held), replace(reading, sure=True)
    if held.state == State.CHECKING:
        _fill_anew(held, agreed)
    else:
        held = _store(held.asked, versions, agreed, document=held.document, by=by, at=at)
    _remember(held, reading.mapping, at=at)
    trail.record(
        Event.CHRONOLOGY_COLUMNS_AGREED,
        held,
        by=by,
        at=at,
        changes={"columns": (before, _meanings(held))},
    )
    return held


@transaction.atomic
def say_not_involved(asked: AskedAgency, *, because: str, by: Viewer, at: datetime) -> None:
    """Write down that an agency has nothing to tell, and why.

    :raises ReasonMissing: if no reason is given
    :raises ReturnedBefore: if it has sent a return
    """
    asked.require(Permission.CHRONOLOGY_RETURN, by=by)
    held = AskedAgency.unscoped.select_for_update().get(pk=asked.pk)
    if not because.strip():
        raise ReasonMissing("Say where you looked, and that nothing was found.")
    if ReceivedReturn.unscoped.filter(asked=held).exists():
        raise ReturnedBefore("Your agency has sent a return, so it was involved.")
    held.not_involved_at, held.not_involved_by_name = at, by.name
    held.not_involved_because = because.strip()
    held.save(update_fields=["not_involved_at", "not_involved_by_name", "not_involved_because"])
    trail.record(
        Event.CHRONOLOGY_NOT_INVOLVED,
        held,
        by=by,
        at=at,
        changes={"not_involved_because": (None, trail.measured(held.not_involved_because))},
    )


def _versions(asked: AskedAgency) -> list[ReceivedReturn]:
    """Return the versions there are, the newest first; nobody adds one meanwhile."""
    AskedAgency.unscoped.select_for_update().get(pk=asked.pk)
    found = ReceivedReturn.unscoped.filter(asked=asked).select_related("document__attachment")
    return list(found.order_by("-number"))


def _keep(
    asked: AskedAgency, before: list[ReceivedReturn], file: Received, *, by: Viewer, at: datetime
) -> AttachmentVersion:
    """Keep the file as it was sent: as a newer version of the document that is there."""
    older = next((one.document for one in before if one.document is not None), None)
    if older is not None and not older.attachment.is_withdrawn:
        return attachments.replace(older.attachment, file, by=by, at=at)
    kept = attachments.keep(
        asked.chronology.case_file,
        file,
        title=f"Chronology of {asked.agency.name}"[:200],
        kind=Attachment.Kind.AGENCY_RETURN,
        whose=asked.agency,
        by=by,
        at=at,
    )
    return AttachmentVersion.unscoped.get(attachment=kept)


def _store(
    asked: AskedAgency,
    before: list[ReceivedReturn],
    reading: Reading,
    *,
    document: AttachmentVersion | None,
    by: Viewer,
    at: datetime,
) -> ReceivedReturn:
    received = ReceivedReturn.unscoped.create(
        asked=asked,
        number=before[0].number + 1 if before else 1,
        document=document,
        file_name=reading.said.file,
        state=State.CHECKING,
        received_at=at,
        received_by_name=by.name,
        received_for=by.acts_for,
    )
    _fill(received, reading)
    if reading.sure:
        _let_stand(received)
    return received


def _fill(received: ReceivedReturn, reading: Reading) -> None:
    """Store every row and every problem, and how it was read."""
    said, tables = reading.said, list[tuple[Column, ...]]()
    rows = [_row(received, row, tables) for row in said.rows]
    ChronologyRow.unscoped.bulk_create(rows, batch_size=AT_ONCE)
    ReturnProblem.unscoped.bulk_create(
        [
            ReturnProblem(received=received, row=one.row, table=one.table or "", what=one.what)
            for one in said.problems
        ],
        batch_size=AT_ONCE,
    )
    received.columns = [_as_kept(columns) for columns in tables or [said.columns]]
    received.mapping = reading.mapping.as_json() if reading.mapping else {}
    received.save(update_fields=["columns", "mapping"])


def _row(received: ReceivedReturn, row: Row, tables: list[tuple[Column, ...]]) -> ChronologyRow:
    if row.columns not in tables:
        tables.append(row.columns)
    when, until = row.when, row.until
    return ChronologyRow(
        chronology_id=received.asked.chronology_id,
        agency_id=received.asked.agency_id,
        received=received,
        number=row.number,
        table=(row.table or "")[:200],
        columns_at=tables.index(row.columns),
        cells=BETWEEN_CELLS.join(row.cells),
        written=when.written,
        first=when.first,
        last=when.last,
        precision=when.precision.value,
        is_certain=when.certain,
        inferred=when.inferred or "",
        problem=when.problem or "",
        until=until.last if until else None,
        time=row.time or "",
        source=row.source or "",
        event=row.event,
        people="\n".join(filter(None, (row.said(Meaning.PEOPLE), row.said(Meaning.SEEN)))),
        is_note=row.note,
    )


def _fill_anew(received: ReceivedReturn, reading: Reading) -> None:
    """Read a return anew that has never stood in the chronology: nothing stands beside its rows."""
    ChronologyRow.unscoped.filter(received=received).delete()
    ReturnProblem.unscoped.filter(received=received).delete()
    _fill(received, reading)
    _let_stand(received)


def _let_stand(received: ReceivedReturn) -> None:
    """Let a return stand in the combined chronology, in place of the one that stood there."""
    versions = ReceivedReturn.unscoped.filter(asked=received.asked).exclude(pk=received.pk)
    older = list(versions.exclude(state=State.REPLACED).order_by("number"))
    versions.update(state=State.REPLACED)
    received.state = State.CURRENT
    received.save(update_fields=["state"])
    for one in older:
        carrying.carry(one, received)
    arranging.arrange(received.asked.chronology)
    relabelling.relabel(received.asked.chronology)


def _remember(received: ReceivedReturn, mapping: Mapping | None, *, at: datetime) -> None:
    has_headings = mapping is not None and any(table.headings for table in mapping.tables)
    if mapping is not None and has_headings:
        RememberedColumns.objects.update_or_create(
            agency_id=received.asked.agency_id,
            template=mapping.template,
            defaults={"meanings": dict(mapping.remembered()), "remembered_at": at},
        )


def _no_longer_uninvolved(asked: AskedAgency) -> dict[str, tuple[object, object]]:
    """Take back that the agency was not involved, where it said so before; say what changed."""
    said = asked.not_involved_because
    if not said:
        return {}
    asked.not_involved_at, asked.not_involved_by_name, asked.not_involved_because = None, "", ""
    asked.save(update_fields=["not_involved_at", "not_involved_by_name", "not_involved_because"])
    return {"not_involved_because": (trail.measured(said), None)}


def _meanings(received: ReceivedReturn) -> list[list[Meaning | None]]:
    """Return what the columns mean, for the trail: headings are words, and stay on the case."""
    return [[column.means for column in table] for table in received.known_columns]


def _as_kept(columns: Iterable[Column]) -> list[list[str | None]]:
    return [[one.heading, one.means.value if one.means else None] for one in columns]
