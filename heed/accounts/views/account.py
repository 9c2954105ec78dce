"""The page about one's own account, from which the others are reached."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heed.access.viewer import ViewerRequest


@require_safe
def account(request: ViewerRequest) -> HttpResponse:
    """Show what one can change about how one signs in."""
    return render(request, "accounts/account.html", {"name": request.viewer.name})
