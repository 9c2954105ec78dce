"""Which incidents may this person see at a stage, and which reports have they begun?"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from heed.access.viewer import Viewer
from heed.incidents.models import Draft, Incident, Notification
from heed.incidents.queries.clocks import NATIONAL, PANEL
from heed.incidents.queries.law import with_newest
from heed.incidents.workflow import Stage


def cases(viewer: Viewer) -> QuerySet[Incident]:
    """Return the incidents this person may open, with what `so_far` and `at_stages` ask of them."""
    told = Notification.unscoped.filter(incident=OuterRef("pk"), recipient__in=(PANEL, NATIONAL))
    found = with_newest(Incident.visible_to(viewer).select_related("case_file"))
    return found.annotate(told=Exists(told))


def at_stages(stages: Iterable[Stage]) -> Q:
    """Return the condition that one of `cases` is at one of these stages."""
    wanted = {
        Stage.NOTIFIED: Q(told=True),
        Stage.REPORTED: Q(told=False, newest_decision=None),
        Stage.TO_NOTIFY: Q(told=False, newest_decision=True),
        Stage.NOT_NOTIFIED: Q(told=False, newest_decision=False),
    }
    either = Q(pk__in=[])
    for one in stages:
        either |= wanted[one]
    return either


def drafts(viewer: Viewer) -> QuerySet[Draft]:
    """Return the reports this person has begun here and not sent, newest first."""
    mine = Draft.objects.filter(partnership_id=viewer.partnership_id, user_id=viewer.user_id)
    return mine.order_by("-saved_at", "-pk")
