"""How long does Marlshire keep its files, and what became of those whose period is over?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from heed.accounts.models import User
from heed.children.actions import ChildAsReported
from heed.children.models import Child
from heed.core import clock
from heed.demo.story import Story
from heed.demo.walk import Told, Walk
from heed.incidents import actions as incidents
from heed.incidents.models import Incident, Judgement
from heed.partnership.models import Agency
from heed.retention import actions
from heed.retention.models import Ground, LegalHold, RetentionClass
from heed.statute.working_days import add_working_days, sub_working_days

Trigger = RetentionClass.Trigger
SCHEDULE: Final = "Retention schedule of the partnership"
# Name, trigger, years, the line of the schedule, and whether it holds for every other file.
CLASSES: Final = (
    ("Reported and not notified", Trigger.CASE_ENDED, 2, "line 1", False),
    ("Rapid review", Trigger.CASE_ENDED, 35, "line 2", True),
    ("Local review", Trigger.CHILD_BORN, 75, "line 3", False),
    ("Looked-after child", Trigger.LOOKED_AFTER, None, "line 4", False),
)
# The children whose files are old enough; nobody was notified of what happened to them.
TO_BE_REVIEWED: Final = "Ruby Chambers"
ON_HOLD: Final = "Theo Marchant"
DESTROYED: Final = "Alfie Newbold"
LONG_AGO: Final = timedelta(days=1000)


def arrange(walk: Walk, *, on: date) -> None:
    """Say how long which kind of file is kept."""
    for name, trigger, years, line, is_default in CLASSES:
        policy = actions.Policy(
            name=name,
            trigger=trigger,
            years=years,
            basis=SCHEDULE if years else "Care Planning Regulations 2010, regulation 50",
            source=f"Marlshire retention schedule, {line}",
            checked_on=on,
            is_default=is_default,
        )
        actions.add_class(policy, by=walk.coordinator(on=on), at=clock.at(on, 11))


def load(walk: Walk, agencies: Mapping[str, Agency], *, second: User, today: date) -> None:
    """Tell of three old cases: one waits for its review, one is on hold, one was destroyed."""
    hospital = agencies["Marlshire Hospitals NHS Trust"]
    told = {
        name: _not_notified(name, walk, hospital, on=today - LONG_AGO + timedelta(days=7 * number))
        for number, name in enumerate((DESTROYED, ON_HOLD, TO_BE_REVIEWED))
    }
    for name in (DESTROYED, ON_HOLD, TO_BE_REVIEWED):
        _choose(told[name], walk, on=sub_working_days(today, 60))
    _hold(told[ON_HOLD], walk, on=sub_working_days(today, 55))
    _destroy(told[DESTROYED], walk, second, today=today)


def _not_notified(name: str, walk: Walk, hospital: Agency, *, on: date) -> Told:
    day = sub_working_days(on, 1)
    told = walk.tell(
        Story(
            child=ChildAsReported(
                name=name,
                born_on=day - timedelta(days=4 * 365 + 90),
                sex=Child.Sex.NOT_KNOWN,
                plan=Child.Plan.NONE,
                normally_resident_in=walk.partnership.local_authority,
            ),
            known_to=[hospital],
            outcome_for_child=Incident.Outcome.SERIOUSLY_HARMED,
            concern=Judgement.Concern.NOT_SUSPECTED,
            concern_reasons="Two doctors and the police found that it was an accident.",
            what_happened="The child was badly hurt in an accident on the road and recovered.",
            happened_in=walk.partnership.local_authority,
            happened_on=day,
            aware_on=day,
            household="Mother and father.",
        )
    )
    decided_on = add_working_days(day, 3)
    incidents.decide_notification(
        told.incident,
        notify=False,
        reasons="Nobody knows or suspects abuse or neglect.",
        by=walk.coordinator(on=decided_on),
        at=clock.at(decided_on, 10),
    )
    return told


def _choose(told: Told, walk: Walk, *, on: date) -> None:
    by = walk.coordinator(on=on)
    chosen = RetentionClass.objects.get(partnership_id=by.partnership_id, name=CLASSES[0][0])
    actions.choose_class(
        told.incident.case_file,
        retention_class=chosen,
        because="Reported, and nobody was notified",
        by=by,
        at=clock.at(on, 10),
    )


def _hold(told: Told, walk: Walk, *, on: date) -> None:
    actions.place_hold(
        told.incident.case_file,
        kind=LegalHold.Kind.COURT,
        reason="The council’s solicitor asked for it: a claim about the crossing where it happened",
        by=walk.coordinator(on=on),
        at=clock.at(on, 15),
    )


def _destroy(told: Told, walk: Walk, second: User, *, today: date) -> None:
    """Let the coordinator propose it, and another person approve it a few days later."""
    on = sub_working_days(today, 40)
    proposal = actions.propose(
        told.incident.case_file,
        ground=Ground.PERIOD_OVER,
        because="No contact since, no interest of the media, no other case of the family",
        by=walk.coordinator(on=on),
        at=clock.at(on, 11),
    )
    later = add_working_days(on, 4)
    actions.destroy(proposal, by=walk.viewer(second, on=later), at=clock.at(later, 9))
