"""Do departments' returns become their agency's with nothing lost?"""

from __future__ import annotations

from dataclasses import replace

from heed.chronologies.merging import combining, departments
from heed.chronologies.merging.tests.returns import row, sent
from heed.chronologies.rows import Problem

MIDWIVES = sent(
    replace(row("2019-03-01", "Booking"), source="hospital notes"),
    file="midwives.docx", agency="Midwifery", problems=(Problem("midwives.docx", 4, "No date."),),
)  # fmt: skip
EMERGENCY = sent(row("2019-03-02", "Attended"), file="ed.xlsx", agency="Emergency department")


def test_departments_rows_are_the_agencys_and_their_source_says_whose() -> None:
    hospital = departments.gather([MIDWIVES, EMERGENCY], agency="Hospital", file="hospital")

    assert [(one.agency, one.source) for one in hospital.rows] == [
        ("Hospital", "Emergency department"),
        ("Hospital", "Midwifery: hospital notes"),
    ]
    assert hospital.problems == MIDWIVES.problems
    assert hospital.columns == MIDWIVES.columns


def test_a_departments_row_can_still_be_found_in_its_own_file() -> None:
    hospital = departments.gather([MIDWIVES, EMERGENCY], agency="Hospital", file="hospital")

    combined = combining.merge([hospital, sent(row("2019-03-03"))])

    assert [entry.id for entry in combined.rows] == [
        "midwives.docx:2", "ed.xlsx:2", "police.docx:2",
    ]  # fmt: skip


def test_departments_merge_upward_more_than_once() -> None:
    ward = departments.gather([MIDWIVES], agency="Women's health", file="ward")
    trust = departments.gather([ward, EMERGENCY], agency="Trust", file="trust")

    assert {one.source for one in trust.rows} == {
        "Emergency department",
        "Women's health: Midwifery: hospital notes",
    }
