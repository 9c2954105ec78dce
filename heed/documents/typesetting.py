"""How is data handed to typst, and what may typst touch?

Typst reads its own templates and our own font files and nothing else: case text goes in as data,
so `#read("/etc/passwd")` in a paper is printed, not obeyed.
"""

from datetime import datetime
from pathlib import Path
from typing import Final

import typst

_HERE: Final = Path(__file__).parent
TEMPLATES: Final = _HERE / "typst"
# Word prints pictures at the width of the text, 160 mm; this is sharp on paper at that width.
_DOTS_PER_INCH: Final = 200


def pdf(*, document: str, produced_at: datetime) -> bytes:
    """Return the JSON document as a PDF that meets PDF/UA-1, or fail."""
    return typst.compile(
        TEMPLATES / "paper.typ",
        root=TEMPLATES,
        font_paths=[_HERE / "fonts"],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"document": document},
        pdf_standards="ua-1",
        timestamp=produced_at,
    )


def png(svg: str) -> bytes:
    """Return a safe SVG drawing as a picture of dots."""
    return typst.compile(
        TEMPLATES / "picture.typ",
        root=TEMPLATES,
        font_paths=[_HERE / "fonts"],
        ignore_system_fonts=True,
        format="png",
        ppi=_DOTS_PER_INCH,
        sys_inputs={"svg": svg},
    )
