"""May anybody keep a copy of an answer, or show it inside theirs? What is on every answer?

These stand outside everything else, so that static files, redirects and errors have it too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from heed.config import errors

Next = Callable[[HttpRequest], HttpResponse]

NO_DEVICES: Final = (
    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
)
# What nothing else sets: only our own pages may load it, and our pages load nothing else.
EVERYWHERE: Final = {
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": NO_DEVICES,
}


class PrivateByDefault:
    """Forbid every copy of an answer: in the browser, on the way, and in other sites' pages.

    Static files, which are the same for everybody, may be kept.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response
        self.static = f"/{settings.STATIC_URL.lstrip('/')}"

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with headers that keep it to this person."""
        response = self.get_response(request)
        is_static = request.path_info.startswith(self.static) and response.status_code < 400
        if not is_static or "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
        for name, value in EVERYWHERE.items():
            response.headers.setdefault(name, value)
        return response


class NotTooLarge:
    """Refuse what is larger than anything a page asks for, before it is read."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, unless more was announced than is taken; what is not announced is not read."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) > settings.HEED_LARGEST_REQUEST:
            return errors.too_large(request)
        return self.get_response(request)
