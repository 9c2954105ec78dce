"""Which one sentence tells whoever sent a file why it is not read, and what to do?"""

from __future__ import annotations

from typing import Final

from heed.attachments.intake import Kind, Reason
from heed.chronologies.readers.opened import CannotBeRead

ORDINARY: Final = "save it as an ordinary .docx, .odt, .xlsx, .xls, .ods or .csv and send that"
OF_A_PDF: Final = "PDF"

NO_CHRONOLOGY: Final = {
    Kind.OLD_WORD: "This is a Word document of before 2007 (.doc): open it, save it as .docx "
    "and send that.",
    Kind.PDF: "This is a PDF, which has no rows to read: send the document that it was made from.",
    Kind.JPEG: "This is a picture, which has no rows to read: send the document it was made from.",
    Kind.PNG: "This is a picture, which has no rows to read: send the document it was made from.",
}
UNAVAILABLE: Final = (
    "Files cannot be read safely on this computer at the moment: tell whoever runs Heed for you."
)
NO_TEXT: Final = f"The document has no text that can be read: {ORDINARY}."
MORE_ROWS: Final = f"A table in it has more rows than any chronology: {ORDINARY}."
MORE_COLUMNS: Final = f"A table in it has more columns than any chronology: {ORDINARY}."


def check_kind(kind: Kind | None) -> None:
    """Let the kinds pass that hold chronologies.

    :raises CannotBeRead: if it is another
    """
    if kind in NO_CHRONOLOGY:
        raise CannotBeRead(NO_CHRONOLOGY[kind])


def sentence(reason: Reason) -> str:
    """Return why the file is refused and what to do, in one sentence.

    To save it as a PDF is good advice for a file that is only kept, and none for one to be read.
    """
    advice = ORDINARY + "." if OF_A_PDF in reason.advice else reason.advice
    return f"{reason.sentence.removesuffix('.')}: {advice[0].lower()}{advice[1:]}"


def another_kind(promised: Kind | None, found: Kind) -> str:
    """Return what to say of a file that passed, but is of a kind nobody asked for."""
    if promised is None and found in NO_CHRONOLOGY:
        return NO_CHRONOLOGY[found]
    return sentence(Reason.NOT_WHAT_IT_SAYS)


def not_opened(problem: OSError) -> str:
    """Return why the computer could not open a file at all."""
    if isinstance(problem, FileNotFoundError):
        return "There is no such file."
    return f"The file cannot be opened: {(problem.strerror or 'no reason given').lower()}."
