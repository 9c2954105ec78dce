"""How quickly do pages answer, beside a bare view with the same queries, and in how much memory?"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from bench import timing
from bench.visiting import Request, Visit
from scripts import with_postgresql

SIZES = (100, 10_000)
SECONDS = 4.0
CONNECTIONS = 4
OURS = "heed.config.wsgi:application"
BARE = "django.core.wsgi:get_wsgi_application()"
PAGES = ("desk", "list", "case", "post")


def run() -> None:
    """Print requests a second, p50, p95, queries and memory for both databases and both sizes."""
    print(
        f"{CONNECTIONS} connections, {SECONDS:.0f} s a page, 2 workers x 4 threads, the load on "
        "the same machine; bare = a Django view that makes the same queries and nothing else"
    )
    for size in SIZES:
        _measure("SQLite", size, {})
    for size in SIZES:
        with with_postgresql.server() as url:
            _measure("PostgreSQL", size, {"DATABASE_URL": url})


def _measure(database: str, size: int, extra: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as var:
        surroundings = {
            **os.environ,
            **extra,
            "HEED_VAR": var,
            "HEED_DEMONSTRATION": "1",
            "HEED_HOSTS": "127.0.0.1",
            "DJANGO_SETTINGS_MODULE": "bench.settings",
        }
        filled = subprocess.run(
            [sys.executable, "-m", "bench.filling", str(size)],
            env=surroundings,
            capture_output=True,
            text=True,
            check=False,
        )
        if filled.returncode:
            sys.exit(f"Filling failed: {filled.stdout}{filled.stderr}")
        queries = json.loads(filled.stdout.splitlines()[-1])
        visit = Visit.read(Path(var) / "visit.json")
        print(f"\n{database}, {size:,} case files")
        with _serving(OURS, surroundings, "bench.settings") as (port, memory):
            ours = {page: _load(port, partial(visit.request, page)) for page in PAGES}
            weight = memory()
        with _serving(BARE, surroundings, "bench.bare_settings") as (port, _):
            bare = {page: _load(port, partial(visit.bare, page)) for page in PAGES}
        for page in PAGES:
            _print_row(page, queries[page], ours[page], bare[page])
        print(f"  memory of a serving process: {weight:.0f} MB")


def _print_row(page: str, queries: int, ours: list[float], bare: list[float]) -> None:
    p50, p95 = timing.percentile(ours, 0.5), timing.percentile(ours, 0.95)
    print(
        f"  {page:5} {queries:3} queries  {len(ours) / SECONDS:7.0f}/s  p50 {p50 * 1000:6.1f} ms  "
        f"p95 {p95 * 1000:6.1f} ms  bare {len(bare) / SECONDS:7.0f}/s  "
        f"ours/bare at p50 {p50 / timing.percentile(bare, 0.5):5.1f}"
    )


@contextlib.contextmanager
def _serving(
    application: str, surroundings: dict[str, str], settings: str
) -> Iterator[tuple[int, Callable[[], float]]]:
    port = with_postgresql.free_port()
    server = subprocess.Popen(
        [
            sys.executable, "-m", "gunicorn", application,
            "--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "4",
            "--no-control-socket", "--log-level", "error",
        ],
        env={**surroundings, "DJANGO_SETTINGS_MODULE": settings},
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(port)
        yield port, lambda: _heaviest_child(server.pid)
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(port: int) -> None:
    for _ in range(300):
        with contextlib.suppress(OSError):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
            connection.request("GET", "/account/sign-in/")
            connection.getresponse()
            return
        time.sleep(0.1)
    sys.exit("The server did not start.")


def _load(port: int, next_request: Callable[[], Request]) -> list[float]:
    times: list[float] = []
    ends = time.perf_counter() + SECONDS

    def keep_asking() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while time.perf_counter() < ends:
            method, path, headers, body = next_request()
            began = time.perf_counter()
            connection.request(method, path, body=body or None, headers=headers)
            answer = connection.getresponse()
            answer.read()
            if answer.status >= 400:
                sys.exit(f"{path} answered {answer.status}")
            times.append(time.perf_counter() - began)

    with ThreadPoolExecutor(CONNECTIONS) as asking:
        for asked in [asking.submit(keep_asking) for _ in range(CONNECTIONS)]:
            asked.result()
    return times


def _heaviest_child(parent: int) -> float:
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    weights = []
    for child in children:
        status = Path(f"/proc/{child}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        weights.append(int(line.split()[1]) / 1024)
    return max(weights)
