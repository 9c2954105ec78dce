"""How are the plan of a chronology and its pages said in words?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.urls import reverse

from heed.children.models import Child
from heed.chronologies.column_names import USUALLY_ASKED
from heed.chronologies.models import AskedAgency, Chronology
from heed.chronologies.queries import mark_of_plan
from heed.govuk.components import Link
from heed.govuk.words import long_date, moment

Fact = dict[str, Any]
# The pages inside a chronology, for those who read all of it. What shows analysis belongs here.
SECTIONS: Final = (
    ("All agencies together", "chronologies:chronology"),
    ("Pictures", "chronologies:pictures"),
    ("Names", "chronologies:names"),
    ("Agencies asked", "chronologies:agencies"),
)


def sections(reference: str, *, current: str, query: str = "") -> tuple[Link, ...]:
    """Return the pages inside a chronology; `current` is the name of the one being shown.

    `query` is what their addresses say of how they are read.
    """
    return tuple(
        Link(text=text, href=reverse(page, args=[reference]) + query, current=page == current)
        for text, page in SECTIONS
    )


def plan_facts(chronology: Chronology, children: Iterable[Child]) -> list[Fact]:
    """Return what a chronology is about, as rows of a summary list."""
    names = [child.name for child in children if child.position in chronology.children]
    facts = {
        "Period": str(chronology.period),
        "About": ", ".join(names) or "The children of this case",
        "Columns asked for": ", ".join(one.title for one in chronology.columns),
        "Planned": f"{moment(chronology.planned_at)} by {chronology.planned_by_name}",
    }
    return _rows(facts)


def asked_facts(asked: AskedAgency, children: Iterable[Child]) -> list[Fact]:
    """Return what one agency was asked, as rows of a summary list."""
    facts = {"Due": long_date(asked.due_on)}
    if asked.note:
        facts["To know"] = asked.note
    facts["Asked"] = f"{moment(asked.asked_at)} by {asked.asked_by_name}"
    if asked.not_involved_at is not None:
        facts["Not involved"] = (
            f"{asked.not_involved_because} ({asked.not_involved_by_name}, "
            f"{moment(asked.not_involved_at)})"
        )
    return [*_rows(facts), *plan_facts(asked.chronology, children)]


def blanks(reference: str, asked: AskedAgency | None = None) -> list[Link]:
    """Return the forms of the blank template, for one agency or for any."""
    if asked is None:
        page, words = "chronologies:blank", [reference]
    else:
        page, words = "chronologies:blank_for", [reference, str(asked.pk)]
    return [
        Link(text=text, href=reverse(page, args=[*words, ending]))
        for text, ending in (("Word", "docx"), ("Excel", "xlsx"))
    ]


def planned(chronology: Chronology) -> dict[str, Any]:
    """Return a plan as its form shows it."""
    return {
        "starts_on": chronology.starts_on,
        "ends_on": chronology.ends_on,
        "children": [str(one) for one in chronology.children],
        "asks_for": [one.means.value for one in chronology.columns],
        "seen": mark_of_plan(chronology),
    }


def usual_plan(children: Sequence[Child]) -> dict[str, Any]:
    """Return what most chronologies are about: every child, and the usual columns."""
    return {
        "children": [str(child.position) for child in children],
        "asks_for": [one.value for one in USUALLY_ASKED],
    }


def child_choices(children: Sequence[Child]) -> list[tuple[str, str]]:
    """Return the children of a case as checkboxes send and show them."""
    return [(str(child.position), child.name) for child in children]


def _rows(facts: dict[str, str]) -> list[Fact]:
    return [{"key": {"text": key}, "value": {"text": value}} for key, value in facts.items()]
