"""Who is named in a chronology, by which labels, and who reads those whatever they ask for?"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from heed.access import fields
from heed.access.viewer import Viewer
from heed.chronologies.models import Chronology, GlossaryEntry, PossibleName
from heed.core import meanwhile
from heed.disclosure.labels import Entry, Glossary

Kind = GlossaryEntry.Kind


def entries_in_glossary(chronology: Chronology, viewer: Viewer) -> QuerySet[GlossaryEntry]:
    """Return who and what is named in a chronology, and what is no name, by label."""
    entries = GlossaryEntry.visible_to(viewer).filter(chronology=chronology)
    return entries.order_by("label", "names", "pk")


def as_glossary(entries: Iterable[GlossaryEntry]) -> Glossary:
    """Return what is kept of names as texts are switched with it."""
    kept = list(entries)
    named = [one for one in kept if one.kind != Kind.NO_NAME]
    return Glossary(
        entries=tuple(
            Entry(label=one.label, names=one.every_name, role=one.role, is_place=one.is_place)
            for one in named
        ),
        allowed=tuple(name for one in kept if one.kind == Kind.NO_NAME for name in one.every_name),
    )


def must_read_labels(entries: Iterable[GlossaryEntry], viewer: Viewer) -> bool:
    """Say whether somebody reads labels whatever they ask for: some names are not for them.

    The rule is that of `access.fields`, and no other.
    """
    withheld = fields.withheld_from(viewer.roles)
    return any(one.tells in withheld for one in entries)


def possible_names(chronology: Chronology, viewer: Viewer) -> QuerySet[PossibleName]:
    """Return what may still name somebody where labels are read, the most frequent first."""
    found = PossibleName.visible_to(viewer).filter(chronology=chronology)
    return found.select_related("row__agency", "row__received").order_by("-times", "words", "pk")


def mark_of_entry(entry: GlossaryEntry) -> str:
    """Return what stands for an entry as it is now, for a page to carry."""
    return meanwhile.mark(entry.kind, entry.label, entry.names, entry.role)
