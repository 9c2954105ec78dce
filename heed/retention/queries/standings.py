"""How do the files a person keeps stand: which are due for review, on hold, proposed?"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, TypeVar

from django.db.models import QuerySet

from heed.access import checks, role_table
from heed.access.permissions import Permission
from heed.access.role_table import Resource
from heed.access.viewer import Viewer
from heed.casefiles.models import CaseFile, CaseRecord
from heed.core import meanwhile
from heed.retention.models import (
    Classification,
    KeptLonger,
    LegalHold,
    Proposal,
    RetentionClass,
)
from heed.retention.queries.facts import facts
from heed.retention.reckoning import Facts, Reckoned, reckon
from heed.retention.workflow import SOON, Standing

R = TypeVar("R", bound=CaseRecord)
SORTS: Final = frozenset({"review", "reference", "class", "standing"})
SOONEST_FIRST: Final = "review"
FAR: Final = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One file with everything that says how long it is kept."""

    case_file: CaseFile
    retention_class: RetentionClass | None
    chosen: Classification | None  # None where the partnership's default holds
    kept: KeptLonger | None
    holds: tuple[LegalHold, ...]
    proposal: Proposal | None
    review: Reckoned
    on: date

    @property
    def standing(self) -> Standing:
        """Return how the file stands: a hold before anything else."""
        if self.holds:
            return Standing.ON_HOLD
        if self.proposal is not None:
            return Standing.PROPOSED
        if self.review.on is None:
            return Standing.NO_DATE
        if self.review.on <= self.on:
            return Standing.DUE
        return Standing.SOON if self.review.on <= self.on + SOON else Standing.LATER

    @property
    def is_over(self) -> bool:
        """Say whether its period is over, so that it may be proposed for destruction."""
        return self.review.on is not None and self.review.on <= self.on


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Which files somebody looks for, and in which order."""

    standings: tuple[Standing, ...] = ()
    classes: tuple[int, ...] = ()
    sort: str = SOONEST_FIRST


def files_of(viewer: Viewer) -> QuerySet[CaseFile]:
    """Return the files whose retention is this person's to keep."""
    return CaseFile.open_to(viewer, reaching=Resource.RECORD_KEEPING)


def classes(partnership_id: int) -> QuerySet[RetentionClass]:
    """Return the retention classes of a partnership, by name."""
    return RetentionClass.objects.filter(partnership_id=partnership_id).order_by("name", "pk")


def said(found: RetentionClass) -> dict[str, Any]:
    """Return what a class says, for the trail to compare."""
    return {
        "name": found.name,
        "trigger": found.trigger,
        "years": found.years,
        "basis": found.basis,
        "source": found.source,
        "checked_on": found.checked_on,
        "is_default": found.is_default,
    }


def seen(found: RetentionClass) -> str:
    """Return what stands for a class, for a page to carry and an action to compare."""
    return meanwhile.mark(*said(found).values())


def queue(viewer: Viewer, sought: Sought, *, on: date) -> list[Line]:
    """Return the files a person keeps that match what they look for, in order.

    The day of a review is worked out and stored nowhere, so all of them are worked out, in twelve
    questions; a partnership has some hundreds of files.
    """
    found = [
        line
        for line in lines(files_of(viewer).order_by("reference"), on=on)
        if not sought.standings or line.standing in sought.standings
        if not sought.classes or _class_number(line) in sought.classes
    ]
    by = sought.sort.removeprefix("-")
    return sorted(found, key=lambda line: _order(line, by), reverse=sought.sort.startswith("-"))


def to_approve(viewer: Viewer, *, on: date) -> QuerySet[Proposal]:
    """Return the proposals to destroy a file that wait for this person as the second one."""
    if not checks.may(viewer, Permission.DISPOSAL_APPROVE):
        return Proposal.visible_to(viewer).none()
    waiting = Proposal.visible_to(viewer).filter(ended_at=None, lapses_on__gte=on)
    return waiting.exclude(proposed_by=viewer.user_id)


def line(case_file: CaseFile, *, on: date) -> Line:
    """Return one file with everything that says how long it is kept."""
    return lines([case_file], on=on)[0]


def lines(case_files: Iterable[CaseFile], *, on: date) -> list[Line]:
    """Return files of one partnership with everything that says how long they are kept."""
    found = list(case_files)
    if not found:
        return []
    known = _Known.of([case_file.pk for case_file in found], found[0].partnership_id, on=on)
    return [_line(case_file, known, on=on) for case_file in found]


def standing_holds(case_file: CaseFile, viewer: Viewer) -> list[LegalHold]:
    """Return the legal holds that stand on a file, for those whose files it is to keep."""
    if not role_table.reaches(viewer.roles, LegalHold.resource):
        return []
    found = LegalHold.visible_to(viewer).filter(case_file=case_file, lifted_at=None)
    return list(found.order_by("placed_at", "pk"))


def history(case_file: CaseFile) -> tuple[list[LegalHold], list[Classification], list[KeptLonger]]:
    """Return every hold, choice of class and decision to keep, newest first."""
    return (
        list(LegalHold.unscoped.filter(case_file=case_file).order_by("-placed_at", "-pk")),
        list(
            Classification.unscoped.filter(case_file=case_file)
            .select_related("retention_class")
            .order_by("-chosen_at", "-pk")
        ),
        list(KeptLonger.unscoped.filter(case_file=case_file).order_by("-decided_at", "-pk")),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is recorded about the retention of some files, by file."""

    default: RetentionClass | None
    facts: dict[int, Facts]
    chosen: dict[int, list[Classification]]
    kept: dict[int, list[KeptLonger]]
    holds: dict[int, list[LegalHold]] = field(default_factory=dict)
    proposals: dict[int, list[Proposal]] = field(default_factory=dict)

    @classmethod
    def of(cls, files: Collection[int], partnership_id: int, *, on: date) -> _Known:
        choices = Classification.unscoped.filter(case_file_id__in=files)
        return cls(
            default=classes(partnership_id).filter(is_default=True).first(),
            facts=facts(files),
            chosen=_by_file(choices.select_related("retention_class").order_by("chosen_at", "pk")),
            kept=_by_file(
                KeptLonger.unscoped.filter(case_file_id__in=files).order_by("decided_at", "pk")
            ),
            holds=_by_file(
                LegalHold.unscoped.filter(case_file_id__in=files, lifted_at=None).order_by(
                    "placed_at", "pk"
                )
            ),
            proposals=_by_file(
                Proposal.unscoped.filter(
                    case_file_id__in=files, ended_at=None, lapses_on__gte=on
                ).order_by("pk")
            ),
        )


def _line(case_file: CaseFile, known: _Known, *, on: date) -> Line:
    chosen = _last(known.chosen, case_file)
    kept = _last(known.kept, case_file)
    holds_class = chosen.retention_class if chosen else known.default
    return Line(
        case_file=case_file,
        retention_class=holds_class,
        chosen=chosen,
        kept=kept,
        holds=tuple(known.holds.get(case_file.pk, ())),
        proposal=_last(known.proposals, case_file),
        review=reckon(
            holds_class, known.facts[case_file.pk], kept_until=kept.until if kept else None
        ),
        on=on,
    )


def _by_file(rows: Iterable[R]) -> dict[int, list[R]]:
    found: dict[int, list[R]] = {}
    for row in rows:
        found.setdefault(row.locked_by_id or 0, []).append(row)
    return found


def _last(rows: dict[int, list[R]], case_file: CaseFile) -> R | None:
    found = rows.get(case_file.pk)
    return found[-1] if found else None


def _class_number(line: Line) -> int:
    return line.retention_class.pk if line.retention_class else 0


def _order(line: Line, by: str) -> tuple[object, ...]:
    last = (line.review.on or FAR, line.case_file.reference)
    if by == "reference":
        return (line.case_file.reference,)
    if by == "class":
        return (line.retention_class.name if line.retention_class else "", *last)
    if by == "standing":
        return (list(Standing).index(line.standing), *last)
    return last
