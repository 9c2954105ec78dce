"""Are rows of one event found between agencies, and what disagrees between them said in words?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from heed.chronologies.dates.written import Precision, WrittenDate
from heed.chronologies.merging import finding, meeting, parts
from heed.chronologies.merging.combined import Kind
from heed.chronologies.merging.parts import Link
from heed.chronologies.merging.tests.returns import UNREADABLE, day, row, span
from heed.chronologies.rows import Row

MARCH = span("2019-03-01", "2019-03-31", Precision.MONTH)
YEAR = span("2019-01-01", "2019-12-31", Precision.YEAR)


def police(text: str, when: WrittenDate | str = "2019-03-12", time: str | None = None) -> Row:
    return row(when, text, time=time)


def gp(text: str, when: WrittenDate | str = "2019-03-12", time: str | None = None) -> Row:
    return row(when, text, time=time, agency="GP", file="gp.csv")


def only(*rows: Row) -> Link:
    [link] = finding.find(rows)
    return link


def test_one_event_told_by_two_agencies_is_marked_with_the_reasons() -> None:
    link = only(
        police("Strategy discussion re burn, GP present", time="10:00"),
        gp("Strategy meeting with police re burn", time="10:30"),
    )

    assert (link.first, link.second, link.kind) == (0, 1, Kind.SAME)
    assert link.reasons == (
        "both tell of: burn, strategy discussion",
        "one speaks of the other agency",
        "about the same time",
    )


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (police("Burn to left hand"), gp("Burn to right hand"),
         "which side: hand: left (Police), right (GP)"),
        (police("ICPC held, children seen"), gp("ICPC, children not seen"),
         "whether the child was seen: seen (Police), not seen (GP)"),
        (police("ICPC, mother attended"), gp("ICPC, mother DNA"),
         "whether mother attended: attended (Police), did not attend (GP)"),
        (police("Two bites to arm"), gp("Three bites to arm"),
         "how many: bit: 2 (Police), 3 (GP)"),
        (police("ICPC held"), gp("ICPC held", "2019-03-14"),
         "the date differs: 12/03/2019 (Police), 14/03/2019 (GP)"),
        (police("Overdose", time="09:00"), gp("Overdose", time="11:00"),
         "the time differs: 09:00 (Police), 11:00 (GP)"),
        (police("Overdose", time="09:00"), gp("Told of overdose", time="06:00"),
         "the time differs: 09:00 (Police), 06:00 (GP)"),
        (police("Informed of overdose", time="06:00"), gp("Overdose", time="09:00"),
         "the time differs: 06:00 (Police), 09:00 (GP)"),
        (police("Overdose, nobody was not arrested"), gp("Overdose: arrested at the scene"),
         "whether there was this: arrest (GP), none (Police)"),
        (police("Burn. No arrest."), gp("Burn, arrest of father"),
         "whether there was this: arrest (GP), none (Police)"),
        (police("Burn, not being arrested"), gp("Burn, arrested"),
         "whether there was this: arrest (GP), none (Police)"),
        (police("Twins born at 29+3"), gp("Birth of twins at 32 weeks"),
         "how many: week: 29 (Police), 32 (GP)"),
        (police("Stabbed, thigh"), gp("Stab wound to arm"),
         "where on the body: leg (Police), arm (GP)"),
        (police("Did not attend fracture clinic"), gp("Father says he went to fracture clinic"),
         "whether they attended: did not attend (Police), attended (GP)"),
    ],
)  # fmt: skip
def test_what_disagrees_is_said_in_words(one: Row, other: Row, reason: str) -> None:
    link = only(one, other)

    assert link.kind is Kind.CONFLICT
    assert link.reasons[0] == reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (police("Overdose", time="09:00"), gp("Told of overdose", time="11:00")),
        (police("Informed of overdose", time="11:00"), gp("Overdose", time="09:00")),
        (police("Notified of overdose", time="11:00"), gp("Told of overdose", time="15:00")),
        (police("Told of overdose at 9 am", time="15:00"), gp("Overdose", time="09:00")),
        (police("Overdose", time="evening"), gp("Overdose", time="09:00")),
        (police("Overdose", "2019-03-11"), gp("Overdose last night")),
        (police("ICPC held"), gp("ICPC held", MARCH)),
        (police("Overdose", time="09:00"), gp("Overdose; strategy discussion", time="15:00")),
        (police("Bruise photographed? No - body map"), gp("Bruise to arm")),
        (police("Bruise, no further arrest"), gp("Bruise; arrested")),
        (police("Burn, 9yo"), gp("Burn. Brother aged 11 was out")),
        (police("Fire, children seen"), gp("Fire. Rang mother, no answer")),
        (police("ICPC held"), gp("ICPC held", day("2019-03-14", certain=False))),
    ],
)
def test_who_was_told_may_be_later_and_a_vague_date_disagrees_with_none(
    one: Row, other: Row
) -> None:
    assert only(one, other).kind is Kind.SAME


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param((police("Home visit"), gp("Home visit")), id="routine"),
        pytest.param((police("Overdose"), gp("Overdose", "2019-03-16")), id="days apart"),
        pytest.param((police("Progress to ICPC"), gp("ICPC", "2019-03-14")), id="still to come"),
        pytest.param((police("Overdose at 9"), gp("Overdosed", "2019-03-14")), id="not a meeting"),
        pytest.param((police("Burn"), gp("ICPC re burn", "2019-03-13")), id="a meeting about it"),
        pytest.param((police("Mum attended re cough"), gp("Dad, knee")), id="other people"),
        pytest.param((police("ICPC"), gp("ICPC", YEAR)), id="too vague"),
        pytest.param((police("ICPC"), gp("ICPC", UNREADABLE)), id="undated"),
        pytest.param((police("ICPC"), gp("ICPC", span(None, "2019-03-12"))), id="open"),
        pytest.param((police("ICPC"), replace(gp("ICPC"), note=True)), id="an author's note"),
        pytest.param((police(" "), police(" ")), id="empty"),
        pytest.param((police("ICPC at 10"), police("ICPC at school")), id="one return"),
    ],
)
def test_what_is_not_one_event_is_not_marked(rows: tuple[Row, ...]) -> None:
    assert finding.find(rows) == []


def test_almost_the_same_words_are_enough() -> None:
    text = "Gave a lift to the swimming gala with Tamsin and Rhodri"

    link = only(police(text, time="08:00"), gp(f"{text}.", time="19:00"))

    assert link.reasons[-1].startswith(("the time", "words", "almost"))
    assert "words in common: gala, gav, lift, rhodri, swimm, tamsin" in link.reasons


def test_rows_worded_alike_are_found_though_they_say_little() -> None:
    text = "Letter and email to school: assessment"

    link = only(police(text), gp(text))

    assert link.reasons == ("almost the same words",)


WARD = row("2019-03-12", "Kept on ward for bleach poisoning, pepper, cutlery", file="ward.csv")


def through_a_third(*others: Row) -> list[tuple[int, int]]:
    """Return the pairs that only a row of the ward brings together."""
    links = finding.find([*others, WARD])
    return [
        (link.first, link.second)
        for link in links
        if any("both seem to tell" in why for why in link.reasons)
    ]


def test_a_third_row_brings_two_together() -> None:
    two = (police("Bleach swallowed near cutlery"), gp("Pepper and cutlery on worktop, kept"))

    assert through_a_third(*two) == [(0, 1)]


def test_a_third_row_that_is_alike_to_many_brings_none_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parts, "MOST_THROUGH", 1)
    two = (police("Bleach swallowed near cutlery"), gp("Pepper and cutlery on worktop, kept"))

    assert through_a_third(*two) == []


def test_a_row_written_twice_is_a_repeat_and_not_two_agencies_event() -> None:
    link = only(police("ICPC held"), police("ICPC  HELD"))

    assert (link.kind, link.reasons) == (Kind.REPEAT, ("the same return says this twice",))


def test_a_visit_is_known_by_who_came() -> None:
    own = row("2019-03-12", "Home visit", agency="Children's Social Care", file="csc.csv")

    assert only(own, gp("SW visited, overcrowded")).kind is Kind.SAME


def test_what_an_agency_was_told_is_what_the_other_has_its_only_row_of() -> None:
    told = row("2019-03-12", "Update from police re mother", agency="School", file="school.csv")
    rows = [police("Mother shouting, words of advice"), told]

    links = finding.find(rows)
    with_more = finding.find([*rows, police("Bicycle recovered")])

    assert [link.reasons for link in links] == [("one speaks of the other agency",)]
    assert with_more == []


def test_what_a_crowd_of_rows_says_on_a_day_brings_none_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(meeting, "CROWD", 1)
    monkeypatch.setattr(meeting, "QUIET", 0)
    rows = [row("2019-03-12", f"ICPC {n}", file=f"{n}.csv", number=n) for n in range(4)]

    links = finding.find(rows)

    assert [(link.first, link.second) for link in links] == [(0, 1)]


def test_a_row_of_a_month_meets_what_happened_late_in_it() -> None:
    link = only(gp("ICPC held", MARCH), police("ICPC held", "2019-03-28"))

    assert (link.first, link.second, link.kind) == (0, 1, Kind.SAME)


def test_two_rows_of_one_month_share_each_word_once() -> None:
    rows = (gp("Spoke of pepper", MARCH), police("Cutlery and pepper", MARCH))

    assert finding.find(rows) == []


def test_a_row_of_a_month_brings_no_two_others_together() -> None:
    whole = replace(WARD, when=MARCH)
    two = (police("Bleach swallowed near cutlery"), gp("Pepper and cutlery on worktop, kept"))

    assert finding.find([*two, WARD]) != finding.find([*two, whole])
    assert not any("both seem" in why for one in finding.find([*two, whole]) for why in one.reasons)
