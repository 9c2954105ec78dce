"""Children on case files, for tests."""

from __future__ import annotations

from datetime import date

import factory

from heed.casefiles.tests.factories import CaseFileFactory, CaseRecordFactory
from heed.children.models import Child


class ChildFactory(CaseRecordFactory):
    """A girl of seven who lives in Worcestershire and is not looked after."""

    class Meta:
        model = Child

    case_file = factory.SubFactory(CaseFileFactory)
    position = 1
    name = "Ada Archer"
    born_on = date(2019, 3, 27)
    sex = Child.Sex.FEMALE
    plan = Child.Plan.NONE
    normally_resident_in = "Worcestershire"
