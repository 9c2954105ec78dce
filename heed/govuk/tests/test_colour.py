"""A partnership may choose any colour that white words can be read on."""

from __future__ import annotations

import pytest

from heed.govuk.colour import UnsuitableColour, colour_stylesheet, contrast_with_white


@pytest.mark.parametrize("colour", ["#1D4F76", "1d4f76", " #1d4f76 "])
def test_a_dark_colour_becomes_the_brand_colour(colour: str) -> None:
    assert colour_stylesheet(colour) == ":root {\n  --govuk-brand-colour: #1d4f76;\n}\n"


@pytest.mark.parametrize(
    "colour", ["", "blue", "#12345", "#12345g", "#1d4f76; } body { display: none"]
)
def test_what_is_not_a_colour_is_explained(colour: str) -> None:
    with pytest.raises(UnsuitableColour, match="Enter the colour as # and six characters"):
        colour_stylesheet(colour)


def test_a_light_colour_is_refused_with_its_contrast() -> None:
    with pytest.raises(UnsuitableColour, match=r"#ffdd00 is too light .* is 1\.3 to 1"):
        colour_stylesheet("#ffdd00")


@pytest.mark.parametrize(
    ("colour", "contrast"), [("ffffff", 1.0), ("000000", 21.0), ("767676", 4.54), ("777777", 4.48)]
)
def test_contrast_is_measured_as_the_guidelines_do(colour: str, contrast: float) -> None:
    assert contrast_with_white(colour) == pytest.approx(contrast, abs=0.005)


def test_the_grey_on_the_border_of_enough_contrast() -> None:
    colour_stylesheet("#767676")

    with pytest.raises(UnsuitableColour):
        colour_stylesheet("#777777")
