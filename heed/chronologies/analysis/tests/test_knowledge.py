"""Is it right who knew a fact when, in every world that the dates allow?"""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heed.chronologies.analysis.entries import Entry, entries
from heed.chronologies.analysis.knowledge import Knowing, Knowledge, table, who_knew
from heed.chronologies.analysis.tests.making import NEVER, day, row, several, written
from heed.chronologies.analysis.words.terms import THEMES, Fact
from heed.chronologies.dates.written import Precision, WrittenDate
from heed.chronologies.rows import Row

BRUISE = Fact("Bruises", ("bruise",))
windows = st.lists(
    st.tuples(st.integers(0, 8), st.integers(0, 4)).map(lambda pair: (pair[0], sum(pair))),
    min_size=1,
    max_size=3,
)


def told(agency: str, first: int, last: int | None = None, *, certain: bool = True) -> Row:
    when = written(day(first), day(first if last is None else last), certain=certain)
    return row("Bruise to arm.", when, agency=agency)


def knew(*rows: Row) -> Knowledge:
    return who_knew(several(*rows), BRUISE)


@settings(max_examples=50)
@given(windows, windows)
def test_the_first_mention_and_the_days_between_are_those_of_all_worlds(
    police: list[tuple[int, int]], school: list[tuple[int, int]]
) -> None:
    rows = [told("Police", *ends) for ends in police] + [told("School", *ends) for ends in school]
    worlds = {
        "Police": {min(world) for world in product(*(range(a, b + 1) for a, b in police))},
        "School": {min(world) for world in product(*(range(a, b + 1) for a, b in school))},
    }

    first, second = knew(*rows).known

    for knowing in (first, second):
        days = worlds[knowing.agency]
        assert (knowing.earliest, knowing.latest) == (day(min(days)), day(max(days)))
    apart = {b - a for a, b in product(worlds[first.agency], worlds[second.agency])}
    assert (second.least, second.most) == (min(apart), max(apart))


def test_the_mentions_that_can_be_the_first_are_named() -> None:
    found = knew(told("Police", 5), told("Police", 1, 9), told("Police", 6)).known[0]

    assert [mention.entry.id for mention in found.firsts] == ["2", "1"]
    assert len(found.mentions) == 3


def test_denials_and_undated_mentions_stand_apart() -> None:
    found = knew(
        row("No bruises seen."),
        row("Bruising ruled out."),
        row("Bruise to leg.", NEVER),
        row("No bruises on Monday. Bruised arm on Friday.", agency="School"),
    )

    assert [mention.entry.id for mention in found.denied] == ["1", "2"]
    assert [mention.entry.id for mention in found.undated] == ["3"]
    assert [knowing.agency for knowing in found.known] == ["School"]


def test_a_doubted_date_is_never_the_day_by_which_an_agency_knew() -> None:
    found = knew(told("Police", 3, certain=False)).known[0]

    assert (found.earliest, found.latest) == (day(3), None)


def test_an_open_date_leaves_the_first_day_open() -> None:
    until = WrittenDate("before 6 January", None, day(5), Precision.DAY)
    found = knew(row("Bruise.", until), told("School", 20)).known

    assert (found[0].earliest, found[0].latest) == (None, day(5))
    assert (found[1].least, found[1].most) == (15, None)


def test_what_was_written_later_as_analysis_is_hindsight() -> None:
    later = row("Home visit.", columns={"analysis": "The bruise was missed."})

    assert knew(later).known == ()


def test_who_was_seen_and_what_was_done_count_too() -> None:
    found = knew(row("Home visit.", columns={"response": "Bruise mapped."}))

    assert found.known[0].firsts[0].sentence == "Bruise mapped."


@pytest.mark.parametrize(
    ("rows", "when", "after"),
    [
        ([told("A", 0), told("B", 3)], "4 January 2016", "3 days after"),
        (
            [told("A", 0), told("B", 2, 4)],
            "not before 3 January 2016, by 5 January 2016 at the latest",
            "2 to 4 days after",
        ),
        (
            [told("A", 2, 3), told("B", 1, 6)],
            "not before 2 January 2016, by 7 January 2016 at the latest",
            "Up to 4 days after, or before",
        ),
        (
            [told("A", 0), told("B", 1, certain=False)],
            "not before 2 January 2016, by when is not sure",
            "The dates do not say",
        ),
    ],
)
def test_the_table_says_no_more_than_the_dates(rows: list[Row], when: str, after: str) -> None:
    line = table(knew(*rows)).lines[1]

    assert line.cells == ("B", when, after, "Bruise to arm.", "1")
    assert line.rows == ("2",)


def test_the_first_agency_is_after_nobody() -> None:
    assert table(knew(told("A", 0))).lines[0].cells[2] == "-"


def test_both_open_dates_say_nothing_of_the_days_between() -> None:
    since = WrittenDate("until then", None, day(5), Precision.DAY)
    entry = Entry("1", row("Bruise."), None, day(5), sure=False)
    known = who_knew([entry, *entries([row("Bruise.", since, agency="Z")], lambda _: "2")], BRUISE)

    assert [(each.agency, each.least, each.most) for each in known.known] == [
        ("Z", None, None),
        ("Police", None, None),
    ]
    assert isinstance(known.known[0], Knowing)
    assert table(known).lines[1].cells[1] == "by when is not sure"


@pytest.mark.parametrize("fact", THEMES, ids=lambda fact: fact.name)
def test_every_theme_finds_its_own_terms(fact: Fact) -> None:
    found = who_knew(several(*(row(f"Noted {term} today.") for term in fact.terms)), fact)

    assert len(found.known[0].mentions) == len(fact.terms)
