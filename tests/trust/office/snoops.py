"""Who looks where they should not, and how? As became known elsewhere; some hardly show."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from tests.trust.office.people import Case, Worker
from tests.trust.office.year import BEGINS, DAYS, Office

# Habits are known after a while; whoever snoops in the first weeks is as new as everybody else.
FROM_DAY: Final = 30


@dataclass(frozen=True, slots=True)
class Snoop:
    """One person who looked without need: how, the entries it left, and the files it opened."""

    how: str
    entry_ids: frozenset[int]
    opened: frozenset[tuple[int, int]]


def seed(office: Office, count: int, chance: random.Random) -> list[Snoop]:
    """Let so many people look without need, in the ways of `WAYS`, in turn."""
    snoops = []
    for number in range(count):
        how, way = WAYS[number % len(WAYS)]
        before = len(office.happened)
        while len(office.happened) == before:
            way(office, chance.randrange(FROM_DAY, DAYS), chance)
        left = office.happened[before:]
        snoops.append(
            Snoop(
                how,
                frozenset(one.entry_id for one in left),
                frozenset((one.user_id, one.case_file_id or 0) for one in left),
            )
        )
    office.happened.sort(key=lambda one: one.at)
    return snoops


def _a_relatives_file(office: Office, day: int, chance: random.Random) -> None:
    """A child of the family is on a file, and somebody reads it in the office."""
    worker = chance.choice(office.workers)
    case = _openable(office, worker, day, chance)
    if case is None:
        return
    case.children.append(f"Sam {worker.surname}")
    _open(office, worker, [case], _at(day, chance, 8, 17), chance, pages=(2, 7))


def _an_old_file(office: Office, day: int, chance: random.Random) -> None:
    """A case everybody talked about once: just to see."""
    worker = _somebody_else(office, chance)
    old = [case for case in office.open_to(worker) if case.rests + 100 < day]
    if not old:
        return None
    return _open(
        office, worker, [chance.choice(old)], _at(day, chance, 8, 17), chance, pages=(1, 4)
    )


def _one_file_after_the_other(office: Office, day: int, chance: random.Random) -> None:
    """Somebody leaves soon, or is bored, and opens whatever there is."""
    worker = _somebody_else(office, chance)
    there = [case for case in office.open_to(worker) if case.opened <= day]
    if len(there) < 8:
        return
    some = chance.sample(there, chance.randint(8, min(20, len(there))))
    _open(office, worker, some, _at(day, chance, 8, 16), chance, pages=(1, 2), pause=90)


def _at_night(office: Office, day: int, chance: random.Random) -> None:
    """From home, late, when nobody is about."""
    worker = _somebody_else(office, chance)
    case = _openable(office, worker, day, chance)
    if case is None or worker.on_call or worker.late_hours:
        return
    _open(office, worker, [case], _at(day, chance, 22, 24), chance, pages=(1, 5))


def _by_guessing(office: Office, day: int, chance: random.Random) -> None:
    """A file that is not open to them: they try references."""
    worker = chance.choice(office.workers)
    at = _at(day, chance, 8, 20)
    tries = chance.randint(5, 15)
    for number in range(tries):
        office.add(worker, None, at + timedelta(seconds=45 * number))


def _hardly_at_all(office: Office, day: int, chance: random.Random) -> None:
    """In the office, on a file that others work on: nothing on the record says it was not work."""
    worker = _somebody_else(office, chance)
    now = [case for case in office.open_to(worker) if case.opened <= day < case.rests]
    if not now:
        return None
    return _open(
        office, worker, [chance.choice(now)], _at(day, chance, 8, 17), chance, pages=(1, 3)
    )


WAYS: Final[list[tuple[str, Callable[[Office, int, random.Random], None]]]] = [
    *4 * [("a relative’s file", _a_relatives_file)],
    *4 * [("an old file", _an_old_file)],
    *3 * [("one file after the other", _one_file_after_the_other)],
    *3 * [("at night", _at_night)],
    *2 * [("by guessing references", _by_guessing)],
    ("hardly at all", _hardly_at_all),
]


def _somebody_else(office: Office, chance: random.Random) -> Worker:
    """Return somebody other than a coordinator, whose work is everywhere."""
    return chance.choice([one for one in office.workers if one.kind != "coordinator"])


def _openable(office: Office, worker: Worker, day: int, chance: random.Random) -> Case | None:
    there = [case for case in office.open_to(worker) if case.opened <= day]
    return chance.choice(there) if there else None


def _open(
    office: Office,
    worker: Worker,
    cases: list[Case],
    at: datetime,
    chance: random.Random,
    *,
    pages: tuple[int, int],
    pause: int = 60,
) -> None:
    for case in cases:
        for _ in range(chance.randint(*pages)):
            office.add(worker, case, at)
            at += timedelta(seconds=chance.randint(10, pause))


def _at(day: int, chance: random.Random, first: int, last: int) -> datetime:
    weekday = day - 2 if day % 7 >= 5 else day
    minutes = chance.randrange(first * 60, last * 60)
    return BEGINS + timedelta(days=weekday, minutes=minutes)
