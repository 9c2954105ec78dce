"""Plan the chronology of a case, ask agencies for theirs, and move the day one is due."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from heed.access.permissions import Permission
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.events import Event
from heed.casefiles import actions as casefiles
from heed.casefiles.models import CaseFile, Grant
from heed.chronologies import queries
from heed.chronologies.actions.refusals import (
    AskedBefore,
    ColumnsUnfit,
    DayPassed,
    NobodyChosen,
    PeriodBackwards,
    PlannedBefore,
)
from heed.chronologies.column_names import ALWAYS_ASKED, AskedColumn, as_json, chosen
from heed.chronologies.models import AskedAgency, Chronology
from heed.chronologies.returns import headings
from heed.chronologies.rows import Meaning
from heed.core import clock, meanwhile
from heed.partnership.models import Agency


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a chronology is about: from a day to a day, which children, what agencies say."""

    starts_on: date
    ends_on: date
    children: Sequence[int]
    asks_for: Sequence[Meaning]

    def kept(self, before: Sequence[AskedColumn] = ()) -> dict[str, Any]:
        """Return it as the database keeps it; the words and order of columns `before` stay.

        :raises PeriodBackwards: if the last day comes before the first
        """
        if self.ends_on < self.starts_on:
            raise PeriodBackwards("The last day must not come before the first day.")
        return {
            "starts_on": self.starts_on,
            "ends_on": self.ends_on,
            "children": sorted(self.children),
            "asks_for": as_json(chosen(before, self.asks_for)),
        }


@transaction.atomic
def plan(case_file: CaseFile, wanted: Plan, *, by: Viewer, at: datetime) -> Chronology:
    """Plan the chronology of a case.

    :raises PeriodBackwards: if the last day comes before the first
    :raises PlannedBefore: if the case has one already
    """
    case_file.require(Permission.CHRONOLOGY_PLAN, by=by)
    CaseFile.unscoped.select_for_update().get(pk=case_file.pk)
    if Chronology.unscoped.filter(case_file=case_file).exists():
        raise PlannedBefore("This case has a chronology already. Change its plan instead.")
    kept = wanted.kept()
    made = Chronology.unscoped.create(
        case_file=case_file, **kept, planned_at=at, planned_by_name=by.name
    )
    trail.record(Event.CHRONOLOGY_PLANNED, made, by=by, at=at, **_told(kept))
    return made


@transaction.atomic
def change_plan(
    chronology: Chronology, wanted: Plan, *, by: Viewer, at: datetime, seen: str | None = None
) -> None:
    """Change what a chronology is about; what agencies have sent stays. `seen` is the page's.

    :raises PeriodBackwards: if the last day comes before the first
    :raises RecordedMeanwhile: if somebody else has changed the plan since the page was drawn
    """
    chronology.require(Permission.CHRONOLOGY_PLAN, by=by)
    held = Chronology.unscoped.select_for_update().get(pk=chronology.pk)
    if seen is not None and seen != queries.mark_of_plan(held):
        raise meanwhile.RecordedMeanwhile(held.planned_by_name, "changed the plan")
    kept = wanted.kept(held.columns)
    before = {name: getattr(held, name) for name in kept}
    for name, value in kept.items():
        setattr(held, name, value)
    held.planned_at, held.planned_by_name = at, by.name
    held.save()
    trail.record(
        Event.CHRONOLOGY_CHANGED,
        held,
        by=by,
        at=at,
        changes=_changes(before, kept),
    )


@transaction.atomic
def choose_columns(
    chronology: Chronology,
    columns: Sequence[AskedColumn],
    *,
    by: Viewer,
    at: datetime,
    seen: str | None = None,
) -> None:
    """Say which columns agencies are asked for, in which order and words. `seen` is the page's.

    What was sent already stays as it is, and was read by the columns of its day.

    :raises ColumnsUnfit: if two columns have one title, one has none, or one always asked is gone
    :raises RecordedMeanwhile: if somebody else has changed the plan since the page was drawn
    """
    chronology.require(Permission.CHRONOLOGY_PLAN, by=by)
    held = Chronology.unscoped.select_for_update().get(pk=chronology.pk)
    if seen is not None and seen != queries.mark_of_plan(held):
        raise meanwhile.RecordedMeanwhile(held.planned_by_name, "changed the plan")
    _check_columns(columns)
    before, held.asks_for = held.asks_for, as_json(columns)
    held.planned_at, held.planned_by_name = at, by.name
    held.save(update_fields=["asks_for", "planned_at", "planned_by_name"])
    changes = _changes({"asks_for": before}, {"asks_for": held.asks_for})
    trail.record(Event.CHRONOLOGY_COLUMNS_CHOSEN, held, by=by, at=at, changes=changes)


@transaction.atomic
def ask(
    chronology: Chronology,
    agencies: Iterable[Agency],
    *,
    due_on: date,
    by: Viewer,
    at: datetime,
    note: str = "",
) -> list[AskedAgency]:
    """Ask agencies for their chronologies by a day they have agreed to.

    The case is opened to whoever speaks for them, where it is not open to them yet: opening it asks
    for a fresh proof of who one is.

    :raises NobodyChosen: if no agency is named
    :raises AskedBefore: if one of them was asked before
    :raises DayPassed: if the day is over
    """
    chronology.require(Permission.CHRONOLOGY_PLAN, by=by)
    Chronology.unscoped.select_for_update().get(pk=chronology.pk)
    if due_on < clock.day(at):
        raise DayPassed("The day must be today or later.")
    asked = [_ask(chronology, one, due_on, note, by=by, at=at) for one in agencies]
    if not asked:
        raise NobodyChosen("Choose at least one agency.")
    for one in asked:
        name = one.agency.name
        trail.record(Event.CHRONOLOGY_AGENCY_ASKED, one, by=by, at=at, agency=name, due_on=due_on)
    return asked


@transaction.atomic
def move_due_day(asked: AskedAgency, *, due_on: date, by: Viewer, at: datetime) -> None:
    """Agree on another day with an agency.

    :raises DayPassed: if the day is over
    """
    asked.require(Permission.CHRONOLOGY_PLAN, by=by)
    if due_on < clock.day(at):
        raise DayPassed("The day must be today or later.")
    held = AskedAgency.unscoped.select_for_update().get(pk=asked.pk)
    before, held.due_on = held.due_on, due_on
    held.save(update_fields=["due_on"])
    trail.record(
        Event.CHRONOLOGY_DUE_DAY_MOVED, held, by=by, at=at, changes={"due_on": (before, due_on)}
    )


def _check_columns(columns: Sequence[AskedColumn]) -> None:
    titles = [headings.words(one.title) for one in columns]
    if not all(titles):
        raise ColumnsUnfit("Give every column a title of letters or digits.")
    twice = next((one.title for one in columns if titles.count(headings.words(one.title)) > 1), "")
    if twice:
        raise ColumnsUnfit(f"Two columns are called “{twice}”: give one of them another title.")
    if not {one.means for one in columns} >= set(ALWAYS_ASKED):
        raise ColumnsUnfit("The date, the source and what happened are always asked for.")


def _told(kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return a plan as the trail keeps it: of columns what they mean, never somebody's words."""
    return {**kept, "asks_for": [one["means"] for one in kept["asks_for"]]}


def _changes(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> dict[str, tuple[object, object]]:
    """Return what changed of a plan; of the words of columns how much, and a mark to compare."""
    was, now = _told(before), _told(after)
    words = [trail.measured(_words(one["asks_for"])) for one in (before, after)]
    return {
        **{name: (was[name], now[name]) for name in now},
        "column_words": (words[0], words[1]),
    }


def _words(columns: Iterable[Mapping[str, Any]]) -> str:
    return "\n".join(f"{one['title']}\n{one['say']}\n{one['needed']}" for one in columns)


def _ask(
    chronology: Chronology, agency: Agency, due_on: date, note: str, *, by: Viewer, at: datetime
) -> AskedAgency:
    if AskedAgency.unscoped.filter(chronology=chronology, agency=agency).exists():
        raise AskedBefore(f"{agency} was asked before. You can move the day its return is due.")
    _open_to(chronology.case_file, agency, by=by, at=at)
    return AskedAgency.unscoped.create(
        chronology=chronology,
        agency=agency,
        due_on=due_on,
        note=note.strip(),
        asked_at=at,
        asked_by_name=by.name,
    )


def _open_to(case_file: CaseFile, agency: Agency, *, by: Viewer, at: datetime) -> None:
    """Open the case to whoever speaks for the agency, unless it is open to them."""
    speaks = Role.AGENCY_REPRESENTATIVE
    open_to = Grant.unscoped.filter(
        Grant.in_force(clock.day(at)),
        case_file=case_file,
        agency=agency,
        role__in=("", speaks.value),
    )
    if not open_to.exists():
        casefiles.grant(
            case_file, to=agency, role=speaks, reason="Asked for its chronology", by=by, at=at
        )
