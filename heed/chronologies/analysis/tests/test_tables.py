"""Are days and dates said in plain words, and no more exactly than they were written?"""

from __future__ import annotations

from datetime import date

import pytest

from heed.chronologies.analysis.entries import Span
from heed.chronologies.analysis.tables import dated, from_to, number
from heed.chronologies.analysis.tests.making import NEVER, day, entry, written
from heed.chronologies.dates.written import Precision, WrittenDate


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2016, 5, 5), date(2016, 5, 5), "5 May 2016"),
        (date(2016, 5, 1), date(2016, 5, 31), "May 2016"),
        (date(2016, 1, 1), date(2016, 12, 31), "2016"),
        (date(2016, 1, 1), date(2016, 3, 31), "1 January 2016 to 31 March 2016"),
        (date(2016, 1, 1), date(2017, 12, 31), "1 January 2016 to 31 December 2017"),
        (date(2016, 5, 2), date(2016, 5, 31), "2 May 2016 to 31 May 2016"),
    ],
)
def test_days_are_said_as_one_month_or_year_where_they_are(
    first: date, last: date, words: str
) -> None:
    assert from_to(Span(first, last)) == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (written(day(0)), "1 January 2016"),
        (WrittenDate("Jan 16", day(0), day(30), Precision.MONTH), "Jan 16 (January 2016)"),
        (
            WrittenDate("?1.1.16", day(0), day(0), Precision.DAY, certain=False),
            "?1.1.16 (1 January 2016, doubted by the writer)",
        ),
        (WrittenDate("since 1/1", day(0), None, Precision.DAY), "since 1/1 (from 1 January 2016)"),
        (WrittenDate("to 1/1", None, day(0), Precision.DAY), "to 1/1 (until 1 January 2016)"),
        (NEVER, "soon (not understood)"),
        (WrittenDate("", None, None, Precision.UNREADABLE), "no date (not understood)"),
    ],
)
def test_a_date_that_is_not_plain_is_shown_as_written(when: WrittenDate, words: str) -> None:
    assert dated(entry(when=when)) == words


def test_a_number_has_its_noun() -> None:
    assert (number(1, "row", "rows"), number(1_200, "row", "rows")) == ("1 row", "1,200 rows")
