"""Ordinary workbooks, as openpyxl writes them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from random import Random

from openpyxl import Workbook
from openpyxl.chart import BarChart, LineChart, PieChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from tests.trust.ordinary.file import OrdinaryFile, sentence
from tests.trust.ordinary.pictures import jpeg

Feature = Callable[[Workbook, Worksheet], None]


def files() -> Iterator[OrdinaryFile]:
    """Yield chronologies, indicators and lists, each feature alone and all together."""
    for name, feature in FEATURES.items():
        for rows in (3, 400):
            made = partial(workbook, rows, (feature,))
            yield OrdinaryFile("Excel", f"{name}, {rows} rows", f"{name} {rows}.xlsx", made)
    everything = tuple(FEATURES.values())
    for seed in range(45):
        made = partial(workbook, 50 + 25 * seed, everything, seed=seed)
        yield OrdinaryFile("Excel", f"everything, {seed}", f"Chronology {seed}.xlsx", made)
    yield OrdinaryFile("Excel", "30,000 rows", "All contacts.xlsx", partial(workbook, 30_000, ()))


def workbook(rows: int, features: tuple[Feature, ...], *, seed: int = 1) -> bytes:
    """Return a workbook of so many rows with these features."""
    random, made, into = Random(seed * 1_000 + rows), Workbook(), io.BytesIO()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Contacts"
    sheet.append(["Date", "Agency", "What happened", "Days", "Count"])
    for number in range(rows):
        day = date(2024, 1, 3) + timedelta(days=number % 900)
        sheet.append([day, "School", sentence(random, 12), number % 30, number])
    for feature in features:
        feature(made, sheet)
    made.save(into)
    return into.getvalue()


def formulas(made: Workbook, sheet: Worksheet) -> None:
    """Add formulas that stay in the workbook."""
    for number, formula in enumerate((
        "=SUM(D2:D4)", '=IF(D2>3,"late (by days)","in time")', "=VLOOKUP(E2,A:E,3,FALSE)",
        '=HYPERLINK("https://www.example.org","guidance")', "=COUNTIFS(B:B,\"School\")",
        "='Image (2)'!A1", '="a|b"&"c!d"', "=TODAY()-A2", "=AVERAGE(Contacts!D2:D4)",
    ), start=2):  # fmt: skip
        sheet.cell(row=number, column=7, value=formula)
    made.create_sheet("Image (2)")["A1"] = 1


def hidden(made: Workbook, sheet: Worksheet) -> None:
    """Hide sheets, rows and columns."""
    made.create_sheet("Lists").sheet_state = "hidden"
    made.create_sheet("Old").sheet_state = "veryHidden"
    sheet.column_dimensions["E"].hidden = True
    sheet.row_dimensions[3].hidden = True


def charts(made: Workbook, sheet: Worksheet) -> None:
    """Add charts."""
    for place, chart in (("J2", BarChart()), ("J20", LineChart()), ("J40", PieChart())):
        chart.add_data(Reference(sheet, min_col=4, min_row=1, max_row=6), titles_from_data=True)
        sheet.add_chart(chart, place)


def notes(made: Workbook, sheet: Worksheet) -> None:
    """Add comments, a picture, links and colours."""
    sheet["C2"].comment = Comment("Asked the school again", "A manager")
    sheet.add_image(Image(io.BytesIO(jpeg(400, 300))), "H2")
    sheet["B2"].hyperlink = "https://www.example.org/a"
    sheet["B3"].hyperlink = "mailto:a@example.org"
    sheet["A1"].font, sheet["A1"].fill = Font(bold=True), PatternFill("solid", fgColor="DDDDDD")


def rules(made: Workbook, sheet: Worksheet) -> None:
    """Add choices, colour rules, names, a table, a filter and titles for printing."""
    choices = DataValidation(type="list", formula1='"Yes,No,Not known"', allow_blank=True)
    sheet.add_data_validation(choices)
    choices.add("F2:F50")
    red = PatternFill("solid", bgColor="FFC7CE")
    shown = DifferentialStyle(fill=red)
    for where, formula in (("D2:D9", "D2>5"), ("A2:A9", "$D2>10")):
        rule = Rule(type="expression", dxf=shown, formula=[formula])
        sheet.conditional_formatting.add(where, rule)
    made.defined_names["Days"] = DefinedName("Days", attr_text="Contacts!$D$2:$D$9")
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.add_table(Table(displayName="Contacts", ref=f"A1:E{max(sheet.max_row, 2)}"))
    made.create_sheet("Filtered").auto_filter.ref = "A1:C9"


FEATURES: dict[str, Feature] = {
    "plain": lambda _made, _sheet: None,
    "formulas": formulas,
    "hidden": hidden,
    "charts": charts,
    "notes": notes,
    "rules": rules,
}
