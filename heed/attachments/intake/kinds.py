"""Which kinds of file are let in, how are they recognised, and what are the others?"""

from __future__ import annotations

from enum import Enum
from typing import Final

from heed.attachments.intake.refusals import Reason, Refused


class Kind(Enum):
    """A kind of file that is let in: its words, and the endings its name may have."""

    WORD = ("Word document", ("docx",))
    EXCEL = ("Excel workbook", ("xlsx",))
    TEXT_DOCUMENT = ("OpenDocument text", ("odt",))
    SPREADSHEET = ("OpenDocument spreadsheet", ("ods",))
    PDF = ("PDF", ("pdf",))
    OLD_WORD = ("Word document of before 2007", ("doc",))
    OLD_EXCEL = ("Excel workbook of before 2007", ("xls",))
    PLAIN_TEXT = ("Plain text or table (CSV)", ("csv", "txt"))
    JPEG = ("JPEG picture", ("jpg", "jpeg"))
    PNG = ("PNG picture", ("png",))

    def __init__(self, label: str, endings: tuple[str, ...]) -> None:
        self.label = label
        self.endings = endings


class Container(Enum):
    """How the bytes of a file are organised; the value is the module that reads it."""

    ZIP = "packages"
    OLE = "old_office"
    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    TEXT = "plain_text"


ENDINGS: Final = {ending: kind for kind in Kind for ending in kind.endings}

# How accepted containers begin.
BEGINNINGS: Final = (
    (b"PK\x03\x04", Container.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Container.OLE),
    (b"%PDF-", Container.PDF),
    (b"\xff\xd8\xff", Container.JPEG),
    (b"\x89PNG\r\n\x1a\n", Container.PNG),
)

# How files begin that people try to add and that are not accepted. Not the text ones.
NOT_ACCEPTED: Final = (
    (b"PK\x05\x06", "an empty archive"),
    (b"PK\x07\x08", "a split archive"),
    (b"Rar!", "an archive"),
    (b"7z\xbc\xaf\x27\x1c", "an archive"),
    (b"\x1f\x8b", "an archive"),
    (b"BZh", "an archive"),
    (b"\xfd7zXZ", "an archive"),
    (b"\x28\xb5\x2f\xfd", "an archive"),
    (b"MSCF", "an archive"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\x00asm", "a program"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "a shortcut"),
    (b"GIF8", "a GIF picture"),
    (b"BM", "a BMP picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"RIFF", "film, sound or a WebP picture"),
    (b"ID3", "sound"),
    (b"OggS", "film or sound"),
    (b"\x1aE\xdf\xa3", "film"),
    (b"{\\rtf", "rich text"),
    (b"%!PS", "a printer file"),
    (b"\xc5\xd0\xd3\xc6", "a printer file"),
    (b"#!", "a program"),
    (b"!<arch>", "a program"),
    (b"ITSF", "a help file"),
    (b"SQLite format 3", "a database"),
)

# Media in the container of MP4 say so from the fifth byte: film, sound, HEIC pictures.
MP4_MARK: Final = b"ftyp"


def container(head: bytes) -> Container:
    """Say how a file is organised, from how it begins; what begins like nothing may be text.

    :raises Refused: if it begins like something that is not accepted
    """
    for beginning, found in BEGINNINGS:
        if head.startswith(beginning):
            return found
    for beginning, name in NOT_ACCEPTED:
        if head.startswith(beginning):
            raise Refused(Reason.NOT_ACCEPTED, name)
    if head[4:8] == MP4_MARK:
        raise Refused(Reason.NOT_ACCEPTED, "film, sound or a HEIC picture")
    return Container.TEXT
