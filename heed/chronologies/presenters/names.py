"""How are the names of a chronology, and what may still be one, said in words?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from heed.children.models import Child
from heed.chronologies.models import Chronology, GlossaryEntry, PossibleName
from heed.chronologies.presenters.combined import kept
from heed.chronologies.queries import mark_of_entry
from heed.chronologies.wording import AS_WRITTEN, LABELS, READ, Reader, Wording
from heed.govuk.components import Column, Link, Table

AROUND: Final = 60  # letters shown on each side of words that may be a name
Kind = GlossaryEntry.Kind


@dataclass(frozen=True, slots=True)
class Switch:
    """What somebody reads, in a sentence, and the way to read the other."""

    text: str
    link: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Words that may be a name, with those around them, how often, why, and in which row first."""

    pk: int
    words: str
    before: str
    after: str
    times: int
    because: str
    row: str
    href: str


def switch(reader: Reader, asked: QueryDict) -> Switch | None:
    """Return the switch between names and labels; none where nobody has a label yet."""
    rest = [(name, value) for name, value in kept(asked) if name != READ]
    if reader.labelled and not reader.chooses:
        return Switch("Labels stand for names here: some of them tell what you may not see.")
    if reader.labelled:
        back = Link(text="Read the names", href=f"?{urlencode(rest)}")
        return Switch("Labels stand for names.", back)
    if not reader.chooses or not any(one.label for one in reader.entries):
        return None
    query = urlencode([*rest, (READ, LABELS)])
    return Switch("Names are as they were written.", Link(text="Read labels", href=f"?{query}"))


def glossary_table(
    reader: Reader, *, reference: str, may_change: bool, say: Wording = AS_WRITTEN
) -> Table:
    """Return who stands behind each label; the names for those who may read them."""
    entries = [one for one in reader.entries if one.kind != Kind.NO_NAME]
    headings = ["Label", "Who or what", "Names"] if reader.chooses else ["Label", "Who or what"]

    def row(one: GlossaryEntry) -> tuple[str | Link, ...]:
        address = reverse("chronologies:change_name", args=[reference, one.pk])
        label = Link(text=one.label, href=address) if may_change else one.label
        what = ", ".join(filter(None, (Kind(one.kind).label, say(one.role))))
        return (label, what, "; ".join(one.every_name))[: len(headings)]

    return Table(
        caption="People and places",
        stacks=True,
        columns=tuple(Column(text=heading) for heading in headings),
        rows=tuple(row(one) for one in entries),
    )


def names_that_are_none(reader: Reader, *, reference: str) -> list[Link]:
    """Return the words that somebody said are no names, each with where to take that back."""
    return [
        Link(
            text="; ".join(one.every_name),
            href=reverse("chronologies:take_out_name", args=[reference, one.pk]),
        )
        for one in reader.entries
        if one.kind == Kind.NO_NAME
    ]


def in_context(
    possible: Sequence[PossibleName], reader: Reader, *, reference: str
) -> list[Candidate]:
    """Return what may be a name, each with the labelled words around its first place."""
    reads = reader.switched({cell for one in possible for cell in one.row.written_cells})
    return [_candidate(one, reads, reference) for one in possible]


def children_without_labels(
    chronology: Chronology, children: Iterable[Child], reader: Reader, *, reference: str
) -> list[Link]:
    """Return the children it is about whose names have no label, each with where to give one."""
    known = {name.casefold() for one in reader.entries for name in one.every_name}
    address = reverse("chronologies:add_name", args=[reference])
    return [
        Link(text=child.name, href=f"{address}?child={child.position}")
        for child in children
        if child.position in chronology.children and child.name.casefold() not in known
    ]


def child_to_name(children: Iterable[Child], asked: str) -> dict[str, Any]:
    """Return what a form begins with for the child an address names; nothing if there is none."""
    child = next((one for one in children if str(one.position) == asked), None)
    return {"names": child.name, "label": f"Child {child.position}"} if child else {}


def named(entry: GlossaryEntry) -> dict[str, Any]:
    """Return an entry as its form shows it."""
    return {
        "kind": entry.kind,
        "label": entry.label,
        "names": entry.names,
        "role": entry.role,
        "seen": mark_of_entry(entry),
    }


def _candidate(one: PossibleName, reads: dict[str, str], reference: str) -> Candidate:
    row = one.row
    text = next((said for said in _said(one, reads) if one.words in said), one.words)
    at = text.find(one.words)
    end = at + len(one.words)
    return Candidate(
        pk=one.pk,
        words=one.words,
        before=("…" if at > AROUND else "") + text[max(0, at - AROUND) : at],
        after=text[end : end + AROUND] + ("…" if len(text) > end + AROUND else ""),
        times=one.times,
        because=f"{one.because[:1].upper()}{one.because[1:]}",
        row=f"{row.agency}, row {row.number} of {row.received.file_name}",
        href=reverse("chronologies:row", args=[reference, row.pk]),
    )


def _said(one: PossibleName, reads: dict[str, str]) -> Iterator[str]:
    return (reads[cell] for cell in one.row.written_cells)
