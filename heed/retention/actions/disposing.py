"""Destroy the file of a case: what one person proposed and another approves, all of it or nothing.

Every row of every room goes in one transaction, and a tombstone is left. The kept files go after
the transaction: if the process dies in between, `heed sweep_files` takes them away the next night,
because no document refers to them any more.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any, Final, TypeVar

from django.db import IntegrityError, connection, transaction

from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.events import Event
from heed.casefiles import queries as casefiles
from heed.casefiles import second_wall
from heed.casefiles.models import CaseFile
from heed.core import clock
from heed.retention import kept_files, queries
from heed.retention.actions.deciding import require_over
from heed.retention.actions.refusals import (
    ChangedMeanwhile,
    NothingProposed,
    ProposerConflicted,
    SamePerson,
    held,
)
from heed.retention.models import Proposal, RetentionClass, Tombstone
from heed.retention.queries import Inventory, Line

T = TypeVar("T")
# Rows that are named in one question to the database.
AT_ONCE: Final = 500


@transaction.atomic
def destroy(proposal: Proposal, *, by: Viewer, at: datetime, seen: str | None = None) -> Tombstone:
    """Approve another person's proposal, and destroy the file with everything on it.

    `seen` is what the page showed: exactly that is destroyed.

    :raises SamePerson: if this person proposed it
    :raises NothingProposed: if the proposal has ended or lapsed
    :raises OnHold: if there is a legal hold on the file
    :raises NotOver: if its period is not over, as it is worked out today
    :raises ProposerConflicted: if the proposer has a conflict of interest in the case
    :raises ChangedMeanwhile: if something was added to the file since the page was drawn
    :raises Gone: if somebody else approved it first
    """
    proposal.require(Permission.DISPOSAL_APPROVE, by=by)
    file = held(proposal.case_file)
    line = queries.line(file, on=clock.day(at))
    retention_class, due_on = require_over(line)
    found = _open(line, proposal, by=by)
    kept = queries.inventory(file)
    if seen is not None and seen != kept.seen:
        raise ChangedMeanwhile(
            "Something was added to this file or taken from it while this page was open. Read the "
            "list again before you decide."
        )
    tombstone = Tombstone.objects.create(
        partnership_id=file.partnership_id,
        reference=file.reference,
        file_number=file.pk,
        opened_on=clock.day(file.opened_at),
        review_was_due_on=due_on,
        approved_by_id=by.user_id,
        approved_by_name=by.name,
        approved_at=at,
        destroyed=kept.counts,
        files=len(kept.fingerprints),
        **_basis(retention_class),
        **_proposed(found),
    )
    _destroy(kept, file)
    transaction.on_commit(partial(kept_files.take_away, kept.fingerprints, at=at))
    trail.record(
        Event.CASE_FILE_DESTROYED,
        tombstone,
        by=by,
        at=at,
        file_number=tombstone.file_number,
        class_name=tombstone.class_name,
        proposed_by=tombstone.proposed_by_name,
        changes={"records": (kept.total, 0)},
    )
    return tombstone


def _open(line: Line, proposal: Proposal, *, by: Viewer) -> Proposal:
    """Return the proposal if it waits for this very person, and its proposer is free to make it."""
    found = line.proposal
    if found is None or found.pk != proposal.pk:
        raise NothingProposed("This proposal has ended or lapsed: it must be made again.")
    if found.proposed_by_id == by.user_id:
        raise SamePerson("You proposed this. Another person must approve it.")
    people = {found.proposed_by_id}
    if not casefiles.free_of_conflict(line.case_file, people, on=line.on):
        raise ProposerConflicted(
            "Whoever proposed this has a conflict of interest in the case now: turn it down, and "
            "let somebody else propose it."
        )
    return found


def _basis(chosen: RetentionClass) -> dict[str, str]:
    return {
        "class_name": chosen.name,
        "counted_from": chosen.get_trigger_display(),
        "period": chosen.kept_for,
        "basis": chosen.basis,
    }


def _proposed(proposal: Proposal) -> dict[str, Any]:
    """Return what a tombstone keeps of a proposal: not the reasons in words, which stay behind."""
    return {
        "ground": proposal.ground,
        "proposed_by_id": proposal.proposed_by_id,
        "proposed_by_name": proposal.proposed_by_name,
        "proposed_at": proposal.proposed_at,
    }


@second_wall.opened()  # rows of a file that is going are hidden as soon as the first is gone
def _destroy(kept: Inventory, file: CaseFile) -> None:
    """Delete row by row what was counted, and let the database check that nothing is left that
    refers to it: what somebody wrote meanwhile was not counted, and then nothing is destroyed.

    :raises ChangedMeanwhile: if something is left
    """
    for model, numbers in kept.rows:
        for some in _portions(numbers):
            model._base_manager.filter(pk__in=some)._raw_delete(connection.alias)
    try:
        connection.check_constraints()
    except IntegrityError as left:
        raise ChangedMeanwhile(
            f"Somebody wrote on {file.reference} at this very moment, so nothing was destroyed. "
            "Read the list again before you decide."
        ) from left


def _portions(numbers: list[T]) -> Iterator[list[T]]:
    for start in range(0, len(numbers), AT_ONCE):
        yield numbers[start : start + AT_ONCE]
