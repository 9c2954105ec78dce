"""For how long does no row say that the child was seen, or that somebody spoke with the child?

**What counts.** A row counts as a sighting if it says the child was seen (`judging.py`). It
happened on at least one of the days its date can mean, on which of them nobody knows.

**Definite silence**: days on end of which none can be the day of any sighting, whatever the dates
mean. It is true of the records however they are read.

**Possible silence**: days on end that can have been without a sighting: no sighting must have
happened in them. A sighting in “May 2016” forbids a silence of all of May but not one from April
to 30 May. A sighting with a doubted date, or a day outside the period among its dates, forbids
none.

Every definite silence is part of a possible one. Sightings whose date cannot be read, or is
doubted by whoever wrote it, are named beside the result: if one of them was on another day, a
silence may be shorter. Days are local days in England.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from heed.chronologies.analysis.entries import A_DAY, Entry, Span
from heed.chronologies.analysis.judging import Judged
from heed.chronologies.analysis.tables import Line, Table, from_to, number
from heed.chronologies.analysis.words.sight_rules import Answer

HEADINGS: Final = ("Silence", "For certain", "At most", "Other rows of these days")
# Four weeks: a reader chooses another length.
AT_LEAST: Final = 28
_YES_OR_PERHAPS: Final = (Answer.YES, Answer.PERHAPS)


@dataclass(frozen=True, slots=True)
class Silence:
    """Days on end without a sighting.

    `surely` are the days that are silent for certain (None if the silence is only possible);
    `perhaps` are the most days it can have lasted. `before` and `after` are the ids of the rows
    whose dates bound it. `others` are rows that for certain happened in its days and say nothing
    of a sighting; `sightings` are, in a silence of speech, those that say the child was seen.
    """

    surely: Span | None
    perhaps: Span
    before: tuple[str, ...]
    after: tuple[str, ...]
    others: tuple[str, ...]
    sightings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Silences:
    """All silences of a period of at least so many days, in order.

    `undated` and `doubted` are the ids of the sightings whose date cannot be read or is doubted.
    """

    period: Span
    at_least: int
    found: tuple[Silence, ...]
    undated: tuple[str, ...]
    doubted: tuple[str, ...]


def unseen(judged: Sequence[Judged], *, period: Span, at_least: int = AT_LEAST) -> Silences:
    """Return when no row says that any agency saw the child; `at_least` is in days."""
    breaking = [each.entry for each in judged if each.seen is Answer.YES]
    return _silences(judged, breaking, breaking, period, at_least)


def unheard(judged: Sequence[Judged], *, period: Span, at_least: int = AT_LEAST) -> Silences:
    """Return when the child was seen but no row says that anybody spoke with the child.

    “Seen alone” may mean spoken with: it ends a definite silence but forbids no possible one. Only
    silences in whose days a row says that the child was seen are returned.
    """
    perhaps = [each.entry for each in judged if each.spoken in _YES_OR_PERHAPS]
    surely = [each.entry for each in judged if each.spoken is Answer.YES]
    whole = _silences(judged, perhaps, surely, period, at_least)
    seen = _Inside([each.entry for each in judged if each.seen is Answer.YES])
    found = [
        replace(one, sightings=sightings, others=_without(one.others, sightings))
        for one in whole.found
        if (sightings := seen.of(one.surely or one.perhaps))
    ]
    return replace(whole, found=tuple(found))


def definite(breaking: Iterable[Entry], period: Span) -> list[Span]:
    """Return the longest runs of days of the period that no entry can have happened on."""
    runs = []
    start = period.first
    spans = filter(None, (entry.within(period) for entry in breaking))
    for span in sorted(spans, key=lambda span: span.first):
        if span.first > start:
            runs.append(Span(start, span.first - A_DAY))
        start = max(start, span.last + A_DAY)
    if start <= period.last:
        runs.append(Span(start, period.last))
    return runs


def possible(forbidding: Iterable[Entry], period: Span) -> list[Span]:
    """Return the longest runs of days in which no entry must have happened."""
    windows = [
        Span(entry.first, entry.last)
        for entry in forbidding
        if entry.sure and entry.first is not None and entry.last is not None
    ]
    runs = []
    start = period.first
    for window in sorted(filter(period.holds, windows), key=_by_end):
        if window.first < start:
            continue  # it holds a narrower one, which forbids more
        if window.last > start:
            runs.append(Span(start, window.last - A_DAY))
        start = window.first + A_DAY
    if start <= period.last:
        runs.append(Span(start, period.last))
    return runs


def _without(rows: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    left_out = frozenset(others)
    return tuple(row for row in rows if row not in left_out)


def _by_end(window: Span) -> tuple[int, int]:
    return window.last.toordinal(), -window.first.toordinal()


def _silences(
    judged: Sequence[Judged],
    breaking: Sequence[Entry],
    forbidding: Sequence[Entry],
    period: Span,
    at_least: int,
) -> Silences:
    widest = [run for run in possible(forbidding, period) if run.days >= at_least]
    certain = [run for run in definite(breaking, period) if run.days >= at_least]
    pairs: list[tuple[Span | None, Span]] = [(run, _around(run, widest)) for run in certain]
    around = {run for run in widest if any(run.holds(core) for core in certain)}
    pairs += [(None, run) for run in widest if run not in around]
    breaks = {entry.id for entry in breaking}
    others = _Inside([each.entry for each in judged if each.entry.id not in breaks])
    bounds = _Bounds(breaking)
    found = [bounds.silence(surely, perhaps, others) for surely, perhaps in pairs]
    return Silences(
        period,
        at_least,
        tuple(sorted(found, key=_place)),
        undated=tuple(entry.id for entry in breaking if not entry.dated),
        doubted=tuple(entry.id for entry in breaking if entry.dated and not entry.sure),
    )


class _Bounds:
    """Which rows' dates bound a silence?"""

    def __init__(self, breaking: Sequence[Entry]) -> None:
        self._by_first: dict[date | None, list[str]] = {}
        self._by_last: dict[date | None, list[str]] = {}
        for entry in breaking:
            self._by_first.setdefault(entry.first, []).append(entry.id)
            self._by_last.setdefault(entry.last, []).append(entry.id)

    def silence(self, surely: Span | None, perhaps: Span, others: _Inside) -> Silence:
        """Bound it: a definite one starts where dates end, a possible one where they start."""
        shown = surely or perhaps
        starts, ends = self._by_last, self._by_first
        if surely is None:
            starts, ends = ends, starts
        before = starts.get(shown.first - A_DAY, ())
        after = ends.get(shown.last + A_DAY, ())
        return Silence(surely, perhaps, tuple(before), tuple(after), others.of(shown))


def _place(silence: Silence) -> tuple[date, date]:
    shown = silence.surely or silence.perhaps
    return shown.first, shown.last


def _around(core: Span, widest: Sequence[Span]) -> Span:
    """Return the longest possible run around a definite one."""
    return max((run for run in widest if run.holds(core)), key=lambda run: run.days)


def rows_of(silence: Silence) -> tuple[str, ...]:
    """Return the rows a silence stands on: those that bound it, and those of its days."""
    rows = (*silence.before, *silence.sightings, *silence.others, *silence.after)
    return tuple(dict.fromkeys(rows))


def said(silence: Silence) -> str:
    """Return a silence in one sentence, claiming no more than the dates allow."""
    perhaps = _days(silence.perhaps)
    if silence.surely is None:
        return f"Perhaps {perhaps}"
    surely = _days(silence.surely)
    if silence.surely == silence.perhaps:
        return f"For certain {surely}"
    return f"For certain {surely}; perhaps {perhaps}"


def table(tracks: Sequence[tuple[str, Silences]]) -> Table:
    """Return a line for each silence, track by track."""
    return Table(HEADINGS, tuple(_line(name, one) for name, found in tracks for one in found.found))


def _line(name: str, one: Silence) -> Line:
    surely = "None" if one.surely is None else _days(one.surely)
    told = number(len(one.others) + len(one.sightings), "row", "rows")
    return Line((name, surely, _days(one.perhaps), told), rows_of(one))


def _days(span: Span) -> str:
    return f"{number(span.days, 'day', 'days')}: {from_to(span)}"


class _Inside:
    """Which entries happened for certain within days?"""

    def __init__(self, found: Sequence[Entry]) -> None:
        closed = [
            (entry.first, entry.last, entry.id)
            for entry in found
            if entry.sure and entry.first is not None and entry.last is not None
        ]
        self._closed = sorted(closed)
        self._firsts = [first for first, _, _ in self._closed]

    def of(self, days: Span) -> tuple[str, ...]:
        begin = bisect_left(self._firsts, days.first)
        end = bisect_right(self._firsts, days.last)
        return tuple(name for _, last, name in self._closed[begin:end] if last <= days.last)
