"""Does it take longer to refuse what is hidden than to say that nothing is there?"""

from __future__ import annotations

import statistics
import time
from typing import Final

from django.urls import reverse

from heed.access.roles import Role
from heed.core import clock, references
from tests.trust import harnesses
from tests.trust.browsing.visitor import Visitor
from tests.trust.figure import Figure
from tests.trust.worlds import world
from tests.trust.worlds.founding import Relation
from tests.trust.worlds.telling import Stage

# Seconds are measured where nothing else runs, not while tests do.
ONLY_IN_FULL: Final = True
PAIRS: Final = 2_000
QUICK_PAIRS: Final = 200
MILLISECONDS: Final = 2.0
PEOPLE: Final = (
    (Role.GROUP_MEMBER, Relation.NONE),
    (Role.COORDINATOR, Relation.CONFLICTED),
    (Role.COORDINATOR, Relation.ELSEWHERE),
    (Role.NOTIFIER, Relation.LAPSED),
)
PAGES: Final = ("desk:case", "incidents:incident", "rapid_reviews:review", "casefiles:access")
SEARCH: Final = "desk:cases"


def run(full: bool) -> Figure:
    """Ask for the hidden and for the missing in turn, and compare the medians."""
    made = world.make(
        today=clock.day(clock.now()), people=PEOPLE, stages=(Stage.COMPLETED, Stage.GATHERING)
    )
    visitors = [Visitor(one.user) for one in made.outsiders() if one.user is not None]
    hidden = [case_file.reference for case_file in made.hidden.values()]
    asked = [(visitor, page) for visitor in visitors for page in (*PAGES, SEARCH)]
    each = max(1, (PAIRS if full else QUICK_PAIRS) // len(asked))
    worst, failures = 0.0, []
    for visitor, page in asked:
        for reference in hidden:  # once for what is only done once
            _seconds(visitor, page, reference)
        pairs = [_pair(visitor, page, hidden, number) for number in range(each)]
        there, missing = (statistics.median(column) for column in zip(*pairs, strict=True))
        difference = abs(there - missing) * 1000
        worst = max(worst, difference)
        if difference > MILLISECONDS:
            failures.append(f"{page}: {difference:.2f} ms between hidden and missing")
    return Figure(
        f"{each * len(asked)} pairs of requests to {len(PAGES) + 1} pages, {len(visitors)} people "
        f"outside: medians of the time worked differ by at most {worst:.2f} ms "
        f"(limit {MILLISECONDS:.0f} ms)",
        failures,
    )


def _pair(visitor: Visitor, page: str, hidden: list[str], number: int) -> tuple[float, float]:
    """Time the hidden and the missing, one after the other and in turn the other first."""
    there, missing = hidden[number % len(hidden)], references.new("SI")
    if number % 2:
        return _seconds(visitor, page, there), _seconds(visitor, page, missing)
    seconds = _seconds(visitor, page, missing)
    return _seconds(visitor, page, there), seconds


def _seconds(visitor: Visitor, page: str, reference: str) -> float:
    """Return the seconds this thread worked; what else the machine does at the time is not ours."""
    if page == SEARCH:
        path = f"{reverse(page)}?reference={reference}"
    else:
        path = reverse(page, args=[reference])
    started = time.thread_time()
    visitor.client.get(path)
    return time.thread_time() - started


if __name__ == "__main__":
    harnesses.command()
