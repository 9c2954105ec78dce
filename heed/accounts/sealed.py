"""How is a small secret kept in the database, so that the database alone does not give it away?

The key is made from the installation's secret key, which is never in the database. A former secret
key (`SECRET_KEY_FALLBACKS`) still opens what it sealed.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class CannotBeOpened(ValueError):
    """It was sealed with another key, or somebody has changed it."""


def seal(words: str, *, purpose: str) -> str:
    """Return the words sealed; only `unseal` with the same purpose opens them."""
    return _keys(purpose).encrypt(words.encode()).decode("ascii")


def unseal(sealed: str, *, purpose: str) -> str:
    """Return what was sealed.

    :raises CannotBeOpened: if it was sealed with another key or for another purpose, or changed
    """
    try:
        return _keys(purpose).decrypt(sealed.encode()).decode()
    except InvalidToken as problem:
        raise CannotBeOpened(
            "This was sealed with another key, or it has been changed."
        ) from problem


def _keys(purpose: str) -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(str(secret), purpose)) for secret in secrets])


def _key(secret: str, purpose: str) -> bytes:
    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"heed {purpose}".encode())
    return urlsafe_b64encode(made.derive(secret.encode()))
