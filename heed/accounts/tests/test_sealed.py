"""Does what is sealed stay shut for everybody without the key and the purpose?"""

from __future__ import annotations

import pytest
from django.test import override_settings

from heed.accounts import sealed


def test_what_is_sealed_can_be_opened_again_and_cannot_be_read() -> None:
    shut = sealed.seal("the words of a family", purpose="a test")

    assert "family" not in shut
    assert sealed.unseal(shut, purpose="a test") == "the words of a family"


def test_another_purpose_another_key_and_changed_words_open_nothing() -> None:
    shut = sealed.seal("the words of a family", purpose="a test")
    changed = shut[:-4] + ("AAA=" if shut[-4:] != "AAA=" else "BBB=")

    for words, purpose in ((shut, "something else"), (changed, "a test")):
        with pytest.raises(sealed.CannotBeOpened, match="another key"):
            sealed.unseal(words, purpose=purpose)
    with override_settings(SECRET_KEY="another key"), pytest.raises(sealed.CannotBeOpened):
        sealed.unseal(shut, purpose="a test")


def test_a_former_secret_key_still_opens_what_it_sealed() -> None:
    shut = sealed.seal("the words of a family", purpose="a test")

    with override_settings(SECRET_KEY="a new key", SECRET_KEY_FALLBACKS=["only-for-tests"]):
        assert sealed.unseal(shut, purpose="a test") == "the words of a family"
