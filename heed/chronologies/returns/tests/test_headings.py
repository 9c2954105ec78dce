"""A heading is understood in the words that agencies use, and how surely is said."""

from __future__ import annotations

from collections import Counter

import pytest

from heed.chronologies.returns import headings
from heed.chronologies.returns.wordings import SURE, UNSURE
from heed.chronologies.rows import Meaning


@pytest.mark.parametrize(
    ("heading", "means", "sureness"),
    [
        ("Date", Meaning.START_DATE, 1.0),
        ("DATE OF\nCONTACT", Meaning.START_DATE, 1.0),
        ("Date/Time", Meaning.START_DATE, 1.0),
        ("Entry date", Meaning.START_DATE, 0.6),
        ("Date of birth", Meaning.OTHER, 1.0),
        ("Time (24hr)", Meaning.START_TIME, 0.95),
        ("Date to:", Meaning.END_DATE, 1.0),
        ("Source of Information e.g. GP records", Meaning.SOURCE, 0.7),
        ("Evnt", Meaning.EVENT, 0.7),
        ("Agency Response – what was done?", Meaning.RESPONSE, 0.95),
        ("Child’s voice", Meaning.VOICE, 1.0),
        ("Was the child seen? By whom?", Meaning.SEEN, 0.95),
        ("Analysis [was practice good]", Meaning.ANALYSIS, 0.95),
        ("Professional/agency", Meaning.PEOPLE, 0.725),
    ],
)
def test_a_heading_is_understood(heading: str, means: Meaning, sureness: float) -> None:
    found = headings.read(heading)

    assert found.means is means
    assert found.sureness == pytest.approx(sureness)
    assert found.because.endswith(".")


@pytest.mark.parametrize("heading", ["", "  ", "Zebra", "x" * 161, "?", "Notwithstanding"])
def test_other_words_have_no_meaning(heading: str) -> None:
    assert headings.read(heading) is headings.UNKNOWN


def test_an_unsure_heading_says_that_it_may_be_another() -> None:
    assert headings.read("Entry date").because == "“entry date” may head such a column, and others."


def test_no_wording_stands_for_two_meanings() -> None:
    for wordings in (SURE, UNSURE):
        said = Counter(phrase for phrases in wordings.values() for phrase in phrases)

        assert [phrase for phrase, count in said.items() if count > 1] == []


def test_no_wording_is_both_sure_and_unsure() -> None:
    sure = {phrase for phrases in SURE.values() for phrase in phrases}

    assert sure & {phrase for phrases in UNSURE.values() for phrase in phrases} == set()


def test_wordings_are_written_as_headings_are_compared() -> None:
    phrases = [one for wordings in (SURE, UNSURE) for some in wordings.values() for one in some]

    assert [phrase for phrase in phrases if headings.words(phrase) != phrase] == []
