"""What is in a backup? The manifest lists it and is closed with it; the label stays readable."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Final

FORMAT: Final = 1


class NotUnderstood(ValueError):
    """The label or the manifest is not one that this version of Heed can read."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: how many rows, and a hash over every value of every row in order."""

    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One attachment: its hash and length, and the name it is kept under in the backup."""

    sha256: str
    size: int
    kept_as: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Everything that a restored copy is compared with.

    `files` are attachments by their place in the store; `beside` are small files that belong to
    the database, such as the key of the trail, as text. The drill code is in no other place: who
    knows it has opened this backup.
    """

    made_at: datetime
    heed: str
    engine: str
    database: StoredFile
    tables: Mapping[str, Table]
    migrations: tuple[str, ...]
    files: Mapping[str, StoredFile]
    beside: Mapping[str, str]
    drill_code: str

    def as_json(self) -> bytes:
        """Return the manifest as it is written."""
        return _written({**asdict(self), "format": FORMAT, "made_at": self.made_at.isoformat()})

    @classmethod
    def read(cls, text: bytes) -> Manifest:
        """Return a manifest as it was written.

        :raises NotUnderstood: if it is none, or of a newer kind
        """
        said = _read(text)
        try:
            return cls(
                made_at=datetime.fromisoformat(said["made_at"]),
                heed=said["heed"],
                engine=said["engine"],
                database=StoredFile(**said["database"]),
                tables={name: Table(**table) for name, table in said["tables"].items()},
                migrations=tuple(said["migrations"]),
                files={path: StoredFile(**file) for path, file in said["files"].items()},
                beside=said["beside"],
                drill_code=said["drill_code"],
            )
        except (KeyError, TypeError, ValueError, AttributeError) as problem:
            raise NotUnderstood("The manifest of this backup is not complete.") from problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What may be known of a backup without a key: nothing that says anything about a case.

    `no_longer_needed` names the closed attachments that newer backups do without, and since when.
    `drill_check` is the hash of the drill code.
    """

    name: str
    made_at: datetime
    engine: str
    database_sha256: str
    manifest_sha256: str
    size: int
    keys: tuple[str, ...]
    drill_check: str
    problems: tuple[str, ...] = ()
    no_longer_needed: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> bytes:
        """Return the label as it is written."""
        return _written({**asdict(self), "format": FORMAT, "made_at": self.made_at.isoformat()})

    @classmethod
    def read(cls, text: bytes) -> Label:
        """Return a label as it was written.

        :raises NotUnderstood: if it is none, or of a newer kind
        """
        said = _read(text)
        try:
            return cls(
                name=said["name"],
                made_at=datetime.fromisoformat(said["made_at"]),
                engine=said["engine"],
                database_sha256=said["database_sha256"],
                manifest_sha256=said["manifest_sha256"],
                size=int(said["size"]),
                keys=tuple(said["keys"]),
                drill_check=said["drill_check"],
                problems=tuple(said["problems"]),
                no_longer_needed=said["no_longer_needed"],
            )
        except (KeyError, TypeError, ValueError) as problem:
            raise NotUnderstood("The label of this backup is not complete.") from problem


def _written(said: Mapping[str, Any]) -> bytes:
    return json.dumps(said, indent=1, sort_keys=True, ensure_ascii=False).encode()


def _read(text: bytes) -> dict[str, Any]:
    try:
        said = json.loads(text)
        number = int(said["format"])
    except (ValueError, KeyError, TypeError) as problem:
        raise NotUnderstood("This is not a backup of Heed.") from problem
    if number > FORMAT:
        raise NotUnderstood("This backup was made by a newer version of Heed. Install that first.")
    return dict(said)
