"""What would be destroyed, and what is left of files that were, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse

from heed.audit.models import AuditEntry
from heed.govuk.components import Badge, Column, Link, Table
from heed.govuk.components import pages as pagination
from heed.govuk.words import long_date, moment
from heed.retention.models import Tombstone

KINDS = (Column(text="Kind of record"), Column(text="How many", numeric=True))
# What people call some kinds of record; the others are called so already.
IN_WORDS = {
    "classifications": "choices of a retention class",
    "grants": "openings of the file to people, agencies or groups",
    "involvements": "agencies that know the family",
    "kept answers": "answers that were typed and not sent",
    "submissions": "marks of forms that were sent",
}
COLUMNS = (
    Column(text="Reference"),
    Column(text="Destroyed"),
    Column(text="Retention class"),
    Column(text="Proposed by"),
    Column(text="Approved by"),
)
TRAIL = ("When", "Who", "What", "About")


def counted(counts: Mapping[str, int], *, files: int, caption: str) -> Table:
    """Return how many of each kind of record, and of kept files, as rows."""
    said = {IN_WORDS.get(words, words): number for words, number in counts.items()}
    rows = [(words[:1].upper() + words[1:], f"{number:,}") for words, number in said.items()]
    return Table(
        caption=caption,
        columns=KINDS,
        rows=(*rows, ("Kept files, such as Word or PDF", f"{files:,}")),
    )


def destroyed_table(tombstones: Iterable[Tombstone]) -> Table:
    """Return what is left of files as rows, each with its page."""
    return Table(
        caption="Destroyed files",
        caption_hidden=True,
        stacks=True,
        columns=COLUMNS,
        rows=tuple(_row(one) for one in tombstones),
    )


def trail_table(entries: Iterable[AuditEntry], *, home: str) -> Table:
    """Return who did what on a file that is gone, without the words: they may name a family.

    `home` is the partnership itself: whoever did it for an agency is shown with the agency.
    """
    return Table(
        caption="Trail of the file",
        caption_hidden=True,
        stacks=True,
        columns=tuple(Column(text=text) for text in TRAIL),
        rows=tuple(
            (
                moment(entry.at),
                _who(entry, home=home),
                entry.happened,
                entry.subject_kind.capitalize(),
            )
            for entry in entries
        ),
    )


def turning(number: int, last: int) -> dict[str, object] | None:
    """Return the links to the other pages, or None where there is only one."""
    return pagination(number, last=last) if last > 1 else None


def tombstone_facts(found: Tombstone) -> list[dict[str, Any]]:
    """Return what is left of a file, as rows of a summary list."""
    facts = {
        "Reference": found.reference,
        "File opened": long_date(found.opened_on),
        "Retention class": found.class_name,
        "Counted from": found.counted_from,
        "Kept for": found.period,
        "Rests on": found.basis,
        "Period over on": long_date(found.review_was_due_on),
        "Ground": found.get_ground_display(),
        "Proposed": f"{moment(found.proposed_at)} by {found.proposed_by_name}",
        "Approved and destroyed": f"{moment(found.approved_at)} by {found.approved_by_name}",
    }
    return [{"key": {"text": key}, "value": {"text": value}} for key, value in facts.items()]


def _who(entry: AuditEntry, *, home: str) -> str:
    own = entry.acting_for in {"", home}
    return entry.actor_name if own else f"{entry.actor_name}, {entry.acting_for}"


def _row(found: Tombstone) -> tuple[str | Link | Badge, ...]:
    return (
        Link(text=found.reference, href=reverse("retention:tombstone", args=[found.reference])),
        long_date(found.approved_at),
        found.class_name,
        found.proposed_by_name,
        found.approved_by_name,
    )
