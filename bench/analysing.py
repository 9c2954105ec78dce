"""How much processor time does each analysis of 10,000 rows of a chronology take, cold and again?

Cold is a process that has read none of the sentences; each invented one has a number of its own, so
that nearly none is read twice.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from heed.chronologies.analysis import (
    appointments,
    changes,
    contacts,
    gathered,
    judging,
    knowledge,
    lanes,
    silence,
)
from heed.chronologies.analysis.entries import Entry, Span, period_of
from heed.chronologies.analysis.pictures import lanes as lanes_picture
from heed.chronologies.analysis.pictures import months as months_picture
from heed.chronologies.analysis.tests.invented import invented
from heed.chronologies.analysis.words.people import Child
from heed.chronologies.analysis.words.sentences import sentences
from heed.chronologies.analysis.words.terms import THEMES

SAM = Child(("Sam",))
BAR = 300  # milliseconds


def run() -> None:
    """Print the milliseconds of every analysis and of two pictures."""
    found = tuple(map(_own_sentences, enumerate(invented(10_000, years=8))))
    period = period_of(found)
    if period is None:
        return
    words = sum(len(entry.row.event.split()) for entry in found)
    print(f"  10,000 rows, {words:,} words of events, 8 years, 12 agencies; at most {BAR} ms each")
    judged = judging.judge(found, child=SAM)
    for name, job in _jobs(found, judged, period):
        _clear()
        cold, *again = [_busy(job) for _ in range(6)]
        print(f"  {name:<34} cold {cold:5.0f} ms, again {statistics.median(again):5.0f} ms")


def _jobs(
    found: Sequence[Entry], judged: Sequence[judging.Judged], period: Span
) -> list[tuple[str, Callable[[], object]]]:
    counted = contacts.contacts(found, period=period)
    shown = lanes.lanes(lanes.by_agency(found), period=period)
    return [
        ("seen and spoken with, judged", lambda: judging.judge(found, child=SAM)),
        ("silence: not seen", lambda: silence.unseen(judged, period=period)),
        ("silence: seen, not spoken with", lambda: silence.unheard(judged, period=period)),
        ("who knew what when", lambda: knowledge.who_knew(found, THEMES[1])),
        ("entries by agency by month", lambda: contacts.contacts(found, period=period)),
        ("missed appointments", lambda: appointments.missed_appointments(judged)),
        ("changes", lambda: changes.changes(found)),
        ("key practice episodes", lambda: gathered.key_episodes(found)),
        ("child's voice", lambda: gathered.voice(found, child=SAM)),
        ("good practice", lambda: gathered.good_practice(found)),
        ("lanes", lambda: lanes.lanes(lanes.by_agency(found), period=period)),
        ("picture of lanes", lambda: lanes_picture.draw(shown, name="Entries.", width=960)),
        ("picture of months", lambda: months_picture.draw(counted, name="Months.", width=960)),
    ]


def _busy(job: Callable[[], object]) -> float:
    """Return the milliseconds of processor time of one call, whatever else the machine does."""
    began = time.process_time()
    job()
    return (time.process_time() - began) * 1000


def _own_sentences(numbered: tuple[int, Entry]) -> Entry:
    number, entry = numbered
    event = f"{entry.row.event.rstrip('.')}, as in note {number}. File {number} was updated."
    return replace(entry, row=replace(entry.row, event=event))


def _clear() -> None:
    """Forget every sentence that has been read."""
    sentences.cache_clear()
    judging.read.cache_clear()
