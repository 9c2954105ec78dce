"""Is the name of a file only a name, and does it say what the file is?"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from heed.attachments.intake.kinds import ENDINGS, Kind
from heed.attachments.intake.refusals import Reason, Refused

LONGEST: Final = 180  # characters; with the ending of any other system it stays below 255 bytes
LONGEST_IN_BYTES: Final = 240

# Characters that are a slash, or look like one.
SLASHES: Final = frozenset("/\\\uff0f\uff3c\u2044\u2215\u29f8\u29f9\u2216\ufe68\u1735")
NOT_IN_NAMES: Final = frozenset('<>:"|?*')
IN_DISGUISE: Final = re.compile(r"%(?:2f|5c|00|2e%2e)|\.\.", re.IGNORECASE)

# Control, unseen, unassigned and private characters; separators of lines and paragraphs.
UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})

DEVICES: Final = re.compile(
    r"(?:con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])",
    re.IGNORECASE,
)

# Endings that must not stand before the last one; “letter.docx.pdf” is what printing makes.
OF_PROGRAMS: Final = frozenset(
    re.findall(
        r"\w+",
        "7z ade adp appx asp aspx bat cer chm cmd cpl dll dmg docm dotm exe hlp hta htm html iso"
        " isp jar js jse jsp lnk mht mhtml msc msi msix msp mst php pif potm ppam ppsm pptm ps1"
        " rar reg scf scr sct sh shb svg svgz swf sys url vb vbe vbs vxd wsc wsf wsh xhtml xlam"
        " xll xlm xlsb xlsm xltm zip",
    )
)


def check(name: str) -> Kind:
    """Return the kind of file the name promises.

    :raises Refused: if it is more than a name, hides something, or promises nothing accepted
    """
    plain = unicodedata.normalize("NFC", name)
    _check_characters(plain)
    _check_length(plain)
    _check_reserved(plain)
    stem, dot, ending = plain.rpartition(".")
    if not dot or not stem:
        raise Refused(Reason.NOT_WHAT_IT_SAYS, "no ending")
    kind = ENDINGS.get(ending.lower())
    if kind is None:
        raise Refused(Reason.NOT_ACCEPTED, f".{ending[:20]}")
    if _second_ending(stem) in OF_PROGRAMS:
        raise Refused(Reason.NAME_HAS_TWO_ENDINGS, plain)
    return kind


def safe_name(name: str, ending: str) -> str:
    """Return a name for a copy: what was typed where that is harmless, and the true ending."""
    kept = "".join(
        " " if one in SLASHES or one in NOT_IN_NAMES or unicodedata.category(one) in UNSEEN else one
        for one in unicodedata.normalize("NFC", name)
    )
    words = " ".join(kept.split()).strip(" .-~$=+@%")
    while len(words.encode()) > LONGEST_IN_BYTES - len(ending) - 1:
        words = words[:-1]
    words = words.strip(" .")
    if not words or DEVICES.fullmatch(words.split(".")[0].strip()):
        words = f"Document {words}".strip()
    return f"{words}.{ending}"


def _check_characters(name: str) -> None:
    if any(one in SLASHES for one in name) or IN_DISGUISE.search(name):
        raise Refused(Reason.NAME_IS_A_PATH, name)
    if any(unicodedata.category(one) in UNSEEN for one in name):
        raise Refused(Reason.NAME_HIDES_CHARACTERS, name)


def _check_length(name: str) -> None:
    if len(name) > LONGEST or len(name.encode()) > LONGEST_IN_BYTES:
        raise Refused(Reason.NAME_TOO_LONG, name)


def _check_reserved(name: str) -> None:
    """Refuse names that Windows gives another meaning: devices, streams, invisible ends."""
    first = name.split(".")[0].strip()
    if DEVICES.fullmatch(first) or any(one in NOT_IN_NAMES for one in name):
        raise Refused(Reason.NAME_IS_RESERVED, name)
    if name != name.strip(" .") or not name:
        raise Refused(Reason.NAME_IS_RESERVED, name)


def _second_ending(stem: str) -> str:
    return stem.rpartition(".")[2].strip().lower() if "." in stem else ""
