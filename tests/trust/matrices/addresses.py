"""What stands in the addresses the matrix asks for: a case, a paper, a draft, a post?"""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from django.urls import reverse

from heed.access.roles import Role
from heed.accounts import actions as accounts
from heed.accounts import factors
from heed.accounts.links import parts_for
from heed.accounts.models import KeptAnswers
from heed.audit.models import NoticedSign
from heed.casefiles.models import NamedPerson
from heed.core import clock
from heed.incidents import actions as incidents
from heed.papers.kinds import CORPORATE_PARENTING_BOARD
from heed.papers.models import PublishedPaper
from heed.partnership.models import Appointment, Invitation
from heed.rapid_reviews import queries
from heed.retention.models import LegalHold
from heed.retention.tests.factories import RetentionClassFactory, TombstoneFactory
from tests.trust.matrices.ground import Ground, opened
from tests.trust.matrices.relations import Relation
from tests.trust.worlds import founding, world
from tests.trust.worlds.founding import INSIDE, STATUTORY

YEAR: Final = timedelta(days=365)
NOTIFIER: Final = "NOTIFIER"


def fill_in(ground: Ground) -> dict[str, Any]:
    """Make whatever an address can name, and return each by the word the pages have for it."""
    return {
        **ground.numbers,
        "case": ground.case_file.reference,
        "criterion": queries.questions(clock.day(ground.now))[0].key,
        "version": 1,
        "child": 1,
        "part": "account",
        "session": "no-such-session",
        "service": "employer",
        "sign": _sign(ground),
        **_openings(ground),
        **_record_keeping(ground),
        **_papers(ground),
        **_people(ground),
        **_own(ground),
    }


def _sign(ground: Ground) -> int:
    """Let it be noticed that somebody read the case, for a person to judge."""
    reader = ground.home.walk.people.notifier
    found = NoticedSign.objects.create(
        mark="read at night",
        partnership_id=ground.home.walk.partnership.pk,
        kind=NoticedSign.KindCode.UNUSUAL_HOUR,
        user_id=reader.pk,
        person_name=reader.name,
        case_file_id=ground.case_file.pk,
        on=clock.day(ground.now),
        because="At three in the morning",
        noticed_at=ground.now,
    )
    return int(found.pk)


def _openings(ground: Ground) -> dict[str, Any]:
    somebody = founding.account("somebody-let-in", ground.home.short)
    named = NamedPerson.unscoped.filter(case_file=ground.case_file, withdrawn_at=None)
    return {
        "grant": opened(ground, somebody).pk,
        "dated grant": opened(ground, somebody, ends=9).pk,
        "named person": named.order_by("pk")[0].pk,
    }


def _record_keeping(ground: Ground) -> dict[str, Any]:
    partnership = ground.home.walk.partnership
    return {
        "hold": LegalHold.unscoped.get(case_file=ground.case_file).pk,
        "class": RetentionClassFactory(partnership=partnership).pk,
        "tombstone": TombstoneFactory(partnership=partnership).reference,
    }


def _papers(ground: Ground) -> dict[str, Any]:
    today = clock.day(ground.now)
    world.publish_paper(ground.home.walk, today=today)
    paper = PublishedPaper.objects.get()
    return {
        "kind": CORPORATE_PARENTING_BOARD.name,
        "meeting": today,
        "starts": today - YEAR,
        "ends": today,
        "copy": "public",
        "ending": "docx",
        "figure": "reviews-commissioned",
        "paper": paper.reference,
    }


def _people(ground: Ground) -> dict[str, Any]:
    home = ground.home
    person = founding.account("kept-by-others", home.short)
    post = Appointment.objects.create(
        partnership=home.walk.partnership,
        user=person,
        agency=ground.agency("council"),
        holder_name=person.name,
        title="Representative",
        role=Role.AGENCY_REPRESENTATIVE.value,
        starts_on=home.founded_on,
    )
    link = founding.invite(home)
    forgetful = founding.account("forgetful", home.short)
    return {
        "person": person.pk,
        "post": post.pk,
        "somebody": home.walk.people.notifier.pk,
        "agency": home.agencies[INSIDE, min(STATUTORY)].pk,
        "group": next(iter(home.groups.values())).pk,
        "first day": home.founded_on,
        "invitation": Invitation.objects.latest("pk").pk,
        "secret": link.rstrip("/").rpartition("/")[2],
        "whose": lambda: parts_for(forgetful)[0],
        "key": lambda: parts_for(forgetful)[1],
    }


def _own(ground: Ground) -> dict[str, Any]:
    """Give somebody a draft, a passkey, and something they typed when their session was over."""
    owner = ground.users[Relation.NAMED]
    answers: dict[str, object] = {
        "account": {"what_happened": ["Words"]},
        "child-1": {"name": ["One"]},
        "child-2": {"name": ["Two"]},
    }
    draft = incidents.keep_draft(
        None, answers=answers, by=ground.viewer(NOTIFIER, Relation.NAMED), at=ground.now
    )
    holder = ground.users[Relation.GROUP]
    accounts.add_passkey(holder, name="Key on a ring", credential={}, at=ground.now)
    accounts.keep_answers(
        owner, address=reverse("desk:desk"), answers=[("words", "typed")], files=[], at=ground.now
    )
    return {
        "draft": draft.reference,
        "factor": factors.of(holder.pk).factors[0].pk,
        "kept": KeptAnswers.objects.get().pk,
    }
