"""Who opens a page, and what exactly comes back?"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from http.cookies import SimpleCookie
from typing import Any

from django.db import connection, transaction
from django.test import Client
from lxml import html

from heed.accounts import sessions
from heed.accounts.models import User
from tests.trust.browsing import reading
from tests.trust.browsing.forms import Form, links, on_page


@dataclass(frozen=True)
class Answer:
    """What came back from one request."""

    method: str
    path: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    text: str  # every word of the body and the headers, files unpacked
    statements: tuple[str, ...]  # what the database was asked, without the values

    @property
    def queries(self) -> int:
        """Return how often the database was asked."""
        return len(self.statements)

    @property
    def is_page(self) -> bool:
        """Say whether it is a page with anything on it."""
        return self.headers.get("Content-Type", "").startswith("text/html") and bool(self.body)

    @cached_property
    def page(self) -> html.HtmlElement | None:
        """Return the page as a tree, or None for what is no page."""
        return html.document_fromstring(self.body) if self.is_page else None

    @property
    def forms(self) -> list[Form]:
        """Return the forms on the page."""
        return [] if self.page is None else on_page(self.path, self.page)

    @property
    def links(self) -> list[str]:
        """Return where the page leads: its links, or where it sends people on to."""
        if 300 <= self.status < 400:
            return [self.headers["Location"]]
        return [] if self.page is None else links(self.path, self.page)


class Visitor:
    """A person with a session of their own, or nobody in particular."""

    def __init__(self, user: User | None, **how: Any) -> None:
        self.client = Client(raise_request_exception=False, **how)
        if user is not None:
            self.client.force_login(user)
            # Somebody who has just signed in: what needs a fresh proof is open to them too.
            session = self.client.session
            sessions.note_proof(session, second_factor=True)
            session.save()

    def get(self, path: str, **how: Any) -> Answer:
        """Open a page."""
        return self.send("GET", path, None, **how)

    def post(self, path: str, typed: Mapping[str, Any], **how: Any) -> Answer:
        """Send a form."""
        return self.send("POST", path, typed, **how)

    def send(self, method: str, path: str, typed: Mapping[str, Any] | None, **how: Any) -> Answer:
        """Send any request and read everything that comes back."""
        counted: list[str] = []

        def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            counted.append(sql)
            return execute(sql, params, many, context)

        ask = getattr(self.client, method.lower())
        with connection.execute_wrapper(count):
            response = ask(path, typed, **how) if typed is not None else ask(path, **how)
            sent = reading.body(response)
        return Answer(
            method=method,
            path=path,
            status=response.status_code,
            headers=dict(response.headers.items()),
            body=sent,
            text=reading.everything(response, sent),
            statements=tuple(counted),
        )

    def try_out(self, form: Form, typed: Mapping[str, Any]) -> Answer:
        """Send a form, and undo whatever it did, here and in the database."""
        session = self.kept_session()
        with transaction.atomic():
            answer = self.send(form.method, form.action, typed)
            transaction.set_rollback(True)
        self.restore_session(session)
        return answer

    def kept_session(self) -> SimpleCookie:
        """Return what the browser knows of the session."""
        return copy.deepcopy(self.client.cookies)

    def restore_session(self, session: SimpleCookie) -> None:
        """Go back to a session as the browser knew it."""
        self.client.cookies = copy.deepcopy(session)
