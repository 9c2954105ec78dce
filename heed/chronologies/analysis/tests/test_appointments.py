"""Is what was missed found with what followed, and no later than for certain?"""

from __future__ import annotations

from heed.chronologies.analysis.appointments import MissedOne, Next, missed_appointments, table
from heed.chronologies.analysis.judging import judge
from heed.chronologies.analysis.tests.making import NEVER, day, row, several, written
from heed.chronologies.analysis.words.missed import Missed
from heed.chronologies.analysis.words.people import Child
from heed.chronologies.dates.written import Precision, WrittenDate
from heed.chronologies.rows import Row

SINCE = WrittenDate("since 30 January", day(29), None, Precision.DAY)


def missed(*rows: Row) -> tuple[MissedOne, ...]:
    return missed_appointments(judge(several(*rows), child=Child(("Sam",))))


def test_what_followed_is_the_next_row_of_the_agency_and_the_next_sighting_of_any() -> None:
    found = missed(
        row("DNA dental appt.", written(day(0)), columns={"response": "Letter sent."}),
        row("Discussed.", written(day(5))),
        row("Sam seen.", written(day(7), day(9)), agency="School"),
    )

    (one,) = found
    assert (one.kind, one.reason.sentence) == (Missed.DID_NOT_ATTEND, "DNA dental appt.")
    assert (one.response, one.next_entry, one.next_sighting) == (
        "Letter sent.",
        Next("2", 5, 5),
        Next("3", 7, 9),
    )
    assert table(found).lines[0].cells[1:] == (
        "Police",
        "Did not attend",
        "DNA dental appt.",
        "Letter sent.",
        "5 days later",
        "7 to 9 days later",
    )
    assert table(found).lines[0].rows == ("1", "2", "3")


def test_a_row_that_may_come_before_is_not_the_next() -> None:
    found = missed(
        row("WNB eye clinic.", written(day(10), day(20))),
        row("Discussed.", written(day(15))),
        row("Discussed.", written(day(20))),
        row("Discussed.", written(day(40), certain=False)),
        row("Discussed.", written(day(60))),
    )

    assert found[0].next_entry == Next("5", 40, 50)


def test_where_nothing_followed_it_is_said() -> None:
    (one,) = missed(row("Home visit. No reply at door."))

    assert (one.kind, one.next_entry, one.next_sighting) == (Missed.NO_ACCESS, None, None)
    assert table([one]).lines[0].cells[4:] == ("None written", "None later", "None later")


def test_an_open_date_has_a_least_but_no_most() -> None:
    (one,) = missed(row("Visit cancelled by mother.", written(day(0))), row("Discussed.", SINCE))

    assert one.next_entry == Next("2", 29, None)
    assert table([one]).lines[0].cells[5] == "At least 29 days later"


def test_nothing_is_said_to_follow_what_has_no_last_day() -> None:
    undated, _ = missed(row("DNA.", NEVER), row("DNA.", written(day(3))))[::-1]

    assert undated.next_entry is None


def test_the_first_sentence_decides_and_the_response_counts() -> None:
    first, second = missed(
        row("Visit cancelled by mother. WNB clinic."),
        row("Letter sent.", columns={"response": "DNA again."}),
    )

    assert first.kind is Missed.CANCELLED
    assert (second.kind, second.reason.place) == (Missed.DID_NOT_ATTEND, "Response")


def test_a_row_of_an_open_start_has_no_most_days() -> None:
    until = WrittenDate("until 4 January", None, day(3), Precision.DAY)
    (one,) = missed(row("DNA.", until), row("Discussed.", written(day(5))))

    assert one.next_entry == Next("2", 2, None)
