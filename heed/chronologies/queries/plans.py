"""Which chronology does a case have, who was asked, and how does each stand?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.db.models import QuerySet

from heed.access import role_table
from heed.access.role_table import Resource
from heed.access.viewer import Viewer
from heed.casefiles.models import CaseFile
from heed.chronologies.models import AskedAgency, Chronology, ReceivedReturn
from heed.core import meanwhile
from heed.partnership import queries as partnership
from heed.partnership.models import Agency


class Stand(Enum):
    """How an agency that was asked stands; the value is what a page says."""

    RECEIVED = "Received"
    CHECKING = "Columns to be checked"
    NOT_INVOLVED = "Not involved"
    OVERDUE = "Overdue"
    WAITING = "Waiting"


@dataclass(frozen=True, slots=True)
class Asked:
    """An agency that was asked, with the newest version of its return, if there is any."""

    row: AskedAgency
    newest: ReceivedReturn | None

    def stand(self, on: date) -> Stand:
        """Say how it stands on a day."""
        return stand_of(self.row, self.newest, on=on)


def reads_all(viewer: Viewer) -> bool:
    """Say whether somebody reads the returns of all agencies, on the cases open to them."""
    return bool(role_table.reaches(viewer.roles, Resource.OTHERS_RETURNS))


def chronology_of(case_file: CaseFile, viewer: Viewer) -> Chronology | None:
    """Return the chronology of a case, for those who read all of it."""
    return Chronology.visible_to(viewer).filter(case_file=case_file).first()


def asked_agencies(case_file: CaseFile, viewer: Viewer) -> list[Asked]:
    """Return the agencies asked that this person sees, by name."""
    found = (
        AskedAgency.visible_to(viewer)
        .filter(chronology__case_file=case_file)
        .select_related("agency", "chronology__case_file")
        .order_by("agency__name", "pk")
    )
    rows = list(found)
    newest = {
        one.asked_id: one
        for one in ReceivedReturn.visible_to(viewer).filter(asked__in=rows).order_by("number")
    }
    return [Asked(row, newest.get(row.pk)) for row in rows]


def mark_of_plan(chronology: Chronology) -> str:
    """Return what stands for a plan as it is now, for a page to carry."""
    one = chronology
    # A database may give the keys of a column back in an order of its own.
    asks_for = json.dumps(one.asks_for, sort_keys=True)
    return meanwhile.mark(one.starts_on, one.ends_on, one.children, asks_for)


def stand_of(asked: AskedAgency, newest: ReceivedReturn | None, *, on: date) -> Stand:
    """Say how an agency that was asked stands on a day."""
    if newest is not None:
        checking = newest.state == ReceivedReturn.State.CHECKING
        return Stand.CHECKING if checking else Stand.RECEIVED
    if asked.not_involved_at is not None:
        return Stand.NOT_INVOLVED
    return Stand.OVERDUE if asked.due_on < on else Stand.WAITING


def not_asked(chronology: Chronology, viewer: Viewer, *, on: date) -> QuerySet[Agency]:
    """Return the agencies of the partnership that were not asked yet, by name."""
    asked = AskedAgency.unscoped.filter(chronology=chronology).values("agency_id")
    return partnership.agencies(viewer.partnership_id, on=on).exclude(pk__in=asked)
