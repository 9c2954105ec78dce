"""Who looked at a file, and what one person looked at, in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from django.urls import reverse

from heed.access.viewer import Viewer
from heed.audit.queries import Looks
from heed.desk.presenters.entries import who
from heed.desk.queries import Reason
from heed.govuk.components import Badge, Column, Link, Table
from heed.govuk.words import clock_time, long_date, many, moment

NOT_ON_RECORD = "Not open to them any more"
CLOSED = "A file that is not open to you"
Cell = str | Link | Badge


def people(
    looks: Sequence[Looks], reasons: Mapping[int, Sequence[Reason]], *, viewer: Viewer
) -> Table:
    """Return who looked at a file: for whom, why they could, how often, and what stands out."""
    rows = [
        (
            _person(look, viewer),
            _why(look, reasons),
            _how_often(look),
            moment(look.last_at),
            _mark(look, reasons.get(look.user_id or 0, ())),
        )
        for look in looks
    ]
    return _marked("By person", ("Person", "Why they could", "Looked", "Last", "Mark"), rows)


def days(looks: Sequence[Looks], *, viewer: Viewer) -> Table:
    """Return who looked on which day, and from when to when."""
    return Table(
        caption="By day",
        stacks=True,
        columns=tuple(Column(text=text) for text in ("Day", "Person", "Looked", "First", "Last")),
        rows=tuple(
            (
                long_date(look.day or look.last_at),
                _name(look, viewer),
                _how_often(look, with_days=False),
                clock_time(look.first_at),
                clock_time(look.last_at),
            )
            for look in looks
        ),
    )


def files(
    looks: Sequence[Looks], references: Mapping[int, str], *, inside: Collection[int]
) -> Table:
    """Return which files somebody looked at; one that is closed to the reader has no name.

    `inside` are the files the reader may open, and so may go to.
    """
    rows = [
        (
            _file(look, references, inside=inside),
            _how_often(look),
            moment(look.first_at),
            moment(look.last_at),
            _mark(look, ()),
        )
        for look in looks
    ]
    return _marked("By case file", ("Case file", "Looked", "First", "Last", "Mark"), rows)


def _marked(caption: str, columns: Sequence[str], rows: Sequence[tuple[Cell, ...]]) -> Table:
    """Return rows whose last column is a mark; without it where nothing stands out."""
    shown = len(columns) if any(row[-1] for row in rows) else len(columns) - 1
    return Table(
        caption=caption,
        stacks=True,
        columns=tuple(Column(text=text) for text in columns[:shown]),
        rows=tuple(row[:shown] for row in rows),
    )


def _person(look: Looks, viewer: Viewer) -> Cell:
    name = _name(look, viewer)
    if not look.user_id:
        return name
    return Link(text=name, href=reverse("desk:person_trail", args=[look.user_id]))


def _name(look: Looks, viewer: Viewer) -> str:
    return who(look.name, look.acting_for, viewer)


def _file(look: Looks, references: Mapping[int, str], *, inside: Collection[int]) -> Cell:
    reference = references.get(look.case_file_id or 0)
    if reference is None:
        return CLOSED
    if look.case_file_id not in inside:
        return reference
    return Link(text=reference, href=reverse("desk:case", args=[reference]))


def _why(look: Looks, reasons: Mapping[int, Sequence[Reason]]) -> str:
    found = reasons.get(look.user_id or 0)
    if not look.user_id:
        return "No account: the command line"
    return "; ".join(reason.words for reason in found) if found else NOT_ON_RECORD


def _how_often(look: Looks, *, with_days: bool = True) -> str:
    said = []
    if look.times:
        said.append(many(look.times, one="time", several="times"))
    if look.done:
        said.append(f"worked on it {many(look.done, one='time', several='times')}")
    words = "; ".join(said) or "not at it"
    words = words[0].upper() + words[1:]
    return f"{words}, on {many(look.days, one='day', several='days')}" if with_days else words


def _mark(look: Looks, reasons: Sequence[Reason]) -> Cell:
    """Return what stands out most; the words are in the row, the colour only repeats them."""
    if any(reason.emergency for reason in reasons):
        return Badge(text="Emergency", colour="red")
    if look.taken_away:
        return Badge(text="Took away", colour="purple")
    return ""
