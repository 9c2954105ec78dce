"""What is the matrix asked about: one case, people, and everything that ties them to it?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import reduce
from typing import Any, Final

from django.apps import apps

from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.accounts.tests.factories import UserFactory
from heed.attachments.models import Attachment, AttachmentVersion
from heed.attachments.tests.factories import AttachmentFactory
from heed.casefiles.models import CaseFile, Grant
from heed.casefiles.tests.factories import (
    EmergencyOpeningFactory,
    ExclusionFactory,
    FamilyTieFactory,
    GrantFactory,
    NamedPersonFactory,
    TeamFactory,
    TeamMemberFactory,
)
from heed.chronologies.models import AskedAgency, Chronology, ReceivedReturn
from heed.chronologies.tests.factories import (
    AgencyQuestionFactory,
    AskedAgencyFactory,
    ChronologyRowFactory,
    GlossaryEntryFactory,
    LikenessFactory,
    PossibleNameFactory,
    ReaderNoteFactory,
    ReceivedReturnFactory,
    ReturnProblemFactory,
)
from heed.core import clock
from heed.partnership import queries as partnership
from heed.partnership.models import Agency, Appointment, Group
from heed.rapid_reviews.models import EarlierWording, RapidReview
from tests.trust.matrices import models
from tests.trust.matrices.relations import Relation
from tests.trust.worlds import founding, planting, telling
from tests.trust.worlds.founding import INSIDE, Place
from tests.trust.worlds.telling import Stage

DAY: Final = timedelta(days=1)
AGENCIES: Final = {
    "council": Agency.Kind.LOCAL_AUTHORITY,
    "police": Agency.Kind.POLICE,
    "health": Agency.Kind.HEALTH,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row kept on the case, and what the matrix must know of it."""

    pk: int
    agency: str = ""  # council, police or health, where it is one agency's
    is_legal_advice: bool = False


@dataclass(slots=True)
class Ground:
    """A partnership with the case, another partnership, and one person for each relation."""

    now: datetime
    home: Place
    other: Place
    case_file: CaseFile
    users: dict[Relation, User] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    numbers: dict[str, Any] = field(default_factory=dict)  # what stands in addresses
    _role: str = ""
    _viewers: dict[tuple[str, Relation], Viewer] = field(default_factory=dict)

    def agency(self, word: str) -> Agency:
        """Return an agency of the partnership by the word the matrix has for it."""
        return self.home.agencies[INSIDE, AGENCIES[word]]

    def take(self, role: str) -> None:
        """Give everybody a post of this role, and no other."""
        if self._role != role:
            people = [user.pk for user in self.users.values()]
            Appointment.objects.filter(user_id__in=people).update(role=role)
            self._role = role

    def viewer(self, role: str, relation: Relation) -> Viewer:
        """Return somebody of a role and a relation, as a request would see them."""
        if (role, relation) not in self._viewers:
            self.take(role)
            user, on = self.users[relation], clock.day(self.now)
            (place,) = partnership.places(user, on=on)
            self._viewers[role, relation] = place.viewer(user)
        return self._viewers[role, relation]


def lay() -> Ground:
    """Found two partnerships, tell of a case to its end, and tie everybody to it."""
    now = clock.now()
    today = clock.day(now)
    home, other = (founding.found(name, today=today) for name in ("Norshire", "Southshire"))
    case_file = telling.tell(home, Stage.COMPLETED, "words on {}".format, days_ago=40)
    ground = Ground(now, home, other, case_file)
    # What opening and reviewing it opened is taken back: only what stands here counts.
    Grant.unscoped.filter(case_file=case_file).delete()
    for relation in Relation:
        ground.users[relation] = _appoint(ground, relation)
        TIES[relation](ground, ground.users[relation])
    _keep_documents(ground)
    _reword(ground)
    _ask_for_chronologies(ground)
    planting.fill(case_file)
    _note_rows(ground)
    return ground


def _appoint(ground: Ground, relation: Relation) -> User:
    stands = relation.value
    place = ground.other if stands.elsewhere else ground.home
    user = founding.account(f"matrix-{relation.name}", place.short)
    kind = Group.Kind.REVIEW if relation is Relation.GROUP else Group.Kind.OTHER
    Appointment.objects.create(
        partnership=place.walk.partnership,
        user=user,
        agency=place.agencies[INSIDE, AGENCIES[stands.agency]],
        group=place.groups[kind],
        holder_name=user.name,
        title="Somebody",
        role=Role.COUNCILLOR.value,
        starts_on=place.founded_on,
    )
    return user


def opened(ground: Ground, user: User | None, *, starts: int = -30, ends: int | None = None) -> Any:
    """Open the case to a person from a day to a day, both counted from today."""
    today = clock.day(ground.now)
    return GrantFactory(
        case_file=ground.case_file,
        user=user,
        starts_on=today + starts * DAY,
        ends_on=None if ends is None else today + ends * DAY,
        given_at=ground.now,
    )


def _to_all_of_theirs(**whose: object) -> Callable[[Ground, User], None]:
    def tie(ground: Ground, _: User) -> None:
        to = {name: value(ground) if callable(value) else value for name, value in whose.items()}
        GrantFactory(
            case_file=ground.case_file,
            user=None,
            starts_on=ground.home.founded_on,
            given_at=ground.now,
            **to,
        )

    return tie


def _by_name(*, starts: int = -30, ends: int | None = None) -> Callable[[Ground, User], None]:
    def tie(ground: Ground, user: User) -> None:
        opened(ground, user, starts=starts, ends=ends)

    return tie


def _in_an_emergency(ground: Ground, user: User, *, hours_ago: int = 1) -> Any:
    began = ground.now - timedelta(hours=hours_ago)
    return EmergencyOpeningFactory(
        case_file=ground.case_file,
        partnership=ground.home.walk.partnership,
        user=user,
        hours=4,
        starts_at=began,
        ends_at=began + timedelta(hours=4),
    )


def _breaks_glass(ground: Ground, user: User) -> None:
    ground.numbers["emergency"] = _in_an_emergency(ground, user).pk


def _broke_glass(ground: Ground, user: User) -> None:
    _in_an_emergency(ground, user, hours_ago=5)


def _named(ground: Ground, person: User, **as_what: object) -> None:
    opened(ground, person)
    NamedPersonFactory(case_file=ground.case_file, **{"user": None, **as_what})


def _is_practitioner(ground: Ground, user: User) -> None:
    _named(ground, user, user=user)


def _manages(ground: Ground, user: User) -> None:
    _named(ground, user, line_manager=user)


def _shares_a_team(ground: Ground, user: User) -> None:
    team = TeamFactory(partnership=ground.home.walk.partnership, agency=ground.agency("council"))
    member = TeamMemberFactory(team=team, user=user)
    ground.numbers |= {"team": team.pk, "membership": member.pk}
    _named(ground, user, team=team)


def _is_family(ground: Ground, user: User) -> None:
    relative = UserFactory()
    tie = FamilyTieFactory(partnership=ground.home.walk.partnership, user=user, relative=relative)
    ground.numbers["family_tie"] = tie.pk
    _named(ground, user, user=relative, part="FAMILY")


def _is_kept_out(ground: Ground, user: User) -> None:
    opened(ground, user)
    ExclusionFactory(case_file=ground.case_file, user=user)


def _is_kept_out_and_breaks_glass(ground: Ground, user: User) -> None:
    _is_kept_out(ground, user)
    _in_an_emergency(ground, user)


def _was_named_by_mistake(ground: Ground, user: User) -> None:
    _named(
        ground,
        user,
        user=user,
        withdrawn_at=ground.now,
        withdrawn_by_name="Cora Coordinator",
        withdrawn_because="Somebody else of that name",
    )


TIES: Final[dict[Relation, Callable[[Ground, User], None]]] = {
    Relation.NOTHING: lambda _ground, _user: None,
    Relation.NAMED: _by_name(),
    Relation.LAST_DAY: _by_name(ends=0),
    Relation.ENDED: _by_name(ends=-1),
    Relation.NOT_YET: _by_name(starts=1),
    Relation.AGENCY: _to_all_of_theirs(agency=lambda ground: ground.agency("police")),
    Relation.GROUP: _to_all_of_theirs(group=lambda ground: ground.home.groups[Group.Kind.REVIEW]),
    Relation.POST: _to_all_of_theirs(
        agency=lambda ground: ground.agency("health"), role=Role.STATUTORY_PARTNER.value
    ),
    Relation.EMERGENCY: _breaks_glass,
    Relation.EMERGENCY_OVER: _broke_glass,
    Relation.PRACTITIONER: _is_practitioner,
    Relation.MANAGER: _manages,
    Relation.TEAM: _shares_a_team,
    Relation.FAMILY: _is_family,
    Relation.EXCLUDED: _is_kept_out,
    Relation.IN_AN_EMERGENCY: _is_kept_out_and_breaks_glass,
    Relation.TAKEN_BACK: _was_named_by_mistake,
    Relation.ELSEWHERE: _by_name(),
}


def _keep_documents(ground: Ground) -> None:
    """Keep a document for each agency, one for none, and legal advice."""
    for word in (*AGENCIES, ""):
        agency = ground.agency(word) if word else None
        found = AttachmentFactory(case_file=ground.case_file, agency=agency)
        ground.numbers[f"document of {word}" if word else "document"] = found.reference
    AttachmentFactory(case_file=ground.case_file, kind=Attachment.Kind.LEGAL_ADVICE)


def _ask_for_chronologies(ground: Ground) -> None:
    """Let each agency have sent its chronology, with a row somebody asks about."""
    chronology = Chronology.unscoped.get(case_file=ground.case_file)
    for word in AGENCIES:
        agency = ground.agency(word)
        asked = AskedAgency.unscoped.filter(chronology=chronology, agency=agency).first()
        asked = asked or AskedAgencyFactory(chronology=chronology, agency=agency)
        kept = AttachmentVersion.unscoped.filter(attachment__case_file=ground.case_file)
        document = kept.filter(attachment__agency=agency).first()
        number = 1 + ReceivedReturn.unscoped.filter(asked=asked).count()
        received = ReceivedReturnFactory(asked=asked, document=document, number=number)
        ReturnProblemFactory(received=received)
        row = ChronologyRowFactory(received=received)
        question = AgencyQuestionFactory(row=row)
        ReaderNoteFactory(row=row)
        ground.numbers[f"agency asked of {word}"] = asked.pk
        ground.numbers[f"return of {word}"] = received.pk
        ground.numbers[f"row of {word}"] = row.pk
        ground.numbers[f"question to {word}"] = question.pk
    LikenessFactory(first=row, second=ChronologyRowFactory(received=received))
    ground.numbers["glossary entry"] = GlossaryEntryFactory(chronology=chronology).pk
    ground.numbers["possible name"] = PossibleNameFactory(row=row).pk


def _reword(ground: Ground) -> None:
    """Keep an earlier wording of the rapid review, as saving its sections does."""
    (review,) = RapidReview.unscoped.filter(case_file=ground.case_file)
    EarlierWording.unscoped.create(
        review=review,
        section="facts",
        words="Words that stood there before",
        written_by_name="Cora Coordinator",
        written_at=ground.now,
        replaced_by_name="Cora Coordinator",
        replaced_at=ground.now,
    )


def _note_rows(ground: Ground) -> None:
    words = {ground.agency(word).pk: word for word in AGENCIES}
    for label in models.ON_A_CASE:
        model: Any = apps.get_model(label)
        for row in model.unscoped.filter(**{model.case_file_path: ground.case_file.pk}):
            about = getattr(row, "attachment", row)
            ground.rows[label].append(
                Row(
                    row.pk,
                    agency=words.get(_agency_of(row), "") if label in OF_ONE_AGENCY else "",
                    is_legal_advice=getattr(about, "kind", "") == "LEGAL_ADVICE",
                )
            )


def _agency_of(row: Any) -> int:
    """Return the number of the agency whose row it is."""
    *steps, last = row.agency_path.split("__")
    found: int = getattr(reduce(getattr, steps, row), f"{last}_id")
    return found


# Tables whose rows are one agency's.
OF_ONE_AGENCY: Final = frozenset(
    {
        "attachments.Attachment",
        "attachments.AttachmentVersion",
        "chronologies.AgencyQuestion",
        "chronologies.AskedAgency",
        "chronologies.ChronologyRow",
        "chronologies.ReceivedReturn",
        "chronologies.ReturnProblem",
        "incidents.PartnerView",
    }
)
