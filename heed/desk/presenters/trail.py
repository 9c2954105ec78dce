"""The trail in words: who did what, and what somebody looks for in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from heed.access.viewer import Viewer
from heed.audit.models import AuditEntry
from heed.audit.queries import LookedFor
from heed.govuk.components import Chosen, Column, Table
from heed.govuk.words import long_date, many, moment

LONGEST_DETAIL = 160
WORDS = {True: "yes", False: "no", None: "none"}


def trail_table(entries: Iterable[AuditEntry], *, caption: str, viewer: Viewer) -> Table:
    """Return entries of the trail as rows."""
    return Table(
        caption=caption,
        caption_hidden=True,
        columns=tuple(Column(text=text) for text in ("When", "Who", "What", "About", "Details")),
        rows=tuple(
            (
                moment(entry.at),
                _who(entry, viewer),
                entry.happened,
                entry.subject_reference,
                _details(entry.details),
            )
            for entry in entries
        ),
    )


def kept(looked_for: LookedFor) -> tuple[tuple[str, str], ...]:
    """Return what somebody looks for in the trail as it stands in the address."""
    words = [
        ("person", looked_for.person),
        ("event", looked_for.event),
        ("reference", looked_for.reference),
    ]
    for name, day in (("since", looked_for.since), ("until", looked_for.until)):
        if day:
            words += [
                (f"{name}-day", str(day.day)),
                (f"{name}-month", str(day.month)),
                (f"{name}-year", str(day.year)),
            ]
    return tuple((name, value) for name, value in words if value)


def chosen(looked_for: LookedFor, labels: dict[str, str]) -> list[Chosen]:
    """Return the filters in force, each with the address of the trail without it."""
    words = [
        ("Person", "person", looked_for.person),
        ("What happened", "event", labels.get(looked_for.event, looked_for.event)),
        ("Reference", "reference", looked_for.reference),
        ("From", "since", long_date(looked_for.since) if looked_for.since else ""),
        ("To", "until", long_date(looked_for.until) if looked_for.until else ""),
    ]
    return [
        Chosen(category=category, text=text, remove_href=_without(name, looked_for))
        for category, name, text in words
        if text
    ]


def _without(name: str, looked_for: LookedFor) -> str:
    rest = [(key, value) for key, value in kept(looked_for) if key.partition("-")[0] != name]
    return "?" + urlencode(rest)


def _who(entry: AuditEntry, viewer: Viewer) -> str:
    """Return who it was, and for which agency where it was not the partnership itself."""
    if entry.acting_for in {"", viewer.partnership_name}:
        return entry.actor_name
    return f"{entry.actor_name}, {entry.acting_for}"


def _details(details: dict[str, Any]) -> str:
    said = [f"{name.replace('_', ' ')}: {_short(value)}" for name, value in details.items()]
    return "; ".join(said)


def _short(value: Any) -> str:
    said = WORDS.get(value, str(value)) if isinstance(value, bool | None) else str(value)
    if isinstance(value, list):
        said = ", ".join(map(str, value))
    if isinstance(value, dict):
        said = many(len(value), one="entry", several="entries")
    return said if len(said) <= LONGEST_DETAIL else f"{said[:LONGEST_DETAIL]}…"
