"""Does the picture of a partnership say the same as its words and its table, and stay a drawing?"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.documents import drawing
from heed.partnership import structure
from heed.partnership.structure import Body, Structure

CHAIR = Body(name="Independent Chair", part="Decides on reviews")


def small(groups: int = 3) -> Structure:
    under = tuple(
        Body(name=f"Group {number}", reports_to="Executive", meets="monthly")
        for number in range(groups)
    )
    return Structure(
        partners=("Council", "Police", "Health"),
        partners_part="",
        beside=(CHAIR,),
        groups=(Body(name="Executive", meets="quarterly"), *under),
    )


def boxes(svg: str) -> list[tuple[float, float, float, float]]:
    found = re.findall(
        r'<rect x="([\d.]+)" y="([\d.]+)" width="216" height="([\d.]+)" fill="#ffffff"', svg
    )
    return [(float(x), float(y), 216.0, float(height)) for x, y, height in found]


def test_everybody_is_in_the_picture_in_the_words_and_in_the_table() -> None:
    shape = small()

    drawn = " ".join(re.findall(r">([^<]+)</text>", structure.draw(shape)))
    said = structure.in_words(shape)
    told = [row[0] for row in structure.rows(shape)]

    for name in ("Council", "Police", "Health", "Independent Chair", "Executive", "Group 2"):
        assert name in drawn
        assert name in said
        assert name in told


def test_the_words_read_like_words() -> None:
    assert structure.in_words(small(groups=1)) == (
        "The statutory safeguarding partners are Council, Police and Health. "
        "Independent Chair: decides on reviews. "
        "Executive: meets quarterly. "
        "Group 0: reports to Executive; meets monthly."
    )


def test_one_partner_and_partners_who_decide_are_said_rightly() -> None:
    shape = Structure(partners=("Council",), partners_part="Decides", beside=(), groups=())

    assert structure.in_words(shape) == (
        "The statutory safeguarding partner is Council. Their part: decides."
    )
    assert structure.rows(shape) == (("Council", "Statutory safeguarding partner", "", "Decides"),)


def test_a_group_about_which_nothing_is_known_is_named() -> None:
    shape = Structure(partners=(), partners_part="", beside=(), groups=(Body(name="Alone"),))

    assert structure.in_words(shape) == "Alone."
    assert structure.rows(shape) == (("Alone", "", "", ""),)


def test_nothing_at_all_is_still_a_picture() -> None:
    empty = Structure(partners=(), partners_part="", beside=(), groups=())

    drawing.read(structure.draw(empty))

    assert structure.in_words(empty) == ""


@pytest.mark.parametrize("groups", [0, 1, 4, 5, 6, 9])
def test_no_two_boxes_overlap_and_none_is_cut_off(groups: int) -> None:
    svg = structure.draw(small(groups))

    width, height = map(float, re.findall(r'viewBox="-1 -1 ([\d.]+) ([\d.]+)"', svg)[0])
    placed = boxes(svg)
    assert len(placed) == 4 + 1 + groups
    for position, (x, y, w, h) in enumerate(placed):
        assert 0 <= x <= x + w <= width
        assert 0 <= y <= y + h <= height
        for other_x, other_y, other_w, other_h in placed[position + 1 :]:
            apart = (
                x + w < other_x or other_x + other_w < x or y + h < other_y or other_y + other_h < y
            )
            assert apart


def test_a_group_whose_parent_is_not_there_stands_at_the_top() -> None:
    shape = Structure(
        partners=("Council",),
        partners_part="",
        beside=(),
        groups=(Body(name="Orphan", reports_to="Ended group"),),
    )

    assert "Orphan" in structure.draw(shape)


@given(st.text(min_size=1, max_size=200).filter(lambda text: text.strip() != ""))
def test_whatever_people_type_it_stays_a_drawing(name: str) -> None:
    printable = "".join(letter for letter in name if letter.isprintable()) or "x"
    shape = Structure(
        partners=(printable,), partners_part="", beside=(), groups=(Body(name=printable),)
    )

    drawing.read(structure.draw(shape))
