"""Do names become labels, does every text come back as it was, and is what remains listed?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.disclosure.finding.hits import Sure
from heed.disclosure.labels import (
    AmbiguousLabel,
    Entry,
    Glossary,
    Labelled,
    NotAsLabelled,
    Switch,
    Switcher,
    restored,
)
from heed.disclosure.labels.switching import remaining

GLOSSARY = Glossary(
    entries=(
        Entry(label="Mother", names=("Jane Smith", "Janey"), role="mother of Child A"),
        Entry(label="Child A", names=("Liam Smith",)),
        Entry(label="HV2", names=("Priya Nair",), role="health visitor"),
        Entry(label="Home 1", names=("12 Church Lane, Newtown",), is_place=True),
    ),
    allowed=("Operation Amber",),
)
SWITCHER = Switcher(GLOSSARY)


def labelled(*texts: str) -> list[str]:
    return [one.text for one in SWITCHER.switch(texts)]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Jane\u2019s sister saw Liam.", "Mother\u2019s sister saw Child A."),
        ("Jayne Smith and Preya Nair", "Mother and HV2"),
        ("P.N. rang; PN wrote", "HV2 rang; HV2 wrote"),
        ("J. Smith", "Mother"),
        ("Nair, Priya", "HV2"),
        ("at 12 Church Ln in Newtown", "at Home 1 in Home 1"),
        ("Priyah came", "HV2 came"),
        ("Mother said nothing", "Mother said nothing"),
        ("", ""),
    ],
)
def test_names_are_read_as_labels(written: str, read: str) -> None:
    assert labelled(written) == [read]


def test_every_switch_says_what_was_written_and_where_the_label_stands() -> None:
    (one,) = SWITCHER.switch(["So Janey saw Preya Nair."])

    assert one.text == "So Mother saw HV2."
    assert one.switches == (
        Switch(3, 9, "Janey", Sure.LIKELY),
        Switch(14, 17, "Preya Nair", Sure.LIKELY),
    )
    assert [one.text[switch.start : switch.end] for switch in one.switches] == ["Mother", "HV2"]


def test_what_remains_is_listed_with_the_reason() -> None:
    found = SWITCHER.switch(
        [
            "Ms Smith met Dr Akintola\u2019s team. Zelda came. Nothing else.",
            "Operation Amber began on Tuesday. Tel. 07700 900123. Then Akintola, of Little Wick.",
            "Akintola rang the Panel. Bad weather. Meeting. weather Weathers",
        ]
    )

    assert remaining(found) == [
        (0, "Smith", "could be Mother or Child A"),
        (0, "Akintola", "looks like a name that is not in the glossary"),
        (1, "07700 900123", "what looks like a telephone number"),
        (1, "Akintola", "looks like a name that is not in the glossary"),
        (1, "Little Wick", "looks like a name that is not in the glossary"),
        (2, "Akintola", "looks like a name that is not in the glossary"),
    ]


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("seen on 5 May 2026", []),
        ("in May 2026 only", []),
        ("seen on 5th May", []),
        ("then May rang", ["May"]),
    ],
)
def test_a_month_with_a_day_or_a_year_beside_it_is_no_name(written: str, left: list[str]) -> None:
    assert [words for _, words, _ in remaining(SWITCHER.switch([written]))] == left


def test_only_what_was_switched_is_turned_back() -> None:
    written = "Mother (that is Jane, or Jayne Smith) and HV2"

    (one,) = SWITCHER.switch([written])

    assert one.text == "Mother (that is Mother, or Mother) and HV2"
    assert restored(one) == written


@given(
    st.lists(
        st.one_of(
            st.text(max_size=8),
            st.sampled_from(["Jane ", "Smith ", "Mother ", "P.N. ", "Li\u00adam", "- "]),
        ),
        max_size=8,
    ).map("".join)
)  # fmt: skip
def test_every_text_comes_back_as_it_was(written: str) -> None:
    (one,) = SWITCHER.switch([written])

    assert restored(one) == written


@pytest.mark.parametrize(
    "switches",
    [
        (Switch(4, 9, "Jane", Sure.LIKELY),),
        (Switch(2, 2, "Jane", Sure.LIKELY),),
        (Switch(0, 3, "Jane", Sure.LIKELY), Switch(2, 4, "Ann", Sure.LIKELY)),
    ],
)
def test_a_text_that_was_changed_since_is_not_turned_back(switches: tuple[Switch, ...]) -> None:
    with pytest.raises(NotAsLabelled, match="was changed"):
        restored(Labelled("Mother", switches)._replace(text="Moth"))


def test_many_texts_keep_their_order() -> None:
    texts = [f"Jane {number}" for number in range(1_201)]

    assert labelled(*texts) == [f"Mother {number}" for number in range(1_201)]


def test_a_label_stands_for_one_entry() -> None:
    entries = Entry(label="HV1", names=("A B",)), Entry(label="hv1 ", names=("C D",))

    with pytest.raises(AmbiguousLabel, match="“HV1” stands for two entries"):
        Glossary(entries=entries)


def test_every_entry_has_a_label() -> None:
    with pytest.raises(AmbiguousLabel, match="needs a label"):
        Glossary(entries=(Entry(label=" ", names=("A B",)),))
