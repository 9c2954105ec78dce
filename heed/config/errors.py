"""What does a page say when something is missing, forbidden or broken?"""

from __future__ import annotations

import sys

from django.contrib import messages
from django.core.exceptions import (
    PermissionDenied,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from heed.accounts import lapses
from heed.attachments.intake import USUAL
from heed.audit import actions as audit
from heed.casefiles.models import CaseFile
from heed.config.logs import request_number
from heed.core import clock, references
from heed.govuk.words import size_in_words

# Rooms whose pages name a case in their address.
ABOUT_A_CASE = frozenset({"desk", "incidents", "casefiles", "rapid_reviews", "practice_reviews"})
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
_BROKE_BECAUSE = "_broke_because"


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The request could not be read, or asks for more than one may send."""
    if isinstance(exception, TOO_MUCH):
        return too_large(request)
    return _page(request, "Sorry, there is a problem with this request", status=400)


def too_large(request: HttpRequest) -> HttpResponse:
    """More was sent than is taken at once."""
    return _page(
        request,
        "This is too much to send at once",
        f"Nothing was saved. A file can have at most {size_in_words(USUAL.size)}. Go back, shorten "
        "the text or choose a smaller file, and send it again.",
        status=413,
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The person may open the page but not do this."""
    said = str(exception) if isinstance(exception, PermissionDenied) else ""
    return _page(request, "You cannot do this", said, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is nothing here, or nothing this person may see: the same words for both."""
    _note_sought(request)
    return _page(
        request,
        "Page not found",
        "If you typed the address, check it is right. If you followed a link, the page may have "
        "moved, or it may not be for you.",
        status=404,
    )


def _note_sought(request: HttpRequest) -> None:
    """Write down that somebody asked for a case that is not open to them, or is none at all.

    What is written, and what is asked of the database, is the same for both.
    """
    found, viewer = request.resolver_match, getattr(request, "viewer", None)
    if found is None or viewer is None or found.namespace not in ABOUT_A_CASE:
        return
    reference = str(found.kwargs.get("reference", ""))
    try:
        if reference and not CaseFile.visible_to(viewer).filter(reference=reference).exists():
            audit.note_sought(reference, by=viewer, at=clock.now())
    except DatabaseError:  # a disk that is full does not stop anybody from being told
        return


def destroyed(request: HttpRequest) -> HttpResponse:
    """The file was there when the page began, and was destroyed before it ended."""
    return _page(
        request,
        "This file has just been destroyed",
        "The time it was to be kept is over, and two people decided to destroy it while this page "
        "was open. Nobody can read it or write on it any more, and what you sent was not saved.",
        status=410,
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke; the page says nothing about what.

    What it was stays on the request, for whoever answers a full disk with a better page. What was
    to be said of what was done is forgotten: it was undone.
    """
    unsay(request)
    number = _number()
    setattr(request, _BROKE_BECAUSE, sys.exc_info()[1])
    return _page(
        request,
        "Sorry, there is a problem with the service",
        "Nothing was half-saved. Try again; if it happens again, tell whoever runs Heed for you.",
        f"The number of this mistake is {number}.",
        status=500,
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old, or did not come from a page of this service.

    What a signed-in person sent from a page of ours, opened before they signed in again, is kept.
    """
    if lapses.keep_own(request, at=clock.now()):
        return redirect("accounts:kept")
    return _page(
        request,
        "This page has expired",
        "Go back, reload the page and send it again. Nothing was saved.",
        status=403,
    )


def unsay(request: HttpRequest) -> None:
    """Forget the messages for the next page: what they are about has not happened."""
    if hasattr(request, "_messages"):
        list(messages.get_messages(request))


def broke_because(request: HttpRequest) -> BaseException | None:
    """Return what broke while this request was answered, if anything did."""
    return getattr(request, _BROKE_BECAUSE, None)


def forget(request: HttpRequest) -> None:
    """Forget what broke, because the request is answered once more."""
    setattr(request, _BROKE_BECAUSE, None)


def _number() -> str:
    """Return the number of the request; one that broke before it had one is given one now."""
    if not request_number.get():
        request_number.set(references.new("R"))
    return request_number.get()


def _page(request: HttpRequest, title: str, *paragraphs: str, status: int) -> HttpResponse:
    said = [paragraph for paragraph in paragraphs if paragraph]
    return render(
        request, "govuk/error_page.html", {"title": title, "paragraphs": said}, status=status
    )
