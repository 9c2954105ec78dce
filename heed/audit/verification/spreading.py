"""How are the parts of a long chain checked by several processors at once?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any

from django.db import connections

Spread = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]


@contextmanager
def over_processes(count: int) -> Iterator[Spread]:
    """Give what does parts in `count` processes and returns their results in order.

    Each process connects to the database anew, so whatever is connected is closed first, and the
    processes begin before anybody connects again: two of them must never share a connection.
    """
    for connection in connections.all(initialized_only=True):
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()
    processes = ProcessPoolExecutor(count, mp_context=get_context("fork"))
    processes.submit(int).result()
    try:
        yield processes.map
    finally:
        processes.shutdown(cancel_futures=True)
