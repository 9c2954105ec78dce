"""How does the list of cases look, and how does its address keep filters and order?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from heed.core.deadlines import Deadline
from heed.core.deadlines import Standing as DeadlineStanding
from heed.desk.queries import Sought, Standing
from heed.govuk.components import Badge, Chosen, Column, Link, Sorting, Table
from heed.govuk.components import pages as pagination
from heed.govuk.words import long_date
from heed.incidents.models import Incident

Kept = tuple[tuple[str, str], ...]

COLUMNS = (
    Column(text="Reference", sort="reference"),
    Column(text="Stage"),
    Column(text="Next to do"),
    Column(text="Due"),
    Column(text="What happened"),
    Column(text="Reported", sort="reported"),
    Column(text="Authority aware", sort="aware"),
)

COLOURS = {DeadlineStanding.OVERDUE: "red", DeadlineStanding.TODAY: "purple"}

OUTCOMES = {
    Incident.Outcome.DIED.value: "Died",
    Incident.Outcome.SERIOUSLY_HARMED.value: "Seriously harmed",
    Incident.Outcome.OTHER.value: "Not known yet, or other",
}

# Days stay on one line, whatever the width of their column.
UNBROKEN = "\N{NO-BREAK SPACE}"


def table(lines: Iterable[tuple[Incident, Standing]], sought: Sought, *, on: date) -> Table:
    """Return a page of cases as a table that sorts by its headings."""
    return Table(
        caption="Cases",
        caption_hidden=True,
        stacks=True,
        columns=COLUMNS,
        rows=tuple(_row(incident, stands, on=on) for incident, stands in lines),
        sorting=Sorting(
            by=sought.sort.removeprefix("-"),
            descending=sought.sort.startswith("-"),
            kept=kept(sought),
        ),
    )


def chosen(sought: Sought) -> list[Chosen]:
    """Return the filters in force, each with the address of the list without it."""
    words = [("Reference", sought.reference, "reference", sought.reference)]
    words += [("What happened", OUTCOMES[value], "outcome", value) for value in sought.outcomes]
    words += [("Stage", one.label, "stage", one.code) for one in sought.stages]
    return [
        Chosen(category=category, text=text, remove_href=_without(sought, (name, value)))
        for category, text, name, value in words
        if value
    ]


def pages(sought: Sought, number: int, last: int) -> dict[str, object] | None:
    """Return the links to the other pages, or None where there is only one."""
    everything = (*kept(sought), ("sort", sought.sort))
    return pagination(number, last=last, kept=everything) if last > 1 else None


def kept(sought: Sought) -> Kept:
    """Return the filters as they stand in the address."""
    found = [("reference", sought.reference)] if sought.reference else []
    found += [("outcome", value) for value in sought.outcomes]
    found += [("stage", one.code) for one in sought.stages]
    return tuple(found)


def to_do(deadline: Deadline | None, *, on: date) -> str | Badge:
    """Return what is due next: a badge when it is late or due today."""
    if deadline is None:
        return "Nothing is due"
    standing = deadline.standing(on)
    if standing is DeadlineStanding.COMING:
        return deadline.what
    what = f"{deadline.what[:1].lower()}{deadline.what[1:]}"
    return Badge(text=f"{standing.value}: {what}", colour=COLOURS[standing])


def short_date(day: date) -> str:
    """Return a day with its month shortened, for a narrow column: 5 Jan 2027."""
    number, month, year = long_date(day).split(" ")
    return UNBROKEN.join((number, month[:3], year))


def _row(incident: Incident, stands: Standing, *, on: date) -> tuple[str | Link | Badge, ...]:
    reference = stands.case_file.reference
    deadline = stands.next_deadline
    return (
        Link(text=reference, href=reverse("desk:case", args=[reference])),
        stands.stage,
        to_do(deadline, on=on),
        short_date(deadline.due_on) if deadline else "",
        OUTCOMES[incident.outcome],
        short_date(incident.reported_at),
        short_date(incident.aware_on),
    )


def _without(sought: Sought, filter_: tuple[str, str]) -> str:
    rest: Sequence[tuple[str, str]] = [one for one in kept(sought) if one != filter_]
    return "?" + urlencode([*rest, ("sort", sought.sort)])
