"""Does killing the server at any moment lose or halve anything? Real pages, real kills.

Four people report incidents, judge, write the sections of a rapid review and read, through the
pages and as fast as they are answered, while the processes that serve them are killed without a
word; every so often the whole server is. On PostgreSQL every other kill is of the database server
and all its processes. After each kill everything that was acknowledged must be there, and whatever
is there must be whole: as many rows as the trail has entries for them.

In full it is done in slices, each on a demonstration of its own.
"""

from __future__ import annotations

import itertools
import random
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import requests
from django.db import connection

from tests.trust import harnesses, slices
from tests.trust.databases import Kept, of_its_own
from tests.trust.figure import Figure
from tests.trust.harnesses import Database
from tests.trust.serving import NotServed, Server, Visitor, demonstration
from tests.trust.slices import Tally

DATABASE = Database.OWN
ENGINES = ("sqlite", "postgresql")
KILLS: Final = {"sqlite": 1_000, "postgresql": 200}
OF_A_SLICE: Final = 100
QUICK: Final = 3
WHOLE_SERVER_EVERY: Final = 25
SEED: Final = 9
COORDINATOR: Final = "priya.shah@marlshire.example"
MARLSHIRES_CASES: Final = """
    SELECT reference FROM casefiles_casefile JOIN rapid_reviews_rapidreview ON
        incident_id = (SELECT id FROM incidents_incident WHERE case_file_id = casefiles_casefile.id)
    WHERE stage = 'GATHERING' ORDER BY reference
"""

# What a table gains, the trail must have as many entries for.
WHOLE: Final = (
    ("casefiles_casefile", ("casefiles:file:opened",)),
    ("incidents_incident", ("incidents:incident:reported",)),
    ("children_child", ("children:child:recorded",)),
    ("incidents_judgement", ("incidents:judgement:made",)),
)
DAY: Final = {"day": "2", "month": "11", "year": "2026"}
BORN: Final = {"day": "5", "month": "6", "year": "2024"}
REPORT: Final[dict[str, dict[str, object]]] = {
    "outcome": {"outcome": "seriously_harmed"},
    "place": {"where": "here"},
    "when": {f"happened_on-{part}": value for part, value in DAY.items()},
    "account": {"what_happened": ""},
    "concern": {"concern": "suspected", "judged_by_name": "P Shah", "concern_reasons": "Injuries"},
    "aware": {f"aware_on-{part}": value for part, value in DAY.items()},
    "child-1": {
        "name": "",
        "live_born": "yes",
        **{f"born_on-{part}": value for part, value in BORN.items()},
    },
    "child-1-about": {"sex": "FEMALE", "ethnicity": "Another ethnic group: Arab", "disabled": "no"},
    "child-1-care": {"lives": "here", "looked_after": "no", "care_leaver": "no", "plan": "NONE"},
    "household": {"household": "Mother", "other_children": ""},
    "agencies": {"known_to": ["1", "2"]},
    "processes": {"processes": ["police"]},
}


@dataclass(slots=True)
class Work:
    """What was acknowledged, and whether to go on."""

    server: Server
    references: list[str]
    texts: list[str] = field(default_factory=list)
    readings: int = 0
    written: int = 0
    not_answered: int = 0
    refusals: list[str] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)
    tokens: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    @property
    def acknowledged(self) -> int:
        """Return how many acts somebody was told are done."""
        return len(self.texts) + self.readings + self.written

    def token(self) -> str:
        """Return words that have never been used before."""
        return f"Kept {next(self.tokens):06} times"


def run(full: bool) -> Figure:
    """Kill, look, and go on; count what was lost and what was half there."""
    if full:
        many = KILLS[connection.vendor] // OF_A_SLICE
        found = slices.all_of("kills", many, lambda number: _slice(number, OF_A_SLICE))
    else:
        found = _slice(0, QUICK)
    counts = found.counts
    acknowledged = counts["texts"] + counts["sections"] + counts["readings"]
    return Figure(
        f"{counts['kills']} kills during {acknowledged} acknowledged acts ({counts['texts']} "
        f"texts, {counts['sections']} sections, {counts['readings']} readings), "
        f"{counts['not answered']} never answered: {len(found.wrong)} lost or half-saved; "
        f"seed {SEED}",
        found.wrong,
    )


def _slice(number: int, kills: int) -> Tally:
    """Kill so many times, on a demonstration that nobody has worked on."""
    chance = random.Random(f"{SEED}-{number}")
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        Path(folder).chmod(0o755)
        kept = running.enter_context(of_its_own(Path(folder)))
        server = running.enter_context(demonstration(Path(folder), kept.prepare()))
        work = Work(server, kept.column(MARLSHIRES_CASES))
        before = [_gained(kept, *pair) for pair in WHOLE]
        wrong = list(_kill_again_and_again(work, kept, kills, chance, before))
        wrong += work.refusals + kept.damage()
    counts = Counter(
        {
            "kills": kills,
            "texts": len(work.texts),
            "sections": work.written,
            "readings": work.readings,
            "not answered": work.not_answered,
        }
    )
    return Tally(counts, wrong=wrong)


def _kill_again_and_again(
    work: Work, kept: Kept, kills: int, chance: random.Random, before: list[tuple[int, int]]
) -> Iterator[str]:
    jobs: list[Callable[[Work, Visitor], None]] = [_report, _judge, _write_sections, _read]
    people = [
        threading.Thread(
            target=_keep_busy, args=(work, job, Visitor(work.server.address, COORDINATOR))
        )
        for job in jobs
    ]
    for person in people:
        person.start()
    try:
        for number in range(1, kills + 1):
            _when_busy(work, chance)
            _one_kill(work, kept, number)
            yield from _look(work, kept, number, before)
    finally:
        work.stop.set()
        for person in people:
            person.join()
    work.server.wait()
    yield from _look(work, kept, kills, before)


def _when_busy(work: Work, chance: random.Random) -> None:
    """Wait until some acts were acknowledged since the last kill, and a little more."""
    enough, until = work.acknowledged + chance.randrange(1, 5), time.monotonic() + 30
    while work.acknowledged < enough and time.monotonic() < until:
        time.sleep(0.005)
    time.sleep(chance.uniform(0, 0.2))


def _one_kill(work: Work, kept: Kept, number: int) -> None:
    if number % WHOLE_SERVER_EVERY == 0:
        work.server.kill()
        work.server.start()
    elif number % 2 and kept.can_be_killed:
        kept.kill()
    else:
        work.server.kill_workers()


def _look(work: Work, kept: Kept, number: int, before: list[tuple[int, int]]) -> Iterator[str]:
    """Say what was acknowledged and is not there, and what is there but not whole."""
    promised, readings, written = list(work.texts), work.readings, work.written
    there = set(kept.column("SELECT reasons FROM incidents_judgement"))
    there |= set(kept.column("SELECT what_happened FROM incidents_incident"))
    yield from (f"kill {number}: lost “{text}”" for text in promised if text not in there)
    for name, event, count in (
        ("readings", "casefiles:file:read", readings),
        ("sections", "rapid_reviews:review:written", written),
    ):
        found = kept.entries(event)
        if found < count:
            yield f"kill {number}: {count} {name} were acknowledged, the trail has {found}"
    for pair, (rows, entries) in zip(WHOLE, before, strict=True):
        now_rows, now_entries = _gained(kept, *pair)
        if now_rows - rows != now_entries - entries:
            yield (
                f"kill {number}: {pair[0]} gained {now_rows - rows} rows, "
                f"the trail {now_entries - entries} entries"
            )


def _gained(kept: Kept, table: str, events: tuple[str, ...]) -> tuple[int, int]:
    """Return how many rows there are, and entries for them, at one moment."""
    counted = ", ".join(f"'{event}'" for event in events)
    (both,) = kept.column(
        f"SELECT (SELECT count(*) FROM {table}) || ' ' || "  # noqa: S608  (our own names)
        f"(SELECT count(*) FROM audit_auditentry WHERE event IN ({counted}))"
    )
    rows, entries = both.split()
    return int(rows), int(entries)


def _keep_busy(work: Work, job: Callable[[Work, Visitor], None], visitor: Visitor) -> None:
    """Do one kind of work again and again; what is not answered is begun anew."""
    while not work.stop.is_set():
        try:
            job(work, visitor)
        except requests.RequestException:
            work.not_answered += 1
            time.sleep(0.01)
        except NotServed as problem:
            if " answered 5" not in str(problem):
                work.refusals.append(str(problem))
                return
            work.not_answered += 1
        except Exception as problem:
            work.refusals.append(f"{job.__name__} ended: {problem!r}")
            return


def _report(work: Work, visitor: Visitor) -> None:
    token = work.token()
    draft = visitor.fill("/cases/report/", {}).split("/")[-3]
    for page, answers in REPORT.items():
        typed = {name: value if value != "" else token for name, value in answers.items()}
        visitor.fill(f"/cases/report/{draft}/{page}/", typed)
    visitor.fill(f"/cases/report/{draft}/check/", {})
    work.texts.append(token)


def _judge(work: Work, visitor: Visitor) -> None:
    token = work.token()
    answers = {"concern": "suspected", "judged_by_name": "P Shah", "reasons": token}
    visitor.fill(f"/cases/{work.references[0]}/judge/", answers)
    work.texts.append(token)


def _write_sections(work: Work, visitor: Visitor) -> None:
    visitor.fill(f"/cases/{work.references[0]}/rapid-review/sections/", {"facts": work.token()})
    work.written += 1


def _read(work: Work, visitor: Visitor) -> None:
    for reference in work.references[:3]:
        visitor.read(f"/cases/{reference}/")
        work.readings += 1


if __name__ == "__main__":
    harnesses.command()
