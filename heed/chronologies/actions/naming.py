"""Say who is named in a chronology and by which label, and which words are no names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.events import Event
from heed.chronologies import queries
from heed.chronologies.actions import relabelling
from heed.chronologies.actions.refusals import LabelTaken, NamesMissing, NobodyChosen
from heed.chronologies.models import Chronology, GlossaryEntry, PossibleName
from heed.core.meanwhile import RecordedMeanwhile


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody or somewhere by every name, and the label to read instead."""

    kind: GlossaryEntry.Kind
    label: str
    names: str
    role: str = ""


@transaction.atomic
def add_name(chronology: Chronology, named: Named, *, by: Viewer, at: datetime) -> GlossaryEntry:
    """Put somebody or somewhere into the glossary of a chronology.

    :raises NamesMissing: if there is no name or no label
    :raises LabelTaken: if the label stands for another entry
    """
    chronology.require(Permission.CHRONOLOGY_LABEL, by=by)
    Chronology.unscoped.select_for_update().get(pk=chronology.pk)
    entry = GlossaryEntry(chronology=chronology)
    changes = _write(entry, named, by=by, at=at)
    trail.record(Event.CHRONOLOGY_NAME_ADDED, entry, by=by, at=at, changes=changes)
    return entry


@transaction.atomic
def change_name(
    entry: GlossaryEntry, named: Named, *, by: Viewer, at: datetime, seen: str | None = None
) -> None:
    """Change the names, the label or the role of an entry. `seen` is what the page showed.

    :raises RecordedMeanwhile: if somebody else has changed it since the page was drawn
    :raises NamesMissing: if there is no name or no label
    :raises LabelTaken: if the label stands for another entry
    """
    entry.require(Permission.CHRONOLOGY_LABEL, by=by)
    Chronology.unscoped.select_for_update().get(pk=entry.chronology_id)
    held = GlossaryEntry.unscoped.get(pk=entry.pk)
    if seen is not None and seen != queries.mark_of_entry(held):
        raise RecordedMeanwhile(held.written_by_name, "changed this name")
    changes = _write(held, named, by=by, at=at)
    trail.record(Event.CHRONOLOGY_NAME_CHANGED, held, by=by, at=at, changes=changes)


@transaction.atomic
def take_out(entry: GlossaryEntry, *, by: Viewer, at: datetime) -> None:
    """Take an entry out of the glossary: its names are read as they were written again."""
    entry.require(Permission.CHRONOLOGY_LABEL, by=by)
    chronology = Chronology.unscoped.select_for_update().get(pk=entry.chronology_id)
    changes = {name: (value, None) for name, value in _said(entry).items()}
    GlossaryEntry.unscoped.filter(pk=entry.pk).delete()
    relabelling.relabel(chronology)
    trail.record(Event.CHRONOLOGY_NAME_TAKEN_OUT, entry, by=by, at=at, changes=changes)


@transaction.atomic
def say_no_names(
    chronology: Chronology, words: Sequence[PossibleName], *, by: Viewer, at: datetime
) -> None:
    """Say that words which look like names are none: they may stay, and are not asked about again.

    :raises NobodyChosen: if none are given
    """
    chronology.require(Permission.CHRONOLOGY_LABEL, by=by)
    Chronology.unscoped.select_for_update().get(pk=chronology.pk)
    if not words:
        raise NobodyChosen("Tick the words that are not names.")
    GlossaryEntry.unscoped.bulk_create(
        [
            GlossaryEntry(
                chronology=chronology,
                kind=GlossaryEntry.Kind.NO_NAME,
                names=one.words,
                written_by_name=by.name,
                written_at=at,
            )
            for one in words
        ]
    )
    relabelling.relabel(chronology)
    said = trail.measured("\n".join(one.words for one in words))
    trail.record(
        Event.CHRONOLOGY_NO_NAMES_SAID,
        chronology,
        by=by,
        at=at,
        changes={"names": (None, said)},
    )


def _write(
    entry: GlossaryEntry, named: Named, *, by: Viewer, at: datetime
) -> dict[str, tuple[object, object]]:
    """Write an entry and let every row read by it; return what changed, for the trail."""
    before = _said(entry)
    label = " ".join(named.label.split())
    entry.kind, entry.label, entry.role = named.kind, label, named.role.strip()
    entry.names = "\n".join(name for line in named.names.splitlines() if (name := line.strip()))
    _check(entry)
    entry.written_by_name, entry.written_at = by.name, at
    entry.save()
    relabelling.relabel(entry.chronology)
    after = _said(entry)
    return {name: (before[name], after[name]) for name in after}


def _check(entry: GlossaryEntry) -> None:
    """Refuse what is no entry.

    :raises NamesMissing: if there is no name or no label
    :raises LabelTaken: if the label stands for another entry
    """
    if not entry.names or not entry.label:
        raise NamesMissing("Write at least one name, and the label to read instead.")
    others = GlossaryEntry.unscoped.filter(chronology=entry.chronology_id).exclude(pk=entry.pk)
    taken = {one.casefold() for one in others.values_list("label", flat=True)}
    if entry.label.casefold() in taken:
        raise LabelTaken("This label stands for somebody or somewhere else: choose another.")


def _said(entry: GlossaryEntry) -> dict[str, object]:
    """Return an entry for the trail, which repeats no name and no label."""
    return {
        "kind": entry.kind if entry.pk else None,
        "label": trail.measured(entry.label),
        "names": trail.measured(entry.names),
        "role": trail.measured(entry.role),
    }
