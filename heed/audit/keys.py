"""Which secret seals the trail? It is kept outside the database, so that no copy of that has it."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

SECRET_LENGTH = 32
KEY_ID_LENGTH = 12


class KeyUnreadable(RuntimeError):
    """A key of the trail cannot be read, so nothing can be written or checked with it."""


@dataclass(frozen=True, slots=True)
class Key:
    """A secret and the short name that seals carry; the name follows from the secret."""

    secret: bytes

    @property
    def key_id(self) -> str:
        """Return the name of the key. Nobody can work the secret out from it."""
        return hashlib.sha256(b"heed trail key:" + self.secret).hexdigest()[:KEY_ID_LENGTH]

    def part_for(self, purpose: str) -> bytes:
        """Return the part of the secret for one purpose, so that no two uses can be confused."""
        return hmac.digest(self.secret, purpose.encode("ascii"), "sha256")


def current() -> Key:
    """Return the key that seals from now on, making the first one where there is none.

    :raises KeyUnreadable: if a key cannot be read or kept
    """
    return _keys(settings.TRAIL_KEYS, settings.TRAIL_KEYS_GIVEN)[-1]


def known() -> dict[str, Key]:
    """Return every key of this installation by its name; old ones still check what they sealed.

    :raises KeyUnreadable: if a key cannot be read
    """
    return {key.key_id: key for key in _keys(settings.TRAIL_KEYS, settings.TRAIL_KEYS_GIVEN)}


def change() -> Key:
    """Make a new key that seals from now on; processes that run already take it when they restart.

    :raises KeyUnreadable: if it cannot be kept, or if keys come from the environment
    """
    if settings.TRAIL_KEYS_GIVEN:
        raise KeyUnreadable("The keys come from HEED_TRAIL_KEYS: put the new one last there.")
    before = _keys(settings.TRAIL_KEYS, "")
    _make(settings.TRAIL_KEYS, len(before) + 1)
    _keys.cache_clear()
    return current()


@lru_cache(maxsize=4)
def _keys(folder: Path, given: str) -> tuple[Key, ...]:
    """Return the keys, the oldest first."""
    try:
        if given:
            return tuple(_read(text) for text in given.split(","))
        if not _files(folder):
            _make(folder, 1)
        return tuple(_read(path.read_text(encoding="ascii")) for path in _files(folder))
    except (OSError, ValueError) as problem:
        raise KeyUnreadable(f"A key of the trail cannot be used: {problem}.") from problem


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("trail-*.key"))


def _make(folder: Path, number: int) -> None:
    """Keep a new secret under the next number, complete or not at all; the first to come wins."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(mode="w", dir=folder, prefix=".new-", encoding="ascii") as new:
        new.write(secrets.token_hex(SECRET_LENGTH))
        new.flush()
        os.fsync(new.fileno())
        try:
            os.link(new.name, folder / f"trail-{number:04d}.key")
        except FileExistsError:
            return


def _read(text: str) -> Key:
    secret = bytes.fromhex(text.strip())
    if len(secret) != SECRET_LENGTH:
        raise ValueError(f"it must be {SECRET_LENGTH} bytes written as {2 * SECRET_LENGTH} digits")
    return Key(secret)
