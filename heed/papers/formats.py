"""In which formats can a paper be taken away, and under which file name?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from heed.documents import docx, html, pdf
from heed.documents.tree import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A kind of file: its ending, its words on a page, its media type, and how it is made."""

    ending: str
    words: str
    media_type: str
    render: Callable[[Document, datetime, str], bytes]


def _html(document: Document, _produced_at: datetime, _author: str) -> bytes:
    return html.render(document).encode()


def _docx(document: Document, produced_at: datetime, author: str) -> bytes:
    return docx.render(document, produced_at=produced_at, author=author)


def _pdf(document: Document, produced_at: datetime, author: str) -> bytes:
    whole_second = produced_at.replace(microsecond=0)  # a PDF dates itself no finer
    return pdf.render(document, produced_at=whole_second, author=author)


FORMATS: Final = {
    "docx": Format(
        ending="docx",
        words="Word",
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        render=_docx,
    ),
    "pdf": Format(ending="pdf", words="PDF", media_type="application/pdf", render=_pdf),
    "html": Format(
        ending="html", words="HTML", media_type="text/html; charset=utf-8", render=_html
    ),
}


def file_name(kind: str, meeting_on: date, *, ending: str, whole: bool, version: int = 0) -> str:
    """Return a file name that says which paper it is, and nothing about anybody."""
    words = [kind, meeting_on.isoformat()]
    words.append(f"version-{version}" if version else "draft")
    if whole:
        words.append("with-exempt-part")
    return f"{'-'.join(words)}.{ending}"
