"""How does a row’s number stand in an address, so that nobody can count other rows by it?"""

from __future__ import annotations

import base64
import binascii
from functools import cache
from typing import ClassVar, Final

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.urls import register_converter
from django.utils.crypto import salted_hmac

BLOCK: Final = 16


class SealedNumber:
    """A row's number in an address: the database counts all files of all partnerships together.

    One block is enciphered with a key of this installation and this kind of row. The same row
    always has the same address; neither the next one nor how many there are can be told from it.
    """

    regex = "[a-z2-7]{26}"
    kind: ClassVar[str] = ""

    def to_python(self, value: str) -> int:
        """Return the number; a ValueError means that no page has this address."""
        try:
            sealed = base64.b32decode(f"{value.upper()}======")
        except binascii.Error as problem:
            raise ValueError(value) from problem
        number = int.from_bytes(_cipher(self.kind).decryptor().update(sealed))
        if number >= 2**63 or self.to_url(number) != value:
            raise ValueError(value)
        return number

    def to_url(self, value: int) -> str:
        """Write the number."""
        sealed = _cipher(self.kind).encryptor().update(int(value).to_bytes(BLOCK))
        return base64.b32encode(sealed).decode().rstrip("=").lower()


@cache
@cache
def number_of(kind: str) -> str:
    """Return what a path writes for the number of a row of this kind: `<{number_of("grant")}:…>`.

    Each kind has a key of its own, so that the first grant and the first post look nothing alike.
    """
    name = f"number_of_{kind}"
    register_converter(type(name, (SealedNumber,), {"kind": kind}), name)
    return name


@cache
def _cipher(kind: str) -> Cipher[modes.ECB]:
    # A single block of our own making: there is nothing for a mode to chain.
    key = salted_hmac("heed.core.sealed", kind, algorithm="sha256").digest()[:BLOCK]
    return Cipher(algorithms.AES(key), modes.ECB())  # noqa: S305  (one block, see above)
