"""The trail in words: who did what, and what somebody looks for in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from urllib.parse import urlencode

from django.urls import reverse

from heed.access.viewer import Viewer
from heed.audit.models import AuditEntry
from heed.audit.queries import LookedFor
from heed.desk.presenters import entries as entry_words
from heed.govuk.components import Chosen, Column, Link, Table
from heed.govuk.words import long_date, moment

COLUMNS = ("When", "Who", "What", "About", "More")


def trail_table(
    entries: Sequence[AuditEntry],
    *,
    caption: str,
    viewer: Viewer,
    inside: Collection[int],
    may_follow: bool,
) -> Table:
    """Return entries of the trail as rows; `inside` are the files this person may open.

    Who did it leads to everything they did, for those who may read that.
    """
    return Table(
        caption=caption,
        caption_hidden=True,
        stacks=True,
        columns=tuple(Column(text=text) for text in COLUMNS),
        rows=tuple(
            (when, _follow(entry, who) if may_follow else who, *others)
            for entry, (when, who, *others) in zip(
                entries, rows(entries, viewer=viewer, inside=inside), strict=True
            )
        ),
    )


def rows(
    entries: Iterable[AuditEntry], *, viewer: Viewer, inside: Collection[int]
) -> Iterator[tuple[str, ...]]:
    """Return each entry in words, for a page or for a file to take away."""
    for entry in entries:
        may_open = entry.case_file_id is None or entry.case_file_id in inside
        yield (
            moment(entry.at),
            entry_words.who(entry.actor_name, entry.acting_for, viewer),
            entry.happened,
            entry_words.about(entry, inside=may_open),
            entry_words.more(entry, inside=may_open),
        )


def _follow(entry: AuditEntry, who: str) -> str | Link:
    if not entry.user_id or not entry.partnership_id:
        return who
    return Link(text=who, href=reverse("desk:person_trail", args=[entry.user_id]))


def kept(looked_for: LookedFor) -> tuple[tuple[str, str], ...]:
    """Return what somebody looks for in the trail as it stands in the address."""
    words = [
        ("person", looked_for.person),
        ("did", looked_for.did.value if looked_for.did else ""),
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
        ("They", "did", looked_for.did.label if looked_for.did else ""),
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


def with_filters(address: str, looked_for: LookedFor) -> str:
    """Return an address that keeps the filters."""
    filters = kept(looked_for)
    return f"{address}?{urlencode(filters)}" if filters else address


def _without(name: str, looked_for: LookedFor) -> str:
    rest = [(key, value) for key, value in kept(looked_for) if key.partition("-")[0] != name]
    return "?" + urlencode(rest)
