"""How do many returns become one chronology in which no row is lost and none is merged away?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from heed.chronologies.merging import finding, order
from heed.chronologies.merging.combined import Combined, Entry, Kind, Mark, Sent
from heed.chronologies.rows import Column, Return, Row


class SameName(ValueError):
    """Two returns bring rows of files with one name, so no row could be found again."""


def merge(returns: Sequence[Return], *, processes: int = 1) -> Combined:
    """Return every row of the returns in one order, with what is alike or disagrees marked.

    The order of the returns makes no difference, nor does how many processes share the work. Only
    a program without threads may have more than one.

    :raises SameName: if two returns have rows from files of the same name
    """
    ordered = sorted(returns, key=lambda one: (one.agency, one.file))
    _check_names(ordered)
    rows = sorted(_named(ordered), key=lambda named: order.place(named[1]))
    marks: defaultdict[int, list[Mark]] = defaultdict(list)
    for link in finding.find([row for _, row in rows], processes=processes):
        marks[link.first].append(Mark(rows[link.second][0], link.kind, link.reasons))
        marks[link.second].append(Mark(rows[link.first][0], link.kind, link.reasons))
    return Combined(
        returns=tuple(_sent(one) for one in ordered),
        columns=tuple(dict.fromkeys(column for one in ordered for column in _columns(one))),
        rows=tuple(
            Entry(name, row, tuple(marks.get(position, ())))
            for position, (name, row) in enumerate(rows)
        ),
        problems=tuple(problem for one in ordered for problem in one.problems),
    )


def counted(combined: Combined) -> Counter[Kind]:
    """Return how many pairs of rows there are of each kind; a pair counts once."""
    marked = Counter(mark.kind for entry in combined.rows for mark in entry.marks)
    return Counter({kind: count // 2 for kind, count in marked.items()})


def _check_names(returns: Sequence[Return]) -> None:
    brought: dict[str, int] = {}
    for position, one in enumerate(returns):
        for file in {one.file, *(row.file for row in one.rows)}:
            if brought.setdefault(file, position) != position:
                raise SameName(f"Two returns come from files called {file}: rename one of them.")


def _named(returns: Sequence[Return]) -> Iterator[tuple[str, Row]]:
    """Yield each row with its id; should two rows have one number, the second has “/2” after it."""
    times: Counter[str] = Counter()
    for row in chain.from_iterable(one.rows for one in returns):
        place = f"{row.file}:{row.table}:{row.number}" if row.table else f"{row.file}:{row.number}"
        times[place] += 1
        yield (place if times[place] == 1 else f"{place}/{times[place]}"), row


def _columns(one: Return) -> Iterator[Column]:
    """Yield the columns of a return and of its tables, which may have others."""
    yield from one.columns
    seen: set[int] = set()
    for row in one.rows:
        if id(row.columns) not in seen:
            seen.add(id(row.columns))
            yield from row.columns


def _sent(one: Return) -> Sent:
    return Sent(one.file, one.agency, one.columns, len(one.rows), len(one.problems))
