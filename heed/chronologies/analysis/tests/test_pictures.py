"""Do the pictures show the facts of their tables, small, sharp in one colour, and by keyboard?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from heed.chronologies.analysis import contacts, knowledge, lanes, silence
from heed.chronologies.analysis.entries import Entry, Span
from heed.chronologies.analysis.judging import Judged, judge
from heed.chronologies.analysis.pictures import canvas, scale
from heed.chronologies.analysis.pictures import knowledge as knowledge_picture
from heed.chronologies.analysis.pictures import lanes as lanes_picture
from heed.chronologies.analysis.pictures import months as months_picture
from heed.chronologies.analysis.pictures import silence as silence_picture
from heed.chronologies.analysis.tests.invented import AGENCIES, FIRST, invented
from heed.chronologies.analysis.tests.making import day, row, several, sighting, written
from heed.chronologies.analysis.words.people import Child
from heed.chronologies.analysis.words.sight_rules import Answer
from heed.chronologies.analysis.words.terms import THEMES, Fact
from heed.documents import drawing

PERIOD = Span(FIRST, FIRST + timedelta(days=4 * 365 - 1))
WIDTHS = (960, 288)
SHAPES = drawing.SHAPES | {"a"}
ATTRIBUTES = drawing.ATTRIBUTES | {"href", "tabindex"}


@lru_cache
def found() -> tuple[Entry, ...]:
    return invented(3_000, years=4)


@lru_cache
def judged() -> tuple[Judged, ...]:
    return judge(found(), child=Child(("Sam",)))


def href(rows: tuple[str, ...]) -> str:
    return f"?rows={len(rows)}"


@lru_cache
def draw_lanes(width: float, href: canvas.Href | None) -> str:
    shown = lanes.lanes(lanes.by_agency(found()), period=PERIOD)
    return lanes_picture.draw(shown, name="Entries.", width=width, href=href)


@lru_cache
def draw_weeks(width: float, href: canvas.Href | None) -> str:
    year = Span(PERIOD.first, PERIOD.first + timedelta(days=500))
    shown = lanes.lanes(lanes.by_agency(found()), period=year)
    return lanes_picture.draw(shown, name="Entries.", width=width, href=href)


@lru_cache
def draw_silence(width: float, href: canvas.Href | None) -> str:
    few = judged()[::9]
    tracks = [
        ("Not seen", silence.unseen(few, period=PERIOD, at_least=14)),
        ("Seen, not spoken with", silence.unheard(few, period=PERIOD, at_least=14)),
    ]
    return silence_picture.draw(tracks, name="Silence.", width=width, href=href)


@lru_cache
def draw_months(width: float, href: canvas.Href | None) -> str:
    counted = contacts.contacts(found(), period=PERIOD)
    return months_picture.draw(counted, name="Months.", width=width, href=href)


@lru_cache
def draw_knowledge(width: float, href: canvas.Href | None) -> str:
    knew = knowledge.who_knew(found(), THEMES[0])
    return knowledge_picture.draw(knew, period=PERIOD, name="Bruises.", width=width, href=href)


PICTURES: list[Callable[[float, canvas.Href | None], str]] = [
    draw_lanes,
    draw_weeks,
    draw_silence,
    draw_months,
    draw_knowledge,
]
Draw = Callable[[float, canvas.Href | None], str]
each_picture = pytest.mark.parametrize("draw", PICTURES)
each_width = pytest.mark.parametrize("width", WIDTHS)


def parts(svg: str) -> list[etree._Element]:
    return list(etree.fromstring(svg.encode()).iter())


def named(svg: str) -> list[str]:
    return [str(part.text) for part in parts(svg) if str(part.tag).endswith("}title")]


@each_picture
@each_width
def test_three_thousand_rows_make_a_small_picture_of_shapes_and_words(
    draw: Draw, width: float
) -> None:
    svg = draw(width, href)

    assert len(svg.encode()) < 300_000
    for part in parts(svg):
        assert str(part.tag).rpartition("}")[2] in SHAPES
        assert {str(name) for name in part.attrib} <= ATTRIBUTES


@each_picture
def test_a_picture_without_links_may_stand_in_a_paper(draw: Draw) -> None:
    assert drawing.read(draw(960, None)).name == "svg"


@each_picture
@each_width
def test_the_tab_key_never_stops_more_than_sixty_times(draw: Draw, width: float) -> None:
    links = [part for part in parts(draw(width, href)) if str(part.tag).endswith("}a")]
    stops = [link for link in links if link.get("tabindex") != "-1"]

    assert 0 < len(stops) <= 60
    assert all(link.get("aria-label") or "".join(map(str, link.itertext())) for link in stops)
    hidden = [link for link in links if link.get("aria-hidden") == "true"]
    assert all(link.get("tabindex") == "-1" for link in hidden)


@each_picture
@each_width
def test_nothing_is_drawn_outside_of_the_picture(draw: Draw, width: float) -> None:
    for part in parts(draw(width, href)):
        x, wide = float(part.get("x", "0")), float(part.get("width", "0"))
        assert x >= 0
        assert x + wide <= width + 1


@each_picture
@each_width
def test_words_fit_into_the_picture(draw: Draw, width: float) -> None:
    for part in parts(draw(width, href)):
        if str(part.tag).endswith("}text") and part.get("text-anchor") is None:
            size = float(part.get("font-size", "0"))
            assert size >= 11
            assert float(part.get("x", "0")) + canvas.wide(str(part.text), size) <= width + 8


def test_lanes_say_what_their_table_says() -> None:
    shown = lanes.lanes(lanes.by_agency(found()), period=PERIOD)

    marks = sum(line.cells[3] != "Not understood" for line in lanes.table(shown).lines)
    assert len(named(draw_lanes(960, href))) == marks
    assert {name.split(",")[0] for name in named(draw_lanes(960, href))} == set(AGENCIES)


def test_the_months_say_what_their_table_says() -> None:
    counted = contacts.contacts(found(), period=PERIOD)

    assert len(named(draw_months(960, href))) == len(contacts.table(counted).lines)


def test_a_silence_is_said_as_certain_and_perhaps() -> None:
    seen = [sighting("a", 0), sighting("b", 40, 70), sighting("c", 100)]
    track = silence.unseen(seen, period=Span(day(0), day(100)), at_least=28)

    svg = silence_picture.draw([("Not seen", track)], name="Silence.", width=960, href=href)

    assert named(svg) == [
        "For certain 39 days: 2 January 2016 to 9 February 2016; "
        "perhaps 69 days: 2 January 2016 to 10 March 2016",
        "For certain 29 days: 12 March 2016 to 9 April 2016; "
        "perhaps 59 days: 11 February 2016 to 9 April 2016",
    ]


def test_a_silence_that_is_certain_or_only_possible_is_said_so() -> None:
    whole = Span(day(0), day(49))
    certain = silence.unseen([], period=whole)
    perhaps = silence.unseen([sighting("a", 0, 49)], period=whole)

    assert silence.said(certain.found[0]) == (
        "For certain 50 days: 1 January 2016 to 19 February 2016"
    )
    assert silence.said(perhaps.found[0]).startswith("Perhaps 49 days")


def test_no_silence_is_said_in_words() -> None:
    none = silence.unseen([sighting("a", 0)], period=Span(day(0), day(5)))

    svg = silence_picture.draw([("Not seen", none)], name="Silence.", width=288)

    assert "None of this length." in svg


def test_many_overlapping_silences_stand_in_a_few_rows() -> None:
    seen = [sighting(str(n), n, n + 80) for n in range(0, 90, 10)]
    track = silence.unseen(seen, period=Span(day(0), day(200)))

    svg = silence_picture.draw([("Not seen", track)], name="Silence.", width=960, href=href)

    assert len(named(svg)) == len(track.found) > silence_picture.MOST_ROWS


def test_what_nobody_recorded_is_said_in_words() -> None:
    knew = knowledge.who_knew([], Fact("Bruises", ("bruise",)))

    assert "No agency recorded it." in knowledge_picture.draw(
        knew, period=PERIOD, name="Bruises.", width=288
    )


def test_an_uncertain_first_mention_is_a_dashed_span() -> None:
    rows = several(
        row("Bruise.", written(day(0), day(60))),
        row("Bruise.", written(day(900)), agency="School"),
    )
    knew = knowledge.who_knew(rows, Fact("Bruises", ("bruise",)))

    svg = knowledge_picture.draw(
        knew, period=Span(day(0), day(100)), name="Bruises.", width=960, href=href
    )

    assert svg.count("stroke-dasharray") == 1
    assert svg.count("<circle") == 1


def test_more_than_a_few_uncertain_spans_still_all_have_a_mark() -> None:
    rows = several(*(row(when=written(day(n), day(n + 50))) for n in range(0, 60, 9)))
    shown = lanes.lanes(lanes.by_agency(rows), period=Span(day(0), day(150)), zoom=lanes.Zoom.DAY)

    assert len(named(lanes_picture.draw(shown, name="Entries.", width=960))) == 7


def test_words_that_are_too_long_are_cut_and_signs_no_file_may_hold_left_out() -> None:
    rows = several(row(agency="An agency with\x00 a name beyond all measure"))
    shown = lanes.lanes(lanes.by_agency(rows), period=Span(day(0), day(10)))

    svg = lanes_picture.draw(shown, name="Entries.", width=200)

    assert "An agency with a na" in svg
    assert "…: 1" in svg


def test_a_number_that_does_not_fit_is_left_to_the_name_of_its_cell() -> None:
    rows = several(*(row(number=number) for number in range(120)))
    counted = contacts.contacts(rows, period=Span(day(0), day(4 * 365)))

    svg = months_picture.draw(counted, name="Months.", width=288)

    assert named(svg) == ["Police, January 2016 to March 2016: 120 entries"]
    assert ">120<" not in svg


def test_without_a_month_there_is_an_empty_grid() -> None:
    empty = contacts.contacts([], period=Span(day(0), day(0)))

    assert named(months_picture.draw(empty, name="Months.", width=288)) == []


def test_a_lifetime_by_month_is_put_together_until_numbers_fit() -> None:
    far = Span(date(1950, 1, 1), date(2049, 12, 31))
    counted = contacts.contacts(several(row()), period=far)

    svg = months_picture.draw(counted, name="Months.", width=288)

    assert "120 months" in svg


@pytest.mark.parametrize(
    ("ink", "paper"), [(canvas.INK, canvas.PAPER), *[(b, a) for a, b in months_picture.SHADES]]
)
def test_words_have_at_least_aa_contrast(ink: str, paper: str) -> None:
    assert contrast(ink, paper) >= 4.5


@pytest.mark.parametrize("shape", [canvas.BLUE, canvas.PINK, canvas.QUIET])
def test_shapes_have_at_least_aa_contrast(shape: str) -> None:
    assert contrast(shape, canvas.PAPER) >= 4.5


@settings(max_examples=50)
@given(st.dates(date(2000, 1, 1), date(2020, 1, 1)), st.integers(1, 9_000), st.integers(200, 1200))
def test_days_along_a_line_keep_their_order_and_ticks_do_not_touch(
    first: date, days: int, width: int
) -> None:
    line = scale.Scale(Span(first, first + timedelta(days=days - 1)), width)

    ticks = line.ticks()

    for (left, words), (right, _) in pairwise(ticks):
        assert left + canvas.wide(words, scale.SIZE) <= right
    assert line.start(first) == scale.MARGIN
    assert line.start(first + timedelta(days=days)) == pytest.approx(width - scale.MARGIN)


def test_seen_answers_are_drawn_from_judgements_only() -> None:
    assert {each.seen for each in judged()} == set(Answer) - {Answer.PERHAPS}


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
