"""What has been recorded on one incident, every judgement, view and decision kept?"""

from __future__ import annotations

from dataclasses import dataclass

from heed.access.viewer import Viewer
from heed.children import queries as children_queries
from heed.children.models import Child
from heed.incidents.models import (
    Incident,
    Involvement,
    Judgement,
    Notification,
    NotificationDecision,
    PartnerView,
)
from heed.incidents.queries.law import Agreed, SoFar, agreed
from heed.statute.facts import Concern


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything on one incident, oldest first."""

    incident: Incident
    children: tuple[Child, ...]
    involved: tuple[Involvement, ...]
    judgements: tuple[Judgement, ...]
    views: tuple[PartnerView, ...]
    decisions: tuple[NotificationDecision, ...]
    notifications: tuple[Notification, ...]
    agreed: Agreed

    @property
    def so_far(self) -> SoFar:
        """Return the part the law asks about."""
        return SoFar(
            incident=self.incident,
            agreed=self.agreed,
            children=self.children,
            concern=Concern(self.judgements[-1].concern) if self.judgements else None,
            decided=self.decisions[-1].notify if self.decisions else None,
            notifications={told.recipient: told for told in self.notifications},
        )


def record(incident: Incident, *, viewer: Viewer) -> Record:
    """Return what this person sees on an incident whose case file is loaded, in seven questions."""
    children = children_queries.on_files([incident.case_file_id])
    involved = incident.involvements.select_related("agency")
    views = PartnerView.visible_to(viewer).filter(incident=incident).select_related("agency")
    return Record(
        incident=incident,
        children=tuple(children.get(incident.case_file_id, ())),
        involved=tuple(involved.order_by("agency__name")),
        judgements=tuple(incident.judgements.order_by("judged_at", "pk")),
        views=tuple(views.order_by("given_at", "pk")),
        decisions=tuple(incident.decisions.order_by("decided_at", "pk")),
        notifications=tuple(incident.notifications.order_by("sent_at", "pk")),
        agreed=agreed(incident.case_file.partnership_id),
    )
