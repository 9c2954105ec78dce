"""Are days of birth and death found in whatever spelling, and other days left alone?"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.disclosure.finding.days import DAY_WORDS, YEAR_WORDS, Days
from heed.disclosure.finding.hits import Sure, What
from heed.disclosure.finding.known import Person
from heed.disclosure.finding.tests.finding import found_in, hits_in, words_in

MAY = Person(names=("Zed Quill",), born_on=date(2016, 5, 3))


@pytest.mark.parametrize(
    "written",
    [
        "3 May 2016", "03 May 2016", "3rd May 2016", "3rd of May, 2016", "3 May '16", "3-May-16",
        "3.May.2016", "3may2016", "May 3, 2016", "May 3rd 2016", "MAY the 3rd, 2016", "03/05/2016",
        "3/5/16", "3.5.2016", "03-05-16", "03 / 05 / 2016", "2016-05-03", "2016/5/3", "2016 May 3",
        "third of May two thousand and sixteen", "third day of May in the year twenty sixteen",
        "third May two thousand sixteen", "3\u00a0May\u20092016", "03\u201005\u20102016",
    ],
)  # fmt: skip
def test_a_whole_day_is_certain(written: str) -> None:
    found = found_in(f"It was the {written}: a day.", MAY)

    assert found == [(written, What.BORN, Sure.CERTAIN)]


@pytest.mark.parametrize("written", ["03052016", "20160503", "030516", "03 05 2016"])
def test_figures_alone_are_likely(written: str) -> None:
    found = found_in(f"Born {written}.", MAY)

    assert found == [(written, What.BORN, Sure.LIKELY)]


@pytest.mark.parametrize(
    "written",
    ["05/03/2016", "2016-03-05", "16/05/03", "160503", "May 2016", "05/2016", "3 May", "May 3rd"],
)
def test_what_may_be_another_day_is_possible(written: str) -> None:
    found = found_in(f"Born {written}.", MAY)

    assert found == [(written, What.BORN, Sure.POSSIBLE)]


@pytest.mark.parametrize(
    "text",
    [
        "4 May 2016", "3 June 2016", "3 May 2017", "May 2017", "06/2016", "03/05/2017", "2016",
        "3/5/1916", "9943052016", "123.05.2016", "in 2015 May", "2016 May 4", "May", "1/2/345",
        "3 May 1916", "the mayor 3", "040516", "04052016",
    ],
)  # fmt: skip
def test_another_day_is_left_alone(text: str) -> None:
    assert words_in(f"See {text}.", MAY) == []


@pytest.mark.parametrize("written", ["May 2016", "05/2016"])
def test_a_month_alone_counts_only_where_a_birth_or_death_is_spoken_of(written: str) -> None:
    assert words_in(f"The plan was closed in {written}.", MAY) == []
    assert words_in(f"In {written} the child died.", MAY) == [written]


def test_a_day_behind_another_is_found() -> None:
    assert words_in("on 9/2. 03 05 16, and 22.05/16; 3.05/16", MAY) == ["03 05 16", "3.05/16"]


def test_a_time_before_a_day_is_no_part_of_it() -> None:
    assert words_in("at 10:00, 03.05.2016, then", MAY) == ["03.05.2016"]


def test_a_month_before_a_time_of_day_is_no_day() -> None:
    assert words_in("in May 3:15 pm", MAY) == []


def test_a_year_beside_the_word_born_is_possible() -> None:
    died = Person(names=("Ann Xo",), died_on=date(2017, 1, 1))

    found = found_in("He was born in 2016; born 2017; year 2016; born 1999", MAY, died)

    assert found == [("2016", What.BORN, Sure.POSSIBLE)]


@pytest.mark.parametrize("written", ["23 days old", "twenty-three days old", "aged 23 days"])
def test_an_age_in_days_is_possible(written: str) -> None:
    found = found_in(f"He was {written}.", MAY)

    assert found == [(written, What.AGE, Sure.POSSIBLE)]


def test_nothing_is_an_age_where_no_day_is_known() -> None:
    assert words_in("He was 23 days old on 3 May.", Person(names=("Zed Quill",))) == []


def test_a_day_of_death_is_one_and_two_people_share_a_day() -> None:
    died = Person(names=("Ann Xo",), died_on=date(2016, 5, 3))

    (hit,) = hits_in("On 3 May 2016", died, MAY)

    assert (hit.what, hit.people) == (What.DIED, (0, 1))
    assert hit.why == "the day on which somebody known died"


@given(day=st.dates(date(1930, 1, 1), date(2030, 12, 31)), place=st.integers(0, 5))
def test_every_day_is_found_in_every_usual_spelling(day: date, place: int) -> None:
    written = (
        f"{day.day} {day:%B} {day.year}",
        f"{day:%d/%m/%y}",
        f"{day:%b} {day.day}, {day.year}",
        f"{day:%d.%m.%Y}",
        f"{day:%Y-%m-%d}",
        f"{day:%d%m%Y}",
    )[place]

    found = list(Days([Person(names=(), born_on=day)]).find(f"on {written},"))

    assert [(hit.start, hit.end) for hit in found] == [(3, 3 + len(written))]


@given(day=st.sampled_from(sorted(DAY_WORDS)), year=st.sampled_from(sorted(YEAR_WORDS)))
def test_every_day_is_found_in_words(day: str, year: str) -> None:
    known = date(YEAR_WORDS[year], 7, DAY_WORDS[day])

    found = list(Days([Person(names=(), born_on=known)]).find(f"the {day} of July {year}"))

    assert [hit.sure for hit in found] == [Sure.CERTAIN]


def test_a_day_of_the_year_that_many_were_born_on_tells_of_none_unless_birth_is_spoken_of() -> None:
    many = [Person(names=(f"Zed {name}",), born_on=date(1990 + number, 5, 3))
            for number, name in enumerate(("Ash", "Oak", "Elm"))]  # fmt: skip

    assert words_in("The meeting of 3 May.", *many) == []
    assert words_in("The meeting of 3 May.", *many[:2]) == ["3 May"]
    assert words_in("His birthday is 3 May.", *many) == ["3 May"]
