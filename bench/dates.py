"""How many written dates does `heed dates` read in a second, start-up included?"""

from __future__ import annotations

import calendar
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

HEED = str(Path(sys.executable).parent / "heed")
SEED = 4
FIRST = date(1990, 1, 1)
DAYS = 13_000

Spelling = Callable[[date, date], str]


def _month(day: date) -> str:
    return calendar.month_name[day.month]


# As returns write them: the first half are whole days and months, the rest needs the grammar.
SPELLINGS: list[Spelling] = [
    lambda day, _: f"{day:%d/%m/%Y}",
    lambda day, _: f"{day.day}/{day.month}/{day:%y}",
    lambda day, _: f"{day:%d.%m.%y}",
    lambda day, _: f"{day:%d.%m}/{day:%y}",
    lambda day, _: f"{day.day} {_month(day)} {day.year}",
    lambda day, _: f"{day.day}th {_month(day)} {day.year}",
    lambda day, _: f"{calendar.day_name[day.weekday()]} {day.day} {_month(day)} {day.year}",
    lambda day, _: f"{_month(day)} {day.day}, {day.year}",
    lambda day, _: f"{_month(day)[:3]} {day.year}",
    lambda day, _: f"{_month(day)} {day.year}",
    lambda day, _: day.isoformat(),
    lambda day, other: f"{day:%d/%m/%Y} {other.day:02}:{other.month:02}",
    lambda day, other: f"on {day.day} {_month(day)} {day.year} at {other.day:02}:{other.month:02}",
    lambda day, _: f"?{day.day} {_month(day).lower()} {day.year}",
    lambda day, _: f"early {_month(day)} {day.year}",
    lambda day, other: f"between {day:%d/%m/%Y} and {other:%d/%m/%Y}",
    lambda day, other: (
        f"{day.day} {_month(day)} {day.year} to {other.day} {_month(other)} {other.year}"
    ),
    lambda day, _: f"w/c {day.day} {_month(day)} {day.year}",
    lambda day, _: f"approx {day.day}-{_month(day)[:3]}-{day:%y}",
    lambda day, _: f"since {_month(day)} {day.year}",
    lambda day, _: f"summer of {day.year}",
    lambda day, _: f"{day.year}/{day.year % 100 + 1:02}",
    lambda day, _: f"1-{max(2, day.day)} {_month(day)} {day.year}",
    lambda day, _: f"{day.day}{_month(day)}{day.year}",
]


def lines(count: int) -> list[str]:
    """Return dates in every spelling, drawn anew for each line."""
    draw = random.Random(SEED)
    found = []
    for _ in range(count):
        day = FIRST + timedelta(days=draw.randrange(DAYS))
        other = day + timedelta(days=draw.randrange(1, 60))
        found.append(draw.choice(SPELLINGS)(day, other))
    return found


def many(count: int) -> None:
    """Time the whole command on many lines and say how many different ones there were."""
    asked = lines(count)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dates.txt"
        path.write_text("\n".join(asked), encoding="utf-8")
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        began = time.perf_counter()
        done = subprocess.run([HEED, "dates", str(path)], capture_output=True, check=False)
        took = time.perf_counter() - began
        busy = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    answered = done.stdout.count(b"\n")
    print(
        f"heed dates, {answered:,} lines in {len(SPELLINGS)} spellings, {len(set(asked)):,} of "
        f"them different: {took:.2f} s, {answered / took:,.0f} a second (at least 100,000); "
        f"{busy / answered * 1e6:.1f} µs of a processor each"
    )


def run() -> None:
    """Print the figures of reading dates."""
    many(100_000)
    many(1_000_000)
