"""Which words mean a term, and which only look like it?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heed.chronologies.analysis.words.terms import Fact, Finder, means


@pytest.mark.parametrize(
    ("word", "term"),
    [
        ("bruise", "bruise"),
        ("bruises", "bruise"),
        ("bruised", "bruise"),
        ("bruising", "bruise"),
        ("brusie", "bruise"),
        ("bruis", "bruise"),
        ("bruisse", "bruise"),
        ("brulse", "bruise"),
        ("strangulaton", "strangulation"),
        ("strangualtoin", "strangulation"),
        ("carter's", "carter"),
        ("crater's", "carter"),
        ("james'", "james"),
        ("lunn's", "lunn"),
        ("dv", "dv"),
    ],
)
def test_a_word_means_the_term(word: str, term: str) -> None:
    assert means(word, term)


@pytest.mark.parametrize(
    ("word", "term"),
    [
        ("cruise", "bruise"),
        ("brains", "bruise"),
        ("lunch", "lunn"),
        ("dvd", "dv"),
        ("strange", "strangulation"),
        ("bruise", "bruisewort"),
    ],
)
def test_a_word_does_not_mean_the_term(word: str, term: str) -> None:
    assert not means(word, term)


def test_slips_are_forgiven_only_if_wanted() -> None:
    assert not means("brusie", "bruise", slips=False)
    assert means("bruised", "bruise", slips=False)


@settings(max_examples=50)
@given(st.text("abcd", min_size=5, max_size=8), st.integers(1, 7), st.sampled_from("xyz"))
def test_one_wrong_letter_in_five_is_forgiven_and_two_are_not(
    term: str, place: int, letter: str
) -> None:
    place = 1 + place % (len(term) - 2)
    once = term[:place] + letter + term[place + 1 :]
    twice = once[:-1] + "w"

    assert means(once, term)
    assert not means(twice, term)


def test_several_words_in_a_row_are_found_as_written() -> None:
    finder = Finder(Fact("Strangling", ("hands round neck", "hands off")))

    assert finder.find("he put his hands round her neck") is None
    assert finder.find("he put hand's round necks of both") is None
    assert finder.find("with hands round neck.") == "hands round neck"
    assert finder.find("with both hands") is None


def test_a_term_of_signs_only_is_left_out() -> None:
    assert Finder(Fact("Nothing", ("?!",))).find("what?!") is None


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("no bruises seen", True),
        ("bruise ruled out", True),
        ("mother didn't see any bruise", True),
        ("bruise to left arm", False),
        ("no concerns were shared at the time and then the school found one bruise", False),
    ],
)
def test_a_denial_is_heard(sentence: str, denied: bool) -> None:
    finder = Finder(Fact("Bruises", ("bruise",)))
    found = finder.find(sentence)

    assert found is not None
    assert finder.denied(sentence, found) is denied
