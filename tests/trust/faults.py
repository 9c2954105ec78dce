"""If a call fails in the middle of an act, is it all done or not at all, and are people told?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.apps import apps
from django.core import mail
from django.db import connection, models
from django.test import override_settings

from heed.audit.events import Event
from heed.audit.models import AuditEntry
from tests.trust import harnesses
from tests.trust.browsing import acting, touring
from tests.trust.browsing.acting import Act
from tests.trust.browsing.visitor import Answer
from tests.trust.database_digest import digest
from tests.trust.faulting import Faults, Snapshot, store_of_its_own
from tests.trust.figure import Figure
from tests.trust.harnesses import Database

DATABASE: Final = Database.COMMITTED
SERVER_ERROR: Final = 500
# What people must be able to rely on, whatever else is tried.
MAIN_FLOWS: Final = frozenset(
    {
        "incidents:report_check",
        "incidents:judge",
        "incidents:give_view",
        "incidents:decide",
        "incidents:notify",
        "rapid_reviews:open",
        "rapid_reviews:sections",
        "rapid_reviews:criterion",
        "rapid_reviews:recommend",
        "rapid_reviews:position",
        "rapid_reviews:decide",
        "rapid_reviews:send",
        "rapid_reviews:reply",
        "practice_reviews:commission",
        "casefiles:open_to",
        "casefiles:keep_out",
        "casefiles:break_glass",
        "papers:publish",
        "partnership:invite",
        "partnership:send",
        "attachments:add",
    }
)
# Looking is no act, and a disk without room pauses the service until there is some again.
BESIDE_THE_ACT: Final = {event.value for event in Event if event.is_looking} | {
    Event.WRITING_PAUSED.value,
    Event.WRITING_RESUMED.value,
}


@dataclass(frozen=True, slots=True)
class State:
    """What there is of everything: rows, what the trail says was done, and what was posted."""

    marks: dict[str, str]
    rows: dict[str, int]
    done: Counter[str]
    posted: int

    @classmethod
    def now(cls) -> State:
        """Read it from the database and the post."""
        events = AuditEntry.objects.exclude(event__in=BESIDE_THE_ACT).values_list(
            "event", flat=True
        )
        rows = {model._meta.db_table: model._base_manager.count() for model in _tables()}
        return cls(digest(), rows, Counter(events), len(mail.outbox))

    def since(self, before: State) -> Change:
        """Return what is other than before."""
        tables = {name for name, mark in self.marks.items() if mark != before.marks[name]}
        rows = {name: self.rows[name] - before.rows[name] for name in self.rows}
        more = {name: count for name, count in rows.items() if count and name in tables}
        return Change(
            Kept(frozenset(tables), more, self.done - before.done), self.posted - before.posted
        )


@dataclass(frozen=True, slots=True)
class Kept:
    """What is other in the database: which tables, how many rows, and which acts."""

    tables: frozenset[str]
    rows: dict[str, int]
    done: Counter[str]


@dataclass(frozen=True, slots=True)
class Change:
    """What an act has changed, and how many letters went out."""

    kept: Kept
    posted: int

    def is_half_of(self, whole: Change) -> bool:
        """Say whether neither nothing nor everything was done.

        A letter cannot be called back. It goes out before its act is kept, so that none is written
        down that never went; what it leads to opens only once the act was kept.
        """
        if self.kept == NOTHING:
            return self.posted > whole.posted
        return self != whole


NOTHING: Final = Kept(frozenset(), {}, Counter())


def run(full: bool) -> Figure:
    """Make each call of each act fail in turn, look at what is left, and send it again."""
    with (
        store_of_its_own() as folder,
        override_settings(HEED_FILES=folder, MAIL_HOST="localhost", DEMONSTRATION=False),
    ):
        return _run(full)


def _run(full: bool) -> Figure:
    tour = touring.usual_tour()
    every = {act.name: act for act in acting.acts(tour, wanted=MAIN_FLOWS, others=full)}
    snapshot = Snapshot()
    failures = [f"Nobody could act at {name}" for name in sorted(MAIN_FLOWS - every.keys())]
    points: Counter[str] = Counter()
    tried = 0
    for act in every.values():
        before, all_of_it, calls = _undisturbed(act, snapshot)
        points += calls
        for number in _points(calls.total(), full=full):
            tried += 1
            failures += [
                f"{act.name}, call {number + 1} of {calls.total()}: {one}"
                for one in _fail(act, number, snapshot, before, all_of_it)
            ]
    told = ", ".join(f"{count} {kind}" for kind, count in sorted(points.items()))
    return Figure(
        f"{len(every)} acts, {len(MAIN_FLOWS)} of them main ones, {points.total()} calls ({told}): "
        f"{tried} made to fail, {len(failures)} left half a change, told nobody or acted twice",
        failures,
    )


def _points(calls: int, *, full: bool) -> range:
    """Return which calls are made to fail: every one, or in the quick version one of each act."""
    return range(calls) if full else range(calls * 2 // 3, calls, calls)


def _undisturbed(act: Act, snapshot: Snapshot) -> tuple[State, Change, Counter[str]]:
    """Act once with nothing failing, and put everything back."""
    snapshot.restore()
    before = State.now()
    with Faults().injected() as faults:
        act.send()
    all_of_it = State.now().since(before)
    snapshot.restore()
    return before, all_of_it, faults.counted


def _fail(
    act: Act, number: int, snapshot: Snapshot, before: State, all_of_it: Change
) -> Iterator[str]:
    """Make one call fail, and return what is wrong afterwards."""
    session = act.visitor.kept_session()
    with Faults(wanted=number).injected() as faults:
        answer = act.send()
    left = State.now().since(before)
    if left.is_half_of(all_of_it):
        yield f"a failing {faults.failed} left {left}, where all of it is {all_of_it}"
    if left.kept == NOTHING and not _is_told(answer):
        yield f"nothing was done and the answer was {answer.status}"
    act.visitor.restore_session(session)
    act.send()
    after = State.now().since(before)
    if after.kept != all_of_it.kept or after.posted < all_of_it.posted:
        yield f"sent again after a failing {faults.failed}, there is {after}, not {all_of_it}"
    act.visitor.restore_session(session)
    snapshot.restore()


def _is_told(answer: Answer) -> bool:
    """Say whether a page said plainly that it was not done."""
    return answer.is_page and answer.status >= 200 and answer.status not in range(300, 400)


def _tables() -> Iterator[type[models.Model]]:
    names = set(connection.introspection.table_names())
    return (model for model in apps.get_models() if model._meta.db_table in names)


if __name__ == "__main__":
    harnesses.command()
