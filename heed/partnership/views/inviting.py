"""Pages on which people are invited, and on which invitations are kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.core import clock
from heed.govuk.components import pages as pagination
from heed.partnership import actions, people, presenters
from heed.partnership.forms import posts as forms
from heed.partnership.letters import Letter
from heed.partnership.models import Invitation
from heed.partnership.presenters import inviting as words
from heed.partnership.views import posts

INVITATIONS_ON_A_PAGE = 25
# A demonstration sends nothing: the last letter of the session is shown on the page instead.
LETTER = "letter"

ON_AN_INVITATION = {
    **posts.ON_A_POST,
    actions.NotToOneself: "email",
    actions.InvitedAlready: "email",
    actions.HoldsItAlready: "email",
}
REFUSALS = (
    actions.InvitationOver,
    actions.NeedsTwoPeople,
    actions.NotToOneself,
    actions.NotYoursToGive,
)


@require_safe
def invitations(request: ViewerRequest) -> HttpResponse:
    """List the invitations this person keeps or may confirm."""
    viewer = request.viewer
    if not presenters.keeps_invitations(viewer):
        raise PermissionDenied(f"{viewer.name} may not see invitations.")
    pages = Paginator(people.invitations(viewer), INVITATIONS_ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    links = pagination(page.number, last=pages.num_pages) if pages.num_pages > 1 else None
    context = {
        "invitations": words.invitations_table(page.object_list, at=clock.now()),
        "pages": links,
        "tabs": presenters.tabs("partnership:invitations", viewer),
        "keeps_people": presenters.keeps_people(viewer),
    }
    return render(request, "partnership/invitations.html", context)


@require_http_methods(["GET", "POST"])
def invite(request: ViewerRequest) -> HttpResponse:
    """Invite somebody; what needs nobody else is sent at once."""
    checks.require(request.viewer, Permission.PEOPLE_APPOINT)
    form = forms.NewInvitation(request.POST or None, **posts.placing(request.viewer))
    made: list[Invitation] = []

    def make() -> None:
        typed = form.post()
        who = {name: typed.pop(name) for name in ("name", "email")}
        offer = actions.Offer(**typed)
        made.append(actions.invite(**who, offer=offer, by=request.viewer, at=clock.now()))

    if posts.done(form, make, ON_AN_INVITATION):
        (invited,) = made
        if not invited.needs_second_person:
            return _send(request, invited)
        messages.success(request, "Your proposal waits for a second person to confirm it")
        return redirect("partnership:invitation", pk=invited.pk)
    return render(request, "partnership/invite.html", {"form": form})


@require_safe
def invitation(request: ViewerRequest, pk: int) -> HttpResponse:
    """Show one invitation, how it stands, and what can be done with it."""
    return _page(request, _kept(request, pk))


@require_POST
def send(request: ViewerRequest, pk: int) -> HttpResponse:
    """Send the link, or a new one instead of the last."""
    checks.require(request.viewer, Permission.PEOPLE_APPOINT)
    return _send(request, _kept(request, pk))


@require_POST
def confirm(request: ViewerRequest, pk: int) -> HttpResponse:
    """Be the second person for what somebody else proposed."""
    checks.require(request.viewer, Permission.PEOPLE_CONFIRM)
    found = _kept(request, pk)

    def agree() -> None:
        actions.confirm(found, by=request.viewer, at=clock.now())
        messages.success(request, "You have confirmed it. The invitation can be sent now")

    return _do(request, found, agree)


@require_http_methods(["GET", "POST"])
def withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    """Ask whether to take an invitation back, then do it."""
    checks.require(request.viewer, Permission.PEOPLE_APPOINT)
    found = _kept(request, pk)
    if request.method != "POST":
        return render(request, "partnership/withdraw.html", {"invitation": found})

    def take_back() -> None:
        actions.withdraw(found, by=request.viewer, at=clock.now())
        messages.success(request, f"The invitation of {found.name} has been withdrawn")

    return _do(request, found, take_back)


def _send(request: ViewerRequest, found: Invitation) -> HttpResponse:
    def hand_over() -> None:
        letter = actions.send(found, link=_link_on(request), by=request.viewer, at=clock.now())
        _show(request, found, letter)
        messages.success(request, "The invitation has been sent")

    return _do(request, found, hand_over)


def _do(request: ViewerRequest, found: Invitation, act: Callable[[], None]) -> HttpResponse:
    """Do something with an invitation and show it; a refusal stands at the top of its page."""
    try:
        act()
    except REFUSALS as refusal:
        problem = str(refusal)
    except OSError as trouble:
        problem = f"The invitation is kept, but the email could not be sent. {trouble}"
    else:
        return redirect("partnership:invitation", pk=found.pk)
    return _page(request, _kept(request, found.pk), problem=problem)


def _kept(request: ViewerRequest, pk: int) -> Invitation:
    found = people.invitations(request.viewer).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _page(request: ViewerRequest, found: Invitation, *, problem: str = "") -> HttpResponse:
    now = clock.now()
    letter: dict[str, Any] = request.session.get(LETTER, {})
    context = {
        "invitation": found,
        "facts": words.invitation_facts(found, at=now),
        "ways": words.ways(found, viewer=request.viewer, at=now),
        "waits": found.state(now) is Invitation.State.PROPOSED,
        "problem": problem,
        "letter": letter if letter.get("invitation") == found.pk else None,
    }
    return render(request, "partnership/invitation.html", context)


def _link_on(request: ViewerRequest) -> Callable[[str], str]:
    def link(secret: str) -> str:
        return request.build_absolute_uri(reverse("partnership:open_link", args=[secret]))

    return link


def _show(request: ViewerRequest, found: Invitation, letter: Letter) -> None:
    if settings.DEMONSTRATION:
        request.session[LETTER] = {
            "invitation": found.pk,
            "subject": letter.subject,
            "lines": letter.text.splitlines(),
            "link": letter.link,
        }
