"""What was decided about keeping a hidden case: its class, a day, holds and proposals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from heed.casefiles.models import CaseFile
from heed.core import clock
from heed.retention import actions, queries
from heed.retention.models import LegalHold, RetentionClass
from heed.retention.tests.factories import ProposalFactory, TombstoneFactory
from tests.trust.worlds.founding import Place

WEEKS = timedelta(days=20)
YEARS = timedelta(days=4000)


def arrange(place: Place) -> None:
    """Say how long files are kept, which is no secret, and leave the note of one long gone."""
    on = place.founded_on
    policy = actions.Policy(
        name=f"Files of {place.short}",
        trigger=RetentionClass.Trigger.CASE_ENDED,
        years=10,
        basis="Policy of the partnership",
        source="Minute 4",
        checked_on=on,
        is_default=True,
    )
    actions.add_class(policy, by=place.walk.coordinator(on=on), at=clock.at(on, 15))
    here = place.walk.partnership  # the same in every world, whatever was made before
    TombstoneFactory(
        partnership=here, reference=f"SI-GONE-{place.short}", file_number=900_000 + here.pk
    )


def decide(place: Place, case_file: CaseFile, write: Callable[[str], str], *, on: date) -> None:
    """Choose a class, keep the file longer, hold it twice, and propose to destroy it twice.

    Its period is not over, so no action would take a proposal: those are put straight there.
    """
    by, at = place.walk.coordinator(on=on), clock.at(on, 13)
    (chosen,) = queries.classes(by.partnership_id)
    actions.choose_class(
        case_file, retention_class=chosen, because=write("class fits"), by=by, at=at
    )
    actions.keep_until(case_file, until=on + YEARS, because=write("kept"), by=by, at=at)
    for kind in (LegalHold.Kind.INQUIRY, LegalHold.Kind.COURT):
        hold = actions.place_hold(case_file, kind=kind, reason=write("hold"), by=by, at=at)
    actions.lift_hold(hold, because=write("lifted"), by=by, at=at)
    for ended in (True, False):
        ProposalFactory(
            case_file=case_file,
            because=write("proposal"),
            proposed_by=place.walk.people.coordinator,
            proposed_by_name=write("proposer"),
            proposed_at=at,
            lapses_on=place.today + WEEKS,
            ended_at=at if ended else None,
            ended_by_name=write("ender") if ended else "",
            ended_because=write("ended") if ended else "",
        )
