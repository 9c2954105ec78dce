"""Can anybody outside tell a world with a hidden case from the same world without it?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from django.urls import NoReverseMatch, reverse

from heed.access.roles import Role
from heed.core.sealed import SealedNumber
from tests.trust import harnesses, slices
from tests.trust.browsing import addresses
from tests.trust.browsing.addresses import Book
from tests.trust.browsing.forms import Form
from tests.trust.browsing.visitor import Answer, Visitor
from tests.trust.figure import Figure
from tests.trust.slices import Tally
from tests.trust.worlds import pairs
from tests.trust.worlds.founding import Relation, Somebody
from tests.trust.worlds.pairs import Plan
from tests.trust.worlds.world import ANONYMOUS, World

WORLDS: Final = 200
OF_A_SLICE: Final = 10
PEOPLE: Final = 2
OF_A_KIND: Final = 3  # of each kind of page this many are opened

# What differs from one opening of a page to the next, whoever opens it.
TOKEN: Final = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]+')
SEALED: Final = re.compile(rf"/{SealedNumber.regex}/".encode())
NOT_COMPARED: Final = {"Set-Cookie"}

# What a draft of a paper shows are counts of every case of the partnership, with small numbers
# protected; `heed.disclosure` is measured elsewhere.
COUNTS_EVERYTHING: Final = "papers:"
# Whose work is the trail of every case: they are told that it happened, never what is in it.
READS_EVERY_TRAIL: Final = {Role.DATA_PROTECTION_OFFICER}

# Pages that show a secret drawn for this person at this moment.
DRAWN_AT_RANDOM: Final = frozenset(
    {
        "accounts:app_picture",
        "accounts:recovery_codes",
        "accounts:set_up_app",
        "accounts:set_up_passkey",
    }
)

Asked = tuple[str, str, str]  # who, by which method, for which address or form


@dataclass(slots=True)
class Seen:
    """Everything that was answered in one world."""

    answers: dict[Asked, Answer] = field(default_factory=dict)
    excused: set[Asked] = field(default_factory=set)
    hidden: list[str] = field(default_factory=list)


def run(full: bool) -> Figure:
    """Build pairs of worlds and compare every answer, byte by byte and query by query."""
    if full:
        many = WORLDS // OF_A_SLICE
        found = slices.all_of("two_worlds", many, _slice)
    else:
        found = _compared(range(1), most=1, people=1)
    return Figure(
        f"{found.counts['worlds']} pairs of worlds, {found.counts['answers']} answers each: "
        f"{len(found.wrong)} differ in a byte, a header or the number of queries",
        found.wrong,
    )


def _slice(number: int) -> Tally:
    seeds = range(number * OF_A_SLICE, (number + 1) * OF_A_SLICE)
    return _compared(seeds, most=OF_A_KIND, people=PEOPLE)


def _compared(seeds: Iterable[int], *, most: int, people: int) -> Tally:
    found = Tally()
    for seed in seeds:
        plan = pairs.plan(seed, people=people)
        with_it = _look(plan, with_hidden=True, hidden=[], most=most)
        without = _look(plan, with_hidden=False, hidden=with_it.hidden, most=most)
        differences = list(_differences(with_it, without))
        found.wrong += [f"world {seed}: {difference}" for difference in differences]
        found.counts.update(worlds=1, answers=len(with_it.answers))
    return found


def _look(plan: Plan, *, with_hidden: bool, hidden: list[str], most: int) -> Seen:
    """Make one world and let everybody outside look at everything, in the same order."""
    seen = Seen()
    with pairs.made(plan, with_hidden=with_hidden) as (world, made):
        seen.hidden = made or hidden
        for somebody in (*world.people, *([ANONYMOUS] if plan.seed % 5 == 0 else [])):
            _visit(seen, world, somebody, most=most)
    return seen


def _visit(seen: Seen, world: World, somebody: Somebody, *, most: int) -> None:
    """Open every page and send every form; of each kind of page only the first few."""
    visitor, book = Visitor(somebody.user), Book()
    opened: Counter[str | None] = Counter()
    numbers: dict[bytes, bytes] = {}

    def note(answer: Answer, asked: str = "") -> None:
        is_random = addresses.name_of(answer.path) in DRAWN_AT_RANDOM
        body = b"" if is_random else _numbered(TOKEN.sub(rb"\1", answer.body), numbers)
        path = _numbered((asked or answer.path).encode(), numbers).decode()
        key = (str(somebody), answer.method, path)
        seen.answers[key] = replace(answer, body=body)
        if _is_excused(somebody, answer.path):
            seen.excused.add(key)

    def goes_to(path: str) -> bool:
        name = addresses.name_of(path)
        opened[name] += 1
        return opened[name] <= most

    starts = addresses.starting_points()
    addresses.crawl(visitor, book, starts=starts, today=world.today, look=note, goes_to=goes_to)
    for path in _of_hidden(seen.hidden):
        note(visitor.get(path))
    for form in _one_of_each(book.forms.values()):
        for words in (*seen.hidden[:1], "name of child 1"):
            typed = form.filled(world.today, words.format)
            asked = f"{form.action} {form.names} {words}"
            note(visitor.try_out(form, typed), asked)


def _one_of_each(forms: Iterable[Form]) -> list[Form]:
    """Return one form for each page it is sent to and each set of questions."""
    kinds = {(addresses.name_of(form.action), *form.names): form for form in forms}
    return [form for kind, form in kinds.items() if kind[0] not in addresses.ENDS_THE_SESSION]


def _numbered(text: bytes, numbers: dict[bytes, bytes]) -> bytes:
    """Write sealed numbers, which tell an outsider nothing, in the order they are first met."""

    def number(found: re.Match[bytes]) -> bytes:
        return numbers.setdefault(found[0], b"/number-%d/" % len(numbers))

    return SEALED.sub(number, text)


def _of_hidden(references: list[str]) -> Iterator[str]:
    """Return every address a hidden case would have."""
    for pattern in addresses.patterns():
        if pattern.route.startswith("cases/") and "reference" in pattern.takes:
            for reference in references:
                others = {name: GUESSES.get(name, "1") for name in pattern.takes}
                try:
                    yield reverse(pattern.name, kwargs={**others, "reference": reference})
                except NoReverseMatch:
                    continue


GUESSES: Final = {"number": 1, "key": "improvements"}


def _is_excused(somebody: Somebody, path: str) -> bool:
    if somebody.relation is Relation.ELSEWHERE:
        return False
    name = addresses.name_of(path) or ""
    reads_trail = somebody.role in READS_EVERY_TRAIL and "trail" in name
    return name.startswith(COUNTS_EVERYTHING) or reads_trail


def _differences(one: Seen, other: Seen) -> Iterator[str]:
    for asked in one.answers.keys() ^ other.answers.keys():
        if asked not in one.excused | other.excused:
            yield f"{' '.join(asked)} is only there in one of the worlds"
    for asked in one.answers.keys() & other.answers.keys():
        if asked not in one.excused:
            difference = _difference(one.answers[asked], other.answers[asked])
            if difference:
                yield f"{' '.join(asked)}: {difference}"


def _difference(one: Answer, other: Answer) -> str:
    if one.status != other.status:
        return f"answers {one.status} with the case and {other.status} without"
    if _headers(one) != _headers(other):
        return f"headers {set(_headers(one).items()) ^ set(_headers(other).items())}"
    if one.queries != other.queries:
        return f"{one.queries} queries with the case and {other.queries} without"
    mine, theirs = one.body, other.body
    if mine == theirs:
        return ""
    at = next(
        (place for place, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a != b),
        min(len(mine), len(theirs)),
    )
    around = slice(max(0, at - 60), at + 60)
    return f"{mine[around]!r} with the case, {theirs[around]!r} without"


def _headers(answer: Answer) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name not in NOT_COMPARED}


if __name__ == "__main__":
    harnesses.command()
