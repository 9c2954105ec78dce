"""Which words of different agencies mean the same event, the same person or the same finding?

The words stand in `vocabulary.toml`. A finding belongs to a question; two rows that answer one
question differently may contradict each other.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Final

Ways = Mapping[str, tuple[str, ...]]

_SAID: Final = tomllib.loads(
    resources.files("heed.chronologies.merging").joinpath("vocabulary.toml").read_text("utf-8")
)


def _set(name: str) -> frozenset[str]:
    return frozenset(_SAID[name])


def _ways(meanings: Mapping[str, list[str]]) -> Ways:
    return {meaning: tuple(ways) for meaning, ways in meanings.items()}


ONCE: Final = _set("once")
STRONG: Final = _set("strong")
SLIGHT: Final = _set("slight")
FAMILY: Final = _set("family")
EMPTY: Final = _set("empty")
BETWEEN_NUMBER_AND_THING: Final = _set("between_number_and_thing")
NOT_COUNTED: Final = _set("not_counted")
UNITS: Final = _set("units")
TOLD: Final = _set("told")
PLANNED: Final = _set("planned")
NUMBERS: Final[Mapping[str, int]] = _SAID["numbers"]
EVENTS: Final = _ways(_SAID["events"])
CONTACTS: Final = _ways(_SAID["contacts"])
PEOPLE: Final = _ways(_SAID["people"])
BODY: Final = _ways(_SAID["body"])
DEEDS: Final = _ways(_SAID["deeds"])
FINDINGS: Final = {question: _ways(answers) for question, answers in _SAID["findings"].items()}
