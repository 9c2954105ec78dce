"""What is one moment of a database, taken out of it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from heed.backups.manifest import Table


class CannotBeTaken(Exception):
    """The database could not be copied; the sentence says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A compressed copy in a file, with what it must be equal to when it is restored.

    `problems` are sentences about what is wrong with the database; the copy was taken all the same.
    `there` leads whoever wants to ask it to the copy, or to the database itself where that is the
    nearest one can ask.
    """

    engine: str
    file: Path
    tables: Mapping[str, Table]
    migrations: tuple[str, ...]
    problems: tuple[str, ...] = ()
    there: Mapping[str, Any] = field(default_factory=dict)
