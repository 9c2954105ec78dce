"""Is a number or bullet that a word processor prints by itself read as if it had been typed?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.chronologies.readers import words
from heed.chronologies.readers.numbering import written
from heed.chronologies.readers.tests.making_word import cell, document, paragraph, row, table


def level(number: int, form: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="1">'
    + level(0, "decimal", "%1.")
    + level(1, "lowerLetter", "%1%2)")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="2">'
    + level(0, "bullet", "·")
    + level(1, "none", "")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"/></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="7"/></w:lvlOverride><w:lvlOverride w:ilvl="1"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>'
)
STYLES = (
    '<w:style w:styleId="Listed"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="AsListed"><w:basedOn w:val="Listed"/></w:style>'
    '<w:style w:styleId="Body"/>'
)


def item(text: str, number: int, level: int = 0) -> str:
    return paragraph(
        text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    )


def cells_of(*cells: str) -> list[str]:
    made = document(table(*(row(cell(one)) for one in cells)), numbering=NUMBERING, styles=STYLES)
    return [line.cells[0] for line in words.read(made).tables[0].lines]


def test_numbers_go_on_from_row_to_row_and_deeper_ones_start_again() -> None:
    assert cells_of(
        item("Seen", 1) + item("weighed", 1, 1) + item("measured", 1, 1),
        item("<w:r/>", 1),
        item("Told", 1, 1),
    ) == ["1. Seen\n1a) weighed\n1b) measured", "2. ", "2a) Told"]


def test_bullets_are_bullets_whatever_sign_the_font_has() -> None:
    assert cells_of(item("Seen", 2) + item("at home", 2, 1)) == ["• Seen\nat home"]


def test_a_list_that_starts_anew_counts_by_itself() -> None:
    assert cells_of(item("Seen", 1), item("Told", 3), item("Weighed", 1)) == [
        "1. Seen",
        "7. Told",
        "2. Weighed",
    ]


def test_a_list_nobody_describes_has_no_numbers_and_one_half_described_has() -> None:
    assert cells_of(item("Seen", 9), item("Told", 0), item("Weighed", 4), item("Fed", 4, 5)) == [
        "Seen",
        "Told",
        "0. Weighed",
        "0. Fed",
    ]


def test_a_style_numbers_and_another_does_not() -> None:
    def styled(text: str, style: str) -> str:
        return paragraph(text, f'<w:pStyle w:val="{style}"/>')

    assert cells_of(styled("Seen", "AsListed"), styled("Told", "Body"), styled("Fed", "None")) == [
        "• Seen",
        "Told",
        "Fed",
    ]


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (27, "lowerLetter", "aa"),
        (2, "upperLetter", "B"),
        (1994, "lowerRoman", "mcmxciv"),
        (4, "upperRoman", "IV"),
        (0, "upperRoman", "0"),
        (10**9, "lowerLetter", "1000000000"),
        (3, "chineseCounting", "3"),
    ],
)
def test_numbers_are_written_as_word_writes_them(number: int, form: str, text: str) -> None:
    assert written(number, form) == text


@given(st.integers(1, 3_999))
def test_roman_numbers_say_what_they_stand_for(number: int) -> None:
    worth = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    values = [worth[letter] for letter in written(number, "lowerRoman")]
    pairs = zip(values, [*values[1:], 0], strict=True)

    assert sum(-one if one < after else one for one, after in pairs) == number
