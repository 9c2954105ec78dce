"""How long one file is kept, what stops or waits, and what was decided before, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.govuk.components import Column, Table
from heed.govuk.words import long_date, moment
from heed.retention.models import Classification, KeptLonger, LegalHold, Proposal
from heed.retention.presenters.classes import period
from heed.retention.queries import Line

Fact = dict[str, Any]
COLUMNS = (Column(text="When"), Column(text="What"), Column(text="Why"), Column(text="By"))


@dataclass(frozen=True, slots=True, kw_only=True)
class MayDo:
    """What this person may do about a file now."""

    choose: bool
    hold: bool
    lift: bool
    decide: bool
    approve: bool
    end: bool
    mine: bool  # the proposal that waits is this person's own


def may_do(viewer: Viewer, line: Line) -> MayDo:
    """Return what this person may do about a file now."""
    proposal = line.proposal
    mine = proposal is not None and proposal.proposed_by_id == viewer.user_id
    decides = checks.may(viewer, Permission.RETENTION_DECIDE)
    approves = checks.may(viewer, Permission.DISPOSAL_APPROVE)
    return MayDo(
        choose=decides,
        hold=checks.may(viewer, Permission.LEGAL_HOLD_PLACE),
        lift=checks.may(viewer, Permission.LEGAL_HOLD_LIFT),
        decide=decides and proposal is None and line.review.on is not None,
        approve=approves and proposal is not None and not mine and not line.holds,
        end=decides and proposal is not None,
        mine=mine,
    )


def only_kept(line: Line) -> str:
    """Return why a file can only be kept longer now; nothing where it may be destroyed too."""
    if line.holds:
        return "A legal hold stands on this file: it can be kept longer, and not destroyed."
    if not line.is_over:
        return "Its period is not over: it can be kept longer, and not destroyed."
    return ""


def file_facts(line: Line) -> list[Fact]:
    """Return how long a file is kept, as rows of a summary list."""
    found, chosen = line.retention_class, line.chosen
    facts = {"Next review": long_date(line.review.on) if line.review.on else "Not known yet"}
    facts["How that was worked out"] = " ".join(line.review.because)
    if found is None:
        return _rows(facts | {"Retention class": "None chosen, and none holds by default"})
    facts["Retention class"] = found.name
    facts["Kept for"] = period(found)
    facts["Rests on"] = f"{found.basis}. {found.source}, checked {long_date(found.checked_on)}."
    facts["Chosen"] = (
        f"{moment(chosen.chosen_at)} by {chosen.chosen_by_name}: {chosen.because}"
        if chosen
        else "By nobody: it holds for every file without another class"
    )
    return _rows(facts)


def proposal_facts(proposal: Proposal) -> list[Fact]:
    """Return a proposal that waits, as rows of a summary list."""
    return _rows(
        {
            "Proposed": f"{moment(proposal.proposed_at)} by {proposal.proposed_by_name}",
            "Ground": proposal.get_ground_display(),
            "What they looked at": proposal.because,
            "Can be approved until": long_date(proposal.lapses_on),
        }
    )


def history_table(
    holds: Iterable[LegalHold],
    choices: Iterable[Classification],
    kept: Iterable[KeptLonger],
    ended: Iterable[Proposal],
) -> Table:
    """Return everything that was decided about keeping a file, newest first."""
    rows = [row for hold in holds for row in _of_hold(hold)]
    rows += [
        (one.chosen_at, f"Class chosen: {one.retention_class}", one.because, one.chosen_by_name)
        for one in choices
    ]
    rows += [
        (one.decided_at, f"Kept until {long_date(one.until)}", one.because, one.decided_by_name)
        for one in kept
    ]
    rows += [row for one in ended for row in _of_proposal(one)]
    return Table(
        caption="What was decided before",
        columns=COLUMNS,
        stacks=True,
        rows=tuple(
            (moment(at), what, why, who)
            for at, what, why, who in sorted(rows, key=lambda row: row[0], reverse=True)
        ),
    )


Row = tuple[datetime, str, str, str]


def _of_hold(hold: LegalHold) -> Iterable[Row]:
    kind = hold.get_kind_display()
    yield hold.placed_at, f"Legal hold placed: {kind}", hold.reason, hold.placed_by_name
    if hold.lifted_at:
        said = f"Legal hold lifted: {kind}"
        yield hold.lifted_at, said, hold.lifted_because, hold.lifted_by_name


def _of_proposal(one: Proposal) -> Iterable[Row]:
    yield one.proposed_at, "Destruction proposed", one.because, one.proposed_by_name
    if one.ended_at:
        yield one.ended_at, "Proposal ended", one.ended_because, one.ended_by_name


def _rows(facts: dict[str, str]) -> list[Fact]:
    return [{"key": {"text": key}, "value": {"text": value}} for key, value in facts.items()]
