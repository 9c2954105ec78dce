"""Does the demonstration show a file whose review is due, one on hold, and what is left of one?"""

from __future__ import annotations

from datetime import date

import pytest

from heed.accounts.models import User
from heed.children.models import Child
from heed.demo import loading, marlshire, marlshire_records
from heed.partnership import queries as partnership
from heed.partnership.models import Partnership
from heed.retention import queries
from heed.retention.models import Tombstone
from heed.retention.queries import Line, Sought
from heed.retention.workflow import Standing

TODAY = date(2026, 11, 23)


@pytest.fixture
def lines(db: None) -> list[Line]:
    loading.load(today=TODAY)
    here = Partnership.objects.get(name=marlshire.NAME)
    coordinator = User.objects.get(email=marlshire.COORDINATOR.email)
    viewer = partnership.viewer_for(coordinator, on=TODAY, partnership_id=here.pk)
    assert viewer is not None
    return queries.queue(viewer, Sought(), on=TODAY)


def test_one_waits_for_its_review_one_is_held_and_the_others_are_kept(lines: list[Line]) -> None:
    children = dict(Child.unscoped.filter(position=1).values_list("case_file_id", "name"))
    standings = {children[line.case_file.pk]: line.standing for line in lines}

    assert standings[marlshire_records.TO_BE_REVIEWED] is Standing.DUE
    assert standings[marlshire_records.ON_HOLD] is Standing.ON_HOLD
    assert list(standings.values()).count(Standing.DUE) == 1


def test_one_was_destroyed_by_two_people_and_left_its_note(lines: list[Line]) -> None:
    tombstone = Tombstone.objects.get()

    assert tombstone.proposed_by_name == marlshire.COORDINATOR.name
    assert tombstone.approved_by_name == marlshire.SCRUTINEER.name
    assert tombstone.reference not in {line.case_file.reference for line in lines}
    assert not Child.unscoped.filter(name=marlshire_records.DESTROYED).exists()
