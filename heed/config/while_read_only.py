"""What happens to a request while nothing is written? Pages are read; forms come back unharmed."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve

from heed.config import durability, errors, read_only
from heed.config.read_only import Recovery, Standing, Why
from heed.core import clock
from heed.govuk.carried import NEVER_TYPED

Next = Callable[[HttpRequest], HttpResponse]

ONLY_READ: Final = frozenset({"GET", "HEAD", "OPTIONS"})
# Seconds after which a browser or a proxy may ask again.
ASK_AGAIN: Final = "60"
_STANDING: Final = "_read_only"


class WhileReadOnly:
    """Notice that there is no room, read without writing until there is, and go on by itself.

    It stands outside everything that asks the database, so that whatever fails is answered here,
    and inside what puts headers on every answer.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response
        self.recovery = Recovery()
        self._held: tuple[int, object] | None = None

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as usual, or as one can while nothing is written."""
        self._keep_reading_possible()
        now = clock.now()
        standing = read_only.standing()
        if standing is not None and not self.recovery.try_to_end(standing, at=now):
            return self._read(request, standing)
        response = self.get_response(request)
        if not read_only.is_about_room(errors.broke_because(request)):
            return response
        try:
            standing = read_only.begin(Why.FULL, at=now)
        except OSError:
            return response
        return self._again(request, standing)

    def _keep_reading_possible(self) -> None:
        """Do once in every process, after it was forked, what reading needs on a full disk."""
        if self._held is None or self._held[0] != os.getpid():
            self._held = (os.getpid(), durability.keep_open(connection))

    def _again(self, request: HttpRequest, standing: Standing) -> HttpResponse:
        """Read the page again without writing; what was sent has changed nothing and comes back."""
        if request.method in ONLY_READ:
            errors.forget(request)
            return self._read(request, standing)
        setattr(request, _STANDING, standing)
        return come_back(request, standing)

    def _read(self, request: HttpRequest, standing: Standing) -> HttpResponse:
        setattr(request, _STANDING, standing)
        with read_only.nothing_written():
            response = self.get_response(request)
        if read_only.is_about_writing(errors.broke_because(request)):
            return come_back(request, standing)
        return response


class NothingIsSent:
    """Let nobody send anything while nothing is written, before anything is done with it."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a form with what was typed in it; leave sessions as they are."""
        standing = standing_of(request)
        if standing is None:
            return self.get_response(request)
        if _leaves(request):
            response = come_back(request, standing, leaving=True)
            _forget_the_browser(response)
        elif request.method in ONLY_READ:
            response = self.get_response(request)
        else:
            response = come_back(request, standing)
        request.session.modified = False
        return response


def standing_of(request: HttpRequest) -> Standing | None:
    """Return why nothing is written while this request is answered, or None."""
    found: Standing | None = getattr(request, _STANDING, None)
    return found


def notice(request: HttpRequest) -> dict[str, Any]:
    """Give the frame of every page the sentence about reading only."""
    standing = standing_of(request)
    if standing is None:
        return {}
    means = "You can go on reading. Nothing can be changed or sent for now."
    return {"standing_notice": standing.says, "standing_notice_means": means}


def come_back(request: HttpRequest, standing: Standing, *, leaving: bool = False) -> HttpResponse:
    """Give somebody back what they typed: nothing of it was saved, and nothing of it is lost."""
    errors.unsay(request)
    typed = [] if _is_secret(request) else _typed(request)
    context = {
        "standing": standing,
        "typed": typed,
        "has_files": bool(request.FILES),
        "was_sent": request.method not in ONLY_READ,
        "leaving": leaving,
    }
    response = render(request, "config/read_only.html", context, status=503)
    response.headers["Retry-After"] = ASK_AGAIN
    return response


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    return [
        (name, str(value))
        for name, values in request.POST.lists()
        for value in values
        if name not in NEVER_TYPED
    ]


def _is_secret(request: HttpRequest) -> bool:
    """The pages of accounts ask for passwords and codes: nothing typed there comes back."""
    try:
        return resolve(request.path_info).namespace == "accounts"
    except Resolver404:
        return True


def _leaves(request: HttpRequest) -> bool:
    try:
        found = resolve(request.path_info).view_name
    except Resolver404:
        return False
    return found == "accounts:sign_out" and request.method == "POST"


def _forget_the_browser(response: HttpResponse) -> None:
    """Take the session from the browser; it ends on the server after half an hour of nothing."""
    response.delete_cookie(settings.SESSION_COOKIE_NAME)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
