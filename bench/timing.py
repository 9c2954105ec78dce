"""How long does something take, and how does it compare with something else?"""

from __future__ import annotations

import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence


def whole_process(command: Sequence[str], *, given: bytes = b"") -> float:
    """Return the seconds a command takes from start to end."""
    began = time.perf_counter()
    subprocess.run(command, input=given, capture_output=True, check=False)
    return time.perf_counter() - began


def paired(
    first: Callable[[], float], second: Callable[[], float], *, runs: int
) -> tuple[float, float, float]:
    """Return the medians of both and of the ratio first/second, taken in turn, pair by pair."""
    pairs = [(first(), second()) for _ in range(runs)]
    return (
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
        statistics.median(a / b for a, b in pairs),
    )


def seconds(job: Callable[[], object]) -> float:
    """Return the seconds one call takes."""
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


def median_of(job: Callable[[], object], *, runs: int) -> float:
    """Return the median seconds of several calls, after one that is not counted."""
    job()
    return statistics.median(seconds(job) for _ in range(runs))


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which the share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def of_children() -> float:
    """Return the seconds of a processor that ended processes started here have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def most_memory() -> float:
    """Return the most memory this process has had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
