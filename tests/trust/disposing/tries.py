"""In which ways could somebody try to destroy a file that they may not?

Each try is given a file whose period is over. Nothing of it may be gone afterwards, whatever came
back. Half of them go through the pages, as a browser would; the others past them, at the actions.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.db.models import ProtectedError

from heed.access.roles import Role
from heed.casefiles.models import CaseFile, Team, TeamMember
from heed.casefiles.tests.factories import (
    ExclusionFactory,
    FamilyTieFactory,
    NamedPersonFactory,
    TeamFactory,
    TeamMemberFactory,
)
from heed.incidents.tests.factories import DecisionFactory
from heed.retention import actions, queries
from heed.retention.models import LegalHold, Proposal
from heed.retention.tests.factories import (
    ClassificationFactory,
    KeptLongerFactory,
    LegalHoldFactory,
    ProposalFactory,
    RetentionClassFactory,
)
from tests.trust.disposing.ground import KEEPERS, NOW, Case, Ground, prove

Try = Callable[[Ground, Case, random.Random], None]
REFUSED: Final = (PermissionDenied, actions.Refusal, ProtectedError, DatabaseError)
HOLDS: Final = tuple(LegalHold.Kind)
OTHERS: Final = tuple(role for role in Role if role not in KEEPERS)


def approve(
    ground: Ground, case: Case, who: str, chance: random.Random, *, seen: str | None = None
) -> None:
    """Try to approve whatever is proposed, with everything a person could know of it."""
    proposal = Proposal.unscoped.filter(case_file=case.file).order_by("-pk")[0]
    shown = seen if seen is not None else queries.inventory(case.file).seen
    if chance.random() < 0.5:
        path = f"/cases/{case.name}/retention/destroy/"
        ground.client(who).get(path)
        ground.post(who, path, reference=case.name, seen=shown)
        return
    with suppress(*REFUSED):
        actions.destroy(proposal, seen=shown, by=ground.viewer(who), at=NOW)


def held_before(ground: Ground, case: Case, chance: random.Random) -> None:
    """A hold stands: nothing can be proposed, and a proposal put there counts for nothing."""
    LegalHoldFactory(case_file=case.file, kind=chance.choice(HOLDS))
    with suppress(*REFUSED):
        ground.proposal(case)
    ground.post(
        "deputy",
        f"/cases/{case.name}/retention/decide/",
        way="DESTROY",
        ground="PERIOD_OVER",
        destroy_because="Over",
    )
    ProposalFactory(case_file=case.file, proposed_by=ground.people["coordinator"])
    approve(ground, case, "independent_chair", chance)


def held_between(ground: Ground, case: Case, chance: random.Random) -> None:
    """A hold is placed after the proposal, by an action or straight into its table."""
    ground.proposal(case)
    if chance.random() < 0.5:
        LegalHoldFactory(case_file=case.file, kind=chance.choice(HOLDS))
    else:
        actions.place_hold(
            case.file, kind="POLICE", reason="Asked", by=ground.viewer("deputy"), at=NOW
        )
    approve(ground, case, "independent_chair", chance)


def held_and_lifted(ground: Ground, case: Case, chance: random.Random) -> None:
    """A hold came and went: what was proposed before it does not come back."""
    ground.proposal(case)
    by = ground.viewer("deputy")
    hold = actions.place_hold(case.file, kind="POLICE", reason="Asked", by=by, at=NOW)
    actions.lift_hold(hold, because="Over", by=by, at=NOW)
    approve(ground, case, "independent_chair", chance)


def lifted_with_an_old_proof(ground: Ground, case: Case, chance: random.Random) -> None:
    """Somebody at an unlocked screen lifts a hold first."""
    ground.proposal(case)
    hold = LegalHoldFactory(case_file=case.file)
    stale = replace(ground.viewer("deputy"), freshly_proved=False)
    with suppress(*REFUSED):
        actions.lift_hold(hold, because="Over", by=stale, at=NOW)
    approve(ground, case, "independent_chair", chance)


def one_person_twice(ground: Ground, case: Case, chance: random.Random) -> None:
    """Whoever proposed it approves it, also as somebody with another role and for an agency."""
    proposal = ground.proposal(case)
    approve(ground, case, "coordinator", chance)
    again = replace(
        ground.viewer("coordinator"), roles=frozenset(KEEPERS), agency_id=1, name="Another Name"
    )
    with suppress(*REFUSED):
        actions.destroy(proposal, by=again, at=NOW)


def conflicted_approver(ground: Ground, case: Case, chance: random.Random) -> None:
    """The second person has a conflict of interest, of any kind."""
    ground.proposal(case)
    with tied(ground, case, "independent_chair", chance):
        approve(ground, case, "independent_chair", chance)


def conflicted_proposer(ground: Ground, case: Case, chance: random.Random) -> None:
    """The first person got a conflict of interest after proposing it."""
    ground.proposal(case)
    with tied(ground, case, "coordinator", chance):
        approve(ground, case, "independent_chair", chance)


def lapsed(ground: Ground, case: Case, chance: random.Random) -> None:
    """The proposal waited for too long."""
    ground.proposal(case)
    days = chance.randint(1, 400)
    Proposal.unscoped.filter(case_file=case.file).update(
        lapses_on=NOW.date() - timedelta(days=days)
    )
    approve(ground, case, "independent_chair", chance)


def ended(ground: Ground, case: Case, chance: random.Random) -> None:
    """The proposal was withdrawn or turned down."""
    proposal = ground.proposal(case)
    by = ground.viewer(chance.choice(["coordinator", "independent_chair"]))
    actions.end_proposal(proposal, because="Not now", by=by, at=NOW)
    approve(ground, case, "independent_chair", chance)


def wrong_role(ground: Ground, case: Case, chance: random.Random) -> None:
    """Somebody of any other role, to whom the file is open by name."""
    who = chance.choice(OTHERS).value.lower()
    ground.grant(case, who)
    with suppress(*REFUSED):
        ground.proposal(case, by=who)
    ground.proposal(case)
    approve(ground, case, who, chance)


def another_partnership(ground: Ground, case: Case, chance: random.Random) -> None:
    """The coordinator of another partnership, to whom the file is open by name."""
    ground.grant(case, "stranger")
    ground.proposal(case)
    approve(ground, case, "stranger", chance)


def old_proof(ground: Ground, case: Case, chance: random.Random) -> None:
    """Somebody at an unlocked screen."""
    proposal = ground.proposal(case)
    client = ground.client("independent_chair")
    prove(client, fresh=False)
    path = f"/cases/{case.name}/retention/destroy/"
    shown = queries.inventory(case.file).seen
    ground.post("independent_chair", path, reference=case.name, seen=shown)
    prove(client)
    stale = replace(ground.viewer("independent_chair"), freshly_proved=False)
    with suppress(*REFUSED):
        actions.destroy(proposal, by=stale, at=NOW)


def period_not_over(ground: Ground, case: Case, chance: random.Random) -> None:
    """Something happened since, after which the period is not over any more."""
    ground.proposal(case)
    chance.choice([_other_class, _kept_longer, _reopened])(ground, case)
    approve(ground, case, "independent_chair", chance)


def out_of_date(ground: Ground, case: Case, chance: random.Random) -> None:
    """Something was added after the page was drawn; or the page showed nothing, or another file."""
    ground.proposal(case)
    seen = chance.choice(["", "0" * 16, queries.inventory(case.file).seen])
    NamedPersonFactory(case_file=case.file, user=None)
    approve(ground, case, "independent_chair", chance, seen=seen)


def mistyped(ground: Ground, case: Case, chance: random.Random) -> None:
    """Another reference is typed than that of the file."""
    ground.proposal(case)
    seen = queries.inventory(case.file).seen
    wrong = chance.choice(["", case.name[:-1], f"{case.name}0", case.name[::-1], "yes"])
    path = f"/cases/{case.name}/retention/destroy/"
    ground.post("independent_chair", path, reference=wrong, seen=seen)


def nothing_proposed(ground: Ground, case: Case, chance: random.Random) -> None:
    """Nobody proposed anything, or the proposal is about another file."""
    path = f"/cases/{case.name}/retention/destroy/"
    seen = queries.inventory(case.file).seen
    ground.post("independent_chair", path, reference=case.name, seen=seen)
    by = ground.viewer("independent_chair")
    with suppress(*REFUSED):
        actions.destroy(Proposal(pk=0, case_file=case.file), by=by, at=NOW)


def straight(ground: Ground, case: Case, chance: random.Random) -> None:
    """Code that forgets all of this deletes the file."""
    with suppress(*REFUSED), transaction.atomic():
        case.file.delete()
    with suppress(*REFUSED), transaction.atomic():
        CaseFile.unscoped.filter(pk=case.file.pk).delete()


TRIES: Final[tuple[Try, ...]] = (
    held_before,
    held_between,
    held_and_lifted,
    lifted_with_an_old_proof,
    one_person_twice,
    conflicted_approver,
    conflicted_proposer,
    lapsed,
    ended,
    wrong_role,
    another_partnership,
    old_proof,
    period_not_over,
    out_of_date,
    mistyped,
    nothing_proposed,
    straight,
)


class tied:
    """While this lasts, a conflict of interest of some kind ties somebody to a case."""

    def __init__(self, ground: Ground, case: Case, who: str, chance: random.Random) -> None:
        self.ground, self.case, self.user = ground, case, ground.people[who]
        self.way = chance.choice([self._said, self._named, self._manages, self._family, self._team])
        self.rows: list[Any] = []

    def __enter__(self) -> None:
        self.way()

    def __exit__(self, *_: object) -> None:
        for row in self.rows:
            row.delete()

    def _said(self) -> None:
        ExclusionFactory(case_file=self.case.file, user=self.user)

    def _named(self) -> None:
        NamedPersonFactory(case_file=self.case.file, user=self.user)

    def _manages(self) -> None:
        NamedPersonFactory(case_file=self.case.file, user=None, line_manager=self.user)

    def _family(self) -> None:
        named = NamedPersonFactory(case_file=self.case.file)
        here = self.ground.here
        self.rows = [FamilyTieFactory(partnership=here, user=self.user, relative=named.user)]

    def _team(self) -> None:
        team: Team = TeamFactory(partnership=self.ground.here)
        member: TeamMember = TeamMemberFactory(team=team, user=self.user)
        NamedPersonFactory(case_file=self.case.file, user=None, team=team)
        self.rows = [member]


def _other_class(ground: Ground, case: Case) -> None:
    longer = RetentionClassFactory(partnership=ground.here, years=75)
    ClassificationFactory(case_file=case.file, retention_class=longer, chosen_at=NOW)


def _kept_longer(_: Ground, case: Case) -> None:
    KeptLongerFactory(case_file=case.file, until=date(2026, 11, 24), decided_at=NOW)


def _reopened(_: Ground, case: Case) -> None:
    DecisionFactory(incident=case.file.incident, notify=True, decided_at=NOW)
