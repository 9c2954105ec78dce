"""Can anybody destroy a file around the rules, and is what two people destroy really gone?

Files whose period is over are put before people who try: on hold, alone, with a conflict of
interest, too late, in the wrong role, with an old proof, twice, at once. Then files are destroyed
as it should be, and every table, the trail and the folder of kept files are searched for a word.
"""

from __future__ import annotations

import random
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Barrier, Thread
from typing import Final
from unittest.mock import patch

from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection
from django.test import override_settings

from heed.access.viewer import Viewer
from heed.attachments import store
from heed.casefiles.models import CaseFile
from heed.core import clock
from heed.retention import actions, queries
from heed.retention.models import LegalHold, Tombstone
from tests.trust import harnesses
from tests.trust.disposing import ground as grounds
from tests.trust.disposing.ground import NOW, Case, Ground
from tests.trust.disposing.tries import TRIES
from tests.trust.figure import Figure
from tests.trust.harnesses import Database

DATABASE: Final = Database.COMMITTED
ENGINES: Final = ("sqlite", "postgresql")
SEED: Final = 20261123
QUICK, FULL = 34, 1_000
AT_ONCE: Final = {False: 3, True: 60}
DESTROYED: Final = {False: 3, True: 50}
SENT_ON: Final = 302
SERVER_ERROR: Final = 500
PATIENCE: Final = 200  # tries, where SQLite says that somebody else is writing
# What is left of a file, and where what was done stays.
MAY_NAME_IT: Final = frozenset({"retention_tombstone", "audit_auditentry"})
REFERENCE: Final = re.compile(r"SI-D\d{6}")


def run(full: bool) -> Figure:
    """Try everything that must not work, then what must, and search for what is left."""
    chance = random.Random(SEED)
    failures: list[str] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        override_settings(HEED_FILES=Path(folder) / "files"),
        patch.object(clock, "now", lambda: NOW),
    ):
        ground = grounds.make(SEED)
        tries = FULL if full else QUICK
        failures += list(_tried(ground, tries, chance))
        bypasses = len(failures)
        gone = [ground.case() for _ in range(DESTROYED[full])]
        failures += [said for case in gone for said in _destroyed(ground, case)]
        for number in range(AT_ONCE[full]):
            gone += [case for case in [ground.case()] if _both(ground, case, number, failures)]
        failures += list(_left_of(ground, gone))
    return Figure(
        f"{tries:,} tries in {len(TRIES)} ways to destroy a file around the rules, "
        f"{AT_ONCE[full]} pairs at the same moment: {bypasses} bypasses; "
        f"{len(gone)} files destroyed by two people, {len(failures) - bypasses} rows, words or "
        f"kept files left but tombstone and trail (seed {SEED})",
        failures,
    )


def _tried(ground: Ground, tries: int, chance: random.Random) -> Iterator[str]:
    """Yield each try after which something of the file is missing."""
    for number in range(tries):
        one, case = TRIES[number % len(TRIES)], ground.case()
        before = _counts(case)
        one(ground, case, random.Random(chance.random()))
        after = _counts(case)
        missing = {words for words, count in before.items() if after[words] < count}
        files = [sha256 for sha256 in case.fingerprints if not store.here().place(sha256).exists()]
        if missing or files or Tombstone.objects.filter(reference=case.name).exists():
            yield f"try {number}, {one.__name__}: {sorted(missing)} and {len(files)} files are gone"


def _counts(case: Case) -> Counter[str]:
    """Return how many rows of each kind there are on a file, without what tries add to it."""
    return Counter(queries.inventory(case.file).counts)


def _destroyed(ground: Ground, case: Case) -> Iterator[str]:
    """Destroy a file as it should be, through the pages, and send everything twice."""
    ground.proposal(case)
    path = f"/cases/{case.name}/retention/destroy/"
    seen = queries.inventory(case.file).seen
    answers = [
        ground.post("independent_chair", path, reference=case.name, seen=seen) for _ in range(2)
    ]
    if Tombstone.objects.filter(reference=case.name).count() != 1:
        yield f"{case.name} was sent twice and answered {answers}: it has not one tombstone"


def _both(ground: Ground, case: Case, number: int, failures: list[str]) -> bool:
    """Let two people act at the same moment; say whether the file was destroyed by one of them.

    Both approve; or one approves while the other places a hold: then one of the two is too late.
    Or somebody sends a form about the case, and is told what became of it whichever was first.
    """
    proposal = ground.proposal(case)
    chair, deputy = ground.viewer("independent_chair"), ground.viewer("deputy")
    answers: list[int] = []

    def destroys(by: Viewer) -> Callable[[], object]:
        return lambda: actions.destroy(proposal, by=by, at=NOW)

    def holds() -> object:
        return actions.place_hold(case.file, kind="COURT", reason="A claim", by=deputy, at=NOW)

    def sends() -> object:
        answers.append(_step_aside(ground, case))
        if answers[-1] == SERVER_ERROR:
            raise OperationalError
        if answers[-1] != SENT_ON:
            raise PermissionDenied
        return answers[-1]

    others = (destroys(deputy), holds, sends)
    done = _at_once(destroys(chair), others[number % len(others)])
    there = CaseFile.unscoped.filter(pk=case.file.pk).exists()
    graves = Tombstone.objects.filter(reference=case.name).count()
    held = LegalHold.unscoped.filter(case_file_id=case.file.pk).exists()
    too_many = sum(done) != 1 and not answers
    if too_many or not any(done) or graves != (not there) or (held and not there):
        failures.append(f"{case.name}: {done} at the same moment left {graves} tombstones")
    if SERVER_ERROR in answers and connection.vendor == "postgresql":
        failures.append(f"{case.name}: who wrote while it was destroyed was told that it broke")
    return not there


def _step_aside(ground: Ground, case: Case) -> int:
    """Send a form about the case through its page, as a browser does."""
    proof = {"csrfmiddlewaretoken": f"{case.name} once"}
    typed = {"tie": "FAMILY", "reason": "The grandmother is my neighbour", **proof}
    return ground.post("group_chair", f"/cases/{case.name}/step-aside/", **typed)


def _at_once(*acts: Callable[[], object]) -> list[bool]:
    """Do things at the same moment, each on a connection of its own; say which were done."""
    done, gate = [False] * len(acts), Barrier(len(acts))

    def act(number: int) -> None:
        gate.wait()
        try:
            done[number] = _patiently(acts[number])
        finally:
            connection.close()

    threads = [Thread(target=act, args=(number,)) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done


def _patiently(act: Callable[[], object]) -> bool:
    for _ in range(PATIENCE):
        try:
            act()
        except OperationalError:  # SQLite in memory does not wait for whoever is writing
            continue
        except (PermissionDenied, actions.Refusal):
            return False
        return True
    return False


def _left_of(ground: Ground, gone: list[Case]) -> Iterator[str]:
    """Yield each trace of a destroyed file: a word, a reference, a row or a kept file."""
    references = {case.name for case in gone}
    words = {word for case in gone for word in ground.canaries.of(case.name)} - references
    numbers = {case.file.pk for case in gone}
    for table in connection.introspection.table_names():
        text = _text_of(table)
        if found := ground.canaries.found_in(text, adopted=False) & words:
            yield f"{table} still says {ground.canaries.places(found)}"
        if table not in MAY_NAME_IT and references & set(REFERENCE.findall(text)):
            yield f"{table} still names a file that is destroyed"
        if table not in MAY_NAME_IT and numbers & _files_of(table):
            yield f"{table} still has rows of a file that is destroyed"
    for case in gone:
        yield from (
            f"A kept file of {case.name} is still there"
            for sha256 in case.fingerprints
            if store.here().place(sha256).exists()
        )


def _text_of(table: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  (our own tables)
        return "\n".join(repr(row) for row in cursor.fetchall())


def _files_of(table: str) -> set[int]:
    with connection.cursor() as cursor:
        columns = {
            one.name for one in connection.introspection.get_table_description(cursor, table)
        }
        if "case_file_id" not in columns:
            return set()
        cursor.execute(f"SELECT case_file_id FROM {connection.ops.quote_name(table)}")  # noqa: S608  (our own tables)
        return {row[0] for row in cursor.fetchall()}


if __name__ == "__main__":
    harnesses.command()
