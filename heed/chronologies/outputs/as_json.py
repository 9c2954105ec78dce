"""How is a combined chronology said in JSON, as `chronology.schema.json` describes it?"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from heed.chronologies.merging.combined import Combined, Entry, Sent
from heed.chronologies.returns import as_json

_text: Final = json.JSONEncoder(ensure_ascii=False).encode


def lines(combined: Combined) -> Iterator[str]:
    """Yield the whole as JSON, one row to a line, so that differences can be seen."""
    yield "{\n"
    yield from _list("returns", map(_sent, combined.returns))
    yield ",\n"
    yield from _list("columns", map(as_json.column, combined.columns))
    yield ",\n"
    yield from _list("rows", map(_entry, combined.rows))
    yield ",\n"
    yield from _list("problems", map(as_json.problem, combined.problems))
    yield "\n}\n"


def _list(name: str, entries: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield f'"{name}": ['
    for place, entry in enumerate(entries):
        yield f"{',' if place else ''}\n{_text(entry)}"
    yield "\n]"


def _sent(one: Sent) -> dict[str, Any]:
    return {"file": one.file, "agency": one.agency, "rows": one.rows, "problems": one.problems}


def _entry(entry: Entry) -> dict[str, Any]:
    """Return a row with its id and what it should be read with; `compared` says why."""
    return {
        "id": entry.id,
        **as_json.row(entry.row),
        "same_as": entry.same_as,
        "conflicts_with": entry.conflicts_with,
        "repeats": entry.repeats,
        "compared": [
            {"with": mark.other, "kind": mark.kind, "why": mark.reasons} for mark in entry.marks
        ],
    }
