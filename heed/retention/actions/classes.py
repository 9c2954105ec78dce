"""Add and change the retention classes of a partnership: its policy, with what it was before."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.events import Event
from heed.core import meanwhile
from heed.retention import queries
from heed.retention.actions.refusals import NameTaken, PeriodMissing, given
from heed.retention.models import RetentionClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What a class says. `years` is None where the law says how long."""

    name: str
    trigger: str
    years: int | None
    basis: str
    source: str
    checked_on: date
    is_default: bool = False


@transaction.atomic
def add_class(policy: Policy, *, by: Viewer, at: datetime) -> RetentionClass:
    """Add a retention class to the policy of the partnership.

    :raises ReasonMissing: if it has no name or no basis
    :raises PeriodMissing: if it has no years and the law does not say how long, or both
    :raises NameTaken: if another class has this name
    """
    checks.require(by, Permission.RETENTION_ARRANGE)
    _make_room(policy, by=by)
    made = _kept(RetentionClass(partnership_id=by.partnership_id), policy)
    trail.record(
        Event.RETENTION_CLASS_ADDED,
        made,
        by=by,
        at=at,
        changes={name: (None, value) for name, value in queries.said(made).items()},
    )
    return made


@transaction.atomic
def change_class(
    found: RetentionClass, policy: Policy, *, by: Viewer, at: datetime, seen: str | None = None
) -> None:
    """Change a class: every file in it gets a new day of review, worked out when it is asked for.

    :raises ReasonMissing: if it has no name or no basis
    :raises PeriodMissing: if it has no years and the law does not say how long, or both
    :raises NameTaken: if another class has this name
    :raises RecordedMeanwhile: if somebody else changed it since the page was drawn
    """
    checks.require(by, Permission.RETENTION_ARRANGE)
    if found.partnership_id != by.partnership_id:
        raise PermissionDenied("This retention class belongs to another partnership.")
    held = RetentionClass.objects.select_for_update().get(pk=found.pk)
    before = queries.said(held)
    if seen is not None and seen != queries.seen(held):
        raise meanwhile.RecordedMeanwhile("Somebody else", "changed this class")
    _make_room(policy, by=by, but=held)
    _kept(held, policy)
    after = queries.said(held)
    trail.record(
        Event.RETENTION_CLASS_CHANGED,
        held,
        by=by,
        at=at,
        changes={name: (before[name], after[name]) for name in before},
    )


def _make_room(policy: Policy, *, by: Viewer, but: RetentionClass | None = None) -> None:
    """Refuse a name that is taken; a new default takes the place of the old one."""
    others = RetentionClass.objects.filter(partnership_id=by.partnership_id)
    if but is not None:
        others = others.exclude(pk=but.pk)
    if others.filter(name=" ".join(policy.name.split())).exists():
        raise NameTaken("There is a class of this name already: give this one another.")
    if policy.is_default:
        others.filter(is_default=True).update(is_default=False)


def _kept(found: RetentionClass, policy: Policy) -> RetentionClass:
    by_law = policy.trigger == RetentionClass.Trigger.LOOKED_AFTER
    if by_law == bool(policy.years):
        raise PeriodMissing(
            "The law says how long: leave the years empty."
            if by_law
            else "Say how many years the file is kept, at least one."
        )
    for name, value in asdict(policy).items():
        setattr(found, name, value)
    found.name = given(policy.name, "Give the class a name.")
    found.basis = given(policy.basis, "Say which law or policy the period rests on.")
    found.source = given(policy.source, "Say where it can be read.")
    found.years = policy.years or None
    try:
        with transaction.atomic():
            found.save()
    except IntegrityError as problem:  # two people named a class alike at the same moment
        raise NameTaken("Somebody else has just changed the classes: look at them.") from problem
    return found
