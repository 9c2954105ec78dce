"""What does the documentation say about every rule? Writes `docs/reference/rules.md`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from heed.statute import registry
from heed.statute.counted import in_words
from heed.statute.dated import Unverified
from heed.statute.registry import Entry, Family
from heed.statute.sources import Grade, Source
from heed.statute.wording import as_words

CHECK_SOURCE: Final = {
    Grade.READ: "",
    Grade.SECONDARY: " Read in a secondary source.",
    Grade.KNOWN: " **Check source**: known, not read again.",
    Grade.ASSUMED: " **Check source**: a convention chosen here, open to local agreement.",
    Grade.UNVERIFIED: " **Check source**: not found.",
}

_INTRODUCTION: Final = """\
# Rules

Every rule Heed knows, with what it says, how strongly it binds, from when to when, where it comes
from and when somebody last looked. The same list as JSON: `heed rules`, or
`heed rules --on 2025-03-31` for one day.

A rule marked **Check source** can be used, but its source's own text has not been read: read it
before you rely on the rule. A rule whose text was not found says what is wanted instead, and Heed
gives no date from it.
"""

_HEADING: Final = """\
| Rule | Question | What it says | Force | In force | Source | Checked |
|---|---|---|---|---|---|---|
"""


def markdown() -> str:
    """Return the page: one table for each family, one row for each version of a rule."""
    return "\n".join([_INTRODUCTION, *map(_family, registry.FAMILIES)])


def cell(text: str) -> str:
    """Return a text as it can stand in one cell of a table."""
    return text.replace("|", "\\|").replace("\n", " ")


def _family(family: Family) -> str:
    rows = "".join(_rows(family))
    return f"## {family.title}\n\n{_HEADING}{rows}"


def _rows(family: Family) -> Iterator[str]:
    for entry in registry.entries(family.rules):
        cells = (
            entry.rule.id,
            entry.rule.question,
            _says(entry),
            entry.version.source.force.value,
            _in_force(entry.version.starts, entry.ends),
            _source(entry.version.source),
            in_words(entry.version.checked),
        )
        yield f"| {' | '.join(map(cell, cells))} |\n"


def _says(entry: Entry) -> str:
    version = entry.version
    if isinstance(version, Unverified):
        return f"Wanted: {_sentence(version.wanted)}{CHECK_SOURCE[Grade.UNVERIFIED]}"
    return f"{_sentence(as_words(version.value))}{CHECK_SOURCE[version.grade]}"


def _sentence(words: str) -> str:
    stop = "" if words.endswith(".") else "."
    return f"{words[0].upper()}{words[1:]}{stop}"


def _in_force(starts: date | None, ends: date | None) -> str:
    if starts is None:
        return "first day not known"
    if ends is None:
        return f"from {in_words(starts)}"
    return f"{in_words(starts)} to {in_words(ends)}"


def _source(source: Source) -> str:
    return f"[{source}]({source.url})" if source.url else str(source)
