"""Is a row judged by its columns first, then by its words, and is the reason always given?"""

from __future__ import annotations

import pytest

from heed.chronologies.analysis.judging import Judged, Overruling, judge, spoken_words, table
from heed.chronologies.analysis.tests.making import entry, row
from heed.chronologies.analysis.words.people import Child
from heed.chronologies.analysis.words.sight_rules import Answer

SAM = Child(("Sam",))
YES, PERHAPS, NO, UNSAID = Answer.YES, Answer.PERHAPS, Answer.NO, Answer.UNSAID


def judged(event: str = "Home visit.", **columns: str) -> Judged:
    return judge([entry(event, columns=columns)], child=SAM)[0]


@pytest.mark.parametrize(
    ("heading", "cell", "seen", "spoken"),
    [
        ("Child seen?", "Yes", YES, UNSAID),
        ("Child seen?", "Y.", YES, UNSAID),
        ("Child seen?", "No", NO, UNSAID),
        ("Child seen?", "N/A", UNSAID, UNSAID),
        ("Seen alone", "Yes", YES, PERHAPS),
        ("Seen alone", "No", UNSAID, UNSAID),
        ("Spoken to?", "Yes", YES, YES),
        ("Spoken to?", "No", UNSAID, NO),
        ("Who was seen", "Sam, mother", YES, UNSAID),
        ("Who was seen", "Mother", UNSAID, UNSAID),
        ("Who was seen", "Mother only", NO, UNSAID),
        ("Who was seen", "Mother and MGM only.", NO, UNSAID),
        ("Who was seen", "Sam seen alone", YES, PERHAPS),
        ("Who was seen", "Sam not seen", NO, UNSAID),
        ("Who was seen", "", UNSAID, UNSAID),
    ],
)
def test_a_column_that_asks_who_was_seen_is_read(
    heading: str, cell: str, seen: Answer, spoken: Answer
) -> None:
    found = judged(**{f"{heading}__seen": cell})

    assert (found.seen, found.spoken) == (seen, spoken)
    if seen is not UNSAID and found.why_seen:
        assert (found.why_seen.place, found.why_seen.sentence) == (heading, cell)


@pytest.mark.parametrize(
    ("cell", "spoken"),
    [
        ("Said he likes school.", YES),
        ("“I want to live with nan.”", YES),
        ("I don't like it when dad shouts", YES),
        ("Asleep", NO),
        ("Not spoken to.", NO),
        ("N/A", UNSAID),
        ("Mother said he was fine.", UNSAID),
        ("Happy and settled.", UNSAID),
    ],
)
def test_a_column_for_the_voice_of_the_child_is_read_as_said_of_the_child(
    cell: str, spoken: Answer
) -> None:
    assert judged(voice=cell).spoken is spoken


def test_a_column_is_believed_before_the_words_and_the_row_is_contested() -> None:
    found = judged("Sam seen at home.", **{"Child seen?__seen": "No"})

    assert (found.seen, found.contested) == (NO, True)


def test_words_that_agree_with_the_column_contest_nothing() -> None:
    found = judged("Sam seen at home.", **{"Child seen?__seen": "Yes"})

    assert not found.contested
    assert found.why_seen is not None
    assert found.why_seen.place == "Child seen?"


def test_of_two_sentences_the_fuller_answer_counts_and_its_sentence_is_the_reason() -> None:
    found = judged("Sam not seen at first. Later Sam was seen at school.")

    assert found.seen is YES
    assert found.why_seen is not None
    assert found.why_seen.sentence == "Later Sam was seen at school."
    assert found.why_seen.rules == ("child seen",)


def test_the_agencys_response_is_read_too() -> None:
    found = judged("Referral received.", response="SW saw Sam the same day.")

    assert found.seen is YES
    assert found.why_seen is not None
    assert found.why_seen.place == "Response"


def test_what_nobody_says_is_unsaid_without_a_reason() -> None:
    found = judged("Strategy discussion held.")

    assert (found.seen, found.spoken, found.why_seen, found.why_spoken) == (
        UNSAID,
        UNSAID,
        None,
        None,
    )


def test_a_person_overrules_the_rules_and_their_reason_stays() -> None:
    found = judge(
        [entry("Sam seen at home."), entry("Visit.")],
        child=SAM,
        overruled={"1": Overruling(seen=NO)},
    )[0]

    assert (found.seen, found.spoken, found.overruled) == (NO, UNSAID, True)
    assert found.why_seen is not None


def test_the_sentences_by_which_the_child_was_spoken_with_are_given() -> None:
    found = spoken_words(
        row(
            "Visit. Sam told SW he was cold. Sam asleep later.", columns={"voice": "“I am hungry”"}
        ),
        SAM,
    )

    assert [(reason.place, reason.sentence) for reason in found] == [
        ("voice", "“I am hungry”"),
        ("Event", "Sam told SW he was cold."),
    ]


def test_a_child_without_a_name_is_still_the_child() -> None:
    found = judge([entry("Child seen at home.")], child=Child())[0]

    assert found.seen is YES


def test_names_with_signs_in_them_are_read_as_written() -> None:
    found = judge([entry("Child A.1 seen.")], child=Child(("Child A.1",)))[0]

    assert found.seen is YES


def test_a_title_ends_no_sentence() -> None:
    found = judged("Dr. Patel saw Sam.")

    assert found.why_seen is not None
    assert found.why_seen.sentence == "Dr. Patel saw Sam."


def test_the_table_gives_the_sentence_and_the_rules_of_what_is_said() -> None:
    found = judge(
        [
            entry("Discussed."),
            entry("Sam seen at home. Sam said he was cold.", columns={"Child seen?__seen": "No"}),
        ],
        child=SAM,
    )

    (line,) = table(found).lines
    assert line.cells == (
        "1 January 2016",
        "Police",
        "No",
        "Yes",
        "No\nSam said he was cold.",
        "the column says so, the child says, column and words disagree",
    )
