"""Is every page a test opens a page a browser can trust? A client that reads what it gets."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from django.http.response import HttpResponseBase
from django.test import Client

from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.govuk.carried import ACTING_FOR

XHTML = "{http://www.w3.org/1999/xhtml}"


class BadPage(AssertionError):
    """A page is not valid HTML, has no title, no heading or the same id twice, or a form too few.

    A form of somebody signed in that does not say for whom it was opened is one field too few.
    """


class PageClient(Client):
    """A browser stand-in that refuses pages with mistakes in them; it knows who is signed in."""

    person: User
    viewer: Viewer

    def request(self, **request: Any) -> Any:
        """Send the request and read the page that comes back."""
        response = super().request(**request)
        check(response)
        return response


def check(response: HttpResponseBase) -> None:
    """Refuse a page a browser would have to repair.

    :raises BadPage: saying what is wrong and where
    """
    if response.streaming or not response.headers.get("Content-Type", "").startswith("text/html"):
        return
    html = bytes(response.content).decode()  # type: ignore[attr-defined]  # not streaming
    if html:
        check_html(html)


def check_html(html: str) -> None:
    """Refuse a whole page of HTML that is not what a browser expects.

    :raises BadPage: saying what is wrong and where
    """
    parser = html5lib.HTMLParser(namespaceHTMLElements=True)
    with _unmeasured():
        page = parser.parse(html)
    for (line, _), code, details in parser.errors:
        around = html.splitlines()[line - 1].strip()
        raise BadPage(f"{code} {details} in line {line}: {around}")
    _check_ids(page)
    _check_forms(page)
    title = page.find(f".//{XHTML}title")
    if title is None or not (title.text or "").strip():
        raise BadPage("The page has no title.")
    headings = page.findall(f".//{XHTML}h1")
    if len(headings) != 1:
        raise BadPage(f"The page has {len(headings)} headings of the first level, not one.")


@contextmanager
def _unmeasured() -> Iterator[None]:
    """Measure no coverage meanwhile: nothing of ours runs, and it takes three times as long."""
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(tracer)


def _check_forms(page: Element) -> None:
    signed_in = page.find(f".//{XHTML}p[@class='heed-header__acting-as']") is not None
    for form in page.iter(f"{XHTML}form"):
        carried = {field.get("name") for field in form.iter(f"{XHTML}input")}
        if signed_in and "csrfmiddlewaretoken" in carried and ACTING_FOR not in carried:
            raise BadPage(f"A form to “{form.get('action')}” does not say for whom it was opened.")


def _check_ids(page: Element) -> None:
    ids = Counter(element.get("id") for element in page.iter() if element.get("id"))
    twice = [name for name, times in ids.items() if times > 1]
    if twice:
        raise BadPage(f"These ids are on the page more than once: {', '.join(map(str, twice))}.")
