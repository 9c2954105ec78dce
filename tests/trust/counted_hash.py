"""How often is a password hashed? A quick hash that counts, for harnesses about guessing."""

from __future__ import annotations

from typing import ClassVar, Final

from django.contrib.auth.hashers import MD5PasswordHasher

COUNTED: Final = "tests.trust.counted_hash.Counted"


class Counted(MD5PasswordHasher):
    """A quick hash that counts how often it is asked."""

    algorithm = "counted_md5"
    asked: ClassVar[int] = 0

    def encode(self, password: str, salt: str) -> str:
        """Count, then hash."""
        type(self).asked += 1
        return str(super().encode(password, salt))
