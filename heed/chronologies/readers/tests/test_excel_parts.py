"""What stands in an Excel workbook beside its values is not lost."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest
from openpyxl.comments import Comment

from heed.chronologies.readers import excel_parts, sheets
from heed.chronologies.readers.opened import Opened

Changes = dict[str, Callable[[str], str | None]]

DRAWING = (
    '<xdr:wsDr xmlns:xdr="d" xmlns:a="a"><xdr:sp><xdr:txBody><a:p><a:r><a:t>See</a:t></a:r>'
    "<a:r><a:t> file 2</a:t></a:r></a:p><a:p><a:r><a:t>and 3</a:t></a:r></a:p></xdr:txBody>"
    "</xdr:sp><xdr:sp><xdr:txBody/></xdr:sp></xdr:wsDr>"
)
TO_DRAWING = (
    '<Relationships><Relationship Id="r1" Type="http://x/drawing" Target="../drawings/d.xml"/>'
    '<Relationship Id="r2" Type="http://x/drawing" Target="http://x/" TargetMode="External"/>'
    '<Relationship Id="r3" Type="http://x/theme" Target="../theme/theme1.xml"/></Relationships>'
)


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def changed(content: bytes, parts: Changes) -> bytes:
    """Return a workbook with parts changed, added (given "") or left out (if None is returned)."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(file, "w") as after,
    ):
        for name in {*before.namelist(), *parts}:
            text = before.read(name).decode() if name in before.NameToInfo else ""
            now = parts[name](text) if name in parts else text
            if now is not None:
                after.writestr(name, now)
    return file.getvalue()


def cells(opened: Opened) -> list[tuple[str, ...]]:
    return [line.cells for line in opened.tables[0].lines]


def book_of_formats() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["B2"], sheet["B2"].number_format = date(2016, 5, 3), "mmm-yy"
    sheet["B3"], sheet["B3"].number_format = date(2026, 5, 3), "d-mmm"
    sheet["B4"], sheet["B4"].number_format = 7700900123, "00000000000"
    sheet["C2"] = "Seen"
    sheet["C2"].number_format = "mmm-yy"
    sheet["B5"] = "#N/A"
    sheet["B6"] = '=A1&"x"'
    return book


def test_cells_say_what_their_writer_saw() -> None:
    as_others_write: Changes = {
        "xl/worksheets/sheet1.xml": lambda text: text.replace(
            't="inlineStr"><is><t>Seen</t></is>', 't="str"><v>Seen</v>'
        )
    }

    found = sheets.read(changed(saved(book_of_formats()), as_others_write))

    assert cells(found) == [
        ("May 2016", "Seen"),
        ("3 May",),
        ("07700900123",),
        ("#N/A",),
        ('=A1&"x"',),
    ]
    assert found.remarks == (
        (
            3,
            "A cell shows “3 May” and no year; the workbook holds 2026-05-03, but the year may be "
            "that of typing.",
        ),
        (6, 'A cell holds the formula =A1&"x", but not what it comes to.'),
    )


def test_comments_are_told_of_and_the_sheet_named_if_there_are_several() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["B2"] = "Seen"
    book.worksheets[0]["B2"].comment = Comment("Who says so?", "A. Clerk")
    alone = saved(book)
    book.create_sheet("More")

    assert sheets.read(alone).remarks == ((2, "A comment on cell B2 says: “Who says so?”."),)
    assert sheets.read(saved(book)).remarks == (
        (2, "In “Sheet”: A comment on cell B2 says: “Who says so?”."),
    )


def test_a_comment_on_no_cell_is_told_of() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["B2"].comment = Comment("Who?", "A. Clerk")
    content = changed(
        saved(book), {"xl/comments/comment1.xml": lambda text: text.replace('ref="B2"', "")}
    )

    assert excel_parts.read(content)["Sheet"].remarks == [
        (None, "A comment on cell None says: “Who?”.")
    ]


def test_text_boxes_are_told_of() -> None:
    content = changed(
        saved(openpyxl.Workbook()),
        {
            "xl/worksheets/_rels/sheet1.xml.rels": lambda _: TO_DRAWING,
            "xl/drawings/d.xml": lambda _: DRAWING,
        },
    )

    assert sheets.read(content).remarks == (
        (None, "A text box on the sheet says: “See file 2 and 3”."),
    )


def test_what_is_odd_beside_the_values_hides_none_of_them() -> None:
    book = book_of_formats()
    odd: Changes = {
        "xl/worksheets/sheet1.xml": lambda text: (
            text.replace('r="B2"', "").replace("<v>#N/A</v>", "").replace('r="B6"', "")
        )
    }
    found = excel_parts.read(changed(saved(book), odd))["Sheet"]

    assert found.cells == {2: {1: "3 May"}, 3: {1: "07700900123"}}


def test_a_cell_may_be_an_error_without_any_style() -> None:
    plain = openpyxl.Workbook()
    plain.worksheets[0]["A1"] = "#REF!"

    without_s: Changes = {
        "xl/worksheets/sheet1.xml": lambda text: text.replace(
            '<c r="A1" t="e">', '<c t="e" r="A1">'
        )
    }
    unstyled: Changes = {"xl/styles.xml": lambda _: None}

    for changes in ({}, without_s, unstyled):
        assert excel_parts.read(changed(saved(plain), changes))["Sheet"].cells == {0: {0: "#REF!"}}


def test_a_sheet_whose_part_is_not_named_is_passed_over() -> None:
    unnamed: Changes = {"xl/_rels/workbook.xml.rels": lambda _: "<Relationships/>"}

    assert excel_parts.read(changed(saved(openpyxl.Workbook()), unnamed)) == {}


@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/workbook.xml"])
def test_damage_beside_the_values_is_no_reason_to_refuse_them(part: str) -> None:
    damaged = changed(saved(book_of_formats()), {part: lambda text: text[:50]})

    assert excel_parts.read(damaged) == {}


def test_other_files_have_nothing_beside() -> None:
    assert excel_parts.read(b"no package") == {}
    assert excel_parts.read(changed(b"PK\5\6" + b"\0" * 18, {"content.xml": lambda _: "x"})) == {}


def test_columns_beyond_z_are_counted() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["AB1"] = "#REF!"

    assert excel_parts.read(saved(book))["Sheet"].cells == {0: {27: "#REF!"}}


def test_cells_without_value_may_stand_outside_all_others() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["B2"], sheet["C3"], sheet["C4"] = "3 May", "one", "two"
    sheet["A1"], sheet["D3"], sheet["C6"] = "=1", "=2", "=3"
    sheet["E7"] = "text"
    sheet.merge_cells("B2:B3")

    (table,) = sheets.read(saved(book)).tables

    assert [(line.number, line.cells) for line in table.lines] == [
        (1, ("=1",)),
        (2, ("", "3 May")),
        (3, ("", "", "one", "=2")),
        (4, ("", "", "two")),
        (6, ("", "", "=3")),
        (7, ("", "", "", "", "text")),
    ]
    assert table.below == {(3, 1)}


def test_a_value_its_format_cannot_show_stays() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = 12345
    book.worksheets[0]["A1"].number_format = "000"

    assert cells(sheets.read(saved(book))) == [("12345",)]
