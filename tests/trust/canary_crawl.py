"""Does any word of a hidden case reach anybody outside its circle, by any address or form?"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from django.core import mail

from heed.access.roles import Role
from heed.core import clock
from tests.trust import harnesses, reaches
from tests.trust.browsing import addresses, touring
from tests.trust.browsing.addresses import Book
from tests.trust.browsing.visitor import Answer, Visitor
from tests.trust.figure import Figure
from tests.trust.worlds import planting, world
from tests.trust.worlds.founding import Relation, Somebody
from tests.trust.worlds.world import World

SERVER_ERROR: Final = 500
FOUND_INSIDE: Final = 0.95
CASES: Final = 3
CANARIES_OF_A_CASE: Final = 200

# Addresses that nobody is shown anything at, each with its reason.
NOT_A_PAGE: Final[dict[str, str]] = {
    "employer": "leads to an employer's service, where one is set up: see heed/accounts/tests",
    "openid_connect_callback": "where that service sends people back to",
    "service:health": "for machines, and in a test nothing is well: no sealer and no backup",
}

# The quick version: a few people outside, shown the way by a few inside.
QUICK: Final = (
    (Role.GROUP_MEMBER, Relation.NONE),
    (Role.COORDINATOR, Relation.CONFLICTED),
    (Role.COORDINATOR, Relation.ELSEWHERE),
)


@dataclass(slots=True)
class Crawl:
    """What was opened and sent, and which canaries came back to whom."""

    world: World
    held: reaches.Columns
    book: Book = field(default_factory=Book)
    requests: int = 0
    found_inside: set[str] = field(default_factory=set)
    leaks: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def inside(self, somebody: Somebody, answer: Answer) -> None:
        """Note what somebody inside the circle was shown, and whether their role reaches it."""
        if somebody.role is None:
            self.outside(somebody, answer)
            return
        self._answered(somebody, answer)
        found = self.world.canaries.found_in(answer.text)
        self.found_inside |= found
        too_much = reaches.beyond(somebody, found, self.held)
        if too_much:
            self._leak(somebody, answer, too_much)

    def outside(self, somebody: Somebody, answer: Answer) -> None:
        """Note what somebody outside was shown; what they typed themselves is no secret."""
        self._answered(somebody, answer)
        found = self.world.canaries.found_in(answer.text)
        said = {word for word in found if word not in unquote(answer.path)}
        if said:
            self._leak(somebody, answer, said)

    def _answered(self, somebody: Somebody, answer: Answer) -> None:
        """Count an answer; a page that breaks shows nobody anything, so nothing was tried there."""
        self.requests += 1
        if answer.status == SERVER_ERROR:
            self.broken.append(f"{answer.method} {answer.path} breaks for {somebody}")

    def _leak(self, somebody: Somebody, answer: Answer, said: set[str]) -> None:
        self.leaks.append(
            f"{somebody} finds {len(said)} canaries by {answer.method} {answer.path} "
            f"({answer.status}): {self.world.canaries.places(said)}"
        )


def run(full: bool) -> Figure:
    """Open every address and send every form as everybody inside, then as everybody outside."""
    made = _world(full)
    crawl = Crawl(made, reaches.columns(made.canaries))
    gaps = planting.gaps(made.canaries)
    with _listening() as lines:
        crawl.book = touring.tour(made, full=full, look=crawl.inside).book
        for somebody in made.outsiders():
            _break_in(crawl, somebody, full=full)
    elsewhere = "\n".join([*lines, *(str(sent.message()) for sent in mail.outbox)])
    return _figure(crawl, gaps, made.canaries.found_in(elsewhere, adopted=False))


def _world(full: bool) -> World:
    today = clock.day(clock.now())
    if full:
        return world.make(today=today)
    return world.make(today=today, stages=touring.STAGES, people=QUICK)


def _break_in(crawl: Crawl, somebody: Somebody, *, full: bool) -> None:
    """Open every address and send every form, right and wrong, as somebody outside."""
    visitor = Visitor(somebody.user)

    def look(answer: Answer) -> None:
        crawl.outside(somebody, answer)

    theirs = Book()
    if full:
        starts = addresses.starting_points()
        addresses.crawl(visitor, theirs, starts=starts, today=crawl.world.today, look=look)
    for path in crawl.book.paths if full else crawl.book.one_of_each():
        look(visitor.get(path))
    for form in {**crawl.book.forms, **theirs.forms}.values():
        if full or (not form.is_safe and somebody.relation is Relation.NONE):
            look(visitor.try_out(form, form.filled(crawl.world.today)))
        if full:
            look(visitor.try_out(form, {}))


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Keep every line that is written to a log, however unimportant."""
    lines: list[str] = []

    class Keeping(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    root, keeping = logging.getLogger(), Keeping()
    level, handlers = root.level, root.handlers[:]
    root.setLevel(logging.INFO)
    root.handlers[:] = [keeping]
    try:
        yield lines
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)


def _figure(crawl: Crawl, gaps: list[str], in_logs: set[str]) -> Figure:
    canaries = crawl.world.canaries
    theirs = reaches.could_be_found(canaries.of("case 1") | canaries.of("draft"), crawl.held)
    share = len(crawl.found_inside & theirs) / len(theirs)
    failures = [*gaps, *crawl.leaks, *crawl.broken]
    if in_logs:
        failures.append(f"In log lines or e-mail: {canaries.places(in_logs)}")
    if share < FOUND_INSIDE:
        failures.append(f"Nobody inside found: {canaries.places(theirs - crawl.found_inside)}")
    rich = [case for case in crawl.world.hidden if len(canaries.of(case)) >= CANARIES_OF_A_CASE]
    if len(rich) < CASES:
        failures.append(f"Only {len(rich)} cases have {CANARIES_OF_A_CASE} canaries or more.")
    failures += [
        f"Nobody was shown {name}: lead somebody there, or say in canary_crawl.NOT_A_PAGE why not."
        for name in crawl.book.never_opened(NOT_A_PAGE)
    ]
    return Figure(
        f"{len(crawl.book.paths)} addresses, {len(crawl.book.forms)} forms, {crawl.requests} "
        f"requests: {len(crawl.leaks)} answers with any of {len(canaries.case)} canaries outside "
        f"the circle, {share:.1%} found inside",
        failures,
    )


if __name__ == "__main__":
    harnesses.command()
