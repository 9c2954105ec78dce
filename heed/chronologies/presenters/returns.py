"""How are the versions of a return, its rows and what could not be understood said in words?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from heed.chronologies.dates.written import Precision, WrittenDate
from heed.chronologies.models import ChronologyRow, ReceivedReturn, ReturnProblem
from heed.chronologies.queries import Change
from heed.chronologies.readers.opened import Opened
from heed.chronologies.returns.mapping import TableMapping
from heed.chronologies.wording import AS_WRITTEN, Wording
from heed.core.periods import long_date
from heed.govuk.components import Badge, Column, Link, Table
from heed.govuk.words import moment

State = ReceivedReturn.State
COLOURS: Final = {State.CHECKING: "purple", State.CURRENT: "green", State.REPLACED: "grey"}
PREVIEW: Final = 3


def versions_table(versions: Iterable[ReceivedReturn], *, say: Wording = AS_WRITTEN) -> Table:
    """Return the versions of a return, the newest first, each with its file."""
    return Table(
        caption="What was sent",
        stacks=True,
        columns=tuple(
            Column(text=text) for text in ("Version", "File", "Received", "From", "Stands")
        ),
        rows=tuple(_version(one, say) for one in versions),
    )


def problems_table(problems: Iterable[ReturnProblem], *, say: Wording = AS_WRITTEN) -> Table:
    """Return what could not be understood, row by row."""
    return Table(
        caption="What could not be understood",
        stacks=True,
        columns=(Column(text="Row"), Column(text="What")),
        rows=tuple((say(_where(one.table, one.row)), say(one.what)) for one in problems),
    )


def rows_table(
    rows: Iterable[ChronologyRow], *, reference: str, say: Wording = AS_WRITTEN
) -> Table:
    """Return the rows of a return as they were read."""
    return Table(
        caption="What was read",
        stacks=True,
        columns=tuple(
            Column(text=text) for text in ("Row", "Date", "Understood as", "Source", "Event")
        ),
        rows=tuple(
            (
                Link(
                    text=say(_where(row.table, row.number)),
                    href=say.address("chronologies:row", reference, row.pk),
                ),
                say(row.written),
                say(understood(row.when)),
                say(row.source),
                say(row.event),
            )
            for row in rows
        ),
    )


def changes_table(changes: Iterable[Change], *, say: Wording = AS_WRITTEN) -> Table:
    """Return what an agency changed between two versions, side by side."""
    return Table(
        caption="What changed",
        caption_hidden=True,
        stacks=True,
        columns=(Column(text="Change"), Column(text="Before"), Column(text="Now")),
        rows=tuple(
            (_kind(one), say(_as_text(one.before)), say(_as_text(one.now))) for one in changes
        ),
    )


def _kind(one: Change) -> Badge:
    if one.before is None:
        return Badge(text="Added", colour="green")
    if one.now is None:
        return Badge(text="Taken out", colour="red")
    return Badge(text="Changed", colour="purple")


def _as_text(row: ChronologyRow | None) -> str:
    """Return a row as a line: every cell that says something."""
    if row is None:
        return ""
    said = " · ".join(cell for cell in row.written_cells if cell.strip())
    return f"{said} (row {row.number})"


def understood(when: WrittenDate) -> str:
    """Return the days a written date can mean, in words."""
    said = _days(when)
    if when.first and not when.certain:
        said = f"{said}, not certain"
    return f"{said} ({when.inferred})" if when.inferred else said


def _days(when: WrittenDate) -> str:
    if when.precision is Precision.UNREADABLE or (when.first is None and when.last is None):
        return when.problem or "No date could be read"
    if when.first is None:
        return f"Until {long_date(when.last)}" if when.last else ""
    if when.last is None:
        return f"From {long_date(when.first)}"
    if when.first == when.last:
        return long_date(when.first)
    return f"{long_date(when.first)} to {long_date(when.last)}"


@dataclass(frozen=True, slots=True)
class Preview:
    """A table of a file with its first rows, while somebody says what its columns mean."""

    name: str
    table: TableMapping
    shown: Table


def previews(opened: Opened, tables: Sequence[TableMapping]) -> list[Preview]:
    """Return each table of a file with its first rows."""
    found = []
    for how in tables:
        lines = [
            line
            for line in opened.tables[how.table].lines
            if not how.headings or line.number > max(how.headings)
        ]
        width = len(how.columns)
        name = how.name or (f"Table {how.table + 1}" if len(tables) > 1 else "")
        shown = Table(
            caption=f"The first rows of {name}" if name else "The first rows",
            stacks=True,
            columns=tuple(Column(text=one.column.heading) for one in how.columns),
            rows=tuple(tuple((*line.cells, *[""] * width)[:width]) for line in lines[:PREVIEW]),
        )
        found.append(Preview(name, how, shown))
    return found


def _version(one: ReceivedReturn, say: Wording) -> tuple[str | Badge | Link, ...]:
    file: str | Link = say(one.file_name)
    if one.document is not None:
        document = one.document.attachment
        address = reverse("attachments:document", args=[_reference(one), document.reference])
        file = Link(text=say(one.file_name), href=address)
    return (
        str(one.number),
        file,
        moment(one.received_at),
        f"{one.received_by_name} for {one.received_for}",
        Badge(text=State(one.state).label, colour=COLOURS[State(one.state)]),
    )


def _reference(one: ReceivedReturn) -> str:
    return one.asked.chronology.case_file.reference


def _where(table: str, number: int | None) -> str:
    row = "" if number is None else f"{number}"
    return ", ".join(filter(None, (table, row))) or "The file"
