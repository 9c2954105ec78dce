"""Does the process that reads a file answer whatever happens, and only behind its walls?"""

from __future__ import annotations

import gc
import io
import json
import os
from dataclasses import asdict
from typing import Any

import pytest

from heed.attachments.intake import USUAL, Kind, confinement
from heed.attachments.intake.kinds import Container
from heed.chronologies.readers import reading
from heed.chronologies.readers.opened import CannotBeRead
from heed.chronologies.readers.tests.making_word import document, row, table

SEEN = document(table(row("1 May 2016", "Seen")))


@pytest.fixture
def walls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note which walls would go up, instead of building them around the tests."""
    built: list[str] = []
    monkeypatch.setattr(gc, "disable", lambda: None)
    monkeypatch.setattr(confinement, "limit", lambda _: built.append("limits"))
    monkeypatch.setattr(confinement, "lock_down", lambda: built.append("calls"))
    return built


def answer_to(content: bytes, *kinds: Kind, container: Container = Container.ZIP) -> Any:
    read, write = os.pipe()
    arguments = [container.name, json.dumps(asdict(USUAL)), *(kind.name for kind in kinds)]
    status = reading.main(arguments, io.BytesIO(content), answer=write)
    os.close(write)
    with os.fdopen(read, "rb") as said:
        return status, json.loads(said.read() or b"{}")


def test_what_a_file_says_is_the_answer(walls: list[str]) -> None:
    status, said = answer_to(SEEN, Kind.WORD)

    assert (status, walls) == (0, ["limits", "calls"])
    assert said == {
        "tables": [[None, [[1, ["1 May 2016", "Seen"]]], []]],
        "paragraphs": [],
        "remarks": [],
    }


def test_a_file_that_does_not_pass_is_not_read(walls: list[str]) -> None:
    assert answer_to(SEEN[:-9], Kind.WORD)[1]["refused"] == "DAMAGED"


def test_a_file_of_another_kind_is_not_read(walls: list[str]) -> None:
    assert answer_to(SEEN, Kind.EXCEL)[1] == {"kind": "WORD", "notes": []}


def test_a_return_that_cannot_be_made_is_a_sentence(
    walls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(_: bytes) -> Any:
        raise CannotBeRead("No chronology.")

    monkeypatch.setattr(reading, "reader", lambda _: read)

    assert answer_to(SEEN, Kind.WORD)[1] == {"unreadable": "No chronology."}


def test_a_reader_that_stumbles_has_refused(
    walls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(_: bytes) -> Any:
        raise BaseException("as libraries written in Rust do")

    monkeypatch.setattr(reading, "reader", lambda _: read)

    assert answer_to(SEEN, Kind.WORD)[1] == {"refused": "DAMAGED", "where": "BaseException"}


def test_without_walls_nothing_is_read(monkeypatch: pytest.MonkeyPatch, walls: list[str]) -> None:
    def none() -> None:
        raise confinement.CannotConfine

    monkeypatch.setattr(confinement, "lock_down", none)

    assert answer_to(SEEN, Kind.WORD) == (3, {})


@pytest.mark.parametrize("kind", reading.READERS, ids=lambda kind: kind.name)
def test_every_kind_has_a_reader(kind: Kind) -> None:
    assert callable(reading.reader(kind))


def test_a_file_without_a_name_may_be_whatever_is_organised_so() -> None:
    possible = {kind for container in Container for kind in reading.possible(container)}

    assert possible == set(reading.READERS)
    assert reading.possible(Container.PDF) == ()


def test_the_process_leaves_without_tidying_up(monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[int] = []
    monkeypatch.setattr(reading, "main", lambda _arguments, file: file.fileno() + 7)
    monkeypatch.setattr(os, "_exit", left.append)

    reading.run()

    assert left == [7]
