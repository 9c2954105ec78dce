"""Openings in an emergency, in words: to whoever made them and to whoever follows them up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse

from heed.casefiles.models import EmergencyOpening
from heed.govuk.components import Column, Link, Table
from heed.govuk.words import clock_time, many, moment


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenNow:
    """A file somebody has open in an emergency, for the banner on each of their pages."""

    reference: str
    until: str
    left: str
    href: str


def open_now(opening: EmergencyOpening, *, now: datetime) -> OpenNow:
    """Return an opening with the time that is left."""
    return OpenNow(
        reference=opening.reference,
        until=clock_time(opening.ends_at),
        left=time_left(opening.ends_at - now),
        href=reverse("casefiles:emergency", args=[opening.pk]),
    )


def table(openings: Iterable[EmergencyOpening], *, now: datetime) -> Table:
    """Return openings as a table, each with its own page."""
    columns = ("Opened", "By", "Case", "Until", "Taken note of")
    return Table(
        caption="Case files opened in an emergency",
        stacks=True,
        caption_hidden=True,
        columns=tuple(Column(text=text) for text in columns),
        rows=tuple(
            (
                Link(text=moment(opening.starts_at), href=_follow_up(opening)),
                f"{opening.user}, {opening.acting_for}",
                _case(opening),
                standing(opening, now=now),
                f"{moment(opening.seen_at)} by {opening.seen_by_name}"
                if opening.seen_at
                else "Not yet",
            )
            for opening in openings
        ),
    )


def standing(opening: EmergencyOpening, *, now: datetime) -> str:
    """Return until when an opening holds, or when and how it ended."""
    if opening.ended_at is not None:
        return f"Ended early, {moment(opening.ended_at)} by {opening.ended_by_name}"
    if opening.holds(now):
        return f"Open until {moment(opening.ends_at)}"
    return f"Ended {moment(opening.ends_at)}"


def time_left(left: timedelta) -> str:
    """Return hours and minutes in words, rounded up to the minute."""
    minutes = -(-int(left.total_seconds()) // 60)
    hours, rest = divmod(minutes, 60)
    parts = [many(hours, one="hour", several="hours")] if hours else []
    if rest or not hours:
        parts.append(many(rest, one="minute", several="minutes"))
    return " and ".join(parts)


def _case(opening: EmergencyOpening) -> str:
    if opening.case_file_id is None:
        return f"{opening.reference} (there is no such case)"
    return opening.reference


def _follow_up(opening: EmergencyOpening) -> str:
    return reverse("casefiles:follow_up", args=[opening.pk])
