"""Are names found, however they are written and broken up?"""

from __future__ import annotations

import pytest

from heed.disclosure.finding.hits import Sure, What
from heed.disclosure.finding.known import Person
from heed.disclosure.finding.names import words_of
from heed.disclosure.finding.tests.finding import GRACE, LIAM, found_in, hits_in, words_in


@pytest.mark.parametrize(
    "written",
    [
        "Jane Mary O'Brien-Smith",
        "Jane O\u2019Brien\u2011Smith",
        "JANE OBRIEN SMITH",
        "jane o'brien-smith",
        "O'Brien-Smith, Jane",
        "Jane\n  O'Brien-\nSmith",
        "Ja\u00adne O'Bri\u200ben-Smith",
        "J\u0430ne O'Bri\u00e9n-Smith",
        "Jane Mary",
        "Liam Harris",
        "liam_harris",
        "liam.harris",
        "Har-\nris, Liam",
        "Stephen Mc Donald",
        "Grace May",
        "grace May",
    ],
)
def test_a_whole_name_is_certain(written: str) -> None:
    found = found_in(f"It was {written} who came.")

    assert found == [(written, What.NAME, Sure.CERTAIN)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Harris's flat", "Harris"),
        ("Janey\u2019s flat", "Janey"),
        ("the Harrises", "Harris"),
        ("two Stephens", "Stephen"),
        ("the OBRIEN house", "OBRIEN"),
        ("with Smith.", "Smith"),
        ("with liam,", "liam"),
        ("L i a m", "L i a m"),
        ("Liam2019", "Liam"),
        ("Mcdonald", "Mcdonald"),
    ],
)
def test_one_name_alone_is_likely(text: str, words: str) -> None:
    found = found_in(text)

    assert found == [(words, What.NAME, Sure.LIKELY)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("J. O'Brien-Smith came", "J. O'Brien-Smith"),
        ("J Smith came", "J Smith"),
        ("J.M. Smith came", "J.M. Smith"),
        ("Smith, J. came", "Smith, J."),
        ("Smith J came", "Smith J"),
        ("Liam H. came", "Liam H."),
        ("Liam H came", "Liam H"),
    ],
)
def test_initials_beside_a_name_belong_to_it(text: str, words: str) -> None:
    found = found_in(text)

    assert found == [(words, What.NAME, Sure.LIKELY)]


def test_initials_beside_a_name_that_are_not_theirs_stay_outside() -> None:
    found = words_in("X. Smith, and Smith Q. and Jane I think")

    assert found == ["Smith", "Smith", "Jane"]


@pytest.mark.parametrize(
    "text",
    [
        "planning, harrisons and lamp",
        "They grace the table; it may be.",
        "In May 2020, and on 9 May",
        "Li am, Ha rris, Smi th.",
        "",
    ],
)
def test_what_only_has_the_letters_of_a_name_is_no_name(text: str) -> None:
    assert words_in(text) == []


def test_a_name_that_is_a_word_counts_with_its_capital() -> None:
    found = found_in("Then Grace said grace. Grace left.")

    assert found == [
        ("Grace", What.NAME, Sure.LIKELY),
        ("Grace", What.NAME, Sure.POSSIBLE),
    ]


def test_a_surname_that_is_a_word_is_none_within_other_words_with_capitals() -> None:
    people = (
        Person(names=("Ann West",)),
        Person(names=("Zadie Hall",)),
        Person(names=("Tim Young",)),
    )

    found = words_in(
        "West Mercia, County Hall and Young People. Ms West, Zadie West, Young Zadie and Hall. "
        "Zadie Hall",
        *people,
    )

    assert found == ["West", "Zadie", "West", "Young", "Zadie", "Hall", "Zadie Hall"]


def test_two_words_in_small_letters_that_are_a_whole_name_are_possible() -> None:
    found = found_in("they spoke to grace may about it", GRACE)

    assert found == [("grace may", What.NAME, Sure.POSSIBLE)]


def test_names_that_run_together_are_possible_and_parts_of_other_names_are_none() -> None:
    donald = Person(names=("Donald Harris",))

    found = found_in("LiamHarris met McDonald, MyHarris and Donaldson", donald, LIAM)

    assert found == [("LiamHarris", What.NAME, Sure.POSSIBLE)]


def test_a_short_name_needs_its_capital() -> None:
    bo = Person(names=("Bo Ng",))

    found = words_in("bo and ng; Bo and Ng; BO NG", bo)

    assert found == ["Bo", "Ng", "BO NG"]


def test_a_middle_name_alone_is_possible() -> None:
    found = found_in("Mary came")

    assert found == [("Mary", What.NAME, Sure.POSSIBLE)]


def test_everybody_who_has_a_name_is_named() -> None:
    people = Person(names=("Ann Hart",)), Person(names=("Tim Hart",)), Person(names=("Ann Cole",))

    found = hits_in("Hart. Ann went. Ann Hart. Ann C. left.", *people)

    assert [hit.people for hit in found] == [(0, 1), (0, 2), (0,), (2,)]


def test_names_of_different_people_side_by_side_are_two() -> None:
    found = words_in("Liam, Jane and Stephen. Liam Smith")

    assert found == ["Liam", "Jane", "Stephen", "Liam", "Smith"]


def test_the_end_of_a_sentence_parts_two_names() -> None:
    found = words_in("He met Liam. Harris left.")

    assert found == ["Liam", "Harris"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Smith, Jane", ["Jane", "Smith"]),
        ("Dr. Jane Smith", ["Jane", "Smith"]),
        ("Smith,", ["Smith"]),
        ("Mr", ["Mr"]),
        (" - ", []),
    ],
)
def test_a_known_name_is_taken_apart(name: str, words: list[str]) -> None:
    assert words_of(name) == words


def test_a_person_without_a_usable_name_is_no_hindrance() -> None:
    found = words_in("Nobody, at -", Person(names=("-", "", "O'")), Person(names=()))

    assert found == []


WEST = Person(names=("Rose West",))
YOUNG = Person(names=("Liam Young",))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Neighbours to the West and the North agreed.", []),
        ("The West family moved.", ["West"]),
        ("The Wests moved.", ["West"]),
        ("It was seen by West.", ["West"]),
        ("Held at Rose Hill Centre.", []),
        ("Held at Rose Hill.", ["Rose"]),
        ("Held at West Hall.", []),
        ("It was said by Rose House.", ["Rose House"]),
    ],
)
def test_a_name_that_is_a_word_is_none_where_it_is_a_thing_or_a_place(
    text: str, words: list[str]
) -> None:
    assert words_in(text, WEST, Person(names=("Rose House",))) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Young people were asked. A young person came.", []),
        ("Young people were asked.", ["Young"]),
        ("Young came. It was seen by Young that young people do.", ["Young", "Young"]),
    ],
)
def test_a_word_with_a_capital_only_where_sentences_begin_is_no_name_if_it_is_used_as_a_word(
    text: str, words: list[str]
) -> None:
    assert words_in(text, YOUNG) == words
