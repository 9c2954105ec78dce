"""Is whoever reads a return told once, and about the right row?"""

from __future__ import annotations

from heed.chronologies.readers.remarks import LONGEST, Remarks


def test_the_same_is_said_once_of_each_row() -> None:
    remarks = Remarks()

    for row in (None, 1, 1, 2):
        remarks.row = row
        remarks.say("A picture was left out.")

    assert [row for row, _ in remarks.said] == [None, 1, 2]


def test_long_words_are_cut_and_lines_joined() -> None:
    remarks = Remarks()

    remarks.quote("Comment", "Seen\n at\thome")
    remarks.quote("Comment", "x" * (LONGEST + 1))
    remarks.quote("Comment", " ")

    assert [said for _, said in remarks.said] == [
        "Comment: “Seen at home”.",
        f"Comment: “{'x' * LONGEST}…”.",
        "Comment.",
    ]


def test_no_change_is_no_remark() -> None:
    remarks = Remarks()

    remarks.changes(left_out=[], put_in=[])

    assert remarks.said == []
