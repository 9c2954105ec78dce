"""Who has a conflict of interest in which case, and because of whom?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, ExpressionWrapper, QuerySet

from heed.access.permissions import TABLE, Permission
from heed.accounts.models import User
from heed.casefiles import second_wall
from heed.casefiles.models import (
    CaseFile,
    Exclusion,
    FamilyTie,
    NamedPerson,
    TeamMember,
    Tie,
    conflicted,
)
from heed.partnership import queries as partnership


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One reason why one person may not see one case."""

    case_file: CaseFile
    user: User
    tie: Tie
    because: str
    recorded: bool = False  # in this case, by somebody; else it follows from names and ties
    declared: bool = False  # by the person themselves


def free_of_conflict(case_file: CaseFile, user_ids: Collection[int], *, on: date) -> frozenset[int]:
    """Return those of some people who have no conflict of interest in the case on the day.

    One question to the database, however many they are; none where there is nobody.
    """
    kept_out = {user_id for _, user_id in kept_apart([case_file.pk], user_ids, on=on)}
    return frozenset(user_ids) - kept_out


def kept_apart(
    file_ids: Collection[int], user_ids: Collection[int], *, on: date
) -> frozenset[tuple[int, int]]:
    """Return which of some people a conflict of interest keeps out of which of some files.

    One question to the database, however many they are; none where there is nobody.
    """
    people = sorted(user_ids)
    if not people:
        return frozenset()
    asked = {
        f"conflict_of_{user_id}": ExpressionWrapper(
            conflicted(user_id, on=on), output_field=BooleanField()
        )
        for user_id in people
    }
    files = CaseFile.unscoped.filter(pk__in=file_ids).annotate(**asked)
    return frozenset(
        (file, user_id)
        for file, *answers in files.values_list("pk", *asked)
        for user_id, kept_out in zip(people, answers, strict=True)
        if kept_out
    )


@second_wall.opened()  # it looks with other people's eyes
def nobodys(partnership_id: int, *, on: date) -> frozenset[int]:
    """Return the files that everybody who could run them is kept out of."""
    left = CaseFile.unscoped.filter(partnership_id=partnership_id)
    for user_id in keepers(partnership_id, on=on):
        left = left.filter(conflicted(user_id, on=on))
    return frozenset(left.values_list("pk", flat=True))


def keepers(partnership_id: int, *, on: date) -> list[int]:
    """Return who may open a file to others on the day: coordinators and the Independent Chair."""
    roles = [role.value for role in TABLE[Permission.CASE_FILE_GRANT]]
    posts = partnership.appointments(partnership_id, on=on).filter(
        role__in=roles, user__isnull=False
    )
    return sorted(set(posts.order_by().values_list("user_id", flat=True)))


def conflicts(
    files: Iterable[CaseFile], *, on: date, named: Iterable[NamedPerson] | None = None
) -> list[Conflict]:
    """Return every conflict of interest in some cases, with its reason, in five questions.

    `named` are the people named in them, where they have been read already.

    The lock asks the same of the database (`models.conflicts`); a test holds both together.
    """
    by_id = {case_file.pk: case_file for case_file in files}
    known = _Known(on)
    said = Exclusion.unscoped.filter(case_file_id__in=by_id).select_related("user")
    found = [
        Conflict(
            case_file=by_id[one.case_file_id],
            user=one.user,
            tie=Tie(one.tie),
            because=one.reason,
            recorded=True,
            declared=one.declared,
        )
        for one in said.order_by("made_at", "pk")
    ]
    for person in _named_in(by_id) if named is None else named:
        found += [
            Conflict(case_file=by_id[person.case_file_id], user=user, tie=tie, because=because)
            for user, tie, because in known.tied_to(person)
        ]
    return found


def _named_in(file_ids: Iterable[int]) -> QuerySet[NamedPerson]:
    return (
        NamedPerson.unscoped.filter(case_file_id__in=file_ids, withdrawn_at=None)
        .select_related("user", "line_manager")
        .order_by("recorded_at", "pk")
    )


class _Known:
    """Who works with whom and who is whose family, read once."""

    def __init__(self, on: date) -> None:
        members = TeamMember.objects.filter(TeamMember.begun(on)).order_by("pk")
        self.by_team: dict[int, list[TeamMember]] = defaultdict(list)
        self.by_user: dict[int, list[TeamMember]] = defaultdict(list)
        for member in members.select_related("team", "user", "line_manager"):
            self.by_team[member.team_id].append(member)
            self.by_user[member.user_id].append(member)
        self.family: dict[int, list[User]] = defaultdict(list)
        for tie in FamilyTie.objects.order_by("pk").select_related("user", "relative"):
            self.family[tie.user_id].append(tie.relative)
            self.family[tie.relative_id].append(tie.user)

    def tied_to(self, named: NamedPerson) -> Iterator[tuple[User, Tie, str]]:
        """Yield everybody who is, or is tied to, somebody named, with the reason."""
        if named.user is not None:
            yield named.user, Tie.NAMED, f"Named in the case as {named.name}"
            for relative in self.family[named.user.pk]:
                yield relative, Tie.FAMILY, f"Family of {named.name}"
        if named.part == NamedPerson.Part.PRACTITIONER:
            yield from self._works_with(named)

    def _works_with(self, named: NamedPerson) -> Iterator[tuple[User, Tie, str]]:
        theirs = [
            member
            for member in self.by_user[named.user_id or 0]
            if _counts(member, named.involved_from)
        ]
        managers = [named.line_manager, *(member.line_manager for member in theirs)]
        for manager in dict.fromkeys(filter(None, managers)):
            yield manager, Tie.LINE_MANAGER, f"Manages or managed {named.name}"
        teams = dict.fromkeys([named.team_id, *(member.team_id for member in theirs)])
        for team_id in teams:
            for member in self.by_team[team_id or 0]:
                if member.user_id != named.user_id and _counts(member, named.involved_from):
                    because = f"Works or worked with {named.name} in {member.team.name}"
                    yield member.user, Tie.SAME_TEAM, because


def _counts(member: TeamMember, involved_from: date | None) -> bool:
    """Say whether somebody was in a team since the part of the person named began."""
    return not (member.ends_on and involved_from and member.ends_on < involved_from)
