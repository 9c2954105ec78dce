"""Every rule of the reference is known once, dated, sourced and answerable."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.statute import registry
from heed.statute.dated import NotInForce, NotKnown, Rule, Unverified, Version
from heed.statute.instruments import CHECKED
from heed.statute.sources import Force, Grade, Source


def numbered(prefix: str, last: int) -> set[str]:
    return {f"{prefix}{number}" for number in range(1, last + 1)}


REFERENCE = (
    (numbered("N", 11) | {"N1-T"})
    | numbered("P", 3)
    | (numbered("RR", 8) | {"RR-COVID", "RR5+"})
    | (numbered("L", 13) - {"L7"} | {"L7a", "L7b"})
    | numbered("G", 14)
    | numbered("Y", 7)
    | numbered("C", 13)
    | numbered("T", 7)
    | numbered("X", 21)
    | numbered("D", 15)
)


def test_every_rule_of_the_reference_is_known() -> None:
    known = {rule.id for rule in registry.RULES}

    assert REFERENCE - known == set()


@pytest.mark.parametrize("rule_id", ["P1", "RR2"])
def test_a_rule_that_was_replaced_is_one_rule_with_versions(rule_id: str) -> None:
    """The reference writes P1a and P1b, RR2a and RR2b."""
    first, *_, last = registry.rule(rule_id).versions

    assert isinstance(first, Version)
    assert isinstance(last, Version)
    assert first.value != last.value


def test_no_rule_is_known_twice() -> None:
    counts = Counter(rule.id for rule in registry.RULES)

    assert [rule_id for rule_id, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("rule", registry.RULES, ids=lambda rule: rule.id)
def test_every_version_says_where_it_comes_from_and_when_that_was_checked(
    rule: Rule[Any],
) -> None:
    assert rule.question.endswith("?")
    for version in rule.versions:
        assert version.source.instrument
        assert version.source.provision
        assert version.source.url == "" or version.source.url.startswith("https://")
        assert version.checked == CHECKED


@pytest.mark.parametrize("rule", registry.RULES, ids=lambda rule: rule.id)
def test_our_own_conventions_are_assumed_and_bind_only_locally(rule: Rule[Any]) -> None:
    for version in rule.versions:
        if isinstance(version, Version) and version.source.instrument == "Heed's own convention":
            assert version.grade is Grade.ASSUMED
            assert version.source.force is Force.LOCAL


FIRST = date(2012, 1, 1)
LAST = date(2035, 12, 31)
days = st.one_of(
    st.dates(FIRST, LAST),
    st.sampled_from(
        [
            starts + timedelta(days=offset)
            for rule in registry.RULES
            for version in rule.versions
            if (starts := version.starts) is not None
            for offset in (-1, 0, 1)
        ]
    ),
)


def answers_on(rule: Rule[Any], day: date) -> list[object]:
    """The oracle: every version whose days include the day, without asking the rule."""
    dated = [version for version in rule.versions if version.starts is not None]
    spans = []
    for position, version in enumerate(dated):
        following = dated[position + 1].starts if position + 1 < len(dated) else None
        last = version.ends or (following - timedelta(days=1) if following else date.max)
        spans.append((version.starts, last, version))
    return [found for starts, last, found in spans if starts and starts <= day <= last]


@given(rule=st.sampled_from(registry.RULES), day=days)
def test_a_day_has_exactly_one_answer_or_none(rule: Rule[Any], day: date) -> None:
    expected = answers_on(rule, day)

    assert len(expected) <= 1
    if not expected:
        with pytest.raises(NotInForce):
            rule.on(day)
    elif isinstance(expected[0], Unverified):
        with pytest.raises(NotKnown):
            rule.on(day)
    else:
        assert rule.on(day) is expected[0]


@given(rule=st.sampled_from(registry.RULES), days_before=st.integers(1, 20000))
def test_days_before_the_first_version_raise(rule: Rule[Any], days_before: int) -> None:
    starts = [version.starts for version in rule.versions if version.starts is not None]
    if starts:
        with pytest.raises(NotInForce):
            rule.on(min(starts) - timedelta(days=days_before))


@given(day=days)
def test_what_is_in_force_on_a_day_is_what_each_rule_answers(day: date) -> None:
    listed = {entry.rule.id: entry.version for entry in registry.in_force_on(day)}

    expected = {rule.id: found[0] for rule in registry.RULES if (found := answers_on(rule, day))}
    assert listed == expected


def test_a_rule_is_found_by_its_number() -> None:
    assert registry.rule("G1").question == (
        "Who are the safeguarding partners for a local authority area?"
    )
    with pytest.raises(registry.UnknownRule, match=r"^There is no rule Z9\.$"):
        registry.rule("Z9")


SOMEWHERE = Source(Force.ACT, "An Act", "s.1")


def an_invented_rule(*versions: Version[str] | Unverified) -> Rule[str]:
    return Rule(id="Z1", question="What?", versions=versions)


def said(value: str, starts: date, ends: date | None = None) -> Version[str]:
    return Version(
        value=value,
        starts=starts,
        ends=ends,
        source=SOMEWHERE,
        checked=CHECKED,
        grade=Grade.READ,
    )


def test_a_version_ends_the_day_before_the_next_one_starts() -> None:
    undated = Unverified(wanted="All.", starts=None, source=SOMEWHERE, checked=CHECKED)
    rule = an_invented_rule(
        said("first", date(2018, 6, 29)),
        said("second", date(2019, 2, 1), date(2020, 3, 31)),
        said("third", date(2021, 1, 1)),
        undated,
    )

    ends = [entry.ends for entry in registry.entries((rule,))]

    assert ends == [date(2019, 1, 31), date(2020, 3, 31), None, None]


def test_an_undated_slot_may_have_a_last_day() -> None:
    slot = Unverified(
        wanted="All.",
        starts=None,
        ends=date(2020, 1, 1),
        source=SOMEWHERE,
        checked=CHECKED,
    )

    (entry,) = registry.entries((an_invented_rule(slot),))

    assert entry.ends == date(2020, 1, 1)


def test_nothing_is_stale_until_twelve_months_after_it_was_checked() -> None:
    assert registry.stale(on=date(2027, 11, 23)) == ()


def test_everything_is_stale_a_day_later() -> None:
    found = registry.stale(on=date(2027, 11, 24))

    assert {entry.rule.id for entry in found} == {rule.id for rule in registry.RULES}
