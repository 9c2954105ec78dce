"""Which words are in an answer: its page, its headers, or the file it gives to take away?"""

from __future__ import annotations

import io
import zipfile
from typing import Final

import pypdf
from django.http.response import HttpResponseBase

UNPACKED: Final = (b"PK\x03\x04",)
PDF: Final = b"%PDF-"


def body(response: HttpResponseBase) -> bytes:
    """Return what was sent, also when it was sent piece by piece."""
    if response.streaming:
        return b"".join(response)
    return bytes(response.content)  # type: ignore[attr-defined]  # not streaming


def everything(response: HttpResponseBase, sent: bytes) -> str:
    """Return every word of an answer: the text of its body and of its headers."""
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    cookies = response.cookies.output() if hasattr(response, "cookies") else ""
    return f"{text(sent)}\n{headers}\n{cookies}"


def text(sent: bytes) -> str:
    """Return the words in a body: of a page as they are, of a Word, Excel or PDF file unpacked."""
    if sent.startswith(UNPACKED):
        with zipfile.ZipFile(io.BytesIO(sent)) as packed:
            names = "\n".join(packed.namelist())
            parts = [text(packed.read(name)) for name in packed.namelist()]
        return "\n".join([names, *parts])
    if sent.startswith(PDF):
        pages = pypdf.PdfReader(io.BytesIO(sent))
        told = " ".join(str(value) for value in (pages.metadata or {}).values())
        return "\n".join([told, *(page.extract_text() for page in pages.pages)])
    return sent.decode("utf-8", errors="replace")
