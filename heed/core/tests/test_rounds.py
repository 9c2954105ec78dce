"""Is something done again and again until it is enough, and once more then?"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from threading import Event

import pytest

from heed.core import rounds


def test_it_is_done_once_more_when_told_to_stop() -> None:
    done: list[int] = []
    stop = Event()
    stop.set()

    rounds.keep_going(lambda: done.append(1), stop, every=0)

    assert done == [1]


def test_it_ends_when_whoever_began_it_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    parents = iter([1000, 1000, 1])
    monkeypatch.setattr(os, "getppid", lambda: next(parents))
    done: list[int] = []

    rounds.keep_going(lambda: done.append(1), Event(), every=0)

    assert done == [1, 1]


@pytest.fixture
def _signals_as_they_were() -> Iterator[None]:
    before = {kind: signal.getsignal(kind) for kind in (signal.SIGTERM, signal.SIGINT)}
    yield
    for kind, handler in before.items():
        signal.signal(kind, handler)


@pytest.mark.usefixtures("_signals_as_they_were")
@pytest.mark.parametrize("kind", [signal.SIGTERM, signal.SIGINT])
def test_a_process_that_is_asked_to_end_is_told(kind: signal.Signals) -> None:
    stop = rounds.told_to_stop()
    assert not stop.is_set()

    os.kill(os.getpid(), kind)

    assert stop.wait(5)
