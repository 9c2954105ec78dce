"""Tests of the law: each starts with nothing remembered from another."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import pytest

import heed.statute


def modules_of_the_law() -> list[str]:
    return [
        name
        for name in sys.modules
        if name.startswith("heed.statute") and not name.startswith("heed.statute.tests")
    ]


@pytest.fixture(scope="session")
def caches() -> list[Any]:
    """Every function of the law that remembers its answers."""
    return [
        thing
        for name in modules_of_the_law()
        for thing in vars(sys.modules[name]).values()
        if hasattr(thing, "cache_clear")
    ]


@pytest.fixture(autouse=True)
def nothing_remembered(caches: list[Any]) -> None:
    """Empty every cache, so that each test makes the law count for itself."""
    for remembers in caches:
        remembers.cache_clear()


@pytest.fixture
def read_again(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Forget every module of the law, so that its rules are written out from their text again."""
    monkeypatch.setattr(heed, "statute", heed.statute)
    for name in modules_of_the_law():
        monkeypatch.delitem(sys.modules, name)
    yield
    for name in modules_of_the_law():
        del sys.modules[name]
