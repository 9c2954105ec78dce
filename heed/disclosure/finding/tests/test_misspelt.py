"""Are misspelt names found, and ordinary words left alone?"""

from __future__ import annotations

import pytest

from heed.disclosure.finding.hits import Sure, What
from heed.disclosure.finding.known import Person
from heed.disclosure.finding.misspelt import sound
from heed.disclosure.finding.tests.finding import found_in, words_in

KATHERINE = Person(names=("Katherine Blackwood",))
SEAN = Person(names=("Sean Ward",))


@pytest.mark.parametrize(
    "written",
    ["Liam Haris", "Liam Harrris", "Lima Harris", "Laim Haris", "Liam Hariss", "Stephan McDonald"],
)
def test_a_name_misspelt_beside_the_rest_of_it_is_likely(written: str) -> None:
    found = found_in(f"It was {written} who came.")

    assert found == [(written, What.NAME, Sure.LIKELY)]


@pytest.mark.parametrize(
    "written",
    [
        "Haris", "Harrris", "Harirs", "Stephan", "Steven", "Blakwood", "Blakcwod",
        "Catherine", "Kathryn", "Aatherine", "Lliam", "Laim", "MacDonald",
    ],
)  # fmt: skip
def test_a_name_misspelt_alone_is_possible(written: str) -> None:
    people = (KATHERINE, Person(names=("Liam Harris", "Stephen McDonald")))

    found = found_in(f"Then {written}\u2019s flat was seen.", *people)

    assert found == [(written, What.NAME, Sure.POSSIBLE)]


def test_a_short_name_misspelt_is_possible_within_a_sentence() -> None:
    assert words_in("Then Seen came, and Wart. Seen left.", SEAN) == ["Seen", "Wart"]


@pytest.mark.parametrize("written", ["O'Nxill", "Hardng"])
def test_an_apostrophe_or_the_ending_of_a_word_is_no_hindrance(written: str) -> None:
    people = Person(names=("Ann O'Neill",)), Person(names=("Tim Harding",))

    assert words_in(f"Then {written} came.", *people) == [written]


@pytest.mark.parametrize(
    "text",
    [
        "A Dean. Seen there. Wart",
        "It was Harried there, for he harried them.",
        "The Harries came when harrie called.",
        "Parking and Harness",
        "The LIMA and STEVN",
        "Ha and Se",
    ],
)
def test_ordinary_words_near_a_name_are_left_alone(text: str) -> None:
    people = SEAN, Person(names=("Liam Harris",)), Person(names=("Par King",)), Person(names=("S",))

    assert words_in(text, *people) == []


def test_what_may_stay_is_not_misspelt() -> None:
    people = (Person(names=("Lena Katherin",)),)

    found = words_in("Lena Katherin and Katherine Holt", *people, allowed=("Katherine Holt",))

    assert found == ["Lena Katherin"]


def test_of_two_names_as_near_the_first_by_letters_is_given() -> None:
    people = Person(names=("Marta Lund",)), Person(names=("Marla Vint",))

    found = words_in("Then Marja came.", *people)

    assert found == ["Marja"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("stephen", "steven"), ("katherine", "catherine"), ("philip", "fillip"), ("shaun", "shawn")],
)
def test_names_that_sound_alike_are_the_same(one: str, other: str) -> None:
    assert sound(one) == sound(other)
