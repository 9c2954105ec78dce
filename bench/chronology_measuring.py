"""How long does each page of a chronology take, with so many rows stored in other case files?

Usage: python -m bench.chronology_measuring ROWS (with DJANGO_SETTINGS_MODULE, HEED_VAR and
DATABASE_URL set)
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from typing import Any, Final

import django

django.setup()

from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402  (after django.setup)
from django.db import connection  # noqa: E402  (after django.setup)
from django.test import Client  # noqa: E402  (after django.setup)
from django.test.utils import CaptureQueriesContext  # noqa: E402  (after django.setup)
from django.urls import reverse  # noqa: E402  (after django.setup)
from django.utils.http import urlencode  # noqa: E402  (after django.setup)

from bench import chronology_filling, timing  # noqa: E402  (after django.setup)
from bench.chronology_filling import Filled  # noqa: E402  (after django.setup)
from heed.chronologies.models import AskedAgency, Chronology, ChronologyRow  # noqa: E402  (after django.setup)
from heed.chronologies.presenters import PICTURES  # noqa: E402  (after django.setup)
from heed.chronologies.queries import Flag  # noqa: E402  (after django.setup)

RUNS: Final = 20
BAR, SEARCH_BAR, SCREEN_BAR = 0.3, 0.5, 2.0  # seconds
SINCE: Final = {"since-day": 1, "since-month": 3, "since-year": 2018}
UNTIL: Final = {"until-day": 1, "until-month": 6, "until-year": 2018}
SEARCHES: Final = {"rare": "number 4711", "common": "visit", "absent": "xylophone"}


@dataclass(frozen=True, slots=True)
class Measured:
    """What one page took: seconds of the first and of all the others, and its queries."""

    first: float
    others: tuple[float, ...]
    busy: float
    queries: int


def main(rows: int) -> None:
    """Fill the database and print the figures of every page."""
    began = time.perf_counter()
    filled = chronology_filling.fill(rows)
    stored = ChronologyRow.unscoped.count()
    print(
        f"  {filled.elsewhere:,} rows in other case files, {stored:,} in all, "
        f"filled in {time.perf_counter() - began:.0f} s",
        flush=True,
    )
    _measure_merge(filled)
    for name, path in pages(filled.large).items():
        _print(name, measure(filled, path), SEARCH_BAR if name.startswith("search") else BAR)


def pages(chronology: Chronology) -> dict[str, str]:
    """Return the address of every page, by what it is called in the figures."""
    reference = chronology.case_file.reference
    row = ChronologyRow.unscoped.filter(chronology=chronology, place=5_000).get()
    asked = AskedAgency.unscoped.filter(chronology=chronology).order_by("-pk")[0]
    rows = _at("chronology", reference)
    return {
        "first page": rows,
        "page 100": f"{rows}?page=100",
        "last page": f"{rows}?page=200",
        "agency": f"{rows}?{urlencode({'agency': 'Police'})}",
        "period": f"{rows}?{urlencode(SINCE | UNTIL)}",
        "somebody": f"{rows}?{urlencode({'people': 'mother'})}",
        **{f"only: {flag.value}": f"{rows}?{urlencode({'flag': flag.value})}" for flag in Flag},
        "everything at once": f"{rows}?"
        + urlencode(
            SINCE | {"agency": ["Police", "Schools"], "flag": [flag.value for flag in Flag]}, True
        ),
        **{f"search: {name}": f"{rows}?{urlencode({'text': t})}" for name, t in SEARCHES.items()},
        "row": _at("row", reference, row.pk),
        "agencies": _at("agencies", reference),
        "return": _at("asked", reference, asked.pk),
        "changes": _at("changes", reference, asked.pk),
        "plan": _at("plan", reference),
        **{f"picture: {one}": f"{_at('pictures', reference)}?show={one}" for one in PICTURES},
        "picture, searched": f"{_at('pictures', reference)}?show=voice&text=school",
    }


def measure(filled: Filled, path: str) -> Measured:
    """Open a page again and again, each time as somebody who comes to it for the first time."""
    client = Client()
    client.force_login(filled.coordinator)
    with CaptureQueriesContext(connection) as asked:
        first = _open(client, path)
        queries = len(asked.captured_queries)
    busy = time.process_time()
    others = tuple(_open(client, path) for _ in range(RUNS))
    busy = (time.process_time() - busy) / RUNS
    return Measured(first, others, busy, queries)


def _open(client: Client, path: str) -> float:
    began = time.perf_counter()
    answer = client.get(path)
    took = time.perf_counter() - began
    if answer.status_code != 200:
        sys.exit(f"{path} answered {answer.status_code}")
    return took


def _measure_merge(filled: Filled) -> None:
    """Send the last of twelve returns and look at what has come of all."""
    client = Client()
    client.force_login(filled.coordinator)
    reference = filled.small.case_file.reference
    path = _at("add", reference, filled.last.pk)
    file = SimpleUploadedFile("return.csv", filled.last_file, content_type="text/csv")
    seen = _hidden(client.get(path), "seen")
    began, busy = time.perf_counter(), time.process_time()
    answer = client.post(path, {"file": file, "seen": seen, "acting-for": ""})
    sent = time.perf_counter() - began
    if answer.status_code != 302:
        sys.exit(f"Sending answered {answer.status_code}: {answer.content.decode()[:3000]}")
    shown = _open(client, _at("chronology", reference))
    print(
        f"  the last of 12 returns of 300 rows sent, examined, read and merged in {sent:.2f} s, "
        f"all on screen in {shown:.2f} s more, {time.process_time() - busy:.2f} s of them busy"
        f"{_over(sent + shown, SCREEN_BAR)}",
        flush=True,
    )


def _hidden(answer: Any, name: str) -> str:
    _, _, rest = answer.content.decode().partition(f'name="{name}" value="')
    return str(rest.partition('"')[0])


def _at(page: str, *words: object) -> str:
    return reverse(f"chronologies:{page}", args=list(words))


def _print(name: str, one: Measured, bar: float) -> None:
    p50, p95 = timing.percentile(one.others, 0.5), timing.percentile(one.others, 0.95)
    print(
        f"  {name:<22} {one.queries:3} queries  first {one.first * 1000:6.0f} ms  "
        f"p50 {p50 * 1000:6.0f} ms  p95 {p95 * 1000:6.0f} ms  "
        f"busy {one.busy * 1000:6.0f} ms{_over(p95, bar)}",
        flush=True,
    )


def _over(seconds: float, bar: float) -> str:
    return f"  OVER {bar * 1000:.0f} ms" if seconds > bar else ""


if __name__ == "__main__":
    main(int(sys.argv[1]))
