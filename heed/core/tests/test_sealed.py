"""Can rows be counted by the numbers in addresses?"""

from __future__ import annotations

import pytest
from django.urls.converters import get_converters
from hypothesis import given
from hypothesis import strategies as st

from heed.core import sealed
from heed.core.sealed import SealedNumber

SEALED = SealedNumber()
NUMBERS = st.integers(0, 2**63 - 1)


@given(NUMBERS)
def test_a_sealed_number_is_opened_again(number: int) -> None:
    assert SEALED.to_python(SEALED.to_url(number)) == number


def test_each_kind_of_row_has_addresses_of_its_own() -> None:
    class OfAnotherKind(SealedNumber):
        kind = "another"

    another = OfAnotherKind()

    assert another.to_python(another.to_url(1)) == 1
    assert another.to_url(1) != SEALED.to_url(1)


def test_a_kind_is_registered_once() -> None:
    assert sealed.number_of("specimen") == sealed.number_of("specimen") == "number_of_specimen"
    assert get_converters()["number_of_specimen"].regex == SealedNumber.regex


def test_neighbours_have_nothing_in_common() -> None:
    first, second = SEALED.to_url(1), SEALED.to_url(2)

    assert sum(one == other for one, other in zip(first, second, strict=True)) < 13
    assert "1" not in first


@given(st.from_regex(f"^{SealedNumber.regex}$", fullmatch=True))
def test_a_guess_is_no_address(guess: str) -> None:
    with pytest.raises(ValueError, match=guess):
        SEALED.to_python(guess)


def test_only_one_address_leads_to_a_number() -> None:
    address = SEALED.to_url(7)
    same_bits = address[:-1] + chr(ord(address[-1]) + 1)

    with pytest.raises(ValueError, match=same_bits):
        SEALED.to_python(same_bits)


def test_what_is_not_written_in_these_letters_is_no_address() -> None:
    with pytest.raises(ValueError, match="1"):
        SEALED.to_python("1" * 26)
