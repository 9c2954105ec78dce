"""Where does somebody go after the password, and after the second factor?"""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from heed.access.checks import ProofNeeded
from heed.accounts import actions, factors, queries, sessions
from heed.accounts.actions.ending import REMEMBERED
from heed.accounts.employees import Answer
from heed.accounts.models import User
from heed.core import clock

ASKED_FOR = "asked_for"


def begin(request: HttpRequest, user: User) -> str:
    """Begin a session, a new one, for somebody who gave their password; return where to go."""
    owes = not settings.DEMONSTRATION or factors.has_any(user.pk)
    _begin(request, user, owes=owes, wanted=asked_for(request))
    if owes:
        return resolve_url("accounts:second_factor")
    actions.note_sign_in(user, used="a password only, in a demonstration", at=clock.now())
    return where_to(request, user)


def begin_from_employer(request: HttpRequest, user: User, said: Answer, *, wanted: str) -> str:
    """Begin a session for somebody their employer's service knows; return where to go.

    Who was asked for two factors there is not asked for another one here. How fresh the proof is,
    the service says; one that does not say is not believed to be fresh.
    """
    owes = not said.has_second_factor and (not settings.DEMONSTRATION or factors.has_any(user.pk))
    _begin(request, user, owes=owes, wanted=wanted)
    sessions.note_proof_elsewhere(
        request.session, at=said.proved_at, second_factor=said.has_second_factor
    )
    if owes:
        return resolve_url("accounts:second_factor")
    actions.note_sign_in(user, used="their employer’s service", at=clock.now())
    return where_to(request, user)


def _begin(request: HttpRequest, user: User, *, owes: bool, wanted: str) -> None:
    last_visit_at = user.last_login
    auth.login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    sessions.begin(
        request.session,
        user_agent=request.headers.get("User-Agent", ""),
        owes_second_factor=owes,
    )
    if last_visit_at:
        request.session["last_visit_at"] = last_visit_at.isoformat()
    request.session[ASKED_FOR] = wanted


def complete(request: HttpRequest, user: User, *, used: str) -> str:
    """Let somebody in who has given their second factor too; return where to go."""
    sessions.note_proof(request.session, second_factor=True)
    request.session.cycle_key()
    actions.note_sign_in(user, used=f"a password and {used}", at=clock.now())
    return where_to(request, user)


def where_to(request: HttpRequest, user: User) -> str:
    """Return the page that comes after signing in: what was kept first, else what was asked for."""
    if queries.kept_for(user.pk, since=clock.now() - REMEMBERED):
        return resolve_url("accounts:kept")
    return str(request.session.pop(ASKED_FOR, "")) or asked_for(request)


def person(request: HttpRequest) -> User:
    """Return who has given their password; only such people come to the pages on the way in."""
    return cast(User, request.user)


def require_proof(request: HttpRequest, what_for: str) -> None:
    """Ask somebody who is in already for a fresh proof, before they change how they sign in.

    :raises ProofNeeded: if the last proof is older than five minutes
    """
    if not sessions.is_freshly_proved(request.session):
        raise ProofNeeded(person(request).name, what_for)


def asked_for(request: HttpRequest) -> str:
    """Return the page asked for before signing in, if it is one of ours; else the desk."""
    asked = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if ours else resolve_url(settings.LOGIN_REDIRECT_URL)
