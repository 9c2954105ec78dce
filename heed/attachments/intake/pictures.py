"""Can a picture be drawn, and do the texts beside it hold anything but words?"""

from __future__ import annotations

import io
import re
from typing import Final

from PIL import ImageFile, JpegImagePlugin, PngImagePlugin

from heed.attachments.intake.refusals import Reason, Refused

# Programs that are read by servers and browsers wherever they stand in a file.
PROGRAMS: Final = re.compile(rb"<script|<\?php|<svg|<html|<iframe|javascript:|<%@|<!DOCTYPE", re.I)
OTHER_FILES: Final = (b"PK\x03\x04", b"PK\x05\x06", b"%PDF-", b"MZ", b"Rar!", b"\x7fELF", b"7z\xbc")
# Chosen here and not by how the file begins; loaded before the walls go up.
READERS: Final[dict[str, type[ImageFile.ImageFile]]] = {
    "JPEG": JpegImagePlugin.JpegImageFile,
    "PNG": PngImagePlugin.PngImageFile,
}
# Where a zipped file has its list of contents.
LIST_OF_CONTENTS: Final = b"PK\x05\x06"

# JPEG pictures are drawn at an eighth of their size, unless their lines come in several passes.
DRAWN: Final = 16_000_000


def check_words(text: bytes) -> None:
    """Let the texts a camera or program leaves beside a picture pass.

    :raises Refused: if a program stands there
    """
    if PROGRAMS.search(text) or LIST_OF_CONTENTS in text:
        raise Refused(Reason.TWO_FORMATS, "beside the picture")


def reason_for_rest(rest: bytes) -> Reason:
    """Return what something behind the end of a picture is."""
    is_a_file = rest.lstrip().startswith(OTHER_FILES) or LIST_OF_CONTENTS in rest[-70_000:]
    return Reason.TWO_FORMATS if is_a_file else Reason.MORE_AFTER_THE_END


def check_drawable(content: bytes, format_: str) -> None:
    """Open the picture, and draw it where that takes little memory.

    :raises Refused: if it cannot be opened or drawn
    """
    try:
        with READERS[format_](io.BytesIO(content)) as picture:
            in_passes = picture.info.get("progressive") or picture.info.get("interlace")
            if not in_passes:
                picture.draft("RGB", (picture.width // 8, picture.height // 8))
            if picture.width * picture.height <= DRAWN:
                picture.load()
    except (OSError, SyntaxError, ValueError) as problem:
        raise Refused(Reason.DAMAGED, type(problem).__name__) from problem
