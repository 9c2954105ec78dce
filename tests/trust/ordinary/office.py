"""Ordinary files that LibreOffice makes of others, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.trust.ordinary.file import OrdinaryFile

# From what, to what. The first it reads, the second it writes.
CONVERSIONS = (("docx", ("odt", "doc", "pdf", "docx")), ("xlsx", ("ods", "xls", "pdf", "xlsx")))
OF_EACH = 14
PATIENCE = 3600  # seconds: fourteen files take one minute of a processor that others may be using


def is_there() -> bool:
    """Say whether LibreOffice is installed."""
    return shutil.which("soffice") is not None


def files(sources: list[OrdinaryFile], folder: Path) -> Iterator[OrdinaryFile]:
    """Yield what LibreOffice makes of some of the files, all of a kind at once."""
    for ending, others in CONVERSIONS:
        chosen = [one for one in sources if one.name.endswith(ending)]
        step = max(1, len(chosen) // OF_EACH)
        came = folder / ending
        came.mkdir()
        for number, one in enumerate(chosen[::step][:OF_EACH]):
            (came / f"{number}.{ending}").write_bytes(one.made())
        for other in others:
            went = folder / f"{ending}-{other}"
            _convert(sorted(came.iterdir()), other, went)
            for path in sorted(went.glob(f"*.{other}")):
                what = f"{ending} to {other}, {path.stem}"
                yield OrdinaryFile("LibreOffice", what, f"office {path.name}", path.read_bytes)


def _convert(paths: list[Path], ending: str, into: Path) -> None:
    command = ["soffice", "--headless", "--convert-to", ending, "--outdir", str(into)]
    profile = f"-env:UserInstallation=file://{into.parent / 'profile'}"
    subprocess.run(
        [*command, profile, *map(str, paths)], check=False, capture_output=True, timeout=PATIENCE
    )
