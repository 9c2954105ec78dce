"""Is a plain text read paragraph by paragraph, whatever letters it was saved with?"""

from __future__ import annotations

import io

import pytest

from heed.attachments.intake import USUAL, Reason, Refused
from heed.publication.reports import plain_text
from heed.publication.tests.files import passages_of, read_as


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_lines_stand_together_until_a_blank_one(encoding: str) -> None:
    content = "One \u2019\r\ntwo\r\n \r\n\r\nThree\r\n".encode(encoding)

    report = read_as("plain_text", io.BytesIO(content))

    assert passages_of(report) == [(1, "One \u2019\ntwo"), (5, "Three\n")]


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read_as("plain_text", io.BytesIO(b"a\x00b"))

    assert refused.value.reason is Reason.NOT_ACCEPTED


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        plain_text.read(io.BytesIO(b"abc"), limits=type(USUAL)(text_size=2))

    assert refused.value.reason is Reason.TOO_BIG
