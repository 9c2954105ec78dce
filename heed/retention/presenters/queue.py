"""How does the queue of files to be reviewed look, and how does its address keep its filters?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from django.urls import reverse

from heed.govuk.components import Badge, Chosen, Column, Link, Sorting, Table
from heed.govuk.components import pages as pagination
from heed.govuk.words import long_date, number_word
from heed.retention.queries import Line, Sought
from heed.retention.workflow import Standing

COLUMNS = (
    Column(text="Reference", sort="reference"),
    Column(text="Next review", sort="review"),
    Column(text="How it stands", sort="standing"),
    Column(text="Retention class", sort="class"),
    Column(text="How that was worked out"),
)
COLOURS = {
    Standing.ON_HOLD: "purple",
    Standing.PROPOSED: "red",
    Standing.DUE: "black",
    Standing.SOON: "blue",
    Standing.LATER: "green",
    Standing.NO_DATE: "grey",
}
UNBROKEN = "\N{NO-BREAK SPACE}"
Kept = tuple[tuple[str, str], ...]


def badge(line: Line) -> Badge:
    """Return how a file stands as a badge."""
    return Badge(text=line.standing.label, colour=COLOURS[line.standing])


def due_sentence(lines: Iterable[Line]) -> str:
    """Say how many reviews are due and how many proposals wait for a second person."""
    standings = [line.standing for line in lines]
    due, waiting = standings.count(Standing.DUE), standings.count(Standing.PROPOSED)
    reviews = f"{number_word(due)} {'review is' if due == 1 else 'reviews are'} due"
    said = [reviews if due else "no review is due"]
    if waiting:
        one = waiting == 1
        proposals = f"{number_word(waiting)} {'proposal waits' if one else 'proposals wait'}"
        said.append(f"{proposals} for a second person")
    return f"{', and '.join(said).capitalize()}."


def queue_table(lines: Iterable[Line], sought: Sought) -> Table:
    """Return a page of files as a table that sorts by its headings."""
    return Table(
        caption="Files and their next review",
        caption_hidden=True,
        stacks=True,
        columns=COLUMNS,
        rows=tuple(_row(line) for line in lines),
        sorting=Sorting(
            by=sought.sort.removeprefix("-"),
            descending=sought.sort.startswith("-"),
            kept=kept(sought),
        ),
    )


def chosen(sought: Sought, names: Mapping[int, str]) -> list[Chosen]:
    """Return the filters in force, each with the address of the queue without it."""
    words = [("How it stands", one.label, ("standing", one.name)) for one in sought.standings]
    words += [("Class", names[one], ("kept_as", str(one))) for one in sought.classes]
    return [
        Chosen(category=category, text=text, remove_href=_without(sought, pair))
        for category, text, pair in words
    ]


def kept(sought: Sought) -> Kept:
    """Return the filters as they stand in the address."""
    found = [("standing", one.name) for one in sought.standings]
    return (*found, *(("kept_as", str(one)) for one in sought.classes))


def pages(sought: Sought, number: int, last: int) -> dict[str, object] | None:
    """Return the links to the other pages, or None where there is only one."""
    everything = (*kept(sought), ("sort", sought.sort))
    return pagination(number, last=last, kept=everything) if last > 1 else None


def _row(line: Line) -> tuple[str | Link | Badge, ...]:
    reference = line.case_file.reference
    return (
        Link(text=reference, href=reverse("retention:file", args=[reference])),
        long_date(line.review.on).replace(" ", UNBROKEN) if line.review.on else "Not known yet",
        badge(line),
        line.retention_class.name if line.retention_class else "None chosen",
        " ".join(line.review.because),
    )


def _without(sought: Sought, pair: tuple[str, str]) -> str:
    rest = [one for one in kept(sought) if one != pair]
    return "?" + urlencode([*rest, ("sort", sought.sort)])
