"""Whatever is written, and however a day is spelled: never an error, never wrong for certain."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from heed.chronologies.dates import cutting, joining, patterns, reading
from heed.chronologies.dates.around import NOTHING
from heed.chronologies.dates.tests import labelled
from heed.chronologies.dates.vocabulary import WORDS
from heed.chronologies.dates.written import Precision

A_DAY = st.dates(date(1970, 1, 1), date(2029, 12, 31))
MAYBE_A_DAY = st.none() | A_DAY
WRITTEN = st.text(max_size=60) | st.lists(
    st.sampled_from(
        [word.replace("_", " ") for word in WORDS]
        + [one.written for one in labelled.by_kind()]
        + ["-", "/", ",", "(", ")", "???", "10 Mary", "42512", "31/02/2020", "7.4"]
    ),
    max_size=6,
).map(" ".join)


def ending(number: int) -> str:
    """Return the ending of an ordinal by the grammar book: 11th to 13th are the exceptions."""
    teens = (11, 12, 13)
    return "th" if number in teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


# Each way to spell a day, made by the calendar of the standard library and not by our grammar.
SPELLINGS: list[Callable[[date], str]] = [
    lambda day: day.isoformat(),
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"{day:%d.%m.%y}",
    lambda day: f"{day:%d.%m}/{day:%y}",
    lambda day: f"{day.day}-{day.month}-{day.year}",
    lambda day: f"{day.day} / {day.month} / {day.year}",
    lambda day: f"{day.day} {calendar.month_name[day.month]} {day.year}",
    lambda day: f"{day.day}{ending(day.day)} {calendar.month_name[day.month]} {day.year}",
    lambda day: f"{day.day} {ending(day.day)} of {calendar.month_name[day.month]}, {day.year}",
    lambda day: f"{calendar.month_name[day.month]} {day.day}, {day.year}",
    lambda day: f"{calendar.month_abbr[day.month].upper()} {day.day} {day.year}",
    lambda day: (
        f"{calendar.day_name[day.weekday()]} {day.day} {calendar.month_name[day.month]} {day.year}"
    ),
    lambda day: f"{calendar.day_abbr[day.weekday()]}. {day:%d/%m/%y}",
    lambda day: f"{day.day}{calendar.month_name[day.month]}{day.year}",
    lambda day: f"{day.day}-{calendar.month_abbr[day.month].lower()}-{day:%y}",
    lambda day: f"{day.day} {calendar.month_name[day.month]} '{day:%y}",
    lambda day: (
        f"on the {day.day}{ending(day.day)} {calendar.month_name[day.month]} {day.year} at 3.15pm"
    ),
    lambda day: f"{day:%Y-%m-%d}T10:30:00Z",
    lambda day: f"{day.year} {calendar.month_name[day.month]} {day.day}",
]
SPELLED = st.sampled_from(SPELLINGS)


@given(A_DAY, SPELLED)
def test_a_day_comes_back_however_it_is_spelled(day: date, spell: Callable[[date], str]) -> None:
    found = reading.read(spell(day))

    assert (found.first, found.last, found.precision) == (day, day, Precision.DAY)
    assert (found.certain, found.inferred, found.problem) == (True, None, None)


RANGES = st.sampled_from(["{} to {}", "{} - {}", "between {} and {}", "from {} until {}"])


@given(A_DAY, st.integers(1, 800), SPELLED, RANGES)
def test_a_range_runs_from_its_first_day_to_its_last(
    first: date, length: int, spell: Callable[[date], str], form: str
) -> None:
    last = min(first + timedelta(days=length), date(2029, 12, 31))  # two digits are sure so far

    found = reading.read(form.format(spell(first), spell(last)))

    assert (found.first, found.last, found.certain) == (first, last, True)
    assert found.precision is Precision.RANGE


@given(A_DAY, SPELLED, st.sampled_from(["?{}", "approx {}", "{} (?)", "possibly {}", "c. {}"]))
def test_doubt_is_kept_and_changes_no_day(
    day: date, spell: Callable[[date], str], form: str
) -> None:
    found = reading.read(form.format(spell(day)))

    assert (found.first, found.last, found.certain) == (day, day, False)


@given(A_DAY, st.integers(-100, 100))
def test_a_day_without_its_year_is_of_the_year_nearest_to_the_row_above(
    day: date, away: int
) -> None:
    written = f"{day.day} {calendar.month_name[day.month]}"

    found = reading.read(written, near=day + timedelta(days=away))

    assert (found.first, found.last, found.certain) == (day, day, True) or (
        # Only of New Year's Day it is not said whether it stands for its whole year.
        (found.certain, (day + timedelta(days=away)).timetuple().tm_yday) in ((False, 1), (True, 1))
    )
    assert found.inferred
    assert reading.read(written).first is None


@given(A_DAY, st.integers(0, 400))
def test_days_later_are_counted_to_the_day(day: date, count: int) -> None:
    found = reading.read(f"{count} days later", near=day)

    if 1 <= count <= 99:
        assert (found.first, found.certain) == (day + timedelta(days=count), True)
    else:
        assert found.problem


@given(st.integers(1, 31), st.integers(1, 12), st.integers(1970, 2029))
def test_a_day_that_is_not_in_the_calendar_is_never_another(
    number: int, month: int, year: int
) -> None:
    is_there = number <= calendar.monthrange(year, month)[1]

    for written in (
        f"{number}/{month}/{year}",
        f"{number} {calendar.month_name[month]} {year}",
        f"{calendar.month_name[month]} {number}, {year}",
    ):
        found = reading.read(written)
        assert (found.problem is None) == is_there
        assert (found.first is None) == (not is_there)


@settings(max_examples=400)
@given(WRITTEN, MAYBE_A_DAY, MAYBE_A_DAY, st.none() | st.tuples(A_DAY, A_DAY).map(sorted))
def test_any_text_gives_an_interval_or_a_reason(
    written: str, near: date | None, born: date | None, period: list[date] | None
) -> None:
    review = None if period is None else (period[0], period[1])

    found = reading.read(written, near=near, born=born, period=review)

    assert found.written == written
    if found.first and found.last:
        assert found.first <= found.last
    assert (found.precision is Precision.UNREADABLE) == (found.first is None and found.last is None)
    if found.precision is Precision.UNREADABLE:
        assert found.problem
    if found.problem:
        assert not found.certain
        assert found.problem == found.problem.strip()
    if "?" in written and found.precision is not Precision.UNREADABLE:
        assert not found.certain


@given(A_DAY, SPELLED)
def test_the_plainest_spellings_mean_the_same_by_the_grammar(
    day: date, spell: Callable[[date], str]
) -> None:
    written = spell(day)
    cut = cutting.cut(cutting.plain(written))

    by_grammar = joining.join(patterns.plan(cut.shape), cut.values, NOTHING)

    assert by_grammar == reading.meaning(written)
