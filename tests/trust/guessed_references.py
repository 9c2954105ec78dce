"""Does anybody outside ever hit a hidden case, or learn of one, by guessing addresses?"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from django.urls import NoReverseMatch, reverse

from heed.access.roles import Role
from heed.core import clock, references
from tests.trust import harnesses
from tests.trust.browsing import addresses
from tests.trust.browsing.addresses import Pattern
from tests.trust.browsing.visitor import Visitor
from tests.trust.figure import Figure
from tests.trust.worlds import world
from tests.trust.worlds.founding import Relation
from tests.trust.worlds.telling import Stage
from tests.trust.worlds.world import World

GUESSES: Final = 10_000
QUICK_GUESSES: Final = 300
BAD_REQUEST: Final = 400
MEANS: Final = {
    403: "403 (their role never may, whatever the reference)",
    404: "404",
    405: "405 (no page takes that)",
}
SEED: Final = 20261123
WORDS: Final = ("improvements", "further-1", "account", "check", "children", "whole", "pdf", "all")
PEOPLE: Final = (
    (Role.GROUP_MEMBER, Relation.NONE),
    (Role.COORDINATOR, Relation.CONFLICTED),
    (Role.COORDINATOR, Relation.ELSEWHERE),
    (Role.NOTIFIER, Relation.LAPSED),
    (Role.COUNCILLOR, Relation.NAMED),
)


def run(full: bool) -> Figure:
    """Guess references, row numbers and names of pages, near the real ones and at random."""
    drawn = random.Random(SEED)
    stages = world.STAGES if full else (Stage.COMPLETED,)
    made = world.make(today=clock.day(clock.now()), people=PEOPLE, stages=stages)
    outsiders = [(one, Visitor(one.user)) for one in made.outsiders() if one.user is not None]
    guesses = _guesses(made, drawn)
    statuses: Counter[int] = Counter()
    failures: list[str] = []
    # Each guess is compared with the same address of a case that certainly does not exist.
    for number in range((GUESSES if full else QUICK_GUESSES) // 2):
        somebody, visitor = outsiders[number % len(outsiders)]
        method = "GET" if drawn.random() < 0.8 else "POST"
        guessed, missing = (visitor.send(method, path, None) for path in next(guesses))
        statuses.update([guessed.status, missing.status])
        if guessed.status < BAD_REQUEST or guessed.status != missing.status:
            failures.append(
                f"{somebody} gets {guessed.status} at {method} {guessed.path}, and "
                f"{missing.status} for what does not exist"
            )
    told = ", ".join(
        f"{count} times {MEANS.get(status, status)}" for status, count in sorted(statuses.items())
    )
    return Figure(
        f"{sum(statuses.values())} guesses (seed {SEED}) by {len(outsiders)} people outside: "
        f"{len(failures)} hits; answered {told}",
        failures,
    )


def _guesses(made: World, drawn: random.Random) -> Iterator[tuple[str, str]]:
    """Give addresses in pairs: a guess, and the same with a reference that does not exist."""
    patterns = [pattern for pattern in addresses.patterns() if _names_something(pattern)]
    real = [case_file.reference for case_file in made.hidden.values()]
    while True:
        pattern = drawn.choice(patterns)
        kwargs = {name: _guess(name, real, made.draft, pattern, drawn) for name in pattern.takes}
        names = {"reference", "draft"} & kwargs.keys()
        missing = {name: kwargs[name][:3] + references.new("")[1:] for name in names}
        try:
            yield (
                reverse(pattern.name, kwargs=kwargs),
                reverse(pattern.name, kwargs={**kwargs, **missing}),
            )
        except (NoReverseMatch, ValueError, AttributeError, TypeError):
            continue


def _names_something(pattern: Pattern) -> bool:
    """Say whether an address names a case, a draft or a paper: a thing that may be hidden."""
    about = pattern.route.startswith(("cases/", "papers/"))
    return about and bool({"reference", "draft"} & set(pattern.takes))


def _guess(name: str, real: list[str], draft: str, pattern: Pattern, drawn: random.Random) -> Any:
    if name in {"reference", "draft"}:
        return _reference(name, real, draft, pattern, drawn)
    if name in {"number", "pk"}:
        return drawn.randint(1, 300)
    return drawn.choice(WORDS)


def _reference(
    name: str, real: list[str], draft: str, pattern: Pattern, drawn: random.Random
) -> str:
    """Return the real reference of something hidden, a slip of the pen away from one, or any."""
    if name == "draft":
        known, prefix = [draft], "DR"
    elif pattern.route.startswith("cases/"):
        known, prefix = real, "SI"
    else:
        return references.new("PP")
    how = drawn.random()
    if how < 0.5:
        return drawn.choice(known)
    if how < 0.75:
        letters = list(drawn.choice(known))
        letters[drawn.randrange(3, len(letters))] = drawn.choice(references.ALPHABET)
        return "".join(letters)
    return references.new(prefix)


if __name__ == "__main__":
    harnesses.command()
