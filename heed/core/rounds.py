"""How is something done again and again until a process is told to end?"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from threading import Event


def keep_going(do: Callable[[], object], stop: Event, *, every: float) -> None:
    """Do it every few seconds until told to stop, or whoever began it is gone; then once more."""
    parent = os.getppid()
    while not stop.wait(every) and os.getppid() == parent:
        do()
    do()


def told_to_stop() -> Event:
    """Return what is set when somebody asks the process to end."""
    stop = Event()
    for kind in (signal.SIGTERM, signal.SIGINT):
        signal.signal(kind, lambda *_: stop.set())
    return stop
