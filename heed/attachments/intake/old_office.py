"""What is in a Word or Excel file of before 2007, and does anything in it run or reach out?"""

from __future__ import annotations

import struct
from typing import Any, BinaryIO, Final, cast

import olefile

from heed.attachments.intake import old_excel, old_word
from heed.attachments.intake.findings import Finding
from heed.attachments.intake.kinds import Kind
from heed.attachments.intake.limits import Limits
from heed.attachments.intake.pictures import LIST_OF_CONTENTS
from heed.attachments.intake.refusals import Reason, Refused

# Names of streams and folders in the container, in small letters.
LOCKED: Final = frozenset({"encryptedpackage", "encryptioninfo", "\x06dataspaces"})
MACROS: Final = frozenset({"macros", "vba", "_vba_project", "_vba_project_cur", "projectwm"})
CONTROLS: Final = frozenset({"ctls", "\x03ocxname", "\x03ocxdata"})
OBJECTS: Final = frozenset({"\x01ole10native", "\x01ole", "package", "\x01ole10itemname"})
POOL: Final = "objectpool"
EMBEDDED: Final = ("mbd", "lnk")

WORD: Final = "worddocument"
EXCEL: Final = "workbook"
OTHERS: Final = {
    "book": "a workbook of before 1997",
    "powerpoint document": "a presentation",
    "__properties_version1.0": "an Outlook message",
    "visiodocument": "a drawing (Visio)",
    "\x05summaryinformation": "another program's document",
}
FREE: Final = 0xFFFFFFFF
# What programs leave behind the last sector they use.
SLACK: Final = 4_096
TAIL: Final = 70_000
MOST_STREAMS: Final = 2_000


def inspect(file: BinaryIO, *, limits: Limits) -> Finding:
    """Look into an old Word or Excel file.

    :raises Refused: if it is another program's, damaged or locked, or anything in it runs
    """
    length = _check_end(file)
    try:
        with olefile.OleFileIO(file, raise_defects=olefile.DEFECT_INCORRECT) as container:
            return _check(container, length, limits)
    except (OSError, IndexError, struct.error) as problem:
        raise Refused(Reason.DAMAGED, type(problem).__name__) from problem


def _check(container: olefile.OleFileIO[Any], length: int, limits: Limits) -> Finding:
    entries = [[step.lower() for step in path] for path in container.listdir(True, True)]
    if len(entries) > MOST_STREAMS:
        raise Refused(Reason.TOO_COMPLEX, "streams")
    _check_size(container, length)
    _check_entries(entries)
    top = {path[0] for path in entries if len(path) == 1}
    if WORD in top and EXCEL in top:
        raise Refused(Reason.TWO_FORMATS, "Word and Excel")
    if WORD in top:
        return Finding.of(Kind.OLD_WORD, old_word.check(container))
    if EXCEL in top:
        return Finding.of(Kind.OLD_EXCEL, old_excel.check(container, limits=limits))
    known = (what for name, what in OTHERS.items() if name in top)
    raise Refused(Reason.NOT_ACCEPTED, next(known, "another program's document"))


def _check_entries(entries: list[list[str]]) -> None:
    steps = {step for path in entries for step in path}
    for names, reason in (
        (LOCKED, Reason.ENCRYPTED),
        (MACROS, Reason.MACROS),
        (CONTROLS, Reason.ACTIVE_CONTROLS),
    ):
        if names & steps:
            raise Refused(reason, next(iter(names & steps)))
    for path in entries:
        in_pool = path[0] == POOL and len(path) > 1
        inner = OBJECTS.intersection(path) or path[0].startswith(EMBEDDED)
        if in_pool or (inner and len(path) > 1):
            raise Refused(Reason.OBJECT_INSIDE, "/".join(path))


def _check_end(file: BinaryIO) -> int:
    """Return the length; refuse a file an unzipping program would open as well."""
    length = file.seek(0, 2)
    file.seek(max(0, length - TAIL))
    tail = file.read()
    file.seek(0)
    if LIST_OF_CONTENTS in tail and b"PK\x01\x02" in tail:
        raise Refused(Reason.TWO_FORMATS, "an archive")
    return length


def _check_size(container: olefile.OleFileIO[Any], length: int) -> None:
    """Refuse what lies behind the last sector in use."""
    inside = cast(Any, container)  # its declarations leave out what it knows of its sectors
    used = max((number for number, after in enumerate(inside.fat) if after != FREE), default=0)
    if length > (used + 2) * inside.sector_size + SLACK:
        raise Refused(Reason.MORE_AFTER_THE_END, "behind the last sector")
