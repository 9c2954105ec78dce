"""Whatever format a return is written in, each of its rows is a row that is read or told of."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given as for_any
from hypothesis import settings

from heed.chronologies.tests.sixteen import given, writers
from heed.chronologies.tests.sixteen.given import Given


@pytest.mark.parametrize("name", writers.FORMATS)
@settings(max_examples=10, deadline=None)
@for_any(one=given.returns())
def test_every_row_that_was_written_is_a_row_or_told_of(name: str, one: Given) -> None:
    write, read = writers.FORMATS[name]

    opened = read(write(one.rows, one.below))

    assert given.not_accounted_for(one, opened) == []


@pytest.mark.parametrize("name", [".docx", ".odt", ".xlsx", ".xls", ".ods"])
def test_a_date_merged_downwards_is_the_date_of_the_rows_beside_it(name: str) -> None:
    write, read = writers.FORMATS[name]
    rows = (("Date", "Source", "Event"), ("3 May 2016", "GP", "one"), ("", "HV", "two"))

    found = given.read(read(write(rows, frozenset({2}))))

    assert [(row.when.first, row.event) for row in found.rows] == [
        (date(2016, 5, 3), "one"),
        (date(2016, 5, 3), "two"),
    ]


def test_what_is_lost_or_made_up_would_be_noticed() -> None:
    write, read = writers.FORMATS[".csv"]
    rows = (("Date", "Source", "Event"), ("3 May 2016", "GP", "one"), ("4 May 2016", "HV", "two"))
    fewer = Given(rows[:2], frozenset({0}), frozenset())
    more = Given((*rows, ("5 May 2016", "GP", "three")), frozenset({0}), frozenset())

    opened = read(write(rows, frozenset()))

    assert given.not_accounted_for(fewer, opened) == ["Row 3 is made up."]
    assert given.not_accounted_for(more, opened)[0].startswith("Row 4 is neither")
