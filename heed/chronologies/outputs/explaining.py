"""What must a reader of a combined chronology know, and how is every row accounted for?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from heed.chronologies.merging.combined import Combined

HOW: Final = (
    "This chronology was put together from what agencies sent. Every row of every return is here "
    "once, as it was written; nothing was merged or left out.",
    "Rows stand by the first day they can mean. What happened on a day stands before what happened "
    "somewhere in its month; times come first, rows without a time after them; then by agency.",
    "Rows that nobody could date stand at the end. Ask the agency, by the file and row given.",
    "Each row says which file and which row of it it comes from, counted as a person would count "
    "them, headings included.",
    "“Same event?” means that two agencies seem to tell of one event. “Contradicts?” means that "
    "they do and disagree, for example about the date, the time, a person or a finding. The "
    "reason is given. A computer compared the words: it misses some and is sometimes wrong. "
    "People decide.",
    "“Written twice?” means that one return says the same again.",
    "Problems are listed at the end: what could not be understood was kept as it was written.",
)
RETURN_HEAD: Final = ("Agency", "File", "Rows", "Problems")
PROBLEM_HEAD: Final = ("File", "Table", "Row", "What could not be understood")


def returns(combined: Combined) -> Iterator[tuple[str, str, str, str]]:
    """Yield what each return brought, and the sum."""
    for one in combined.returns:
        yield one.agency, one.file, str(one.rows), str(one.problems)
    rows = sum(one.rows for one in combined.returns)
    yield "All agencies", "", str(rows), str(len(combined.problems))


def problems(combined: Combined) -> Iterator[tuple[str, str, str, str]]:
    """Yield every problem by file, table and row."""
    for one in combined.problems:
        yield one.file, one.table or "", "" if one.row is None else str(one.row), one.what
