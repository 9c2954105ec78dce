"""How does a due date explain itself, day by day and in one sentence?"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property, lru_cache

from heed.statute.typed import Final, TypeAlias
from heed.statute.value import Value

WEEKDAYS: Final = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
NUMBERS: Final = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen",
)  # fmt: skip


Walk: TypeAlias = "tuple[tuple[date, str, bool], ...]"


class Step(Value):
    """One day of the counting, and what it is: day 0, not counted and why, day n."""

    day: date
    what: str
    skipped: bool

    def __str__(self) -> str:
        return f"{in_full(self.day)}: {self.what}"


class Counted(Value):
    """A last day and how it was reached.

    `previously` is the last day by the bank holidays known on the first day of the count, where a
    later proclamation moved it; `projected` says that a bank holiday not yet published was used.
    """

    start: date
    due: date
    amount: str  # "five working days"
    relation: str  # "after", "before" or "starting with"
    walked: Walk  # each day, what it is, whether it was skipped
    closed: tuple[date, ...] = ()
    notes: tuple[str, ...] = ()
    warn_on: date | None = None  # the last working day at or before `due`
    previously: date | None = None
    projected: bool = False

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The arithmetic a person would do on paper: day 0, each day skipped and why, day n."""
        return (*[f"{in_full(day)}: {what}" for day, what, _ in self.walked], *self.notes)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The days of the count, for a table."""
        return tuple([Step(*day) for day in self.walked])

    @property
    def sentence(self) -> str:
        """The same in one sentence, with the bank holidays that moved the day."""
        near = self.start.year == self.due.year or "working" in self.amount
        start = short(self.start) if near else f"{short(self.start)} {self.start.year}"
        said = f"{in_full(self.due)}: {self.amount} {self.relation} {start}"
        because = [f"{listed(self.closed)} {_are(self.closed)}"] if self.closed else []
        return "; ".join([said, *because]) + "." + "".join(f" {note}." for note in self.notes)

    def __str__(self) -> str:
        return self.sentence


@lru_cache(maxsize=8192)
def in_full(day: date) -> str:
    """Return a day in full: Friday 2 January 2026."""
    return f"{WEEKDAYS[day.weekday()]} {in_words(day)}"


def in_words(day: date) -> str:
    """Return a day with its year: 2 January 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short(day: date) -> str:
    """Return a day without its year: 2 January."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def number(count: int) -> str:
    """Return a small number as a word and a larger one in figures."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def amount(count: int, unit: str) -> str:
    """Return a number of units in words: five working days."""
    return f"{number(count)} {unit if count == 1 else unit + 's'}"


def listed(days: tuple[date, ...]) -> str:
    """Return days grouped by month: 25 and 26 December and 1 January."""
    months: dict[tuple[int, int], list[str]] = {}
    for day in sorted(days):
        months.setdefault((day.year, day.month), []).append(str(day.day))
    said = [f"{_and(found)} {MONTHS[month - 1]}" for (_, month), found in months.items()]
    return _and(said)


def day_before(day: date) -> date:
    """Return the calendar day before."""
    return day - timedelta(days=1)


def _and(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _are(days: tuple[date, ...]) -> str:
    return "is a bank holiday" if len(days) == 1 else "are bank holidays"
