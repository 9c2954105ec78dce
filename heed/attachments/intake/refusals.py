"""Why was a file refused? Each reason has a sentence for the person, and what they can do."""

from __future__ import annotations

from enum import Enum
from typing import Final

SAVE_AS_PDF: Final = "Save or print it as a PDF and add that instead."
SAVE_AGAIN: Final = (
    "Open it in the program it was made with, save a new copy and add that, or save it as a PDF."
)
ASK_SENDER: Final = "Ask whoever sent it for a new copy, and do not open this one."
SEND_SEPARATELY: Final = "Take the inner file out and add it by itself."


class Reason(Enum):
    """A named reason to refuse a file: what is wrong in one sentence, and what to do."""

    # The file as a whole.
    EMPTY = ("The file is empty.", "Check that it was saved, and add it again.")
    TOO_BIG = ("The file is too large.", "Make the pictures in it smaller, or split it in two.")
    NOT_ACCEPTED = ("Files of this kind are not accepted.", SAVE_AS_PDF)
    NOT_WHAT_IT_SAYS = (
        "The ending of the file name does not match what is in the file.",
        "Save it again from the program it was made with, and do not change the ending by hand.",
    )
    WEB_PAGE = ("This is a web page or a drawing that can run a program.", SAVE_AS_PDF)
    DAMAGED = ("The file is damaged or incomplete.", SAVE_AGAIN)
    TWO_FORMATS = ("The file is two kinds of file at once.", ASK_SENDER)
    MORE_AFTER_THE_END = ("Something is hidden after the end of the file.", SAVE_AGAIN)
    ENCRYPTED = (
        "The file is locked with a password or restrictions.",
        "Save a copy without a password and add that.",
    )
    TOO_HARD = (
        "Checking the file took more time or memory than any ordinary file does.",
        SAVE_AGAIN,
    )
    INFECTED = ("The virus scanner found something harmful in the file.", ASK_SENDER)

    # Its name.
    NAME_IS_A_PATH = ("The file name contains a folder.", "Rename the file and add it again.")
    NAME_HIDES_CHARACTERS = (
        "The file name contains characters that cannot be seen or that change how it reads.",
        "Rename the file and add it again.",
    )
    NAME_IS_RESERVED = (
        "The file name means something else to some computers.",
        "Rename the file and add it again.",
    )
    NAME_TOO_LONG = ("The file name is too long.", "Rename the file and add it again.")
    NAME_HAS_TWO_ENDINGS = (
        "The file name has a second ending that belongs to a program or a web page.",
        "Check that it is the right file, rename it and add it again.",
    )

    # Zipped documents.
    UNPACKS_TO_TOO_MUCH = ("The file unpacks to far more than its size.", SAVE_AGAIN)
    TOO_MANY_PARTS = ("The file holds more parts than any ordinary document.", SAVE_AGAIN)
    SIZES_LIE = ("The file says wrong sizes for what is in it.", SAVE_AGAIN)
    PARTS_OVERLAP = ("Parts of the file overlap or have gaps between them.", SAVE_AGAIN)
    PART_NAMES = ("A part inside the file has an unsafe name.", SAVE_AGAIN)
    FILE_INSIDE = ("Another file is packed inside the file.", SEND_SEPARATELY)
    ODD_PART = ("The file holds something that is not text, a picture or a font.", SAVE_AGAIN)
    ENTITIES = ("The file defines its own abbreviations, a way to attack computers.", SAVE_AGAIN)
    TOO_COMPLEX = ("The file is more complicated inside than any ordinary document.", SAVE_AGAIN)

    # What an office document may not do.
    MACROS = (
        "The file contains macros, which are small programs.",
        "Save it as an ordinary document (.docx, .xlsx, .odt or .ods) or as a PDF and add that.",
    )
    ACTIVE_CONTROLS = ("The file contains ActiveX controls, which are small programs.", SAVE_AS_PDF)
    OBJECT_INSIDE = ("Another document or program is embedded in the file.", SEND_SEPARATELY)
    TEMPLATE_ELSEWHERE = (
        "The file loads its template from another place when it is opened.",
        SAVE_AS_PDF,
    )
    CONTENT_ELSEWHERE = (
        "The file fetches something from another file or from the internet when it is opened.",
        "Break the links in the program it was made with, or save it as a PDF, and add that.",
    )
    LINK_STARTS_A_PROGRAM = ("A link in the file would start a program.", SAVE_AS_PDF)
    STARTS_ANOTHER_PROGRAM = (
        "A field or formula in the file talks to another program (DDE).",
        SAVE_AS_PDF,
    )
    FORMULA_CALLS_OUT = (
        "A formula in the file fetches or sends information elsewhere.",
        "Replace the formulas with their values and add that copy.",
    )

    # PDF files.
    SCRIPT_IN_PDF = ("The PDF contains a script.", "Print it as a new PDF and add that.")
    PDF_STARTS_SOMETHING = (
        "The PDF starts a program, sends information or opens another place.",
        "Print it as a new PDF and add that.",
    )
    FILES_IN_PDF = ("Other files are packed inside the PDF.", SEND_SEPARATELY)
    MEDIA_IN_PDF = (
        "The PDF contains film, sound or a moving model.",
        "Print it as a new PDF and add that.",
    )
    FORM_PROGRAM_IN_PDF = (
        "The PDF is a form of an old kind that can run programs (XFA).",
        "Print it as a new PDF and add that.",
    )

    # Pictures.
    TOO_MANY_PIXELS = (
        "A picture in the file is too large to open safely.",
        "Save it at a lower resolution and add that.",
    )

    def __init__(self, sentence: str, advice: str) -> None:
        self.sentence = sentence
        self.advice = advice


class Refused(Exception):
    """A file was not let in; `where` names the part that was wrong, for the trail only."""

    def __init__(self, reason: Reason, where: str = "") -> None:
        super().__init__(f"{reason.sentence} {reason.advice}")
        self.reason = reason
        self.where = printable(where)


def printable(text: str, *, longest: int = 200) -> str:
    """Return text from a file in a form that can do no harm where it is written down."""
    return "".join(one if one.isprintable() else "?" for one in text[:longest])
