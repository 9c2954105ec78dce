"""Is a PDF only a PDF, from its first byte to its last, and what lies between its streams?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from heed.attachments.intake import pdf_words
from heed.attachments.intake.pictures import LIST_OF_CONTENTS
from heed.attachments.intake.refusals import Reason, Refused

HEADER: Final = re.compile(rb"%PDF-[12]\.\d[\s%]")
WEB_PAGE: Final = re.compile(rb"<\s*(?:html|script|svg|iframe|body|!doctype|\?php)", re.IGNORECASE)
LOCKED: Final = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R\b|<<)")
END: Final = b"%%EOF"
# Some printers fill their last block; nothing else may follow the end.
PADDING: Final = b"\x00\r\n\t \x1a"
START_OF_STREAM: Final = re.compile(rb"\bstream\r?\n")
END_OF_STREAM: Final = b"endstream"
LAST: Final = 70_000


def check(content: bytes) -> None:
    """Let a file pass that begins and ends as a PDF and holds nothing forbidden in the open.

    :raises Refused: if it is cut off, is something else as well, or an older version in it ran
        or sent something
    """
    if not HEADER.match(content):
        raise Refused(Reason.DAMAGED, "the beginning")
    if WEB_PAGE.search(content, 0, 2_048):
        raise Refused(Reason.TWO_FORMATS, "a web page before the first object")
    if _is_an_archive(content):
        raise Refused(Reason.TWO_FORMATS, "an archive")
    if LOCKED.search(content):
        raise Refused(Reason.ENCRYPTED)
    end = content.rfind(END)
    if end < 0:
        raise Refused(Reason.DAMAGED, "cut off")
    if content[end + len(END) :].strip(PADDING):
        raise Refused(Reason.MORE_AFTER_THE_END, "behind the last page")
    for piece in _between_streams(content):
        pdf_words.check_in_the_open(piece)


def _is_an_archive(content: bytes) -> bool:
    """Say whether an unzipping program would find a list of contents in the last part."""
    place = content.rfind(LIST_OF_CONTENTS, len(content) - min(len(content), LAST))
    return place >= 0 and b"PK\x01\x02" in content


def _between_streams(content: bytes) -> Iterator[bytes]:
    place = 0
    while True:
        start = START_OF_STREAM.search(content, place)
        if start is None:
            yield content[place:]
            return
        yield content[place : start.start()]
        end = content.find(END_OF_STREAM, start.end())
        if end < 0:
            raise Refused(Reason.DAMAGED, "cut off")
        place = end + len(END_OF_STREAM)
