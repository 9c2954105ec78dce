"""How are the rows of the combined chronology, and what stands beside them, said in words?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.chronologies.column_names import NAMES
from heed.chronologies.models import AgencyQuestion, ChronologyRow, Likeness, ReaderNote
from heed.chronologies.presenters.returns import understood
from heed.chronologies.queries import Beside, Flag, Sought
from heed.chronologies.rows import Meaning
from heed.chronologies.wording import AS_WRITTEN, Wording
from heed.core.periods import long_date
from heed.govuk.components import Badge, Chosen, Link

# What a row says is shown at once; what stands in these columns already.
SHOWN_ELSEWHERE: Final = frozenset(
    {Meaning.START_DATE, Meaning.START_TIME, Meaning.SOURCE, Meaning.EVENT}
)
MOST_OTHERS: Final = 3  # rows to be read with one, before its own page shows the rest
FORMS: Final = (
    ("Word", "docx"),
    ("PDF", "pdf"),
    ("Excel", "xlsx"),
    ("CSV", "csv"),
    ("JSON", "json"),
)
AROUND: Final = 60  # letters shown on each side of what was searched for
KINDS: Final = {
    Likeness.Kind.SAME: ("May be the same event", "blue"),
    Likeness.Kind.CONFLICT: ("May contradict", "red"),
    Likeness.Kind.REPEAT: ("Says the same again", "grey"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """Where a row says what was searched for: the column, and the words around."""

    column: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Other:
    """A row this one should be read with, and why."""

    badge: Badge
    agency: str
    when: str
    event: str
    because: str
    href: str


@dataclass(frozen=True, slots=True)
class NoteBeside:
    """What readers wrote beside a row, and who wrote it last."""

    words: str
    written_by_name: str
    written_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A question to the agency about a row, with its answer if there is one."""

    pk: int
    words: str
    asked_by_name: str
    asked_at: datetime
    answer: str
    answered_by_name: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row in its place."""

    href: str
    when: str
    written: str
    time: str
    agency: str
    source: str
    provenance: str
    event: str
    cells: tuple[tuple[str, str], ...]
    badges: tuple[Badge, ...]
    others: tuple[Other, ...]
    more_others: int  # how many more there are on the page of the row
    found: tuple[Found, ...]
    note: NoteBeside | None
    questions: tuple[Asking, ...]


def lines(
    rows: Iterable[ChronologyRow],
    found: Beside,
    *,
    reference: str,
    text: str = "",
    say: Wording = AS_WRITTEN,
) -> list[Line]:
    """Return rows with everything that stands beside them, every text as `say` reads it."""
    return [
        line(row, found, reference=reference, text=text, most=MOST_OTHERS, say=say) for row in rows
    ]


def line(
    row: ChronologyRow,
    found: Beside,
    *,
    reference: str,
    text: str = "",
    most: int | None = None,
    say: Wording = AS_WRITTEN,
) -> Line:
    """Return one row with everything that stands beside it, of other rows at most so many."""
    cells = tuple(_cells(row, say))
    alike = found.likenesses.get(row.pk, [])
    note = found.notes.get(row.pk)
    return Line(
        href=say.address("chronologies:row", reference, row.pk),
        when=say(understood(row.when)),
        written="" if _is_plain(row) else say(row.written),
        time=say(row.time),
        agency=say(row.agency.name),
        source=say(row.source),
        provenance=say(_provenance(row)),
        event=say(row.event or " · ".join(row.written_cells).strip(" ·")),
        cells=tuple(
            (heading, said) for heading, said, means in cells if means not in SHOWN_ELSEWHERE
        ),
        badges=tuple(_badges(row, note)),
        others=tuple(_other(row, one, reference, say) for one in alike[:most]),
        more_others=max(0, len(alike) - most) if most else 0,
        found=tuple(_found(cells, text)) if text else (),
        note=_note(note, say) if note else None,
        questions=tuple(_asking(one, say) for one in found.questions.get(row.pk, ())),
    )


def chosen(sought: Sought, asked: QueryDict, *, say: Wording = AS_WRITTEN) -> list[Chosen]:
    """Return the filters in force, each with the address of the page without it."""
    found = [_chosen("Agency", say(one), _without(asked, "agency", one)) for one in sought.agencies]
    found += [
        _chosen("Only rows that", flag.label, _without(asked, "flag", flag.value))
        for flag in sought.flags
    ]
    if sought.text:
        found.append(_chosen("Words", sought.text, _without(asked, "text")))
    if sought.people:
        found.append(_chosen("Somebody", sought.people, _without(asked, "people")))
    for name, day in (("since", sought.since), ("until", sought.until)):
        if day:
            category = "From" if name == "since" else "To"
            found.append(_chosen(category, long_date(day), _without(asked, f"{name}-")))
    return found


def kept(asked: QueryDict) -> tuple[tuple[str, str], ...]:
    """Return the filters as they stand in the address, without the page."""
    return tuple(
        (name, value)
        for name, values in asked.lists()
        for value in values
        if name != "page" and value
    )


def _is_plain(row: ChronologyRow) -> bool:
    """Say whether a date is one certain day, so that how it was written says nothing more."""
    one_day = row.first is not None and row.first == row.last
    return one_day and row.is_certain and not row.inferred and not row.problem


def _chosen(category: str, text: str, remove_href: str) -> Chosen:
    return Chosen(category=category, text=text, remove_href=remove_href)


def copies(viewer: Viewer, reference: str, kept: tuple[tuple[str, str], ...]) -> list[Link]:
    """Return the files these rows can be taken away as, if this person may."""
    if not checks.may(viewer, Permission.CHRONOLOGY_DOWNLOAD):
        return []
    query = f"?{urlencode(kept)}" if kept else ""
    return [
        Link(text=text, href=reverse("chronologies:download", args=[reference, ending]) + query)
        for text, ending in FORMS
    ]


def _without(asked: QueryDict, name: str, value: str | None = None) -> str:
    rest = [
        (one, said)
        for one, said in kept(asked)
        if not (one == name or (name.endswith("-") and one.startswith(name)))
        or (value is not None and said != value)
    ]
    return "?" + urlencode(rest)


def _note(note: ReaderNote, say: Wording) -> NoteBeside:
    return NoteBeside(say(note.words), note.written_by_name, note.written_at)


def _asking(question: AgencyQuestion, say: Wording) -> Asking:
    return Asking(
        pk=question.pk,
        words=say(question.words),
        asked_by_name=question.asked_by_name,
        asked_at=question.asked_at,
        answer=say(question.answer),
        answered_by_name=question.answered_by_name,
        answered_at=question.answered_at,
    )


def _cells(row: ChronologyRow, say: Wording) -> Iterator[tuple[str, str, Meaning | None]]:
    """Yield each cell that says something, with its heading and what that means."""
    for column, said in row.in_columns():
        if said.strip():
            heading = column.heading or (NAMES[column.means] if column.means else "Without heading")
            yield say(heading), say(said), column.means


def _badges(row: ChronologyRow, note: ReaderNote | None) -> Iterator[Badge]:
    if row.is_note:
        yield Badge(text="Author’s note", colour="grey")
    if row.problem:
        yield Badge(text=Flag.PROBLEM.label, colour="red")
    elif not row.is_certain:
        yield Badge(text=Flag.UNCERTAIN.label, colour="purple")
    if note is not None and note.is_key_episode:
        yield Badge(text=Flag.KEY_EPISODE.label, colour="black")
    if note is not None and note.is_good_practice:
        yield Badge(text=Flag.GOOD_PRACTICE.label, colour="green")


def _other(row: ChronologyRow, one: Likeness, reference: str, say: Wording) -> Other:
    other = one.second if one.first_id == row.pk else one.first
    text, colour = KINDS[Likeness.Kind(one.kind)]
    return Other(
        badge=Badge(text=text, colour=colour),
        agency=say(other.agency.name),
        when=say(understood(other.when)),
        event=say(other.event),
        because="\n".join(_sentence(say(reason)) for reason in one.because.splitlines()),
        href=say.address("chronologies:row", reference, other.pk),
    )


def _sentence(reason: str) -> str:
    """Write a reason as a sentence of its own."""
    return f"{reason[:1].upper()}{reason[1:].removesuffix('.')}."


def _found(cells: Sequence[tuple[str, str, Meaning | None]], text: str) -> Iterator[Found]:
    """Yield where each cell says it first, with the words around."""
    for heading, said, _ in cells:
        at = said.lower().find(text.lower())
        if at >= 0:
            end = at + len(text)
            before = ("…" if at > AROUND else "") + said[max(0, at - AROUND) : at]
            after = said[end : end + AROUND] + ("…" if len(said) > end + AROUND else "")
            yield Found(heading, before, said[at:end], after)


def _provenance(row: ChronologyRow) -> str:
    where = f"{row.table}, row {row.number}" if row.table else f"row {row.number}"
    return f"{row.received.file_name}, version {row.received.number}, {where}"
