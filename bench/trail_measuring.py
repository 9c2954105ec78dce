"""Measure the trail on one database: `python -m bench.trail_measuring ENTRIES` prints JSON.

DJANGO_SETTINGS_MODULE, HEED_VAR and, for PostgreSQL, DATABASE_URL say which database.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from collections.abc import Callable
from unittest import mock

import django

django.setup()

from django.core.management import call_command  # noqa: E402  (after django.setup)
from django.test import Client  # noqa: E402  (after django.setup)
from django.urls import reverse  # noqa: E402  (after django.setup)

from bench import timing  # noqa: E402  (after django.setup)
from heed.accounts.models import User  # noqa: E402  (after django.setup)
from heed.audit import sealing, verification  # noqa: E402  (after django.setup)
from heed.audit.verification import chain  # noqa: E402  (after django.setup)
from heed.audit.verification.faults import Fault  # noqa: E402  (after django.setup)
from heed.audit.verification.spreading import Spread, over_processes  # noqa: E402  (after django.setup)
from heed.casefiles.models import CaseFile  # noqa: E402  (after django.setup)
from heed.core import clock  # noqa: E402  (after django.setup)
from heed.core.checked import Checked  # noqa: E402  (after django.setup)
from heed.demo import loading, marlshire  # noqa: E402  (after django.setup)
from heed.demo.marlshire_people import COORDINATOR  # noqa: E402  (after django.setup)
from tests.trust import trails  # noqa: E402  (after django.setup)

PAIRS = 40


def main(entries: int) -> dict[str, float]:
    """Return seconds a page costs with and without its entry, and entries sealed and verified."""
    call_command("migrate", verbosity=0)
    loading.load(today=clock.day(clock.now()))
    with_trail, without = _page()
    before = sealing.waiting()
    trails.write(entries)
    sealed = _rate(before + entries, sealing.seal_waiting)
    total = sealing.head().number
    processors = time.process_time()
    alone = _rate(total, _verify)
    processors = time.process_time() - processors
    bare = time.process_time()
    _chain_bare(total)
    bare = time.process_time() - bare
    with over_processes(os.cpu_count() or 1) as spread:
        together = _rate(total, lambda: _verify(spread))
    return {
        "page with": with_trail,
        "page without": without,
        "sealed": sealed,
        "verified alone": alone,
        "verified together": together,
        "processor": processors / total,
        "bare": bare / total,
        "entries": total,
        "processes": os.cpu_count() or 1,
    }


def _page() -> tuple[float, float]:
    """Return the medians of a page of a case with and without its entry in the trail, in turn."""
    client = Client()
    client.force_login(User.objects.get(email=COORDINATOR.email))
    file = CaseFile.unscoped.filter(partnership__name=marlshire.NAME).order_by("pk").first()
    if file is None:
        sys.exit("The demonstration has no case.")
    address = reverse("desk:case", args=[file.reference])

    def read() -> float:
        return timing.seconds(lambda: client.get(address))

    def read_untold() -> float:
        with mock.patch("heed.casefiles.actions.note_reading"):
            return read()

    read()
    with_trail, without, _ = timing.paired(read, read_untold, runs=PAIRS)
    return with_trail, without


def _verify(spread: Spread = map) -> Checked:
    checked = verification.verify([], at=clock.now(), progress=lambda _: None, spread=spread)
    if checked.wrong:
        sys.exit(checked.wrong[0])
    return checked


def _chain_bare(total: int) -> bytes:
    """Chain the same rows, read in the same way, without any key: what no check can do without."""
    seal = b""
    for start in range(0, total, chain.AT_ONCE):
        for rows in chain.links(start, min(start + chain.AT_ONCE, total)):
            if isinstance(rows, Fault):
                sys.exit(rows.says)
            for row in rows:
                seal = hashlib.sha256(seal + repr(row).encode()).digest()
    return seal


def _rate(entries: int, job: Callable[[], object]) -> float:
    return entries / timing.seconds(job)


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))
