"""Does the database refuse half a fact, and is everything on an incident behind the same lock?"""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from conftest import ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.casefiles.tests.factories import CaseRecordFactory
from heed.incidents.models import Judgement, PartnerView
from heed.incidents.tests.factories import (
    DecisionFactory,
    IncidentFactory,
    InvolvementFactory,
    JudgementFactory,
    NotificationFactory,
    PartnerViewFactory,
    reported,
)
from heed.partnership.models import Partnership


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("factory", "wrong", "constraint"),
    [
        (IncidentFactory, {"outside_england": True}, "outside_england_is_in_no_english_area"),
        (JudgementFactory, {"reasons": ""}, "judgement_has_reasons"),
        (PartnerViewFactory, {"reasons": ""}, "partner_view_has_reasons"),
        (DecisionFactory, {"reasons": ""}, "notification_decision_has_reasons"),
    ],
)
def test_the_database_refuses_half_a_fact(
    factory: type[CaseRecordFactory], wrong: dict[str, object], constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        factory(**wrong)


@pytest.mark.django_db
def test_a_recipient_or_an_agency_stands_on_an_incident_once() -> None:
    told, involved = NotificationFactory(), InvolvementFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        NotificationFactory(incident=told.incident)
    with pytest.raises(IntegrityError), transaction.atomic():
        InvolvementFactory(incident=involved.incident, agency=involved.agency)


def test_what_hangs_on_an_incident_is_behind_the_lock_of_its_file(
    partnership: Partnership, viewer_of: ViewerOf, stranger: Viewer
) -> None:
    incident = reported(partnership)
    view = PartnerViewFactory(incident=incident)
    coordinator = viewer_of(Role.COORDINATOR)

    assert PartnerView.visible_to(coordinator).get() == view
    assert Judgement.visible_to(coordinator).get().locked_by_id == incident.case_file_id
    assert not PartnerView.visible_to(stranger).exists()
    assert not Judgement.visible_to(stranger).exists()


@pytest.mark.django_db
def test_an_incident_outside_england_is_in_no_english_area() -> None:
    abroad = IncidentFactory(outside_england=True, happened_in="", happened_on=date(2026, 1, 2))

    assert abroad.outside_england
