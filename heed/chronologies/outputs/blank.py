"""What is in the blank template that agencies fill in, as Word and as Excel?

Instructions, what each column is for, and an empty table. Whatever here is not the agency's own
is known again when a filled-in template comes back (`words`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from heed.chronologies.column_names import AskedColumn
from heed.chronologies.returns import headings
from heed.chronologies.rows import Meaning
from heed.documents import docx, workbook
from heed.documents.tree import BulletList, Document, Section, Strong, Table
from heed.documents.workbook import Sheet

ENDINGS: Final = ("docx", "xlsx")
HOW: Final = (
    "Write one event in each row. If two things happened on one day, write two rows.",
    "Write dates as you know them: 3 March 2025, 03/03/2025, March 2025, early 2025. "
    "Do not make a date more exact than your record is.",
    "Where a date is not certain, say so: “about 3 March 2025”, or a question mark after it.",
    "Write the date on every row, also if it is that of the row above.",
    "Say of each row where you found it, so that it can be found again. Your agency’s name is "
    "added by itself.",
    "Give the facts your record gives, what went well and what did not, in your own few words. "
    "Do not copy whole records or letters.",
    "Say only what your agency knew and did. Do not write what you have heard since then.",
    "Do not merge cells, and do not change or take out columns. You may add one on the right.",
    "Send the file back on the page where your agency was asked for it. Do not send it by e-mail "
    "unless you were asked to.",
)
INSTRUCTIONS: Final = "How to fill this in"
COLUMNS: Final = "What each column is for"
TABLE: Final = "What your agency recorded"
FIRST_SHEET: Final = "Read this first"
SECOND_SHEET: Final = "Chronology"
EMPTY_ROWS: Final = 12
# Shares of a page, and characters of a sheet; a column that is not here is as wide as a comment.
_WIDTHS: Final = {
    Meaning.START_DATE: 12,
    Meaning.START_TIME: 8,
    Meaning.END_DATE: 12,
    Meaning.END_TIME: 8,
    Meaning.SOURCE: 16,
    Meaning.EVENT: 34,
    Meaning.SEEN: 14,
    Meaning.PEOPLE: 14,
}
_AS_A_COMMENT: Final = 20
_ON_A_SHEET: Final = 1.5  # characters of a sheet for each share of a page


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A template for the agencies of one chronology; `front` says whose it is and by when."""

    title: str
    marking: str
    front: tuple[tuple[str, str], ...]
    columns: tuple[AskedColumn, ...]


def written(blank: Blank, *, ending: str, produced_at: datetime) -> bytes:
    """Return the template in the form of an ending of `ENDINGS`."""
    if ending == "xlsx":
        return workbook.render(list(_sheets(blank)), produced_at=produced_at)
    return docx.render(_document(blank), produced_at=produced_at)


def words(blank: Blank) -> frozenset[str]:
    """Return every line a template holds before anybody has written in it, in plain words."""
    lines = [blank.title, INSTRUCTIONS, COLUMNS, TABLE, f"Table 1: {TABLE}", *_lines(blank)]
    return frozenset(map(headings.words, lines))


def _document(blank: Blank) -> Document:
    titles = [one.title for one in blank.columns]
    asked = tuple((Strong(f"{_head(one)}: "), one.say) for one in blank.columns)
    table = Table(
        caption=TABLE,
        header=tuple(titles),
        rows=tuple(("",) * len(titles) for _ in range(EMPTY_ROWS)),
        row_headers=False,
        widths=tuple(map(_width, blank.columns)),
    )
    return Document(
        title=blank.title,
        marking=blank.marking,
        front=blank.front,
        landscape=True,
        blocks=(
            Section(INSTRUCTIONS, (BulletList(HOW),)),
            Section(COLUMNS, (BulletList(asked),)),
            Section(TABLE, (table,)),
        ),
    )


def _sheets(blank: Blank) -> Iterator[Sheet]:
    lines = [[line] for line in (INSTRUCTIONS, *_lines(blank))]
    yield Sheet(FIRST_SHEET, [blank.title], lines, [110])
    titles = [one.title for one in blank.columns]
    widths = [round(_width(one) * _ON_A_SHEET) for one in blank.columns]
    yield Sheet(SECOND_SHEET, titles, [], widths, to_fill_in=True)


def _lines(blank: Blank) -> Iterator[str]:
    yield f"Marking: {blank.marking}"
    yield from (f"{label}: {value}" for label, value in blank.front)
    yield from HOW
    yield from (f"{_head(one)}: {one.say}" for one in blank.columns)


def _head(one: AskedColumn) -> str:
    return f"{one.title} (needed in every row)" if one.needed else one.title


def _width(one: AskedColumn) -> int:
    return _WIDTHS.get(one.means, _AS_A_COMMENT)
