"""Does a formula or field talk to another program, or fetch or send something elsewhere?"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from heed.attachments.intake.refusals import Reason, Refused

# Texts stand in double quotes, names of sheets in apostrophes; each may hold signs of the other.
QUOTED: Final = re.compile(r'"[^"]*"|\'[^\']*\'')
# “=cmd|' /C calc'!A0”: a program, a topic and an item.
DDE: Final = re.compile(r"(?:[\w.$]|')\s*\|\s*[^|!]{0,500}!")
DDE_FUNCTION: Final = re.compile(r"(?<![\w.])DDE(?:AUTO)?\s*\(")
CALLS_OUT: Final = re.compile(
    r"(?<![\w.])(?:_XL(?:FN|WS|L|UDF)\.|ORG\.LIBREOFFICE\.|COM\.SUN\.STAR\.[\w.]*)*"
    r"(?:WEBSERVICE|RTD|CALL|REGISTER(?:\.ID)?|EXEC|SQL\.REQUEST|IMAGE|STOCKHISTORY|EXECUTE"
    r"|IMPORT(?:XML|DATA|HTML|FEED|RANGE)|CUBE(?:VALUE|MEMBER|SET|MEMBERPROPERTY|KPIMEMBER"
    r"|RANKEDMEMBER|SETCOUNT)|GOOGLEFINANCE|GOOGLETRANSLATE)\s*\("
)
# “[1]Sheet!A1”, “'C:\\[book.xlsx]Sheet'!A1”, “'file:///book.ods'#$Sheet.A1”.
ANOTHER_BOOK: Final = re.compile(
    r"\[\d+\][^\[\]!]{0,260}!|\[[^\[\]]{1,260}\.xl\w{1,3}\]|'[^']{0,260}://[^']{0,260}'\s*#|\[\d+\]!",
    re.IGNORECASE,
)
A_BOOK_BY_NAME: Final = re.compile(r"\[[^\[\]]{1,260}\.XL\w{1,3}\]")
# “- call (999)” and “- call(s)” are no formulas; “-CALL("Kernel32"” is, and so is “-CALL (A1,”.
DDE_AS_TYPED: Final = re.compile(r"[\w.$]\|(?:'[^']*'|[^\s|!']+)!")
CALLS_AS_TYPED: Final = re.compile(
    r"(?<![\w.])(?:(?:WEBSERVICE|RTD|REGISTER\.ID|SQL\.REQUEST|IMPORT(?:XML|DATA|HTML|FEED|RANGE))\s*\("
    r"|(?:CALL|REGISTER|EXEC|EXECUTE|IMAGE)\s*\(\s*(?:\"|\$?[A-Z]{1,3}\$?\d+\s*[,;)]))"
)
HYPERLINK: Final = re.compile(r"(?<![\w.])HYPERLINK\s*\(")


def check(formula: str) -> None:
    """Let a formula pass that reckons with what is in its own file.

    :raises Refused: if it talks to a program, calls out, or reads another workbook
    """
    said = unicodedata.normalize("NFKC", formula).upper()
    with_sheets, bare = _without_texts(said), QUOTED.sub("''", said)
    if DDE.search(with_sheets) or DDE_FUNCTION.search(bare):
        raise Refused(Reason.STARTS_ANOTHER_PROGRAM, formula)
    if CALLS_OUT.search(bare):
        raise Refused(Reason.FORMULA_CALLS_OUT, formula)
    if ANOTHER_BOOK.search(with_sheets):
        raise Refused(Reason.CONTENT_ELSEWHERE, formula)


def check_typed(cell: str) -> None:
    """Let a cell of a table pass that begins like a formula: “-” also begins what people write.

    After “=” it is a formula. After another sign it is one only if it is written just like one.

    :raises Refused: if a spreadsheet that opens the table would talk to a program or call out
    """
    said = unicodedata.normalize("NFKC", cell).upper()
    if HYPERLINK.search(said):
        raise Refused(Reason.FORMULA_CALLS_OUT, cell)
    if said.startswith("="):
        check(cell)
    if DDE_AS_TYPED.search(said) or DDE_FUNCTION.search(said):
        raise Refused(Reason.STARTS_ANOTHER_PROGRAM, cell)
    if CALLS_AS_TYPED.search(said):
        raise Refused(Reason.FORMULA_CALLS_OUT, cell)
    if A_BOOK_BY_NAME.search(said):
        raise Refused(Reason.CONTENT_ELSEWHERE, cell)


def _without_texts(formula: str) -> str:
    return QUOTED.sub(lambda found: '""' if found[0].startswith('"') else found[0], formula)
