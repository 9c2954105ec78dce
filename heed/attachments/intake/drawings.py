"""May a drawing (SVG) or a piece of a web page stand inside a document?"""

from __future__ import annotations

from typing import Final

from heed.attachments.intake import links
from heed.attachments.intake.markup import Attributes, Notice
from heed.attachments.intake.refusals import Reason, Refused

SVG: Final = "http://www.w3.org/2000/svg"
XHTML: Final = "http://www.w3.org/1999/xhtml"
WEB_PAGE: Final = frozenset({"html", "script", "iframe"})
RUNS: Final = frozenset(
    {
        "script",
        "handler",
        "foreignObject",
        "iframe",
        "embed",
        "object",
        "audio",
        "video",
        "listener",
    }
)
PICTURE: Final = ("data:image/png", "data:image/jpeg", "data:image/jpg", "data:image/gif")


def is_drawn(namespace: str, name: str) -> bool:
    """Say whether the element belongs to a drawing or a web page."""
    return namespace in (SVG, XHTML) or (name in WEB_PAGE and not namespace)


def notice(namespace: str, name: str) -> Notice:
    """Return what to do with the attributes of such an element."""
    if namespace != SVG or name in RUNS:
        return _refuse
    return _check_link if name == "a" else _check


def _refuse(_: Attributes) -> None:
    raise Refused(Reason.WEB_PAGE, "a drawing")


def _check(said: Attributes) -> None:
    for key, value in said.items():
        name = key.rpartition(" ")[2].lower()
        if name.startswith("on"):
            raise Refused(Reason.WEB_PAGE, f"{name} in a drawing")
        is_address = name in ("href", "src") or (name in ("to", "from", "values") and ":" in value)
        if is_address and not _stays_inside(value):
            raise Refused(Reason.CONTENT_ELSEWHERE, value)


def _check_link(said: Attributes) -> None:
    for key, value in said.items():
        if key.rpartition(" ")[2].lower() == "href":
            links.check_hyperlink(value)
    _check({key: value for key, value in said.items() if not key.endswith("href")})


def _stays_inside(address: str) -> bool:
    plain = address.strip().lower()
    return not plain or plain.startswith(("#", *PICTURE))
