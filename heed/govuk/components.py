"""What does each component of a case page need to know?

Presenters build these; the macros of the same names draw them.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any
from urllib.parse import urlencode

from heed.govuk.words import many


class StepState(Enum):
    """Where one stage stands in the line of stages; the value is what a screen reader says."""

    DONE = "done"
    CURRENT = "now"
    TO_COME = "to come"


class ClockState(Enum):
    """How a deadline stands; the value names its style."""

    DONE = "done"
    DONE_LATE = "done-late"
    OVERDUE = "overdue"
    NEAR = "near"
    AHEAD = "ahead"
    NO_DATE = "no-date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Somewhere to go: a navigation item, a tab of a case, a breadcrumb."""

    text: str
    href: str
    current: bool = False
    apart: bool = False  # begins a second group of tabs


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One stage of a case; `note` is a few words such as the day it was reached."""

    text: str
    state: StepState
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One deadline. `days_left` is negative when overdue, and counted in `working` days or not."""

    what: str
    due_on: date | None
    days_left: int | None = None
    working: bool = True
    done_on: date | None = None
    counted: tuple[str, ...] = ()  # one sentence a step: how the day was counted
    source: str = ""  # "Working Together 2026, statutory guidance"
    near_days: int = 2  # so many days before it, the deadline asks for attention
    href: str = ""

    @property
    def state(self) -> ClockState:
        """How the deadline stands."""
        if self.done_on:
            late = self.due_on and self.done_on > self.due_on
            return ClockState.DONE_LATE if late else ClockState.DONE
        if self.due_on is None or self.days_left is None:
            return ClockState.NO_DATE
        if self.days_left < 0:
            return ClockState.OVERDUE
        return ClockState.NEAR if self.days_left <= self.near_days else ClockState.AHEAD

    @property
    def words(self) -> str:
        """How the deadline stands, in words: "3 working days left", "Overdue by 1 day"."""
        return {
            ClockState.DONE: "Done in time",
            ClockState.DONE_LATE: "Done late",
            ClockState.NO_DATE: "No date set",
            ClockState.OVERDUE: f"Overdue by {self._days}",
        }.get(self.state, f"{self._days} left" if self.days_left else "Due today")

    @property
    def _days(self) -> str:
        kind = "working day" if self.working else "day"
        return many(abs(self.days_left or 0), one=kind, several=f"{kind}s")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHeader:
    """The header of a case that never moves: what it is, where it stands, what is due next."""

    reference: str
    kind: str  # "Serious incident", "Rapid review"
    stage: str
    steps: tuple[Step, ...] = ()
    clock: Clock | None = None
    tabs: tuple[Link, ...] = ()
    badges: tuple["Badge", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A short label; colours: blue, green, red, purple, grey, black. Never the only carrier."""

    text: str
    colour: str = "blue"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """Something that happened; `when` is the words people read, `timestamp` its ISO form."""

    title: str
    when: str
    timestamp: str = ""
    by: str = ""
    text: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A filter in force, and the address of the same page without it."""

    category: str
    text: str
    remove_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a data table; `sort` is its name in the address, none where it cannot sort."""

    text: str
    sort: str = ""
    numeric: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorting:
    """How a table is sorted now, and the other parts of the address that must stay."""

    by: str
    descending: bool = False
    kept: tuple[tuple[str, str], ...] = ()

    def href(self, column: Column) -> str:
        """Return the address that sorts by this column, the other way round if it already does."""
        turned = column.sort == self.by and not self.descending
        name = f"-{column.sort}" if turned else column.sort
        return "?" + urlencode([*self.kept, ("sort", name)])

    def order(self, column: Column) -> str:
        """Return the value of `aria-sort` for this column."""
        if column.sort != self.by:
            return "none"
        return "descending" if self.descending else "ascending"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under columns, in a region that scrolls by itself. A cell is text or a `Link`.

    On a narrow screen the rows of a table that `stacks` become one below the other, each cell with
    the name of its column: for tables with long text, which nobody can read by scrolling sideways.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple["str | Link | Badge", ...], ...]
    sorting: Sorting | None = None
    caption_hidden: bool = False
    stacks: bool = False


def pages(number: int, *, last: int, kept: tuple[tuple[str, str], ...] = ()) -> dict[str, Any]:
    """Return the options of `govukPagination` for page `number` of `last`, keeping the filters."""

    def link(page: int) -> dict[str, Any]:
        return {"href": "?" + urlencode([*kept, ("page", str(page))])}

    shown = sorted({1, number - 1, number, number + 1, last} & set(range(1, last + 1)))
    items: list[dict[str, Any]] = []
    for before, page in zip([0, *shown], shown, strict=False):
        if page - before > 1:
            items.append({"ellipsis": True})
        items.append({"number": page, "current": page == number, **link(page)})
    options: dict[str, Any] = {"items": items, "landmarkLabel": "Pages"}
    if number > 1:
        options["previous"] = link(number - 1)
    if number < last:
        options["next"] = link(number + 1)
    return options
