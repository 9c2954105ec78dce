"""Is a form that is sent twice acted on once? Asked in one place, for every form there is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from heed.access.viewer import Viewer
from heed.core import clock
from heed.submissions import once

# Every form carries it, masked anew each time a page is drawn: the same one comes from one page.
PROOF = "csrfmiddlewaretoken"
SERVER_ERROR = 500


class ActOnce:
    """Act on a form and remember it in one transaction; send whoever sends it again where it led.

    It stands next to the pages, so that whatever refuses a form before a page has seen it leaves
    no mark.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a form once; everything else as always."""
        mark = _mark(request)
        if not mark:
            return self.get_response(request)
        try:
            with transaction.atomic():
                return self._act(request, mark)
        except once.SentBefore as before:
            messages.success(request, str(before))
            return redirect(before.led_to)

    def process_view(self, request: HttpRequest, *_: object) -> None:
        """Note that the form came as far as its page."""
        setattr(request, _REACHED, True)

    def process_exception(self, request: HttpRequest, _: Exception) -> None:
        """Note that its page did not act on it."""
        setattr(request, _REACHED, False)

    def _act(self, request: HttpRequest, mark: str) -> HttpResponse:
        submission = once.claim(mark, at=clock.now())
        response = self.get_response(request)
        if response.status_code >= SERVER_ERROR:
            transaction.set_rollback(True)
        else:
            once.settle(submission, led_to=_led_to(request, response))
        return response


_REACHED = "_came_to_its_page"


def _mark(request: HttpRequest) -> str:
    """Return the mark of a form somebody signed in has sent, or nothing where there is none."""
    viewer: Viewer | None = getattr(request, "viewer", None)
    if viewer is None or request.method != "POST" or PROOF not in request.POST:
        return ""
    typed = sorted(request.POST.lists())
    files = sorted((name, one.name, one.size) for name, one in _files(request))
    return once.mark_of(viewer.user_id, request.get_full_path(), typed, files)


def _files(request: HttpRequest) -> list[tuple[str, Any]]:
    return [(name, one) for name, several in request.FILES.lists() for one in several]


def _led_to(request: HttpRequest, response: HttpResponse) -> str:
    """Return where a page sent somebody after acting on a form, or nothing if it did not act."""
    if not getattr(request, _REACHED, False):
        return ""
    return str(response.get("Location", ""))
