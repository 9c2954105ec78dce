"""How does somebody act: fill a form, send it, and confirm it where they are asked once more?"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final
from urllib.parse import urlsplit

from django.urls import NoReverseMatch, reverse

from tests.trust.browsing import addresses
from tests.trust.browsing.forms import Form
from tests.trust.browsing.touring import Tour
from tests.trust.browsing.visitor import Answer, Visitor

SENT_ON: Final = 302
MOST_STEPS: Final = 3
MOST_PAGES: Final = 30


@dataclass(frozen=True, slots=True)
class Act:
    """A request that changes something when it is sent, everything before it having been said."""

    name: str
    visitor: Visitor
    path: str
    typed: dict[str, Any]
    form: Form

    def send(self) -> Answer:
        """Send it; files are read from the start each time."""
        return self.visitor.post(self.path, {**self.typed, **self.form.files()})


def acts(tour: Tour, *, wanted: Collection[str], others: bool) -> Iterator[Act]:
    """Return one act for each form that is wanted, and perhaps for every other that does something.

    For pages of cases that are wanted, every case is tried until somebody can act there.
    """
    seen: set[str] = set()
    for form in [*_report(tour), *tour.book.forms.values()]:
        name = addresses.name_of(form.action)
        if form.is_safe or name is None or name in addresses.ENDS_THE_SESSION | seen:
            continue
        if not others and name not in wanted:
            continue
        act = _act(name, tour.sender_of(form), form, tour)
        if act is not None:
            seen.add(name)
            yield act
    for name in sorted(set(wanted) - seen):
        yield from islice(_on_any_case(name, tour), 1)


def _on_any_case(name: str, tour: Tour) -> Iterator[Act]:
    for case_file in tour.world.hidden.values():
        try:
            path = reverse(name, args=[case_file.reference])
        except NoReverseMatch:
            path = reverse(name)
        for visitor in tour.guides.values():
            for form in visitor.get(path).forms:
                if urlsplit(form.action).path == path and not form.is_safe:
                    act = _act(name, visitor, form, tour)
                    if act is not None:
                        yield act


def _act(name: str, visitor: Visitor, form: Form, tour: Tour) -> Act | None:
    """Fill in a form, and what it asks in turn, until sending it leads somewhere else."""
    for _ in range(MOST_STEPS):
        typed = {**form.filled(tour.world.today, _words), **form.token}
        answer = visitor.try_out(form, {**typed, **form.files()})
        if answer.status == SENT_ON:
            return Act(name, visitor, form.action, typed, form)
        asked = [one for one in answer.forms if _same_page(one, form)]
        if not asked or (asked[0].names == form.names and asked[0].pressed == form.pressed):
            return None
        form = asked[0]
    return None


def _same_page(one: Form, other: Form) -> bool:
    return urlsplit(one.action).path == urlsplit(other.action).path and not one.is_safe


def _words(name: str) -> str:
    """Return words that are long enough for a reason and short enough for a name."""
    return "SI-7KQ4MXA" if name == "reference" else "said in quite enough words"


def _report(tour: Tour) -> list[Form]:
    """Fill in a report page by page; return the form that sends it."""
    reporter = next(form for form in tour.book.forms.values() if form.action == "/cases/report/")
    visitor = tour.sender_of(reporter)
    path = visitor.post("/cases/report/", reporter.token).headers["Location"]
    for _ in range(MOST_PAGES):
        form = _main_form(visitor.get(path))
        if path.endswith("/check/"):
            tour.senders[id(form)] = tour.senders[id(reporter)]
            return [form]
        typed = form.filled(tour.world.today, _words)
        typed.pop("then", None)
        answer = visitor.post(form.action, {**typed, **form.token})
        if answer.status != SENT_ON:
            raise AssertionError(f"{path} is not content with {typed}")
        path = answer.headers["Location"]
    return []


def _main_form(answer: Answer) -> Form:
    return next(form for form in answer.forms if not form.is_safe and "sign-out" not in form.action)
