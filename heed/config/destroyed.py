"""What is somebody told whose page broke because the file was destroyed at that very moment?"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from heed.config import errors
from heed.retention.models import Tombstone

SERVER_ERROR = 500


class DestroyedMeanwhile:
    """Say that the file is gone, to whoever had it open when it went, instead of that it broke.

    Before and afterwards the file is simply not there, for them as for anybody. It stands outside
    the transaction in which a page acts, which has been undone by now.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as usual, or say what became of the file."""
        response = self.get_response(request)
        if response.status_code >= SERVER_ERROR and _is_destroyed(request):
            errors.forget(request)
            return errors.destroyed(request)
        return response


def _is_destroyed(request: HttpRequest) -> bool:
    named = request.resolver_match.kwargs if request.resolver_match else {}
    reference = named.get("reference")
    return bool(reference) and Tombstone.objects.filter(reference=reference).exists()
