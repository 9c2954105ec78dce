"""Is there a key, is it the right kind, and does nothing secret stay here?"""

from __future__ import annotations

from pathlib import Path

import pytest
from pyrage.x25519 import Identity

from heed.backups import keys


def test_the_two_halves_belong_together(tmp_path: Path) -> None:
    secret, public = keys.make()

    assert str(Identity.from_str(secret).to_public()) == public
    assert str(keys.recipient(f" {public}\n")) == public


def test_public_keys_are_added_never_replaced(tmp_path: Path) -> None:
    file = tmp_path / "new" / "keys.txt"

    keys.keep_public("age1first", file)
    keys.keep_public("age1second", file)

    assert keys.public_keys(file) == ("age1first", "age1second")


def test_without_a_key_the_sentence_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(keys.NoKey, match="heed backup --make-key"):
        keys.public_keys(tmp_path / "keys.txt")


def test_what_is_no_public_key_is_refused() -> None:
    with pytest.raises(keys.KeyNotUnderstood, match="begins with age1"):
        keys.recipient("AGE-SECRET-KEY-1")


def test_the_sheet_from_the_safe_may_have_remarks(identity: Path, secret: Identity) -> None:
    (found,) = keys.secret_keys(identity)

    assert str(found) == str(secret)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"# nothing\n\n", "There is no key in"),
        (b"age1publickey\n", "AGE-SECRET-KEY-1"),
        (b"\xff\xfe", "No key could be read"),
        (None, "No key could be read"),
    ],
)
def test_a_sheet_that_is_none_is_explained(
    content: bytes | None, sentence: str, tmp_path: Path
) -> None:
    file = tmp_path / "identity.txt"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(keys.KeyNotUnderstood, match=sentence):
        keys.secret_keys(file)
