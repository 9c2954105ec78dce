"""Exempt information in council papers: Schedule 12A."""

from __future__ import annotations

import pytest

from heed.statute.exempt_information import Exemption


@pytest.mark.parametrize("exemption", Exemption)
def test_the_reason_cites_the_paragraph_and_its_words(exemption: Exemption) -> None:
    assert f"paragraph {exemption.value} of Part 1 of Schedule 12A" in exemption.reason
    assert exemption.words in exemption.reason
    assert exemption.label == f"Paragraph {exemption.value}: {exemption.words}"


def test_the_identity_of_a_child_is_paragraph_two() -> None:
    assert Exemption.IDENTITY.value == "2"
    assert Exemption.IDENTITY.words.endswith("reveal the identity of an individual")
