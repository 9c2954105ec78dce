"""How are the files of a merge read, and how is its file written whole or not at all?"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile

from heed.chronologies.outputs.merge_command import Asked
from heed.chronologies.readers import opening
from heed.chronologies.readers.opened import CannotBeRead
from heed.chronologies.returns import whole
from heed.chronologies.rows import Return


def read(asked: Sequence[Asked]) -> Iterator[Return | CannotBeRead]:
    """Yield each file's return, or why it cannot be read, in order."""
    found = opening.open_all([Path(one.path) for one in asked])
    for one, opened in zip(asked, found, strict=True):
        if isinstance(opened, CannotBeRead):
            yield opened
        else:
            yield whole.read(opened, file=one.file, agency=one.agency, known=one.known)


def write(name: str, pieces: Iterator[bytes]) -> None:
    """Write a file beside its place and move it there once it is whole.

    :raises OSError: if it cannot be written; then nothing is left behind
    """
    place = Path(name)
    with NamedTemporaryFile(dir=place.parent, prefix=f".{place.name}.", delete=False) as file:
        beside = Path(file.name)
        try:
            file.writelines(pieces)
            file.close()
            beside.chmod(0o666 & ~_umask())
            beside.replace(place)
        except BaseException:
            beside.unlink()
            raise


def _umask() -> int:
    """Return which rights new files do not get here; asking it means setting it for a moment."""
    kept = os.umask(0o077)
    os.umask(kept)
    return kept
