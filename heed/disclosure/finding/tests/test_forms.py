"""Is what looks like an identifier found, and what only resembles one left alone?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.disclosure.finding import forms
from heed.disclosure.finding.hits import Sure, What
from heed.disclosure.finding.tests.finding import found_in


@pytest.mark.parametrize(
    ("written", "what", "sure"),
    [
        ("943 476 5919", What.NHS_NUMBER, Sure.LIKELY),
        ("9434765919", What.NHS_NUMBER, Sure.LIKELY),
        ("943-476-5919", What.NHS_NUMBER, Sure.LIKELY),
        ("F120200018001", What.PUPIL_NUMBER, Sure.LIKELY),
        ("WR5 2NP", What.POSTCODE, Sure.LIKELY),
        ("SW1A1AA", What.POSTCODE, Sure.LIKELY),
        ("wr5 2np", What.POSTCODE, Sure.POSSIBLE),
        ("wr52np", What.POSTCODE, Sure.POSSIBLE),
        ("07700 900123", What.TELEPHONE, Sure.LIKELY),
        ("+44 (0)7700 900 123", What.TELEPHONE, Sure.LIKELY),
        ("(01905) 763763", What.TELEPHONE, Sure.LIKELY),
        ("0044 1905 763763", What.TELEPHONE, Sure.LIKELY),
        ("0800 123 4567", What.TELEPHONE, Sure.POSSIBLE),
        ("AB 12 34 56 C", What.INSURANCE_NUMBER, Sure.LIKELY),
        ("ab123456c", What.INSURANCE_NUMBER, Sure.LIKELY),
        ("AB12 CDE", What.VEHICLE, Sure.LIKELY),
        ("A123 BCD", What.VEHICLE, Sure.POSSIBLE),
        ("ABC 123D", What.VEHICLE, Sure.POSSIBLE),
        ("ZW19C00123", What.REFERENCE, Sure.LIKELY),
        ("LA/2019/0123", What.REFERENCE, Sure.POSSIBLE),
        ("CM-19-4", What.REFERENCE, Sure.POSSIBLE),
        ("jo.smith@mail.example.org", What.EMAIL, Sure.LIKELY),
        ("https://news.example.org/a/b?c=1", What.WEB, Sure.POSSIBLE),
        ("www.example.org/story", What.WEB, Sure.POSSIBLE),
        ("pages.example.co.uk/jo.9", What.WEB, Sure.POSSIBLE),
    ],
)
def test_it_is_found_by_its_form(written: str, what: What, sure: Sure) -> None:
    found = found_in(f"See {written}, please.")

    assert found == [(written, what, sure)]


@pytest.mark.parametrize(
    ("text", "said"),
    [("Case number: 48213", "48213"), ("ref no. HX12", "HX12"), ("Incident ID 7-22a", "7-22a")],
)
def test_what_is_called_a_reference_is_possible(text: str, said: str) -> None:
    found = found_in(text)

    assert found == [(said, What.REFERENCE, Sure.POSSIBLE)]


@pytest.mark.parametrize(
    "text",
    [
        "943 476 5910",
        "000 000 0000",
        "A120200018001",
        "QQ5 2NP",
        "a1 1aa",
        "w12aa",
        "0400 123456, 0123 45678, 012345678901234",
        "Section 16C (1) of 2004, 15 working days, page 12 of 30",
        "Case number: unknown; case no 12; file ref 2019",
        "a@b and // and http:/x",
        "between 2018 and 2019, 29 June 2019",
        "",
    ],
)
def test_what_only_resembles_one_is_left_alone(text: str) -> None:
    assert found_in(text) == []


def test_two_far_apart_are_both_found() -> None:
    text = f"WR5 2NP {'word ' * 40} SW1A 1AA"

    found = found_in(text)

    assert [words for words, _, _ in found] == ["WR5 2NP", "SW1A 1AA"]


@given(st.integers(400_000_000, 799_999_999).map(str))
def test_exactly_one_last_digit_makes_an_nhs_number_or_none_does(nine: str) -> None:
    right = [digit for digit in "0123456789" if forms.is_nhs_number(nine + digit)]

    total = sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True))
    assert len(right) == (0 if total % 11 == 1 else 1)


def test_a_number_of_other_length_is_no_nhs_number() -> None:
    assert not forms.is_nhs_number("94347659190")


@pytest.mark.parametrize(
    ("written", "what"),
    [("WR5 2NP", What.POSTCODE), ("a@b.org", What.EMAIL), ("943 476 5910", None), ("x", None)],
)
def test_the_kind_of_something_known_is_seen_by_its_form(written: str, what: What | None) -> None:
    assert forms.kind_of(written) is what
