"""Where does a link in a file lead, and does following it start anything but a web browser?"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from heed.attachments.intake import names
from heed.attachments.intake.refusals import Reason, Refused

# What ordinary documents point to. Everything else may be the name of a program to start.
ORDINARY: Final = frozenset(
    re.findall(
        r"\w+",
        "http https mailto tel sms file ftp ftps sip sips callto skype im msteams news nntp notes"
        " onenote webcal urn cid",
    )
)
FETCHED: Final = frozenset({"http", "https", "ftp", "ftps", "smb", "vnd.sun.star.webdav"})
# Pages that a browser shows.
PAGES: Final = frozenset({"htm", "html", "xhtml", "php", "asp", "aspx", "jsp", "svg", "zip"})
SCHEME: Final = re.compile(r"^([a-z][a-z0-9+.\-]*):", re.IGNORECASE)
UNSEEN: Final = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060\ufeff]+")
DRIVE: Final = re.compile(r"^(?:file:/{0,4})?[a-z](?::|%3a|\|)[\\/]", re.IGNORECASE)
OUTSIDE: Final = re.compile(r"^(?:[a-z][a-z0-9+.\-]*:|[\\/]{1,}|\.\.[\\/])", re.IGNORECASE)


def scheme(address: str) -> str:
    """Return the scheme of an address in small letters, or nothing; disguises are taken off."""
    found = SCHEME.match(UNSEEN.sub("", unquote(address)))
    return found[1].lower() if found else ""


def check_hyperlink(address: str) -> None:
    """Let a link pass that a person may choose to follow.

    :raises Refused: if following it would start a program
    """
    name, is_local = scheme(address), is_on_own_drive(address)
    if is_local or name in ("", "file"):
        _check_ending(address)
    elif name not in ORDINARY:
        raise Refused(Reason.LINK_STARTS_A_PROGRAM, address)


def _check_ending(address: str) -> None:
    """Refuse the address of a file that is a program, on any disk."""
    path = re.split(r"[#?]", UNSEEN.sub("", unquote(address)))[0]
    if path.rpartition(".")[2].lower() in names.OF_PROGRAMS - PAGES:
        raise Refused(Reason.LINK_STARTS_A_PROGRAM, address)


def check_template(address: str) -> None:
    """Let the trace of a template on a computer pass, not one that is fetched from a network.

    :raises Refused: if opening the file would fetch its template
    """
    plain = UNSEEN.sub("", unquote(address)).replace("\\", "/").lower()
    if scheme(address) in FETCHED or plain.startswith(("//", "file:////")):
        raise Refused(Reason.TEMPLATE_ELSEWHERE, address)


def is_on_own_drive(address: str) -> bool:
    r"""Say whether an address is a place on a drive of one computer, such as C:\Templates."""
    return bool(DRIVE.match(UNSEEN.sub("", address)))


def leads_outside(address: str) -> bool:
    """Say whether an address leads out of the file it is written in."""
    return bool(OUTSIDE.match(UNSEEN.sub("", unquote(address))))
