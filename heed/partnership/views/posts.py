"""Pages on which posts are given, changed and ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from heed.access import checks, delegation
from heed.access.permissions import Permission
from heed.access.viewer import Viewer, ViewerRequest
from heed.core import clock
from heed.core.periods import long_date
from heed.govuk.carried import NEVER_TYPED
from heed.govuk.forms import Form
from heed.partnership import actions, people, queries
from heed.partnership.forms import posts as forms
from heed.partnership.models import Appointment
from heed.partnership.people import When

# Where on a form each refusal belongs.
ON_A_POST: Mapping[type[Exception], str] = {
    actions.NotToOneself: "role",
    actions.NeedsTwoPeople: "role",
    actions.NotYoursToGive: "role",
    actions.LastDayMissing: "ends_on",
    actions.EndsBeforeItStarts: "ends_on",
    actions.LastCoordinator: "role",
}


# Each of them may refuse a last day, or an end at once.
ON_AN_END: Mapping[type[Exception], str] = {
    actions.LastCoordinator: "when",
    actions.NeedsTwoPeople: "when",
    actions.NotToOneself: "when",
    actions.NotYoursToGive: "when",
}


@require_http_methods(["GET", "POST"])
def add_name(request: ViewerRequest) -> HttpResponse:
    """Put somebody on the list who never signs in."""
    checks.require(request.viewer, Permission.PEOPLE_APPOINT)
    initial = {"starts_on": clock.day(clock.now())}
    form = forms.NewName(request.POST or None, initial=initial, **placing(request.viewer))
    if form.is_valid():
        actions.appoint(**form.post(), by=request.viewer, at=clock.now())
        messages.success(request, f"{form.cleaned_data['holder_name']} is on the list")
        return redirect("partnership:people")
    return render(request, "partnership/add_name.html", {"form": form})


@require_http_methods(["GET", "POST"])
def give_post(request: ViewerRequest, pk: int) -> HttpResponse:
    """Give one more post to somebody who is here already."""
    checks.require(request.viewer, Permission.PEOPLE_APPOINT)
    now, viewer = clock.now(), request.viewer
    post = people.posts_of(viewer, pk).first()
    if post is None or post.user is None:
        raise Http404
    user = post.user
    form = forms.PostWithRights(request.POST or None, **placing(viewer))

    def give() -> object:
        typed = form.post() | {"starts_on": form.cleaned_data["starts_on"] or clock.day(now)}
        return actions.appoint(holder_name=user.name, user=user, **typed, by=viewer, at=now)

    if done(form, give):
        messages.success(request, f"{user.name} has another post")
        return redirect("partnership:person", pk=pk)
    return render(request, "partnership/give_post.html", {"form": form, "person": user})


@require_http_methods(["GET", "POST"])
def change_post(request: ViewerRequest, pk: int) -> HttpResponse:
    """Give somebody another post instead of one."""
    checks.require(request.viewer, Permission.PEOPLE_APPOINT)
    viewer = request.viewer
    post = _kept(viewer, pk)
    initial = {"title": post.title, "role": post.role, "group": str(post.group_id or "")}
    form = forms.ChangedPost(request.POST or None, initial=initial, **placing(viewer))

    def change() -> object:
        typed = {name: form.post()[name] for name in ("title", "role", "group")}
        return actions.change_post(post, **typed, by=viewer, at=clock.now())

    if post.user_id and done(form, change):
        messages.success(request, f"The post of {post.holder_name} has been changed")
        return redirect("partnership:person", pk=post.user_id)
    if not post.user_id:
        raise Http404
    return render(request, "partnership/change_post.html", {"form": form, "post": post})


@require_http_methods(["GET", "POST"])
def end_appointment(request: ViewerRequest, pk: int) -> HttpResponse:
    """Ask when a post ends, show what that means, then end it."""
    checks.require(request.viewer, Permission.PEOPLE_APPOINT)
    now, viewer = clock.now(), request.viewer
    post = _kept(viewer, pk)
    form = forms.EndOfPost(request.POST or None, starts_on=post.starts_on)
    if form.is_valid() and request.POST.get("confirmed") != "yes":
        return _check_end(request, post, form.cleaned_data["ends_on"])

    def end() -> object:
        ends_on: date | None = form.cleaned_data["ends_on"]
        if ends_on is None:
            return actions.remove(post, by=viewer, at=now)
        return actions.end_appointment(post, ends_on=ends_on, by=viewer, at=now)

    if done(form, end, ON_AN_END):
        messages.success(request, f"The post of {post.holder_name} has been ended")
        return redirect("partnership:people")
    return render(request, "partnership/end_appointment.html", {"form": form, "post": post})


@require_http_methods(["GET", "POST"])
def remove_person(request: ViewerRequest, pk: int) -> HttpResponse:
    """Ask whether to end every post of somebody at once, then do it."""
    checks.require(request.viewer, Permission.PEOPLE_APPOINT)
    now, viewer = clock.now(), request.viewer
    today = clock.day(now)
    current = When.NOW.condition(today) | When.LATER.condition(today)
    posts = list(people.posts_of(viewer, pk).filter(current))
    if not posts:
        raise Http404
    ending = [post for post in posts if delegation.may_take_away(viewer, post.post)]
    problem = ""
    if request.method == "POST" and ending:
        try:
            actions.remove(*ending, by=viewer, at=now)
        except actions.LastCoordinator as refusal:
            problem = str(refusal)
        else:
            messages.success(request, f"{posts[0].holder_name} has been removed")
            return redirect("partnership:people")
    context = {
        "pk": pk,
        "name": posts[0].holder_name,
        "ending": ending,
        "staying": [post for post in posts if post not in ending],
        "problem": problem,
    }
    return render(request, "partnership/remove_person.html", context)


def placing(viewer: Viewer) -> dict[str, Any]:
    """Return the agencies and groups of today that a form about a post offers."""
    here, today = viewer.partnership_id, clock.day(clock.now())
    return {
        "viewer": viewer,
        "agencies": queries.agencies(here, on=today),
        "groups": queries.groups(here, on=today),
    }


def done(
    form: Form,
    act: Callable[[], object],
    refusals: Mapping[type[Exception], str] = ON_A_POST,
) -> bool:
    """Do what the form asks, or put the sentence of a refusal beside its question."""
    if not form.is_valid():
        return False
    try:
        act()
    except tuple(refusals) as refusal:
        name = next(name for kind, name in refusals.items() if isinstance(refusal, kind))
        form.add_error(name if name in form.fields else None, str(refusal))
        return False
    return True


def _kept(viewer: Viewer, pk: int) -> Appointment:
    """Return a post this person keeps that has not ended, or the same 404 for all others."""
    today = clock.day(clock.now())
    current = When.NOW.condition(today) | When.LATER.condition(today)
    post = people.in_reach(viewer).filter(current, pk=pk).first()
    if post is None:
        raise Http404
    return post


def _check_end(request: ViewerRequest, post: Appointment, ends_on: date | None) -> HttpResponse:
    typed = [item for item in request.POST.items() if item[0] not in NEVER_TYPED]
    when = f"with {long_date(ends_on)}" if ends_on else "at once"
    context = {"post": post, "when": when, "at_once": ends_on is None, "typed": typed}
    return render(request, "partnership/end_check.html", context)
