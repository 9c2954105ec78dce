"""How does what was read in a file pass from behind the walls to whoever asked?

As JSON, and nothing of it is believed: the process that wrote it had a strange file in its hands.
"""

from __future__ import annotations

import json
from typing import Any, Final

from heed.attachments.intake import Kind, Reason, Refused
from heed.attachments.intake.refusals import printable
from heed.chronologies.readers.opened import CannotBeRead, Line, Opened, Table

Sent = dict[str, object]
LONGEST_SENTENCE: Final = 300
# What an answer of another form makes this module stumble over.
NOT_UNDERSTOOD: Final = (
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    RecursionError,
)


class AnotherKind(Exception):
    """The file is of a kind that was not asked for; `kind` is what it is."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind.label)
        self.kind = kind


def sent(opened: Opened) -> Sent:
    """Return what was read in a form that JSON keeps."""
    return {
        "tables": [
            (table.name, _plain(table.lines), sorted(table.below)) for table in opened.tables
        ],
        "paragraphs": _plain(opened.paragraphs),
        "remarks": opened.remarks,
    }


def received(said: bytes) -> Opened:
    """Return what was read, as it was before it was sent.

    :raises CannotBeRead: if the reader could not make a return of it
    :raises AnotherKind: if it passed, but is not what it should be
    :raises Refused: if it did not pass, or the answer is none
    """
    try:
        answer = json.loads(said)
        if "tables" in answer:
            return _opened(answer)
        problem = _problem(answer)
    except NOT_UNDERSTOOD as stumbled:
        raise Refused(Reason.DAMAGED, "an answer that is none") from stumbled
    raise problem


def _problem(answer: dict[str, Any]) -> Exception:
    if "unreadable" in answer:
        return CannotBeRead(printable(answer["unreadable"], longest=LONGEST_SENTENCE))
    if "refused" in answer:
        return Refused(Reason[answer["refused"]], str(answer["where"]))
    return AnotherKind(Kind[answer["kind"]])


def _plain(lines: tuple[Line, ...]) -> list[tuple[int, tuple[str, ...]]]:
    return [(line.number, line.cells) for line in lines]


def _opened(answer: dict[str, Any]) -> Opened:
    return Opened(
        tuple(
            Table(_name(name), _lines(lines), frozenset((int(row), int(at)) for row, at in below))
            for name, lines, below in answer["tables"]
        ),
        _lines(answer["paragraphs"]),
        tuple((None if row is None else int(row), str(said)) for row, said in answer["remarks"]),
    )


def _name(name: object) -> str | None:
    return None if name is None else str(name)


def _lines(lines: list[tuple[int, list[str]]]) -> tuple[Line, ...]:
    return tuple([Line(int(number), tuple(map(str, cells))) for number, cells in lines])
