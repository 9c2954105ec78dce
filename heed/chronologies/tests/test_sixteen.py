"""The sixteen returns of an invented case are read, and every line of them is accounted for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from heed.chronologies.readers import opening
from heed.chronologies.readers.opened import Opened
from heed.chronologies.returns import guessing, reading
from heed.chronologies.returns.tests import accounting
from heed.chronologies.rows import Meaning, Return, Row

FOLDER = Path(__file__).parent / "returns_of_sixteen"
FILES = sorted(path.name for path in FOLDER.iterdir() if path.suffix != ".md")


@cache
def opened(name: str) -> Opened:
    return opening.open_file(FOLDER / name)


@cache
def read(name: str) -> Return:
    given = opened(name)
    return reading.read(given, guessing.guess(given), file=name, agency="Agency")


def row(name: str, number: int) -> Row:
    (found,) = [one for one in read(name).rows if one.number == number]
    return found


def told(name: str) -> Iterator[tuple[int | None, str]]:
    return ((problem.row, problem.what) for problem in read(name).problems)


@pytest.mark.parametrize("name", FILES)
def test_nothing_of_a_return_is_left_out(name: str) -> None:
    mapping = guessing.guess(opened(name))

    assert accounting.left_out(opened(name), mapping, read(name)) == []
    rows_in, rows_out_and_told = accounting.counted(opened(name), mapping, read(name))
    assert rows_in == rows_out_and_told


@pytest.mark.parametrize("name", FILES)
def test_nobody_needs_to_be_asked_how_to_read_a_return(name: str) -> None:
    assert guessing.guess(opened(name)).questions == ()


@pytest.mark.parametrize(
    ("name", "rows", "dated"),
    [
        ("adult-mental-health.docx", 4, 3),
        ("ambulance.xls", 3, 3),
        ("camhs.odt", 5, 4),
        ("childrens-social-care.docx", 8, 7),
        ("domestic-abuse-service.ods", 4, 4),
        ("drug-and-alcohol.xls", 3, 3),
        ("gp.xlsx", 11, 11),
        ("health-visiting.odt", 7, 7),
        ("hospital.ods", 5, 4),
        ("housing.xlsx", 5, 5),
        ("midwifery.docx", 7, 7),
        ("nursery.docx", 6, 6),
        ("police.csv", 4, 4),
        ("probation.docx", 4, 4),
        ("school.csv", 6, 6),
        ("youth-justice.csv", 2, 2),
    ],
)
def test_rows_are_found_and_dated(name: str, rows: int, dated: int) -> None:
    found = read(name).rows

    assert (len(found), sum(one.when.first is not None for one in found)) == (rows, dated)


def test_the_incumbents_document_is_understood() -> None:
    found = read("childrens-social-care.docx")

    assert [column.means for column in found.columns] == [
        Meaning.SEQUENCE,
        Meaning.START_DATE,
        Meaning.START_TIME,
        Meaning.END_DATE,
        Meaning.END_TIME,
        Meaning.SOURCE,
        Meaning.EVENT,
        Meaning.RESPONSE,
        Meaning.ANALYSIS,
    ]
    assert [one.number for one in found.rows if one.note] == [2, 7]
    assert row("childrens-social-care.docx", 3).when.first == date(2018, 6, 4)
    assert any(number == 7 and "ends" in what for number, what in told(found.file))
    assert any(number == 6 and "repeats" in what for number, what in told(found.file))


def test_a_case_system_export_keeps_line_breaks_and_quotation_marks() -> None:
    assert row("school.csv", 2).event == (
        "Late for the fourth day.\nSays he makes the bottle for Kai."
    )
    assert row("school.csv", 3).event == 'Fell asleep in class; "I listen in case".'


def test_a_month_shown_in_a_workbook_is_not_its_first_day() -> None:
    when = row("housing.xlsx", 5).when

    assert (when.first, when.last) == (date(2019, 2, 1), date(2019, 2, 28))
    assert row("housing.xlsx", 5).cells[4] == "#DIV/0!"


def test_a_year_a_workbook_does_not_show_is_not_believed() -> None:
    when = row("housing.xlsx", 6).when

    assert (when.written, when.first) == ("16 December", date(2018, 12, 16))
    assert any("the year may be that of typing" in what for _, what in told("housing.xlsx"))


def test_years_above_paragraphs_date_them() -> None:
    assert [one.when.first for one in read("probation.docx").rows] == [
        date(2017, 3, 2),
        date(2017, 8, 14),
        date(2018, 3, 1),
        date(2018, 6, 4),
    ]
