"""Are initials found that stand for somebody known, and letters of the field let through?"""

from __future__ import annotations

import pytest

from heed.disclosure.finding.hits import Sure, What
from heed.disclosure.finding.initials import of_person
from heed.disclosure.finding.known import Person
from heed.disclosure.finding.tests.finding import found_in, words_in

GP = Person(names=("Gita Patel",))


@pytest.mark.parametrize(
    ("written", "sure"),
    [
        ("L.H.", Sure.LIKELY),
        ("L. H.", Sure.LIKELY),
        ("L.H", Sure.LIKELY),
        ("J.M.O.", Sure.LIKELY),
        ("LH", Sure.POSSIBLE),
        ("L H", Sure.POSSIBLE),
        ("JMOS", Sure.POSSIBLE),
        ("JO", Sure.POSSIBLE),
    ],
)
def test_initials_are_found_with_and_without_stops(written: str, sure: Sure) -> None:
    found = found_in(f"Then {written} said so")

    assert found == [(written, What.INITIALS, sure)]


@pytest.mark.parametrize(
    "text",
    [
        "the GP said", "lh said", "XY said", "X.Y. said", "THE LH PLAN", "LH PLAN", "e.g. i.e.",
        "the Local Hub (LH) said LH", "R&LH and LH/X and LHX",
    ],
)  # fmt: skip
def test_other_letters_are_let_through(text: str) -> None:
    assert words_in(text, GP, Person(names=("Liam Harris", "Single"))) == []


def test_letters_of_the_field_with_stops_are_initials() -> None:
    assert words_in("G.P. came, and the LHs", GP, Person(names=("Liam Harris",))) == ["G.P.", "LH"]


def test_letters_in_brackets_that_explain_nothing_are_initials() -> None:
    assert words_in("the child (LH) said", Person(names=("Liam Harris",))) == ["LH"]


def test_initials_are_of_all_words_of_the_ends_and_of_double_names() -> None:
    assert of_person(["Jane", "Mary", "Fox-Smith"]) == {"JMF", "JF", "JMFS"}
