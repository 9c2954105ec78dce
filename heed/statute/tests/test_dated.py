"""A rule has one version for a day, or says why it has none."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.statute.dated import NotInForce, NotKnown, Rule, Unverified, Version
from heed.statute.sources import Force, Grade, Source

SOURCE = Source(Force.ACT, "An Act", "s.1")
CHECKED = date(2026, 11, 23)


def version(starts: date, value: str = "said", ends: date | None = None) -> Version[str]:
    return Version(
        value=value, starts=starts, ends=ends, source=SOURCE, checked=CHECKED, grade=Grade.READ
    )


def gap(starts: date | None, ends: date | None = None) -> Unverified:
    return Unverified(
        wanted="what it says", starts=starts, ends=ends, source=SOURCE, checked=CHECKED
    )


def test_the_version_of_the_day_is_found() -> None:
    rule = Rule("R1", "What?", (version(date(2018, 1, 1), "old"), version(date(2020, 1, 1), "new")))

    assert rule.value_on(date(2018, 1, 1)) == "old"
    assert rule.value_on(date(2019, 12, 31)) == "old"
    assert rule.value_on(date(2020, 1, 1)) == "new"
    assert rule.on(date(2030, 1, 1)).value == "new"


def test_a_day_before_the_first_version_is_refused() -> None:
    rule = Rule("R1", "What?", (version(date(2018, 1, 1)),))

    with pytest.raises(
        NotInForce, match=r"^R1 has no version for 2017-12-31; it starts on 2018-01-01\.$"
    ):
        rule.on(date(2017, 12, 31))


def test_a_day_after_the_last_version_is_refused() -> None:
    rule = Rule("R1", "What?", (version(date(2018, 1, 1), ends=date(2018, 6, 30)),))

    assert rule.on(date(2018, 6, 30)).value == "said"
    with pytest.raises(NotInForce):
        rule.on(date(2018, 7, 1))


def test_a_day_between_two_versions_is_refused() -> None:
    rule = Rule(
        "R1",
        "What?",
        (version(date(2018, 1, 1), ends=date(2018, 6, 30)), version(date(2019, 1, 1))),
    )

    with pytest.raises(NotInForce):
        rule.on(date(2018, 9, 1))


def test_a_version_nobody_has_read_has_no_value() -> None:
    rule = Rule("R1", "What?", (version(date(2018, 1, 1)), gap(date(2020, 1, 1))))

    assert rule.value_on(date(2019, 12, 31)) == "said"
    with pytest.raises(NotKnown, match=r"^R1: what it says$"):
        rule.on(date(2020, 1, 1))


def test_a_gap_without_a_first_day_changes_nothing() -> None:
    rule = Rule("R1", "What?", (version(date(2018, 1, 1)), gap(None)))

    assert rule.value_on(date(2030, 1, 1)) == "said"


def test_a_rule_of_which_nothing_is_known_says_so() -> None:
    rule: Rule[str] = Rule("R1", "What?", (gap(None),))

    with pytest.raises(NotInForce, match="its first day is not known"):
        rule.on(date(2020, 1, 1))


@given(starts=st.lists(st.dates(), min_size=1, max_size=6, unique=True), day=st.dates())
def test_every_day_from_the_first_on_has_exactly_one_value(starts: list[date], day: date) -> None:
    ordered = sorted(starts)
    rule = Rule("R1", "What?", tuple(version(first, str(first)) for first in ordered))

    covering = [str(first) for first in ordered if first <= day]

    if covering:
        assert rule.value_on(day) == covering[-1]
    else:
        with pytest.raises(NotInForce):
            rule.on(day)


def test_the_last_day_of_a_version_is_the_day_before_the_next() -> None:
    first, second = version(date(2018, 1, 1)), version(date(2020, 1, 1))
    closed = version(date(2021, 1, 1), ends=date(2021, 2, 1))
    rule = Rule("R1", "What?", (first, second, closed))

    assert rule.last_day_of(first) == date(2019, 12, 31)
    assert rule.last_day_of(second) == date(2020, 12, 31)
    assert rule.last_day_of(closed) == date(2021, 2, 1)


def test_the_last_version_is_open() -> None:
    only = version(date(2018, 1, 1))

    assert Rule("R1", "What?", (only, gap(None))).last_day_of(only) is None


def test_a_rule_has_a_version() -> None:
    with pytest.raises(ValueError, match="R1 has no version"):
        Rule("R1", "What?", ())


@pytest.mark.parametrize(
    "versions",
    [
        (version(date(2020, 1, 1)), version(date(2018, 1, 1))),
        (version(date(2020, 1, 1)), version(date(2020, 1, 1))),
        (version(date(2020, 1, 1), ends=date(2020, 6, 1)), version(date(2020, 6, 1))),
        (gap(date(2020, 1, 1), ends=date(2020, 6, 1)), gap(None), version(date(2020, 5, 1))),
    ],
)
def test_versions_are_in_order_and_do_not_overlap(
    versions: tuple[Version[str] | Unverified, ...],
) -> None:
    with pytest.raises(ValueError, match="R1: versions must be in date order and not overlap"):
        Rule("R1", "What?", versions)


def test_versions_may_follow_each_other_day_by_day() -> None:
    first = version(date(2020, 1, 1), ends=date(2020, 5, 31))

    rule = Rule("R1", "What?", (first, version(date(2020, 6, 1), "next")))

    assert rule.value_on(date(2020, 6, 1)) == "next"


def test_a_version_graded_unverified_is_refused() -> None:
    with pytest.raises(ValueError, match="write Unverified instead"):
        Version(
            value="guess",
            starts=date(2020, 1, 1),
            source=SOURCE,
            checked=CHECKED,
            grade=Grade.UNVERIFIED,
        )


def test_a_version_cannot_end_before_it_starts() -> None:
    day = date(2020, 1, 1)

    assert version(day, ends=day).ends == day
    with pytest.raises(ValueError, match="cannot end before it starts"):
        version(day, ends=day - timedelta(days=1))


def test_a_source_reads_as_instrument_and_provision() -> None:
    assert str(SOURCE) == "An Act, s.1"
