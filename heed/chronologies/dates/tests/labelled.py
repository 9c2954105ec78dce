"""The labelled dates of `examples/`, as what was written, what is known, and what it means."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from heed.chronologies.dates import reading
from heed.chronologies.dates.written import WrittenDate

EXAMPLES = Path(__file__).parent / "examples"
OPEN, NONE = "open", "none"
Span = tuple[date | None, date | None]


class Labelled(NamedTuple):
    kind: str
    written: str
    near: date | None
    born: date | None
    means: Span

    def read(self) -> WrittenDate:
        return reading.read(self.written, near=self.near, born=self.born)


class Answered(NamedTuple):
    asked: Labelled
    found: WrittenDate

    @property
    def right(self) -> bool:
        return (self.found.first, self.found.last) == self.asked.means

    @property
    def wrong_for_certain(self) -> bool:
        stated = self.found.certain and self.found.problem is None
        return stated and not self.right

    def __str__(self) -> str:
        first, last = self.asked.means
        return f"{self.asked.written!r} means {first} to {last}, was read as {self.found}"


def _day(text: str) -> date | None:
    return None if text in ("", OPEN, NONE) else date.fromisoformat(text)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (EXAMPLES / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def of_samples() -> list[Labelled]:
    """Return the published dates, each with what its anchor would let a caller know."""
    known = {row["expression"]: row for row in _rows("anchors.csv")}
    found = []
    for row in _rows("written_dates.csv"):
        anchor = known.get(row["expression"], {"near": "", "born": ""})
        found.append(
            Labelled(
                row["precision"],
                row["expression"],
                _day(anchor["near"]),
                _day(anchor["born"]),
                (_day(row["start"]), _day(row["end"])),
            )
        )
    return found


def by_kind() -> list[Labelled]:
    """Return our own dates."""
    return [
        Labelled(
            row["kind"],
            row["written"],
            _day(row["near"]),
            _day(row["born"]),
            (_day(row["from"]), _day(row["to"])),
        )
        for row in _rows("by_kind.csv")
    ]


def answers(labelled: list[Labelled]) -> list[Answered]:
    return [Answered(one, one.read()) for one in labelled]
