"""Write to the trail from several threads at once: `python -m tests.trust.writing THREADS EACH`.

What `writers` starts several of. Some transactions stay open for a while, so that on PostgreSQL
entries with lower numbers are committed later than others; some are undone.
"""

from __future__ import annotations

import random
import sys
import threading
import time

from django.db import OperationalError, connection, transaction

from heed.audit import trail
from heed.audit.events import Event
from heed.core import clock

UNDONE = 0.05
SLOW = 0.1
LONGEST = 0.05  # seconds


def write(name: str, each: int) -> None:
    """Write `each` entries, one in each transaction, and end quietly.

    On a machine so busy that SQLite's lock is not had in time, nothing was kept: it is tried again.
    """
    chance = random.Random(name)
    written = 0
    try:
        while written < each:
            try:
                written += _one(name, chance)
            except OperationalError as problem:
                if "locked" not in str(problem):
                    raise
    finally:
        connection.close()


def _one(name: str, chance: random.Random) -> int:
    undone = chance.random() < UNDONE
    with transaction.atomic():
        trail.record_without_viewer(
            Event.SIGNED_IN, actor_name=name, at=clock.now(), subject_kind="account"
        )
        if connection.vendor == "postgresql" and chance.random() < SLOW:
            time.sleep(chance.uniform(0, LONGEST))
        transaction.set_rollback(undone)
    return 0 if undone else 1


def main(threads: int, each: int) -> None:
    """Start the threads and wait for them."""
    started = [
        threading.Thread(target=write, args=(f"Writer {number}", each)) for number in range(threads)
    ]
    for one in started:
        one.start()
    for one in started:
        one.join()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
