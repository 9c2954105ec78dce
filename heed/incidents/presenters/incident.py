"""How does a page tell what happened, what was judged and who was told?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias

from django.urls import reverse

from heed.access import checks
from heed.access.fields import is_withheld
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.children.models import Child
from heed.core import clock
from heed.core.deadlines import Deadline
from heed.core.periods import long_date, weekday_date
from heed.govuk.components import Link, TimelineEntry
from heed.govuk.words import many, moment
from heed.incidents.models import (
    Incident,
    Involvement,
    Judgement,
    Notification,
    NotificationDecision,
    PartnerView,
)
from heed.incidents.presenters.answers import Row, row
from heed.incidents.queries import Record

Recorded: TypeAlias = "Judgement | PartnerView | NotificationDecision | Notification"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildCard:
    """A child as a summary card."""

    title: str
    rows: list[Row]


def facts(incident: Incident) -> list[Row]:
    """Return what happened, where and when, as it was reported."""
    return [
        row("What happened to the child", incident.get_outcome_display()),
        row("Where", place(incident)),
        row("When", when(incident)),
        row("What happened", incident.what_happened),
        row("The authority became aware", long_date(incident.aware_on)),
        row("Reported", moment(incident.reported_at)),
        row("Reported by", reporter(incident)),
    ]


def surroundings(incident: Incident, involved: Iterable[Involvement]) -> list[Row]:
    """Return the family, the agencies that know it, and what else is under way."""
    names = "\n".join(involvement.agency.name for involvement in involved)
    return [
        row("Household and close family", incident.household),
        row("Other children", incident.other_children),
        row("Agencies that know the family", names),
        row("Also under way", incident.parallel_processes),
    ]


def card(child: Child, incident: Incident) -> ChildCard:
    """Return what is known of a child."""
    told = [
        row("Date of birth", _birth(child, incident)),
        row("Date of death", _day(child.died_on)),
        row("Sex", child.get_sex_display()),
        row("Ethnic group", child.ethnicity),
        row("Disability", child.disability),
        row("Normally lives in", child.normally_resident_in),
        row("Looked after by", child.looked_after_by),
        row("Care leaver", "Yes" if child.care_leaver else "No"),
        row("Plan", child.get_plan_display()),
    ]
    shown = [line for line in told if child.died_on or line.key != "Date of death"]
    return ChildCard(title=child.name, rows=shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One kind of thing recorded on an incident, newest first, and what may be added to it."""

    title: str
    entries: tuple[TimelineEntry, ...]
    empty: str
    add: Link | None


def sections(record: Record, viewer: Viewer) -> list[Section]:
    """Return what was judged, thought, decided and told, with what this person may add."""
    reference = record.incident.reference
    written: list[tuple[str, tuple[TimelineEntry, ...], str, Permission, str, str]] = [
        (
            "Abuse or neglect: what has been judged",
            tuple(_judged(one) for one in reversed(record.judgements)),
            "Nothing has been judged yet.",
            Permission.INCIDENT_JUDGE,
            "Record a new judgement",
            "incidents:judge",
        ),
        (
            "Partners’ views on notifying",
            tuple(_view(one) for one in reversed(record.views)),
            "No partner has given a view yet.",
            Permission.INCIDENT_GIVE_VIEW,
            "Record a view",
            "incidents:give_view",
        ),
        (
            "Decision to notify",
            tuple(_decided(one) for one in reversed(record.decisions)),
            "Nobody has decided yet whether to notify.",
            Permission.INCIDENT_DECIDE_NOTIFICATION,
            "Record a decision",
            "incidents:decide",
        ),
        (
            "Who has been told",
            tuple(_told(one) for one in reversed(record.notifications)),
            "Nobody has been told yet.",
            Permission.INCIDENT_RECORD_NOTIFICATION,
            "Record that somebody was told",
            "incidents:notify",
        ),
    ]
    return [
        Section(
            title=title,
            entries=happened,
            empty=empty,
            add=Link(text=text, href=reverse(page, args=[reference]))
            if checks.may(viewer, permission)
            else None,
        )
        for title, happened, empty, permission, text, page in written
    ]


def entries(record: Record) -> tuple[TimelineEntry, ...]:
    """Return everything that was recorded on an incident, newest first."""
    happened = [
        *((judged.judged_at, _judged(judged)) for judged in record.judgements),
        *((view.given_at, _view(view)) for view in record.views),
        *((decided.decided_at, _decided(decided)) for decided in record.decisions),
        *((told.sent_at, _told(told)) for told in record.notifications),
        (record.incident.reported_at, _reported(record.incident)),
    ]
    newest_first = sorted(happened, key=lambda entry: entry[0], reverse=True)
    return tuple(entry for _, entry in newest_first)


def place(incident: Incident) -> str:
    """Return where it happened, in words."""
    area = "Outside England" if incident.outside_england else incident.happened_in
    return "\n".join(part for part in (area or "Area not known yet", incident.place_words) if part)


def when(incident: Incident) -> str:
    """Return when it happened, as far as it is known."""
    day = _day(incident.happened_on) or "Date not known"
    return f"{day}, {incident.happened_at_words}" if incident.happened_at_words else day


def reporter(incident: Incident) -> str:
    """Return who reported it, and for which agency."""
    name, agency = str(incident.reported_by_name), incident.reported_by_agency
    return f"{name}, {agency}" if agency and not is_withheld(name) else name


def lateness(told: Notification) -> str:
    """Say whether a recipient was told in time, by the last day as it was counted then."""
    if told.due_on is None:
        return "No last day was set"
    late = clock.day(told.sent_at) > told.due_on
    said = f"The last day was {long_date(told.due_on)}"
    return f"Late. {said}. {told.late_because}" if late else f"In time. {said}"


def _reported(incident: Incident) -> TimelineEntry:
    return _entry("Incident reported", incident.reported_at, by=reporter(incident))


def _judged(judged: Judgement) -> TimelineEntry:
    title = f"Judged: {judged.get_concern_display().lower()}"
    text = (
        f"{judged.get_outcome_display()}. The authority became aware on "
        f"{long_date(judged.aware_on)}. {judged.reasons}"
    )
    return _entry(title, judged.judged_at, by=f"{judged.judged_by_name}", text=text)


def _view(view: PartnerView) -> TimelineEntry:
    said = "would notify" if view.would_notify else "would not notify"
    return _entry(f"{view.agency} {said}", view.given_at, by=view.given_by_name, text=view.reasons)


def _decided(decided: NotificationDecision) -> TimelineEntry:
    title = "Decided to notify" if decided.notify else "Decided not to notify"
    return _entry(title, decided.decided_at, by=decided.decided_by_name, text=decided.reasons)


def _told(told: Notification) -> TimelineEntry:
    reference = f"Reference {told.reference}. " if told.reference else ""
    return _entry(
        f"{told.get_recipient_display()} told",
        told.sent_at,
        by=told.sent_by_name,
        text=f"{reference}{lateness(told)}.".replace("..", "."),
    )


def _entry(title: str, at: datetime, *, by: str, text: str = "") -> TimelineEntry:
    return TimelineEntry(title=title, when=moment(at), timestamp=at.isoformat(), by=by, text=text)


def _birth(child: Child, incident: Incident) -> str:
    if not child.live_born:
        return "Not born alive, or not born yet"
    age = child.age_on(incident.happened_on or incident.aware_on)
    return f"{_day(child.born_on)} (aged {age})" if age is not None else _day(child.born_on)


def _day(day: date | None) -> str:
    return long_date(day) if day else ""


def due(deadlines: Iterable[Deadline], *, on: date) -> list[str]:
    """Return what must still be told, each in one sentence; what is late asks for the reason."""
    return [_due(deadline, on=on) for deadline in deadlines if deadline.is_open]


def _due(deadline: Deadline, *, on: date) -> str:
    said = f"{deadline.what} by {weekday_date(deadline.due_on)}."
    late = -deadline.days_left(on)
    if late <= 0:
        return said
    days = many(late, one="day", several="days")
    return f"{said} That was {days} ago: say below why it was late."


def recorded(rows: Iterable[Recorded]) -> tuple[TimelineEntry, ...]:
    """Return what was recorded of one kind, newest first."""
    entries = [_SAID[type(row)](row) for row in rows]
    return tuple(reversed(entries))


# How each kind of thing that is recorded is told.
_SAID: Mapping[type[Recorded], Callable[[Any], TimelineEntry]] = {
    Judgement: _judged,
    PartnerView: _view,
    NotificationDecision: _decided,
    Notification: _told,
}
