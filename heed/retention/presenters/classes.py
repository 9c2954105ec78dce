"""How are the retention classes of a partnership said in words?"""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from heed.govuk.components import Badge, Column, Link, Table
from heed.govuk.words import long_date
from heed.retention.models import RetentionClass

COLUMNS = (
    Column(text="Kind of file"),
    Column(text="Counted from"),
    Column(text="Kept for"),
    Column(text="Rests on"),
    Column(text="Checked"),
    Column(text="Holds for"),
)


def period(found: RetentionClass) -> str:
    """Return the period of a class and what it is counted from, as one sentence without a stop."""
    if found.years is None:
        return found.get_trigger_display()
    trigger = found.get_trigger_display()
    return f"{found.kept_for} from {trigger[0].lower()}{trigger[1:]}"


def class_choices(classes: Iterable[RetentionClass]) -> list[tuple[str, str]]:
    """Return classes as radios send and show them."""
    return [(str(one.pk), f"{one.name}: {period(one)}") for one in classes]


def classes_table(classes: Iterable[RetentionClass], *, may_change: bool) -> Table:
    """Return the classes as rows, each with the way to change it."""
    return Table(
        caption="Retention classes",
        caption_hidden=True,
        stacks=True,
        columns=COLUMNS,
        rows=tuple(_row(one, may_change=may_change) for one in classes),
    )


def _row(found: RetentionClass, *, may_change: bool) -> tuple[str | Link | Badge, ...]:
    address = reverse("retention:change_class", args=[found.pk])
    return (
        Link(text=found.name, href=address) if may_change else found.name,
        found.get_trigger_display(),
        found.kept_for,
        f"{found.basis}. {found.source}",
        long_date(found.checked_on),
        Badge(text="Every file without another") if found.is_default else "Files chosen for it",
    )
