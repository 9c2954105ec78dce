"""Which bytes stand for an entry? The same ones on every database, for its stamp and its seal."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

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
BLOCK = 64  # bytes that SHA-256 takes in at once

_text = json.encoder.encode_basestring_ascii
# What is no text or number was put there by somebody else; it gets bytes too, and they do not fit.
_anything = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), default=repr).encode


class Mac:
    """HMAC-SHA256 with one key, whose two halves are begun once: a third of the usual time."""

    __slots__ = ("_inner", "_outer")

    def __init__(self, secret: bytes) -> None:
        padded = secret.ljust(BLOCK, b"\0")
        self._inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in padded))
        self._outer = hashlib.sha256(bytes(byte ^ 0x5C for byte in padded))

    def of(self, message: bytes) -> bytes:
        """Return the 32 bytes that only somebody with the key can make for the message."""
        inner = self._inner.copy()
        inner.update(message)
        outer = self._outer.copy()
        outer.update(inner.digest())
        return outer.digest()


@lru_cache(maxsize=64)
def mac(key: Key, purpose: str) -> Mac:
    """Return what stamps or seals with a key."""
    return Mac(key.part_for(purpose))


def content(values: Sequence[Any]) -> bytes:
    """Return the values of `COLUMNS`, in that order, as one JSON list of ASCII bytes.

    Moments come as `moment` writes them, JSON columns as the text that is kept.
    """
    # Written out because verifying a long trail takes most of its time here; `_anything` says the
    # same more slowly, and is asked where a value is not of the type its column has.
    at, event, place, user, actor, agency, kind, subject, case, reason, changes, details, key = (
        values
    )
    try:
        return (
            f"[{_text(at)},{_text(event)},{_number(place)},{_number(user)},{_text(actor)},"
            f"{_text(agency)},{_text(kind)},{_text(subject)},{_number(case)},{_text(reason)},"
            f"{_text(changes)},{_text(details)},{_text(key)}]"
        ).encode("ascii")
    except TypeError:
        return _anything(list(values)).encode("ascii")


def _number(value: Any) -> str:
    return "null" if value is None else int.__repr__(value)


def link(previous: bytes, number: int, entry_id: int, stamp: bytes, written: bytes) -> bytes:
    """Return the message that a seal is made of: the seal before it, and everything of the entry.

    `written` is the entry's `content`; numbers and stamps have fixed places before it.
    """
    return b"%b%d:%d:%b:%b" % (previous, number, entry_id, stamp, written)


def moment(at: datetime) -> str:
    """Return a moment in UTC to the microsecond, such as 2026-11-23 09:00:00.000000."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds")


def mark(text: str, key: Key) -> str:
    """Return eight bytes that are the same for the same text and tell nothing about it."""
    return mac(key, WORDING).of(text.encode())[:8].hex()
