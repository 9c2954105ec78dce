"""What is known of an incident that the law asks about, and what does the law answer?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from heed.children import queries as children_queries
from heed.children.models import Child
from heed.core import clock
from heed.incidents.models import Incident, Judgement, Notification, NotificationDecision
from heed.partnership import queries as partnership
from heed.partnership.arrangements import Arrangements
from heed.statute.duties import Answer, answer
from heed.statute.facts import Concern, Facts, Outcome


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a partnership agreed over time, newest first, where it matters to the law."""

    versions: tuple[Arrangements, ...] = ()

    @property
    def implemented_on(self) -> date | None:
        """Return the day the area moved from its LSCB, as the newest version that says so says."""
        days = (version.implemented_on for version in self.versions)
        return next((day for day in days if day), None)

    def on(self, day: date) -> Arrangements | None:
        """Return the version in force on a day, or None if nothing had been published."""
        return next((version for version in self.versions if version.starts_on <= day), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SoFar:
    """Everything recorded on one incident that the law asks about.

    `concern` is what was judged last, `decided` whether it was decided last to notify; None is
    neither.
    """

    incident: Incident
    agreed: Agreed
    children: tuple[Child, ...] = ()
    concern: Concern | None = None
    decided: bool | None = None
    notifications: Mapping[str, Notification] = field(default_factory=dict)

    @property
    def panel_notified_on(self) -> date | None:
        """Return the day in England on which the Panel was told."""
        told = self.notifications.get(Notification.Recipient.PANEL)
        return clock.day(told.sent_at) if told else None

    def facts(self, child: Child, *, notified_on: date | None = None) -> Facts:
        """Return the facts about one child; `notified_on` replaces the recorded day."""
        return facts(
            self.incident,
            child,
            notified_on=notified_on or self.panel_notified_on,
            concern=self.concern,
            agreed=self.agreed,
            several=self.children,
        )

    def duties(self, *, on: date) -> list[tuple[Child, Answer]]:
        """Return what the law asks for each child, asked on a day."""
        return [(child, answer(self.facts(child), today=on)) for child in self.children]


def agreed(partnership_id: int) -> Agreed:
    """Return what a partnership has agreed over time, in one question to the database."""
    versions = partnership.versions(partnership_id)
    return Agreed(tuple(version.arrangements for version in versions))


def with_newest(incidents: QuerySet[Incident]) -> QuerySet[Incident]:
    """Add what was judged and what was decided last, which `so_far` then need not ask for."""
    return incidents.annotate(**newest_of("pk"))


def newest_of(incident: str) -> dict[str, Subquery]:
    """Return the same for rows that know their incident by this name, to be given to `so_far`."""
    of_this = {"incident": OuterRef(incident)}
    judged = Judgement.unscoped.filter(**of_this).order_by("-judged_at", "-pk")
    decided = NotificationDecision.unscoped.filter(**of_this).order_by("-decided_at", "-pk")
    return {
        "newest_concern": Subquery(judged.values("concern")[:1]),
        "newest_decision": Subquery(decided.values("notify")[:1]),
    }


def so_far(incidents: Sequence[Incident]) -> list[SoFar]:
    """Return what is recorded on each incident, in four questions however many there are.

    The incidents are of one partnership and have their case file loaded. With `with_newest` it is
    one fewer.
    """
    if not incidents:
        return []
    ids = [incident.pk for incident in incidents]
    children = children_queries.on_files([incident.case_file_id for incident in incidents])
    newest = _newest(incidents)
    told = _by_incident(Notification.unscoped.filter(incident__in=ids))
    local = agreed(incidents[0].case_file.partnership_id)
    return [
        SoFar(
            incident=incident,
            agreed=local,
            children=tuple(children.get(incident.case_file_id, ())),
            concern=Concern(concern) if concern else None,
            decided=decided,
            notifications=told.get(incident.pk, {}),
        )
        for incident, (concern, decided) in zip(incidents, newest, strict=True)
    ]


def facts(
    incident: Incident,
    child: Child,
    *,
    notified_on: date | None = None,
    concern: Concern | None = None,
    agreed: Agreed | None = None,
    several: Sequence[Child] = (),
    review_decided_on: date | None = None,
    publish_on: date | None = None,
) -> Facts:
    """Return what people have judged about one child, as the law asks for it.

    Without `concern` the newest judgement is looked up. `several` are all the children of the
    incident: where some are known to have died, the others are not taken to have.
    """
    local = (agreed or Agreed()).on(notified_on or incident.aware_on)
    return Facts(
        id=str(child.position),
        local_authority=incident.local_authority,
        outcome=_outcome(incident, child, several),
        abuse_or_neglect=concern or _newest_concern(incident),
        aware_on=incident.aware_on,
        born_on=child.born_on,
        live_born=child.live_born,
        normally_resident_in=child.normally_resident_in or None,
        looked_after_by=child.looked_after_by or None,
        care_leaver=child.care_leaver,
        incident_on=incident.happened_on,
        incident_in=incident.happened_in or None,
        outside_england=incident.outside_england,
        notified_panel_on=notified_on,
        review_decided_on=review_decided_on,
        publish_on=publish_on,
        implemented_on=agreed.implemented_on if agreed else None,
        rapid_review_day_one_is_notification_day=bool(
            local and local.rapid_review_day_one_is_notification_day
        ),
    )


def duties(incident: Incident, *, on: date) -> list[tuple[Child, Answer]]:
    """Return what the law asks for each child of an incident, asked on a day."""
    (known,) = so_far([incident])
    return known.duties(on=on)


def _outcome(incident: Incident, child: Child, several: Iterable[Child]) -> Outcome:
    somebody_else_died = any(other.died_on for other in several) and not child.died_on
    if incident.outcome == Incident.Outcome.DIED and somebody_else_died:
        return Outcome.OTHER
    return Outcome(incident.outcome)


def _newest_concern(incident: Incident) -> Concern:
    newest = Judgement.unscoped.filter(incident=incident).order_by("-judged_at", "-pk").first()
    return Concern(newest.concern) if newest else Concern.NOT_SUSPECTED


def _newest(incidents: Sequence[Any]) -> list[tuple[str | None, bool | None]]:
    """Return what was judged and decided last on each incident, in one question or none."""
    known = incidents
    if not all(hasattr(incident, "newest_concern") for incident in incidents):
        ids = [incident.pk for incident in incidents]
        asked: dict[int, Any] = with_newest(Incident.unscoped.all()).in_bulk(ids)
        known = [asked[pk] for pk in ids]
    return [(incident.newest_concern, incident.newest_decision) for incident in known]


def _by_incident(told: Iterable[Notification]) -> dict[int, dict[str, Notification]]:
    found: dict[int, dict[str, Notification]] = {}
    for notification in told:
        found.setdefault(notification.incident_id, {})[notification.recipient] = notification
    return found
