"""Is a child written down once, on one file, with an age that is counted right?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from conftest import ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.audit.models import AuditEntry
from heed.casefiles.tests.factories import CaseFileFactory
from heed.children import actions, queries
from heed.children.actions import ChildAsReported, DiedBeforeBorn
from heed.children.models import Child
from heed.children.tests.factories import ChildFactory
from heed.core import clock
from heed.partnership.models import Partnership

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2035, 12, 31))


@pytest.mark.parametrize(
    ("on", "age"),
    [
        (date(2026, 3, 26), 6),
        (date(2026, 3, 27), 7),
        (date(2019, 3, 27), 0),
        (date(2019, 3, 26), None),
    ],
)
def test_an_age_is_reached_at_the_start_of_the_birthday(on: date, age: int | None) -> None:
    child = Child(born_on=date(2019, 3, 27))

    assert child.age_on(on) == age


def test_without_a_date_of_birth_there_is_no_age() -> None:
    assert Child().age_on(date(2026, 1, 1)) is None


@given(born_on=DAYS, lived=st.integers(min_value=0, max_value=8000))
def test_an_age_is_the_number_of_birthdays_that_have_come(born_on: date, lived: int) -> None:
    on = born_on + timedelta(days=lived)

    age = Child(born_on=born_on).age_on(on)

    birthdays = [
        year
        for year in range(born_on.year + 1, on.year + 1)
        if (year, born_on.month, born_on.day) <= (on.year, on.month, on.day)
    ]
    assert age == len(birthdays)


def test_a_child_is_looked_after_if_an_authority_looks_after_it() -> None:
    assert Child(looked_after_by="Worcestershire").was_looked_after
    assert not Child().was_looked_after


def test_a_death_cannot_come_before_a_birth() -> None:
    with pytest.raises(DiedBeforeBorn, match="on or after the date of birth"):
        ChildAsReported(name="Ada", born_on=date(2026, 1, 2), died_on=date(2026, 1, 1))


def test_a_child_may_die_on_the_day_it_is_born() -> None:
    child = ChildAsReported(name="Ada", born_on=date(2026, 1, 2), died_on=date(2026, 1, 2))

    assert child.died_on == child.born_on


def test_recording_a_child_keeps_everything_and_leaves_a_trail(
    partnership: Partnership, viewer_of: ViewerOf
) -> None:
    coordinator = viewer_of(Role.COORDINATOR)
    case_file = CaseFileFactory(partnership=partnership)
    said = ChildAsReported(
        name="Ada Archer",
        born_on=date(2019, 3, 27),
        live_born=False,
        died_on=date(2026, 11, 14),
        sex=Child.Sex.FEMALE,
        ethnicity="White: Irish",
        disability="Yes: autism",
        plan=Child.Plan.CHILD_IN_NEED,
        normally_resident_in="Worcestershire",
        looked_after_by="Herefordshire",
        care_leaver=True,
    )

    child = actions.record(case_file, said, position=2, by=coordinator, at=clock.now())

    kept = Child.unscoped.get(pk=child.pk)
    assert {name: getattr(kept, name) for name in said.__slots__} == {
        name: getattr(said, name) for name in said.__slots__
    }
    assert str(kept) == f"Child 2 of {case_file.reference}"
    assert AuditEntry.objects.get().details == {"position": 2}


def test_somebody_who_may_not_report_records_no_child(
    partnership: Partnership, viewer_of: ViewerOf
) -> None:
    chair = viewer_of(Role.GROUP_CHAIR)
    case_file = CaseFileFactory(partnership=partnership)

    with pytest.raises(PermissionDenied):
        actions.record(case_file, ChildAsReported(name="Ada"), position=1, by=chair, at=clock.now())


def test_nobody_records_a_child_on_a_file_they_cannot_open(
    partnership: Partnership, stranger: Viewer
) -> None:
    case_file = CaseFileFactory(partnership=partnership)

    with pytest.raises(PermissionDenied):
        actions.record(
            case_file, ChildAsReported(name="Ada"), position=1, by=stranger, at=clock.now()
        )


@pytest.mark.django_db
def test_children_of_several_files_come_in_order_in_one_question(
    django_assert_num_queries: pytest.FixtureRequest,
) -> None:
    second = ChildFactory(position=2)
    first = ChildFactory(case_file=second.case_file, position=1)
    other = ChildFactory()
    ChildFactory()

    with django_assert_num_queries(1):  # type: ignore[operator]  # a callable of pytest-django
        found = queries.on_files([second.case_file_id, other.case_file_id])

    assert found == {second.case_file_id: [first, second], other.case_file_id: [other]}


@pytest.mark.django_db
def test_the_database_refuses_a_death_before_the_birth() -> None:
    with pytest.raises(IntegrityError, match="child_dies_after_birth"), transaction.atomic():
        ChildFactory(born_on=date(2026, 1, 2), died_on=date(2026, 1, 1))


@pytest.mark.django_db
def test_two_children_of_a_file_cannot_have_one_number() -> None:
    child = ChildFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        ChildFactory(case_file=child.case_file)
