"""The page that says how the backups stand, and takes the code of a restore drill."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.backups import actions, forms, presenters, queries
from heed.core import clock


@require_http_methods(["GET", "POST"])
def standing(request: ViewerRequest) -> HttpResponse:
    """Say how the backups stand and what to do next; record a drill."""
    checks.require(request.viewer, Permission.BACKUP_LOOK_AFTER)
    now = clock.now()
    form = forms.Drill(request.POST or None)
    if form.is_valid():
        try:
            actions.record_drill(form.cleaned_data["code"], by=request.viewer, at=now)
        except actions.CodeNotKnown as problem:
            form.add_error("code", str(problem))
        else:
            messages.success(request, "The restore drill is recorded")
            return redirect("backups:standing")
    found = queries.standing(at=now)
    context = {
        # Without a backup there is no code to enter; what somebody sent all the same is answered.
        "form": form if found.newest or form.is_bound else None,
        "badge": presenters.badge(found),
        "facts": presenters.facts(found),
        "next_steps": presenters.next_steps(found),
        "drills": presenters.drills_table(queries.drills()),
    }
    return render(request, "backups/standing.html", context)
