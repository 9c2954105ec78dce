"""Pages on which somebody is helped who cannot sign in."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from heed.access import checks, delegation
from heed.access.permissions import Permission
from heed.access.viewer import Viewer, ViewerRequest
from heed.accounts import actions, factors
from heed.accounts.links import address_of
from heed.accounts.models import User
from heed.core import clock
from heed.partnership import people
from heed.partnership.forms import helping as forms
from heed.partnership.models import Appointment


@require_http_methods(["GET", "POST"])
def help_person(request: ViewerRequest, pk: int) -> HttpResponse:
    """Show what can be done for somebody, and remove second factors that are lost."""
    checks.require(request.viewer, Permission.PEOPLE_HELP)
    person = _helped_or_404(request.viewer, pk)
    form = forms.LostFactors(request.POST or None)
    if form.is_valid():
        try:
            actions.remove_lost_factors(
                person, reason=form.cleaned_data["reason"], by=request.viewer, at=clock.now()
            )
        except actions.NothingToRemove as refusal:
            form.add_error("reason", str(refusal))
        else:
            messages.success(request, f"The second factors of {person.name} have been removed")
            return redirect("partnership:help", pk=pk)
    shown = {"form": form, "person": person, "owned": factors.of(person.pk)}
    return render(request, "partnership/help.html", shown)


@require_POST
def send_link(request: ViewerRequest, pk: int) -> HttpResponse:
    """Send somebody a link for a new password."""
    person = _helped_or_404(request.viewer, pk)
    actions.send_link(person, to=address_of(request), by=request.viewer, at=clock.now())
    messages.success(request, f"A link for a new password is on its way to {person.email}")
    return redirect("partnership:help", pk=pk)


@require_POST
def sign_out_everywhere(request: ViewerRequest, pk: int) -> HttpResponse:
    """End every session of somebody."""
    person = _helped_or_404(request.viewer, pk)
    actions.sign_out_everywhere(person, by=request.viewer, at=clock.now())
    messages.success(request, f"{person.name} has been signed out everywhere")
    return redirect("partnership:help", pk=pk)


def _helped_or_404(viewer: Viewer, pk: int) -> User:
    """Return somebody whom the viewer may help: never oneself, and nobody beyond one's reach.

    Who keeps the people of one agency only helps those who hold posts nowhere else.
    """
    held_here = people.posts_of(viewer, pk)
    elsewhere = Appointment.objects.filter(user_id=pk, removed_at=None).exclude(
        pk__in=held_here.values("pk")
    )
    beyond = delegation.only_in_own_agency(viewer) and elsewhere.exists()
    user = User.objects.filter(pk=pk).first()
    if user is None or pk == viewer.user_id or beyond or not held_here.exists():
        raise Http404
    return user
