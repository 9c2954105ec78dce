"""What is said of dates that cannot be, could be several, or lean on something else."""

from __future__ import annotations

from datetime import date

import pytest

from heed.chronologies.dates import patterns, reading
from heed.chronologies.dates.tests.labelled import Span

NEAR = date(2019, 6, 5)
BORN = date(2016, 2, 10)
DIFFER = "The days of “{}” differ between years and places: write them."
CLOSE_BY = "Counted from 5 June 2019, the day close by."
PERIOD = (date(2015, 1, 1), date(2016, 6, 30))


def days(first: str | None, last: str | None = "") -> Span:
    """Return an interval; the same day twice if only one is given."""
    begins = None if first is None else date.fromisoformat(first)
    ends = begins if last == "" else None if last is None else date.fromisoformat(last)
    return begins, ends


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("", "Nothing is written."),
        ("no idea", "There is no date in it that can be read."),
        ("9" * 401, "It is longer than 400 characters: a date is not."),
        ("31/02/2020", "There is no day 31 in February 2020; the last is 29 February 2020."),
        ("05/22/2016", "There is no month 22; with the month first it would be 22 May 2016."),
        ("02/31/2016", "There is no month 31."),
        ("32/32/2016", "There is no month 32."),
        (
            "12/13/14",
            "There is no month 13, and 12/13/14 may have the month or the year first: "
            "13 December 2014.",
        ),
        (
            "02/31/05",
            "There is no month 31, and 2/31/05 may have the month or the year first: "
            "no reading is possible.",
        ),
        ("00/13/2016", "There is no month 13."),
        ("3/6/1066", "The year 1066 is not between 1900 and 2099."),
        ("31/6/0000", "The year 0 is not between 1900 and 2099."),
        ("13/2019", "There is no month 13."),
        ("2007-09", "2007-09 may be September 2007 or the years 2007 to 2009."),
        ("2007/09", "2007/09 may be several years or a month: write the years in full."),
        ("2019/2016", "2016 comes before 2019."),
        ("FY 2014/17", "2014/17 may be several years or a month: write the years in full."),
        ("19/20", "19/20 may be a month and a year, or two years: write it in full."),
        ("130516", "It may be 13 May 2016: write signs between the figures."),
        ("131316", "There is no month 13."),
        ("3O/02/2016", "There is no day 30 in February 2016; the last is 29 February 2016."),
        ("3 June", "It needs a year, which nobody gave."),
        ("May 18", "It needs a year, which nobody gave, or it is May 2018."),
        ("5/6", "It needs a year, which nobody gave, or it is May 2006."),
        ("May-18", "It may be day 18 of the month, or May 2018."),
        ("the next day", "It counts from another day, which nobody gave."),
        ("June last year", "It needs the year, which is counted from a day nobody gave."),
        ("aged 3", "It counts from the child's birth, which nobody gave."),
        ("3 June 2019 to 1 June 2019", "It ends on 1 June 2019, before it begins on 3 June 2019."),
        ("5-1 June 2019", "The 1 is before the 5: a month may be missing."),
        ("late to early June 2019", "“early” is not after “late”."),
        ("winter term 2019", "There is no winter term."),
        ("summer 2019/20", "Only a winter runs from one year into the next, no summer."),
        ("winter 2019/23", "2019/23 is not a year that begins in one year and ends in the next."),
        ("fifth quarter of 2019", "There is no quarter 5."),
        ("fifth Monday in June 2019", "June 2019 has only four Mondays."),
        (
            "fifth week of February 2019",
            "There is no day 29 in February 2019; the last is 28 February 2019.",
        ),
        ("October half-term 2018", DIFFER.format("half term")),
        ("Ramadan 2019", DIFFER.format("ramadan")),
        ("between Easter and Christmas 2019", "It names two holidays."),
        ("Easter/Christmas 2019", "It names two holidays."),
        ("1 to 00/06/2019", "The days before the date cannot be put in a month."),
        ("01020304", "Eight digits that are no single day."),
        ("99999999", "Eight digits that are no single day."),
    ],
)  # fmt: skip
def test_a_problem_is_one_sentence(written: str, problem: str) -> None:
    found = reading.read(written)

    assert found.problem == problem
    assert (found.first, found.last, found.certain) == (None, None, False)


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("May 19", "It may be a day, or it is May 2019: write the year in full."),
        ("31 June", "There is no day 31 in June 2019; the last is 30 June 2019."),
        ("that week or the next 3 weeks after 5 few days later", "It does not say how many."),
        ("this 2 weeks", "It counts from another day, which nobody gave."),
        ("99 years later", "Counting that far leads to the year 2118."),
        ("few days later", "It does not say how many."),
    ],
)
def test_a_problem_in_spite_of_the_row_above(written: str, problem: str) -> None:
    assert reading.read(written, near=NEAR).problem == problem


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("aged 3, or 5 years old", "It gives two ages that are not the same."),
        ("aged 3/13", "3/13 is no age in days (/7), weeks (/52) or months (/12)."),
        ("between the ages of 5 and 3", "The later age is written first."),
        ("8-6 week check", "The later age is written first."),
        ("36 weeks gestation", "There is no date in it that can be read."),
    ],
)
def test_a_problem_in_spite_of_the_birth(written: str, problem: str) -> None:
    assert reading.read(written, born=BORN).problem == problem


def test_a_wrong_weekday_keeps_the_day_and_names_the_nearest_that_would_be_right() -> None:
    later = reading.read("Tuesday 3 June 2019")
    earlier = reading.read("Sunday 3 June 2019")

    assert later.first == earlier.first == date(2019, 6, 3)
    assert later.problem == "3 June 2019 was a Monday, not a Tuesday; the 4 June 2019 was."
    assert earlier.problem == "3 June 2019 was a Monday, not a Sunday; the 2 June 2019 was."
    assert not later.certain


@pytest.mark.parametrize(
    ("written", "means", "inferred"),
    [
        ("3 June", days("2019-06-03"), "The year 2019, from 5 June 2019 close by."),
        ("29 February", days("2020-02-29"), "The year 2020, from 5 June 2019 close by."),
        ("the next day", days("2019-06-06"), CLOSE_BY),
        ("1 June last year", days("2018-06-01"), "The year 2018, counted from 5 June 2019."),
        ("42512", days("2016-05-22"), "22 May 2016 is day 42512 as spreadsheets count."),
        ("last night", days("2019-06-04"), CLOSE_BY),
        ("last Friday", days("2019-05-31"), CLOSE_BY),
        ("that Friday", days("2019-06-07"), CLOSE_BY),
        ("last Christmas", days("2018-12-24", "2018-12-26"), CLOSE_BY),
        ("next 2 years", days("2019-06-05", "2021-06-05"), CLOSE_BY),
        ("next 2 weeks", days("2019-06-05", "2019-06-19"), CLOSE_BY),
        ("two months before his death", days("2019-04-01", "2019-04-30"), CLOSE_BY),
    ],
)  # fmt: skip
def test_what_comes_from_the_row_above_is_said(written: str, means: Span, inferred: str) -> None:
    found = reading.read(written, near=NEAR)

    assert ((found.first, found.last), found.inferred) == (means, inferred)


def test_what_counts_from_something_else_is_listed_as_a_problem() -> None:
    found = reading.read("two months before his death", near=NEAR)

    assert found.problem == (
        "It counts from something else; counted from 5 June 2019 this is what it means."
    )


def test_a_day_that_does_not_follow_from_the_row_above_is_a_problem() -> None:
    follows = reading.read("the next day, 6 June", near=NEAR)
    does_not = reading.read("the next day 7 June", near=NEAR)
    two_days = reading.read("the next day 7-8 June", near=NEAR)

    assert (follows.problem, two_days.problem) == (None, None)
    assert does_not.problem == "7 June 2019 is not the day that follows from 5 June 2019."


@pytest.mark.parametrize(
    ("written", "near", "first"),
    [
        ("19 December", date(2006, 1, 1), date(2006, 12, 19)),
        ("29 February", date(2006, 1, 1), date(2004, 2, 29)),
        ("Thursday 20 December", date(2019, 7, 1), date(2018, 12, 20)),
        ("Sunday 20 December", date(2019, 8, 1), date(2019, 12, 20)),
        ("1 December", date(2019, 6, 5), date(2019, 12, 1)),
        ("3/6/19", date(1921, 6, 5), date(1919, 6, 3)),
        ("3/6/19", date(1962, 6, 5), date(2019, 6, 3)),
    ],
)
def test_a_year_far_from_the_row_above_is_unsure(written: str, near: date, first: date) -> None:
    found = reading.read(written, near=near)

    assert found.first == first
    assert found.certain == (written == "3/6/19" and near.year == 1921)


@pytest.mark.parametrize(
    ("written", "means", "certain"),
    [
        ("3 June", days("2015-06-03"), False),
        ("3 October", days("2015-10-03"), True),
        ("3/6/19", days("2019-06-03"), True),
        ("3/6/15", days("2015-06-03"), True),
    ],
)
def test_the_period_of_the_review_settles_what_lies_in_it_once(
    written: str, means: Span, certain: bool
) -> None:
    found = reading.read(written, period=PERIOD)

    if written == "3 June":
        assert found.problem == (
            "It needs a year, which nobody gave; within the period it could be in 2015 or 2016."
        )
        return
    assert ((found.first, found.last), found.certain) == (means, certain)


def test_the_period_decides_the_century_and_says_what_it_inferred() -> None:
    long_ago = (date(1935, 1, 1), date(1960, 1, 1))

    assert reading.read("3/6/45", period=long_ago).first == date(1945, 6, 3)
    assert reading.read("3 October", period=PERIOD).inferred == (
        "The year 2015, from the review's period."
    )
    assert reading.read("3 June", period=(date(2015, 7, 1), date(2015, 8, 1))).problem == (
        "It needs a year, which nobody gave; within the period it could be in no year."
    )


@pytest.mark.parametrize("written", ["3/6/45", "3 June '45"])
def test_two_digits_that_could_be_either_century_are_unsure(written: str) -> None:
    assert not reading.read(written).certain


def test_a_row_above_of_another_time_is_not_used() -> None:
    assert reading.read("3 June", near=date(100, 1, 1)).problem == (
        "It needs a year, which nobody gave."
    )


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("2014/2016", days("2014-01-01", "2016-12-31")),
        ("2014/2015", days("2014-04-01", "2015-03-31")),
        ("academic year 2014-2015", days("2014-09-01", "2015-08-31")),
        ("academic year 2014", days("2014-09-01", "2015-08-31")),
        ("financial year 2014", days("2014-04-01", "2015-03-31")),
        ("start of the autumn term 2018", days("2018-09-01", "2018-09-30")),
        ("end of the summer term 2018", days("2018-07-01", "2018-07-31")),
        ("early May bank holiday 2020", days("2020-05-08")),
        ("early May bank holiday 2019", days("2019-05-06")),
        ("2019 -", days("2019-01-01", None)),
        ("from 3 June 2019 to his death", days("2019-06-03", None)),
        ("to June 2019", days(None, "2019-06-30")),
        ("the week before 3 June 2019", days("2019-05-27", "2019-06-02")),
        ("two months after 3 June 2019", days("2019-08-01", "2019-08-31")),
        ("a year before 3 June 2019", days("2018-01-01", "2018-12-31")),
        ("w/c June 2019", days("2019-06-01", "2019-06-30")),
        ("3 Monday June 2019", days("2019-06-03")),
        ("27 August 2014 (27/08/2014)", days("2014-08-27")),
        ("mid-June to August 2019", days("2019-06-15", "2019-08-31")),
        ("3ish June 2019", days("2019-06-03")),
        ("June-ish 2019", days("2019-06-01", "2019-06-30")),
        ("in May's 2019 report", days("2019-05-01", "2019-05-31")),
        ("August to February 2019", days("2018-08-01", "2019-02-28")),
        ("June 2019 to May", days("2019-06-01", "2020-05-31")),
        ("80s", days("1980-01-01", "1989-12-31")),
        ("2019-06-03 Mon", days("2019-06-03")),
        ("a day after 31 December 2099", days("2100-01-01")),
    ],
)
def test_the_rest_of_the_conventions(written: str, means: Span) -> None:
    found = reading.read(written)

    assert (found.first, found.last) == means


def test_shapes_are_kept_and_forgotten_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "KEPT_SHAPES", 0)

    first = patterns.plan("KKdmY")

    assert patterns.plan("KKdmY") is first
    assert patterns.plan("KKmY").pieces[0].kinds == "mY"
    assert patterns.plan("KKdmY") == first
    assert patterns.plan("KKdmY") is not first
