"""Is a row understood as the agency that wrote it means it?"""

from __future__ import annotations

import pytest

from heed.chronologies.merging import single_words
from heed.chronologies.merging.telling import tell


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Strategy meeting with CSC", {"strategy discussion"}),
        ("S47 and ICPC", {"section 47", "conference"}),
        ("# L radius", {"fracture"}),
        ("Strategy discussion planned", set()),
        ("Strategy discussion to be held", set()),
        ("Request for RHI sent", set()),
        ("Parents to be arrested", set()),
        ("Boy to be home educated", {"elective home education"}),
        ("Home visit, weighed", set()),
    ],
)
def test_events_are_known_in_shorthand_and_only_once_they_have_happened(
    text: str, events: set[str]
) -> None:
    assert tell(text).events == events


@pytest.mark.parametrize(
    ("text", "question", "answers"),
    [
        ("Bruise to L cheek", "which side: face", {"left"}),
        ("Bruise, rt eye", "which side: eye", {"right"}),
        ("Bruises to both arms", "which side: arm", {"both"}),
        ("Bruise on thigh", "where on the body", {"leg"}),
        ("Child not seen", "whether the child was seen", {"not seen"}),
        ("Child seen", "whether the child was seen", {"seen"}),
        ("Mother DNA", "whether mother attended", {"did not attend"}),
        ("Parents did not attend", "whether father attended", {"did not attend"}),
        ("WNB to clinic", "whether they attended", {"did not attend"}),
        ("Three small bruises", "how many: bruis", {"3"}),
        ("x2 marks", "how many: mark", {"2"}),
        ("16 paracetamol tablets", "how many: tablet", {"16"}),
        ("7/52 baby", "how many: week", {"7"}),
        ("15F on ward", "how old the child is", {"15"}),
        ("Says 16", "how old the child is", {"16"}),
        ("Boyfriend is 19", "how old the partner is", {"19"}),
        ("Brought by MGM", "who brought or came with the child", {"grandmother"}),
        ("Dad brought him", "who brought or came with the child", {"father"}),
        ("Brought in by ambulance with mum", "who brought or came with the child", {"mother"}),
        ("Hit by her partner", "who did it", {"father", "mother's partner"}),
        ("Found by neighbour", "who found them", {"neighbour"}),
        ("Joint visit, section 47", "what was decided", {"taken forward"}),
        ("S47, threshold not met", "what was decided", {"no further action"}),
    ],
)
def test_findings_are_known_by_the_question_they_answer(
    text: str, question: str, answers: set[str]
) -> None:
    assert set(tell(text).answers.get(question, ())) == answers


@pytest.mark.parametrize(
    "text", ["At 3 pm", "Seen by GP", "On ward", "2 at home", "is 3 weeks", "x ray", "1.2.3 and"]
)
def test_what_is_no_number_of_things_and_no_age_is_not_counted(text: str) -> None:
    counted = [question for question in tell(text).answers if question.startswith("how old")]

    assert counted == []


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Missing at 20:30", 1230),
        ("at 3pm", 900),
        ("12 am", 0),
        ("12 pm", 720),
        ("99:10", None),
        (":", None),
    ],
)
def test_a_time_in_the_words_is_known(text: str, minutes: int | None) -> None:
    assert tell(text).clock == minutes


@pytest.mark.parametrize("text", ["PPN received", "Referred by HV", "Informed by CSC"])
def test_an_agency_that_was_told_says_so(text: str) -> None:
    assert tell(text).told_of


def test_an_agency_that_did_it_was_not_told() -> None:
    assert not tell("Referred to CSC").told_of


@pytest.mark.parametrize("text", ["Seen overnight", "Came last night", "The previous day"])
def test_a_row_may_speak_of_the_day_before(text: str) -> None:
    assert tell(text).earlier
    assert not tell("Seen today").earlier


def test_words_that_tell_an_event_from_others_are_kept_without_endings() -> None:
    told = tell("Dog’s lead extracted near the A6 by PC 4512, no 12")

    assert told.words == {"dog", "lead", "extract", "near", "a6", "4512"}


def test_a_partner_may_be_the_father() -> None:
    assert tell("Partner present").family == {"partner", "father", "mother's partner"}


def test_who_else_is_spoken_of_is_kept_apart_from_the_family() -> None:
    assert tell("Police and mum").others == {"police"}
    assert tell("Police and mum").family == {"mother"}


def test_a_word_is_understood_also_when_no_more_are_remembered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(single_words, "MOST_KEPT", 0)

    told = tell("Zithers were restrung, 17 zithers")

    assert told.words == {"zither", "restrung"}
