"""Is somebody who came second told, and nobody else?"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from heed.core import meanwhile


@dataclass(frozen=True)
class Row:
    """Something recorded."""

    pk: int
    by_name: str


MINE, THEIRS = Row(3, "Ana"), Row(12, "Ben")


def check(seen: str | None) -> None:
    meanwhile.check_rows([THEIRS, MINE], seen=seen, by="by_name", did="decided")


@pytest.mark.parametrize("seen", [None, "2", "3"])
def test_nobody_is_refused_who_saw_everything_or_had_no_page(seen: str | None) -> None:
    check(seen)


@pytest.mark.parametrize(
    ("seen", "whose"), [("1", "Ben"), ("0", "Ana"), ("-2", "Ana"), ("some", "Ana"), ("²", "Ana")]
)
def test_whoever_did_not_see_a_row_is_told_whose_it_is(seen: str, whose: str) -> None:
    with pytest.raises(meanwhile.RecordedMeanwhile) as refused:
        check(seen)

    assert str(refused.value) == (
        f"{whose} decided while this page was open. Nothing of yours is lost: read theirs on this "
        "page, change yours where you need to, and send it again if it is still needed."
    )


def test_a_page_that_showed_nothing_has_not_seen_the_first_row() -> None:
    with pytest.raises(meanwhile.RecordedMeanwhile, match="Ana decided"):
        check("")


def test_a_page_says_how_many_rows_it_shows() -> None:
    assert meanwhile.shown([THEIRS, MINE]) == "2"
    assert meanwhile.shown([]) == "0"


def test_a_mark_stands_for_content_and_the_place_of_each_part() -> None:
    assert meanwhile.mark("a", 1) == meanwhile.mark("a", 1)
    assert meanwhile.mark("a", "b") != meanwhile.mark("ab", "")
    assert len(meanwhile.mark("a")) == 16
