"""Pages about people in posts, and what each may do."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.accounts import queries as accounts
from heed.core import clock
from heed.partnership import actions, presenters, queries
from heed.partnership.forms import people as forms


@require_safe
def people(request: ViewerRequest) -> HttpResponse:
    """Show who holds which post today."""
    today = clock.day(clock.now())
    posts = queries.appointments(request.viewer.partnership_id, on=today)
    context = {
        "people": presenters.people_table(posts, viewer=request.viewer),
        "tabs": presenters.tabs("partnership:people"),
        "may_arrange": presenters.may_arrange(request.viewer),
    }
    return render(request, "partnership/people.html", context)


@require_safe
def roles(request: ViewerRequest) -> HttpResponse:
    """Show who may do what."""
    context = {
        "roles": presenters.roles(),
        "permissions": presenters.permissions_table(),
        "tabs": presenters.tabs("partnership:roles"),
    }
    return render(request, "partnership/roles.html", context)


@require_http_methods(["GET", "POST"])
def appoint(request: ViewerRequest) -> HttpResponse:
    """Put somebody in a post."""
    checks.require(request.viewer, Permission.PARTNERSHIP_ARRANGE)
    now, here = clock.now(), request.viewer.partnership_id
    form = forms.NewAppointment(
        request.POST or None,
        agencies=queries.agencies(here, on=clock.day(now)),
        groups=queries.groups(here, on=clock.day(now)),
    )
    if form.is_valid():
        typed = dict(form.cleaned_data)
        signs_in, email = typed.pop("signs_in"), typed.pop("email")
        try:
            user = accounts.by_email(email) if signs_in else None
        except accounts.NoSuchAccount as problem:
            form.add_error("email", str(problem))
        else:
            typed["holder_name"] = user.name if user else typed["holder_name"]
            actions.appoint(**typed, user=user, by=request.viewer, at=now)
            messages.success(request, f"{typed['holder_name']} has been appointed")
            return redirect("partnership:people")
    return render(request, "partnership/appoint.html", {"form": form})


@require_http_methods(["GET", "POST"])
def end_appointment(request: ViewerRequest, pk: int) -> HttpResponse:
    """End a post."""
    checks.require(request.viewer, Permission.PARTNERSHIP_ARRANGE)
    now = clock.now()
    posts = queries.appointments(request.viewer.partnership_id, on=clock.day(now))
    post = posts.filter(pk=pk).first()
    if post is None:
        raise Http404
    form = forms.EndOfAppointment(request.POST or None, starts_on=post.starts_on)
    if form.is_valid():
        try:
            actions.end_appointment(post, **form.cleaned_data, by=request.viewer, at=now)
        except actions.LastCoordinator as problem:
            form.add_error("ends_on", str(problem))
        else:
            messages.success(request, f"The post of {post.holder_name} has been given its last day")
            return redirect("partnership:people")
    return render(request, "partnership/end_appointment.html", {"form": form, "post": post})
