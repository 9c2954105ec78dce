"""Who may see a case, and who is kept out of it, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from heed.casefiles.models import EmergencyOpening, Grant
from heed.govuk.words import long_date, many, moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A grant in words, with the address where it can be ended if this person may end it."""

    to: str
    why: str
    since: str
    until: str
    end: str = ""
    extend: str = ""


def opened_to(grants: Iterable[Grant], *, reference: str, may_end: bool, on: date) -> list[Opened]:
    """Return the grants in force, in words, with the days that are left."""
    return [
        Opened(
            to=f"{grant.given_to_name} ({_kind(grant)})",
            why=grant.reason,
            since=f"{long_date(grant.given_at)}, by {grant.given_by_name}",
            until=_until(grant, on=on),
            end=reverse("casefiles:end_grant", args=[reference, grant.pk]) if may_end else "",
            extend=reverse("casefiles:extend_grant", args=[reference, grant.pk])
            if may_end and grant.ends_on
            else "",
        )
        for grant in grants
    ]


def opened_in_an_emergency(openings: Iterable[EmergencyOpening]) -> list[Opened]:
    """Return the openings in an emergency that hold, in words."""
    return [
        Opened(
            to=f"{opening.user} (in an emergency)",
            why=opening.reason,
            since=moment(opening.starts_at),
            until=f"until {moment(opening.ends_at)}",
        )
        for opening in openings
    ]


def _until(grant: Grant, *, on: date) -> str:
    if grant.ends_on is None:
        return "until it is ended"
    left = (grant.ends_on - on).days
    words = many(left, one="day left", several="days left") if left else "today"
    return f"last day {long_date(grant.ends_on)} ({words})"


def _kind(grant: Grant) -> str:
    if grant.agency_id:
        return "agency"
    return "group" if grant.group_id else "person"
