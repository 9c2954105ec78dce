"""Does what was read come through the wall unchanged, and is nothing else believed?"""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heed.attachments.intake import Kind, Reason, Refused
from heed.chronologies.readers import passing
from heed.chronologies.readers.opened import CannotBeRead, Line, Opened, Table

lines = st.builds(Line, st.integers(1, 10**6), st.lists(st.text()).map(tuple))
some = st.lists(lines, max_size=4).map(tuple)
below = st.frozensets(st.tuples(st.integers(1, 99), st.integers(0, 9)), max_size=3)
tables = st.builds(Table, st.none() | st.text(), some, below)
opened = st.builds(
    Opened,
    st.lists(tables, max_size=3).map(tuple),
    some,
    st.lists(st.tuples(st.none() | st.integers(1, 99), st.text()), max_size=3).map(tuple),
)


@settings(max_examples=30)
@given(opened)
def test_what_was_read_comes_back_as_it_was(read: Opened) -> None:
    assert passing.received(json.dumps(passing.sent(read)).encode()) == read


def test_a_sentence_comes_back_without_what_could_harm() -> None:
    with pytest.raises(CannotBeRead, match=r"^Not a \?\[2Jchronology\.$"):
        passing.received(b'{"unreadable": "Not a \\u001b[2Jchronology."}')


def test_a_refusal_comes_back_with_its_reason() -> None:
    with pytest.raises(Refused) as refused:
        passing.received(b'{"refused": "ENCRYPTED", "where": "here"}')

    assert (refused.value.reason, refused.value.where) == (Reason.ENCRYPTED, "here")


def test_another_kind_comes_back_as_such() -> None:
    with pytest.raises(passing.AnotherKind, match="PDF") as other:
        passing.received(b'{"kind": "PDF", "notes": []}')

    assert other.value.kind is Kind.PDF


@pytest.mark.parametrize(
    "answer",
    [
        "", "[]", "7", "{}", '{"tables": 1}', '{"tables": [["a", [[1]]]]}', '{"kind": "EVIL"}',
        '{"tables": [], "paragraphs": [["x", []]], "remarks": []}', '{"refused": "EVIL"}',
        '{"tables": [], "paragraphs": [], "remarks": [[{}, ""]]}', "[" * 100_000,
        '{"unreadable": 7}', '{"tables": [], "paragraphs": [[1e999, []]], "remarks": []}',
    ],
)  # fmt: skip
def test_an_answer_that_is_none_is_a_damaged_file(answer: str) -> None:
    with pytest.raises(Refused) as refused:
        passing.received(answer.encode())

    assert refused.value.reason is Reason.DAMAGED
