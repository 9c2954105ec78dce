"""How do the agencies that were asked stand, in words?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from django.urls import reverse

from heed.chronologies.queries import Asked, Stand
from heed.govuk.components import Badge, Column, Link, Table
from heed.govuk.words import long_date

COLOURS: Final = {
    Stand.RECEIVED: "green",
    Stand.CHECKING: "purple",
    Stand.NOT_INVOLVED: "grey",
    Stand.OVERDUE: "red",
    Stand.WAITING: "blue",
}
COLUMNS: Final = (
    Column(text="Agency"),
    Column(text="Stands"),
    Column(text="Due"),
    Column(text="Received"),
)


def badge(stand: Stand) -> Badge:
    """Return how an agency stands as a badge."""
    return Badge(text=stand.value, colour=COLOURS[stand])


def agencies_table(asked: Iterable[Asked], *, reference: str, on: date, query: str = "") -> Table:
    """Return the agencies asked, as a table; `query` is what addresses say of how they read."""
    return Table(
        caption="Agencies asked",
        caption_hidden=True,
        stacks=True,
        columns=COLUMNS,
        rows=tuple(_row(one, reference, on, query) for one in asked),
    )


def _row(one: Asked, reference: str, on: date, query: str) -> tuple[str | Link | Badge, ...]:
    address = reverse("chronologies:asked", args=[reference, one.row.pk]) + query
    received = "Not yet"
    if one.newest is not None:
        received = f"{long_date(one.newest.received_at)}, version {one.newest.number}"
    return (
        Link(text=one.row.agency.name, href=address),
        badge(one.stand(on)),
        long_date(one.row.due_on),
        received,
    )
