"""What do returns look like that agencies might send: as rows, whatever format writes them?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from hypothesis import strategies as st

from heed.chronologies.readers.opened import Opened
from heed.chronologies.returns import guessing, reading
from heed.chronologies.rows import Return

HEADINGS: Final = (
    ("Date", "Source", "Event", "Response"),
    ("Date of contact", "Record type", "Details of contact", "Outcome"),
    ("When", "Where recorded", "What happened", "Action taken"),
    ("Start Date", "Source of Information", "Event", "Analysis"),
    ("Incident date", "Officer", "Incident summary", "Action taken"),
    ("date", "CLINICIAN", "Consultation text:", "Comments / analysis"),
)
TITLES: Final = ("Internal chronology", "Subject: child K", "Prepared for the partnership")
DATES: Final = (
    "3 May 2016", "04/05/2016", "5/6/17", "31/06/2016", "May 2016", "2016", "?7.8/16", "soon",
    "6 June 2016 2pm", "22.05/16", "the next day", "early March 2017", "3.5.2016 to 7.5.2016",
)  # fmt: skip
WORDS: Final = (
    "Seen at home.", "DNA, letter sent", "Mother says “no change”", "GP", "T/c to HV", "Strategy discussion",
    "• weight taken\n• well", "# see file", "Kai & Tyler <both> seen", "No access; card left", "^ Author",
    "Ræd café naïve", "1/2 hr late", "=SUM(A1)", "-", "N/A", "said 'yes'",
)  # fmt: skip
INSTRUCTIONS: Final = ("01/01/0100", "# Instructions", "Write one event to a row.", "")


@dataclass(frozen=True)
class Given:
    """The rows of a return, which of them are headings, and which go on with the row above."""

    rows: tuple[tuple[str, ...], ...]
    headings: frozenset[int]  # rows from 0
    below: frozenset[int]  # rows from 0 whose date cell is merged with the one above


@st.composite
def returns(draw: st.DrawFn, *, most: int = 8) -> Given:
    """Return a return with a heading somewhere and what agencies put among its rows."""
    heading = draw(st.sampled_from(HEADINGS))
    rows: list[tuple[str, ...]] = [
        (title, "", "", "") for title in draw(st.lists(st.sampled_from(TITLES), max_size=2))
    ]
    headings, below = {len(rows)}, set[int]()
    rows.append(heading)
    for kind in draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=most)):
        if kind == "heading":
            headings.add(len(rows))
            rows.append(heading)
        elif kind == "blank":
            rows.append(("", "", "", ""))
        elif kind == "instructions":
            rows.append(INSTRUCTIONS)
        else:
            is_more = (
                kind in ("goes on", "merged") and len(rows) - 1 not in headings and any(rows[-1])
            )
            if is_more and kind == "merged" and rows[-1][0]:
                below.add(len(rows))
            date = "" if is_more else draw(st.sampled_from(DATES))
            rows.append(
                (
                    date,
                    *(draw(st.sampled_from(("", *WORDS))) for _ in "12"),
                    draw(st.sampled_from(WORDS)),
                )
            )
    return Given(tuple(rows), frozenset(headings), frozenset(below))


KINDS: Final = ("row", "row", "row", "row", "goes on", "merged", "blank", "heading", "instructions")


def read(opened: Opened) -> Return:
    """Return what is understood without asking anybody."""
    return reading.read(opened, guessing.guess(opened), file="return", agency="Agency")


def not_accounted_for(given: Given, opened: Opened) -> list[str]:
    """Return a sentence for each row and cell of what was written that is nowhere in what is read.

    Nothing here goes by what the reader made of the file: a row that was written is a row of the
    return with its number, or a problem that names it; only headings may be neither.
    """
    found = read(opened)
    rows = {row.number: row.cells for row in found.rows}
    told: dict[int | None, str] = {}
    for problem in found.problems:
        told[problem.row] = f"{told.get(problem.row, '')}\n{problem.what}"
    wrong = [f"Row {one} is made up." for one in rows if not _was_written(given, one)]
    if len(rows) != len(found.rows):
        wrong.append("A row is there twice.")
    for number, texts in enumerate(given.rows, start=1):
        if number - 1 in given.headings or not any(texts):
            continue
        if number not in rows and number not in told:
            wrong.append(f"Row {number} is neither a row nor told of: {texts}.")
        said = _plain("\n".join((*rows.get(number, ()), told.get(number, ""))))
        wrong += [
            f"Of row {number}, {text!r} is lost." for text in texts if _plain(text) not in said
        ]
    return wrong


def _was_written(given: Given, number: int) -> bool:
    return 0 < number <= len(given.rows) and any(given.rows[number - 1])


def _plain(text: str) -> str:
    return " ".join(text.split())
