"""Are known places, organisations and references found, and does what may stay, stay?"""

from __future__ import annotations

import pytest

from heed.disclosure.finding.hits import Sure, What
from heed.disclosure.finding.tests.finding import found_in, words_in

ADDRESS = "Flat 2, 12 Church Lane, Newtown, WR5 2NP"


@pytest.mark.parametrize(
    ("written", "what", "sure"),
    [
        ("12 Church Lane", What.PLACE, Sure.CERTAIN),
        ("12, church ln", What.PLACE, Sure.CERTAIN),
        ("Church Lane", What.ADDRESS, Sure.LIKELY),
        ("Church Ln", What.ADDRESS, Sure.LIKELY),
        ("Newtown", What.PLACE, Sure.CERTAIN),
        ("wr52np", What.POSTCODE, Sure.CERTAIN),
        (ADDRESS, What.ADDRESS, Sure.CERTAIN),
        ("Flat 2, 12 Church\nLane; Newtown - WR5 2NP", What.ADDRESS, Sure.CERTAIN),
    ],
)
def test_an_address_is_found_in_parts(written: str, what: What, sure: Sure) -> None:
    found = found_in(f"at {written}.", places=(ADDRESS,))

    assert found == [(written, what, sure)]


@pytest.mark.parametrize(
    ("place", "text", "words"),
    [
        ("Reading", "in Reading, for reading", ["Reading"]),
        ("12 Church Lane", "12 Church Lane", ["12 Church Lane"]),
        ("12 Station Road, 7", "Station Rd", ["Station Rd"]),
        ("Mill Park", "Mill Pk, mill park", ["Mill Pk", "mill park"]),
        ("", "anything", []),
        ("Ely", "Ely ely", ["Ely"]),
    ],
)
def test_a_place_is_found(place: str, text: str, words: list[str]) -> None:
    assert words_in(text, places=(place,)) == words


@pytest.mark.parametrize(
    "written",
    [
        "St Mary's Primary School", "St. Mary\u2019s Primary School", "Saint Mary's Primary School",
        "St Mary's", "St Marys", "ST MARY'S",
    ],
)  # fmt: skip
def test_a_school_is_found_by_its_short_name_too(written: str) -> None:
    found = words_in(f"at {written}.", organisations=("St Mary's Primary School",))

    assert [one.removesuffix("'") for one in found] == [written]


def test_a_postcode_behind_the_town_without_a_comma_is_found() -> None:
    found = found_in("at wr12ab, in Newtown", places=("27 Mill Lane, Newtown WR1 2AB",))

    assert found == [
        ("wr12ab", What.POSTCODE, Sure.CERTAIN),
        ("Newtown", What.PLACE, Sure.CERTAIN),
    ]


def test_and_may_be_a_sign() -> None:
    known = ("Hope & Sons", "Day and Night Care")

    found = words_in("Hope and Sons, Hope & Sons, Day & Night Care", organisations=known)

    assert found == ["Hope and Sons", "Hope & Sons", "Day & Night Care"]


def test_an_organisation_of_general_words_has_no_short_name() -> None:
    found = words_in("the Hill and the hill school", organisations=("The Hill School",))

    assert found == ["the hill school"]


@pytest.mark.parametrize(
    ("known", "written", "what"),
    [
        ("943 476 5919", "943-476-5919", What.NHS_NUMBER),
        ("07700 900123", "+44 7700 900123", What.TELEPHONE),
        ("07700 900123", "+44 (0)7700 900 123", What.TELEPHONE),
        ("+44 7700 900123", "07700900123", What.TELEPHONE),
        ("LA/2019/0123", "LA 2019 0123", What.REFERENCE),
        ("LA/2019/0123", "la20190123", What.REFERENCE),
        ("AB12 CDE", "ab12cde", What.VEHICLE),
        ("jo@example.org", "Jo@Example.org", What.EMAIL),
    ],
)
def test_a_reference_is_found_however_it_is_spaced(known: str, written: str, what: What) -> None:
    ((words, found, sure),) = found_in(f"see {written}, then", references=(known,))

    assert (words.lstrip("+"), found, sure) == (written.lstrip("+"), what, Sure.CERTAIN)


def test_a_reference_inside_another_number_is_none() -> None:
    assert words_in("x4821, 48215, 48213a", references=("4821",)) == []


def test_what_may_stay_is_let_through_and_nothing_beyond_it() -> None:
    allowed = ("Liam Harris Trust", "01905 763763", "WR5 2NP", "", "2019")

    found = words_in(
        "The Liam Harris Trust, tel. 01905 763763, WR5 2NP. Liam Harris died. Trust Harris.",
        allowed=allowed,
    )

    assert found == ["Liam Harris", "Harris"]
