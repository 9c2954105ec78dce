"""Which rows of the combined chronology does somebody look for, and what stands beside them?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet

from heed.access.viewer import Viewer
from heed.chronologies.models import (
    AgencyQuestion,
    AskedAgency,
    Chronology,
    ChronologyRow,
    Likeness,
    ReaderNote,
)
from heed.chronologies.queries.judged import alike


class Flag(Enum):
    """What is special about a row; the value stands in addresses."""

    PROBLEM = "problem"
    UNCERTAIN = "uncertain"
    SAME = "same"
    CONFLICT = "conflict"
    REPEAT = "repeat"
    NOTE = "note"
    KEY_EPISODE = "key"
    GOOD_PRACTICE = "good"
    QUESTION = "question"

    @property
    def label(self) -> str:
        """Return the words a page uses."""
        return LABELS[self]


LABELS = {
    Flag.PROBLEM: "Date could not be read",
    Flag.UNCERTAIN: "Date not certain",
    Flag.SAME: "May be the same event as another row",
    Flag.CONFLICT: "May contradict another row",
    Flag.REPEAT: "Says the same again",
    Flag.NOTE: "Has a reader’s note",
    Flag.KEY_EPISODE: "Key practice episode",
    Flag.GOOD_PRACTICE: "Good practice",
    Flag.QUESTION: "Question to the agency",
}
# Only for those who see notes.
OF_READERS = frozenset({Flag.NOTE, Flag.KEY_EPISODE, Flag.GOOD_PRACTICE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Which rows somebody looks for. Every part that is given must be true of a row.

    `labelled` says that rows are read, and so searched, with labels for names.
    """

    agencies: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    people: str = ""
    since: date | None = None
    until: date | None = None
    text: str = ""
    labelled: bool = False


@dataclass(slots=True)
class Beside:
    """What stands beside some rows, by the number of the row."""

    notes: dict[int, ReaderNote] = field(default_factory=dict)
    questions: dict[int, list[AgencyQuestion]] = field(default_factory=lambda: defaultdict(list))
    likenesses: dict[int, list[Likeness]] = field(default_factory=lambda: defaultdict(list))


def combined_rows(
    chronology: Chronology, viewer: Viewer, sought: Sought
) -> QuerySet[ChronologyRow]:
    """Return the rows of a chronology somebody looks for, in the combined order."""
    rows = ChronologyRow.visible_to(viewer).filter(chronology=chronology, place__gt=0)
    for one in _conditions(sought):
        rows = rows.filter(one)
    if sought.flags:
        rows = rows.filter(
            reduce(or_, (_flagged(flag, chronology, viewer) for flag in sought.flags))
        )
    return rows.order_by("place").select_related("agency", "received")


def agencies_of(chronology: Chronology, viewer: Viewer) -> list[str]:
    """Return the names of the agencies whose rows stand in a chronology."""
    # One row of each is looked for, however many thousands there are.
    rows = ChronologyRow.visible_to(viewer).filter(place__gt=0, received__asked=OuterRef("pk"))
    asked = AskedAgency.visible_to(viewer).filter(Exists(rows), chronology=chronology)
    return list(asked.order_by("agency__name").values_list("agency__name", flat=True))


def beside(rows: Sequence[ChronologyRow], viewer: Viewer) -> Beside:
    """Return what stands beside rows, as far as this person sees it: always three questions."""
    numbers = [row.pk for row in rows]
    found = Beside()
    for note in ReaderNote.visible_to(viewer).filter(row__in=numbers):
        found.notes[note.row_id] = note
    for question in AgencyQuestion.visible_to(viewer).filter(row__in=numbers).order_by("pk"):
        found.questions[question.row_id].append(question)
    for likeness in _likenesses(numbers, viewer):
        for number in {likeness.first_id, likeness.second_id} & set(numbers):
            found.likenesses[number].append(likeness)
    return found


def _likenesses(numbers: Iterable[int], viewer: Viewer) -> QuerySet[Likeness]:
    listed = list(numbers)
    return (
        alike(viewer)
        .filter(Q(first__in=listed) | Q(second__in=listed))
        .select_related("first__agency", "first__received", "second__agency", "second__received")
        .order_by("pk")
    )


def _conditions(sought: Sought) -> Iterable[Q]:
    if sought.agencies:
        yield Q(agency__name__in=sought.agencies)
    if sought.people:
        yield _says("people", sought.people, labelled=sought.labelled)
    # A row is in the period if its date can be: an open side may be any day.
    if sought.since:
        yield Q(last__gte=sought.since) | Q(last=None, first__isnull=False)
    if sought.until:
        yield Q(first__lte=sought.until) | Q(first=None, last__isnull=False)
    if sought.text:
        yield _says("cells", sought.text, labelled=sought.labelled)


def _says(column: str, words: str, *, labelled: bool) -> Q:
    """Return the condition that rows say words, as they are read: never by a name not shown."""
    as_written = Q(**{f"{column}__icontains": words})
    if not labelled:
        return as_written
    reads = {"cells": "labelled", "people": "labelled_people"}[column]
    return as_written & Q(labelled="") | Q(**{f"{reads}__icontains": words})


def _flagged(flag: Flag, chronology: Chronology, viewer: Viewer) -> Q:
    """Return the condition that a row carries a flag."""
    if flag is Flag.PROBLEM:
        return ~Q(problem="") | Q(first=None, last=None, is_note=False)
    if flag is Flag.UNCERTAIN:
        return Q(is_certain=False)
    if flag is Flag.QUESTION:
        asked = AgencyQuestion.visible_to(viewer).filter(row__chronology=chronology)
        return Q(pk__in=asked.values("row_id"))
    if flag in OF_READERS:
        return Q(pk__in=_noted(flag, chronology, viewer).values("row_id"))
    pairs = alike(viewer).filter(first__chronology=chronology, kind=flag.name)
    return Q(pk__in=pairs.values("first_id")) | Q(pk__in=pairs.values("second_id"))


def _noted(flag: Flag, chronology: Chronology, viewer: Viewer) -> QuerySet[ReaderNote]:
    notes = ReaderNote.visible_to(viewer).filter(row__chronology=chronology)
    if flag is Flag.KEY_EPISODE:
        return notes.filter(is_key_episode=True)
    return notes.filter(is_good_practice=True) if flag is Flag.GOOD_PRACTICE else notes
