"""Tests of the law: each starts with nothing remembered from another."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

import heed.statute


def modules_of_the_law() -> list[str]:
    return [
        name
        for name in sys.modules
        if name.startswith("heed.statute") and not name.startswith("heed.statute.tests")
    ]


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Empty every cache, so that each test makes the law count for itself."""
    for name in modules_of_the_law():
        for thing in list(vars(sys.modules[name]).values()):
            if hasattr(thing, "cache_clear") and not isinstance(thing, ModuleType):
                thing.cache_clear()


@pytest.fixture
def read_again(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Forget every module of the law, so that its rules are written out from their text again."""
    monkeypatch.setattr(heed, "statute", heed.statute)
    for name in modules_of_the_law():
        monkeypatch.delitem(sys.modules, name)
    yield
    for name in modules_of_the_law():
        del sys.modules[name]
