"""What are the columns of a chronology called, and what do agencies write in each?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from heed.chronologies.rows import Meaning

NAMES: Final[Mapping[Meaning, str]] = {
    Meaning.START_DATE: "Date",
    Meaning.START_TIME: "Time",
    Meaning.END_DATE: "End date",
    Meaning.END_TIME: "End time",
    Meaning.SEQUENCE: "Number of the event",
    Meaning.SOURCE: "Source of information",
    Meaning.EVENT: "What happened",
    Meaning.RESPONSE: "What was done",
    Meaning.ANALYSIS: "Comment by the agency",
    Meaning.SEEN: "Who was seen",
    Meaning.VOICE: "Child’s voice",
    Meaning.SIGNIFICANCE: "Significance",
    Meaning.PEOPLE: "People involved",
    Meaning.OTHER: "Something else",
}
SAY: Final[Mapping[Meaning, str]] = {
    Meaning.START_DATE: "The day it happened, not the day it was written down",
    Meaning.START_TIME: "The time it happened, if your record gives it",
    Meaning.END_DATE: "The last day, if it went on for longer than a day",
    Meaning.END_TIME: "The time it ended, if your record gives it",
    Meaning.SOURCE: "The record you took it from, so that it can be found again",
    Meaning.EVENT: "The facts as your record gives them, in your own few words",
    Meaning.RESPONSE: "What your agency did then, and what came of it",
    Meaning.ANALYSIS: "What your agency thinks of it today",
    Meaning.SEEN: "Who was seen, where, and whether the child was seen alone",
    Meaning.VOICE: "What the child said or showed, in the child’s own words where you have them",
    Meaning.SIGNIFICANCE: "Why it matters, for the events that matter most",
    Meaning.PEOPLE: "Who else took part, with their roles",
}
# Without these no row can be placed, or nobody could find where it comes from.
ALWAYS_ASKED: Final = (Meaning.START_DATE, Meaning.SOURCE, Meaning.EVENT)
MAY_BE_ASKED: Final = tuple(
    one for one in Meaning if one not in (*ALWAYS_ASKED, Meaning.OTHER, Meaning.SEQUENCE)
)
USUALLY_ASKED: Final = (Meaning.START_TIME, Meaning.RESPONSE, Meaning.SEEN, Meaning.VOICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedColumn:
    """A column agencies are asked for: its title, what to write there, whether every row needs it.

    A column of the partnership's own means `Meaning.OTHER`: it is kept and shown as written.
    """

    title: str
    say: str
    needed: bool
    means: Meaning


def usual(means: Meaning) -> AskedColumn:
    """Return a column of the field as most partnerships ask for it."""
    return AskedColumn(
        title=NAMES[means], say=SAY[means], needed=means in ALWAYS_ASKED, means=means
    )


def chosen(before: Sequence[AskedColumn], wanted: Collection[Meaning]) -> tuple[AskedColumn, ...]:
    """Return the columns with these of the field's and no others; own ones and the order stay.

    What is new goes to the end, in the order of a usual template; what is always asked stays.
    """
    kept = [
        one for one in before if one.means in (*ALWAYS_ASKED, Meaning.OTHER) or one.means in wanted
    ]
    there = {one.means for one in kept}
    new = [usual(one) for one in _usual_order(wanted) if one not in there]
    return (*kept, *new)


def as_json(columns: Iterable[AskedColumn]) -> list[dict[str, Any]]:
    """Return columns as the database keeps them; `from_json` returns them as they were."""
    return [{**asdict(one), "means": one.means.value} for one in columns]


def from_json(said: Iterable[Mapping[str, Any]]) -> tuple[AskedColumn, ...]:
    """Return columns from what `as_json` returned."""
    return tuple(AskedColumn(**{**one, "means": Meaning(one["means"])}) for one in said)


def _usual_order(wanted: Collection[Meaning]) -> tuple[Meaning, ...]:
    return tuple(one for one in Meaning if one in ALWAYS_ASKED or one in wanted)
