"""What is one agency's return, from a file that was opened to rows and problems?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from heed.chronologies.readers.opened import Opened
from heed.chronologies.returns import guessing, reading
from heed.chronologies.rows import Problem, Return


@dataclass(frozen=True, slots=True)
class Known:
    """What is known besides the file: a day near its first row, the time reviewed, the birth."""

    near: date | None = None
    period: tuple[date, date] | None = None
    born: date | None = None


def read(opened: Opened, *, file: str, agency: str, known: Known) -> Return:
    """Return what an agency sent, its columns guessed; what is unsure of that is a problem."""
    mapping = guessing.guess(opened)
    found = reading.read(
        opened,
        mapping,
        file=file,
        agency=agency,
        near=known.near,
        period=known.period,
        born=known.born,
    )
    questions = tuple(Problem(file, None, question) for question in mapping.questions)
    return Return(
        file=file,
        agency=found.agency,
        columns=found.columns,
        rows=found.rows,
        problems=questions + found.problems,
    )
