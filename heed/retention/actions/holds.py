"""Place and lift a legal hold: while one stands, nothing of the file can be destroyed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.events import Event
from heed.casefiles.models import CaseFile
from heed.retention.actions.deciding import end_open_proposals
from heed.retention.actions.refusals import AlreadyLifted, given, held
from heed.retention.models import LegalHold


@transaction.atomic
def place_hold(
    case_file: CaseFile, *, kind: str, reason: str, by: Viewer, at: datetime
) -> LegalHold:
    """Place a legal hold on a file; a proposal to destroy it ends at once.

    :raises ReasonMissing: if no reason is given
    :raises Gone: if the file was destroyed meanwhile
    """
    case_file.require(Permission.LEGAL_HOLD_PLACE, by=by)
    why = given(reason, "Say what the file is needed for.")
    file = held(case_file)
    hold = LegalHold.unscoped.create(
        case_file=file, kind=kind, reason=why, placed_by_name=by.name, placed_at=at
    )
    ended = end_open_proposals(file, because="A legal hold was placed on the file.", by=by, at=at)
    trail.record(
        Event.LEGAL_HOLD_PLACED,
        hold,
        by=by,
        at=at,
        changes={"open_proposals": (ended, 0)},
        kind=kind,
        why=trail.measured(why),
    )
    return hold


@transaction.atomic
def lift_hold(hold: LegalHold, *, because: str, by: Viewer, at: datetime) -> None:
    """Lift a legal hold. Other holds on the file stay; so does its period.

    :raises ReasonMissing: if no reason is given
    :raises AlreadyLifted: if somebody lifted it before
    """
    hold.require(Permission.LEGAL_HOLD_LIFT, by=by)
    why = given(because, "Say why the file is not needed for this any more.")
    held(hold.case_file)
    found = LegalHold.unscoped.get(pk=hold.pk)
    if found.lifted_at is not None:
        raise AlreadyLifted(f"{found.lifted_by_name} has lifted this hold already.")
    found.lifted_at, found.lifted_by_name, found.lifted_because = at, by.name, why
    found.save(update_fields=["lifted_at", "lifted_by_name", "lifted_because"])
    trail.record(
        Event.LEGAL_HOLD_LIFTED,
        found,
        by=by,
        at=at,
        changes={"lifted_because": (None, trail.measured(why))},
    )
