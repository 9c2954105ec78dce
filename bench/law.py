"""How quickly does the law answer: one question from a shell, many, and working days?"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from workalendar.europe import UnitedKingdom

from bench import timing
from heed.statute import calendar as closed_days
from heed.statute.working_days import add_working_days

HEED = str(Path(sys.executable).parent / "heed")
INCIDENT = {
    "outcome": "seriously_harmed",
    "abuse_or_neglect": "suspected",
    "on": "2025-12-22",
    "in": "Marlshire",
}
FACTS = {
    "local_authority": "Marlshire",
    "aware_on": "2025-12-23",
    "child": {"born_on": "2025-01-05", "normally_resident_in": "Marlshire"},
    "incident": INCIDENT,
    "notified_panel_on": "2026-01-02",
}


def one_question() -> None:
    """Compare `heed duties` for one object with an empty Python program."""
    facts = json.dumps(FACTS).encode()
    ours, empty, ratio = timing.paired(
        lambda: timing.whole_process([HEED, "duties", "-"], given=facts),
        lambda: timing.whole_process([sys.executable, "-c", "pass"]),
        runs=31,
    )
    print(
        f"heed duties, one object: {ours * 1000:.0f} ms; python -c pass: {empty * 1000:.0f} ms; "
        f"ratio {ratio:.2f} (at most 3)"
    )
    loaded = subprocess.run(
        [sys.executable, "-X", "importtime", HEED, "duties", "-"],
        input=facts,
        capture_output=True,
        check=True,
    ).stderr.decode()
    print(f"  Django imported: {'yes' if 'django' in loaded else 'no'}")


def many_questions(count: int = 10_000) -> None:
    """Answer a list of objects and say how many duties a second came back, whole process."""
    first = date(2019, 1, 1)
    many = [
        {
            **FACTS,
            "id": str(number),
            "aware_on": (first + timedelta(days=number % 2000)).isoformat(),
            "incident": {
                **INCIDENT,
                "on": (first + timedelta(days=number % 2000)).isoformat(),
            },
            "child": {"born_on": "2018-06-01", "looked_after_by": "Marlshire"},
            "notified_panel_on": (first + timedelta(days=number % 2000 + 4)).isoformat(),
        }
        for number in range(count)
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "facts.json"
        path.write_text(json.dumps(many), encoding="utf-8")
        began = time.perf_counter()
        done = subprocess.run([HEED, "duties", str(path)], capture_output=True, check=False)
        took = time.perf_counter() - began
    duties = sum(len(answer["duties"]) for answer in json.loads(done.stdout))
    print(
        f"heed duties, {count:,} objects: {took:.2f} s, {duties:,} duties, "
        f"{duties / took:,.0f} a second (at least 20,000)"
    )


def working_days(count: int = 2_000) -> None:
    """Compare fifteen working days from each of many days with numpy and workalendar."""
    days = [date(2015, 1, 1) + timedelta(days=2 * step) for step in range(count)]
    closed = np.array(sorted(closed_days.closures()), dtype="datetime64[D]")
    calendar = UnitedKingdom()
    for year in range(2015, 2027):
        calendar.holidays(year)  # what it keeps is not part of the comparison
    ours = timing.median_of(lambda: [add_working_days(day, 15) for day in days], runs=5)
    numpy = timing.median_of(
        lambda: [
            np.busday_offset(np.datetime64(day), 15, roll="backward", holidays=closed)
            for day in days
        ],
        runs=5,
    )
    together = np.array(days, dtype="datetime64[D]")
    at_once = timing.median_of(
        lambda: np.busday_offset(together, 15, roll="backward", holidays=closed), runs=5
    )
    workalendar = timing.median_of(
        lambda: [calendar.add_working_days(day, 15) for day in days], runs=3
    )
    print(
        f"15 working days from a day: ours {ours / count * 1e6:.1f} µs; numpy one by one "
        f"{numpy / count * 1e6:.1f} µs (ours/numpy {ours / numpy:.2f}), all at once "
        f"{at_once / count * 1e6:.2f} µs (ours/numpy {ours / at_once:.0f}); workalendar "
        f"{workalendar / count * 1e6:.1f} µs (ours/workalendar {ours / workalendar:.3f})"
    )


def run() -> None:
    """Print the figures of the law."""
    one_question()
    many_questions()
    working_days()
