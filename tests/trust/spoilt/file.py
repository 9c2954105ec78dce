"""What is a spoilt return, and which good ones is it made from?"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[3] / "heed/chronologies/tests/returns_of_sixteen"
GOOD = {
    name.rpartition(".")[2]: FOLDER / name
    for name in (
        "midwifery.docx",
        "health-visiting.odt",
        "gp.xlsx",
        "ambulance.xls",
        "hospital.ods",
    )
}
ZIPPED = ("docx", "odt", "xlsx", "ods")

Content = bytes | Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class SpoiltFile:
    """A file that somebody sends as a return; large ones are made when they are asked for."""

    family: str
    what: str
    name: str
    made: Content

    @property
    def content(self) -> bytes:
        """Return the bytes of the file."""
        return self.made if isinstance(self.made, bytes) else self.made()

    def __str__(self) -> str:
        return f"{self.family}: {self.what}"


def good(ending: str) -> bytes:
    """Return a good return of a kind."""
    return GOOD[ending].read_bytes()


def edited(ending: str, part: str, edit: Callable[[bytes], bytes]) -> bytes:
    """Return a good return with one part changed, packed as a good one is."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(GOOD[ending]) as before,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for listed in before.infolist():
            content = before.read(listed)
            after.writestr(listed.filename, edit(content) if listed.filename == part else content)
    return file.getvalue()
