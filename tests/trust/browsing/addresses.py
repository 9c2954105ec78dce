"""Which addresses does the product have, and who can be taken there?"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice, product
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve, reverse

from tests.trust.browsing.forms import Form
from tests.trust.browsing.visitor import Answer, Visitor

# How often one page is opened with other words after the question mark: sorted, filtered, page 2.
VARIANTS: Final = 4
MOST_GUESSES: Final = 24
SHOWN: Final = 200
REFUSED: Final = 400
# A sign-out in the middle of a crawl would make an outsider of everybody.
ENDS_THE_SESSION: Final = frozenset({"accounts:sign_out"})


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of a list of addresses."""

    name: str
    route: str
    takes: tuple[str, ...]


def patterns(
    resolver: URLResolver | None = None, *, inside: str = "", route: str = ""
) -> list[Pattern]:
    """Return every pattern of the product, however deep."""
    found: list[Pattern] = []
    for entry in (resolver or get_resolver()).url_patterns:
        here = route + str(entry.pattern)
        if isinstance(entry, URLResolver):
            space = ":".join(filter(None, [inside, entry.namespace or ""]))
            found += patterns(entry, inside=space, route=here)
        elif isinstance(entry, URLPattern):
            name = ":".join(filter(None, [inside, entry.name or here]))
            found.append(Pattern(name, here, tuple(_takes(here))))
    return found


def _takes(route: str) -> Iterator[str]:
    for piece in route.split("<")[1:]:
        yield piece.partition(">")[0].rpartition(":")[2]


def name_of(path: str) -> str | None:
    """Return the name of the page at a path, or None if there is no such page."""
    try:
        found = resolve(urlsplit(path).path)
    except Resolver404:
        return None
    return found.view_name or str(found.route)


@dataclass(slots=True)
class Book:
    """Every address and every form that somebody was shown."""

    paths: dict[str, str] = field(default_factory=dict)  # path: the name of its page
    forms: dict[tuple[Any, ...], Form] = field(default_factory=dict)
    answered: dict[str, set[int]] = field(default_factory=dict)  # name: statuses somebody got
    _variants: dict[tuple[Any, ...], int] = field(default_factory=dict)

    def add(self, path: str) -> bool:
        """Write an address down; False if it is known, or only the same page asked otherwise."""
        name = name_of(path)
        if name is None or path in self.paths:
            return False
        parts = urlsplit(path)
        if parts.query:
            kind = (name, parts.path, tuple(sorted(key for key, _ in parse_qsl(parts.query))))
            self._variants[kind] = self._variants.get(kind, 0) + 1
            if self._variants[kind] > VARIANTS:
                return False
        self.paths[path] = name
        return True

    def note(self, answer: Answer) -> list[Form]:
        """Write down what a page answered; return the forms on it that are new."""
        if name := name_of(answer.path):
            self.answered.setdefault(name, set()).add(answer.status)
        new = {
            key: form
            for form in answer.forms
            if (key := (form.action, form.method, tuple(form.names))) not in self.forms
        }
        self.forms |= new
        return list(new.values())

    def was_opened(self, name: str, *, itself: bool = False) -> bool:
        """Say whether somebody was shown a page or led on by it, or can send something to it.

        With `itself`, being led on to another page is not enough.
        """
        answered = self.answered.get(name, set())
        opened = SHOWN in answered if itself else any(one < REFUSED for one in answered)
        return opened or any(name_of(form.action) == name for form in self.forms.values())

    def one_of_each(self) -> list[str]:
        """Return one address of each page, the first that was found."""
        first = {name: path for path, name in reversed(self.paths.items())}
        return list(first.values())

    def never_opened(self, excused: Iterable[str] = ()) -> list[str]:
        """Return the patterns at which nobody has been shown more than that nothing is there."""
        names = [pattern.name for pattern in patterns()]
        return [name for name in names if name not in excused and not self.was_opened(name)]


def starting_points() -> list[str]:
    """Return the addresses anybody could type: those of pages about nothing in particular."""
    return [reverse(pattern.name) for pattern in patterns() if not pattern.takes]


def guesses(book: Book, pattern: Pattern, references: Collection[str]) -> list[str]:
    """Return addresses of a pattern nobody linked to: pages of cases by the references given.

    What else is in the address is taken from the addresses of other pages.
    """
    known: dict[str, set[Any]] = {}
    for path in book.paths:
        for name, value in resolve(urlsplit(path).path).kwargs.items():
            known.setdefault(name, set()).add(value)
    if pattern.route.startswith("cases/"):
        known["reference"] = set(references)
    values = [sorted(known.get(name, ()), key=str) for name in pattern.takes]
    tried = islice(product(*values), MOST_GUESSES)
    return [reverse(pattern.name, args=arguments) for arguments in tried]


def crawl(
    visitor: Visitor,
    book: Book,
    *,
    starts: Iterable[str],
    today: date,
    look: Callable[[Answer], None],
    goes_to: Callable[[str], bool] = lambda _path: True,
    sends: Callable[[Form], bool] = lambda _form: False,
) -> None:
    """Open every page that can be reached by links, and look at each answer once.

    Forms that `sends` names are filled in and sent, what they did is undone, and where they lead is
    opened as well.
    """
    waiting, seen = deque(starts), set()
    while waiting:
        path = waiting.popleft()
        name = name_of(path)
        if path in seen or name is None or name in ENDS_THE_SESSION or not goes_to(path):
            continue
        seen.add(path)
        book.add(path)
        answer = visitor.get(path)
        look(answer)
        leads_to = list(answer.links)
        for form in book.note(answer):
            if sends(form):
                sent = visitor.try_out(form, form.filled(today))
                look(sent)
                leads_to += sent.links
        waiting.extend(link for link in leads_to if book.add(link) or link in book.paths)
