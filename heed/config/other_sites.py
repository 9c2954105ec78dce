"""Did another site's page make the browser send this? Then nothing is done, whatever it carries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse

from heed.config import errors

Next = Callable[[HttpRequest], HttpResponse]

LOOKS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
# What a browser says itself about where a request comes from. A neighbour under the same domain,
# such as another service of the same council, is another site too.
OTHERS: Final = frozenset({"cross-site", "same-site"})


class RefuseOtherSites:
    """A second lock beside the token: a page of another site cannot write this header."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse what another site sends; links from elsewhere may be followed."""
        if request.method not in LOOKS and request.headers.get("Sec-Fetch-Site") in OTHERS:
            return errors.csrf_failure(request)
        return self.get_response(request)
