"""What does the sealer do, every few seconds, from when Heed starts to when it ends?"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from threading import Event

from django.db import DatabaseError, connection

from heed.audit import anchors, keys, sealing
from heed.core import rounds

log = logging.getLogger(__name__)

# So many that a pass ends, and the head is noted in time, even if entries come all the time.
IN_ONE_PASS = 10_000


def seal_once(*, at: datetime) -> int:
    """Seal what waits, note the head if that is due, and return how many entries were sealed.

    :raises KeyUnreadable: if the key cannot be read
    :raises OSError: if the head cannot be noted on this machine
    """
    sealed = sealing.seal_waiting(most=IN_ONE_PASS)
    head, last = sealing.head(), anchors.newest()
    if anchors.is_due(head, last, at=at, more_waiting=sealing.waiting() > 0):
        anchors.note(head, at=at)
    return sealed


def keep_sealing(stop: Event, *, every: float, now: Callable[[], datetime]) -> None:
    """Seal every few seconds until told to stop, and once more.

    What goes wrong is said in the log and tried again: entries wait, and nothing is lost.
    """
    rounds.keep_going(lambda: _try(now()), stop, every=every)


def _try(at: datetime) -> None:
    try:
        seal_once(at=at)
    except (DatabaseError, keys.KeyUnreadable, anchors.Unreadable, OSError) as problem:
        log.error("The trail was not sealed and will be tried again: %s", problem)
        connection.close()
