"""What do they do all year? Work, meetings, on-call nights, audits, slips of the pen.

Each habit is one function; together they make about as many looks as asked for. How often each
thing happens is our guess of an ordinary office, made before the rules were tried on it.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from heed.audit.signs import Happened
from tests.trust.office import people
from tests.trust.office.people import Case, Worker

BEGINS: Final = datetime(2026, 1, 5, tzinfo=UTC)  # a Monday
DAYS: Final = 364


@dataclass(slots=True)
class Office:
    """The people, the files, and everything that happened."""

    workers: list[Worker]
    cases: list[Case]
    happened: list[Happened] = field(default_factory=list)
    looked: int = 0

    def add(
        self, worker: Worker, case: Case | None, at: datetime, *, is_work: bool = False
    ) -> Happened:
        """Let somebody look at a file, work on it, or ask for one that is not there."""
        entry = Happened(
            len(self.happened) + 1,
            worker.user_id,
            case.case_file_id if case else None,
            at,
            is_work,
        )
        self.happened.append(entry)
        self.looked += not is_work
        return entry

    def open_to(self, worker: Worker) -> list[Case]:
        """Return the files this person can open."""
        return [case for case in self.cases if worker in case.circle]


def work_for_a_year(looks: int, chance: random.Random) -> Office:
    """Return an office in which about so many looks are made in a year of ordinary days."""
    workers = people.staff(chance)
    office = Office(workers, people.cases(workers, max(20, looks // 250), DAYS, chance))
    while office.looked < looks:
        day = chance.randrange(DAYS)
        _one_thing(office, day, chance)
    office.happened.sort(key=lambda one: one.at)
    return office


def _one_thing(office: Office, day: int, chance: random.Random) -> None:
    """Let one thing happen on a day; at weekends only the telephone rings."""
    if day % 7 >= 5:
        if chance.random() < WEEKEND_CALLS:
            _on_call(office, day, chance)
        return
    happens = chance.random()
    for share, habit in WEEKDAYS:
        happens -= share
        if happens < 0:
            habit(office, day, chance)
            return


def _ordinary_work(office: Office, day: int, chance: random.Random) -> None:
    """Somebody reads a file that is worked on, and about half the time writes something."""
    case = _worked_on(office, day, chance)
    if case is None:
        return
    busiest = [one for one in case.circle if one.kind == "coordinator"]
    worker = chance.choice(busiest if chance.random() < 0.4 else case.circle)
    at = _daytime(day, chance)
    if chance.random() < (0.2 if worker.late_hours else 0.004):
        at = _evening(day, chance)
    _read(office, worker, case, at, chance, pages=(2, 9), writes=0.55)


def _before_a_meeting(office: Office, day: int, chance: random.Random) -> None:
    """A member or a chair reads what is on the agenda, one file after the other."""
    worker = chance.choice([one for one in office.workers if one.kind in {"member", "chair"}])
    agenda = [case for case in office.open_to(worker) if case.opened <= day < case.rests]
    at = _evening(day, chance) if worker.late_hours else _daytime(day, chance)
    for case in chance.sample(agenda, min(len(agenda), chance.randint(2, 5))):
        at = _read(office, worker, case, at, chance, pages=(2, 6), writes=0.1)


def _on_call(office: Office, day: int, chance: random.Random) -> None:
    """Whoever is on call is rung at night or at the weekend, and often writes a line."""
    on_call = [one for one in office.workers if one.on_call]
    if not on_call:
        return
    worker = chance.choice(on_call)
    theirs = [case for case in office.open_to(worker) if case.opened <= day < case.rests]
    if theirs:
        at = BEGINS + timedelta(days=day, hours=chance.choice([1, 4, 20, 21, 22, 23]))
        _read(office, worker, chance.choice(theirs), at, chance, pages=(1, 4), writes=0.6)


def _look_back(office: Office, day: int, chance: random.Random) -> None:
    """A coordinator goes through old files for the yearly report or an audit."""
    worker = chance.choice([one for one in office.workers if one.kind == "coordinator"])
    old = [case for case in office.cases if case.rests < day]
    at = _daytime(day, chance)
    for case in chance.sample(old, min(len(old), chance.randint(3, 9))):
        at = _read(office, worker, case, at, chance, pages=(1, 3), writes=0.0)


def _asked_about_an_old_file(office: Office, day: int, chance: random.Random) -> None:
    """Somebody rings about a file nobody works on, and whoever answers looks it up."""
    old = [case for case in office.cases if case.rests + 90 < day]
    if old:
        case = chance.choice(old)
        worker = chance.choice(case.circle)
        _read(office, worker, case, _daytime(day, chance), chance, pages=(1, 3), writes=0.3)


def _slip_of_the_pen(office: Office, day: int, chance: random.Random) -> None:
    """A reference is mistyped, rarely more than once."""
    worker, at = chance.choice(office.workers), _daytime(day, chance)
    for number in range(chance.choices([1, 2, 3], [80, 17, 3])[0]):
        office.add(worker, None, at + timedelta(seconds=25 * number))


def _read(
    office: Office,
    worker: Worker,
    case: Case,
    at: datetime,
    chance: random.Random,
    *,
    pages: tuple[int, int],
    writes: float,
) -> datetime:
    """Read some pages, perhaps write something, and return when that was done."""
    for _ in range(chance.randint(*pages)):
        office.add(worker, case, at)
        at += timedelta(seconds=chance.randint(15, 240))
    if chance.random() < writes:
        office.add(worker, case, at, is_work=True)
    return at + timedelta(minutes=chance.randint(1, 12))


def _worked_on(office: Office, day: int, chance: random.Random) -> Case | None:
    open_now = [case for case in office.cases if case.opened <= day < case.rests]
    return chance.choice(open_now) if open_now else None


def _daytime(day: int, chance: random.Random) -> datetime:
    return BEGINS + timedelta(days=day, hours=8, minutes=chance.randint(0, 540))


def _evening(day: int, chance: random.Random) -> datetime:
    return BEGINS + timedelta(days=day, hours=19, minutes=chance.randint(15, 180))


WEEKEND_CALLS: Final = 0.04
WEEKDAYS: Final[tuple[tuple[float, Callable[[Office, int, random.Random], None]], ...]] = (
    (0.86, _ordinary_work),
    (0.07, _before_a_meeting),
    (0.03, _on_call),
    (0.003, _look_back),
    (0.003, _asked_about_an_old_file),
    (0.014, _slip_of_the_pen),
)
