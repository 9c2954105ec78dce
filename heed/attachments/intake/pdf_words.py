"""Which names in a PDF mean that it runs, sends, hides or plays something?"""

from __future__ import annotations

import re
from typing import Final

from heed.attachments.intake.refusals import Reason, Refused

ENDS_HERE: Final = rb"(?=[\s/<>\[\]()%]|\Z)"

KEYS: Final = {
    b"JavaScript": Reason.SCRIPT_IN_PDF,
    b"JS": Reason.SCRIPT_IN_PDF,
    b"EmbeddedFiles": Reason.FILES_IN_PDF,
    b"EF": Reason.FILES_IN_PDF,
    b"Collection": Reason.FILES_IN_PDF,
    b"XFA": Reason.FORM_PROGRAM_IN_PDF,
    b"RichMediaContent": Reason.MEDIA_IN_PDF,
}
# What an action does, and what an annotation or a stream is.
ACTIONS: Final = {
    b"JavaScript": Reason.SCRIPT_IN_PDF,
    b"Launch": Reason.PDF_STARTS_SOMETHING,
    b"SubmitForm": Reason.PDF_STARTS_SOMETHING,
    b"ImportData": Reason.PDF_STARTS_SOMETHING,
    b"GoToE": Reason.PDF_STARTS_SOMETHING,
    b"GoToR": Reason.PDF_STARTS_SOMETHING,
    b"Rendition": Reason.MEDIA_IN_PDF,
    b"Movie": Reason.MEDIA_IN_PDF,
    b"Sound": Reason.MEDIA_IN_PDF,
    b"GoTo3DView": Reason.MEDIA_IN_PDF,
    b"RichMediaExecute": Reason.MEDIA_IN_PDF,
    b"RichMedia": Reason.MEDIA_IN_PDF,
    b"3D": Reason.MEDIA_IN_PDF,
    b"Screen": Reason.MEDIA_IN_PDF,
    b"FileAttachment": Reason.FILES_IN_PDF,
    b"EmbeddedFile": Reason.FILES_IN_PDF,
}
# Long enough never to stand there by chance.
IN_THE_OPEN: Final = {
    name: reason
    for name, reason in (KEYS | ACTIONS).items()
    if len(name) > 5 and name not in (b"Collection", b"Screen")
}

KEY: Final = re.compile(rb"/(" + b"|".join(KEYS) + rb")" + ENDS_HERE)
ACTION: Final = re.compile(rb"/(?:S|Subtype|Type)\s*/(" + b"|".join(ACTIONS) + rb")" + ENDS_HERE)
OPEN: Final = re.compile(rb"/(" + b"|".join(IN_THE_OPEN) + rb")" + ENDS_HERE)
ESCAPED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
TEXT: Final = re.compile(rb"\((?:[^()\\]|\\.)*\)", re.DOTALL)


def check(written: bytes) -> None:
    """Let an object pass as the strict reader writes it: names plain, texts in brackets.

    :raises Refused: naming what the object does
    """
    plain = TEXT.sub(b"()", written)
    for pattern, reasons in ((KEY, KEYS), (ACTION, ACTIONS)):
        found = pattern.search(plain)
        if found:
            raise Refused(reasons[found[1]], found[0].decode("ascii", "replace"))


def check_in_the_open(piece: bytes) -> None:
    """Let the bytes between two streams pass; names in them may be written in disguise.

    :raises Refused: naming what an object there would do
    """
    plain = ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), piece)
    found = OPEN.search(plain)
    if found:
        raise Refused(IN_THE_OPEN[found[1]], found[0].decode("ascii", "replace"))
