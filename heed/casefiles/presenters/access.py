"""Who may see a case, and who is kept out of it, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from heed.casefiles.models import Grant
from heed.govuk.words import long_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A grant in words, with the address where it can be ended if this person may end it."""

    to: str
    why: str
    since: str
    until: str
    end: str = ""


def opened_to(grants: Iterable[Grant], *, reference: str, may_end: bool) -> list[Opened]:
    """Return the grants in force, in words."""
    return [
        Opened(
            to=f"{grant.given_to_name} ({_kind(grant)})",
            why=grant.reason,
            since=f"{long_date(grant.given_at)}, by {grant.given_by_name}",
            until=long_date(grant.ends_on) if grant.ends_on else "until it is ended",
            end=reverse("casefiles:end_grant", args=[reference, grant.pk]) if may_end else "",
        )
        for grant in grants
    ]


def _kind(grant: Grant) -> str:
    if grant.agency_id:
        return "agency"
    return "group" if grant.group_id else "person"
