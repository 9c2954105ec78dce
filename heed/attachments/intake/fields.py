"""Does a field of a Word document fetch something, or talk to another program?

The code of a field may be cut into many pieces and may hold other fields, whose results become
part of it. So pieces are put together first, and a field whose very name is made by another field
is refused: nobody writes that except to hide the name.
"""

from __future__ import annotations

import re
from typing import Final

from heed.attachments.intake import links
from heed.attachments.intake.refusals import Reason, Refused

DDE: Final = re.compile(r"^DDE(?:AUTO)?(?![A-Z])", re.IGNORECASE)
FETCHES: Final = re.compile(
    r"^(?:INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|RD|LINK)\b", re.IGNORECASE
)
DATABASE: Final = re.compile(r"^DATABASE\b", re.IGNORECASE)
MACRO: Final = re.compile(r"^MACROBUTTON\s+(\S+)", re.IGNORECASE)
HYPERLINK: Final = re.compile(r"^HYPERLINK\b", re.IGNORECASE)
WORD: Final = re.compile(r'"([^"]*)"|(\S+)')
LONGEST: Final = 20_000
DEEPEST: Final = 50
# Where the result of an inner field comes into the code of the outer one.
RESULT: Final = "\x14"

# Word's own templates use these to say “click here and type”; they name no macro.
PROMPTS: Final = frozenset({"nomacro", "acceptallchangesindoc", "donothing", "none", "nothing"})


def check(code: str) -> None:
    """Let the code of a field pass that works with what is in its own file.

    :raises Refused: if it talks to a program, fetches something or runs a macro
    """
    said = code.lstrip(" \t\r\n\"'")
    if said.startswith(RESULT) or DDE.match(said):
        raise Refused(Reason.STARTS_ANOTHER_PROGRAM, code)
    if DATABASE.match(said):
        raise Refused(Reason.CONTENT_ELSEWHERE, code)
    if FETCHES.match(said):
        _check_fetching(said)
    macro = MACRO.match(said)
    if macro and macro[1].lower() not in PROMPTS:
        raise Refused(Reason.MACROS, code)
    if HYPERLINK.match(said):
        for address in _words(said)[1:2]:
            links.check_hyperlink(address)


class Fields:
    """Puts the code of fields together while a document goes by."""

    def __init__(self) -> None:
        self._codes: list[str] = []
        self._in_code: list[bool] = []

    @property
    def is_in_code(self) -> bool:
        """Say whether what comes next is the code of a field."""
        return bool(self._in_code) and self._in_code[-1]

    def begin(self) -> None:
        """A field begins, perhaps inside the code of another."""
        if len(self._codes) >= DEEPEST:
            raise Refused(Reason.TOO_COMPLEX, "fields in fields")
        if self.is_in_code:
            self._codes[-1] += RESULT
        self._codes.append("")
        self._in_code.append(True)

    def code(self, piece: str) -> None:
        """A piece of code; outside any field it is checked by itself."""
        if not self._codes:
            check(piece)
            return
        if self._in_code[-1]:
            self._codes[-1] += piece
        if len(self._codes[-1]) > LONGEST:
            raise Refused(Reason.TOO_COMPLEX, "the code of a field")

    def text(self) -> None:
        """Ordinary text goes by; inside the code of a field it hides what the code says."""
        if self.is_in_code:
            self._codes[-1] += RESULT

    def separate(self) -> None:
        """The code is complete; what follows is the result."""
        if self._codes:
            check(self._codes[-1])
            self._in_code[-1] = False

    def end(self) -> None:
        """The field ends."""
        if self._codes:
            check(self._codes.pop())
            self._in_code.pop()

    def close(self) -> None:
        """The text ends; a field left open is checked as far as it got."""
        while self._codes:
            self.end()


def _check_fetching(said: str) -> None:
    """Old pictures kept a path on the author's own drive beside the picture; nothing else may."""
    words = _words(said)[1:2]
    address = words[0].replace("\\\\", "\\") if words else ""
    if not links.is_on_own_drive(address) and links.scheme(address) != "cid":
        raise Refused(Reason.CONTENT_ELSEWHERE, said)


def _words(said: str) -> list[str]:
    return [quoted or bare for quoted, bare in WORD.findall(said)]
