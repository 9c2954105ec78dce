"""Does looking ever change anything, and is anything sent by another site ever acted on?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.db import transaction
from django.test import Client

from tests.trust import harnesses
from tests.trust.browsing import addresses, kept, touring
from tests.trust.browsing.forms import TOKEN, Form
from tests.trust.browsing.touring import Tour
from tests.trust.browsing.visitor import Visitor
from tests.trust.database_digest import changed, digest
from tests.trust.figure import Figure

FORBIDDEN: Final = 403
REFUSED: Final = {403, 405}
ELSEWHERE: Final = "https://elsewhere.example"
UNSAFE: Final = ("POST", "PUT", "PATCH", "DELETE")
# How another site's page might send a form of ours; each must be refused.
FORGERIES: Final[dict[str, dict[str, str]]] = {
    "without the token": {},
    "from another origin": {"HTTP_ORIGIN": ELSEWHERE},
    "from a page without an origin": {"HTTP_ORIGIN": "null"},
    "from another site, by the browser's own word": {"HTTP_SEC_FETCH_SITE": "cross-site"},
    "from a neighbouring site, by the browser's own word": {"HTTP_SEC_FETCH_SITE": "same-site"},
}


def run(full: bool) -> Figure:
    """Open every page twice, then send every form as another site would."""
    tour = touring.usual_tour() if full else kept.once(touring.short_tour)
    failures: list[str] = []
    looked = _look_again(tour, failures, full=full)
    forged = 0
    before = digest()
    for number, (form, visitor) in enumerate(_everything_that_changes(tour)):
        for how, headers in _ways(number, full=full):
            answer = _forge(form, visitor, headers, with_token="token" not in how)
            forged += 1
            if answer.status_code not in REFUSED:
                failures.append(f"{form.method} {form.action} {how}: {answer.status_code}")
    heard = sum(
        _forge(form, tour.sender_of(form), {}, with_token=True).status_code != FORBIDDEN
        for form in tour.book.forms.values()
        if not form.is_safe
    )
    if not heard:
        failures.append("Even with the token and from our own pages nothing is heard.")
    failures += [f"Forged forms changed {table}" for table in changed(before, digest())]
    return Figure(
        f"{looked} pages opened, asked about and headed again and {forged} forged requests: "
        f"{len(failures)} changed or acted; {heard} forms of our own are heard",
        failures,
    )


def _look_again(tour: Tour, failures: list[str], *, full: bool) -> int:
    """Open each page again, by every method that only looks, and compare the database."""
    before = digest()
    paths = list(tour.opened) if full else [p for p in tour.book.one_of_each() if p in tour.opened]
    for path in paths:
        for method in ("GET", "HEAD", "OPTIONS"):
            tour.page_of(path).send(method, path, None)
        if full:
            failures += [f"GET {path} changed {table}" for table in changed(before, digest())]
    failures += [f"Looking again changed {table}" for table in changed(before, digest())]
    return len(paths)


def _ways(number: int, *, full: bool) -> list[tuple[str, dict[str, str]]]:
    """Return the ways to forge a request: all of them in full, else one after the other."""
    ways = list(FORGERIES.items())
    return ways if full else [ways[number % len(ways)]]


def _everything_that_changes(tour: Tour) -> Iterator[tuple[Form, Visitor]]:
    """Return each form once for each page it is sent to, and every page by unsafe methods."""
    seen = set()
    for form in list(tour.book.forms.values()):
        name = addresses.name_of(form.action)
        if not form.is_safe and (name, *form.names) not in seen:
            seen.add((name, *form.names))
            yield form, tour.sender_of(form)
    for path in tour.book.one_of_each():
        for method in UNSAFE:
            if path in tour.opened:
                yield Form(on=path, action=path, method=method), tour.page_of(path)


def _forge(form: Form, visitor: Visitor, headers: dict[str, str], *, with_token: bool) -> Any:
    """Send a form with the person's cookies, as a page of another site could make them do."""
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.cookies = visitor.client.cookies
    typed: dict[str, Any] = dict.fromkeys(form.names, "x")
    if with_token:
        # The worst case: the other site has got hold of a token that is right.
        client.cookies["heed_csrf"] = token = "a" * 32
        typed[TOKEN] = token
    with transaction.atomic():
        ask = getattr(client, form.method.lower())
        if form.method == "POST":
            answer = ask(form.action, typed, headers=None, **headers)
        else:
            answer = ask(form.action, "x=x", "application/x-www-form-urlencoded", **headers)
        transaction.set_rollback(True)
    return answer


if __name__ == "__main__":
    harnesses.command()
