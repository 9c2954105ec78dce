"""Conflicts of interest, the people named in cases and the ties between people, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from heed.casefiles.models import FamilyTie, NamedPerson, Team, TeamMember
from heed.casefiles.queries import Conflict
from heed.govuk.components import Column, Link, Table
from heed.govuk.words import long_date

SAID = "Said so themselves"
RECORDED = "Recorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody named in a case, in words, with the address where that can be taken back."""

    name: str
    about: tuple[str, ...]
    take_back: str


def conflicts_table(found: Iterable[Conflict], *, with_case: bool) -> Table:
    """Return conflicts of interest as a table; on the page of one case it need not be named."""
    columns = ["Case"] * with_case + ["Who", "How they are tied to it", "Why", "How it is known"]
    return Table(
        caption="Conflicts of interest",
        stacks=True,
        caption_hidden=True,
        columns=tuple(Column(text=text) for text in columns),
        rows=tuple(_row(one, with_case=with_case) for one in found),
    )


def named_people(named: Iterable[NamedPerson], *, reference: str) -> list[Named]:
    """Return the people named in a case, in words."""
    return [
        Named(
            name=one.name,
            about=tuple(_about(one)),
            take_back=reverse("casefiles:withdraw_name", args=[reference, one.pk]),
        )
        for one in named
    ]


def teams(found: Iterable[Team]) -> list[tuple[Team, Table]]:
    """Return each team with its people."""
    return [(team, _members_table(team)) for team in found]


def family_table(ties: Iterable[FamilyTie]) -> Table:
    """Return who is whose family, with the way to take it back."""
    return Table(
        caption="Family",
        stacks=True,
        caption_hidden=True,
        columns=tuple(
            Column(text=text) for text in ("One person", "The other", "Said by", "Take back")
        ),
        rows=tuple(
            (
                tie.user.name,
                tie.relative.name,
                f"{tie.said_by_name}, {long_date(tie.said_at)}",
                Link(
                    text=f"Take back that {tie.user.name} and {tie.relative.name} are family",
                    href=reverse("casefiles:remove_family_tie", args=[tie.pk]),
                ),
            )
            for tie in ties
        ),
    )


def _row(one: Conflict, *, with_case: bool) -> tuple[str | Link, ...]:
    reference = one.case_file.reference
    case = Link(text=reference, href=reverse("casefiles:access", args=[reference]))
    known = SAID if one.declared else RECORDED if one.recorded else "Worked out from the register"
    words: tuple[str, ...] = (one.user.name, one.tie.label, one.because, known)
    return (case, *words) if with_case else words


def _about(one: NamedPerson) -> Iterable[str]:
    yield one.get_part_display()
    if one.team is not None:
        yield f"Team: {one.team}"
    if one.line_manager is not None:
        yield f"Managed by {one.line_manager.name}"
    if one.user is not None:
        yield f"Signs in as {one.user.name}"
    if one.involved_from is not None:
        yield f"Involved from {long_date(one.involved_from)}"
    yield f"Recorded {long_date(one.recorded_at)}, by {one.recorded_by_name}"


def _members_table(team: Team) -> Table:
    columns = ("Who", "Managed by", "Since", "Until")
    return Table(
        caption=str(team),
        stacks=True,
        columns=tuple(Column(text=text) for text in columns),
        rows=tuple(
            (
                member.user.name,
                member.line_manager.name if member.line_manager else "Nobody recorded",
                long_date(member.starts_on),
                _until(member),
            )
            for member in team.members.all()
        ),
    )


def _until(member: TeamMember) -> str | Link:
    if member.ends_on:
        return long_date(member.ends_on)
    return Link(
        text=f"Record the last day of {member.user.name}",
        href=reverse("casefiles:end_membership", args=[member.pk]),
    )
