"""Is somebody with a conflict of interest out at the very next request, on any worker?"""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import requests
from lxml import html

from heed.demo import marlshire
from tests.trust import harnesses, serving
from tests.trust.figure import Figure
from tests.trust.harnesses import Database
from tests.trust.serving import Server, Visitor

DATABASE: Final = Database.OWN
ONLY_IN_FULL: Final = True  # it serves the demonstration, twice
SEED: Final = 20261123
ROUNDS: Final = 100
PROVED_FOR: Final = 10  # rounds: giving and taking rights asks for a proof five minutes old
# They see every case, so that a closed page can only be the conflict's doing.
READERS: Final = (marlshire.SCRUTINEER, marlshire.GROUP_CHAIR)
DAY: Final = {"involved_from-day": "", "involved_from-month": "", "involved_from-year": ""}


@dataclass(frozen=True, slots=True)
class Workers:
    """The same product answered by two processes that share nothing but the database."""

    first: Server
    second: Server

    def status(self, who: Visitor, path: str, worker: Server) -> int:
        """Return how one of them answers somebody who asks for a page."""
        return who.session.get(f"{worker.address}{path}", timeout=20).status_code


def run(full: bool) -> Figure:
    """Give somebody a conflict of interest, ask both workers at once, and take it back."""
    chance = random.Random(SEED)
    failures: list[str] = []
    asked = 0
    with tempfile.TemporaryDirectory() as folder, served_twice(Path(folder)) as workers:
        coordinator = Visitor(workers.first.address, marlshire.COORDINATOR.email)
        readers = {one.name: Visitor(workers.second.address, one.email) for one in READERS}
        cases = references(coordinator)
        for number in range(ROUNDS if full else 1):
            if number % PROVED_FOR == 0:
                coordinator = Visitor(workers.first.address, marlshire.COORDINATOR.email)
            name, way = chance.choice(sorted(readers)), chance.choice(WAYS)
            case = chance.choice([one for one in cases if opens(workers, readers[name], one)])
            page = f"/cases/{case}/"
            undo = way(coordinator, case, name)
            answers = [
                workers.status(readers[name], page, worker)
                for worker in (workers.second, workers.first)
            ]
            asked += len(answers)
            failures += [
                f"round {number}: {name} got {answer} on {case} after {way.__name__}"
                for answer in answers
                if answer != requests.codes.not_found
            ]
            undo()
            if not opens(workers, readers[name], case):
                failures.append(f"round {number}: {name} did not get {case} back")
    late = sum("got" in one for one in failures)
    return Figure(
        f"{asked // 2} of {ROUNDS} conflicts, asked for on 2 worker processes at the very next "
        f"request: {asked - late} of {asked} refused (seed {SEED})",
        failures,
    )


def named(coordinator: Visitor, case: str, person: str) -> Callable[[], object]:
    """Record that somebody is named in the case."""
    return _name(coordinator, case, part="OTHER", person=person)


def managed(coordinator: Visitor, case: str, person: str) -> Callable[[], object]:
    """Record that somebody managed a practitioner named in the case."""
    return _name(coordinator, case, part="PRACTITIONER", line_manager=person)


def family(coordinator: Visitor, case: str, person: str) -> Callable[[], object]:
    """Record that somebody is family of a person named in the case."""
    relative = marlshire.SCHOOL.name
    take_back = _name(coordinator, case, part="FAMILY", person=relative)
    page = "/cases/conflicts/family/"
    coordinator.fill(
        page,
        {
            "person": chosen(coordinator, page, "person", person),
            "relative": chosen(coordinator, page, "relative", relative),
        },
    )
    address = _link(coordinator.read(page), "Take back that")

    def undo() -> None:
        coordinator.fill(address, {})
        take_back()

    return undo


WAYS: Final = (named, managed, family)


def _name(coordinator: Visitor, case: str, *, part: str, **people: str) -> Callable[[], object]:
    page = f"/cases/{case}/access/named/"
    who = {field: chosen(coordinator, page, field, name) for field, name in people.items()}
    coordinator.fill(page, {"name": "Somebody", "part": part, "team": "", **who, **DAY})
    address = _link(coordinator.read(f"/cases/{case}/access/"), "Take back")
    return lambda: coordinator.fill(address, {"reason": "It was somebody else"})


def chosen(who: Visitor, page: str, field: str, name: str) -> str:
    """Return what a drop-down sends for a name."""
    read: Any = html.fromstring(who.read(page))
    options = read.xpath(f"//select[@name='{field}']/option")
    return str(next(one.get("value") for one in options if one.text.strip() == name))


def references(who: Visitor) -> list[str]:
    """Return the cases in somebody's list."""
    return sorted(set(re.findall(r"/cases/(SI-[0-9A-Z]{7})/", who.read("/cases/"))))


def opens(workers: Workers, who: Visitor, case: str) -> bool:
    """Say whether both workers show a case to somebody."""
    page = f"/cases/{case}/"
    both = {workers.status(who, page, one) for one in (workers.first, workers.second)}
    return both == {requests.codes.ok}


def _link(page: str, words: str) -> str:
    read: Any = html.fromstring(page)
    links = read.xpath("//main//a")
    return str(next(one.get("href") for one in links if words in one.text_content()))


@contextmanager
def served_twice(folder: Path) -> Iterator[Workers]:
    """Serve the demonstration by two processes on one database."""
    with serving.demonstration(folder) as first:
        second = replace(first, port=serving.free_port(), process=None)
        second.start()
        try:
            second.wait()
            yield Workers(first, second)
        finally:
            second.kill()


if __name__ == "__main__":
    harnesses.command()
