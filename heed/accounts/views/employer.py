"""The way in by an employer's service, by OpenID Connect; nobody gets an account by it."""

from __future__ import annotations

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from requests import RequestException

from heed.accounts import actions, employees
from heed.accounts.views import arriving
from heed.core import clock

# The one service there may be, as addresses know it.
PROVIDER = "employer"
NO_ANSWER = "The service does not answer. Try again in a while."
# What asks the service to let the person prove who they are again.
AGAIN = {"prompt": "login", "max_age": "0"}


class Arrivals(DefaultSocialAccountAdapter):
    """What happens when somebody comes back from their employer's service."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Let the person in, or say why not; allauth never gets as far as making an account."""
        raise ImmediateHttpResponse(_arrived(request, sociallogin))

    def on_authentication_error(self, request: HttpRequest, *_: Any, **__: Any) -> None:
        """Say that it did not work; why is between the person and the service."""
        raise ImmediateHttpResponse(_not_let_in(request, "The service did not say who you are."))


@require_safe
def go(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send the person to the service, with a challenge only it can answer (PKCE)."""
    if settings.HEED_EMPLOYER is None or provider_id != PROVIDER:
        raise Http404
    provider = Arrivals(request).get_provider(request, provider_id)
    try:
        found: HttpResponse = provider.redirect(
            request,
            process="login",
            next_url=arriving.asked_for(request),
            scope=["openid", "email"],
            auth_params=dict(AGAIN) if "again" in request.GET else {},
        )
    except RequestException:
        return _not_let_in(request, NO_ANSWER)
    return found


@require_safe
def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take the answer of the service."""
    if settings.HEED_EMPLOYER is None or provider_id != PROVIDER:
        raise Http404
    try:
        found: HttpResponse = openid_connect.callback(request, provider_id=provider_id)
    except RequestException:
        return _not_let_in(request, NO_ANSWER)
    return found


def _arrived(request: HttpRequest, sociallogin: Any) -> HttpResponse:
    account, at = sociallogin.account, clock.now()
    try:
        said = employees.answer(
            account.provider,
            account.extra_data,
            second_factor=getattr(settings.HEED_EMPLOYER, "second_factor", frozenset()),
            vouches=getattr(settings.HEED_EMPLOYER, "vouches_for_email", False),
        )
        user = employees.person(said)
    except employees.NotLetIn as refusal:
        return _not_let_in(request, str(refusal))
    actions.bind(user, said, at=at)
    wanted = sociallogin.get_redirect_url(request) or ""
    return redirect(arriving.begin_from_employer(request, user, said, wanted=wanted))


def _not_let_in(request: HttpRequest, because: str) -> HttpResponse:
    actions.note_not_let_in(because, at=clock.now())
    shown = {"because": because, "employer": settings.HEED_EMPLOYER}
    return render(request, "accounts/not_let_in.html", shown, status=403)
