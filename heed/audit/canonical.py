"""Which bytes stand for an entry? The same ones on every database, for its stamp and its seal."""

from __future__ import annotations

import hmac
import json
from collections.abc import Sequence
from datetime import UTC, datetime

from heed.audit.keys import Key

# What Heed knows when it writes an entry; the number is given by the database afterwards.
COLUMNS = (
    "at",
    "event",
    "partnership_id",
    "user_id",
    "actor_name",
    "acting_for",
    "subject_kind",
    "subject_reference",
    "case_file_id",
    "reason",
    "changes",
    "details",
    "key_id",
)
STAMP = "stamp of an entry"
SEAL = "seal of the chain"
WORDING = "mark of a wording"

_as_json = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode


def content(values: Sequence[object]) -> bytes:
    """Return the values of `COLUMNS`, in that order, as one JSON list of ASCII bytes.

    Moments come as `moment` writes them, JSON columns as the text that is kept.
    """
    return _as_json(values).encode("ascii")


def moment(at: datetime) -> str:
    """Return a moment in UTC to the microsecond, such as 2026-11-23 09:00:00.000000."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds")


def stamp(written: bytes, key: Key) -> bytes:
    """Return the proof that Heed wrote these values: without the key nobody can make it."""
    return hmac.digest(key.part_for(STAMP), written, "sha256")


def mark(text: str, key: Key) -> str:
    """Return eight bytes that are the same for the same text and tell nothing about it."""
    return hmac.digest(key.part_for(WORDING), text.encode(), "sha256")[:8].hex()
