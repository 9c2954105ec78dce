"""What an .ods shows that its values do not say is read: merged cells, half dates, comments."""

from __future__ import annotations

import io
import zipfile

import pytest

from heed.chronologies.readers import open_parts, sheets
from heed.chronologies.readers.opened import Line

SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
STYLES = (
    "".join(
        f'<number:date-style style:name="N{name}">{shows}</number:date-style>'
        f'<style:style style:name="{name}" style:data-style-name="N{name}"/>'
        for name, shows in {
            "month": "<number:month/><number:text>-</number:text><number:year/>",
            "year": "<number:year/>",
            "day": "<number:day/><number:month/>",
            "whole": "<number:day/><number:month/><number:year/>",
        }.items()
    )
    + '<style:style style:name="common year" style:data-style-name="common"/>'
)
COMMON = "<number:date-style style:name='common'><number:year/></number:date-style>"
DAY = '<table:table-cell office:value-type="date" office:date-value="2019-02-01" {}>'


def saved(*rows: str, columns: str = "<table:table-column/>") -> bytes:
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}"
        "</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="Visits">{columns}'
        + "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
        + "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        package.writestr("content.xml", content)
        package.writestr("styles.xml", f"<office:document-styles {SPACES}>{COMMON}"
                         "</office:document-styles>")  # fmt: skip
    return file.getvalue()


def text(words: str, more: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="string" {more}><text:p>{words}</text:p>'
        "</table:table-cell>"
    )


def day(more: str) -> str:
    return f"{DAY.format(more)}<text:p>as shown</text:p></table:table-cell>"


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (day('table:style-name="month"'), "February 2019"),
        (day('table:style-name="year"'), "2019"),
        (day('table:style-name="day"'), "1 February"),
        (day('table:style-name="common year"'), "2019"),
        (day('table:style-name="whole"'), "2019-02-01"),
        (day(""), "2019-02-01"),
        ('<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50%</text:p>'
         "</table:table-cell>", "50%"),
        ('<table:table-cell office:value-type="float" office:value="7700"><text:p>07700</text:p>'
         "</table:table-cell>", "07700"),
        ('<table:table-cell office:value-type="float" office:value="0"><text:p>0</text:p>'
         "</table:table-cell>", "0"),
        (text("#DIV/0!", 'calcext:value-type="error" office:string-value=""'), "#DIV/0!"),
    ],
)  # fmt: skip
def test_a_cell_is_as_its_writer_saw_it(cell: str, shown: str) -> None:
    (table,) = sheets.read(saved(text("When") + text("What"), cell + text("seen"))).tables

    assert table.lines[1] == Line(2, (shown, "seen"))


def test_a_style_of_a_whole_column_counts() -> None:
    columns = '<table:table-column table:default-cell-style-name="month"/>'

    (table,) = sheets.read(saved(day("") + text("x"), columns=columns)).tables

    assert table.lines == (Line(1, ("February 2019", "x")),)


def test_a_year_that_is_not_shown_and_a_comment_are_told_of() -> None:
    comment = "<office:annotation><text:p>Which</text:p><text:p>GP?</text:p></office:annotation>"
    rows = (
        text("When"),
        day('table:style-name="day"'),
        f'<table:table-cell office:value-type="string">{comment}<text:p>x</text:p>'
        "</table:table-cell>",
    )

    found = sheets.read(saved(*rows))

    assert [row for row, _ in found.remarks] == [2, 3]
    assert "the year may be that of typing" in found.remarks[0][1]
    assert found.remarks[1][1] == "A comment says: “Which GP?”."


def test_cells_merged_downwards_are_known_and_rows_repeated_are_counted() -> None:
    merged = text("3 May 2016", 'table:number-rows-spanned="3"')
    content = saved(
        text("When") + text("What"),
        merged + text("one"),
        "<table:covered-table-cell/>" + text("two"),
        "<table:covered-table-cell/>" + text("three"),
    )

    (table,) = sheets.read(content).tables

    assert table.below == {(3, 0), (4, 0)}
    assert [line.cells for line in table.lines[1:]] == [
        ("3 May 2016", "one"),
        ("", "two"),
        ("", "three"),
    ]


@pytest.mark.parametrize(
    "content", [b"", b"PK\3\4", saved(day('table:style-name="day"').replace("2019-02-01", "soon"))]
)
def test_what_cannot_be_read_is_left_aside(content: bytes) -> None:
    assert open_parts.read(content) == {}


def test_a_count_that_is_no_number_is_one() -> None:
    wrong = '<table:table-cell table:number-columns-repeated="x"/>'

    beside = open_parts.read(saved(wrong + day('table:style-name="month"')))

    assert beside["Visits"].cells == {0: {1: "February 2019"}}


def test_a_package_without_sheets_has_nothing_beside_them() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")

    assert open_parts.read(file.getvalue()) == {}
