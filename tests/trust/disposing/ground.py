"""On what does the harness stand: a partnership, everybody in it, and files full of canaries?"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from django.test import Client

from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts import sessions
from heed.accounts.models import KeptAnswers, User
from heed.attachments import store
from heed.attachments.tests.factories import AttachmentFactory, AttachmentVersionFactory
from heed.casefiles import actions as casefiles
from heed.casefiles.models import CaseFile, NamedPerson
from heed.casefiles.tests.factories import CaseFileFactory, GrantFactory
from heed.children.tests.factories import ChildFactory
from heed.core import clock
from heed.govuk.carried import ACTING_FOR
from heed.incidents.tests.factories import DecisionFactory, IncidentFactory, InvolvementFactory
from heed.partnership import queries as partnership
from heed.partnership.models import Agency, Partnership
from heed.partnership.tests.factories import AppointmentFactory, PartnershipFactory, complete
from heed.retention import actions
from heed.retention.models import Ground as Grounds
from heed.retention.models import Proposal, RetentionClass
from heed.retention.tests.factories import ClassificationFactory, RetentionClassFactory
from tests.trust.worlds.canaries import Canaries

NOW: Final = datetime(2026, 11, 23, 9, tzinfo=UTC)
ENDED_AT: Final = datetime(2020, 3, 4, 9, tzinfo=UTC)
LONG_AGO: Final = datetime(2020, 3, 4, tzinfo=UTC).timestamp()
TEN_MINUTES: Final = 600
KEEPERS: Final = frozenset({Role.COORDINATOR, Role.INDEPENDENT_CHAIR})


@dataclass(frozen=True, slots=True)
class Case:
    """A file whose period is over, with canaries in it and a document with a stored file."""

    file: CaseFile
    fingerprints: tuple[str, ...]

    @property
    def name(self) -> str:
        """Return the name under which its canaries are kept."""
        return self.file.reference


@dataclass(slots=True)
class Ground:
    """A partnership with people of every role, signed in, and another one beside it."""

    here: Partnership
    canaries: Canaries
    kept_as: RetentionClass
    people: dict[str, User] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)
    number: int = 0

    def viewer(self, who: str) -> Viewer:
        """Return somebody as they act today.

        :raises LookupError: if they hold no post
        """
        found = partnership.viewer_for(self.people[who], on=clock.day(NOW))
        if found is None:
            raise LookupError(who)
        return found

    def client(self, who: str) -> Client:
        """Return somebody's browser, signed in with all their proof."""
        if who not in self.clients:
            client = Client(raise_request_exception=False)  # people are answered, not told
            client.force_login(self.people[who])
            self.clients[who] = client
            prove(client)
        return self.clients[who]

    def post(self, who: str, path: str, **typed: str) -> int:
        """Send a form as somebody and return the status of the answer."""
        sent = {ACTING_FOR: self.viewer(who).place, **typed}
        return self.client(who).post(path, sent).status_code

    def case(self) -> Case:
        """Make a case that ended years ago, with everything a case has."""
        self.number += 1
        file: CaseFile = CaseFileFactory(
            partnership=self.here, reference=f"SI-D{self.number:06}", opened_at=ENDED_AT
        )
        self.canaries.adopt(file.reference, file.reference, "reference")

        def word(where: str) -> str:
            return self.canaries.new(file.reference, where)

        ChildFactory(case_file=file, name=word("name"))
        incident = IncidentFactory(case_file=file, what_happened=word("what happened"))
        agency = Agency.objects.filter(partnership=self.here)[0]
        InvolvementFactory(incident=incident, agency=agency)
        DecisionFactory(incident=incident, notify=False, decided_at=ENDED_AT, reasons=word("why"))
        casefiles.name_person(
            file,
            part=NamedPerson.Part.PRACTITIONER,
            name=word("practitioner"),
            by=self.viewer("coordinator"),
            at=NOW,
        )
        ClassificationFactory(case_file=file, retention_class=self.kept_as, because=word("class"))
        KeptAnswers.objects.create(
            user=self.people["notifier"],
            address=f"/cases/{file.reference}/access/?{word('address')}",
            sealed=word("typed"),
            kept_at=NOW,
        )
        document = AttachmentFactory(
            case_file=file, title=word("title"), version__content=word("content").encode()
        )
        AttachmentVersionFactory(attachment=document, number=2, content=b"A form of the council\n")
        found = tuple(document.versions.order_by("number").values_list("sha256", flat=True))
        for sha256 in found:
            os.utime(store.here().place(sha256), (LONG_AGO, LONG_AGO))
        return Case(file, found[:1])

    def proposal(self, case: Case, *, by: str = "coordinator") -> Proposal:
        """Let somebody propose to destroy a file, as it should be."""
        return actions.propose(
            case.file,
            ground=Grounds.PERIOD_OVER,
            because=self.canaries.new(case.name, "proposal"),
            by=self.viewer(by),
            at=NOW,
        )

    def grant(self, case: Case, who: str) -> None:
        """Open a file to somebody by name."""
        GrantFactory(case_file=case.file, user=self.people[who], starts_on=ENDED_AT.date())


def make(seed: int) -> Ground:
    """Make the ground once."""
    here = complete(PartnershipFactory(name="Westshire"))
    elsewhere = complete(PartnershipFactory(name="Eastshire"))
    kept_as = RetentionClassFactory(partnership=here, years=2, is_default=True)
    ground = Ground(here, Canaries(seed), kept_as)
    agency = Agency.objects.filter(partnership=here)[0]
    posts = {role.value.lower(): (role, here) for role in Role}
    posts |= {
        "deputy": (Role.COORDINATOR, here),
        "stranger": (Role.COORDINATOR, elsewhere),
    }
    for name, (role, place) in posts.items():
        of_an_agency = agency if role is Role.NOTIFIER else None
        post = AppointmentFactory(partnership=place, role=role.value, agency=of_an_agency)
        ground.people[name] = User.objects.get(pk=post.user_id)
    return ground


def prove(client: Client, *, fresh: bool = True) -> None:
    """Sign somebody in with all their proof, or with one that is old by now."""
    session = client.session
    if fresh:
        sessions.begin(session, user_agent="", owes_second_factor=False)
        sessions.note_proof(session, second_factor=True)
    else:
        session[sessions.PROVED] = clock.seconds() - TEN_MINUTES
    session.save()
