"""Does anything typed ever become part of a question to the database, or break a page?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from django.db import connection
from django.urls import resolve

from tests.trust import harnesses, slices
from tests.trust.browsing import addresses, kept, touring
from tests.trust.browsing.forms import Form
from tests.trust.browsing.touring import Tour
from tests.trust.browsing.visitor import Answer, Visitor
from tests.trust.figure import Figure
from tests.trust.injection_payloads import PAYLOADS, WHOLE
from tests.trust.slices import Tally

ENGINES: Final = ("sqlite", "postgresql")
HARMLESS: Final = "zzzz"
SERVER_ERROR: Final = 500
SLICES: Final = 50
QUICK_STEP: Final = 4  # the quick version types into every fourth place
REFERENCE: Final = re.compile(r"\b(?:SI|DR|PP)-[34679A-Y]{7}\b")
# What is in no statement of ours unless somebody's words got there; a single word may well be.
TELLING: Final = re.compile(r".*\S['\"; (-].{6}")


@dataclass(frozen=True, slots=True, eq=False)  # each place is only itself
class Place:
    """Somewhere a person can type: a control of a form, a part of an address or of a question."""

    visitor: Visitor
    method: str
    path: str
    name: str
    typed: dict[str, list[str]]
    in_path: str = ""  # the part of the address that is replaced

    def __str__(self) -> str:
        return f"{self.name} of {self.method} {self.path}"

    def send(self, text: str) -> Answer:
        """Type a text here, everything else being right, and undo what it did."""
        if self.in_path:
            before, _, after = self.path.partition(self.in_path)
            form = Form(on="", action=f"{before}{quote(text, safe='')}{after}", method="GET")
            return self.visitor.try_out(form, {})
        if self.method == "GET":
            asked = urlencode({**self.typed, self.name: text}, doseq=True)
            return self.visitor.try_out(
                Form(on="", action=f"{self.path}?{asked}", method="GET"), {}
            )
        form = Form(on=self.path, action=self.path, method="POST")
        return self.visitor.try_out(form, {**self.typed, self.name: [text]})

    def shows(self) -> set[str]:
        """Return the cases on the page where it is typed: a refused text comes back there."""
        if self.method == "GET":
            return set()
        return set(REFERENCE.findall(self.visitor.get(self.path).text))


def run(full: bool) -> Figure:
    """Type each string into each place and compare the answer with that to a harmless one."""
    tour = touring.usual_tour() if full else kept.once(touring.short_tour)
    # What breaks out of a statement breaks out of it everywhere; what the databases take for a
    # number, a day or a letter is different in each.
    strings = PAYLOADS if connection.vendor == "sqlite" else WHOLE
    places = list(_places(tour))[:: 1 if full else QUICK_STEP]

    def typed(number: int) -> Tally:
        return _typed(dict.fromkeys(places[number::SLICES], strings))

    if full:
        found = slices.all_of("injection", SLICES, typed)
    else:
        found = _typed({place: [strings[one % len(strings)]] for one, place in enumerate(places)})
    return Figure(
        f"{len(strings)} strings, {len(places)} places to type, {found.counts['asked']} requests: "
        f"{len(found.wrong)} server errors, rows too many or strings in a statement",
        found.wrong,
    )


def _typed(what: Mapping[Place, Sequence[str]]) -> Tally:
    found = Tally()
    for place, strings in what.items():
        harmless = place.send(HARMLESS)
        usual = set(REFERENCE.findall(harmless.text)) | place.shows()
        found.wrong += [f"{place}: {one}" for one in _wrong(harmless, HARMLESS, usual)]
        for payload in strings:
            found.counts["asked"] += 1
            answer = place.send(payload)
            found.wrong += [f"{place}: {one}" for one in _wrong(answer, payload, usual)]
    return found


def _wrong(answer: Answer, payload: str, usual: set[str]) -> Iterator[str]:
    if answer.status >= SERVER_ERROR:
        yield f"{payload[:60]!r} is answered with {answer.status}"
    too_many = set(REFERENCE.findall(answer.text)) - usual
    if too_many:
        yield f"{payload[:60]!r} also shows {', '.join(sorted(too_many))}"
    if TELLING.search(payload) and any(payload in said for said in answer.statements):
        yield f"{payload[:60]!r} is part of a statement"


def _places(tour: Tour) -> Iterator[Place]:
    yield from _in_forms(tour)
    yield from _in_addresses(tour)


def _in_forms(tour: Tour) -> Iterator[Place]:
    seen = set()
    for form in list(tour.book.forms.values()):
        kind = (addresses.name_of(form.action), *form.names)
        if kind in seen or kind[0] in addresses.ENDS_THE_SESSION:
            continue
        seen.add(kind)
        typed = form.filled(tour.world.today)
        path = urlsplit(form.action).path if form.is_safe else form.action
        for name in dict.fromkeys(form.names):
            yield Place(tour.sender_of(form), form.method, path, name, typed)


def _in_addresses(tour: Tour) -> Iterator[Place]:
    seen = set()
    for path in tour.opened:
        parts, page = urlsplit(path), addresses.name_of(path)
        for name, _ in parse_qsl(parts.query):
            if (page, name) not in seen:
                seen.add((page, name))
                yield Place(tour.page_of(path), "GET", parts.path, name, {})
        for name, value in resolve(parts.path).kwargs.items():
            if (page, f"<{name}>") not in seen and str(value) in parts.path:
                seen.add((page, f"<{name}>"))
                yield Place(tour.page_of(path), "GET", parts.path, name, {}, in_path=str(value))


if __name__ == "__main__":
    harnesses.command()
