"""What is in a world: three partnerships, cases that are hidden, and everybody who might look."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from django.urls import reverse

from heed.access.roles import Role
from heed.accounts import actions as accounts
from heed.accounts.links import parts_for
from heed.casefiles import actions as casefiles
from heed.casefiles.models import CaseFile
from heed.core import clock
from heed.core.periods import Period
from heed.demo.walk import Walk
from heed.incidents import actions as incidents
from heed.papers import actions as papers
from heed.papers import queries as paper_queries
from heed.papers.kinds import CORPORATE_PARENTING_BOARD, Brief
from heed.partnership.arrangements import DecisionAuthority
from tests.trust.worlds import connecting, founding, planting, record_keeping, telling
from tests.trust.worlds.canaries import Canaries
from tests.trust.worlds.founding import Place, Relation, Somebody
from tests.trust.worlds.telling import Stage

EVERYBODY: Final = tuple(
    (role, relation) for role in Role for relation in Relation if relation is not Relation.NOBODY
)
YESTERDAY: Final = timedelta(days=1)
NAMES: Final = ("Norshire", "Southshire", "Midshire")
# Hidden cases: first one that went all the way, then one for each other stage.
STAGES: Final = (Stage.COMPLETED, *(stage for stage in Stage if stage is not Stage.COMPLETED))
DAYS_AGO: Final = 40
ANONYMOUS: Final = Somebody(role=None, relation=Relation.NOBODY, user=None)
# Who is inside a circle, after section 9 of the reference on practice: written down here a second
# time on purpose. A role that is in none of these sets must never see a word of a case.
SEE_EVERY_FILE: Final = frozenset({Role.COORDINATOR, Role.GROUP_CHAIR, Role.INDEPENDENT_CHAIR})
SEE_WHAT_IS_OPEN_TO_THEM: Final = frozenset({Role.NOTIFIER, Role.LEAD_REVIEWER, Role.LEGAL_ADVISER})
SEE_WHAT_IS_OPEN_TO_THEIRS: Final = frozenset(
    {Role.AGENCY_REPRESENTATIVE, Role.GROUP_MEMBER, Role.STATUTORY_PARTNER}
)
INSIDE: Final = {
    Relation.NONE: SEE_EVERY_FILE,
    Relation.LAPSED: SEE_EVERY_FILE,
    Relation.NAMED: SEE_EVERY_FILE | SEE_WHAT_IS_OPEN_TO_THEM | SEE_WHAT_IS_OPEN_TO_THEIRS,
    Relation.AGENCY: SEE_EVERY_FILE | SEE_WHAT_IS_OPEN_TO_THEIRS,
    Relation.GROUP: SEE_EVERY_FILE | SEE_WHAT_IS_OPEN_TO_THEIRS,
}


@dataclass(slots=True)
class World:
    """A database full of cases, and everybody who might look at them."""

    today: date
    canaries: Canaries
    places: list[Place] = field(default_factory=list)
    hidden: dict[str, CaseFile] = field(default_factory=dict)
    people: list[Somebody] = field(default_factory=list)
    links: list[str] = field(default_factory=list)  # what was sent by e-mail leads here
    draft: str = ""  # the reference of a report that is half written

    @property
    def home(self) -> Place:
        """Return the partnership whose cases are hidden."""
        return self.places[0]

    @property
    def main(self) -> CaseFile:
        """Return the hidden case that went all the way."""
        return self.hidden["case 1"]

    def write(self, case: str) -> Callable[[str], str]:
        """Return a pen that leaves a canary of this case in everything it writes."""
        new = self.canaries.new

        def write(where: str) -> str:
            return " ".join([new(case, where), where, new(case, where), new(case, where)])

        return write

    def may_see(self, somebody: Somebody) -> bool:
        """Say whether this person is inside the circle of the hidden cases."""
        return somebody.role in INSIDE.get(somebody.relation, ())

    def outsiders(self) -> Iterator[Somebody]:
        """Return everybody who must not find a trace of the hidden cases."""
        yield ANONYMOUS
        yield from (somebody for somebody in self.people if not self.may_see(somebody))

    def insiders(self) -> Iterator[Somebody]:
        """Return everybody who is inside the circle."""
        yield from (somebody for somebody in self.people if self.may_see(somebody))


def make(
    *,
    today: date,
    seed: int = 0,
    stages: Iterable[Stage] = STAGES,
    people: Iterable[tuple[Role, Relation]] = EVERYBODY,
) -> World:
    """Make a world with the hidden cases in its first partnership and people of every role."""
    world = World(today, Canaries(seed))
    decides = (DecisionAuthority.STATUTORY_PARTNERS, DecisionAuthority.INDEPENDENT_CHAIR)
    world.places = [
        founding.found(name, today=today, decides=decides[number % 2])
        for number, name in enumerate(NAMES)
    ]
    for place in world.places:
        connecting.keep_register(place)
        record_keeping.arrange(place)
        case_file = telling.tell(
            place, Stage.COMMISSIONED, lambda where: f"plain {where}", days_ago=30
        )
        open_to_everybody(place, case_file, today)
        publish_paper(place.walk, today=today)
    hide(world, stages)
    planting.fill(world.main)
    begin_report(world)
    world.links = [
        founding.invite(world.home),
        reverse(
            "accounts:choose_password",
            args=parts_for(founding.account("forgetful", world.home.short)),
        ),
    ]
    accounts.add_passkey(
        world.home.walk.people.notifier, name="Key on a ring", credential={}, at=clock.now()
    )
    world.people = [*founding.cast_of(world.home), *audience(world, people)]
    return world


def hide(world: World, stages: Iterable[Stage], *, days_ago: int = DAYS_AGO) -> None:
    """Tell the hidden cases; `days_ago` are working days."""
    for number, stage in enumerate(stages, start=1):
        case = f"case {number}"
        case_file = telling.tell(world.home, stage, world.write(case), days_ago=days_ago)
        on = world.today - YESTERDAY
        connecting.name_people(world.home, case_file, world.write(case), on=on)
        if number == 1:
            connecting.break_glass(world.home, case_file, world.write(case), on=on)
            record_keeping.decide(world.home, case_file, world.write(case), on=on)
        world.hidden[case] = case_file


def open_to_everybody(place: Place, case_file: CaseFile, today: date) -> None:
    """Give people outside the circle a case of their own, so that their pages show something."""
    for (_, _), agency in place.agencies.items():
        casefiles.grant(
            case_file,
            to=agency,
            reason="Takes part",
            by=place.walk.coordinator(on=today),
            at=clock.at(today, 8),
        )


def audience(world: World, people: Iterable[tuple[Role, Relation]]) -> Iterator[Somebody]:
    """Appoint people since yesterday, connect them with what is hidden, and plant canaries."""
    since = world.today - YESTERDAY
    cases = {case: (file, world.write(case)) for case, file in world.hidden.items()}
    conflicts = iter(connecting.in_turn())
    for role, relation in people:
        place = world.places[1] if relation is Relation.ELSEWHERE else world.home
        somebody = place.appoint(role, relation, since=since)
        connecting.connect(world.home, somebody, cases, conflict=next(conflicts))
        yield somebody
    connecting.connect_agencies(world.home, cases.values())
    for case, case_file in world.hidden.items():
        planting.plant(case_file, case, world.canaries)


def begin_report(world: World) -> None:
    """Leave a report half written: it is its writer's alone."""
    notifier = world.home.walk.people.notifier
    write = world.write("draft")
    on = world.today - YESTERDAY
    answers: dict[str, object] = {
        "outcome": {"outcome": ["SERIOUSLY_HARMED"]},
        "account": {"what_happened": [write("account")]},
        "child-1": {"name": [write("name")]},
        "child-2": {"name": [write("second name")]},
        "household": {"household": [write("household")]},
    }
    by = world.home.walk.viewer(notifier, on=on)
    kept = incidents.keep_draft(None, answers=answers, by=by, at=clock.at(on, 16))
    world.draft = kept.reference
    accounts.keep_answers(
        notifier,
        address=f"/cases/report/{kept.reference}/account/",
        answers=[("what_happened", write("typed when the session was over"))],
        files=[],
        at=clock.now(),
    )


def publish_paper(walk: Walk, *, today: date) -> None:
    """Publish a paper on the year before, as it was written a week ago."""
    written_on = today - timedelta(days=7)
    brief = Brief(
        kind=CORPORATE_PARENTING_BOARD,
        period=Period(written_on - timedelta(days=365), written_on),
        meeting_on=today,
        with_timeliness=True,
    )
    papers.publish(
        brief,
        author="Business Manager",
        seen=paper_queries.draft(walk.partnership, brief).digest,
        by=walk.coordinator(on=written_on),
        at=clock.at(written_on, 16),
    )
