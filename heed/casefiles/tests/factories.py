"""Case files and who may open them, for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import factory

from heed.accounts.tests.factories import UserFactory
from heed.casefiles.models import (
    CaseFile,
    EmergencyOpening,
    Exclusion,
    FamilyTie,
    Grant,
    NamedPerson,
    Team,
    TeamMember,
)
from heed.partnership.tests.factories import AgencyFactory, PartnershipFactory


class CaseRecordFactory(factory.django.DjangoModelFactory):
    """Case models have no `objects`; tests make rows without asking who is looking."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class: Any, *_: object, **kwargs: object) -> Any:
        return model_class.unscoped.create(**kwargs)


class CaseFileFactory(CaseRecordFactory):
    """An empty case file that is open to nobody in particular."""

    class Meta:
        model = CaseFile

    partnership = factory.SubFactory(PartnershipFactory)
    reference = factory.Sequence(lambda number: f"SI-TEST{number:04}")
    opened_at = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
    opened_by_name = "Nuala Notifier"


class GrantFactory(CaseRecordFactory):
    """A file open to one person; give `agency` or `group` and `user=None` for others."""

    class Meta:
        model = Grant

    case_file = factory.SubFactory(CaseFileFactory)
    user = factory.SubFactory(UserFactory)
    reason = "Writes the agency summary"
    starts_on = date(2026, 11, 16)
    given_by_name = "Cora Coordinator"
    given_at = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)


class ExclusionFactory(CaseRecordFactory):
    """A person kept out of a file."""

    class Meta:
        model = Exclusion

    case_file = factory.SubFactory(CaseFileFactory)
    user = factory.SubFactory(UserFactory)
    reason = "Managed the social worker"
    made_by_name = "Cora Coordinator"
    made_at = datetime(2026, 11, 16, 11, 0, tzinfo=UTC)


class EmergencyOpeningFactory(CaseRecordFactory):
    """A file opened in an emergency at 9am on 23 November 2026, for two hours."""

    class Meta:
        model = EmergencyOpening

    case_file = factory.SubFactory(CaseFileFactory)
    partnership = factory.SubFactory(PartnershipFactory)
    reference = factory.LazyAttribute(lambda opening: opening.case_file.reference)
    user = factory.SubFactory(UserFactory)
    acting_for = "Westshire Hospital"
    reason = "The hospital asks who else is at home tonight."
    hours = 2
    starts_at = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    ends_at = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)


class NamedPersonFactory(CaseRecordFactory):
    """A practitioner named in a case who signs in; give `user=None` for one who does not."""

    class Meta:
        model = NamedPerson

    case_file = factory.SubFactory(CaseFileFactory)
    part = NamedPerson.Part.PRACTITIONER
    name = "Petra Practitioner"
    user = factory.SubFactory(UserFactory)
    recorded_by_name = "Cora Coordinator"
    recorded_at = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)


class TeamFactory(factory.django.DjangoModelFactory[Team]):
    """A team of an agency of a partnership."""

    class Meta:
        model = Team

    partnership = factory.SubFactory(PartnershipFactory)
    agency = factory.SubFactory(AgencyFactory, partnership=factory.SelfAttribute("..partnership"))
    name = factory.Sequence(lambda number: f"Team {number}")


class TeamMemberFactory(factory.django.DjangoModelFactory[TeamMember]):
    """Somebody who came to a team in 2024 and is still there."""

    class Meta:
        model = TeamMember

    team = factory.SubFactory(TeamFactory)
    user = factory.SubFactory(UserFactory)
    starts_on = date(2024, 1, 8)


class FamilyTieFactory(factory.django.DjangoModelFactory[FamilyTie]):
    """Two people who are family."""

    class Meta:
        model = FamilyTie

    partnership = factory.SubFactory(PartnershipFactory)
    user = factory.SubFactory(UserFactory)
    relative = factory.SubFactory(UserFactory)
    said_by_name = "Cora Coordinator"
    said_at = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
