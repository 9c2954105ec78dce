"""Incidents with what hangs on them, for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import factory

from heed.casefiles.tests.factories import CaseFileFactory, CaseRecordFactory
from heed.children.tests.factories import ChildFactory
from heed.incidents.models import (
    Draft,
    Incident,
    Involvement,
    Judgement,
    Notification,
    NotificationDecision,
    PartnerView,
)
from heed.partnership.models import Partnership
from heed.partnership.tests.factories import AgencyFactory, PartnershipFactory

# A Monday. Five working days later is Monday 23 November 2026.
AWARE_ON = date(2026, 11, 16)
LAST_DAY = date(2026, 11, 23)


class IncidentFactory(CaseRecordFactory):
    """A girl of seven seriously harmed at home in Worcestershire; nothing judged yet."""

    class Meta:
        model = Incident

    case_file = factory.SubFactory(CaseFileFactory)
    local_authority = "Worcestershire"
    outcome = Incident.Outcome.SERIOUSLY_HARMED
    happened_on = date(2026, 11, 14)
    happened_in = "Worcestershire"
    place_words = "At home"
    what_happened = "She was taken to hospital with burns."
    aware_on = AWARE_ON
    reported_by_name = "Nuala Notifier"
    reported_by_agency = "Westshire County Council"
    reported_at = datetime(2026, 11, 16, 15, 0, tzinfo=UTC)


class JudgementFactory(CaseRecordFactory):
    """Abuse or neglect is suspected, on the day of the report."""

    class Meta:
        model = Judgement

    incident = factory.SubFactory(IncidentFactory)
    concern = Judgement.Concern.SUSPECTED
    outcome = factory.LazyAttribute(lambda judgement: judgement.incident.outcome)
    aware_on = factory.LazyAttribute(lambda judgement: judgement.incident.aware_on)
    reasons = "The burns do not fit what the parents say."
    judged_by_name = "Tess Team-Manager"
    judged_for = "Westshire County Council"
    judged_at = datetime(2026, 11, 16, 15, 0, tzinfo=UTC)


class PartnerViewFactory(CaseRecordFactory):
    """The police would notify."""

    class Meta:
        model = PartnerView

    incident = factory.SubFactory(IncidentFactory)
    agency = factory.SubFactory(
        AgencyFactory, partnership=factory.SelfAttribute("..incident.case_file.partnership")
    )
    would_notify = True
    reasons = "We have opened an investigation."
    given_by_name = "Pat Police"
    given_at = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)


class DecisionFactory(CaseRecordFactory):
    """The authority decided to notify."""

    class Meta:
        model = NotificationDecision

    incident = factory.SubFactory(IncidentFactory)
    notify = True
    reasons = "Both limbs are met."
    decided_by_name = "Cora Coordinator"
    decided_at = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)


class NotificationFactory(CaseRecordFactory):
    """The Panel was told in time."""

    class Meta:
        model = Notification

    incident = factory.SubFactory(IncidentFactory)
    recipient = Notification.Recipient.PANEL
    sent_at = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
    sent_by_name = "Cora Coordinator"
    reference = "P-123"
    due_on = LAST_DAY
    recorded_by_name = "Cora Coordinator"
    recorded_at = datetime(2026, 11, 19, 10, 5, tzinfo=UTC)


class InvolvementFactory(CaseRecordFactory):
    """An agency knows the family."""

    class Meta:
        model = Involvement

    incident = factory.SubFactory(IncidentFactory)
    agency = factory.SubFactory(
        AgencyFactory, partnership=factory.SelfAttribute("..incident.case_file.partnership")
    )


class DraftFactory(factory.django.DjangoModelFactory):
    """A report that has been begun."""

    class Meta:
        model = Draft

    reference = factory.Sequence(lambda number: f"DR-TEST{number:04}")
    partnership = factory.SubFactory(PartnershipFactory)
    answers = factory.LazyFunction(dict)
    started_at = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
    saved_at = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


def reported(partnership: Partnership, **incident: Any) -> Incident:
    """Return an incident as it stands when it has just been reported: one child, one judgement."""
    concern = incident.pop("concern", Judgement.Concern.SUSPECTED)
    child = incident.pop("child", {})
    made: Incident = IncidentFactory(case_file__partnership=partnership, **incident)
    ChildFactory(case_file=made.case_file, **child)
    JudgementFactory(incident=made, concern=concern)
    return made
