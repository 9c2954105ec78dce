"""Hostile names: more than a name, or another name than people see."""

from __future__ import annotations

from heed.attachments.intake import Reason
from tests.trust.hostile.documents import pack, word
from tests.trust.hostile.file import Family

PATHS = (
    "../minutes.docx", "..\\minutes.docx", "/etc/minutes.docx", "C:\\minutes.docx",
    "\\\\server\\share\\minutes.docx", "folder/minutes.docx", "minutes.docx/", "..", "...docx",
    "%2e%2e%2fminutes.docx", "minutes%00.docx", "a%2Fb.docx", "a%5cb.docx",
    "．．／minutes.docx", "a\u2215b.docx", "a\u2044b.docx", "a\u29f8b.docx", "a\uff3cb.docx",
)  # fmt: skip
UNSEEN = (
    "minutes\x00.docx", "minutes\n.docx", "minutes\r\nX-Header.docx", "minutes\t.docx",
    "minutes\x1b[2J.docx", "minutes\x7f.docx", "minutes\x85.docx", "minutes\u202excod.docx",
    "minutes\u2066.docx", "minutes\u200f.docx", "minutes\u200b.docx", "minutes\ufeff.docx",
    "minutes\u2028.docx", "minutes\u00ad.docx", "minutes\ue000.docx", "minutes\U000e0041.docx",
    "minutes\udc80.docx", "xcod\u202d.docx",
)  # fmt: skip
RESERVED = (
    "CON.docx", "con.docx", "PRN.docx", "AUX.docx", "NUL.docx", "nul.minutes.docx", "COM1.docx",
    "COM9.docx", "LPT1.docx", "com\u00b9.docx", "CONIN$.docx", "CLOCK$.docx", "minutes.docx:exe.docx",
    "minutes?.docx", "minutes*.docx", "<minutes>.docx", 'min"utes.docx', "min|utes.docx",
    ".docx", ".minutes.docx", "minutes.docx.", "minutes.docx ", " minutes.docx", "",
)  # fmt: skip
TWO_ENDINGS = (
    "minutes.exe.docx", "minutes.js.docx", "minutes.html.docx", "minutes.svg.docx",
    "minutes.php.docx", "minutes.vbs.docx", "minutes.bat.docx", "minutes.docm.docx",
    "minutes.lnk.docx", "minutes.hta.docx", "minutes.SCR.docx", "minutes.ps1 .docx",
    "minutes.jar.docx", "minutes.xlsm.docx", "minutes.zip.docx",
)  # fmt: skip
WRONG_ENDINGS = (
    "minutes.docx.exe", "minutes.docm", "minutes.dotm", "minutes.dotx", "minutes.xlsm",
    "minutes.pptx", "minutes.html", "minutes.svg", "minutes.zip", "minutes.js", "minutes.docx.lnk",
    "minutes.rtf", "minutes.msg", "minutes.eml", "minutes.url", "minutes.dοcx", "minutes.docx\u0301",
)  # fmt: skip


def files() -> Family:
    """Return an honest document under hostile names."""
    family, honest = Family("name"), word()
    for names, reason in (
        (PATHS, Reason.NAME_IS_A_PATH),
        (UNSEEN, Reason.NAME_HIDES_CHARACTERS),
        (RESERVED, Reason.NAME_IS_RESERVED),
        (TWO_ENDINGS, Reason.NAME_HAS_TWO_ENDINGS),
        (WRONG_ENDINGS, Reason.NOT_ACCEPTED),
    ):
        for name in names:
            marked = honest | {
                "docProps/mark.xml": f"<mark>{name!r}</mark>".encode("utf-8", "replace")
            }
            family.add(ascii(name), name, reason, pack(marked))
    for length in (181, 300, 5_000):
        family.add(f"{length} letters", "m" * (length - 5) + ".docx", Reason.NAME_TOO_LONG,
                   pack(honest | {"docProps/mark.xml": f"<mark>{length}</mark>"}))  # fmt: skip
    family.add("long in bytes", "ﷺ" * 100 + ".docx", Reason.NAME_TOO_LONG,
               pack(honest | {"docProps/mark.xml": "<mark>bytes</mark>"}))  # fmt: skip
    for name in ("minutes", "docx"):
        family.add(f"no ending: {name}", name, Reason.NOT_WHAT_IT_SAYS,
                   pack(honest | {"docProps/mark.xml": f"<mark>{name}</mark>"}))  # fmt: skip
    return family
