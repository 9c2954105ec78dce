"""Who acts for whom on a day, and what applied then?"""

from __future__ import annotations

from datetime import date

import pytest

from conftest import Person
from heed.access.roles import Role
from heed.partnership import queries
from heed.partnership.models import Group, Partnership

TODAY = date(2026, 11, 23)


def test_before_anything_was_published_nothing_is_guessed(partnership: Partnership) -> None:
    with pytest.raises(queries.NoArrangements, match="in force on 2019-09-29"):
        queries.arrangements_on(partnership.pk, on=date(2019, 9, 29))


def test_versions_come_newest_first(partnership: Partnership) -> None:
    starts = [version.starts_on for version in queries.versions(partnership.pk)]

    assert starts == [date(2024, 12, 15), date(2019, 9, 30)]


def test_statutory_partners_come_first(partnership: Partnership) -> None:
    names = [agency.name for agency in queries.agencies(partnership.pk, on=TODAY)]

    assert names == [
        "Westshire County Council",
        "Westshire Integrated Care Board",
        "Westshire Police",
        "Westshire Family Trust",
        "Westshire schools and colleges",
    ]


def test_a_group_is_found_by_what_it_is_for(partnership: Partnership) -> None:
    found = queries.group(partnership.pk, Group.Kind.REVIEW, on=TODAY)

    assert found is not None
    assert found.name == "Practice Review Group"
    assert queries.group(partnership.pk, Group.Kind.REVIEW, on=date(2019, 1, 1)) is None


def test_posts_are_listed_with_agency_and_group(person: Person, partnership: Partnership) -> None:
    somebody = person(Role.GROUP_MEMBER)

    (post,) = queries.appointments(partnership.pk, on=TODAY)

    assert post.holder_name == somebody.name
    assert str(post.agency) == "Westshire Integrated Care Board"


def test_the_structure_names_who_recommends_and_who_decides(partnership: Partnership) -> None:
    before = queries.structure(partnership.pk, on=date(2020, 2, 6))
    after = queries.structure(partnership.pk, on=TODAY)

    assert [body.name for body in before.beside] == ["Independent Chair"]
    assert before.partners_part == ""
    assert after.beside == ()
    assert after.partners_part == queries.DECIDES_TOGETHER
    recommends = [body.name for body in after.groups if body.part == queries.RECOMMENDS]
    assert recommends == ["Practice Review Group"]
    assert after.groups[0].name == "Westshire Safeguarding Children Partnership"


def test_before_the_arrangements_nobody_decides(partnership: Partnership) -> None:
    structure = queries.structure(partnership.pk, on=date(2019, 1, 1))

    assert (structure.partners, structure.beside, structure.groups) == ((), (), ())
