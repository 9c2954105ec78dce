"""The pages behind the link of an invitation: see what is offered, and accept it."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from heed.accounts import sessions
from heed.accounts.models import User
from heed.core import clock
from heed.partnership import actions, queries
from heed.partnership.forms import joining as forms
from heed.partnership.models import Invitation
from heed.partnership.presenters import inviting as words

# The secret moves from the address into the session, so that no page after it repeats it.
KEPT_AS = "invitation"


@require_safe
def open_link(request: HttpRequest, secret: str) -> HttpResponse:
    """Take the secret out of the address."""
    request.session[KEPT_AS] = secret
    return redirect("partnership:invited")


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def invited(request: HttpRequest) -> HttpResponse:
    """Show what is offered, and let the person accept with a new account or their own."""
    secret = str(request.session.get(KEPT_AS, ""))
    found = queries.invitation_behind(secret, at=clock.now())
    account = User.objects.filter(email=found.email).first() if found else None
    if found is None or (account is not None and not account.is_active):
        return _useless(request)
    signed_in = request.user.is_authenticated and sessions.is_complete(request.session)
    if account is None and not signed_in:
        return _make_account(request, found, secret)
    if not signed_in or request.user != account:
        return _sign_in_first(request, found, secret, signed_in=signed_in)
    if request.method == "POST":
        return _accept(request, account, secret)
    return _page(request, "partnership/join.html", found)


def _make_account(request: HttpRequest, found: Invitation, secret: str) -> HttpResponse:
    form = forms.NewAccount(request.POST or None, initial={"name": found.name}, email=found.email)
    if form.is_valid():
        try:
            actions.join_with_new_account(secret, **form.cleaned_data, at=clock.now())
        except actions.LinkCannotBeUsed:
            return _useless(request)
        del request.session[KEPT_AS]
        messages.success(
            request, "Your account is ready. Sign in with the password you have just chosen"
        )
        return redirect("accounts:sign_in")
    return _page(request, "partnership/new_account.html", found, form=form)


def _accept(request: HttpRequest, account: User, secret: str) -> HttpResponse:
    try:
        post = actions.join(secret, user=account, at=clock.now())
    except actions.LinkCannotBeUsed:
        return _useless(request)
    del request.session[KEPT_AS]
    messages.success(request, f"You have accepted: {post.title}")
    # Whoever acts somewhere already may want to act here now; others are asked if they must choose.
    acts_already = hasattr(request, "viewer")
    return redirect("partnership:act_for" if acts_already else settings.LOGIN_REDIRECT_URL)


def _sign_in_first(
    request: HttpRequest, found: Invitation, secret: str, *, signed_in: bool
) -> HttpResponse:
    """Ask for the account the invitation was sent to; the link comes along, once signed in."""
    back = urlencode({"next": reverse("partnership:open_link", args=[secret])})
    sign_in = f"{reverse('accounts:sign_in')}?{back}"
    return _page(
        request,
        "partnership/sign_in_to_join.html",
        found,
        sign_in_url=sign_in,
        signed_in=signed_in,
    )


def _page(request: HttpRequest, page: str, found: Invitation, **context: object) -> HttpResponse:
    offered = {"invitation": found, "facts": words.offered_facts(found)}
    return render(request, page, offered | context)


def _useless(request: HttpRequest) -> HttpResponse:
    return render(request, "partnership/link_useless.html", status=404)
