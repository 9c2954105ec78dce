"""Which keys close a backup, and what opens it again? The second half is never on this machine."""

from __future__ import annotations

from pathlib import Path

import pyrage
from pyrage.x25519 import Identity, Recipient

COMMENT = "#"
SHORT = 14  # enough of a public key to compare with the sheet in the safe


class NoKey(Exception):
    """There is nothing to close a backup with: no key was made for the safe yet."""


class KeyNotUnderstood(ValueError):
    """What was given is not a key of the kind it should be."""


def make() -> tuple[str, str]:
    """Return a new secret key for the safe, and the public key that Heed keeps."""
    secret = Identity.generate()
    return str(secret), str(secret.to_public())


def keep_public(public: str, file: Path) -> None:
    """Add a public key to those that every backup is closed with."""
    kept = [*_lines(file), public]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(f"{line}\n" for line in kept), encoding="ascii")


def public_keys(file: Path) -> tuple[str, ...]:
    """Return the public keys that every backup is closed with.

    :raises NoKey: if none was made yet
    """
    found = tuple(_lines(file))
    if not found:
        raise NoKey(
            "No backup can be made yet, because there is no key for the safe. Run “heed backup "
            "--make-key” first."
        )
    return found


def recipient(public: str) -> Recipient:
    """Return what a backup can be closed with.

    :raises KeyNotUnderstood: if this is not a public key
    """
    try:
        return Recipient.from_str(public.strip())
    except pyrage.RecipientError as problem:
        raise KeyNotUnderstood(
            f"“{public.strip()[:SHORT]}…” is not a public key. It begins with age1."
        ) from problem


def secret_keys(file: Path) -> list[Identity]:
    """Return the secret keys in a file brought from the safe.

    :raises KeyNotUnderstood: if the file cannot be read or holds no secret key
    """
    try:
        return [Identity.from_str(line) for line in _lines(file, must_exist=True)] or _none(file)
    except (OSError, UnicodeDecodeError) as problem:
        raise KeyNotUnderstood(f"No key could be read from {file}.") from problem
    except pyrage.IdentityError as problem:
        raise KeyNotUnderstood(
            f"{file} does not hold a secret key. It is a line that begins with AGE-SECRET-KEY-1."
        ) from problem


def in_short(public: str) -> str:
    """Return the beginning of a public key, as a page or a sheet shows it."""
    return f"{public[:SHORT]}…"


def _none(file: Path) -> list[Identity]:
    raise KeyNotUnderstood(f"There is no key in {file}.")


def _lines(file: Path, *, must_exist: bool = False) -> list[str]:
    if not must_exist and not file.exists():
        return []
    lines = [line.strip() for line in file.read_text(encoding="ascii").splitlines()]
    return [line for line in lines if line and not line.startswith(COMMENT)]
