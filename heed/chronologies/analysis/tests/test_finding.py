"""Is what the rules found in a row the same again when it was kept beside the row?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from heed.chronologies.analysis import appointments, changes, finding, gathered, judging
from heed.chronologies.analysis.entries import Entry
from heed.chronologies.analysis.found import as_kept, from_kept
from heed.chronologies.analysis.tables import Table
from heed.chronologies.analysis.tests.invented import invented
from heed.chronologies.analysis.words.people import Child
from heed.chronologies.rows import Row

SAM = Child(("Sam",))
NOTHING = Row(
    file="", number=1, agency="", columns=(), cells=(), when=invented(1)[0].row.when, event=""
)
ANALYSES: dict[str, Callable[[Sequence[Entry]], Table]] = {
    "seen": lambda found: judging.table(judging.judge(found, child=SAM)),
    "missed": lambda found: appointments.table(
        appointments.missed_appointments(judging.judge(found, child=SAM))
    ),
    "changes": lambda found: changes.table(changes.changes(found)),
    "key": lambda found: gathered.episodes_table(gathered.key_episodes(found)),
    "voice": lambda found: gathered.table(gathered.voice(found, child=SAM), "As written"),
    "good": lambda found: gathered.table(gathered.good_practice(found), "As written"),
}


@pytest.fixture(scope="module")
def written() -> tuple[Entry, ...]:
    return invented(800)


@pytest.fixture(scope="module")
def kept(written: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The same rows without their words but for the event, as the database gives them back."""
    found = from_kept([as_kept(finding.find(entry.row, SAM)) for entry in written])
    return tuple(
        replace(entry, row=replace(entry.row, columns=(), cells=()), found=one)
        for entry, one in zip(written, found, strict=True)
    )


@pytest.mark.parametrize("which", ANALYSES)
def test_an_analysis_says_the_same_of_what_was_kept(
    written: tuple[Entry, ...], kept: tuple[Entry, ...], which: str
) -> None:
    table = ANALYSES[which](written)

    assert table.lines
    assert list(ANALYSES[which](kept).lines) == list(table.lines)


def test_where_column_and_words_disagree_is_kept_too(
    written: tuple[Entry, ...], kept: tuple[Entry, ...]
) -> None:
    contested = [each.contested for each in judging.judge(written, child=SAM)]

    assert any(contested)
    assert [each.contested for each in judging.judge(kept, child=SAM)] == contested


def test_nothing_found_is_kept_as_something_looked_for() -> None:
    nothing = finding.find(NOTHING, SAM)

    assert not nothing.kept
    assert as_kept(nothing)


def test_the_mark_stands_for_the_names_of_the_child_in_any_order() -> None:
    assert finding.mark(Child(("Sam", "S"))) == finding.mark(Child(("S", "Sam")))
    assert finding.mark(Child(("Sam",))) != finding.mark(Child(("Tom",)))
