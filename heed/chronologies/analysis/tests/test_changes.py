"""Are changes of address, placement and worker found, and what only sounds like one left?"""

from __future__ import annotations

import pytest

from heed.chronologies.analysis.changes import changes, table
from heed.chronologies.analysis.tests.making import day, row, several, written
from heed.chronologies.analysis.words.changed import Change, changed
from heed.chronologies.analysis.words.sentences import plain

ADDRESS, PLACEMENT, WORKER = Change.ADDRESS, Change.PLACEMENT, Change.WORKER
LABELLED: list[tuple[str, Change | None]] = [
    ("Family moved to 14 Mill Street.", ADDRESS),
    ("Mother and Sam moved in with MGM.", ADDRESS),
    ("Family evicted for rent arrears.", ADDRESS),
    ("Change of address notified.", ADDRESS),
    ("Family rehoused in Marlham.", ADDRESS),
    ("Mother fled to a refuge.", ADDRESS),
    ("New tenancy started.", ADDRESS),
    ("Family moved out of area.", ADDRESS),
    ("Family now homeless.", ADDRESS),
    ("Moved house again.", ADDRESS),
    ("Family moved house in May.", ADDRESS),
    ("Sam placed with foster carers.", PLACEMENT),
    ("Sam moved to a new foster placement.", PLACEMENT),
    ("Placement broke down.", PLACEMENT),
    ("Sam became looked after.", PLACEMENT),
    ("Section 20 signed by mother.", PLACEMENT),
    ("Sam returned home to mother.", PLACEMENT),
    ("Sam went to live with MGM.", PLACEMENT),
    ("Sam taken into police protection.", PLACEMENT),
    ("Sam removed from mother's care.", PLACEMENT),
    ("Accommodated under s20.", PLACEMENT),
    ("New social worker introduced.", WORKER),
    ("Case transferred to the long term team.", WORKER),
    ("Change of health visitor.", WORKER),
    ("SW left; case unallocated until May.", WORKER),
    ("Case reallocated.", WORKER),
    ("Allocated a new HV.", WORKER),
    ("Handover from duty to locality team.", WORKER),
    ("The new HV visited.", WORKER),
    ("Mother moved to tears.", None),
    ("Sam moved to Year 3.", None),
    ("Meeting moved to Tuesday.", None),
    ("Case moved to child protection plan.", None),
    ("Mother wants to move to Marlham.", None),
    ("Mother asked for a new social worker.", None),
    ("Plan to move Sam to a new foster placement.", None),
    ("Sam returned home from school.", None),
    ("Mother plans to move house.", None),
    ("Address checked.", None),
    ("Sam placed a toy on the table.", None),
    ("Sam allocated to the nursery class.", None),
    ("Transferred to ward 4.", None),
    ("Money transferred to mother.", None),
    ("Notice placed on file.", None),
    ("New shoes bought.", None),
    ("Placement discussed.", None),
    ("Eviction threatened.", None),
    ("Awaiting new health visitor.", None),
    ("Left voicemail for mother.", None),
]


@pytest.mark.parametrize(("sentence", "kind"), LABELLED)
def test_a_sentence_tells_of_a_change_or_of_none(sentence: str, kind: Change | None) -> None:
    rule = changed(plain(sentence))

    assert (rule.kind if rule else None) is kind


def test_a_row_counts_once_for_each_kind_of_change() -> None:
    found = changes(
        several(
            row("New HV.", written(day(9))),
            row("Family moved house. Moved out of area. New HV allocated.", written(day(1))),
            row("Letter.", columns={"response": "Case transferred to the duty team."}),
        )
    )

    assert [(one.entry.id, one.kind, one.reason.place) for one in found] == [
        ("3", WORKER, "Response"),
        ("2", ADDRESS, "Event"),
        ("2", WORKER, "Event"),
        ("1", WORKER, "Event"),
    ]


def test_the_table_shows_the_sentence_that_led_to_it() -> None:
    (line,) = table(changes(several(row("Visit. Family moved house.")))).lines

    assert line.cells == ("1 January 2016", "Address", "Family moved house.", "Police")
    assert line.rows == ("1",)
