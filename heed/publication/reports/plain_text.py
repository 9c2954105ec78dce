"""What does a plain text say, paragraph by paragraph?"""

from __future__ import annotations

import codecs
import io
import re
from typing import BinaryIO, Final

from heed.attachments.intake import Limits, Reason, Refused
from heed.publication.reports.report import BODY, LINE, Gathering, Report

BLANK_LINES: Final = re.compile(r"\n[ \t\f]*\n\s*")
MARKS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"),
                (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip


def read(file: BinaryIO, *, limits: Limits) -> Report:
    """Return the text of a file, whose lines stand together until a blank one.

    :raises Refused: if it is too long or is no text
    """
    content = file.read(limits.text_size + 1)
    if len(content) > limits.text_size:
        raise Refused(Reason.TOO_BIG)
    written = io.StringIO(decoded(content), newline=None).read()
    gathering, line, place = Gathering(), 1, 0
    for gap in [*BLANK_LINES.finditer(written), None]:
        end, behind = gap.span() if gap else (len(written), len(written))
        gathering.placed(BODY, LINE, line, written[place:end])
        line += written.count("\n", place, behind)
        place = behind
    return gathering.report()


def decoded(content: bytes) -> str:
    """Return the letters of a text in Unicode, or else in those of old Windows programs."""
    encoding = next((name for mark, name in MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise Refused(Reason.NOT_ACCEPTED, "no text")
    return text
