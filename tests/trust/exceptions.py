"""Whatever breaks, wherever: does the page or the log say anything of the code, the SQL or a case?

While people inside open pages and send forms, some function of Heed is made to raise an exception
at a moment chosen by chance, with a secret, a statement and the words of a case in what it says.
"""

from __future__ import annotations

import io
import json
import logging
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any, Final

from django.db import DataError, IntegrityError, OperationalError, transaction

import heed
from heed.accounts.models import User
from heed.config.logs import NUMBER, JsonLines
from tests.trust import harnesses, slices
from tests.trust.browsing import kept, touring
from tests.trust.browsing.touring import Tour
from tests.trust.browsing.visitor import Answer
from tests.trust.figure import Figure
from tests.trust.slices import Tally

FORCED: Final = 1_000
OF_A_SLICE: Final = 100
QUICK: Final = 20
SEED: Final = 15
BROKEN: Final = 500
SECRET: Final = "a secret of the exception"
KINDS: Final = (
    AttributeError,
    DataError,
    IntegrityError,
    KeyError,
    OperationalError,
    RuntimeError,
    TypeError,
    ValueError,
    ZeroDivisionError,
)
# What only somebody who reads the code or asks the database should ever see.
INNARDS: Final = re.compile(
    r"Traceback|File \"|, line \d|\.py\b|site-packages|/heed/|\b(SELECT|INSERT INTO|UPDATE|DELETE"
    r" FROM) |" + SECRET
)
HOUSE: Final = str(Path(heed.__file__).parent)
TESTS: Final = "/tests/"

Act = Callable[[], Answer]


@dataclass(slots=True)
class Seen:
    """What was forced, what came back, and what was wrong with it."""

    canaries: Any
    chance: random.Random
    forced: int = 0
    pages_broken: int = 0
    numbers: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)


def run(full: bool) -> Figure:
    """Force exceptions, and search every answer and every line of the log."""
    tour = _tour(full=full)
    acts = list(_acts(tour))

    def forced(number: int) -> Tally:
        return _forced(tour, acts, number, OF_A_SLICE)

    if full:
        found = slices.all_of("exceptions", FORCED // OF_A_SLICE, forced)
    else:
        found = _forced(tour, acts, 0, QUICK)
    return Figure(
        f"{found.counts['forced']} forced exceptions in {len(acts)} pages and forms, "
        f"{found.counts['broken']} pages broke: {len(found.wrong)} answers or lines of the log "
        f"said too much; seed {SEED}",
        found.wrong,
    )


def _forced(tour: Tour, acts: list[tuple[str, Act]], number: int, how_many: int) -> Tally:
    """Force so many exceptions, and search every answer and every line of the log."""
    seen = Seen(tour.world.canaries, random.Random(f"{SEED}-{number}"))
    with _log() as log:
        while seen.forced < how_many:
            _force(seen, *seen.chance.choice(acts))
    seen.wrong += _in_the_log(seen, log.getvalue())
    return Tally(Counter(forced=seen.forced, broken=seen.pages_broken), wrong=seen.wrong)


def _tour(*, full: bool) -> Tour:
    if full:
        return touring.tour(touring.make_world(full=True), full=False)
    return kept.once(touring.short_tour)


def _acts(tour: Tour) -> Iterator[tuple[str, Act]]:
    """Yield everything people inside can do, each undone afterwards."""
    for path in tour.opened:
        visitor = tour.page_of(path)
        yield f"GET {path}", partial(visitor.get, path)
    for form in tour.book.forms.values():
        sender, typed = tour.sender_of(form), form.filled(tour.world.today)
        yield f"{form.method} {form.action}", partial(sender.try_out, form, typed)


def _force(seen: Seen, name: str, act: Act) -> None:
    """Do it once to see how many of Heed's functions it runs through, then break one of them."""
    with _watched(None, seen) as calls:
        _undone(act)
    if not calls[0]:
        return
    with _watched(seen.chance.randrange(calls[0]), seen) as left:
        answer = _undone(act)
    if left[0] >= 0:
        return  # it took another way this time
    seen.forced += 1
    if innards := INNARDS.search(answer.text):
        seen.wrong.append(f"{name} answered {answer.status} with {innards[0]!r}")
    if answer.status < BROKEN:
        return
    seen.pages_broken += 1
    if said := seen.canaries.found_in(answer.text, adopted=False):
        seen.wrong.append(f"{name} broke and said {sorted(said)}")
    if number := NUMBER.search(answer.text):
        seen.numbers.add(number[0])
    else:
        seen.wrong.append(f"{name} broke without a number")


def _undone(act: Act) -> Answer:
    with transaction.atomic():
        answer = act()
        transaction.set_rollback(True)
    return answer


@contextmanager
def _watched(break_at: int | None, seen: Seen) -> Iterator[list[int]]:
    """Count the calls of Heed's own functions, or raise in the one of this number.

    The list holds how many there were; when one is to be broken, how many were still to come.
    Python calls a generator once more to close it, and an exception then reaches nobody.
    """
    count = [0 if break_at is None else break_at]

    def watch(frame: FrameType, event: str, _: object) -> None:
        source = frame.f_code.co_filename
        if event != "call" or not source.startswith(HOUSE) or TESTS in source:
            return
        if break_at is None:
            count[0] += 1
            return
        count[0] -= 1
        if count[0] == -1:
            raise _exception(seen)

    before, said_aloud = sys.getprofile(), sys.unraisablehook
    sys.unraisablehook = _nobody_hears
    sys.setprofile(watch)
    try:
        yield count
    finally:
        sys.setprofile(before)
        sys.unraisablehook = said_aloud


def _nobody_hears(_: object) -> None:
    """Let go of what was raised while a generator was closed."""


def _exception(seen: Seen) -> Exception:
    words = seen.chance.choice(sorted(seen.canaries.where))
    kind = seen.chance.choice(KINDS)
    said = (SECRET, ": SELECT reasons FROM incidents_judgement WHERE words = '", words, "'")
    return kind("".join(said))


@contextmanager
def _log() -> Iterator[io.StringIO]:
    """Collect what an installation would log."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    root, house = logging.getLogger(), logging.getLogger("heed")
    before, handlers, propagated = house.level, root.handlers, house.propagate
    root.handlers = [handler]
    house.setLevel(logging.INFO)
    try:
        yield written
    finally:
        root.handlers = handlers
        house.setLevel(before)
        house.propagate = propagated


def _in_the_log(seen: Seen, written: str) -> Iterator[str]:
    lines = [json.loads(line) for line in written.splitlines()]
    names = set(User.objects.values_list("name", flat=True))
    emails = set(User.objects.values_list("email", flat=True))
    for word in sorted({SECRET, *names, *emails}):
        if word in written:
            yield f"the log says {word!r}"
    if said := seen.canaries.found_in(written):
        yield f"the log says {sorted(said)}"
    logged = {line.get("request") for line in lines if line["level"] == "ERROR"}
    if lost := seen.numbers - logged:
        yield f"{len(lost)} numbers of mistakes are not in the log"


if __name__ == "__main__":
    harnesses.command()
