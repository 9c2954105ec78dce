"""Which characters can be printed, and how are the others shown?"""

import re
import unicodedata
from typing import Final

# Not text at all: control characters (those that are not white space), lone surrogates,
# non-characters, and marks that reverse the order in which the rest of a line is read.
_NOT_TEXT: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff0-\uffff"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)
_OTHER_LINE_ENDS: Final = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_WHITE_SPACE: Final = re.compile("[^\\S\u00a0\u202f]+")

# What the font files in `fonts/` can draw; a test prints every one of these.
_DRAWABLE: Final = (
    "\u0020-\u007e\u00a0-\u0148\u014a-\u01c3\u01c5-\u024f\u0300-\u031e\u0384-\u038a\u038c"
    "\u038e-\u03a1\u03a3-\u03ce\u0400-\u049d\u04a0-\u04ff\u1e00-\u1eff\u2010-\u2015\u2018-\u201e"
    "\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u2044\u2070\u2074-\u2079\u2080-\u2089"
    "\u20ac\u2116\u2122\u2190-\u2193\u2212\u2248\u2260\u2264\u2265\u25cf\u2713\u2717"
)
DRAWABLE: Final = re.compile(f"[{_DRAWABLE}]")
_NOT_DRAWABLE: Final = re.compile(f"[^{_DRAWABLE}]")


def printable(text: str) -> str:
    """Return the text without what is not text, composed, with white space run together."""
    kept = _NOT_TEXT.sub("", _WHITE_SPACE.sub(" ", text))
    return unicodedata.normalize("NFC", kept)


def text_only(text: str) -> str:
    """Return the text without what is not text, its lines and white space kept as they are."""
    return _NOT_TEXT.sub("", _OTHER_LINE_ENDS.sub("\n", text))


def is_blank(text: str) -> bool:
    return not printable(text).strip()


def drawable(text: str) -> str:
    """Return printable text for the PDF: a character without a glyph becomes its code, [U+0639].

    An empty frame would lose a letter of somebody's name without saying so, and PDF/UA refuses it.
    """
    return _NOT_DRAWABLE.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)
