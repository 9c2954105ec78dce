"""Is a text read without its typesetting, and does each character know where it stood?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.disclosure.finding.finder import Finder
from heed.disclosure.finding.known import Known, Person
from heed.disclosure.finding.plain import Plain, squeeze, squeezed


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Zo\u00eb", "Zoe"),
        ("Zoe\u0308", "Zoe"),
        ("\ufb01nn", "finn"),
        ("Stra\u00dfe", "Strasse"),
        ("Sm\u0456th", "Smith"),
        ("\uff33\uff4d\uff49\uff54\uff48", "Smith"),
        ("O\u2019Brien\u2014Smith", "O'Brien-Smith"),
        ("a\u00a0b\u2009c", "a b c"),
        ("\u201ca\u201d", '"a"'),
        ("Sm\u00adi\u200bth", "Smith"),
        ("Smi-\nth", "Smith"),
        ("Smi- \r\n  th", "Smith"),
        ("SMI-\nTH", "SMITH"),
        ("Smith-\nJones", "Smith-\nJones"),
        ("A-\nBC", "A-\nBC"),
        ("1-\nabc", "1-\nabc"),
        ("-\nabc", "-\nabc"),
        ("\u00bd \u00b2", "\u00bd 2"),
        ("\u4e2d", "\u4e2d"),
    ],
)
def test_a_text_is_read_plainly(written: str, plain: str) -> None:
    assert Plain(written).text == plain


def test_only_letters_and_digits_are_left_with_their_places() -> None:
    assert squeeze("O'B 1") == ("ob1", [0, 2, 4])
    assert squeezed("O\u2019Bri\u00ebn") == "obrien"


@given(st.text(), st.text(), st.sampled_from(["Zebedee Quux", "Ze\u00adbedee Quu\ufb03x"]))
def test_a_name_is_found_where_it_stands(before: str, behind: str, name: str) -> None:
    finder = Finder(Known(people=(Person(names=("Zebedee Quux", "Zebedee Quuffix")),)))
    texts = [f"{before} \n{name} {behind}", "nothing", f"{name}"]

    found = finder.find(texts)

    assert any(name in texts[0][hit.start : hit.end] for hit in found[0])
    assert [texts[2][hit.start : hit.end] for hit in found[2]] == [name]
    assert found[1] == []


@given(st.lists(st.text(max_size=20), max_size=5))
def test_hits_lie_within_their_texts_in_order_and_apart(texts: list[str]) -> None:
    finder = Finder(Known(people=(Person(names=("A B", "Ann Bell")),), references=("1", "a")))

    found = finder.find(texts)

    assert len(found) == len(texts)
    for text, hits in zip(texts, found, strict=True):
        edges = [edge for hit in hits for edge in (hit.start, hit.end)]
        assert edges == sorted(edges)
        assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)


@pytest.mark.parametrize("piece", ["A" * 50_000, "1 " * 2_000, "Ann Bell " * 2_000])
def test_a_hostile_text_takes_no_time(piece: str) -> None:
    finder = Finder(Known(people=(Person(names=("Ann Bell",)),), references=("1", "11", "1 1 1")))

    (found,) = finder.find([piece])

    assert len(found) <= 2_000
