"""How were the sixteen returns made? `python -m heed.chronologies.tests.sixteen.making [FOLDER]`

Three of them go through LibreOffice, so that its hand shows too. No test makes them again.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from heed.chronologies.tests.sixteen import health, others, parts

FOLDER = Path(__file__).parent.parent / "returns_of_sixteen"


def make(folder: Path) -> None:
    """Write all sixteen into a folder."""
    _word_files(folder)
    _workbooks(folder)
    _open_documents(folder)
    _separated(folder)
    _by_libreoffice(folder)


def _word_files(folder: Path) -> None:
    social_care = parts.rows(others.SOCIAL_CARE)
    path = folder / "childrens-social-care.docx"
    given = [*social_care[:5], social_care[0], *social_care[5:]]
    document = parts.word(path, "Internal chronology", "Subject: Kai Hurst", given)
    last = document.tables[0].cell(len(given) - 1, 6).paragraphs[0]
    parts.tracked(last, "ins", " Grandmother is told by Tyler.")
    parts.tracked(last, "del", " Nobody is told.")
    parts.inner_table(document.tables[0], 2, 7, ["Decision", "No further action"])
    document.save(str(path))
    midwifery = parts.rows(health.MIDWIFERY)
    parts.word(folder / "midwifery.docx", "Maternity chronology", midwifery)
    parts.word(
        folder / "nursery.docx",
        parts.rows(others.NURSERY),
        "(continued)",
        parts.rows(others.NURSERY_MORE),
    )
    parts.word(folder / "probation.docx", *others.PROBATION.strip("\n").splitlines())


def _workbooks(folder: Path) -> None:
    gp = openpyxl.Workbook()
    gp.epoch = CALENDAR_MAC_1904
    sheet = gp.worksheets[0]
    sheet.title = "Consultations"
    sheet["A1"] = "Marlbridge Surgery: extract for Kai Hurst, d.o.b. 13/02/2018, and Jade Farrow"
    sheet.merge_cells("A1:F1")
    sheet["A2"] = "Printed by: Admin"
    parts.fill(sheet, parts.rows(health.GP), first=4)
    parts.fill(gp.create_sheet("Letters"), parts.rows(health.GP_LETTERS))
    hidden = gp.create_sheet("Codes")
    hidden.sheet_state = "hidden"
    parts.fill(hidden, [["9Nz", "Did not attend"], ["13Z", "Failed encounter"]])
    gp.save(folder / "gp.xlsx")
    housing = openpyxl.Workbook()
    sheet = housing.worksheets[0]
    parts.fill(sheet, parts.rows(others.HOUSING))
    sheet.merge_cells("A1:B1")
    sheet["E5"] = "#DIV/0!"
    sheet["E6"].comment = Comment("Which neighbour?", "A. Clerk")
    housing.save(folder / "housing.xlsx")


def _open_documents(folder: Path) -> None:
    visits = parts.table("Table1", parts.rows(health.HEALTH_VISITING))
    parts.open_document(folder / "health-visiting.odt", "text", visits)
    parts.open_document(folder / "camhs.odt", "text", parts.paragraphs(health.CAMHS))
    hospital = parts.table("Attendances", parts.rows(health.HOSPITAL))
    parts.open_document(folder / "hospital.ods", "spreadsheet", hospital)


def _separated(folder: Path) -> None:
    school = "\r\n".join(
        ",".join('"{}"'.format(cell.replace('"', '""')) for cell in row)
        for row in parts.rows(others.SCHOOL)
    )
    (folder / "school.csv").write_bytes(school.encode("utf-8-sig"))
    police = others.POLICE.strip("\n").replace("\n", "\r\n")
    (folder / "police.csv").write_bytes(police.encode("cp1252"))
    youth_justice = others.YOUTH_JUSTICE.strip("\n").replace("\n", "\r\n")
    (folder / "youth-justice.csv").write_bytes(youth_justice.encode("utf-16"))


def _by_libreoffice(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as there:
        made = Path(there)
        for name, text in (
            ("ambulance", health.AMBULANCE),
            ("domestic-abuse-service", others.DOMESTIC_ABUSE),
            ("drug-and-alcohol", others.DRUG_AND_ALCOHOL),
        ):
            book = openpyxl.Workbook()
            parts.fill(book.worksheets[0], parts.rows(text))
            book.save(made / f"{name}.xlsx")
        letter = parts.table("Table1", parts.rows(health.MENTAL_HEALTH))
        parts.open_document(made / "adult-mental-health.odt", "text", letter)
        _convert(made / "ambulance.xlsx", "xls", folder)
        _convert(made / "domestic-abuse-service.xlsx", "ods", folder)
        _convert(made / "drug-and-alcohol.xlsx", "xls", folder)
        _convert(made / "adult-mental-health.odt", "docx", folder)


def _convert(path: Path, kind: str, folder: Path) -> None:
    subprocess.run(
        ["soffice", "--headless", "--convert-to", kind, "--outdir", str(folder), str(path)],
        check=True,
        capture_output=True,
    )


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
