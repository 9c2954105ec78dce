"""Which pairs of invented rows tell one event, which contradict each other, and which neither?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

from heed.chronologies.dates.written import Precision, WrittenDate
from heed.chronologies.merging import combining
from heed.chronologies.merging.combined import Kind
from heed.chronologies.rows import Column, Meaning, Return, Row

FOLDER = Path(__file__).parent / "labelled"
NEAR = 3  # days: rows of different events further apart are no hard negatives
COLUMNS = (Column("Date", Meaning.START_DATE), Column("Event", Meaning.EVENT))


@dataclass(frozen=True)
class Line:
    """One row of a labelled file, with which event it tells and how."""

    event: int
    agency: str
    day: date
    time: str
    text: str
    why: str
    silent: frozenset[str]
    number: int


@dataclass
class Case:
    """What several agencies wrote about one family."""

    name: str
    lines: list[Line] = field(default_factory=list)

    def returns(self) -> list[Return]:
        """Return the case as its agencies' returns."""
        agencies = dict.fromkeys(line.agency for line in self.lines)
        return [
            Return(
                file=f"{agency}.csv", agency=agency, columns=COLUMNS, problems=(),
                rows=tuple(_row(line) for line in self.lines if line.agency == agency),
            )
            for agency in agencies
        ]  # fmt: skip

    def pairs(self) -> Iterator[tuple[Line, Line, Kind | None]]:
        """Yield every pair with its truth: one event, contradicting, or neither but near."""
        for one, other in combinations(self.lines, 2):
            if one.agency == other.agency:
                continue
            if one.event == other.event:
                yield one, other, _truth(one, other)
            elif abs((one.day - other.day).days) <= NEAR:
                yield one, other, None


@dataclass(frozen=True)
class Score:
    """How many pairs of a kind were found, missed, and marked though they are not."""

    found: int
    missed: int
    wrong: int

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.wrong)

    @property
    def recall(self) -> float:
        return self.found / (self.found + self.missed)


def score(labelled: Iterable[Case]) -> dict[Kind, Score]:
    """Merge each case whole and compare what is marked with what is so."""
    seen = Counter((truth, marked) for case in labelled for truth, marked in _truth_and_mark(case))
    return {
        kind: Score(
            found=seen[kind, kind],
            missed=sum(n for (truth, marked), n in seen.items() if truth is kind != marked),
            wrong=sum(n for (truth, marked), n in seen.items() if marked is kind != truth),
        )
        for kind in (Kind.SAME, Kind.CONFLICT)
    }


def _truth_and_mark(case: Case) -> Iterator[tuple[Kind | None, Kind | None]]:
    marks = {
        (entry.id, mark.other): mark.kind
        for entry in combining.merge(case.returns()).rows for mark in entry.marks
    }  # fmt: skip
    for one, other, truth in case.pairs():
        yield truth, marks.get((_id(one), _id(other)))


def _id(line: Line) -> str:
    return f"{line.agency}.csv:{line.number}"


def cases(pattern: str) -> list[Case]:
    """Return the cases of the labelled files, `tuned-*.txt` or `kept-*.txt`."""
    found: list[Case] = []
    event, day, alone = 0, date.min, False
    for path in sorted(FOLDER.glob(pattern)):
        for text in path.read_text(encoding="utf-8").splitlines():
            if text.startswith("case: "):
                found.append(Case(text.removeprefix("case: ")))
            elif text.startswith("@"):
                alone, day = text.startswith("@@"), date.fromisoformat(text.split()[1])
                event += 1
                whole = event
            else:
                event += 1
                told = event if alone or text.startswith("- ") else whole
                found[-1].lines.append(_line(text, told, day, len(found[-1].lines) + 2))
    return found


def _line(text: str, event: int, day: date, number: int) -> Line:
    who, how, words = (part.strip() for part in text.removeprefix("- ").split("|", 2))
    agency, *silent = who.split(" ~")
    marks = how.split()
    shift = next((int(mark) for mark in marks if mark[0] in "+-"), 0)
    return Line(
        event=event,
        agency=agency,
        day=day + timedelta(shift),
        time=next((mark for mark in marks if ":" in mark), ""),
        text=words,
        why=next((mark[1:] for mark in marks if mark[0] == "!"), ""),
        silent=frozenset(silent),
        number=number,
    )


def _truth(one: Line, other: Line) -> Kind:
    disagree = (one.why and one.why != other.why and one.why not in other.silent) or (
        other.why and one.why != other.why and other.why not in one.silent
    )
    return Kind.CONFLICT if disagree else Kind.SAME


def _row(line: Line) -> Row:
    written = f"{line.day:%d/%m/%Y}"
    return Row(
        file=f"{line.agency}.csv", number=line.number, agency=line.agency, columns=COLUMNS,
        cells=(written, line.text), event=line.text, time=line.time or None,
        when=WrittenDate(written, line.day, line.day, Precision.DAY),
    )  # fmt: skip
