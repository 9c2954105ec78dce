"""Does the process behind the walls answer whatever happens, and are the walls the right ones?"""

from __future__ import annotations

import ctypes
import io
import json
import os
import platform
import resource
import struct
from dataclasses import asdict
from typing import Any

import pytest

from heed.attachments.intake import USUAL, confinement, looking
from heed.attachments.intake.kinds import Container


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """Note what would be asked of the kernel, instead of asking it."""
    asked: list[tuple[Any, ...]] = []

    class Kernel:
        def prctl(self, *step: Any) -> int:
            asked.append(step)
            return 0

    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Kernel())
    monkeypatch.setattr(resource, "setrlimit", lambda *limit: asked.append(limit))
    return asked


def answer_to(content: bytes) -> tuple[int, dict[str, Any]]:
    read, write = os.pipe()
    limits = json.dumps(asdict(USUAL))
    status = looking.main([Container.TEXT.name, limits], io.BytesIO(content), answer=write)
    os.close(write)
    with os.fdopen(read, "rb") as said:
        return status, json.loads(said.read() or b"{}")


def test_the_limits_come_first_and_the_walls_before_the_file(steps: list[tuple[Any, ...]]) -> None:
    status, said = answer_to(b"only text")

    assert (status, said) == (0, {"kind": "PLAIN_TEXT", "notes": []})
    assert steps[0] == (resource.RLIMIT_AS, (USUAL.memory, USUAL.memory))
    assert steps[1] == (resource.RLIMIT_CPU, (USUAL.processor, USUAL.processor + 1))
    assert (resource.RLIMIT_FSIZE, (0, 0)) in steps
    assert [step[0] for step in steps[-3:]] == [4, 38, 22]


def test_a_refusal_is_an_answer(steps: list[tuple[Any, ...]]) -> None:
    assert answer_to(b"<html>") == (0, {"refused": "WEB_PAGE", "where": "markup"})


def test_without_walls_nothing_is_read(
    steps: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "vax")

    assert answer_to(b"only text") == (looking.CANNOT_CONFINE, {})


def test_a_kernel_without_walls_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Kernel:
        def prctl(self, *_: Any) -> int:
            return -1

    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Kernel())

    with pytest.raises(confinement.CannotConfine, match="step 4"):
        confinement.lock_down()


@pytest.mark.parametrize("machine", confinement.MARKS)
def test_only_what_is_listed_is_let_through(machine: str) -> None:
    lines = list(struct.iter_unpack("HBBI", confinement._instructions(machine)))
    column = list(confinement.MARKS).index(machine)

    def answer_of(mark: int, call: int) -> int:
        """Run the filter as the kernel does."""
        place = loaded = 0
        while True:
            code, if_equal, otherwise, value = lines[place]
            place += 1
            if code == confinement.LOAD:
                loaded = mark if value == confinement.PLACE_OF_MACHINE else call
            elif code == confinement.COMPARE:
                place += if_equal if loaded == value else otherwise
            else:
                return int(value)

    allowed = {numbers[column] for numbers in confinement.CALLS.values()}
    mark = confinement.MARKS[machine]
    assert {call for call in range(600) if answer_of(mark, call) == confinement.ALLOW} == allowed
    assert answer_of(mark, 599) == confinement.REFUSE
    assert answer_of(0x40000003, 1) == confinement.END_PROCESS


@pytest.mark.parametrize(
    ("stumble", "said"),
    [
        (MemoryError(), {"refused": "TOO_HARD", "where": "memory"}),
        (RecursionError(), {"refused": "TOO_COMPLEX", "where": "things in things"}),
        (KeyError("secret of the file"), {"refused": "DAMAGED", "where": "KeyError"}),
    ],
)
def test_a_reader_that_stumbles_has_refused(stumble: Exception, said: dict[str, str]) -> None:
    def inspect(*_: Any, **__: Any) -> Any:
        raise stumble

    assert looking.look(inspect, io.BytesIO(), USUAL) == said


@pytest.mark.parametrize("container", Container, ids=lambda container: container.name)
def test_every_container_has_a_reader(container: Container) -> None:
    assert callable(looking.reader(container))


def test_the_process_leaves_without_tidying_up(monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[int] = []
    monkeypatch.setattr(looking, "main", lambda _arguments, file: file.fileno() + 7)
    monkeypatch.setattr(os, "_exit", left.append)

    looking.run()

    assert left == [7]
