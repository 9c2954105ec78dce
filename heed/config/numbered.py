"""Which request was that? Each has a number: on its error page, and on every line of the log."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from heed.config.logs import request_number
from heed.core import references

log = logging.getLogger(__name__)

Next = Callable[[HttpRequest], HttpResponse]


class Numbered:
    """Give a request its number, and log who asked for which page, how it ended and how long.

    The address is never logged: it can hold a case's reference or a word somebody looked for.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and log one line."""
        token = request_number.set(references.new("R"))
        started = time.monotonic()
        try:
            response = self.get_response(request)
            self._log(request, response, time.monotonic() - started)
        finally:
            request_number.reset(token)
        return response

    def _log(self, request: HttpRequest, response: HttpResponse, seconds: float) -> None:
        found = request.resolver_match
        viewer = getattr(request, "viewer", None)
        said = {
            "user": viewer.user_id if viewer is not None else None,
            "view": found.view_name if found is not None else None,
            "method": request.method,
            "status": response.status_code,
            "ms": round(seconds * 1000),
        }
        log.info("A request was answered.", extra={"said": said})
