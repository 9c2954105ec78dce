"""How does a text read once typesetting is taken away: ligatures, unseen marks, split words?

Names hide in what nobody sees: a soft hyphen or a character without width inside a name, a Cyrillic
letter that looks Latin, a word split at the end of a line. `Plain` is the text without these, and
knows for every character where it stood.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import compress
from typing import Final

# Between passages; no name, number or date goes across it. It is no white space.
EDGE: Final = "\x00"

UNSEEN: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff"
)
MARKS: Final = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
LONGER: Final = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st", "\u00df": "ss", "\u00e6": "ae", "\u00c6": "AE",
    "\u0153": "oe", "\u0152": "OE", "\u0132": "IJ", "\u0133": "ij", "\u2026": "...",
    "\u1e9e": "SS", "\u00fe": "th", "\u00de": "TH",
}  # fmt: skip
# What takes another length: unseen things, accents set apart, ligatures, and words split at the end
# of a line.
OTHER_LENGTH: Final = re.compile(
    f"[{UNSEEN}{MARKS}{''.join(LONGER)}]" r"|[-\u2010\u00ad][ \t]*\r?\n[ \t]*"
)

# Letters of other alphabets that look like ours, and ours that stand upright in none.
LOOKALIKES: Final = dict(
    zip(
        "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u051b\u051d\u04bb"
        "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0423\u0406\u0408\u0405"
        "\u03bf\u03b1\u03bd\u03b9\u03c1\u03ba\u03c5\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c"
        "\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u0131\u0142\u0141\u00f8\u00d8\u0111\u0110\u00f0\u00d0"
        "\u0261\u1d0f",
        "aeopcyxijsdqwhABEKMHOPCTXYIJSoavipkuABEZHIKMNOPTYXilLoOdDdDgo",
        strict=True,
    )
)
SAME_AS: Final = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u02b9\u2032\u0060\u00b4\uff07\u02bb", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ac\ufe63\uff0d", "-"),
    **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006", " "),
    **dict.fromkeys("\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
}


NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")


def _plain(odd: re.Match[str]) -> str:
    return _plain_character(odd[0])


@lru_cache(maxsize=4096)
def _plain_character(one: str) -> str:
    if one in SAME_AS:
        return SAME_AS[one]
    if one in LOOKALIKES:
        return LOOKALIKES[one]
    taken_apart = unicodedata.normalize("NFKD", one)
    return taken_apart[0] if len(taken_apart) == 1 or _is_accented(taken_apart) else one


def _is_accented(taken_apart: str) -> bool:
    return taken_apart[0].isalpha() and all(map(unicodedata.combining, taken_apart[1:]))


# For texts that are plain ASCII, which is soon: which bytes are letters or digits, and their small
# forms.
IS_SIGN: Final = bytes(chr(code).isascii() and chr(code).isalnum() for code in range(256))
SMALL: Final = bytes(ord(chr(code).lower()) if code < 128 else code for code in range(256))
OTHERS: Final = bytes(code for code in range(256) if not IS_SIGN[code])


class Plain:
    """A text to search in; `text` has ASCII quotes, hyphens and blanks, and letters unaccented."""

    def __init__(self, written: str) -> None:
        self.text = written
        self._begins = [0]
        self._shifts = [0]
        if not written.isascii() or "\n" in written:
            self._change(written)

    def _change(self, written: str) -> None:
        pieces: list[str] = []
        place = length = 0
        for odd in OTHER_LENGTH.finditer(written):
            instead = LONGER.get(odd[0], "")
            if len(odd[0]) > 1 and not _goes_on(written, odd.start(), odd.end()):
                continue
            pieces.append(written[place : odd.start()])
            length += odd.start() - place + len(instead)
            place = odd.end()
            pieces.append(instead)
            self._begins.append(length)
            self._shifts.append(place - length)
        pieces.append(written[place:])
        self.text = NOT_ASCII.sub(_plain, "".join(pieces))

    def was_at(self, place: int) -> int:
        """Return where a character of the plain text stood in the text as written."""
        return place + self._shifts[bisect_right(self._begins, place) - 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return from where to where some characters stood in the text as written."""
        return self.was_at(start), self.was_at(end - 1) + 1


def _goes_on(written: str, before: int, after: int) -> bool:
    """Say whether a word goes on behind a hyphen and the end of a line.

    It does if the same kind of letters follow; of a double name, the hyphen stays.
    """
    last, follows = written[max(0, before - 2) : before], written[after : after + 2]
    if not last[-1:].isalpha():
        return False
    return follows[:1].islower() or (len(last + follows) == 4 and (last + follows).isupper())


def squeeze(plain: str) -> tuple[str, list[int]]:
    """Return the small letters and digits of a plain text alone, and where each of them stands."""
    ascii_ = plain if plain.isascii() else NOT_ASCII.sub(_kept_if_letter, plain)
    if ascii_.isascii():
        bare = ascii_.encode("ascii")
        return (
            bare.translate(SMALL, OTHERS).decode("ascii"),
            list(compress(range(len(plain)), bare.translate(IS_SIGN))),
        )
    is_sign = list(map(str.isalnum, plain))
    return (
        "".join(compress(plain, is_sign)).lower(),
        list(compress(range(len(plain)), is_sign)),
    )


def _kept_if_letter(odd: re.Match[str]) -> str:
    return odd[0] if odd[0].isalnum() else " "


def squeezed(written: str) -> str:
    """Return the small letters and digits of a few words."""
    if written.isascii() and written.isalnum():
        return written.lower()
    return squeeze(Plain(written).text)[0]
