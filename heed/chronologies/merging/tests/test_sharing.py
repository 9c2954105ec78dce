"""Is the same found however many processes share the days?"""

from __future__ import annotations

from datetime import date, timedelta
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heed.chronologies.dates.written import Precision, WrittenDate
from heed.chronologies.merging import finding, parts, sharing, sides
from heed.chronologies.merging.parts import Part
from heed.chronologies.merging.tests.returns import row
from heed.chronologies.rows import Row

FIRST = date(2019, 1, 1)
TEXTS = (
    "Burn to left hand", "Burn to right hand last night", "ICPC held, burn", "Strategy discussion",
    "Home visit, pepper and cutlery", "Bleach swallowed near cutlery", "Pepper, cutlery, bleach",
    "TC to mother re cutlery", "Mother DNA",
)  # fmt: skip


@st.composite
def _rows(draw: st.DrawFn) -> list[Row]:
    found = []
    for number in range(draw(st.integers(2, 40))):
        begins = FIRST + timedelta(days=draw(st.integers(0, 70)))
        ends = begins + timedelta(days=draw(st.sampled_from((0, 0, 0, 1, 8, 31))))
        when = WrittenDate(f"{begins}", begins, ends, Precision.RANGE, draw(st.booleans()))
        file = draw(st.sampled_from(("a.csv", "b.csv", "c.csv")))
        text = draw(st.sampled_from(TEXTS))
        found.append(row(when, text, number=number, agency=file, file=file))
    return found


@settings(max_examples=25)
@given(rows=_rows(), count=st.integers(2, 5))
def test_what_is_found_does_not_depend_on_how_the_days_are_cut(rows: list[Row], count: int) -> None:
    days = {place: span for place, row in enumerate(rows) if (span := sides.days(row))}

    whole, cut = (finding.stretches(days, how_many) for how_many in (1, count))

    assert _in_turn(rows, days, cut) == _in_turn(rows, days, whole)


def _in_turn(rows: list[Row], days: dict[int, sides.Days], cut: list[range]) -> set[parts.Link]:
    all_parts = [Part(rows, days, own) for own in cut]
    common = parts.common([part.on_days() for part in all_parts])
    found = [link for part in all_parts for link in part.links(common)]
    assert len(found) == len(set(found))
    return set(found)


def test_other_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "WORTH_SHARING", 1)
    rows = [
        row(f"2019-{month:02}-12", "Burn to left hand", file=file)
        for month in range(1, 13)
        for file in ("a.csv", "b.csv")
    ]

    links = finding.find(rows, processes=3)

    assert len(links) == 12
    assert links == finding.find(rows)


def test_another_process_answers_what_it_is_asked() -> None:
    rows = [row("2019-03-12", "Burn to left hand", file=file) for file in ("a.csv", "b.csv")]
    days = {place: span for place, row in enumerate(rows) if (span := sides.days(row))}
    ours, theirs = sharing.pipe()
    [own] = finding.stretches(days, 1)
    other = Thread(target=sharing.answer, args=(rows, days, own, theirs))

    other.start()
    words = ours.recv()
    ours.send(frozenset())
    [link] = ours.recv()
    other.join()

    assert "burn" in words
    assert (link.first, link.second) == (0, 1)


def test_nobody_is_asked_about_no_rows() -> None:
    assert finding.find([]) == []
