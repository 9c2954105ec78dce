"""Hostile texts: web pages, programs and tables of other programs that pass for plain text."""

from __future__ import annotations

import base64

from heed.attachments.intake import Reason
from tests.trust.hostile.file import Family

PAGES = (
    "<html><body>hello</body></html>", "<!DOCTYPE html><p>hello", "  \n\t<script>alert(1)</script>",
    "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", '<?xml version="1.0"?><x/>',
    "<!-- comment --><html>", "<?php system($_GET['a']); ?>", "<% eval request(\"a\") %>",
    "<a href='javascript:alert(1)'>", "<iframe src='a'></iframe>", "<body onload=alert(1)>",
    "date,what\n2026-11-02,<script>alert(1)</script>\n", "seen at home javascript:alert(1)",
    "2026,<iframe src=a>", "MIME-Version: 1.0\nContent-Type: text/html\n\n<html>",
    "\ufeff<html>hello</html>", "<HTA:APPLICATION id='a'>", "<math><mtext></mtext></math>",
)  # fmt: skip
CONTROLS = (
    "text with \x00 in it", "\x1b]0;evil\x07text", "text\x08\x08", "text\x7f", "a\x1ab",
    "\x01\x02\x03\x04", "text \x9b31m".replace("\x9b", "\x1b["),
)  # fmt: skip


def files() -> Family:
    """Return texts that are none."""
    family = Family("text")
    for number, page in enumerate(PAGES):
        ending = ("txt", "csv")[number % 2]
        family.add(f"{page[:30]!r}", f"minutes.{ending}", Reason.WEB_PAGE, page.encode())
    for page in PAGES[:4]:
        family.add(
            f"{page[:30]!r} in UTF-16", "minutes.txt", Reason.WEB_PAGE, page.encode("utf-16")
        )
    for page, ending in zip(
        PAGES[:8], ("docx", "pdf", "png", "jpg", "xlsx", "odt", "doc", "xls"), strict=True
    ):
        family.add(f"{page[:30]!r} as .{ending}", f"minutes.{ending}", Reason.WEB_PAGE,
                   page.encode() + ending.encode())  # fmt: skip
    for text in CONTROLS:
        family.add(
            f"control characters {text!r}", "minutes.txt", Reason.NOT_ACCEPTED, text.encode()
        )
    for what, content in {
        "UTF-16 without its mark": "plain text".encode("utf-16-le"),
        "cut in the middle of a letter": b"\xff\xfea",
        "no encoding at all": b"plain \x81\x8d\x8f\x90\x9d text",
        "UTF-8 that is none": b"\xef\xbb\xbf\xc0\xaf",
        "noncharacters": "plain \uffff text".encode(),
    }.items():
        family.add(what, "minutes.txt", Reason.NOT_ACCEPTED, content)
    family.add("table of SYLK", "contacts.csv", Reason.NOT_WHAT_IT_SAYS,
               b"ID;P\nO;E\nNN;NAuto_open;ER1C1;KOut\nC;X1;Y1;EEXEC(\"calc\")\nE\n")  # fmt: skip
    program = base64.b64encode(b"MZ\x90\x00\x03" + bytes(200)).decode()
    archive = base64.b64encode(b"PK\x03\x04" + bytes(200)).decode()
    for what, text in {
        "program as letters": program,
        "archive as letters": archive,
        "file in the old mail encoding": "begin 644 evil.exe\nM35J0\n`\nend\n",
        "file in yEnc": "=ybegin line=128 size=9 name=evil.exe\n",
    }.items():
        family.add(what, "minutes.txt", Reason.FILE_INSIDE, text.encode())
    return family
