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


def _without_texts(formula: str) -> str:
    return QUOTED.sub(lambda found: '""' if found[0].startswith('"') else found[0], formula)
