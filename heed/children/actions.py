"""Write down who the child is, on one file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.events import Event
from heed.casefiles.models import CaseFile
from heed.children.models import Child


class DiedBeforeBorn(ValueError):
    """A death cannot come before a birth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildAsReported:
    """What a notifier says about a child. Only the name is needed; the rest may come later."""

    name: str
    born_on: date | None = None
    live_born: bool = True
    died_on: date | None = None
    sex: str = Child.Sex.NOT_KNOWN
    ethnicity: str = ""
    disability: str = ""
    plan: str = Child.Plan.NOT_KNOWN
    normally_resident_in: str = ""
    looked_after_by: str = ""
    care_leaver: bool = False

    def __post_init__(self) -> None:
        if self.born_on and self.died_on and self.died_on < self.born_on:
            raise DiedBeforeBorn("The date of death must be on or after the date of birth.")


@transaction.atomic
def record(
    case_file: CaseFile, reported: ChildAsReported, *, position: int, by: Viewer, at: datetime
) -> Child:
    """Put a child on the file; `position` 1 is the child the incident is about."""
    case_file.require(Permission.INCIDENT_REPORT, by=by)
    child = Child.unscoped.create(
        case_file=case_file,
        position=position,
        name=reported.name,
        born_on=reported.born_on,
        live_born=reported.live_born,
        died_on=reported.died_on,
        sex=reported.sex,
        ethnicity=reported.ethnicity,
        disability=reported.disability,
        plan=reported.plan,
        normally_resident_in=reported.normally_resident_in,
        looked_after_by=reported.looked_after_by,
        care_leaver=reported.care_leaver,
    )
    trail.record(Event.CHILD_RECORDED, child, by=by, at=at, position=position)
    return child
