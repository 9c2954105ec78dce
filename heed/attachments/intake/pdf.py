"""Does a PDF only show pages, or does it run, send, hide or unpack something?

It is looked at twice: as its bytes lie there, for what older versions of it or lenient readers
would find (`pdf_bytes`), and here as the objects that a strict reader opens.
"""

from __future__ import annotations

import io
from typing import Any, BinaryIO, Final

import pikepdf

from heed.attachments.intake import links, pdf_bytes, pdf_words
from heed.attachments.intake.findings import Finding, Note
from heed.attachments.intake.kinds import Kind
from heed.attachments.intake.limits import Limits
from heed.attachments.intake.pdf_streams import Streams
from heed.attachments.intake.refusals import Reason, Refused

# An action that runs by itself may only turn to a page.
HARMLESS_AT_ONCE: Final = frozenset({"/GoTo", "/Named"})
COMMENTS: Final = frozenset({"/Text", "/FreeText", "/Highlight", "/StrikeOut", "/Ink", "/Caret"})
TRIGGERS: Final = ("/OpenAction", "/AA")
DEEPEST: Final = 20
# What the reader calls damage where it had no room for what a stream unpacks to.
NO_MEMORY: Final = "std::bad_alloc"


def inspect(file: BinaryIO, *, limits: Limits) -> Finding:
    """Look into a PDF.

    :raises Refused: if it is damaged or locked, or does more than show pages
    :raises MemoryError: if there is no room for what it unpacks to
    """
    content = file.read()
    pdf_bytes.check(content)
    try:
        with pikepdf.open(
            io.BytesIO(content), attempt_recovery=False, access_mode=pikepdf.AccessMode.stream
        ) as pdf:
            return Finding.of(Kind.PDF, _check(pdf, limits))
    except pikepdf.PasswordError as problem:
        raise Refused(Reason.ENCRYPTED) from problem
    except (pikepdf.PdfError, ValueError, TypeError, KeyError) as problem:
        if NO_MEMORY in str(problem):
            raise MemoryError from problem
        raise Refused(Reason.DAMAGED, type(problem).__name__) from problem


def _check(pdf: pikepdf.Pdf, limits: Limits) -> set[Note]:
    """Look at every object, and return what readers should know."""
    if pdf.is_encrypted:
        raise Refused(Reason.ENCRYPTED)
    if len(pdf.objects) > limits.objects:
        raise Refused(Reason.TOO_COMPLEX, "objects")
    if not len(pdf.pages):
        raise Refused(Reason.DAMAGED, "no pages")
    streams, notes = Streams(limits), set()
    _check_object(pdf.trailer)
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream):
            _check_object(one.stream_dict)
            streams.check(one)
        elif isinstance(one, pikepdf.Dictionary | pikepdf.Array):
            notes |= _check_object(one)
    return notes


def _check_object(one: Any) -> set[Note]:
    written = one.unparse(resolved=True)
    pdf_words.check(written)
    if b"/URI" in written:
        _check_addresses(one)
    if any(trigger.encode() in written for trigger in TRIGGERS):
        _check_triggers(one)
    is_comment = b"/Rect" in written and _word(one, "/Subtype") in COMMENTS
    return {Note.COMMENTS} if is_comment else set()


def _check_addresses(one: Any, *, depth: int = 0) -> None:
    """Check the addresses of links in an object and in what is written inside it."""
    if depth > DEEPEST:
        raise Refused(Reason.TOO_COMPLEX, "objects in objects")
    for key, inner in _inside(one):
        if key == "/URI" and isinstance(inner, pikepdf.String):
            links.check_hyperlink(str(inner))
        elif isinstance(inner, pikepdf.Dictionary | pikepdf.Array) and not inner.is_indirect:
            _check_addresses(inner, depth=depth + 1)


def _check_triggers(one: Any, *, depth: int = 0) -> None:
    """Check what happens by itself, at whatever depth it is written."""
    if depth > DEEPEST:
        raise Refused(Reason.TOO_COMPLEX, "objects in objects")
    for key, inner in _inside(one):
        if key in TRIGGERS:
            _check_at_once(inner)
        elif isinstance(inner, pikepdf.Dictionary | pikepdf.Array) and not inner.is_indirect:
            _check_triggers(inner, depth=depth + 1)


def _check_at_once(action: Any, *, depth: int = 0) -> None:
    """Refuse any action but turning to a page, here, in what follows it, and in a set of them."""
    if depth > DEEPEST:
        raise Refused(Reason.TOO_COMPLEX, "actions")
    if not isinstance(action, pikepdf.Dictionary):
        return
    word = _word(action, "/S")
    if word and word not in HARMLESS_AT_ONCE:
        raise Refused(Reason.PDF_STARTS_SOMETHING, word)
    for key, inner in _inside(action):
        if key == "/Next" or not word:
            for one in inner if isinstance(inner, pikepdf.Array) else [inner]:
                _check_at_once(one, depth=depth + 1)


def _inside(one: Any) -> list[tuple[str, Any]]:
    if isinstance(one, pikepdf.Array):
        return [("", inner) for inner in one]
    return list(one.items()) if isinstance(one, pikepdf.Dictionary) else []


def _word(one: Any, key: str) -> str:
    """Return a name an object gives, or nothing."""
    value = one.get(key) if isinstance(one, pikepdf.Dictionary) else None
    return str(value) if isinstance(value, pikepdf.Name) else ""
