"""In which form is a combined chronology written, by the ending of the file it goes to?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePath
from typing import Final

from heed.chronologies.merging.combined import Combined
from heed.chronologies.outputs import as_json, paper, sheets
from heed.chronologies.outputs.paper import Cover
from heed.documents import docx, pdf

ENDINGS: Final = (".docx", ".xlsx", ".csv", ".json", ".pdf")


class UnknownForm(ValueError):
    """The file has an ending for which there is no form; the message says which there are."""


def check(name: str) -> str:
    """Return the ending of a file's name.

    :raises UnknownForm: if no form has it
    """
    ending = PurePath(name).suffix.casefold()
    if ending not in ENDINGS:
        raise UnknownForm(f"{name} must end in {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}.")
    return ending


def written(
    combined: Combined, *, ending: str, cover: Cover, produced_at: datetime
) -> Iterator[bytes]:
    """Yield the chronology in the form of an ending, piece by piece.

    :raises UnknownForm: if no form has the ending
    """
    match check(f"file{ending}"):
        case ".json":
            yield from (line.encode() for line in as_json.lines(combined))
        case ".csv":
            yield from (line.encode() for line in sheets.csv(combined))
        case ".xlsx":
            yield sheets.xlsx(combined, produced_at=produced_at)
        case ".docx":
            yield docx.render(paper.document(combined, cover), produced_at=produced_at)
        case _:
            second = produced_at.replace(microsecond=0)  # PDF knows nothing finer
            yield pdf.render(paper.document(combined, cover), produced_at=second)
