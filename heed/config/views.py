"""Pages about the service itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heed.config import health as installation
from heed.core import clock


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Show the accessibility statement; anybody may read it."""
    return render(request, "config/accessibility.html")


@require_safe
def health(_: HttpRequest) -> HttpResponse:
    """Say which parts are up, for whatever watches the service; 503 if one is down."""
    found = installation.parts(at=clock.now())
    well = installation.is_well(found)
    said = {"well": well, "parts": {name: part.value for name, part in found.items()}}
    return JsonResponse(said, status=200 if well else 503)
