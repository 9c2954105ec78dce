"""Choose how long a file is kept, keep it longer, propose to destroy it, or end a proposal."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.events import Event
from heed.casefiles.models import CaseFile
from heed.core import clock
from heed.core.periods import long_date
from heed.retention import queries
from heed.retention.actions.refusals import (
    AlreadyProposed,
    DayImpossible,
    NothingProposed,
    NotOver,
    OfAnotherPartnership,
    OnHold,
    given,
    held,
)
from heed.retention.models import Classification, KeptLonger, Proposal, RetentionClass
from heed.retention.queries import Line
from heed.retention.workflow import LAPSES_AFTER


@transaction.atomic
def choose_class(
    case_file: CaseFile,
    *,
    retention_class: RetentionClass,
    because: str,
    by: Viewer,
    at: datetime,
) -> Classification:
    """Choose the retention class of a file; a proposal to destroy it ends.

    :raises ReasonMissing: if no reason is given
    :raises OfAnotherPartnership: if the class is not of the file's partnership
    :raises Gone: if the file was destroyed meanwhile
    """
    case_file.require(Permission.RETENTION_DECIDE, by=by)
    why = given(because, "Say why this class fits the file.")
    file = held(case_file)
    if retention_class.partnership_id != file.partnership_id:
        raise OfAnotherPartnership(f"{retention_class} is not of {by.partnership_name}.")
    before = queries.line(file, on=clock.day(at)).retention_class
    made = Classification.unscoped.create(
        case_file=file,
        retention_class=retention_class,
        because=why,
        chosen_by_name=by.name,
        chosen_at=at,
    )
    end_open_proposals(file, because="Another retention class was chosen.", by=by, at=at)
    names = (str(before) if before else None, str(retention_class))
    trail.record(
        Event.RETENTION_CLASS_CHOSEN, made, by=by, at=at, changes={"retention_class": names}
    )
    return made


@transaction.atomic
def keep_until(
    case_file: CaseFile, *, until: date, because: str, by: Viewer, at: datetime
) -> KeptLonger:
    """Decide to keep a file until a later day, when it is looked at again.

    :raises ReasonMissing: if no reason is given
    :raises DayImpossible: if the day is not to come, or before the end of the file's period
    :raises Gone: if the file was destroyed meanwhile
    """
    case_file.require(Permission.RETENTION_DECIDE, by=by)
    why = given(because, "Say why the file is kept longer.")
    file = held(case_file)
    line = queries.line(file, on=clock.day(at))
    if until <= line.on:
        raise DayImpossible("The day of the next review must be after today.")
    if line.review.on is not None and until < line.review.on:
        raise DayImpossible(
            f"The file is kept until {long_date(line.review.on)} in any case: choose a later day."
        )
    made = KeptLonger.unscoped.create(
        case_file=file, until=until, because=why, decided_by_name=by.name, decided_at=at
    )
    end_open_proposals(file, because="It was decided to keep the file.", by=by, at=at)
    trail.record(
        Event.RETENTION_KEPT,
        made,
        by=by,
        at=at,
        changes={"until": (line.review.on, until)},
        why=trail.measured(why),
    )
    return made


@transaction.atomic
def propose(
    case_file: CaseFile, *, ground: str, because: str, by: Viewer, at: datetime
) -> Proposal:
    """Propose to destroy a file whose period is over; another person approves it or not.

    :raises ReasonMissing: if no reason is given
    :raises OnHold: if there is a legal hold on the file
    :raises NotOver: if its period is not over
    :raises AlreadyProposed: if a proposal waits already
    :raises Gone: if the file was destroyed meanwhile
    """
    case_file.require(Permission.DISPOSAL_PROPOSE, by=by)
    why = given(because, "Say why the file need not be kept any longer.")
    file = held(case_file)
    line = queries.line(file, on=clock.day(at))
    require_over(line)
    if line.proposal is not None:
        raise AlreadyProposed(
            f"{line.proposal.proposed_by_name} has proposed it already: another person decides."
        )
    lapsed = end_open_proposals(file, because="It lapsed.", by=by, at=at)
    made = Proposal.unscoped.create(
        case_file=file,
        ground=ground,
        because=why,
        proposed_by_id=by.user_id,
        proposed_by_name=by.name,
        proposed_at=at,
        lapses_on=line.on + LAPSES_AFTER,
    )
    trail.record(
        Event.DISPOSAL_PROPOSED,
        made,
        by=by,
        at=at,
        changes={"lapsed_proposals": (lapsed, 0)},
        ground=ground,
        why=trail.measured(why),
        lapses_on=made.lapses_on,
    )
    return made


@transaction.atomic
def end_proposal(proposal: Proposal, *, because: str, by: Viewer, at: datetime) -> None:
    """Withdraw one's own proposal to destroy a file, or turn another person's down.

    :raises ReasonMissing: if no reason is given
    :raises NothingProposed: if it has ended already
    :raises Gone: if the file was destroyed meanwhile
    """
    proposal.require(Permission.RETENTION_DECIDE, by=by)
    why = given(because, "Say why the file is not destroyed now.")
    held(proposal.case_file)
    found = Proposal.unscoped.get(pk=proposal.pk)
    if found.ended_at is not None:
        raise NothingProposed("This proposal has ended already.")
    _end(found, because=why, by=by, at=at)
    trail.record(
        Event.DISPOSAL_ENDED,
        found,
        by=by,
        at=at,
        changes={"ended_because": (None, trail.measured(why))},
    )


def end_open_proposals(case_file: CaseFile, *, because: str, by: Viewer, at: datetime) -> int:
    """End what was proposed before something changed, each with its entry; return how many."""
    found = list(Proposal.unscoped.filter(case_file=case_file, ended_at=None))
    for proposal in found:
        _end(proposal, because=because, by=by, at=at)
        trail.record(
            Event.DISPOSAL_ENDED,
            proposal,
            by=by,
            at=at,
            changes={"ended_because": (None, because)},
        )
    return len(found)


def require_over(line: Line) -> tuple[RetentionClass, date]:
    """Return the class of a file and the day its period was over; nothing may hold it.

    :raises OnHold: if there is a legal hold on it
    :raises NotOver: if its period is not over, or nobody can say
    """
    if line.holds:
        raise OnHold("There is a legal hold on this file: nothing of it can be destroyed.")
    if line.retention_class is None or line.review.on is None or line.review.on > line.on:
        raise NotOver(f"The period of this file is not over. {line.review.because[-1]}")
    return line.retention_class, line.review.on


def _end(proposal: Proposal, *, because: str, by: Viewer, at: datetime) -> None:
    proposal.ended_at, proposal.ended_by_name, proposal.ended_because = at, by.name, because
    proposal.save(update_fields=["ended_at", "ended_by_name", "ended_because"])
