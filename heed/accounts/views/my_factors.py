"""Pages with one's own second factors, to add and to remove them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heed.access.viewer import ViewerRequest
from heed.accounts import actions, factors, presenters
from heed.accounts.views import arriving
from heed.accounts.views.setting_up import CHANGE
from heed.core import clock


@require_safe
def my_factors(request: ViewerRequest) -> HttpResponse:
    """List one's second factors and say how many recovery codes are left."""
    owned = factors.of(request.viewer.user_id)
    shown = {"lines": presenters.factor_lines(owned), "owned": owned}
    return render(request, "accounts/factors.html", shown)


@require_http_methods(["GET", "POST"])
def remove(request: ViewerRequest, pk: int) -> HttpResponse:
    """Ask whether to remove a second factor, then remove it."""
    arriving.require_proof(request, CHANGE)
    owned = factors.of(request.viewer.user_id)
    found = [factor for factor in owned.factors if factor.pk == pk]
    if not found:
        raise Http404
    if request.method == "POST":
        name = actions.remove_factor(arriving.person(request), pk, at=clock.now())
        messages.success(request, f"{name[0].upper()}{name[1:]} has been removed")
        return redirect("accounts:factors")
    shown = {"factor": found[0], "is_last": len(owned.factors) == 1}
    return render(request, "accounts/remove_factor.html", shown)
