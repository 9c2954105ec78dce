"""Is a person believed before every rule, in every analysis?"""

from __future__ import annotations

import pytest

from heed.chronologies.analysis import appointments, changes, gathered, judging
from heed.chronologies.analysis.entries import Entry
from heed.chronologies.analysis.one_row import findings
from heed.chronologies.analysis.overruling import NOTHING, Matter, Said
from heed.chronologies.analysis.tests.making import entry
from heed.chronologies.analysis.words.changed import Change
from heed.chronologies.analysis.words.missed import Missed
from heed.chronologies.analysis.words.people import Child
from heed.chronologies.analysis.words.sight_rules import Answer

SAM = Child(("Sam",))
TELLING = {
    Matter.SEEN: "Sam was seen asleep.",
    Matter.SPOKEN: "Spoke with Sam alone.",
    Matter.MISSED: "Mother did not attend.",
    Matter.VOICE: "Sam said that he was hungry.",
    Matter.GOOD: "This was good practice.",
    Matter.ADDRESS: "Family moved house.",
    Matter.PLACEMENT: "Sam was placed with foster carers.",
    Matter.WORKER: "New social worker.",
}
SILENT = "A telephone call."


def answers(told: Entry, said: Said = NOTHING, *, marked: str = "") -> dict[Matter, str]:
    found = findings(told, child=SAM, said=said, key={marked}, good={marked})
    return {one.matter: one.answer for one in found}


def says(matter: Matter, holds: bool) -> Said:
    return Said({("1", matter): holds})


@pytest.mark.parametrize(("matter", "words"), TELLING.items())
def test_what_the_rules_find_can_be_taken_out(matter: Matter, words: str) -> None:
    told = entry(words)

    assert answers(told)[matter] == "yes"
    assert answers(told, says(matter, False))[matter] in ("no", "not said")


@pytest.mark.parametrize("matter", Matter)
def test_what_the_rules_miss_can_be_put_in(matter: Matter) -> None:
    told = entry(SILENT)

    found = answers(told, says(matter, True))

    assert answers(told)[matter] == "not said"
    assert found[matter] == "yes"
    assert [one for one, answer in found.items() if answer == "yes"] == [matter]


def test_a_column_that_calls_a_row_key_can_be_overruled() -> None:
    told = entry(SILENT, columns={"significance": "High"})

    assert answers(told)[Matter.KEY] == "yes"
    assert answers(told, says(Matter.KEY, False))[Matter.KEY] == "not said"


@pytest.mark.parametrize("matter", [Matter.KEY, Matter.GOOD])
def test_what_readers_marked_beside_a_row_stays_marked(matter: Matter) -> None:
    assert answers(entry(SILENT), says(matter, False), marked="1")[matter] == "yes"


def test_what_a_person_says_of_other_rows_changes_nothing() -> None:
    told, said = entry(TELLING[Matter.MISSED]), Said({("2", Matter.MISSED): False})

    assert answers(told, said) == answers(told)


def test_an_appointment_a_person_calls_missed_is_missed_somehow() -> None:
    told = entry(SILENT)
    (judged,) = judging.judge([told], child=SAM)

    (found,) = appointments.missed_appointments([judged], said=says(Matter.MISSED, True))

    assert found.kind is Missed.SOMEHOW
    assert found.reason.sentence == SILENT
    assert found.reason.rules == ("said by a reader",)


def test_what_the_rules_found_and_a_person_agrees_with_keeps_its_words() -> None:
    told = entry(f"{TELLING[Matter.MISSED]} {TELLING[Matter.WORKER]}")
    (judged,) = judging.judge([told], child=SAM)

    (missed,) = appointments.missed_appointments([judged], said=says(Matter.MISSED, True))
    (changed,) = changes.changes([told], said=says(Matter.WORKER, True))

    assert missed.reason.sentence == TELLING[Matter.MISSED]
    assert changed.reason.sentence == TELLING[Matter.WORKER]
    assert changed.kind is Change.WORKER


def test_gathered_rows_follow_what_people_say() -> None:
    told = [entry(SILENT)]

    assert gathered.voice(told, child=SAM, said=says(Matter.VOICE, True))
    assert gathered.good_practice(told, said=says(Matter.GOOD, True))
    assert gathered.key_episodes(told, said=says(Matter.KEY, True))
    assert not changes.changes(told, said=says(Matter.KEY, True))


def test_the_table_says_that_a_person_set_a_sighting_right() -> None:
    said = Said({("1", Matter.SEEN): True, ("1", Matter.SPOKEN): False})

    judged = judging.judge([entry(SILENT)], child=SAM, overruled=said.sight)

    assert (judged[0].seen, judged[0].spoken) == (Answer.YES, Answer.NO)
    (line,) = judging.table(judged).lines
    assert line.cells[-2:] == (SILENT, "set right by a reader")
