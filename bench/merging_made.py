"""How are the returns of twenty agencies made, about one family and over several years?

Most rows are the routine of an agency; one in twelve tells an event that two to five agencies tell,
each in its own words, which come from the labelled rows of the tests. Words that tell nothing
come from the documentation, as often as they stand there, so that common and rare words are mixed
as in any text.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Final

from heed.chronologies.merging.tests import labelled_pairs

SEED: Final = 4
FIRST: Final = date(2012, 1, 1)
HEADINGS: Final = ("Date", "Time", "Source", "Event", "Response", "Comment")
AGENCIES: Final = (
    "Police", "Children's Social Care", "GP", "Health Visiting", "School", "Hospital ED",
    "Midwifery", "Housing", "Ambulance", "Nursery", "Probation", "Mental Health Trust",
    "Drug and Alcohol Service", "School Nursing", "Early Help", "Youth Justice", "Legal",
    "Community Paediatrics", "Domestic Abuse Service", "Education Welfare",
)  # fmt: skip
WHO: Final = (
    "mother", "father", "MGM", "school", "HV", "social worker", "police", "GP surgery", "nursery",
    "partner", "aunt", "housing officer", "neighbour", "midwife", "sister", "youth worker",
)  # fmt: skip
ROUTINE: Final = (
    "TC to {who} re {thing}. {end}",
    "Home visit, {who} seen, {thing} discussed. {end}",
    "Home visit, no reply. Card left for {who}.",
    "Email from {who} about {thing}.",
    "{who} attended with {thing}. {end}",
    "Letter to {who}: {thing}.",
    "Appointment with {who}, {thing}. {end}",
    "Message left for {who} to ring back about {thing}.",
    "In school, no concerns. {thing} {end}",
    "{who} rang, {thing}. {end}",
    "Supervision: {thing}. {end}",
    "Weight and height taken, {thing}. {end}",
    "Did not attend, {who} rung. {thing}",
    "Discussed with {who}: {thing}. Agreed {end}",
)
SPELLINGS: Final = (
    "{0:%d/%m/%Y}", "{0:%d/%m/%Y}", "{0:%d/%m/%Y}", "{0:%d.%m.%y}", "{0.day} {0:%B} {0.year}",
    "{0:%d-%b-%Y}",
)  # fmt: skip
VAGUE: Final = ("{0:%B} {0.year}", "?{0:%d/%m/%Y}", "early {0:%B} {0.year}", "{0.year}", "unknown")
EVENTS_IN: Final = 0.05  # of the rows of an agency, how many begin an event others tell too
VAGUE_IN: Final = 0.02
TIMED_IN: Final = 0.4
TWICE_IN: Final = 0.005
DOCUMENTATION: Final = Path(__file__).parent.parent / "docs"

Cells = tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """One row to be: when it was, and in what words."""

    day: date
    time: str
    words: str


def returns(agencies: int, rows: int, *, years: int) -> dict[str, list[Cells]]:
    """Return what each agency sends, headings first, its rows in the order of their days."""
    return {
        agency: [HEADINGS, *(maker.cells(one) for one in sorted(told, key=lambda one: one.day))]
        for maker in [_Maker(years)]
        for agency, told in maker.told(AGENCIES[:agencies], rows).items()
    }


class _Maker:
    """Draws rows, the same with every run."""

    def __init__(self, years: int) -> None:
        self._draw = random.Random(SEED)
        self._days = years * 365
        found = Counter(_written())
        self._words, self._weights = list(found), list(accumulate(found.values()))
        self._events = list(_events())

    def told(self, agencies: Sequence[str], rows: int) -> dict[str, list[Told]]:
        told: dict[str, list[Told]] = {agency: [] for agency in agencies}
        for agency in agencies:
            for _ in range(round(rows * EVENTS_IN / 2)):
                self._event(agency, told, rows)
        for written in told.values():
            while len(written) < rows:
                written.append(self._routine())
                if self._draw.random() < TWICE_IN:
                    written.append(written[-1])
            del written[rows:]
        return told

    def _event(self, agency: str, told: dict[str, list[Told]], rows: int) -> None:
        day = self._day()
        others = [other for other in told if other != agency]
        for line in self._draw.choice(self._events):
            who = line.agency if line.agency in told else self._draw.choice(others)
            if len(told[who]) < rows:
                when = day + timedelta(days=line.shift)
                told[who].append(Told(when, line.time, f"{line.words} {self._said(0, 20)}"))

    def _routine(self) -> Told:
        words = self._draw.choice(ROUTINE).format(
            who=self._draw.choice(WHO), thing=self._said(2, 12), end=self._said(0, 20)
        )
        return Told(self._day(), self._time(), words)

    def _day(self) -> date:
        return FIRST + timedelta(days=self._draw.randrange(self._days))

    def _time(self) -> str:
        if self._draw.random() > TIMED_IN:
            return ""
        return f"{self._draw.randint(8, 18):02}:{self._draw.randrange(0, 60, 5):02}"

    def _said(self, least: int, most: int) -> str:
        count = self._draw.randint(least, most)
        return " ".join(self._draw.choices(self._words, cum_weights=self._weights, k=count))

    def cells(self, told: Told) -> Cells:
        ways = VAGUE if self._draw.random() < VAGUE_IN else SPELLINGS
        written = self._draw.choice(ways).format(told.day)
        response = self._said(0, 20)
        return (written, told.time, "Record", told.words, response, "")


@dataclass(frozen=True)
class _Line:
    agency: str
    shift: int
    time: str
    words: str


def _events() -> Iterator[list[_Line]]:
    """Yield the events of the labelled rows that several agencies tell, each in its words."""
    for case in labelled_pairs.cases("tuned-*.txt"):
        by_event: defaultdict[int, list[labelled_pairs.Line]] = defaultdict(list)
        for line in case.lines:
            by_event[line.event].append(line)
        for lines in by_event.values():
            if len(lines) > 1:
                first = lines[0].day
                yield [_Line(one.agency, (one.day - first).days, one.time, one.text)
                       for one in lines]  # fmt: skip


def _written() -> Iterator[str]:
    for path in sorted(DOCUMENTATION.rglob("*.md")):
        yield from re.findall(r"[a-z]{2,}", path.read_text(encoding="utf-8").lower())
